/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every export format is given: the rows, and how they are to be written. */
#ifndef AS_EXCHANGE_EXPORT_H
#define AS_EXCHANGE_EXPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "model/annotation.h"
#include "store/annotation.h"
#include "store/document.h"
#include "store/entity.h"
#include "store/evidence.h"

enum as_export_what {
	AS_EXPORT_ENTITIES, /* their mentions */
	AS_EXPORT_CLAIMS,
	AS_EXPORT_EVIDENCE,
	AS_EXPORT_REGISTER, /* the entities themselves */
	AS_EXPORT_WHATS
};

struct as_export_options {
	enum as_export_what what;
	bool bom;              /* CSV: begin with U+FEFF */
	bool spreadsheet_safe; /* CSV: see exchange/csv.h */
	char delimiter;        /* CSV: an ASCII character; 0: a comma */
};

/* Everything of a sidecar that can be written out.  Annotations in the order
 * document, start, end, id; evidence by claim, created, id; documents by path. */
struct as_export {
	const struct as_annotation *annotations;
	size_t annotations_count;
	const struct as_evidence *evidence;
	size_t evidence_count;
	const struct as_document_row *documents;
	size_t documents_count;
	const struct as_entity_row *entities; /* by name */
	size_t entities_count;
	const struct as_alias *aliases;       /* by entity */
	size_t aliases_count;
	/* what as_export_load() took them from; empty when the caller filled them in */
	struct as_annotations held_annotations;
	struct as_evidence_rows held_evidence;
	struct as_arena held_documents; /* entities too */
};

/* Reads all of it from a sidecar; NULL: there is none, and so nothing.  On
 * failure nothing is held. */
bool as_export_load(struct as_export *export, struct as_store *store, struct as_error *err);
void as_export_free(struct as_export *export);

#endif
