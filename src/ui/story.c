/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/story.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "text/find.h"
#include "ui/storydraw.h"

struct story {
	struct as_collating *collating; /* owned */
	struct ui_grid grid;
	unsigned changes; /* of the shared state, when collated */
};

/* The marked documents when there are several, else the story of one; without
 * those that cannot be read.  Malloc'd, the caller's. */
static size_t choose(size_t **docs, const struct ui_shared *shared, size_t doc)
{
	size_t *found, count, kept = 0;
	if (shared->marks_count > 1) {
		count = shared->marks_count;
		found = as_calloc(count, sizeof *found);
		memcpy(found, shared->marks, count * sizeof *found);
	} else {
		count = as_session_story(&found, shared->session, doc);
	}
	for (size_t i = 0; i < count; i++) {
		struct as_listing listing;
		as_session_listing(&listing, shared->session, found[i]);
		if (!listing.trouble)
			found[kept++] = found[i];
	}
	*docs = found;
	return kept;
}

static bool collate(struct as_collating **out, struct as_session *session, const size_t *docs, size_t count,
		    struct as_error *err)
{
	struct as_collating *collating = as_alloc(sizeof *collating);
	if (as_collating_open(collating, session, docs, count, err)) {
		*out = collating;
		return true;
	}
	free(collating);
	return false;
}

static void forget(struct as_collating *collating)
{
	as_collating_free(collating);
	free(collating);
}

static bool story_open(struct ui_view *view, const struct ui_target *target, struct as_error *err)
{
	struct story *story = view->private;
	struct ui_shared *shared = view->shared;
	size_t *docs;
	as_session_hasten(shared->session, target->doc, NULL);
	size_t count = choose(&docs, shared, target->doc);
	bool fine = false;
	if (count < 2)
		as_error_set(err, AS_ERR_NOTHING, "%s", shared->loading ?
			     _("Still looking for overlaps; mark documents with m to see them together now") :
			     _("No other document tells the same story; mark several with m to see them together"));
	else
		fine = collate(&story->collating, shared->session, docs, count, err);
	free(docs);
	if (!fine)
		return false;
	story->grid.collating = story->collating;
	story->changes = shared->changes;
	story->grid.column = story->collating->collation.base;
	for (size_t column = 0; column < count; column++)
		if (shared->marks_count < 2 && story->collating->docs[column] == target->doc)
			story->grid.column = column;
	return true;
}

static void story_close(struct ui_view *view)
{
	struct story *story = view->private;
	forget(story->collating);
}

/* Lays the rows anew; the cursor stays on the passage where it was, if a row has it. */
static void lay(struct story *story, size_t base, enum as_collate_by by)
{
	struct as_collation *collation = &story->collating->collation;
	struct ui_list *rows = &story->grid.rows;
	size_t column = story->grid.column;
	struct as_cell before = {.passage = -1};
	if (collation->rows_count) {
		before = *as_collation_cell(collation, rows->selected, column);
		if (before.passage < 0) { /* absent here: what leads the row */
			column = collation->rows[rows->selected].lead;
			before = *as_collation_cell(collation, rows->selected, column);
		}
	}
	as_collation_lay(collation, base, by);
	rows->selected = rows->selected < collation->rows_count ? rows->selected : 0;
	for (size_t row = 0; row < collation->rows_count; row++) {
		const struct as_cell *cell = as_collation_cell(collation, row, column);
		if (cell->passage == before.passage && cell->passage >= 0 &&
		    as_span_overlaps(cell->span, before.span)) {
			rows->selected = row;
			break;
		}
	}
}

/* A role may have been changed by hand in the reader. */
static void follow_changes(struct story *story, struct ui_shared *shared)
{
	struct as_collating *fresh, *before = story->collating;
	if (story->changes == shared->changes)
		return;
	story->changes = shared->changes;
	size_t base = before->collation.base;
	enum as_collate_by by = before->collation.by;
	if (!collate(&fresh, shared->session, before->docs, before->count, NULL))
		return;
	story->grid.collating = story->collating = fresh;
	forget(before);
	lay(story, base, by);
}

static void story_draw(struct ui_view *view, struct term_canvas *canvas)
{
	struct story *story = view->private;
	follow_changes(story, view->shared);
	ui_grid_draw(&story->grid, view->shared, canvas);
}

static void story_status(struct ui_view *view, struct term_canvas *line)
{
	ui_grid_status(&((struct story *)view->private)->grid, view->shared, line);
}

/* ---- acting */

static struct ui_outcome said(struct ui_view *view, const char *sentence)
{
	ui_say(&view->shared->messages, "%s", sentence);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome read_there(const struct story *story, struct ui_view *view)
{
	size_t column = story->grid.column;
	const struct as_cell *cell = as_collation_cell(&story->collating->collation, story->grid.rows.selected, column);
	if (cell->state == AS_CELL_ABSENT)
		return said(view, _("This report does not have it"));
	return (struct ui_outcome){.act = UI_ACT_OPEN, .target = {
		.view = UI_VIEW_READER, .doc = story->collating->docs[column], .span = cell->span}};
}

/* With the base, or on a row that the base lacks with the report that leads it. */
static struct ui_outcome compare_there(const struct story *story, struct ui_view *view)
{
	const struct as_collation *collation = &story->collating->collation;
	size_t row = story->grid.rows.selected, column = story->grid.column, with = collation->base;
	if (as_collation_cell(collation, row, with)->state == AS_CELL_ABSENT)
		with = collation->rows[row].lead;
	if (column == with)
		return said(view, _("This wording leads the row; choose the column of another report"));
	return (struct ui_outcome){.act = UI_ACT_OPEN, .target = {
		.view = UI_VIEW_COMPARE, .doc = story->collating->docs[with], .other = story->collating->docs[column],
		.span = as_collation_cell(collation, row, with)->span}};
}

static struct ui_outcome rebase(struct story *story, struct ui_view *view)
{
	if (story->grid.column == story->collating->collation.base)
		return said(view, _("This report is the base already"));
	lay(story, story->grid.column, story->collating->collation.by);
	return said(view, _("The rows follow this report now"));
}

static struct ui_outcome change_units(struct story *story, struct ui_view *view)
{
	bool passages = story->collating->collation.by == AS_BY_PASSAGE;
	lay(story, story->collating->collation.base, passages ? AS_BY_SENTENCE : AS_BY_PASSAGE);
	return said(view, passages ? _("A row is a sentence") : _("A row is a passage"));
}

/* The next row, in any column but the base's, where reports differ. */
static struct ui_outcome difference(struct story *story, struct ui_view *view, bool forward)
{
	const struct as_collation *collation = &story->collating->collation;
	size_t total = collation->rows_count * collation->count;
	size_t at = story->grid.rows.selected * collation->count + story->grid.column;
	while (forward ? at + 1 < total : at > 0) {
		at = forward ? at + 1 : at - 1;
		if (collation->cells[at].state != AS_CELL_EDITED)
			continue;
		story->grid.rows.selected = at / collation->count;
		story->grid.column = at % collation->count;
		return ui_act(UI_ACT_DONE);
	}
	return said(view, forward ? _("No difference below") : _("No difference above"));
}

static bool move_column(struct ui_grid *grid, enum ui_request request)
{
	size_t last = grid->collating->count - 1;
	switch (request) {
	case UI_COLUMN_NEXT: grid->column += grid->column < last; return true;
	case UI_COLUMN_PREV: grid->column -= grid->column > 0; return true;
	case UI_COLUMN_FIRST: grid->column = 0; return true;
	case UI_COLUMN_LAST: grid->column = last; return true;
	default: return false;
	}
}

static struct ui_outcome story_request(struct ui_view *view, const struct ui_call *call)
{
	struct story *story = view->private;
	if (ui_list_request(&story->grid.rows, call->request) || move_column(&story->grid, call->request))
		return ui_act(UI_ACT_DONE);
	if (call->request == UI_CANCEL)
		return ui_act(UI_ACT_BACK);
	if (!story->collating->collation.rows_count)
		return ui_act(UI_ACT_IGNORED);
	switch (call->request) {
	case UI_OPEN: return read_there(story, view);
	case UI_COMPARE: return compare_there(story, view);
	case UI_BASE: return rebase(story, view);
	case UI_UNITS: return change_units(story, view);
	case UI_DIFFERENCE_NEXT: return difference(story, view, true);
	case UI_DIFFERENCE_PREV: return difference(story, view, false);
	default: return ui_act(UI_ACT_IGNORED);
	}
}

/* To the next cell, row by row, whose wording holds the phrase. */
static bool story_search(struct ui_view *view, const char *phrase, bool forward)
{
	struct story *story = view->private;
	const struct as_collation *collation = &story->collating->collation;
	struct as_needle needle;
	size_t total = collation->rows_count * collation->count;
	size_t from = story->grid.rows.selected * collation->count + story->grid.column;
	bool found = false;
	if (as_needle_init(&needle, phrase, strlen(phrase), false))
		for (size_t step = 1; step <= total && !found; step++) {
			size_t at = (from + (forward ? step : total - step)) % total;
			const struct as_cell *cell = &collation->cells[at];
			struct as_span hit;
			if (cell->state == AS_CELL_ABSENT)
				continue;
			const char *text = story->collating->tokens[at % collation->count].doc->text;
			found = as_find_next(&hit, &needle, text + cell->span.start, as_span_length(cell->span), 0);
			if (found) {
				story->grid.rows.selected = at / collation->count;
				story->grid.column = at % collation->count;
			}
		}
	as_needle_free(&needle);
	return found;
}

static const struct ui_hint hints[] = {
	{UI_OPEN, N_("Read")}, {UI_COMPARE, NULL}, {UI_UNITS, NULL}, {UI_BASE, NULL}, {UI_DIFFERENCE_NEXT, NULL},
	{UI_SEARCH, NULL}, {UI_BACK, NULL}, {UI_NONE, NULL},
};

const struct ui_view_ops ui_story = {
	.name = N_("story"),
	.context = UI_IN_STORY,
	.private_size = sizeof(struct story),
	.hints = hints,
	.open = story_open,
	.close = story_close,
	.draw = story_draw,
	.status = story_status,
	.request = story_request,
	.search = story_search,
};
