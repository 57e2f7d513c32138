/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/disputes.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "session/state.h"
#include "store/ruling.h"

const char *as_dispute_kind_name(enum as_dispute_kind kind)
{
	static const char *const names[AS_DISPUTE_KINDS] = {"type", "bounds", "alone", "field"};
	return names[kind];
}

/* A tag of the document at hand. */
struct mark {
	const struct as_annotation *annotation;
	struct as_span span;
	size_t annotator; /* number */
	uint64_t twins;            /* bits of the annotators below MANY who have the same tag */
	bool confirmed, disputed;
};
enum { MANY = 64 };

struct gathering {
	struct as_session *session;
	struct as_disputes *out;
	struct as_map annotators;  /* name -> number */
	struct as_ruling *rulings; /* in the arena of `out` */
	size_t rulings_count;
	struct as_map confirmed;   /* ids of annotations */
	struct mark *marks;        /* of the document at hand, by start */
	size_t marks_count, marks_cap;
};

static struct as_dispute *add(struct as_disputes *out, enum as_dispute_kind kind)
{
	AS_RESERVE(out->items, out->cap, out->count + 1);
	out->items[out->count] = (struct as_dispute){.kind = kind, .doc = -1};
	return &out->items[out->count++];
}

/* ---- tags of one document */

/* Claims and mentions are told apart: one may stand in the other. */
static bool comparable(const struct mark *a, const struct mark *b)
{
	return a->annotator != b->annotator && a->annotation->kind == b->annotation->kind;
}

/* Calls `look` with each mark that overlaps `mark`; marks come by start, and
 * `longest` is the longest of them. */
typedef void look_at(const struct mark *mark, struct mark *other, void *data);
static void each_overlapping(struct gathering *gathering, const struct mark *mark, size_t longest, look_at *look,
			     void *data)
{
	size_t from = mark->span.start > longest ? mark->span.start - longest : 0, low = 0, high = gathering->marks_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (gathering->marks[middle].span.start < from)
			low = middle + 1;
		else
			high = middle;
	}
	for (size_t i = low; i < gathering->marks_count && gathering->marks[i].span.start < mark->span.end; i++) {
		struct mark *other = &gathering->marks[i];
		if (other->span.end > mark->span.start && comparable(mark, other))
			look(mark, other, data);
	}
}

/* What stands around a mark. */
struct around {
	bool any;           /* somebody else has something here */
	struct mark *best;  /* of another annotator, where neither has the other's tag: shares most */
	size_t shared;
};

static bool has_twin(const struct mark *mark, size_t annotator)
{
	return annotator < MANY && (mark->twins >> annotator & 1);
}

static void look_for_rival(const struct mark *mark, struct mark *other, void *data)
{
	struct around *around = data;
	around->any = true;
	if (other->annotator < mark->annotator || other->disputed || (mark->confirmed && other->confirmed) ||
	    has_twin(mark, other->annotator) || has_twin(other, mark->annotator))
		return;
	size_t start = mark->span.start > other->span.start ? mark->span.start : other->span.start;
	size_t end = mark->span.end < other->span.end ? mark->span.end : other->span.end;
	if (end - start > around->shared) {
		around->shared = end - start;
		around->best = other;
	}
}

static struct as_dispute_side side_of(struct as_disputes *out, const struct mark *mark)
{
	const struct as_annotation *annotation = mark->annotation;
	struct as_dispute_side side = {
		.annotator = as_arena_strdup(&out->arena, annotation->annotator),
		.value = as_arena_strdup(&out->arena, annotation->type),
		.words = as_arena_strdup(&out->arena, annotation->anchor.exact),
		.time = as_arena_strdup(&out->arena, annotation->updated),
		.span = mark->span,
	};
	memcpy(side.id, annotation->id, sizeof side.id);
	return side;
}

static void add_pair(struct gathering *gathering, size_t doc, struct mark *first, struct mark *second)
{
	bool same = !strcmp(first->annotation->type, second->annotation->type);
	struct as_dispute *dispute = add(gathering->out, same ? AS_DISPUTE_BOUNDS : AS_DISPUTE_TYPE);
	dispute->doc = (int)doc;
	dispute->sides[0] = side_of(gathering->out, first);
	dispute->sides[1] = side_of(gathering->out, second);
	dispute->span = first->span;
	if (second->span.start < dispute->span.start)
		dispute->span.start = second->span.start;
	if (second->span.end > dispute->span.end)
		dispute->span.end = second->span.end;
	first->disputed = second->disputed = true;
}

static void add_lone(struct gathering *gathering, size_t doc, struct mark *mark)
{
	struct as_dispute *dispute = add(gathering->out, AS_DISPUTE_ALONE);
	dispute->doc = (int)doc;
	dispute->sides[0] = side_of(gathering->out, mark);
	dispute->span = mark->span;
}

static void compare_mark(struct gathering *gathering, size_t doc, struct mark *mark, size_t longest, bool all)
{
	struct around around = {0};
	each_overlapping(gathering, mark, longest, look_for_rival, &around);
	if (around.best && !mark->disputed)
		add_pair(gathering, doc, mark, around.best);
	else if (!around.any && all && !mark->confirmed)
		add_lone(gathering, doc, mark);
}

static int by_start(const void *a, const void *b)
{
	const struct mark *x = a, *y = b;
	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	if (x->span.end != y->span.end)
		return x->span.end < y->span.end ? -1 : 1;
	int order = (x->annotator > y->annotator) - (x->annotator < y->annotator);
	return order ? order : strcmp(x->annotation->id, y->annotation->id);
}

/* The tags of a document; returns the longest one's bytes. */
static size_t gather_marks(struct gathering *gathering, const struct as_tagged *tagged, size_t count)
{
	size_t longest = 0;
	gathering->marks_count = 0;
	for (size_t i = 0; i < count; i++) {
		const struct as_annotation *annotation = tagged[i].annotation;
		if (annotation->kind == AS_DOCUMENT_TAG)
			continue;
		gathering->out->lost += tagged[i].state == AS_ANCHOR_ORPHAN;
		const uint32_t *number = as_map_get(&gathering->annotators, annotation->annotator,
						    strlen(annotation->annotator));
		if (tagged[i].state == AS_ANCHOR_ORPHAN || !number)
			continue;
		AS_RESERVE(gathering->marks, gathering->marks_cap, gathering->marks_count + 1);
		gathering->marks[gathering->marks_count++] = (struct mark){
			.annotation = annotation, .span = tagged[i].span, .annotator = *number,
			.confirmed = as_map_get(&gathering->confirmed, annotation->id, strlen(annotation->id)) != NULL};
		if (as_span_length(tagged[i].span) > longest)
			longest = as_span_length(tagged[i].span);
	}
	if (gathering->marks_count)
		qsort(gathering->marks, gathering->marks_count, sizeof *gathering->marks, by_start);
	return longest;
}

/* The same tags stand side by side, since they come by place. */
static void find_twins(struct gathering *gathering)
{
	struct mark *marks = gathering->marks;
	for (size_t i = 0; i < gathering->marks_count; i++)
		for (size_t k = i + 1; k < gathering->marks_count && marks[k].span.start == marks[i].span.start &&
				       marks[k].span.end == marks[i].span.end; k++) {
			if (strcmp(marks[i].annotation->type, marks[k].annotation->type) != 0)
				continue;
			if (marks[k].annotator < MANY)
				marks[i].twins |= (uint64_t)1 << marks[k].annotator;
			if (marks[i].annotator < MANY)
				marks[k].twins |= (uint64_t)1 << marks[i].annotator;
		}
}

static size_t annotators_here(const struct gathering *gathering)
{
	bool *seen = as_calloc(gathering->annotators.count + 1, sizeof *seen);
	size_t count = 0;
	for (size_t i = 0; i < gathering->marks_count; i++) {
		count += !seen[gathering->marks[i].annotator];
		seen[gathering->marks[i].annotator] = true;
	}
	free(seen);
	return count;
}

static bool gather_tags(struct gathering *gathering, struct as_error *err)
{
	struct as_session *session = gathering->session;
	struct as_error local = AS_ERROR_INIT;
	for (size_t doc = 0; doc < session->corpus.count; doc++) {
		const struct as_tagged *tagged;
		if (!as_session_tags_of(session, doc))
			continue;
		size_t count = as_session_tagged(&tagged, session, doc, &local);
		if (local.code) {
			as_error_move(err, &local);
			return false;
		}
		size_t longest = gather_marks(gathering, tagged, count), here = annotators_here(gathering);
		find_twins(gathering);
		for (size_t i = 0; here > 1 && i < gathering->marks_count; i++)
			compare_mark(gathering, doc, &gathering->marks[i], longest,
				     here == gathering->annotators.count);
	}
	return true;
}

/* ---- fields of claims */

static bool same_value(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : !a && !b;
}

/* The last word of someone who is neither of two; NULL when there is none. */
static const struct as_ruling *last_of_others(const struct as_ruling *rows, size_t count, const char *not_a,
					       const char *not_b)
{
	for (size_t i = count; i > 0; i--)
		if (!rows[i - 1].confirms && strcmp(rows[i - 1].annotator, not_a) != 0 &&
		    (!not_b || strcmp(rows[i - 1].annotator, not_b) != 0))
			return &rows[i - 1];
	return NULL;
}

/* The two that differ among the settings of one field; false when nobody does,
 * or it was settled: confirmed, or set by a third one after two had differed. */
static bool differ(const struct as_ruling *sides[2], const struct as_ruling *rows, size_t count)
{
	const struct as_ruling *last = &rows[count - 1];
	if (last->confirms)
		return false;
	const struct as_ruling *other = last_of_others(rows, count, last->annotator, NULL);
	if (!other || same_value(other->value, last->value))
		return false;
	const struct as_ruling *third = last_of_others(rows, count, last->annotator, other->annotator);
	if (third && !same_value(third->value, other->value))
		return false;
	sides[0] = other;
	sides[1] = last;
	return true;
}

/* Where the claim appears first in this corpus, and its words. */
static void place_claim(struct as_dispute *dispute, struct gathering *gathering, const struct as_annotation **all,
			size_t count)
{
	for (size_t i = 0; i < count && dispute->doc < 0; i++) {
		if (strcmp(all[i]->claim, dispute->claim) != 0)
			continue;
		const struct as_tagged *tagged;
		int doc = as_session_find(gathering->session, all[i]->anchor.document);
		dispute->words = as_arena_strdup(&gathering->out->arena,
						 all[i]->normalised ? all[i]->normalised : all[i]->anchor.exact);
		size_t tags = doc < 0 ? 0 : as_session_tagged(&tagged, gathering->session, (size_t)doc, NULL);
		for (size_t n = 0; n < tags; n++)
			if (!strcmp(tagged[n].annotation->id, all[i]->id)) {
				dispute->doc = doc;
				dispute->span = tagged[n].span;
			}
	}
}

static void add_field(struct gathering *gathering, const struct as_ruling *const sides[2],
		      const struct as_annotation **all, size_t count)
{
	struct as_dispute *dispute = add(gathering->out, AS_DISPUTE_FIELD);
	dispute->field = sides[0]->field;
	dispute->words = "";
	if (strlen(sides[0]->object) < sizeof dispute->claim)
		strcpy(dispute->claim, sides[0]->object);
	for (int i = 0; i < 2; i++)
		dispute->sides[i] = (struct as_dispute_side){
			.annotator = sides[i]->annotator, .value = sides[i]->value, .time = sides[i]->time};
	place_claim(dispute, gathering, all, count);
}

static bool gather_fields(struct gathering *gathering, struct as_error *err)
{
	const struct as_annotation **all = NULL;
	struct as_error local = AS_ERROR_INIT;
	size_t count = as_session_annotations(&all, gathering->session, &local);
	if (local.code) {
		as_error_move(err, &local);
		return false;
	}
	for (size_t i = 0, end; i < gathering->rulings_count; i = end) {
		const struct as_ruling *rows = &gathering->rulings[i], *sides[2];
		for (end = i + 1; end < gathering->rulings_count; end++)
			if (strcmp(gathering->rulings[end].object, rows->object) != 0 ||
			    strcmp(gathering->rulings[end].field, rows->field) != 0)
				break;
		if (*rows->field && differ(sides, rows, end - i))
			add_field(gathering, sides, all, count);
	}
	return true;
}

/* ---- all */

static int compare_names(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;
	return strcmp(*x, *y);
}

/* By name, so that who comes first does not hang on chance. */
static void number_annotators(struct gathering *gathering, const struct as_annotation *const *all, size_t count)
{
	const char **names = as_calloc(count + 1, sizeof *names);
	size_t known = 0;
	struct as_map seen = {0};
	for (size_t i = 0; i < count; i++) {
		bool fresh = false;
		if (all[i]->kind != AS_DOCUMENT_TAG)
			as_map_put(&seen, all[i]->annotator, strlen(all[i]->annotator), 0, &fresh);
		if (fresh)
			names[known++] = all[i]->annotator;
	}
	if (known)
		qsort(names, known, sizeof *names, compare_names);
	for (size_t i = 0; i < known; i++)
		as_map_put(&gathering->annotators, names[i], strlen(names[i]), (uint32_t)i, NULL);
	as_map_free(&seen);
	free(names);
}

static bool begin(struct gathering *gathering, struct as_error *err)
{
	const struct as_annotation **all;
	struct as_error local = AS_ERROR_INIT;
	size_t count = as_session_annotations(&all, gathering->session, &local);
	if (local.code) {
		as_error_move(err, &local);
		return false;
	}
	number_annotators(gathering, all, count);
	if (!as_ruling_list(&gathering->rulings, &gathering->rulings_count, &gathering->out->arena,
			     gathering->session->store, err))
		return false;
	for (size_t i = 0; i < gathering->rulings_count; i++) {
		const struct as_ruling *setting = &gathering->rulings[i];
		if (setting->confirms && !*setting->field)
			as_map_put(&gathering->confirmed, setting->object, strlen(setting->object), 0, NULL);
	}
	return true;
}

bool as_session_disputes(struct as_disputes *out, struct as_session *session, struct as_error *err)
{
	*out = (struct as_disputes){0};
	if (!as_session_store(session))
		return true;
	struct gathering gathering = {.session = session, .out = out};
	bool ok = begin(&gathering, err) && gather_tags(&gathering, err) && gather_fields(&gathering, err);
	as_map_free(&gathering.annotators);
	as_map_free(&gathering.confirmed);
	free(gathering.marks);
	if (!ok)
		as_disputes_free(out);
	return ok;
}

void as_disputes_free(struct as_disputes *disputes)
{
	free(disputes->items);
	as_arena_free(&disputes->arena);
	*disputes = (struct as_disputes){0};
}

/* ---- settling */

static bool settle_field(struct as_session *session, const struct as_dispute *dispute, enum as_settlement how,
			 struct as_error *err)
{
	const struct as_dispute_side *taken = &dispute->sides[how == AS_TAKE_FIRST ? 0 : 1];
	return (how == AS_KEEP_BOTH ||
		as_session_set_field(session, dispute->claim, dispute->field, taken->value, err)) &&
	       as_ruling_confirm(session->store, dispute->claim, dispute->field, err);
}

static bool settle_tags(struct as_session *session, const struct as_dispute *dispute, enum as_settlement how,
			struct as_error *err)
{
	const struct as_dispute_side *taken = &dispute->sides[how == AS_TAKE_SECOND], *other =
		&dispute->sides[how != AS_TAKE_SECOND];
	const char *const ids[] = {other->id};
	bool ok = true;
	if (how == AS_KEEP_BOTH && *other->id)
		ok = as_ruling_confirm(session->store, other->id, NULL, err);
	else if (*other->id && dispute->kind == AS_DISPUTE_BOUNDS && !strcmp(other->value, "claim"))
		ok = as_session_set_span(session, other->id, (size_t)dispute->doc, taken->span, err) &&
		     as_ruling_confirm(session->store, other->id, NULL, err);
	else if (*other->id && how != AS_KEEP_BOTH)
		ok = as_session_delete(session, ids, 1, err);
	return ok && (!*taken->id || as_ruling_confirm(session->store, taken->id, NULL, err));
}

bool as_session_settle(struct as_session *session, const struct as_dispute *dispute, enum as_settlement how,
		       struct as_error *err)
{
	if (!as_session_begin(session, err))
		return false;
	bool ok = dispute->kind == AS_DISPUTE_FIELD ? settle_field(session, dispute, how, err)
						    : settle_tags(session, dispute, how, err);
	if (ok)
		return as_session_commit(session, err);
	as_session_rollback(session);
	return false;
}
