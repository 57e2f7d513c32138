/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/sequence.h"

#include <stdlib.h>

#include "base/mem.h"

#define NONE SIZE_MAX

static const struct as_side *side_of(const struct as_row *row, int side)
{
	return side ? &row->right : &row->left;
}

struct place {
	size_t start, row;
};

static int by_start(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	return x->start < y->start ? -1 : x->start > y->start;
}

/* The rows that stand in a document, in its order. */
static struct place *places_in(size_t *found, const struct as_row *rows, size_t count, int side)
{
	struct place *places = as_realloc(NULL, count + 1, sizeof *places);
	*found = 0;
	for (size_t i = 0; i < count; i++)
		if (side_of(&rows[i], side)->passage != AS_NO_PASSAGE)
			places[(*found)++] = (struct place){side_of(&rows[i], side)->span.start, i};
	qsort(places, *found, sizeof *places, by_start);
	return places;
}

/* Rows of the other document alone, listed by the leading row they follow. */
struct followers {
	size_t *first, *last; /* by leading row; [count] are those before any */
	size_t *next;         /* by follower */
};

static void follow(struct followers *followers, size_t leader, size_t row)
{
	if (followers->first[leader] == NONE)
		followers->first[leader] = row;
	else
		followers->next[followers->last[leader]] = row;
	followers->last[leader] = row;
}

static void find_followers(struct followers *followers, const struct as_row *rows, size_t count, int lead)
{
	size_t found;
	struct place *places = places_in(&found, rows, count, !lead);
	size_t before = count, in_place = count;
	for (size_t i = 0; i < found; i++) {
		const struct as_row *row = &rows[places[i].row];
		if (side_of(row, lead)->passage != AS_NO_PASSAGE) {
			before = places[i].row;
			in_place = row->moved ? in_place : before;
			continue;
		}
		bool same = before != count && side_of(row, !lead)->passage == side_of(&rows[before], !lead)->passage;
		follow(followers, same ? before : in_place, places[i].row);
	}
	free(places);
}

void as_sequence_make(size_t *order, const struct as_row *rows, size_t count, int lead)
{
	struct followers followers = {as_realloc(NULL, count + 1, sizeof(size_t)), as_realloc(NULL, count + 1, sizeof(size_t)),
				      as_realloc(NULL, count + 1, sizeof(size_t))};
	for (size_t i = 0; i <= count; i++)
		followers.first[i] = followers.next[i] = NONE;
	find_followers(&followers, rows, count, lead);
	size_t found, written = 0;
	struct place *places = places_in(&found, rows, count, lead);
	size_t waiting = followers.first[count];
	for (size_t i = 0; i <= found; i++) {
		bool alone = i < found && side_of(&rows[places[i].row], !lead)->passage == AS_NO_PASSAGE;
		/* what the leading document has alone goes before what the other has alone */
		for (; !alone && waiting != NONE; waiting = followers.next[waiting])
			order[written++] = waiting;
		if (i == found)
			break;
		order[written++] = places[i].row;
		if (!alone)
			waiting = followers.first[places[i].row];
	}
	free(places);
	free(followers.first);
	free(followers.last);
	free(followers.next);
}
