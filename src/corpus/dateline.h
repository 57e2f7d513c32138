/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Datelines: the place, date and agency a report's first paragraph begins
 * with.  "MOSCOW, Jan 11  ", "MOSCOW (Reuters) - ", "GENEVA  The ...". */
#ifndef AS_CORPUS_DATELINE_H
#define AS_CORPUS_DATELINE_H

#include <stdbool.h>

#include "corpus/dates.h"
#include "model/span.h"

struct as_dateline {
	struct as_span span; /* without the dash after it */
	struct as_date date; /* month 0 when it names none */
};

/* Reads the dateline that a passage begins with; false when it has none.  A
 * place in capitals may stand alone before a dash or two spaces; one in mixed
 * case needs the agency in brackets. */
bool as_dateline_read(struct as_dateline *dateline, const char *text, struct as_span passage);

#endif
