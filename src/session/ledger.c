/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/ledger.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "align/texts.h"
#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "session/overlaps.h"
#include "session/state.h"
#include "store/claim.h"
#include "text/fold.h"

enum {
	PIECE = 256,       /* claims read between two looks at the clock */
	FEW = 64,          /* so many are read again one by one after a change; more: all */
};

/* One reading of the sidecar. */
struct book {
	struct as_claims claims;
	struct as_ledger_row *rows; /* by claim; owned */
	size_t rows_cap;
	size_t version;             /* of the sidecar */
	bool begun;
};

struct as_ledger {
	struct as_session *session;
	struct book now, next;
	bool reading;               /* `next` is under way */
	char *trouble;              /* owned */
	uint32_t *texts;            /* independent text by document; owned; NULL: not known */
	int *stories;               /* number from 1 by document, -1: in none; owned; NULL: not known */
};

struct as_ledger *as_ledger_new(struct as_session *session)
{
	struct as_ledger *ledger = as_calloc(1, sizeof *ledger);
	ledger->session = session;
	return ledger;
}

const struct as_scale *as_ledger_scale(const struct as_ledger *ledger)
{
	return as_session_scale(ledger->session);
}

static void free_book(struct book *book)
{
	as_claims_free(&book->claims);
	free(book->rows);
	*book = (struct book){.begun = false};
}

void as_ledger_free(struct as_ledger *ledger)
{
	if (!ledger)
		return;
	free_book(&ledger->now);
	free_book(&ledger->next);
	free(ledger->trouble);
	free(ledger->texts);
	free(ledger->stories);
	free(ledger);
}

/* ---- rows */

/* The places of one document stand together: they are by date and path. */
static size_t reports_of(const struct as_claim *claim)
{
	size_t reports = 0;
	for (size_t i = 0; i < claim->places_count; i++)
		reports += !i || claim->places[i].document != claim->places[i - 1].document;
	return reports;
}

static int by_number(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;
	return (x > y) - (x < y);
}

/* Independent texts among the documents; one that is not in the corpus any
 * more counts for itself.  0 when that of one is not known yet. */
static size_t texts_of(const struct as_claim *claim)
{
	int *texts = as_calloc(claim->places_count + 1, sizeof *texts);
	size_t known = 0, count = 0;
	bool all = true;
	for (size_t i = 0; i < claim->places_count && all; i++) {
		const struct as_claim_document *document = claim->places[i].document;
		if (document->number < 0)
			count += !i || claim->places[i - 1].document != document;
		else if (document->text < 0)
			all = false;
		else
			texts[known++] = document->text;
	}
	qsort(texts, known, sizeof *texts, by_number);
	for (size_t i = 0; i < known; i++)
		count += !i || texts[i] != texts[i - 1];
	free(texts);
	return all ? count : 0;
}

static const char *fold(struct as_arena *arena, const char *text)
{
	struct as_buf out = AS_BUF_INIT;
	struct as_fold_map map = {0};
	as_fold_search(&out, &map, text, strlen(text));
	as_fold_map_free(&map);
	const char *kept = as_arena_strndup(arena, out.data, out.len);
	as_buf_free(&out);
	return kept;
}

static void fill_row(struct as_ledger_row *row, const struct as_claim *claim, struct as_arena *arena)
{
	const char *sentence = claim->normalised;
	if (!sentence || !*sentence)
		sentence = claim->places_count && claim->places[0].text ? claim->places[0].text : "";
	*row = (struct as_ledger_row){.claim = claim, .sentence = sentence, .folded = fold(arena, sentence)};
	row->reports = reports_of(claim);
	row->texts = texts_of(claim);
}

/* Tells new documents of the claims their numbers. */
static void number_documents(struct as_ledger *ledger, struct as_claims *claims, size_t from)
{
	for (size_t i = from; i < claims->known_count; i++) {
		struct as_claim_document *document = claims->known[i];
		document->number = as_session_find(ledger->session, document->path);
		if (document->number >= 0 && ledger->texts)
			document->text = (int)ledger->texts[document->number];
		if (document->number >= 0 && ledger->stories)
			document->story = ledger->stories[document->number];
	}
}

/* ---- reading */

size_t as_ledger_rows(const struct as_ledger_row **rows, const struct as_ledger *ledger)
{
	*rows = ledger->now.rows;
	return ledger->now.rows ? ledger->now.claims.count : 0;
}

bool as_ledger_is_stale(const struct as_ledger *ledger)
{
	return !ledger->now.begun || ledger->now.version != ledger->session->sidecar_version;
}

size_t as_ledger_progress(const struct as_ledger *ledger)
{
	return ledger->next.claims.count;
}

const char *as_ledger_trouble(const struct as_ledger *ledger)
{
	return ledger->trouble;
}

static void begin_reading(struct as_ledger *ledger)
{
	free_book(&ledger->next);
	ledger->next.version = ledger->session->sidecar_version;
	ledger->next.begun = true;
	ledger->reading = true;
}

/* Rows are filled when all claims stand where they stay.  What could not be
 * read leaves the rows as they were. */
static void end_reading(struct as_ledger *ledger)
{
	ledger->reading = false;
	if (ledger->trouble) {
		ledger->now.version = ledger->next.version;
		ledger->now.begun = true;
		free_book(&ledger->next);
		return;
	}
	free_book(&ledger->now);
	ledger->now = ledger->next;
	ledger->next = (struct book){.begun = false};
	for (size_t i = 0; i < ledger->now.claims.count; i++)
		ledger->now.rows[i].claim = &ledger->now.claims.items[i];
}

/* Reads a piece; false when there is no more. */
static bool read_piece(struct as_ledger *ledger)
{
	struct book *book = &ledger->next;
	struct as_claims *claims = &book->claims;
	struct as_error err = AS_ERROR_INIT;
	size_t before = claims->count, known = claims->known_count;
	const char *last = before ? claims->items[before - 1].id : "";
	char after[AS_UUID_TEXT];
	memcpy(after, last, *last ? sizeof after : 1);
	free(ledger->trouble);
	ledger->trouble = NULL;
	bool fine = !ledger->session->store || as_claim_list(claims, ledger->session->store, after, PIECE, &err);
	if (!fine)
		ledger->trouble = as_strdup(as_error_text(&err));
	as_error_clear(&err);
	number_documents(ledger, claims, known);
	AS_RESERVE(book->rows, book->rows_cap, claims->count + 1);
	for (size_t i = before; i < claims->count; i++)
		fill_row(&book->rows[i], &claims->items[i], &claims->arena);
	return fine && claims->count > before;
}

bool as_ledger_step(struct as_ledger *ledger, int budget_ms)
{
	int64_t start = as_clock_ms();
	if (!as_ledger_is_stale(ledger))
		return false;
	if (!ledger->reading || ledger->next.version != ledger->session->sidecar_version)
		begin_reading(ledger);
	while (read_piece(ledger))
		if (as_clock_ms() - start >= budget_ms)
			return true;
	end_reading(ledger);
	return false;
}

static int compare_ids(const void *key, const void *item)
{
	return strcmp(key, ((const struct as_ledger_row *)item)->claim->id);
}

const struct as_ledger_row *as_ledger_find(const struct as_ledger *ledger, const char *id)
{
	const struct as_ledger_row *rows;
	size_t count = as_ledger_rows(&rows, ledger);
	const struct as_ledger_row *found = count ? bsearch(id, rows, count, sizeof *rows, compare_ids) : NULL;
	for (size_t i = 0; !found && i < count; i++)
		for (size_t n = 0; n < rows[i].claim->places_count && !found; n++)
			if (!strcmp(rows[i].claim->places[n].id, id))
				found = &rows[i];
	return found;
}

/* ---- texts and stories */

bool as_ledger_count_texts(struct as_ledger *ledger)
{
	size_t count = as_session_count(ledger->session);
	struct as_nearest *nearest = as_calloc(count + 1, sizeof *nearest);
	struct as_texts texts = {0};
	bool known = true;
	for (size_t doc = 0; doc < count && known; doc++) {
		struct as_listing listing;
		as_session_listing(&listing, ledger->session, doc);
		known = listing.compared;
		nearest[doc] = (struct as_nearest){listing.partner, listing.contained};
	}
	if (known) {
		as_texts_find(&texts, nearest, count);
		free(ledger->texts);
		ledger->texts = texts.of;
		number_documents(ledger, &ledger->now.claims, 0);
		number_documents(ledger, &ledger->next.claims, 0);
		for (size_t i = 0; i < ledger->now.claims.count; i++)
			ledger->now.rows[i].texts = texts_of(&ledger->now.claims.items[i]);
		for (size_t i = 0; i < ledger->next.claims.count; i++)
			ledger->next.rows[i].texts = texts_of(&ledger->next.claims.items[i]);
	}
	free(nearest);
	return known;
}

bool as_ledger_number_stories(struct as_ledger *ledger, bool (*going)(void *data, size_t done, size_t total),
			      void *data, struct as_error *err)
{
	struct as_commons commons;
	struct as_stories stories;
	size_t count = as_session_count(ledger->session);
	if (ledger->stories)
		return true;
	if (!as_commons_find(&commons, ledger->session, 0, going, data, err))
		return false;
	as_commons_stories(&stories, &commons, ledger->session);
	ledger->stories = as_calloc(count + 1, sizeof *ledger->stories);
	for (size_t doc = 0; doc < count; doc++)
		ledger->stories[doc] = -1;
	for (size_t i = 0; i < stories.count; i++)
		for (size_t n = 0; n < stories.items[i].count; n++)
			ledger->stories[stories.items[i].docs[n]] = (int)i + 1;
	as_stories_free(&stories);
	as_commons_free(&commons);
	number_documents(ledger, &ledger->now.claims, 0);
	number_documents(ledger, &ledger->next.claims, 0);
	return true;
}

bool as_ledger_knows_stories(const struct as_ledger *ledger)
{
	return ledger->stories != NULL;
}

/* ---- changing */

/* Reads some claims again; true when the book says what the sidecar says. */
static bool read_again(struct as_ledger *ledger, const char *const *ids, size_t count)
{
	struct book *book = &ledger->now;
	for (size_t i = 0; i < count; i++) {
		const struct as_ledger_row *row = as_ledger_find(ledger, ids[i]);
		size_t known = book->claims.known_count;
		struct as_claim fresh;
		if (!row || !as_claim_get(&fresh, &book->claims, ledger->session->store, row->claim->id, NULL))
			return false;
		size_t index = (size_t)(row - book->rows);
		number_documents(ledger, &book->claims, known);
		book->claims.items[index] = fresh;
		fill_row(&book->rows[index], &book->claims.items[index], &book->claims.arena);
	}
	return true;
}

bool as_ledger_set(struct as_ledger *ledger, const char *const *ids, size_t count, const char *field,
		   const char *value, struct as_error *err)
{
	struct as_session *session = ledger->session;
	as_session_refresh(session); /* what others did is read with the rest */
	bool fresh = !as_ledger_is_stale(ledger);
	if (!as_session_begin(session, err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!as_session_set_field(session, ids[i], field, value, err)) {
			as_session_rollback(session);
			return false;
		}
	if (!as_session_commit(session, err))
		return false;
	if (fresh && count <= FEW && read_again(ledger, ids, count))
		ledger->now.version = session->sidecar_version;
	return true;
}
