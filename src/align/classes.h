/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of many documents that correspond: classes under union-find (Tarjan
 * 1975), with the rule that no two words of one document are in one class. */
#ifndef AS_ALIGN_CLASSES_H
#define AS_ALIGN_CLASSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Words are numbered over all documents: first[doc] + token. */
struct as_classes {
	uint32_t *parent; /* by word */
	uint32_t *next;   /* by word: the next of its class, a ring */
	uint32_t *doc;    /* by word */
	uint32_t *seen;   /* by document: the last question it was met in */
	uint32_t question;
	uint32_t count;   /* words */
};

/* Every word alone; `sizes` are the words of each document. */
void as_classes_init(struct as_classes *classes, const uint32_t *sizes, size_t docs);
void as_classes_free(struct as_classes *classes);

/* The word that stands for the class of `word`.  Amortised near O(1). */
uint32_t as_class_of(struct as_classes *classes, uint32_t word);
/* Puts the classes of two words together, unless some document has a word in
 * both; false then.  O(words of the two classes), each at most one a document. */
bool as_classes_join(struct as_classes *classes, uint32_t a, uint32_t b);

#endif
