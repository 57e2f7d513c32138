/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/every.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "session/object.h"
#include "session/state.h"
#include "store/anchor.h"
#include "text/utf8.h"

struct as_every {
	struct as_session *session; /* borrowed */
	struct as_arena arena;      /* contexts, words, type */
	const char *words, *type;
	size_t len;                 /* of the words */
	char entity[AS_UUID_TEXT];
	size_t doc;                 /* where they were tagged */
	struct as_every_place *places; /* owned */
	size_t count, cap, here;
	size_t next;                /* document to look through */
	bool full;
	bool tagging;               /* a group is open */
	size_t at;                  /* place to tag next */
	size_t tagged, lost;
};

/* ---- finding */

static void keep(struct as_every *every, size_t doc, const struct as_doc *text, struct as_span passage,
		 struct as_span span, bool tagged)
{
	size_t from = passage.start, to = passage.end;
	if (span.start - from > AS_EVERY_CONTEXT)
		from = as_utf8_floor(text->text, text->len, span.start - AS_EVERY_CONTEXT);
	if (to - span.end > AS_EVERY_CONTEXT)
		to = as_utf8_floor(text->text, text->len, span.end + AS_EVERY_CONTEXT);
	AS_RESERVE(every->places, every->cap, every->count + 1);
	every->places[every->count++] = (struct as_every_place){
		.doc = (uint32_t)doc, .span = span,
		.before = as_arena_strndup(&every->arena, text->text + from, span.start - from),
		.after = as_arena_strndup(&every->arena, text->text + span.end, to - span.end),
		.before_len = (uint32_t)(span.start - from), .after_len = (uint32_t)(to - span.end),
		.tagged = tagged, .on = !tagged};
}

/* A place lies in a tag when one that begins before it ends after it: tags and
 * places stand in order, so the end reached so far tells. */
static void keep_all(struct as_every *every, size_t doc, const struct as_doc *text, const struct as_span *spans,
		     size_t count)
{
	const struct as_tagged *tags = NULL;
	size_t tags_count = count && as_session_tags_of(every->session, doc) ?
		as_session_tagged(&tags, every->session, doc, NULL) : 0;
	size_t reached = 0, tag = 0, passage = 0;
	for (size_t i = 0; i < count && !every->full; i++) {
		for (; tag < tags_count && tags[tag].span.start <= spans[i].start; tag++)
			if (tags[tag].span.end > reached && !strcmp(tags[tag].annotation->type, every->type))
				reached = tags[tag].span.end;
		while (passage + 1 < text->passages_count && text->passages[passage].span.end <= spans[i].start)
			passage++;
		struct as_span around = text->passages_count ? text->passages[passage].span : spans[i];
		every->full = every->count == AS_EVERY_MOST;
		if (!every->full)
			keep(every, doc, text, as_span_join(around, spans[i]), spans[i], spans[i].end <= reached);
	}
}

static void look_through(struct as_every *every, size_t doc)
{
	struct as_span *spans = NULL;
	const struct as_doc *text = as_session_read(every->session, doc, NULL);
	size_t count = text ? as_object_places(&spans, text, every->words, every->len) : 0;
	keep_all(every, doc, text, spans, count);
	free(spans);
}

bool as_every_new(struct as_every **out, struct as_session *session, size_t doc, struct as_span span, const char *type,
		  const char *entity, struct as_error *err)
{
	const struct as_doc *text = as_session_doc(session, doc, err);
	if (!text)
		return false;
	struct as_every *every = as_calloc(1, sizeof *every);
	every->session = session;
	every->doc = doc;
	every->len = as_span_length(span);
	every->words = as_arena_strndup(&every->arena, text->text + span.start, every->len);
	every->type = as_arena_strdup(&every->arena, type);
	snprintf(every->entity, sizeof every->entity, "%s", entity);
	struct as_span *spans;
	size_t count = as_object_occurrences(&spans, text, span);
	keep_all(every, doc, text, spans, count);
	free(spans);
	every->here = every->count;
	*out = every;
	return true;
}

void as_every_free(struct as_every *every)
{
	if (!every)
		return;
	if (every->tagging)
		as_session_rollback(every->session);
	free(every->places);
	as_arena_free(&every->arena);
	free(every);
}

bool as_every_step(struct as_every *every, int budget_ms)
{
	int64_t deadline = as_clock_ms() + budget_ms;
	size_t total = as_session_count(every->session);
	while (every->next < total && !every->full) {
		if (every->next != every->doc)
			look_through(every, every->next);
		every->next++;
		if (as_clock_ms() >= deadline)
			break;
	}
	return every->next < total && !every->full;
}

size_t as_every_done(const struct as_every *every)
{
	return every->next;
}

bool as_every_full(const struct as_every *every)
{
	return every->full;
}

size_t as_every_places(struct as_every_place **out, size_t *here, const struct as_every *every)
{
	*out = every->places;
	if (here)
		*here = every->here;
	return every->count;
}

const char *as_every_words(size_t *len, const struct as_every *every)
{
	*len = every->len;
	return every->words;
}

/* ---- tagging */

/* A document that left memory may be another one when it is read again. */
static bool is_still_there(const struct as_every *every, const struct as_doc *doc, struct as_span span)
{
	return span.end <= doc->len && !memcmp(doc->text + span.start, every->words, every->len);
}

static bool tag_place(struct as_every *every, const struct as_every_place *place, struct as_error *err)
{
	struct as_session *session = every->session;
	const struct as_doc *doc = as_session_glance(session, place->doc, err);
	struct as_annotation annotation = {.kind = AS_MENTION, .type = every->type};
	struct as_arena arena = {0};
	char id[AS_UUID_TEXT];
	if (!doc)
		return false;
	if (!is_still_there(every, doc, place->span)) {
		every->lost++;
		return true;
	}
	as_anchor_make(&annotation.anchor, &arena, &session->slots[place->doc].offsets, place->span);
	annotation.anchor.document = session->corpus.entries[place->doc].path;
	memcpy(annotation.entity, every->entity, sizeof annotation.entity);
	bool ok = as_annotation_add(id, session->store, &annotation, doc, err) &&
		  (*every->entity || as_session_link_mention(session, id, every->words, every->len, every->type, err));
	every->tagged += ok;
	as_arena_free(&arena);
	return ok;
}

bool as_every_tag(bool *more, struct as_every *every, size_t count, int budget_ms, struct as_error *err)
{
	int64_t deadline = as_clock_ms() + budget_ms;
	*more = false;
	if (!every->tagging && !as_session_begin(every->session, err))
		return false;
	every->tagging = true;
	while (every->at < count) {
		const struct as_every_place *place = &every->places[every->at++];
		if (place->on && !tag_place(every, place, err)) {
			every->tagging = false;
			every->tagged = 0;
			as_session_rollback(every->session);
			return false;
		}
		if (place->on && as_clock_ms() >= deadline)
			break;
	}
	*more = every->at < count;
	if (*more)
		return true;
	every->tagging = false;
	return as_session_commit(every->session, err);
}

size_t as_every_tagged(size_t *lost, const struct as_every *every)
{
	*lost = every->lost;
	return every->tagged;
}
