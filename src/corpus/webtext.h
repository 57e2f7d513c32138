/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a saved page: headline, caption, byline, report, and what the site puts around it. */
#ifndef AS_CORPUS_WEBTEXT_H
#define AS_CORPUS_WEBTEXT_H

#include <stdbool.h>

#include "corpus/draft.h"

bool as_webtext_probe(const struct as_doc *doc);
void as_webtext_read(struct as_draft *draft);

#endif
