/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence: what supports or refutes a claim. */
#ifndef AS_STORE_EVIDENCE_H
#define AS_STORE_EVIDENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "model/annotation.h"
#include "model/doc.h"
#include "store/record.h"
#include "store/store.h"

struct as_evidence_rows {
	struct as_arena arena; /* every string of the items */
	struct as_evidence *items; /* owned */
	size_t count, cap;
};
#define AS_EVIDENCE_ROWS_INIT {{0}, 0, 0, 0}
void as_evidence_rows_free(struct as_evidence_rows *list);

enum as_evidence_field {
	AS_EVIDENCE_URL, AS_EVIDENCE_TITLE, AS_EVIDENCE_ACCESSED, AS_EVIDENCE_ARCHIVE_URL, AS_EVIDENCE_STANCE,
	AS_EVIDENCE_QUOTE, AS_EVIDENCE_NOTE,
	AS_EVIDENCE_COUNT
};
const char *as_evidence_field_name(enum as_evidence_field field); /* "archive_url": also the CSV column */
enum as_evidence_field as_evidence_field_named(const char *name); /* AS_EVIDENCE_COUNT when unknown */

/* Adds one to the claim `claim` (its id, or that of an appearance of it);
 * all fields but id, claim, annotator and times are taken from `evidence`.
 * A stance (supports, refutes, context) and a URL, a quote or a
 * place must be stated. */
bool as_evidence_add(char id[AS_UUID_TEXT], struct as_store *store, const char *claim,
		     const struct as_evidence *evidence, struct as_error *err);
/* The same with a place in a document of the corpus: evidence->anchor, of `doc`. */
bool as_evidence_add_at(char id[AS_UUID_TEXT], struct as_store *store, const char *claim,
			const struct as_evidence *evidence, const struct as_doc *doc, struct as_error *err);
bool as_evidence_change(struct as_store *store, const char *id, const struct as_change *changes,
			size_t count, struct as_error *err);
/* Gives it another place in a document; all else stays. */
bool as_evidence_move(struct as_store *store, const char *id, const struct as_anchor *anchor,
		      const struct as_doc *doc, struct as_error *err);
bool as_evidence_delete(struct as_store *store, const char *id, struct as_error *err);
bool as_evidence_get(struct as_evidence *out, struct as_arena *arena, struct as_store *store, const char *id,
		     struct as_error *err);
/* Appends the evidence of one claim, or of all (NULL), in the order claim, created, id. */
bool as_evidence_list(struct as_evidence_rows *out, struct as_store *store, const char *claim,
		      struct as_error *err);

#endif
