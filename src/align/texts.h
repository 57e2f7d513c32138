/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many texts some documents come down to: "5 reports, 3 independent texts".
 *
 * A document is taken for a copy of the one that has most of its words when
 * that one has three quarters of them or more; copies of copies are of one
 * text.  Containment does not say who copied from whom, only that the two are
 * not two witnesses. */
#ifndef AS_ALIGN_TEXTS_H
#define AS_ALIGN_TEXTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The one threshold, for every command and view. */
#define AS_COPY_CONTAINED 0.75

/* The document that has most of another one's words. */
struct as_nearest {
	int32_t other;    /* its number; -1: none has any */
	double contained; /* share of the words that it has, 0..1 */
};

struct as_texts {
	uint32_t *of;  /* by document: number of its text, from 0 in the order of the documents; owned */
	size_t count;  /* independent texts */
};

/* Groups `count` documents by the nearest of each.  O(count). */
void as_texts_find(struct as_texts *texts, const struct as_nearest *nearest, size_t count);
void as_texts_free(struct as_texts *texts);

/* Whether this is the evidence that a document is a copy of its nearest. */
bool as_is_copy(const struct as_nearest *nearest);

#endif
