/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A codebook as a file that people read and write:
 *
 *	[tag weapon]
 *	key = w
 *	colour = red
 *	description = what can kill, in words that may be long
 *	parent = other
 *	type = mention
 *
 * All but the name may be left out; `type` is mention or document.  Lines that
 * begin with '#' or ';' are comments.  The older form, a line each of
 * KEY NAME [COLOUR [DESCRIPTION]], is read where no line begins a section.
 *
 * Not by base/ini.h: a definition is longer than its lines may be, may hold
 * any character, and a tag may be nothing but its name. */
#ifndef AS_SESSION_TAGFILE_H
#define AS_SESSION_TAGFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "model/annotation.h"

enum { AS_TAGFILE_BYTES = 1024 * 1024, AS_TAGFILE_TAGS = 1000 };

struct as_tagfile {
	struct as_arena arena;
	struct as_tag *tags;   /* in the order of the file; owned */
	size_t count, cap;
	char **troubles;       /* "FILE:LINE: what", translated; in the arena, the array owned */
	size_t troubles_count, troubles_cap;
};

/* Reads it; a mistake costs the line, or the tag, that it is in.  `path` is
 * for messages.  O(len + tags squared). */
void as_tagfile_read(struct as_tagfile *file, const char *text, size_t len, const char *path);
void as_tagfile_free(struct as_tagfile *file);
/* Appends one so that it reads back the same. */
void as_tagfile_print(struct as_buf *out, const struct as_tag *tags, size_t count);

/* What a tag may say: AS_ERR_USAGE with what is wanted instead. */
bool as_tag_name_fits(const char *name, struct as_error *err);
bool as_tag_key_fits(const char *key, struct as_error *err);
bool as_tag_colour_fits(const char *colour, struct as_error *err);
/* "mention", "document" */
bool as_tag_type_fits(const char *type, struct as_error *err);
const char *as_tag_type(const struct as_tag *tag);

#endif
