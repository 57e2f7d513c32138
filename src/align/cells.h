/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From classes of words to the rows and cells of a collation. */
#ifndef AS_ALIGN_CELLS_H
#define AS_ALIGN_CELLS_H

#include "align/classes.h"
#include "align/collation.h"

/* Lays rows and cells for collation->base and ->by.  `turns`: the documents in
 * the order in which they may lead a row, the base first. */
void as_cells_lay(struct as_collation *collation, struct as_classes *classes, const uint32_t *turns);

#endif
