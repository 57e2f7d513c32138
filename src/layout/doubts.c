/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/doubts.h"

#include <string.h>

#include "base/i18n.h"
#include "text/display.h"
#include "text/offset.h"

enum { LEFT, RIGHT, SIDES };

struct printer {
	struct as_buf *out;
	struct as_offsets offsets[SIDES];
};

static void add_range(struct printer *printer, int side, struct as_span span)
{
	struct as_offsets *offsets = &printer->offsets[side];
	as_buf_printf(printer->out, "%zu-%zu", as_offset_file_byte(offsets, span.start),
		      as_offset_file_byte(offsets, span.end));
}

static void add_line(struct printer *printer, const char *words)
{
	as_buf_addc(printer->out, '\t');
	as_display_text(printer->out, words, strlen(words));
	as_buf_addc(printer->out, '\n');
}

/* Both places of a doubt are in one document. */
static void add_doubt(struct printer *printer, int side, const struct as_doubt *doubt)
{
	struct as_buf words = AS_BUF_INIT;
	as_buf_printf(printer->out, "%s\t", as_field_name(doubt->field));
	if (side == RIGHT)
		as_buf_adds(printer->out, "-\t");
	add_range(printer, side, doubt->says_span);
	as_buf_addc(printer->out, ',');
	add_range(printer, side, doubt->against_span);
	if (side == LEFT)
		as_buf_adds(printer->out, "\t-");
	as_buf_printf(&words, side == LEFT ? _("the left report contradicts itself: %s / %s") :
		      _("the right report contradicts itself: %s / %s"), doubt->says, doubt->against);
	add_line(printer, words.data);
	as_buf_free(&words);
}

static void add_discrepancy(struct printer *printer, const struct as_discrepancy *discrepancy)
{
	as_buf_printf(printer->out, "%s\t",
		      discrepancy->note ? "note" : as_discrepancy_name(discrepancy->kind));
	add_range(printer, LEFT, discrepancy->left);
	as_buf_addc(printer->out, '\t');
	add_range(printer, RIGHT, discrepancy->right);
	add_line(printer, discrepancy->why);
}

size_t as_doubts_write(struct as_buf *out, const struct as_comparison *comparison)
{
	const struct as_doc *docs[SIDES] = {comparison->left->doc, comparison->right->doc};
	struct printer printer = {.out = out};
	size_t count = 0;
	for (int side = LEFT; side < SIDES; side++)
		as_offsets_init(&printer.offsets[side], docs[side]);
	for (int side = LEFT; side < SIDES; side++)
		for (size_t i = 0; i < docs[side]->doubts_count; i++, count++)
			add_doubt(&printer, side, &docs[side]->doubts[i]);
	for (size_t i = 0; i < comparison->discrepancies_count; i++) {
		add_discrepancy(&printer, &comparison->discrepancies[i]);
		count += !comparison->discrepancies[i].note;
	}
	for (int side = LEFT; side < SIDES; side++)
		as_offsets_free(&printer.offsets[side]);
	return count;
}
