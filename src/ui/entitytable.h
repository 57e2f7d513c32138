/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of the register on the canvas, the heads above, and an entity whole. */
#ifndef UI_ENTITYTABLE_H
#define UI_ENTITYTABLE_H

#include <stdbool.h>

#include "ui/entitylist.h"

struct ui_entitytable {
	int width[AS_ENTITY_ORDER_COUNT]; /* cells; 0: left out */
	int cols;
};
/* Chooses the columns that fit. */
void ui_entitytable_fit(struct ui_entitytable *table, int cols);
void ui_entitytable_heads(const struct ui_entitytable *table, struct term_canvas *canvas, int row,
			  const struct ui_entitylist *list);
void ui_entitytable_row(const struct ui_entitytable *table, struct term_canvas *canvas, int row,
			const struct ui_entitylist *list, size_t index);

/* Its other names, external id and dates in words, one line; "" when it has none. */
void ui_entity_facts(struct as_buf *out, const struct as_entity_item *item);
/* "9 mentions in 4 documents". */
void ui_entity_tally(struct as_buf *out, size_t mentions, size_t documents);
/* Three lines: name and type, other names and id, note. */
void ui_entity_digest(struct term_canvas *canvas, int row, const struct as_entity_item *item);

#endif
