/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/spread.h"

#include <stdlib.h>
#include <string.h>

#include "align/counterpart.h"
#include "align/discrepancy.h"
#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "session/guess.h"
#include "session/state.h"
#include "store/entity.h"

enum { COMPARED_LIMIT = 1024 * 1024 }; /* bytes of a document that is compared for this */

void as_spread_free(struct as_spread *spread)
{
	free(spread->items);
	free(spread->chosen);
	as_arena_free(&spread->arena);
	*spread = (struct as_spread){.doc = 0};
}

bool as_offer_is_same(const struct as_offer *offer)
{
	return offer->relation <= AS_FORMAT && !offer->taken;
}

/* ---- which documents */

static void choose(uint32_t *chosen, size_t *count, size_t *left_out, bool *known, uint32_t doc)
{
	if (known[doc])
		return;
	known[doc] = true;
	if (*count < AS_SPREAD_DOCUMENTS)
		chosen[(*count)++] = doc;
	else
		++*left_out;
}

/* First those whose fingerprints say that they carry a passage of the span,
 * then those that share most with the document as a whole. */
static size_t choose_documents(uint32_t *chosen, struct as_spread *spread, struct as_session *session)
{
	const struct as_doc *doc = session->slots[spread->doc].doc;
	bool *known = as_calloc(session->corpus.count + 1, sizeof *known);
	size_t count = 0;
	known[spread->doc] = true;
	for (size_t i = 0; i < doc->passages_count && session->corpus.count > AS_FEW_DOCUMENTS; i++) {
		struct as_carrier *carriers;
		if (!as_span_overlaps(doc->passages[i].span, spread->span))
			continue;
		size_t found = as_index_carriers(&carriers, session->index, (uint32_t)spread->doc, (uint32_t)i);
		for (size_t n = 0; n < found; n++)
			choose(chosen, &count, &spread->left_out, known, carriers[n].doc);
		free(carriers);
	}
	struct as_overlap *overlaps;
	size_t found = as_session_candidates(&overlaps, session, spread->doc, 0);
	for (size_t i = 0; i < found; i++)
		choose(chosen, &count, &spread->left_out, known, overlaps[i].other);
	free(overlaps);
	free(known);
	return count;
}

/* ---- what each of them has */

static void copy_discrepancies(struct as_offer *offer, struct as_arena *arena, const struct as_counterpart *found)
{
	offer->discrepancies_count = found->discrepancies_count;
	offer->discrepancies = AS_NEW_ARRAY(arena, struct as_discrepancy, found->discrepancies_count);
	for (size_t i = 0; i < found->discrepancies_count; i++) {
		offer->discrepancies[i] = *found->discrepancies[i];
		offer->discrepancies[i].why = as_arena_strdup(arena, found->discrepancies[i]->why);
	}
}

/* The lists of `found` are in the arena already. */
static void offer_counterpart(struct as_spread *spread, struct as_slot *slot, size_t other,
			      const struct as_counterpart *found)
{
	const struct as_doc *there = slot->doc;
	AS_RESERVE(spread->items, spread->cap, spread->found + 1);
	struct as_offer *offer = &spread->items[spread->found++];
	*offer = (struct as_offer){
		.doc = other, .passage = found->passage, .span = found->span, .relation = found->relation,
		.discrepant = found->discrepant, .similarity = found->similarity,
		.words_len = as_span_length(found->span),
		.here = found->differs[0], .here_count = found->differs_count[0],
		.there = found->differs[1], .there_count = found->differs_count[1]};
	offer->words = as_arena_strndup(&spread->arena, there->text + found->span.start, offer->words_len);
	for (size_t i = 0; i < offer->there_count; i++) {
		offer->there[i].start -= found->span.start;
		offer->there[i].end -= found->span.start;
	}
	offer->code_points.start = as_offset_code_point(&slot->offsets, found->span.start);
	offer->code_points.end = as_offset_code_point(&slot->offsets, found->span.end);
	offer->file_bytes.start = as_offset_file_byte(&slot->offsets, found->span.start);
	offer->file_bytes.end = as_offset_file_byte(&slot->offsets, found->span.end);
	const char *date = there->metadata[AS_FIELD_DATE].value;
	offer->date = date ? as_arena_strdup(&spread->arena, date) : NULL;
	copy_discrepancies(offer, &spread->arena, found);
	if (spread->tag.kind == AS_APPEARANCE) {
		struct as_guess guess;
		as_guess_claim(&guess, &spread->arena, there, found->span);
		offer->speaker = guess.claimant;
		offer->form = guess.form;
	}
}

static void hold_against(struct as_spread *spread, struct as_session *session, size_t other)
{
	const struct as_doc *there = as_session_read(session, other, NULL);
	struct as_comparison comparison;
	if (!there || there->len > COMPARED_LIMIT ||
	    !as_session_compare_once(&comparison, session, spread->doc, other))
		return;
	as_discrepancies_find(&comparison, &session->lexicon, as_session_rules(session));
	struct as_counterpart *found;
	size_t count = as_counterparts_find(&found, &spread->arena, &comparison, spread->span,
					    spread->tag.kind == AS_APPEARANCE);
	for (size_t i = 0; i < count; i++)
		offer_counterpart(spread, &session->slots[other], other, &found[i]);
	as_comparison_free(&comparison);
	spread->compared++;
}

/* ---- their order, and which are taken */

static int by_worth(const void *a, const void *b)
{
	const struct as_offer *x = a, *y = b;
	if (x->relation != y->relation)
		return x->relation < y->relation ? -1 : 1;
	if (x->discrepant != y->discrepant)
		return x->discrepant ? -1 : 1;
	if (x->doc != y->doc)
		return x->doc < y->doc ? -1 : 1;
	return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

static bool is_such(const struct as_spread_tag *tag, const struct as_annotation *annotation)
{
	if (tag->kind != annotation->kind)
		return false;
	return tag->kind == AS_APPEARANCE ? *tag->claim && !strcmp(tag->claim, annotation->claim)
					  : !strcmp(tag->type, annotation->type);
}

void as_session_spread_look(struct as_spread *spread, struct as_session *session)
{
	for (size_t i = 0; i < spread->count; i++) {
		struct as_offer *offer = &spread->items[i];
		const struct as_tagged *tagged = NULL;
		size_t count = as_session_tags_of(session, offer->doc) ?
			as_session_tagged(&tagged, session, offer->doc, NULL) : 0;
		offer->taken = false;
		for (size_t n = 0; n < count && !offer->taken; n++)
			offer->taken = as_span_overlaps(tagged[n].span, offer->span) &&
				       is_such(&spread->tag, tagged[n].annotation);
	}
}

/* ---- a place, an annotation */

static bool begin(struct as_spread *out, struct as_session *session, size_t n, struct as_span span,
		  const struct as_spread_tag *tag, struct as_error *err)
{
	*out = (struct as_spread){.doc = n, .span = span, .tag = *tag};
	if (!as_session_doc(session, n, err) || !as_session_index(session, n, err))
		return false;
	out->tag.type = as_arena_strdup(&out->arena, tag->type ? tag->type : "claim");
	out->tag.entity = tag->entity ? as_arena_strdup(&out->arena, tag->entity) : NULL;
	out->chosen = as_calloc(AS_SPREAD_DOCUMENTS, sizeof *out->chosen);
	return true;
}

/* Whether the span holds text that can be looked for. */
static bool is_sound(const struct as_spread *spread, const struct as_session *session)
{
	const struct as_doc *doc = session->slots[spread->doc].doc;
	return spread->span.start < spread->span.end && spread->span.end <= doc->len && doc->len <= COMPARED_LIMIT;
}

bool as_session_spread_begin(struct as_spread *out, struct as_session *session, size_t n, struct as_span span,
			     const struct as_spread_tag *tag, struct as_error *err)
{
	if (!begin(out, session, n, span, tag, err))
		return false;
	out->waiting = session->next_count < session->corpus.count;
	if (is_sound(out, session))
		out->chosen_count = choose_documents(out->chosen, out, session);
	return true;
}

bool as_session_spread_step(struct as_spread *spread, struct as_session *session, int budget_ms)
{
	int64_t end = as_clock_ms() + budget_ms;
	while (spread->next < spread->chosen_count) {
		hold_against(spread, session, spread->chosen[spread->next++]);
		if (budget_ms >= 0 && as_clock_ms() >= end)
			break;
	}
	if (spread->next < spread->chosen_count)
		return true;
	if (spread->found && !spread->count)
		qsort(spread->items, spread->found, sizeof *spread->items, by_worth);
	spread->count = spread->found;
	as_session_spread_look(spread, session);
	return false;
}

bool as_session_spread(struct as_spread *out, struct as_session *session, size_t n, struct as_span span,
		       const struct as_spread_tag *tag, struct as_error *err)
{
	if (!as_session_spread_begin(out, session, n, span, tag, err))
		return false;
	as_session_spread_step(out, session, -1);
	return true;
}

bool as_session_spread_to(struct as_spread *out, struct as_session *session, size_t n, struct as_span span,
			  const struct as_spread_tag *tag, size_t other, struct as_error *err)
{
	if (!begin(out, session, n, span, tag, err))
		return false;
	if (is_sound(out, session))
		out->chosen[out->chosen_count++] = (uint32_t)other;
	as_session_spread_step(out, session, -1);
	return true;
}

struct as_spread_tag as_spread_tag_of(const struct as_annotation *annotation)
{
	struct as_spread_tag tag = {.kind = annotation->kind, .type = annotation->type};
	memcpy(tag.claim, annotation->claim, sizeof tag.claim);
	tag.entity = annotation->entity;
	return tag;
}

bool as_session_spread_of(struct as_spread *out, struct as_session *session, const char *id, struct as_error *err)
{
	char full[AS_UUID_TEXT];
	int doc = -1;
	const struct as_tagged *tagged;
	*out = (struct as_spread){.doc = 0};
	if (!as_session_document_of(&doc, full, session, id, err))
		return false;
	size_t count = doc < 0 ? 0 : as_session_tagged(&tagged, session, (size_t)doc, err);
	for (size_t i = 0; i < count; i++) {
		if (strcmp(tagged[i].annotation->id, full) != 0)
			continue;
		if (tagged[i].state == AS_ANCHOR_ORPHAN)
			break;
		struct as_spread_tag tag = as_spread_tag_of(tagged[i].annotation);
		return as_session_spread(out, session, (size_t)doc, tagged[i].span, &tag, err);
	}
	return as_error_set(err, AS_ERR_NOT_FOUND, _("%s has no place in a document of the corpus any more"), id);
}

/* ---- taking */

static bool take_one(char id[AS_UUID_TEXT], struct as_session *session, const struct as_spread *spread,
		     const struct as_offer *offer, struct as_error *err)
{
	if (spread->tag.kind == AS_MENTION) {
		const char *entity = spread->tag.entity;
		return as_session_tag(id, session, offer->doc, offer->span, spread->tag.type, NULL, err) &&
		       (!entity || !*entity || as_entity_link(session->store, id, entity, err));
	}
	struct as_annotation fields = {.form = offer->form};
	memcpy(fields.claim, spread->tag.claim, sizeof fields.claim);
	return as_session_claim(id, session, offer->doc, offer->span, &fields, err);
}

bool as_session_take(size_t *taken, char (*ids)[AS_UUID_TEXT], struct as_session *session, struct as_spread *spread,
		     const size_t *which, size_t count, struct as_error *err)
{
	bool own_group = !session->in_group;
	size_t fresh = 0;
	if (own_group && !as_session_begin(session, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct as_offer *offer = &spread->items[which[i]];
		char id[AS_UUID_TEXT];
		if (offer->taken)
			continue;
		if (!take_one(id, session, spread, offer, err)) {
			if (own_group)
				as_session_rollback(session);
			return false;
		}
		if (ids)
			memcpy(ids[fresh], id, sizeof id);
		fresh++;
	}
	if (own_group && !as_session_commit(session, err))
		return false;
	for (size_t i = 0; i < count; i++)
		spread->items[which[i]].taken = true;
	if (taken)
		*taken = fresh;
	return true;
}

bool as_session_take_all(size_t *taken, char (*ids)[AS_UUID_TEXT], struct as_session *session,
			 struct as_spread *spread, enum as_relation most, bool discrepant, struct as_error *err)
{
	size_t *which = as_calloc(spread->count + 1, sizeof *which), count = 0;
	for (size_t i = 0; i < spread->count; i++)
		if (!spread->items[i].taken && spread->items[i].relation <= most &&
		    (discrepant || !spread->items[i].discrepant))
			which[count++] = i;
	bool ok = true;
	if (count)
		ok = as_session_take(taken, ids, session, spread, which, count, err);
	else if (taken)
		*taken = 0;
	free(which);
	return ok;
}
