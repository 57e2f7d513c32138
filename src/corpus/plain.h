/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Anything else: paragraphs, one a line or wrapped by hand, under a headline if there is one. */
#ifndef AS_CORPUS_PLAIN_H
#define AS_CORPUS_PLAIN_H

#include <stdbool.h>

#include "corpus/draft.h"

bool as_plain_probe(const struct as_doc *doc);
void as_plain_read(struct as_draft *draft);

#endif
