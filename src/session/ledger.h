/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger: every claim of the corpus as one row, however many reports carry
 * it.  Reading is done in slices, like that of the corpus: what was read
 * before stays in view until the new is whole. */
#ifndef AS_SESSION_LEDGER_H
#define AS_SESSION_LEDGER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "model/claim.h"
#include "session/query.h"
#include "session/scale.h"
#include "session/session.h"

struct as_ledger;

/* A row; `claim` has the rest of what there is to know. */
struct as_ledger_row {
	const struct as_claim *claim;
	const char *sentence;   /* normalised, else the words of the first appearance */
	const char *folded;     /* that for searching */
	size_t reports;         /* documents that carry it */
	size_t texts;           /* independent texts among them (align/texts.h); 0: not known yet */
};

/* X(enum, name in a query, kind); the first is the sentence. */
#define AS_LEDGER_FIELDS(X) \
	X(NORMALISED, "normalised", TEXT) \
	X(TEXT, "text", TEXT) \
	X(CLAIMANT, "claimant", TEXT) \
	X(ROLE, "role", TEXT) \
	X(SAID, "said", DATE) \
	X(FORM, "form", CHOICE) \
	X(CHECKWORTHY, "checkworthy", CHOICE) \
	X(STATE, "state", CHOICE) \
	X(VERDICT, "verdict", CHOICE) \
	X(SCALE, "scale", TEXT) \
	X(RATIONALE, "rationale", TEXT) \
	X(REVIEWER, "reviewer", TEXT) \
	X(REPORTS, "reports", NUMBER) \
	X(TEXTS, "texts", NUMBER) \
	X(EVIDENCE, "evidence", NUMBER) \
	X(STORY, "story", NUMBER) \
	X(FIRST, "first", DATE) \
	X(DOCUMENT, "document", TEXT) \
	X(TITLE, "title", TEXT) \
	X(DATE, "date", DATE) \
	X(SOURCE, "source", TEXT) \
	X(NOTE, "note", TEXT) \
	X(ANNOTATOR, "annotator", TEXT) \
	X(CREATED, "created", DATE) \
	X(UPDATED, "updated", DATE) \
	X(CLAIM, "claim", START) \
	X(ID, "id", START)

enum as_ledger_field {
#define AS_LEDGER_ENUM(id, name, kind) AS_LEDGER_##id,
	AS_LEDGER_FIELDS(AS_LEDGER_ENUM)
#undef AS_LEDGER_ENUM
	AS_LEDGER_FIELD_COUNT
};
/* What as_query_parse() takes, and how rows answer it (`row`: a struct
 * as_ledger_row).  Verdicts may be said by their digits of the session's scale;
 * queries of the table may not outlive the session. */
const struct as_query_table *as_ledger_table(struct as_session *session);
bool as_ledger_get(struct as_query_value *out, const void *row, size_t field, size_t n);

/* Empty at first; the session must outlive it. */
struct as_ledger *as_ledger_new(struct as_session *session);
/* The scale by which its verdicts are ordered: the session's. */
const struct as_scale *as_ledger_scale(const struct as_ledger *ledger);
void as_ledger_free(struct as_ledger *ledger);

/* Reads for about `budget_ms`, from the start again when the sidecar changed
 * meanwhile; false when the rows are what it says now. */
bool as_ledger_step(struct as_ledger *ledger, int budget_ms);
/* Whether a step would have work. */
bool as_ledger_is_stale(const struct as_ledger *ledger);
/* Claims read so far, of the reading under way. */
size_t as_ledger_progress(const struct as_ledger *ledger);
/* What went wrong in the last reading; NULL when all is well.  Borrowed. */
const char *as_ledger_trouble(const struct as_ledger *ledger);
/* The rows, by claim id; borrowed until the next step or verb. */
size_t as_ledger_rows(const struct as_ledger_row **rows, const struct as_ledger *ledger);
/* The row of a claim or of one of its appearances; NULL: none.  O(log rows) for a claim. */
const struct as_ledger_row *as_ledger_find(const struct as_ledger *ledger, const char *claim);

/* Counts independent texts once all overlaps are known; rows have 0 until then.  O(documents + places). */
bool as_ledger_count_texts(struct as_ledger *ledger);
/* Numbers the stories as `antisigma stories` does, for queries that ask for
 * them; once.  `going` as in session/overlaps.h. */
bool as_ledger_number_stories(struct as_ledger *ledger, bool (*going)(void *data, size_t done, size_t total),
			      void *data, struct as_error *err);
bool as_ledger_knows_stories(const struct as_ledger *ledger);

/* Sets a field (by its CSV name; "verdict" sets the scale, too) of several
 * claims as one step of the history.  The rows follow at once. */
bool as_ledger_set(struct as_ledger *ledger, const char *const *ids, size_t count, const char *field,
		   const char *value, struct as_error *err);

/* The date of the earliest report that states one, the first place's document; NULL: none does. */
const char *as_ledger_first(const struct as_ledger_row *row);
/* Whether that date is contradicted in the document itself; false while it is not read. */
bool as_ledger_first_doubtful(const struct as_session *session, const struct as_ledger_row *row);
/* The forms of its appearances, each once: "quote, paraphrase"; translated when asked. */
void as_ledger_forms(struct as_buf *out, const struct as_ledger_row *row, bool translated);

#endif
