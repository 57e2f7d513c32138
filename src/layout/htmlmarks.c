/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/htmlmarks.h"

#include <stdlib.h>

#include "base/mem.h"
#include "layout/html.h"

enum { LEFT, RIGHT, SIDES };

/* Where something begins or ends in the text of one side. */
struct event {
	size_t at;
	enum { DISCREPANCY_END, OP_END, OP_BEGIN, DISCREPANCY_BEGIN } what; /* in the order to be taken at one place */
	size_t index; /* in the comparison's ops or discrepancies */
};

struct marking {
	struct as_buf *out;
	const struct as_comparison *comparison;
	const struct as_row *row;
	int side;
	struct event *events;
	size_t count;
	struct as_span open; /* the op whose element is open */
};

static int by_place(const void *a, const void *b)
{
	const struct event *x = a, *y = b;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	if (x->what != y->what)
		return x->what < y->what ? -1 : 1;
	return (x->index > y->index) - (x->index < y->index);
}

static const char *element_of(const struct as_op *op, int side)
{
	switch (op->kind) {
	case AS_OP_EQUAL:
		return op->format ? "i" : NULL;
	case AS_OP_MOVED:
		return "q";
	case AS_OP_REPLACE: case AS_OP_DELETE: case AS_OP_INSERT: case AS_OP_KINDS:
		break;
	}
	return side == LEFT ? "del" : "ins";
}

static bool is_space(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* The blanks at a span's end stay outside the marks. */
static struct as_span inked(const char *text, struct as_span span)
{
	while (span.end > span.start && is_space(text[span.end - 1]))
		span.end--;
	return span;
}

static void add_events(struct marking *marking, struct as_span span, bool discrepancy, size_t index)
{
	marking->events[marking->count++] =
		(struct event){span.start, discrepancy ? DISCREPANCY_BEGIN : OP_BEGIN, index};
	marking->events[marking->count++] = (struct event){span.end, discrepancy ? DISCREPANCY_END : OP_END, index};
}

static const char *text_of(const struct marking *marking)
{
	return (marking->side == LEFT ? marking->comparison->left : marking->comparison->right)->doc->text;
}

static struct as_span op_span(const struct marking *marking, size_t index)
{
	const struct as_op *op = &marking->comparison->ops[index];
	return inked(text_of(marking), marking->side == LEFT ? op->left : op->right);
}

static void find_events(struct marking *marking)
{
	const struct as_row *row = marking->row;
	marking->events = as_calloc(2 * (row->ops_count + row->discrepancies_count) + 1, sizeof *marking->events);
	for (size_t i = row->first_op; i < row->first_op + row->ops_count; i++) {
		const struct as_op *op = &marking->comparison->ops[i];
		struct as_span span = op_span(marking, i);
		if (span.start < span.end && element_of(op, marking->side))
			add_events(marking, span, false, i);
	}
	for (size_t i = row->first_discrepancy; i < row->first_discrepancy + row->discrepancies_count; i++) {
		const struct as_discrepancy *discrepancy = &marking->comparison->discrepancies[i];
		struct as_span span = marking->side == LEFT ? discrepancy->left : discrepancy->right;
		if (span.start < span.end)
			add_events(marking, span, true, i);
	}
	qsort(marking->events, marking->count, sizeof *marking->events, by_place);
}

/* Text up to `until`, inside the elements that are open.  Elements are closed
 * and opened again for each stretch, so that they nest however they overlap;
 * the classes tell a stretch that has no beginning of its own (b), or no end (e). */
static void add_stretch(struct marking *marking, size_t *at, size_t until, const char *element, size_t discrepancies)
{
	if (until <= *at)
		return;
	struct as_buf *out = marking->out;
	bool cut_before = *at > marking->open.start, cut_after = until < marking->open.end;
	if (element && (cut_before || cut_after))
		as_buf_printf(out, "<%s class=\"%s\">", element, !cut_after ? "b" : cut_before ? "b e" : "e");
	else if (element)
		as_buf_printf(out, "<%s>", element);
	if (discrepancies)
		as_buf_adds(out, "<mark>");
	as_html_text(out, text_of(marking) + *at, until - *at);
	if (discrepancies)
		as_buf_adds(out, "</mark>");
	if (element)
		as_buf_printf(out, "</%s>", element);
	*at = until;
}

void as_htmlmarks_add(struct as_buf *out, const struct as_comparison *comparison, const struct as_row *row, int side)
{
	struct marking marking = {.out = out, .comparison = comparison, .row = row, .side = side};
	struct as_span span = side == LEFT ? row->left.span : row->right.span;
	const char *element = NULL;
	size_t at = span.start, discrepancies = 0;
	find_events(&marking);
	for (size_t i = 0; i < marking.count; i++) {
		const struct event *event = &marking.events[i];
		add_stretch(&marking, &at, event->at, element, discrepancies);
		switch (event->what) {
		case OP_BEGIN:
			element = element_of(&comparison->ops[event->index], side);
			marking.open = op_span(&marking, event->index);
			break;
		case OP_END:
			element = NULL;
			break;
		case DISCREPANCY_BEGIN:
			discrepancies++;
			break;
		case DISCREPANCY_END:
			discrepancies--;
			as_buf_printf(out, "<sup><a href=\"#d%zu\">!%zu</a></sup>", event->index + 1, event->index + 1);
			break;
		}
	}
	add_stretch(&marking, &at, span.end, element, discrepancies);
	free(marking.events);
}
