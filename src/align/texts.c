/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/texts.h"

#include <stdlib.h>

#include "base/mem.h"

bool as_is_copy(const struct as_nearest *nearest)
{
	return nearest->other >= 0 && nearest->contained >= AS_COPY_CONTAINED;
}

static uint32_t first_of(uint32_t *parent, uint32_t doc)
{
	while (parent[doc] != doc)
		doc = parent[doc] = parent[parent[doc]];
	return doc;
}

void as_texts_find(struct as_texts *texts, const struct as_nearest *nearest, size_t count)
{
	*texts = (struct as_texts){.of = as_calloc(count + 1, sizeof *texts->of)};
	uint32_t *parent = as_calloc(count + 1, sizeof *parent);
	for (uint32_t doc = 0; doc < count; doc++)
		parent[doc] = doc;
	for (uint32_t doc = 0; doc < count; doc++) {
		if (!as_is_copy(&nearest[doc]) || (size_t)nearest[doc].other >= count)
			continue;
		uint32_t a = first_of(parent, doc), b = first_of(parent, (uint32_t)nearest[doc].other);
		parent[a < b ? b : a] = a < b ? a : b;
	}
	/* The first document of each text numbers it: it comes before the others. */
	for (uint32_t doc = 0; doc < count; doc++) {
		uint32_t first = first_of(parent, doc);
		texts->of[doc] = first == doc ? (uint32_t)texts->count++ : texts->of[first];
	}
	free(parent);
}

void as_texts_free(struct as_texts *texts)
{
	free(texts->of);
	*texts = (struct as_texts){0};
}
