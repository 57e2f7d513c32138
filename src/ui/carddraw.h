/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of a claim on the canvas: its head, then a list of items of
 * different height. */
#ifndef UI_CARDDRAW_H
#define UI_CARDDRAW_H

#include <stdbool.h>
#include <stddef.h>

#include "session/card.h"
#include "session/ledger.h"
#include "ui/list.h"
#include "ui/view.h"

enum ui_card_item { UI_CARD_PLACE, UI_CARD_EVIDENCE, UI_CARD_RELATION };

struct ui_sheet {
	const struct as_ledger_row *row;  /* borrowed from the ledger */
	struct as_card card;
	struct as_card_place *places;     /* of the claim; in the card's arena */
	bool *looked;                     /* which of them were looked at */
	struct ui_list items;             /* all places, then evidence, then relations; top is the first item shown */
};

/* What item `n` is, and its number among those. */
enum ui_card_item ui_sheet_item(size_t *number, const struct ui_sheet *sheet, size_t n);
size_t ui_sheet_count(const struct ui_sheet *sheet);
/* The place, looked at now if it was not. */
const struct as_card_place *ui_sheet_place(struct ui_sheet *sheet, struct as_session *session, size_t n);
void ui_sheet_draw(struct ui_sheet *sheet, struct ui_shared *shared, struct term_canvas *canvas);
/* "contradicts", "is contradicted by": translated. */
const char *ui_relation_phrase(const struct as_card_relation *relation);

#endif
