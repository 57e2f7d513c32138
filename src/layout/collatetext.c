/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/collatetext.h"

#include "base/i18n.h"

static const struct {
	const char *mark, *ascii, *moved, *moved_ascii;
	const char *words;
} states[AS_CELL_STATES] = {
	[AS_CELL_ABSENT] = {" ·", " .", " ·", " .", N_("absent")},
	[AS_CELL_SAME] = {" ■", " #", "Ͻ■", ")#", N_("same")},
	[AS_CELL_FORMAT] = {" ≈", " %", "Ͻ≈", ")%", N_("format only")},
	[AS_CELL_EDITED] = {" ~", " ~", "Ͻ~", ")~", N_("edited")},
};

const char *as_cell_mark(const struct as_cell *cell, bool ascii)
{
	if (cell->moved)
		return ascii ? states[cell->state].moved_ascii : states[cell->state].moved;
	return ascii ? states[cell->state].ascii : states[cell->state].mark;
}

void as_cell_words(struct as_buf *out, const struct as_cell *cell)
{
	as_buf_adds(out, _(states[cell->state].words));
	if (cell->moved)
		as_buf_printf(out, ", %s", _("moved"));
	if (cell->discrepant)
		as_buf_printf(out, ", %s", _("discrepancy"));
}

void as_collation_sentence(struct as_buf *out, size_t reports, size_t texts)
{
	as_buf_printf(out, ngettext("%zu report", "%zu reports", reports), reports);
	as_buf_adds(out, ", ");
	as_buf_printf(out, ngettext("%zu independent text", "%zu independent texts", texts), texts);
}
