/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verbs of the register: each is one transaction and one step of undo, and
 * joins the group when one was begun (as_session_begin()).  Ids are full ids;
 * as_session_entity_find() makes one of what a user gives.  as_session_delete()
 * takes entities away. */
#ifndef AS_SESSION_ENTITIES_H
#define AS_SESSION_ENTITIES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/annotation.h"
#include "session/session.h"

/* The entity that a user names: by its canonical name, an alias (whatever case,
 * accents, punctuation), or its id or the beginning of that.  AS_ERR_NOT_FOUND;
 * AS_ERR_CONFLICT when several have the name. */
bool as_session_entity_find(char id[AS_UUID_TEXT], struct as_session *session, const char *name, struct as_error *err);

/* A field by its name: canonical, type, external_id, note; NULL or "" empties
 * the last two.  A name that mentions use stays as an alias when another
 * becomes the canonical one; the mentions of the old type get the new one. */
bool as_session_entity_set(struct as_session *session, const char *id, const char *field, const char *value,
			   struct as_error *err);
/* Whether it is a Wikidata id (Q42) or an http(s) address; AS_ERR_USAGE says what one is. */
bool as_session_is_external_id(const char *value, struct as_error *err);
bool as_session_entity_alias(struct as_session *session, const char *id, const char *text, struct as_error *err);
/* AS_ERR_NOT_FOUND when it has no such alias. */
bool as_session_entity_unalias(struct as_session *session, const char *id, const char *text, struct as_error *err);
/* Makes one of several: mentions, claims and names of `from` go to `into`,
 * which may be among them. */
bool as_session_entity_merge(struct as_session *session, const char *const *from, size_t count, const char *into,
			     struct as_error *err);
/* A new entity of some mentions, of the first one's type; without a `name` (NULL) its words are the name. */
bool as_session_entity_split(char id[AS_UUID_TEXT], struct as_session *session, const char *const *annotations,
			     size_t count, const char *name, struct as_error *err);
/* Links mentions to an entity; NULL unlinks them. */
bool as_session_entity_link(struct as_session *session, const char *const *annotations, size_t count,
			    const char *entity, struct as_error *err);

/* as_session_tag() for words that several entities fit: links the mention to
 * `entity`, to a new one when that is "". */
bool as_session_tag_as(struct as_session *session, size_t doc, struct as_span span, const char *type,
		       const char *entity, struct as_error *err);

/* An entity with where it is named; strings live in `arena`.  O(its mentions). */
bool as_session_entity_get(struct as_entity *out, size_t *mentions, size_t *documents, struct as_arena *arena,
			   struct as_session *session, const char *id, struct as_error *err);
/* The mentions of an entity in the order document, start, end; in `arena`. */
bool as_session_entity_mentions(struct as_annotation **out, size_t *count, struct as_arena *arena,
				struct as_session *session, const char *id, struct as_error *err);

#endif
