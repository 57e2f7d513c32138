/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report: title line, YYYYMMDD line, URL line, then one passage a line, in any order. */
#ifndef AS_CORPUS_REPORT_H
#define AS_CORPUS_REPORT_H

#include <stdbool.h>

#include "corpus/draft.h"

bool as_report_probe(const struct as_doc *doc);
void as_report_read(struct as_draft *draft);

#endif
