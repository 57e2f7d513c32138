/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/card.h"

#include <string.h>

#include "base/i18n.h"
#include "session/guess.h"
#include "session/state.h"
#include "store/claim.h"
#include "store/evidence.h"
#include "store/relation.h"

static void keep_evidence(struct as_card *card, const struct as_evidence_rows *rows)
{
	card->evidence = AS_NEW_ARRAY(&card->arena, struct as_evidence, rows->count + 1);
	card->evidence_count = rows->count;
	for (size_t i = 0; i < rows->count; i++) {
		struct as_evidence *item = &card->evidence[i];
		*item = rows->items[i];
		const char **const texts[] = {&item->url, &item->title, &item->accessed, &item->archive_url, &item->stance,
					      &item->quote, &item->note, &item->annotator, &item->created, &item->updated};
		for (size_t n = 0; n < sizeof texts / sizeof *texts; n++)
			*texts[n] = *texts[n] ? as_arena_strdup(&card->arena, *texts[n]) : NULL;
		item->anchor.document = item->anchor.document ? as_arena_strdup(&card->arena, item->anchor.document) : NULL;
	}
}

static bool load_relations(struct as_card *card, struct as_store *store, const char *claim, struct as_error *err)
{
	struct as_claim_relation *found;
	size_t count;
	if (!as_relation_list(&found, &count, &card->arena, store, claim, err))
		return false;
	card->relations = AS_NEW_ARRAY(&card->arena, struct as_card_relation, count + 1);
	card->relations_count = count;
	for (size_t i = 0; i < count; i++) {
		struct as_card_relation *relation = &card->relations[i];
		*relation = (struct as_card_relation){.kind = found[i].kind, .note = found[i].note};
		relation->outward = !strcmp(found[i].source, claim);
		memcpy(relation->id, found[i].id, sizeof relation->id);
		memcpy(relation->other, relation->outward ? found[i].target : found[i].source, sizeof relation->other);
	}
	return true;
}

bool as_card_load(struct as_card *card, struct as_session *session, const char *claim, struct as_error *err)
{
	struct as_evidence_rows rows = AS_EVIDENCE_ROWS_INIT;
	struct as_store *store = as_session_store(session);
	*card = (struct as_card){.evidence_count = 0};
	if (!store)
		return true;
	bool ok = as_evidence_list(&rows, store, claim, err) && load_relations(card, store, claim, err);
	if (ok)
		keep_evidence(card, &rows);
	as_evidence_rows_free(&rows);
	return ok;
}

void as_card_free(struct as_card *card)
{
	as_arena_free(&card->arena);
	*card = (struct as_card){.evidence_count = 0};
}

static size_t passage_at(const struct as_doc *doc, size_t at)
{
	size_t low = 0, high = doc->passages_count;
	while (low < high) { /* the first that ends after `at` */
		size_t middle = low + (high - low) / 2;
		if (doc->passages[middle].span.end <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void as_card_look(struct as_card_place *out, struct as_card *card, struct as_session *session,
		  const struct as_claim *claim, size_t n)
{
	const struct as_claim_place *place = &claim->places[n], *first = &claim->places[0];
	const struct as_tagged *tagged;
	*out = (struct as_card_place){.speaker = NULL};
	if (n && first->text && place->text)
		as_wording_compare(&out->wording, &card->arena, first->text, strlen(first->text), place->text,
				   strlen(place->text));
	if (place->document->number < 0)
		return;
	size_t number = (size_t)place->document->number, count = as_session_tagged(&tagged, session, number, NULL);
	const struct as_doc *doc = count ? as_session_doc(session, number, NULL) : NULL;
	for (size_t i = 0; i < count && doc; i++)
		if (!strcmp(tagged[i].annotation->id, place->id) && tagged[i].state != AS_ANCHOR_ORPHAN) {
			struct as_guess guess;
			out->span = tagged[i].span;
			out->passage = passage_at(doc, out->span.start);
			as_guess_claim(&guess, &card->arena, doc, out->span);
			out->speaker = guess.claimant ? as_arena_strdup(&card->arena, guess.claimant) : NULL;
		}
}

/* Where a place is now; false when it is not to be found. */
static bool place_now(size_t *doc, struct as_span *span, struct as_session *session, const struct as_claim_place *place)
{
	const struct as_tagged *tagged;
	int number = as_session_find(session, place->document->path);
	size_t count = number < 0 ? 0 : as_session_tagged(&tagged, session, (size_t)number, NULL);
	for (size_t i = 0; i < count; i++)
		if (!strcmp(tagged[i].annotation->id, place->id) && tagged[i].state != AS_ANCHOR_ORPHAN) {
			*doc = (size_t)number;
			*span = tagged[i].span;
			return true;
		}
	return false;
}

static bool next_place(size_t *doc, struct as_span *span, struct as_session *session, const struct as_claim *claim,
		       const char *id, bool forward)
{
	size_t count = claim->places_count, at = forward ? count - 1 : 0; /* before the first, for the claim's own id */
	for (size_t i = 0; i < count; i++)
		if (!strcmp(claim->places[i].id, id))
			at = i;
	bool on_claim = !strcmp(claim->id, id);
	for (size_t step = 1; step < count + on_claim; step++)
		if (place_now(doc, span, session, &claim->places[(at + (forward ? step : count * 2 - step)) % count]))
			return true;
	return false;
}

bool as_session_next_place(size_t *doc, struct as_span *span, struct as_session *session, const char *id, bool forward,
			   struct as_error *err)
{
	struct as_claims claims = {.count = 0};
	struct as_claim claim;
	char name[AS_UUID_TEXT];
	bool ok = as_session_claim_id(name, session, id, err) && as_claim_get(&claim, &claims, session->store, name, err);
	if (ok && !next_place(doc, span, session, &claim, id, forward))
		ok = as_error_set(err, AS_ERR_NOT_FOUND, "%s", _("No other report has this claim"));
	as_claims_free(&claims);
	return ok;
}

static bool relate_all(char (*ids)[AS_UUID_TEXT], struct as_store *store, const char *source, const char *kind,
		       const char *const *targets, size_t count, struct as_error *err)
{
	for (size_t i = 0; i < count; i++) {
		struct as_claim_relation relation = {.kind = kind};
		char id[AS_UUID_TEXT];
		memcpy(relation.source, source, sizeof relation.source);
		memcpy(relation.target, targets[i], sizeof relation.target);
		if (!as_relation_add(id, store, &relation, err))
			return false;
		if (ids)
			memcpy(ids[i], id, sizeof id);
	}
	return true;
}

bool as_session_relate(char (*ids)[AS_UUID_TEXT], struct as_session *session, const char *source, const char *kind,
		       const char *const *targets, size_t count, struct as_error *err)
{
	if (!as_session_begin(session, err))
		return false;
	if (relate_all(ids, session->store, source, kind, targets, count, err))
		return as_session_commit(session, err);
	as_session_rollback(session);
	return false;
}
