/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The codebook in force, and the verbs that change it.  What they change is
 * kept in the sidecar, over the program's tags and those of the user's file:
 * one step of undo each.  Tags and their strings are borrowed: strings stay as
 * long as the session, the array until the next change. */
#ifndef AS_SESSION_CODEBOOK_H
#define AS_SESSION_CODEBOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "session/session.h"
#include "session/tagfile.h"

const struct as_tag *as_session_tag_named(const struct as_session *session, const char *name);
/* Whether it is one of the program's, in its colour: themes have a look for those. */
bool as_tag_is_own(const struct as_tag *tag);

/* A row of the codebook as a tree: children follow their parent. */
struct as_tag_row {
	const struct as_tag *tag;
	size_t depth;  /* parents above it */
	size_t uses;   /* annotations of that type */
};
/* All tags in force; malloc'd, the caller's.  A parent that is not there, or
 * that is its own child's child, is none.  O(tags squared + annotations). */
size_t as_session_codebook(struct as_tag_row **out, struct as_session *session);

/* Adds a tag, or changes the one of its name to say exactly this.
 * AS_ERR_USAGE for what a tag cannot say, AS_ERR_CONFLICT for a key that is
 * another one's or a parent below it. */
bool as_session_set_tag(struct as_session *session, const struct as_tag *tag, struct as_error *err);
/* Tags, entities and refusals of the old type follow.  AS_ERR_CONFLICT when there is one so called. */
bool as_session_rename_tag(struct as_session *session, const char *name, const char *renamed, struct as_error *err);
/* Only one that the sidecar has and nothing is tagged with: AS_ERR_CONFLICT
 * says how many places are.  What lies below it holds again. */
bool as_session_delete_tag(struct as_session *session, const char *name, struct as_error *err);
/* Sets all tags of a file (session/tagfile.h) as one step; `path` is for
 * messages.  AS_ERR_USAGE with the first mistake of the file, which changes
 * nothing.  `*count`: tags read. */
bool as_session_import_codebook(size_t *count, struct as_session *session, const char *text, size_t len,
				const char *path, struct as_error *err);

#endif
