/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/side.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "layout/facts.h"
#include "text/display.h"
#include "text/wrap.h"

enum { LEFT, RIGHT };
enum { SPINE = 2, BARS = 2, RIGHT_INDENT = 4, LEAST_MEASURE = 8 };

struct printer {
	struct as_buf *out;
	const struct as_comparison *comparison;
	const struct as_side_options *options;
	size_t width;
	size_t digits;   /* of the largest ordinal */
	size_t cell[2];  /* two columns: cells of each, ordinal and space included */
	struct as_pair_layout layout;
};

static void add_spaces(struct as_buf *out, size_t count)
{
	as_buf_printf(out, "%*s", (int)count, "");
}

static void add_repeated(struct as_buf *out, const char *piece, size_t count)
{
	while (count--)
		as_buf_adds(out, piece);
}

/* Ends a line; a line that would end in blanks loses them. */
static void end_line(struct as_buf *out)
{
	size_t len = out->len;
	while (len && out->data[len - 1] == ' ')
		len--;
	as_buf_truncate(out, len);
	as_buf_addc(out, '\n');
}

static const char *bar(const struct printer *printer)
{
	return printer->options->ascii ? "|" : "│";
}

static const struct as_doc *doc_of(const struct printer *printer, int side)
{
	return (side == LEFT ? printer->comparison->left : printer->comparison->right)->doc;
}

/* ---- geometry */

static size_t digits_of(size_t number)
{
	size_t digits = 1;
	while (number >= 10)
		number /= 10, digits++;
	return digits;
}

static size_t at_least(size_t cells, size_t taken)
{
	return cells > taken + LEAST_MEASURE ? cells - taken : LEAST_MEASURE;
}

static void set_out(struct printer *printer)
{
	const struct as_side_options *options = printer->options;
	size_t most = doc_of(printer, LEFT)->passages_count;
	if (doc_of(printer, RIGHT)->passages_count > most)
		most = doc_of(printer, RIGHT)->passages_count;
	printer->digits = digits_of(most);
	printer->width = options->width < AS_SIDE_LEAST ? AS_SIDE_LEAST : options->width;

	struct as_pair_options pair = {
		.one_column = printer->width < AS_SIDE_TWO_COLUMNS,
		.order = options->order,
		.differences_only = options->differences_only,
		.fold_equal = options->fold_equal,
		.show_furniture = options->show_furniture,
	};
	size_t label = printer->digits + 1;
	if (pair.one_column) {
		pair.measure[LEFT] = at_least(printer->width, SPINE + 1 + label);
		pair.measure[RIGHT] = at_least(printer->width, SPINE + 1 + RIGHT_INDENT + label);
	} else {
		printer->cell[LEFT] = (printer->width - SPINE - BARS) / 2;
		printer->cell[RIGHT] = printer->width - SPINE - BARS - printer->cell[LEFT];
		pair.measure[LEFT] = at_least(printer->cell[LEFT], label);
		pair.measure[RIGHT] = at_least(printer->cell[RIGHT], label);
	}
	as_pair_layout_init(&printer->layout, printer->comparison, &pair);
	as_pair_layout_until(&printer->layout, SIZE_MAX);
}

/* ---- head and foot */

static bool is_date_doubtful(const struct as_doc *doc)
{
	for (size_t i = 0; i < doc->doubts_count; i++)
		if (doc->doubts[i].field == AS_FIELD_DATE)
			return true;
	return false;
}

/* What is said of one document, line by line; each is cut to its column. */
enum head { HEAD_PATH, HEAD_TITLE, HEAD_SHARE, HEAD_FACTS };

static void head_text(struct as_buf *text, const struct printer *printer, int side, enum head head)
{
	const struct as_doc *doc = doc_of(printer, side);
	const struct as_summary *summary = &printer->comparison->summary;
	const char *title = doc->metadata[AS_FIELD_TITLE].value, *date = doc->metadata[AS_FIELD_DATE].value;
	size_t words = summary->words[side];
	double share = side == LEFT ? summary->left_in_right : summary->right_in_left;
	switch (head) {
	case HEAD_PATH:
		as_buf_adds(text, doc->path);
		break;
	case HEAD_TITLE:
		as_buf_printf(text, "%s%s %s", date ? date : "-", is_date_doubtful(doc) ? "?" : "",
			      title ? title : "-");
		break;
	case HEAD_SHARE:
		as_buf_printf(text, ngettext("%.0f%% of %zu word is in the other", "%.0f%% of %zu words are in the other",
					     words), share * 100, words);
		break;
	case HEAD_FACTS: /* of both, and so said once */
		if (side == LEFT)
			as_facts_add(text, summary, SIZE_MAX);
		break;
	}
}

static bool has_facts(const struct printer *printer)
{
	const struct as_summary *summary = &printer->comparison->summary;
	return summary->discrepancies || summary->moved || summary->reordered;
}

/* Appends one line of a head cut to `cells`; returns the cells used. */
static size_t add_head(struct printer *printer, int side, enum head head, size_t cells)
{
	struct as_buf text = AS_BUF_INIT, fitted = AS_BUF_INIT;
	head_text(&text, printer, side, head);
	size_t used = as_display_fit(&fitted, text.data, text.len, cells);
	as_paint_own(printer->out, printer->options->paint, head == HEAD_PATH ? AS_INK_TITLE : AS_INK_NONE,
		     fitted.data);
	as_buf_free(&text);
	as_buf_free(&fitted);
	return used;
}

static void add_rule(struct printer *printer)
{
	bool ascii = printer->options->ascii;
	const char *dash = ascii ? "-" : "─", *cross = ascii ? "+" : "┬";
	if (printer->layout.options.one_column) {
		add_repeated(printer->out, dash, printer->width);
	} else {
		add_repeated(printer->out, dash, printer->cell[LEFT]);
		as_buf_adds(printer->out, cross);
		add_repeated(printer->out, dash, SPINE);
		as_buf_adds(printer->out, cross);
		add_repeated(printer->out, dash, printer->cell[RIGHT]);
	}
	end_line(printer->out);
}

static void add_heads(struct printer *printer)
{
	bool one_column = printer->layout.options.one_column, facts = has_facts(printer);
	for (int side = LEFT; one_column && side <= RIGHT; side++)
		for (enum head head = 0; head < HEAD_FACTS; head++) {
			size_t indent = side == RIGHT ? RIGHT_INDENT : 0;
			add_spaces(printer->out, indent);
			add_head(printer, side, head, printer->width - indent);
			end_line(printer->out);
		}
	if (one_column && facts) {
		add_head(printer, LEFT, HEAD_FACTS, printer->width);
		end_line(printer->out);
	}
	for (enum head head = 0; !one_column && head <= (facts ? HEAD_FACTS : HEAD_SHARE); head++) {
		size_t used = add_head(printer, LEFT, head, printer->cell[LEFT] - 1);
		add_spaces(printer->out, printer->cell[LEFT] - used);
		as_buf_printf(printer->out, "%s  %s", bar(printer), bar(printer));
		add_head(printer, RIGHT, head, printer->cell[RIGHT]);
		end_line(printer->out);
	}
	add_rule(printer);
}

static void add_summary(struct printer *printer)
{
	const struct as_summary *summary = &printer->comparison->summary;
	struct as_buf text = AS_BUF_INIT;
	struct as_lines lines = {0};
	as_buf_printf(&text, _("same %zu, format %zu, edited %zu, related %zu; moved %zu; left only %zu, right only %zu"),
		      summary->same, summary->format, summary->edited, summary->related, summary->moved,
		      summary->left_only, summary->right_only);
	as_wrap(&lines, text.data, text.len, 0, printer->width, 0);
	for (size_t i = 0; i < lines.count; i++) {
		as_buf_add(printer->out, text.data + lines.items[i].start, as_span_length(lines.items[i]));
		end_line(printer->out);
	}
	as_lines_free(&lines);
	as_buf_free(&text);
}

/* ---- rows */

/* A segment without the white space that hangs over at the end of its line. */
static struct as_span trimmed(const char *text, struct as_span span)
{
	while (span.end > span.start && strchr(" \t\r\n", text[span.end - 1]) && text[span.end - 1])
		span.end--;
	return span;
}

/* Appends one side of a line: ordinal, text.  Returns the cells used. */
static size_t add_side(struct printer *printer, const struct as_pair_line *line, int side)
{
	const struct as_row *row = &printer->comparison->rows[printer->layout.rows[line->row].row];
	const struct as_column_line *column = &line->side[side];
	const char *text = doc_of(printer, side)->text;
	int passage = side == LEFT ? row->left.passage : row->right.passage;
	size_t used = printer->digits + 1;
	bool begins = column->span.start == (side == LEFT ? row->left.span.start : row->right.span.start);
	if (begins)
		as_buf_printf(printer->out, "%*d ", (int)printer->digits, passage + 1);
	else
		add_spaces(printer->out, used);

	enum as_ink whole = row->furniture			? AS_INK_FURNITURE
			    : row->relation == AS_LEFT_ONLY	? AS_INK_LEFT_ROW
			    : row->relation == AS_RIGHT_ONLY	? AS_INK_RIGHT_ROW
								: AS_INK_NONE;
	for (uint32_t i = 0; i < column->segments_count; i++) {
		const struct as_segment *segment = &printer->layout.segments[column->first_segment + i];
		struct as_span span = i + 1 == column->segments_count ? trimmed(text, segment->span) : segment->span;
		enum as_ink ink = segment->kind == AS_SEGMENT_PLAIN ? whole : as_paint_ink(segment->kind, side == RIGHT);
		used += as_paint_text(printer->out, printer->options->paint, ink, text, span);
	}
	return used;
}

static bool is_blank(const struct as_column_line *column)
{
	return column->span.start == column->span.end;
}

static void add_spine(struct printer *printer, const struct as_pair_line *line)
{
	const struct as_row *row = &printer->comparison->rows[printer->layout.rows[line->row].row];
	as_paint_own(printer->out, printer->options->paint, AS_INK_SPINE,
		     line->first ? as_row_spine(row, printer->options->ascii) : "  ");
}

static void add_two_columns(struct printer *printer, const struct as_pair_line *line)
{
	size_t used = is_blank(&line->side[LEFT]) ? 0 : add_side(printer, line, LEFT);
	add_spaces(printer->out, printer->cell[LEFT] > used ? printer->cell[LEFT] - used : 0);
	as_buf_adds(printer->out, bar(printer));
	add_spine(printer, line);
	as_buf_adds(printer->out, bar(printer));
	if (!is_blank(&line->side[RIGHT]))
		add_side(printer, line, RIGHT);
	end_line(printer->out);
}

static void add_one_column(struct printer *printer, const struct as_pair_line *line)
{
	add_spine(printer, line);
	as_buf_addc(printer->out, ' ');
	if (!is_blank(&line->side[LEFT])) {
		add_side(printer, line, LEFT);
	} else {
		add_spaces(printer->out, RIGHT_INDENT);
		add_side(printer, line, RIGHT);
	}
	end_line(printer->out);
}

static void add_folded(struct printer *printer, const struct as_pair_row *row)
{
	struct as_buf text = AS_BUF_INIT;
	const char *dot = printer->options->ascii ? "." : "·";
	add_spaces(printer->out, printer->digits + 1);
	as_buf_printf(&text, "%s ", dot);
	if (row->furniture)
		as_buf_printf(&text, ngettext("%zu row of furniture", "%zu rows of furniture", row->folded),
			      row->folded);
	else
		as_buf_printf(&text, ngettext("%zu row the same", "%zu rows the same", row->folded), row->folded);
	as_buf_printf(&text, " %s", dot);
	as_paint_own(printer->out, printer->options->paint, AS_INK_FURNITURE, text.data);
	end_line(printer->out);
	as_buf_free(&text);
}

static void add_discrepancies(struct printer *printer, const struct as_row *row)
{
	for (size_t i = 0; i < row->discrepancies_count; i++) {
		add_spaces(printer->out, printer->digits + 1);
		as_paint_discrepancy(printer->out, printer->options->paint,
				     &printer->comparison->discrepancies[row->first_discrepancy + i],
				     printer->width - printer->digits - 1);
	}
}

void as_side_write(struct as_buf *out, const struct as_comparison *comparison, const struct as_side_options *options)
{
	struct printer printer = {.out = out, .comparison = comparison, .options = options};
	set_out(&printer);
	add_heads(&printer);
	for (size_t i = 0; i < printer.layout.lines_count; i++) {
		const struct as_pair_line *line = &printer.layout.lines[i];
		const struct as_pair_row *row = &printer.layout.rows[line->row];
		if (row->folded)
			add_folded(&printer, row);
		else if (printer.layout.options.one_column)
			add_one_column(&printer, line);
		else
			add_two_columns(&printer, line);
		bool last = i + 1 == printer.layout.lines_count || printer.layout.lines[i + 1].row != line->row;
		if (last && !row->folded)
			add_discrepancies(&printer, &comparison->rows[row->row]);
	}
	add_rule(&printer);
	add_summary(&printer);
	as_pair_layout_free(&printer.layout);
}
