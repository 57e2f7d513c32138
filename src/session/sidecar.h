/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the sidecar of a corpus is, or would be made.
 *
 * A folder's: FOLDER/antisigma.db; when there is none and the folder cannot be
 * written, $XDG_DATA_HOME/antisigma/<name>-<hash of its real path>.db, also
 * later when the folder can be written again.  A document's: the
 * antisigma.db of its folder or the nearest folder above that has one, else
 * that of its folder.  Nothing is made here. */
#ifndef AS_SESSION_SIDECAR_H
#define AS_SESSION_SIDECAR_H

#include <stdbool.h>

#include "base/error.h"

#define AS_SIDECAR_NAME "antisigma.db"

/* The sidecar of the folder `root`; owned by the caller.  `*elsewhere` tells
 * whether it is outside the folder because that cannot be written. */
char *as_sidecar_of_folder(const char *root, bool *elsewhere);
/* The corpus folder of a document by its path: where its sidecar is found or
 * would be made; real path, owned by the caller. */
char *as_sidecar_folder_of(const char *document);
/* A path below the program's folder of the user's data, $XDG_DATA_HOME/antisigma;
 * owned by the caller, NULL without XDG_DATA_HOME or HOME. */
char *as_sidecar_data_path(const char *name);
/* Makes the folders above `path` as far as they are missing, mode 0700. */
bool as_sidecar_make_way(const char *path, struct as_error *err);

#endif
