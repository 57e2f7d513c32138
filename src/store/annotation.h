/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Annotations: mentions, appearances with the claim they make, and tags of
 * whole documents. */
#ifndef AS_STORE_ANNOTATION_H
#define AS_STORE_ANNOTATION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "model/annotation.h"
#include "model/doc.h"
#include "store/record.h"
#include "store/store.h"

struct as_annotations {
	struct as_arena arena; /* every string of the items */
	struct as_annotation *items; /* owned */
	size_t count, cap;
};
#define AS_ANNOTATIONS_INIT {{0}, 0, 0, 0}
void as_annotations_free(struct as_annotations *list);

/* The fields that can be set by name. */
enum as_annotation_field {
	AS_SET_TYPE, AS_SET_NOTE, /* of all kinds; an appearance's type stays "claim" */
	AS_SET_FORM,              /* appearances */
	AS_SET_NORMALISED, AS_SET_CLAIMANT, AS_SET_ROLE, AS_SET_SAID, /* their claims */
	AS_SET_CHECKWORTHY, AS_SET_STATE, AS_SET_VERDICT, AS_SET_SCALE, AS_SET_RATIONALE, AS_SET_REVIEWER,
	AS_SET_CLAIMANT_ENTITY,
	AS_SET_COUNT
};
const char *as_annotation_field_name(enum as_annotation_field field); /* "claimant": also the CSV column */
enum as_annotation_field as_annotation_field_named(const char *name); /* AS_SET_COUNT when unknown */

/* Adds one; kind, anchor, parts, type, note and, for an appearance, the claim's
 * fields are taken from `annotation` (state starts as "open" unless stated);
 * an appearance with `claim` filled joins that claim, else it makes a new one;
 * a mention with `entity` filled is linked to it; for a tag of the whole
 * document the anchor is made here.
 * `doc` is the document tagged: its path, hash, title, date, source and URL
 * are remembered with it.  `id` gets the new id.  AS_ERR_USAGE for a value
 * that a field does not take, AS_ERR_LIMIT for one that is too long. */
bool as_annotation_add(char id[AS_UUID_TEXT], struct as_store *store, const struct as_annotation *annotation,
		       const struct as_doc *doc, struct as_error *err);

/* Sets fields; what already has the value is no change (no change at all
 * writes nothing and succeeds).  `id`: the annotation's, or that of a claim,
 * which has type, note and form only where it has a single appearance. */
bool as_annotation_change(struct as_store *store, const char *id, const struct as_change *changes, size_t count, struct as_error *err);
/* Gives it another span (or the same with another state); links and fields
 * stay.  as_annotation_move() gives it one part, as_annotation_move_parts()
 * as many as there are anchors, the first one's place being the annotation's. */
bool as_annotation_move_parts(struct as_store *store, const char *id, const struct as_anchor *parts, size_t count,
			      const struct as_doc *doc, struct as_error *err);
bool as_annotation_move(struct as_store *store, const char *id, const struct as_anchor *anchor,
			const struct as_doc *doc, struct as_error *err);
/* Takes it away; the last appearance of a claim takes the claim, its evidence
 * and its relations along, and a claim's id all its appearances. */
bool as_annotation_delete(struct as_store *store, const char *id, struct as_error *err);

/* AS_ERR_NOT_FOUND when there is none; strings live in `arena`. */
bool as_annotation_get(struct as_annotation *out, struct as_arena *arena, struct as_store *store, const char *id,
		       struct as_error *err);
/* Appends all of a document (path), or of all documents (NULL), in the order
 * document, start, end, id. */
bool as_annotation_list(struct as_annotations *out, struct as_store *store, const char *document,
			struct as_error *err);
/* Appends the appearances of one claim in the same order. */
bool as_annotation_list_claim(struct as_annotations *out, struct as_store *store, const char *claim,
			      struct as_error *err);

/* Tags of one document, whatever their kind. */
struct as_tag_count {
	const char *document; /* path; owned by the arena */
	size_t tags;
};
/* One item for each document that has any, by path.  Of all documents: one pass
 * over an index, without looking at an annotation. */
bool as_annotation_counts(struct as_tag_count **out, size_t *count, struct as_arena *arena, struct as_store *store,
			  struct as_error *err);
/* Those of the document with this path. */
bool as_annotation_count(size_t *count, struct as_store *store, const char *document, struct as_error *err);

/* Tells of each mention its tag and its words, which are borrowed for the call;
 * in no order. */
typedef void as_mention_seen(void *data, const char *type, const char *words);
bool as_annotation_each_mention(struct as_store *store, as_mention_seen *seen, void *data, struct as_error *err);

#endif
