/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The offers of a spread, as the form of a claim and the list of offers show
 * them: on a line, side by side with what is spread, and taken. */
#ifndef UI_OFFERS_H
#define UI_OFFERS_H

#include "session/spread.h"
#include "ui/view.h"

/* One line: document, passage, how the words agree, the words, the first discrepancy. */
void ui_offer_line(struct term_canvas *canvas, int row, int col, int cells, const struct as_session *session,
		   const struct as_offer *offer, bool here);
/* Lines that ui_offer_beside() would use, at most `most`. */
int ui_offer_height(const struct as_spread *spread, const struct as_offer *offer, int cells, int most,
		    struct as_session *session);
/* Its discrepancies, then the words that are spread and those of the offer in
 * two columns (narrow: the offer's only), what differs marked; on `most` lines
 * at most.  Returns the lines used. */
int ui_offer_beside(struct term_canvas *canvas, int row, int col, int cells, int most, struct as_session *session,
		    const struct as_spread *spread, const struct as_offer *offer);

/* Takes one offer, or all of the same wording that are free, as one action,
 * and says so, and that `undo` (a key) undoes it.  Whether the sidecar was
 * changed. */
bool ui_offer_take(struct ui_view *view, struct as_spread *spread, size_t which, const char *undo);
bool ui_offers_take_same(struct ui_view *view, struct as_spread *spread, const char *undo);

/* How many offers are of the same wording, and how many of these are still free. */
size_t ui_offers_same(size_t *open, const struct as_spread *spread);

#endif
