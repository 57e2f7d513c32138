/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that changed their place inside a sentence. */
#ifndef AS_ALIGN_SHIFTED_H
#define AS_ALIGN_SHIFTED_H

#include "align/edges.h"
#include "align/pairing.h"

/* Links what the pieces of an edge share out of order: "X, said Y" against
 * "Y said X".  O(edges), each at most AS_GAP x AS_GAP words. */
void as_shifted_link(const struct as_edges *edges, struct as_pairing *pairing);

#endif
