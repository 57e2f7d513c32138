/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader: what `antisigma browse` runs. */
#ifndef UI_BROWSE_H
#define UI_BROWSE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct ui_browse_options {
	const char *corpus;          /* a folder, or NULL with `files` */
	const char *const *files;    /* documents by path */
	size_t files_count;
	const char *sidecar, *annotator; /* NULL: as the session chooses */
	bool read_only;
	const char *theme;           /* NULL: "default" */
	const char *colour;          /* "always", "never", "auto"; NULL: auto */
	bool ascii;                  /* signs in ASCII */
	const char *script;          /* a file of keys and dumps instead of a terminal (term/script.h); NULL */
	const char *size;            /* of the script's screen: "COLSxROWS"; NULL: 80x24 */
};

/* Opens the corpus and runs until the reader leaves.  Returns the exit status:
 * 0, or 128 + a signal's number; -1 with err when it could not begin. */
int ui_browse(const struct ui_browse_options *options, struct as_error *err);

#endif
