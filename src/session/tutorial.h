/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tutorial: a small corpus that tells what to press, copied to where its
 * sidecar can be written. */
#ifndef AS_SESSION_TUTORIAL_H
#define AS_SESSION_TUTORIAL_H

#include "base/error.h"

/* Copies the documents of the folder `from` to tutorial/LANGUAGE below the
 * program's folder of the user's data; those that are there already stay, and
 * so does the sidecar beside them: the tutorial goes on where it was left.
 * Returns the copy's path, the caller's; NULL with err. */
char *as_tutorial_copy(const char *from, const char *language, struct as_error *err);

#endif
