/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/classes.h"

#include <stdlib.h>

#include "base/mem.h"

void as_classes_init(struct as_classes *classes, const uint32_t *sizes, size_t docs)
{
	uint32_t count = 0;
	for (size_t doc = 0; doc < docs; doc++)
		count += sizes[doc];
	*classes = (struct as_classes){
		.parent = as_calloc((size_t)count + 1, sizeof *classes->parent),
		.next = as_calloc((size_t)count + 1, sizeof *classes->next),
		.doc = as_calloc((size_t)count + 1, sizeof *classes->doc),
		.seen = as_calloc(docs + 1, sizeof *classes->seen),
		.count = count,
	};
	uint32_t word = 0;
	for (uint32_t doc = 0; doc < docs; doc++)
		for (uint32_t i = 0; i < sizes[doc]; i++, word++) {
			classes->parent[word] = classes->next[word] = word;
			classes->doc[word] = doc;
		}
}

void as_classes_free(struct as_classes *classes)
{
	free(classes->parent);
	free(classes->next);
	free(classes->doc);
	free(classes->seen);
	*classes = (struct as_classes){0};
}

uint32_t as_class_of(struct as_classes *classes, uint32_t word)
{
	uint32_t *parent = classes->parent;
	while (parent[word] != word)
		word = parent[word] = parent[parent[word]];
	return word;
}

static bool share_a_document(struct as_classes *classes, uint32_t a, uint32_t b)
{
	uint32_t question = ++classes->question, word = a;
	do {
		classes->seen[classes->doc[word]] = question;
		word = classes->next[word];
	} while (word != a);
	word = b;
	do {
		if (classes->seen[classes->doc[word]] == question)
			return true;
		word = classes->next[word];
	} while (word != b);
	return false;
}

bool as_classes_join(struct as_classes *classes, uint32_t a, uint32_t b)
{
	a = as_class_of(classes, a);
	b = as_class_of(classes, b);
	if (a == b)
		return true;
	if (share_a_document(classes, a, b))
		return false;
	/* Paths are halved when they are followed, so that no ranks are needed. */
	classes->parent[a < b ? b : a] = a < b ? a : b;
	uint32_t after = classes->next[a];
	classes->next[a] = classes->next[b];
	classes->next[b] = after;
	return true;
}
