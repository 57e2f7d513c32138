/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/overlaps.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "session/overlaps.h"
#include "ui/doclist.h"
#include "ui/docs.h"
#include "ui/list.h"

#define SHOWN_FROM 0.05 /* containment: below it are common phrases */
enum {
	FIRST_MS = 12,
	FIGURE = 8,             /* cells of a figure's column */
	LABEL = 9,
	NARROW = 60,            /* cells from which there are all columns */
};

struct overlaps {
	struct as_commons commons;
	size_t *shown;          /* items above the floor, in order; owned */
	size_t shown_cap;
	uint32_t *story;        /* by document, from 1; 0: none; NULL until all is known; owned */
	struct ui_list list;
	uint32_t chosen[2];     /* documents of the selected row, which keeps it while rows come in */
	bool stopped;
};

static const struct as_common *common_at(const struct overlaps *overlaps, size_t row)
{
	return row < overlaps->list.count ? &overlaps->commons.items[overlaps->shown[row]] : NULL;
}

/* ---- finding */

static bool is_chosen(const struct overlaps *overlaps, const struct as_common *common)
{
	return common->link.docs[0] == overlaps->chosen[0] && common->link.docs[1] == overlaps->chosen[1];
}

static void show(struct overlaps *overlaps)
{
	size_t count = 0;
	bool touched = overlaps->list.selected > 0;
	for (size_t i = 0; i < overlaps->commons.count; i++) {
		const struct as_common *common = &overlaps->commons.items[i];
		if (common->link.contained[0] < SHOWN_FROM && common->link.contained[1] < SHOWN_FROM)
			continue;
		AS_RESERVE(overlaps->shown, overlaps->shown_cap, count + 1);
		if (touched && is_chosen(overlaps, common))
			overlaps->list.selected = count;
		overlaps->shown[count++] = i;
	}
	overlaps->list.count = count;
}

static void number_stories(struct overlaps *overlaps, const struct as_session *session)
{
	struct as_stories stories;
	as_commons_stories(&stories, &overlaps->commons, session);
	overlaps->story = as_calloc(as_session_count(session) + 1, sizeof *overlaps->story);
	for (size_t i = 0; i < stories.count; i++)
		for (size_t n = 0; n < stories.items[i].count; n++)
			overlaps->story[stories.items[i].docs[n]] = (uint32_t)i + 1;
	as_stories_free(&stories);
}

static bool overlaps_work(struct ui_view *view, int budget_ms)
{
	struct overlaps *overlaps = view->private;
	bool more = as_commons_step(&overlaps->commons, view->shared->session, budget_ms);
	show(overlaps);
	if (!more)
		number_stories(overlaps, view->shared->session);
	return more;
}

static bool overlaps_open(struct ui_view *view, const struct ui_target *target, struct as_error *err)
{
	(void)target;
	(void)err;
	view->working = overlaps_work(view, FIRST_MS);
	return true;
}

static void overlaps_close(struct ui_view *view)
{
	struct overlaps *overlaps = view->private;
	as_commons_free(&overlaps->commons);
	free(overlaps->shown);
	free(overlaps->story);
}

/* ---- drawing */

static void draw_title(const struct ui_view *view, struct term_canvas *canvas)
{
	const struct overlaps *overlaps = view->private;
	const struct as_commons *commons = &overlaps->commons;
	struct as_buf text = AS_BUF_INIT;
	as_buf_printf(&text, ngettext("%zu pair of documents that share words", "%zu pairs of documents that share words",
				      overlaps->list.count), overlaps->list.count);
	size_t documents = as_session_count(view->shared->session);
	if (view->working && commons->indexed < documents)
		as_buf_printf(&text, _(" · reading, %zu of %zu"), commons->indexed, documents);
	else if (view->working)
		as_buf_printf(&text, _(" · comparing, %zu of %zu"), commons->compared, commons->pairs_count);
	else if (overlaps->stopped)
		as_buf_printf(&text, _(" · stopped after %zu of %zu"), commons->compared, commons->pairs_count);
	if (view->working)
		as_buf_printf(&text, " · %s", _("Ctrl-C stops"));
	term_fill(canvas, 0, 0, 1, canvas->cols, TERM_TITLE);
	term_put_fit(canvas, 0, 1, canvas->cols - 2, TERM_TITLE, text.data, text.len);
	as_buf_free(&text);
}

static void draw_head(struct term_canvas *canvas, int row, int *col, int cells, const char *title)
{
	term_put_fit(canvas, row, *col, cells - 1, TERM_HEADING, title, strlen(title));
	*col += cells;
}

static void draw_heads(struct term_canvas *canvas)
{
	bool narrow = canvas->cols < NARROW;
	int col = 3;
	draw_head(canvas, 1, &col, FIGURE, _("Shared"));
	if (!narrow)
		draw_head(canvas, 1, &col, FIGURE, _("Run"));
	draw_head(canvas, 1, &col, FIGURE, _("A in B"));
	draw_head(canvas, 1, &col, FIGURE, _("B in A"));
	if (!narrow)
		draw_head(canvas, 1, &col, FIGURE, _("Story"));
	draw_head(canvas, 1, &col, LABEL, "A");
	if (col < canvas->cols)
		draw_head(canvas, 1, &col, canvas->cols - col, "B");
}

/* At the right of its column; `sign` stands behind it. */
static void draw_figure(struct term_canvas *canvas, int row, int *col, unsigned attr, double figure, const char *sign)
{
	char text[32];
	int cells = snprintf(text, sizeof text, "%.0f%s", figure, sign);
	term_put_ui(canvas, row, *col + FIGURE - 2 - cells, -1, attr, text);
	*col += FIGURE;
}

static void draw_story(const struct overlaps *overlaps, struct term_canvas *canvas, int row, int *col, unsigned attr,
		       const struct as_common *common)
{
	uint32_t story = overlaps->story ? overlaps->story[common->link.docs[0]] : 0;
	if (story && story == overlaps->story[common->link.docs[1]])
		draw_figure(canvas, row, col, attr, story, "");
	else
		*col += FIGURE;
}

static void draw_row(const struct overlaps *overlaps, struct ui_shared *shared, struct term_canvas *canvas, int row,
		     size_t index)
{
	const struct as_common *common = common_at(overlaps, index);
	bool selected = index == overlaps->list.selected, narrow = canvas->cols < NARROW;
	unsigned attr = selected ? TERM_CURSOR_ROW : TERM_NORMAL;
	char label[UI_LABEL];
	int col = 3;
	if (selected) {
		term_fill(canvas, row, 0, 1, canvas->cols, attr);
		term_put_symbol(canvas, row, 1, attr, TERM_SYM_POINTER);
		term_set_cursor(canvas, row, 1);
	}
	draw_figure(canvas, row, &col, attr, (double)common->shared, "");
	if (!narrow)
		draw_figure(canvas, row, &col, attr, (double)common->longest, "");
	draw_figure(canvas, row, &col, attr, common->link.contained[0] * 100, "%");
	draw_figure(canvas, row, &col, attr, common->link.contained[1] * 100, "%");
	if (!narrow)
		draw_story(overlaps, canvas, row, &col, attr, common);
	for (int side = 0; side < 2; side++) {
		ui_doc_label(label, shared->session, common->link.docs[side]);
		term_put_fit(canvas, row, col, LABEL - 1, attr, label, strlen(label));
		col += LABEL;
	}
	struct as_listing listing;
	as_session_listing(&listing, shared->session, common->link.docs[1]);
	const char *title = ui_doc_title(&listing);
	if (col < canvas->cols - 1)
		term_put_fit(canvas, row, col, canvas->cols - col - 1, attr, title, strlen(title));
}

static void overlaps_draw(struct ui_view *view, struct term_canvas *canvas)
{
	struct overlaps *overlaps = view->private;
	int heads = canvas->rows > 4, height = canvas->rows - 1 - heads;
	draw_title(view, canvas);
	if (heads)
		draw_heads(canvas);
	ui_list_fit(&overlaps->list, overlaps->list.count, height > 0 ? (size_t)height : 1);
	for (int row = 0; row < height && overlaps->list.top + (size_t)row < overlaps->list.count; row++)
		draw_row(overlaps, view->shared, canvas, row + 1 + heads, overlaps->list.top + (size_t)row);
	if (!overlaps->list.count && !view->working)
		term_put_ui(canvas, 2 + heads, 3, -1, TERM_DIM, _("No two documents share more than common phrases"));
}

static void overlaps_status(struct ui_view *view, struct term_canvas *line)
{
	const struct overlaps *overlaps = view->private;
	const struct as_common *common = common_at(overlaps, overlaps->list.selected);
	struct as_listing a, b;
	if (!common)
		return;
	as_session_listing(&a, view->shared->session, common->link.docs[0]);
	as_session_listing(&b, view->shared->session, common->link.docs[1]);
	struct as_buf text = AS_BUF_INIT;
	as_buf_printf(&text, _("A: %s, B: %s"), a.path, b.path);
	term_put_fit(line, 0, 1, -1, TERM_DIM, text.data, text.len);
	as_buf_free(&text);
}

/* ---- acting */

static void choose(struct overlaps *overlaps)
{
	const struct as_common *common = common_at(overlaps, overlaps->list.selected);
	if (common)
		memcpy(overlaps->chosen, common->link.docs, sizeof overlaps->chosen);
}

static struct ui_outcome stop(struct overlaps *overlaps, struct ui_view *view)
{
	if (!view->working)
		return ui_act(UI_ACT_BACK);
	view->working = false;
	overlaps->stopped = true;
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome overlaps_request(struct ui_view *view, const struct ui_call *call)
{
	struct overlaps *overlaps = view->private;
	if (ui_list_request(&overlaps->list, call->request)) {
		choose(overlaps);
		return ui_act(UI_ACT_DONE);
	}
	const struct as_common *common = common_at(overlaps, overlaps->list.selected);
	if (call->request == UI_CANCEL)
		return stop(overlaps, view);
	if (common && (call->request == UI_OPEN || call->request == UI_COMPARE))
		return (struct ui_outcome){.act = UI_ACT_OPEN, .target = {
			.view = UI_VIEW_COMPARE, .doc = common->link.docs[0], .other = common->link.docs[1]}};
	return ui_act(UI_ACT_IGNORED);
}

static bool overlaps_search(struct ui_view *view, const char *phrase, bool forward)
{
	struct overlaps *overlaps = view->private;
	size_t count = overlaps->list.count;
	for (size_t step = 1; step <= count; step++) {
		size_t row = (overlaps->list.selected + (forward ? step : count - step)) % count;
		const struct as_common *common = common_at(overlaps, row);
		if (!ui_doc_matches(view->shared->session, common->link.docs[0], phrase) &&
		    !ui_doc_matches(view->shared->session, common->link.docs[1], phrase))
			continue;
		overlaps->list.selected = row;
		choose(overlaps);
		return true;
	}
	return false;
}

static const struct ui_hint hints[] = {
	{UI_OPEN, N_("Compare")}, {UI_SEARCH, NULL}, {UI_BACK, NULL}, {UI_NONE, NULL}};

const struct ui_view_ops ui_overlaps = {
	.name = N_("overlaps"),
	.context = UI_IN_OVERLAPS,
	.private_size = sizeof(struct overlaps),
	.hints = hints,
	.open = overlaps_open,
	.close = overlaps_close,
	.draw = overlaps_draw,
	.status = overlaps_status,
	.request = overlaps_request,
	.work = overlaps_work,
	.search = overlaps_search,
};
