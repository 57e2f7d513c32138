/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/kwic.h"

#include "layout/kwic.h"

/* The words before end where the words begin, in the middle of the rest. */
void ui_kwic_draw(struct term_canvas *canvas, int row, int col, const struct ui_kwic *kwic)
{
	int middle = col + (canvas->cols - col) / 2;
	struct as_buf part = AS_BUF_INIT;
	size_t used;
	as_kwic_flat(&part, kwic->before, kwic->before_len);
	size_t from = as_kwic_tail(&used, part.data, part.len, middle > col ? (size_t)(middle - col) : 0);
	term_put_text(canvas, row, middle - (int)used, -1, kwic->attr, part.data + from, part.len - from);
	as_buf_clear(&part);
	as_kwic_flat(&part, kwic->words, kwic->words_len);
	int at = middle + term_put_text(canvas, row, middle, -1, kwic->words_attr, part.data, part.len);
	as_buf_clear(&part);
	as_kwic_flat(&part, kwic->after, kwic->after_len);
	term_put_text(canvas, row, at, -1, kwic->attr, part.data, part.len);
	as_buf_free(&part);
}
