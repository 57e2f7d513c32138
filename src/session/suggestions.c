/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/suggestions.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "session/vocabulary.h"
#include "session/refind.h"
#include "session/rulefiles.h"
#include "session/state.h"
#include "session/tally.h"
#include "store/entity.h"
#include "store/rejection.h"

enum {
	ENTITY_COUNT = 1000, /* times that a text counts as tagged when an entity has that name */
	MIB = 1024 * 1024,
};

/* What is known of one document. */
struct as_suggesting {
	struct as_suggestions found;  /* by the recogniser */
	size_t found_version;         /* session->roles_version it is of, plus one; 0: not yet */
	struct as_suggestions merged; /* what is suggested */
	size_t merged_version;        /* session->sidecar_version it is of */
	size_t names_serial;          /* of the names it is of, plus one; 0: not yet */
};

/* What is known of the corpus. */
struct as_session_names {
	struct as_rules rules;  /* with names */
	struct as_vocabulary names;
	size_t version;         /* session->sidecar_version the names are of, plus one; 0: not yet */
	size_t serial;          /* grows when names are added */
	const char **types;     /* interned in the session's arena; owned */
	size_t types_count, types_cap;
};

void as_session_free_suggesting(struct as_suggesting *suggesting)
{
	if (!suggesting)
		return;
	as_suggestions_free(&suggesting->found);
	as_suggestions_free(&suggesting->merged);
	free(suggesting);
}

void as_session_free_names(struct as_session_names *names)
{
	if (!names)
		return;
	as_rules_free(&names->rules);
	as_vocabulary_free(&names->names);
	free(names->types);
	free(names);
}

/* ---- the reader's names */

static struct as_session_names *need_names(struct as_session *session)
{
	if (!session->names) {
		session->names = as_calloc(1, sizeof *session->names);
		as_rulefiles_load_names(&session->names->rules, NULL);
	}
	return session->names;
}

/* The type as a string that lives as long as the session. */
static const char *intern(struct as_session *session, const char *type)
{
	struct as_session_names *names = session->names;
	for (size_t i = 0; i < names->types_count; i++)
		if (!strcmp(names->types[i], type))
			return names->types[i];
	AS_RESERVE(names->types, names->types_cap, names->types_count + 1);
	names->types[names->types_count] = as_arena_strdup(&session->arena, type);
	return names->types[names->types_count++];
}

static void add_name(struct as_session *session, const char *text, const char *type, uint32_t count)
{
	if (text && type)
		as_vocabulary_add(&session->names->names, text, intern(session, type), count);
}

static void add_entities(struct as_session *session)
{
	struct as_arena arena = {0};
	struct as_entity_row *rows;
	struct as_alias *aliases;
	size_t rows_count = 0, aliases_count = 0;
	bool ok = as_entity_list(&rows, &rows_count, &arena, session->store, NULL) &&
		  as_entity_aliases(&aliases, &aliases_count, &arena, session->store, NULL, NULL);
	struct as_map types = {0};
	for (size_t i = 0; ok && i < rows_count; i++) {
		const struct as_entity *entity = &rows[i].entity;
		add_name(session, entity->canonical, entity->type, ENTITY_COUNT);
		as_map_put(&types, entity->id, strlen(entity->id), (uint32_t)i, NULL);
	}
	for (size_t i = 0; ok && i < aliases_count; i++) {
		const uint32_t *row = as_map_get(&types, aliases[i].entity, strlen(aliases[i].entity));
		if (row)
			add_name(session, aliases[i].text, rows[*row].entity.type, ENTITY_COUNT);
	}
	as_map_free(&types);
	as_arena_free(&arena);
}

static void read_names(struct as_session *session)
{
	struct as_session_names *names = need_names(session);
	const struct as_tally_entry *tallies;
	if (names->version == session->sidecar_version + 1)
		return;
	as_vocabulary_free(&names->names);
	size_t count = as_session_tallies(&tallies, session);
	for (size_t i = 0; i < count; i++)
		if (tallies[i].mentions)
			add_name(session, tallies[i].words, tallies[i].type, (uint32_t)tallies[i].mentions);
	if (session->store)
		add_entities(session);
	names->version = session->sidecar_version + 1;
	names->serial++;
}

void as_session_names_grew(struct as_session *session, size_t before, size_t doc, struct as_span span, const char *type)
{
	struct as_session_names *names = session->names;
	if (!names || names->version != before + 1 || session->sidecar_version == before)
		return; /* they are read again when they are asked for */
	const struct as_doc *text = session->slots[doc].doc;
	char *words = as_strndup(text->text + span.start, as_span_length(span));
	add_name(session, words, type, 1);
	free(words);
	names->version = session->sidecar_version + 1;
	names->serial++;
}

/* ---- one document */

static struct as_suggesting *need_suggesting(struct as_session *session, size_t doc)
{
	struct as_slot *slot = &session->slots[doc];
	if (!slot->suggesting)
		slot->suggesting = as_calloc(1, sizeof *slot->suggesting);
	return slot->suggesting;
}

/* Whether a span of a sorted list overlaps; `*at` is where to look first. */
static bool is_taken(size_t *at, const struct as_tagged *tagged, size_t count, struct as_span span)
{
	while (*at < count && tagged[*at].state != AS_ANCHOR_ORPHAN && tagged[*at].span.end <= span.start)
		++*at;
	for (size_t i = *at; i < count && tagged[i].state != AS_ANCHOR_ORPHAN && tagged[i].span.start < span.end; i++)
		if (tagged[i].annotation->kind == AS_MENTION && as_span_overlaps(tagged[i].span, span))
			return true;
	return false;
}

/* What was refused, by place. */
struct refused_item {
	const struct as_rejection *rejection; /* in the arena */
	struct as_span span; /* empty: lost */
};
struct refused {
	struct as_arena arena;
	struct refused_item *items; /* owned */
	size_t count, cap;
};

static int by_place(const void *a, const void *b)
{
	const struct refused_item *x = a, *y = b;
	return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

/* Adds what was refused under one name of the document. */
static void list_refused(struct refused *refused, struct as_session *session, const char *path)
{
	struct as_rejection *items;
	size_t count;
	if (!as_rejection_list(&items, &count, &refused->arena, session->store, path, NULL))
		return;
	AS_RESERVE(refused->items, refused->cap, refused->count + count);
	for (size_t i = 0; i < count; i++)
		refused->items[refused->count++].rejection = &items[i];
}

static void read_refused(struct refused *refused, struct as_session *session, size_t doc)
{
	struct as_slot *slot = &session->slots[doc];
	*refused = (struct refused){0};
	if (!session->store)
		return;
	list_refused(refused, session, session->corpus.entries[doc].path);
	for (size_t i = 0; i < session->moved_count; i++)
		if (session->moved[i].doc == doc)
			list_refused(refused, session, session->moved[i].path);
	if (!refused->count)
		return;
	struct as_refind refind;
	as_doc_sha256(slot->doc);
	as_refind_init(&refind, &slot->offsets);
	for (size_t i = 0; i < refused->count; i++) {
		struct as_span *span = &refused->items[i].span;
		if (as_refind_anchor(span, &refind, &refused->items[i].rejection->anchor) == AS_ANCHOR_ORPHAN)
			*span = (struct as_span){0, 0};
	}
	as_refind_free(&refind);
	qsort(refused->items, refused->count, sizeof *refused->items, by_place);
}

/* `*at` is where to look first: suggestions are asked about in their order. */
static bool is_refused(size_t *at, const struct refused *refused, const struct as_suggestion *item)
{
	while (*at < refused->count && refused->items[*at].span.start < item->span.start)
		++*at;
	for (size_t i = *at; i < refused->count && refused->items[i].span.start == item->span.start; i++)
		if (refused->items[i].span.end == item->span.end &&
		    !strcmp(refused->items[i].rejection->type, item->type))
			return true;
	return false;
}

static bool is_tag(const struct as_session *session, const char *type)
{
	for (size_t i = 0; i < session->tags_count; i++)
		if (!strcmp(session->tags[i].name, type))
			return true;
	return false;
}

/* By place; of two from one place the longer first, then the reader's own. */
static int compare_items(const void *a, const void *b)
{
	const struct as_suggestion *x = a, *y = b;
	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	return (x->span.end < y->span.end) - (x->span.end > y->span.end);
}

/* Puts both lists into one, in order: where two overlap, the longer stays, and
 * of equal ones that of the reader's names. */
static void merge(struct as_suggestions *out, const struct as_suggestions *own, const struct as_suggestions *found)
{
	size_t o = 0, f = 0;
	while (o < own->count || f < found->count) {
		bool mine = f == found->count ||
			    (o < own->count && compare_items(&own->items[o], &found->items[f]) <= 0);
		struct as_suggestion item = mine ? own->items[o++] : found->items[f++];
		struct as_suggestion *last = out->count ? &out->items[out->count - 1] : NULL;
		if (last && as_span_overlaps(last->span, item.span)) {
			if (as_span_length(item.span) > as_span_length(last->span))
				*last = item;
			continue;
		}
		AS_RESERVE(out->items, out->cap, out->count + 1);
		out->items[out->count++] = item;
	}
}

/* Takes out what is tagged, refused, or of a type that is no tag. */
static void sift(struct as_suggestions *list, struct as_session *session, size_t doc)
{
	const struct as_tagged *tagged;
	size_t tagged_count = as_session_tagged(&tagged, session, doc, NULL), at = 0, refused_at = 0, kept = 0;
	struct refused refused;
	read_refused(&refused, session, doc);
	for (size_t i = 0; i < list->count; i++) {
		struct as_suggestion *item = &list->items[i];
		if (!is_taken(&at, tagged, tagged_count, item->span) && is_tag(session, item->type) &&
		    !is_refused(&refused_at, &refused, item))
			list->items[kept++] = *item;
	}
	list->count = kept;
	free(refused.items);
	as_arena_free(&refused.arena);
}

/* The document's words in memory; NULL when it cannot be read or is too long. */
static const struct as_tokens *words_of(struct as_session *session, size_t doc)
{
	if (!as_session_read(session, doc, NULL) || session->slots[doc].doc->len > (size_t)AS_SUGGEST_MIB * MIB)
		return NULL;
	return as_session_tokens(session, doc);
}

/* Finds anew what is not of now; the reader's names are taken as they are. */
static void suggest(struct as_session *session, size_t doc)
{
	struct as_suggesting *suggesting = need_suggesting(session, doc);
	struct as_session_names *names = need_names(session);
	const struct as_tokens *tokens = words_of(session, doc);
	as_suggestions_free(&suggesting->merged);
	if (tokens && suggesting->found_version != session->roles_version + 1) {
		as_suggestions_free(&suggesting->found);
		as_suggest(&suggesting->found, tokens, &session->lexicon, &names->rules);
	}
	if (tokens) {
		struct as_suggestions own = {0};
		as_vocabulary_find(&own, &names->names, tokens);
		merge(&suggesting->merged, &own, &suggesting->found);
		as_suggestions_free(&own);
		sift(&suggesting->merged, session, doc);
	}
	suggesting->found_version = session->roles_version + 1;
	suggesting->merged_version = session->sidecar_version;
	suggesting->names_serial = names->serial + 1;
}

static bool is_of_now(const struct as_session *session, size_t doc)
{
	const struct as_suggesting *suggesting = session->slots[doc].suggesting;
	return suggesting && session->names && suggesting->found_version == session->roles_version + 1 &&
	       suggesting->merged_version == session->sidecar_version &&
	       suggesting->names_serial == session->names->serial + 1;
}

bool as_session_suggested(const struct as_session *session, size_t doc)
{
	return session->names && session->names->version == session->sidecar_version + 1 && is_of_now(session, doc);
}

void as_session_suggest(struct as_session *session, size_t doc)
{
	read_names(session);
	if (!is_of_now(session, doc))
		suggest(session, doc);
}

size_t as_session_suggestions(const struct as_suggestion **out, struct as_session *session, size_t doc)
{
	const struct as_suggesting *suggesting = session->slots[doc].suggesting;
	*out = suggesting ? suggesting->merged.items : NULL;
	return suggesting ? suggesting->merged.count : 0;
}

/* ---- places */

/* The first suggestion that ends after `at`. */
static size_t index_at(const struct as_suggestion *items, size_t count, size_t at)
{
	size_t low = 0;
	while (low < count) {
		size_t middle = low + (count - low) / 2;
		if (items[middle].span.end <= at)
			low = middle + 1;
		else
			count = middle;
	}
	return low;
}

const struct as_suggestion *as_session_suggestion_at(struct as_session *session, size_t doc, size_t at)
{
	const struct as_suggestion *items;
	size_t count = as_session_suggestions(&items, session, doc), i = index_at(items, count, at);
	return i < count && items[i].span.start <= at ? &items[i] : NULL;
}

const struct as_suggestion *as_session_suggestion_next(struct as_session *session, size_t doc, size_t at, bool forward)
{
	const struct as_suggestion *items;
	size_t count = as_session_suggestions(&items, session, doc), i = index_at(items, count, at);
	if (forward) {
		i += i < count && items[i].span.start <= at;
		return i < count ? &items[i] : NULL;
	}
	return i ? &items[i - 1] : NULL;
}

/* ---- verbs */

bool as_session_accept(struct as_session *session, size_t doc, struct as_suggestion suggestion, struct as_error *err)
{
	bool ok = as_session_tag(NULL, session, doc, suggestion.span, suggestion.type, NULL, err);
	suggest(session, doc);
	return ok;
}

/* The suggestions of a document that have these words and this type. */
static size_t alike(struct as_span **out, struct as_session *session, size_t doc, const char *words, size_t len,
		    const char *type)
{
	const struct as_suggestion *items;
	*out = NULL;
	if (!as_session_read(session, doc, NULL) ||
	    !memmem(session->slots[doc].doc->text, session->slots[doc].doc->len, words, len))
		return 0;
	if (!is_of_now(session, doc))
		suggest(session, doc);
	const struct as_doc *of = session->slots[doc].doc;
	size_t count = as_session_suggestions(&items, session, doc), found = 0, cap = 0;
	for (size_t i = 0; i < count; i++) {
		if (as_span_length(items[i].span) != len || strcmp(items[i].type, type) != 0 ||
		    memcmp(of->text + items[i].span.start, words, len) != 0)
			continue;
		AS_RESERVE(*out, cap, found + 1);
		(*out)[found++] = items[i].span;
	}
	return found;
}

static bool accept_in(size_t *tagged, size_t *documents, struct as_session *session, size_t doc, const char *words,
		      const char *type, struct as_error *err)
{
	struct as_span *spans;
	size_t count = alike(&spans, session, doc, words, strlen(words), type), fresh = 0;
	bool ok = !count || as_session_tag_all(&fresh, session, doc, spans, count, type, err);
	*tagged += fresh;
	*documents += fresh > 0;
	free(spans);
	return ok;
}

bool as_session_accept_alike(size_t *tagged, size_t *documents, struct as_session *session, size_t doc,
			     struct as_suggestion suggestion, bool everywhere, struct as_error *err)
{
	const struct as_doc *of = as_session_doc(session, doc, err);
	size_t counts[2] = {0, 0};
	if (!of || !as_session_begin(session, err))
		return false;
	char *words = as_strndup(of->text + suggestion.span.start, as_span_length(suggestion.span));
	bool ok = accept_in(&counts[0], &counts[1], session, doc, words, suggestion.type, err);
	for (size_t i = 0; ok && everywhere && i < session->corpus.count; i++)
		if (i != doc)
			ok = accept_in(&counts[0], &counts[1], session, i, words, suggestion.type, err);
	free(words);
	if (ok)
		ok = as_session_commit(session, err);
	else
		as_session_rollback(session);
	suggest(session, doc);
	if (ok && tagged)
		*tagged = counts[0];
	if (ok && documents)
		*documents = counts[1];
	return ok;
}

bool as_session_refuse(struct as_session *session, size_t doc, struct as_suggestion suggestion, struct as_error *err)
{
	bool ok = as_session_reject(session, doc, suggestion.span, suggestion.type, err);
	suggest(session, doc);
	return ok;
}
