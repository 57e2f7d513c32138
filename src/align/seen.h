/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the words of one document are written: inside sentences with a capital,
 * or small.  A capital at the beginning of a sentence tells nothing by itself. */
#ifndef AS_ALIGN_SEEN_H
#define AS_ALIGN_SEEN_H

#include "align/strand.h"
#include "base/map.h"

struct as_seen {
	struct as_map words; /* folded form -> times with a capital, times small */
};

/* Counts the words of a strand; of one in title case only the small ones. */
void as_seen_add(struct as_seen *seen, const struct as_strand *strand);
void as_seen_free(struct as_seen *seen);
/* Times the form stands inside a sentence with a capital; times it stands small. */
uint32_t as_seen_capital(const struct as_seen *seen, const char *form, size_t len);
uint32_t as_seen_small(const struct as_seen *seen, const char *form, size_t len);

#endif
