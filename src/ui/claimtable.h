/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger as a table: which columns fit, and what stands in them. */
#ifndef UI_CLAIMTABLE_H
#define UI_CLAIMTABLE_H

#include "term/canvas.h"
#include "ui/claimlist.h"
#include "ui/view.h"

struct ui_claimtable {
	int cols;
	int width[AS_LEDGER_ORDER_COUNT]; /* cells of each column; 0: not shown */
};

void ui_claimtable_fit(struct ui_claimtable *table, int cols);
void ui_claimtable_heads(const struct ui_claimtable *table, struct term_canvas *canvas, int row,
			 const struct ui_claimlist *list);
void ui_claimtable_row(const struct ui_claimtable *table, struct term_canvas *canvas, int row,
		       const struct ui_shared *shared, const struct ui_claimlist *list, size_t index, bool selected);
/* What a row says of a claim, whole: its sentence, and on further lines who,
 * when, how often; `rows` high.  Returns the rows used. */
int ui_claim_digest(struct term_canvas *canvas, int row, int rows, const struct ui_shared *shared,
		    const struct as_ledger_row *claim);
/* "carried by 5 reports, 3 independent texts" and where first, translated. */
void ui_claim_carried(struct as_buf *out, const struct as_session *session, const struct as_ledger_row *claim);

#endif
