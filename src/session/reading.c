/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading in slices: titles first, then words and fingerprints, then partners. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "session/state.h"
#include "text/word.h"

enum {
	SLICE = 256 * 1024,            /* bytes of a long document whose words are counted at a time */
	CANDIDATES = 2,                /* documents compared to find the partner, of many */
	SHORT = 300,                   /* words: prints say little of a document that has fewer */
};
#define ESTIMATE_FLOOR 0.01    /* least estimate worth a comparison */
#define OVERLAP_FLOOR 0.02     /* least containment that makes a partner: below it are common phrases */
#define CANDIDATE_SHARE 0.8    /* of the best estimate: what may still be the better partner */
#define HOPE_FACTOR 2.0        /* what of few documents is compared may have so many times its estimate ... */
#define HOPE_MORE 0.12         /* ... and so much more: seen were 1.8 times and 0.1 */

/* ---- documents in memory */

static void drop(struct as_session *session, struct as_slot *slot)
{
	session->memory -= slot->weight;
	as_offsets_free(&slot->offsets);
	as_tokens_free(&slot->tokens);
	as_doc_free(slot->doc);
	free(slot->doc);
	free(slot->ruled);
	slot->doc = NULL;
	slot->ruled = NULL;
	slot->ruled_count = slot->weight = 0;
}

/* Drops documents that nobody holds until the budget is kept: the next one in
 * turn that was not used since the last round (the clock algorithm). */
static void keep_budget(struct as_session *session, size_t except)
{
	const size_t budget = (size_t)AS_SESSION_MEMORY_MIB << 20;
	for (size_t steps = 2 * session->corpus.count; session->memory > budget && steps; steps--) {
		struct as_slot *slot = &session->slots[session->hand];
		bool keep = !slot->doc || slot->pinned || session->hand == except || slot->recently_used;
		slot->recently_used = false;
		session->hand = (session->hand + 1) % session->corpus.count;
		if (!keep)
			drop(session, slot);
	}
}

static const char *kept(struct as_session *session, const char *text)
{
	return text ? as_arena_strdup(&session->arena, text) : NULL;
}

static void note_trouble(struct as_session *session, struct as_slot *slot, const char *trouble)
{
	slot->trouble = kept(session, trouble);
	slot->read = slot->counted = slot->indexed = slot->compared = true;
}

/* What the list says of a document, once. */
static void note_metadata(struct as_session *session, struct as_slot *slot)
{
	const struct as_doc *doc = slot->doc;
	slot->title = kept(session, doc->metadata[AS_FIELD_TITLE].value);
	slot->date = kept(session, doc->metadata[AS_FIELD_DATE].value);
	slot->source = kept(session, doc->metadata[AS_FIELD_SOURCE].value);
	for (size_t i = 0; i < doc->doubts_count; i++)
		slot->doubtful |= doc->doubts[i].field == AS_FIELD_DATE;
	slot->stamp = doc->stamp;
	slot->read = true;
}

static void note_hash(struct as_session *session, struct as_slot *slot)
{
	if (slot->tagged_sha256 && !slot->sha256)
		slot->sha256 = kept(session, as_doc_sha256(slot->doc));
}

struct as_doc *as_session_read(struct as_session *session, size_t n, struct as_error *err)
{
	struct as_slot *slot = &session->slots[n];
	slot->recently_used = true;
	if (slot->doc)
		return slot->doc;
	if (slot->trouble) {
		as_error_set(err, AS_ERR_IO, "%s", slot->trouble);
		return NULL;
	}
	struct as_error trouble = AS_ERROR_INIT;
	struct as_doc *doc = as_alloc(sizeof *doc);
	as_doc_init(doc);
	if (!as_corpus_read(doc, &session->corpus, n, &trouble)) {
		note_trouble(session, slot, as_error_text(&trouble));
		as_error_move(err, &trouble);
		as_doc_free(doc);
		free(doc);
		return NULL;
	}
	slot->doc = doc;
	as_offsets_init(&slot->offsets, doc);
	slot->weight = sizeof *doc + doc->size + doc->arena.held + doc->passages_count * sizeof *doc->passages +
		       (doc->transcript ? doc->len : 0);
	session->memory += slot->weight;
	as_session_apply_overrides(session, n);
	if (!slot->read)
		note_metadata(session, slot);
	note_hash(session, slot);
	keep_budget(session, n);
	return doc;
}

void as_session_free_slots(struct as_session *session)
{
	for (size_t n = 0; session->slots && n < session->corpus.count; n++) {
		struct as_slot *slot = &session->slots[n];
		if (slot->doc)
			drop(session, slot);
		free(slot->carried);
		free(slot->carriers);
		free(slot->tagged);
		free(slot->tagged_parts);
		as_session_free_suggesting(slot->suggesting);
		as_annotations_free(&slot->annotations);
	}
	free(session->slots);
}

/* ---- words and fingerprints */

static size_t tokens_weight(const struct as_tokens *tokens)
{
	return tokens->cap * sizeof *tokens->items + tokens->units_cap * sizeof *tokens->units;
}

const struct as_tokens *as_session_tokens(struct as_session *session, size_t n)
{
	struct as_slot *slot = &session->slots[n];
	if (!slot->tokens.doc) {
		as_tokens_prepare(&slot->tokens, slot->doc, &session->lexicon);
		slot->weight += tokens_weight(&slot->tokens);
		session->memory += tokens_weight(&slot->tokens);
	}
	return &slot->tokens;
}

static void forget_tokens(struct as_session *session, struct as_slot *slot)
{
	slot->weight -= tokens_weight(&slot->tokens);
	session->memory -= tokens_weight(&slot->tokens);
	as_tokens_free(&slot->tokens);
}

static void note_counts(struct as_slot *slot, size_t words, size_t furniture_words)
{
	slot->words = words;
	slot->furniture_words = furniture_words;
	slot->counted = true;
}

static void fingerprint(struct as_session *session, size_t n)
{
	struct as_slot *slot = &session->slots[n];
	slot->indexed = true;
	slot->too_long = slot->doc->len > (size_t)AS_SESSION_INDEXED_MIB << 20;
	if (slot->too_long)
		return;
	as_index_add(session->index, (uint32_t)n, as_session_tokens(session, n));
	session->index_version++;
}

bool as_session_index(struct as_session *session, size_t n, struct as_error *err)
{
	struct as_slot *slot = &session->slots[n];
	if (slot->counted && slot->indexed)
		return !slot->trouble;
	struct as_doc *doc = as_session_read(session, n, err);
	if (!doc)
		return false;
	if (!slot->counted) {
		as_doc_count_words(doc);
		note_counts(slot, doc->words, doc->furniture_words);
	}
	if (!slot->indexed)
		fingerprint(session, n);
	return true;
}

void as_session_roles_changed(struct as_session *session, size_t n)
{
	struct as_slot *slot = &session->slots[n];
	forget_tokens(session, slot);
	if (slot->counted) {
		if (!slot->doc->counted)
			as_doc_count_words(slot->doc);
		note_counts(slot, slot->doc->words, slot->doc->furniture_words);
	}
	if (slot->indexed)
		fingerprint(session, n);
	as_session_forget_pairs(session, n);
	session->roles_version++;
	if (!slot->compared)
		return;
	slot->compared = false;
	if (session->next_overlap > n)
		session->next_overlap = n;
}

/* A place from `from` on where counting may pause: between ASCII letters no
 * rule looks back over a space. */
static size_t pause_after(const char *text, size_t from, size_t end)
{
	for (size_t at = from; at + 1 < end; at++)
		if (text[at] == ' ' && ((text[at + 1] | 0x20) >= 'a' && (text[at + 1] | 0x20) <= 'z'))
			return at + 1;
	return end;
}

/* Counts one slice of a long document; true when it is counted to its end. */
static bool count_slice(struct as_session *session, const struct as_doc *doc)
{
	struct as_counting *counting = &session->counting;
	if (counting->passage >= doc->passages_count)
		return true;
	const struct as_passage *passage = &doc->passages[counting->passage];
	if (counting->at < passage->span.start)
		counting->at = passage->span.start;
	size_t end = passage->span.end;
	if (end - counting->at > SLICE)
		end = pause_after(doc->text, counting->at + SLICE, end);
	size_t words = as_words_count(doc->text + counting->at, end - counting->at);
	if (as_role_is_report(passage->role))
		counting->words += words;
	else if (passage->role == AS_ROLE_FURNITURE)
		counting->furniture_words += words;
	counting->at = end;
	if (end == passage->span.end)
		counting->passage++;
	return counting->passage >= doc->passages_count;
}

/* One step of the words of document `n`; true when they are done. */
static bool count_some(struct as_session *session, size_t n)
{
	struct as_slot *slot = &session->slots[n];
	struct as_doc *doc = slot->counted ? NULL : as_session_read(session, n, NULL);
	if (doc && doc->len > 4 * SLICE) {
		if (!session->counting.active || session->counting.doc != n)
			session->counting = (struct as_counting){.active = true, .doc = n};
		if (!count_slice(session, doc))
			return false;
		session->counting.active = false;
		doc->words = session->counting.words;
		doc->furniture_words = session->counting.furniture_words;
		doc->counted = true;
		note_counts(slot, doc->words, doc->furniture_words);
	}
	as_session_index(session, n, NULL);
	return true;
}

/* ---- partners */

/* A comparison tells both ways: the other way is noted for later. */
static void note_known(struct as_session *session, size_t n, size_t other, double contained)
{
	struct as_slot *slot = &session->slots[n];
	if (slot->known_version != session->roles_version)
		slot->known_count = 0;
	slot->known_version = session->roles_version;
	if (slot->known_count == AS_KNOWN)
		memmove(slot->known, slot->known + 1, --slot->known_count * sizeof *slot->known);
	slot->known[slot->known_count++] = (struct as_known){(uint32_t)other, (float)contained};
}

/* How much of `n` the other one has; -1 when one cannot be read. */
static double containment(struct as_session *session, size_t n, size_t other)
{
	const struct as_slot *slot = &session->slots[n];
	for (unsigned i = 0; i < slot->known_count && slot->known_version == session->roles_version; i++)
		if (slot->known[i].other == other)
			return slot->known[i].contained;
	struct as_comparison comparison;
	if (!as_session_compare_once(&comparison, session, n, other))
		return -1;
	struct as_summary summary = comparison.summary;
	as_comparison_free(&comparison);
	if (!session->slots[other].compared)
		note_known(session, other, n, summary.right_in_left);
	return summary.left_in_right;
}

static void try_partner(struct as_session *session, size_t n, size_t other)
{
	struct as_slot *slot = &session->slots[n];
	double contained = containment(session, n, other);
	if (contained < OVERLAP_FLOOR || contained <= slot->contained)
		return;
	slot->partner = (int)other;
	slot->contained = contained;
}

/* Of many documents the likeliest few. */
static void partner_of_many(struct as_session *session, size_t n, const struct as_overlap *overlaps, size_t count)
{
	for (size_t i = 0; i < count && i < CANDIDATES; i++)
		if (overlaps[i].contained >= overlaps[0].contained * CANDIDATE_SHARE)
			try_partner(session, n, overlaps[i].other);
}

/* Of few documents all that prints do not speak against, the likeliest first;
 * then those too short for prints to speak of. */
static void partner_of_few(struct as_session *session, size_t n, const struct as_overlap *overlaps, size_t count)
{
	const struct as_slot *slot = &session->slots[n];
	bool *met = as_calloc(session->corpus.count + 1, sizeof *met);
	for (size_t i = 0; i < count; i++) {
		met[overlaps[i].other] = true;
		if (slot->contained < overlaps[i].contained * HOPE_FACTOR + HOPE_MORE)
			try_partner(session, n, overlaps[i].other);
	}
	for (size_t other = 0; other < session->corpus.count && slot->contained < HOPE_MORE; other++)
		if (other != n && !met[other] && (slot->words < SHORT || session->slots[other].words < SHORT) &&
		    as_session_is_comparable(session, n) && as_session_is_comparable(session, other))
			try_partner(session, n, other);
	free(met);
}

static void find_partner(struct as_session *session, size_t n)
{
	struct as_slot *slot = &session->slots[n];
	slot->partner = -1;
	slot->contained = 0;
	slot->compared = true;
	struct as_overlap *overlaps;
	size_t count = as_index_overlaps(&overlaps, session->index, (uint32_t)n, ESTIMATE_FLOOR);
	if (session->corpus.count <= AS_FEW_DOCUMENTS)
		partner_of_few(session, n, overlaps, count);
	else
		partner_of_many(session, n, overlaps, count);
	free(overlaps);
}

/* ---- steps */

/* The next piece of work; false when all is done.  Each piece is short. */
static bool step(struct as_session *session)
{
	size_t count = session->corpus.count;
	if (session->next_read < count) {
		size_t n = session->next_read++;
		if (!session->slots[n].read)
			as_session_read(session, n, NULL);
		return true;
	}
	if (session->next_count < count) {
		if (count_some(session, session->next_count))
			session->next_count++;
		return true;
	}
	while (session->next_overlap < count && session->slots[session->next_overlap].compared)
		session->next_overlap++;
	if (session->next_overlap == count)
		return false;
	find_partner(session, session->next_overlap++);
	return true;
}

static void note_progress(struct as_progress *progress, const struct as_session *session)
{
	size_t total = session->corpus.count;
	if (session->next_read < total)
		*progress = (struct as_progress){AS_PHASE_READING, session->next_read, total};
	else if (session->next_count < total)
		*progress = (struct as_progress){AS_PHASE_WORDS, session->next_count, total};
	else if (session->next_overlap < total)
		*progress = (struct as_progress){AS_PHASE_OVERLAPS, session->next_overlap, total};
	else
		*progress = (struct as_progress){AS_PHASE_DONE, total, total};
}

bool as_session_step(struct as_session *session, int budget_ms, struct as_progress *progress)
{
	int64_t end = as_clock_ms() + budget_ms;
	bool more = true;
	as_session_count_tags(session, NULL);
	do
		more = step(session);
	while (more && as_clock_ms() < end);
	if (progress)
		note_progress(progress, session);
	return more;
}

bool as_session_hasten(struct as_session *session, size_t doc, struct as_error *err)
{
	if (!as_session_read(session, doc, err))
		return false;
	if (session->slots[doc].doc->len > (size_t)AS_SESSION_INDEXED_MIB << 20)
		return true;
	if (!as_session_index(session, doc, err))
		return false;
	if (session->next_count == session->corpus.count && !session->slots[doc].compared)
		find_partner(session, doc);
	return true;
}
