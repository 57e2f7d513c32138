/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing among threads: which take the words they share. */
#ifndef AS_ALIGN_PLACE_H
#define AS_ALIGN_PLACE_H

#include "align/pairing.h"
#include "align/threads.h"

/* Links the words of the threads, best first: what a better thread took is
 * clipped from those after it, and what then weighs less than `floor` is
 * dropped.  Of threads that weigh the same (a passage repeated) those go first
 * that continue what is linked already.  Linear in the words of the threads. */
void as_place_threads(const struct as_threads *threads, struct as_pairing *pairing, uint32_t floor);

#endif
