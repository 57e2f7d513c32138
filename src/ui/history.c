/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/history.h"

#include <string.h>

#include "base/i18n.h"
#include "session/log.h"
#include "text/find.h"
#include "ui/bars.h"
#include "ui/list.h"
#include "ui/text.h"

/* Groups in memory around those shown; a screen is never higher than half of it. */
enum { WINDOW = 512, TIME = 16, ANNOTATOR = 12, FIRST_COL = 3, NARROW = 60 };

struct history {
	struct as_arena arena;       /* of the groups */
	struct as_log_group *groups; /* those from `first` on */
	size_t first, count;
	size_t total;
	unsigned changes;            /* of the shared state, when read */
	struct ui_list list;
	char *trouble;               /* in the arena; NULL: none */
};

/* ---- reading */

static void read_window(struct history *history, struct ui_shared *shared, size_t around)
{
	struct as_error err = AS_ERROR_INIT;
	as_arena_free(&history->arena);
	history->count = 0;
	history->trouble = NULL;
	history->changes = shared->changes;
	history->first = around > WINDOW / 2 ? around - WINDOW / 2 : 0;
	if (!as_session_log_count(&history->total, shared->session, &err) ||
	    !as_session_log_groups(&history->groups, &history->count, &history->arena, shared->session, history->first,
				   WINDOW, &err))
		history->trouble = as_arena_strdup(&history->arena, as_error_text(&err));
	as_error_clear(&err);
}

static bool in_window(const struct history *history, size_t row)
{
	return row >= history->first && row < history->first + history->count;
}

/* The group of a row, read when it is not in memory; NULL when there is none. */
static const struct as_log_group *group_at(struct history *history, struct ui_shared *shared, size_t row)
{
	if (row >= history->total)
		return NULL;
	if (!in_window(history, row))
		read_window(history, shared, row);
	return in_window(history, row) ? &history->groups[row - history->first] : NULL;
}

static bool history_open(struct ui_view *view, const struct ui_target *target, struct as_error *err)
{
	(void)target;
	(void)err;
	read_window(view->private, view->shared, 0);
	return true;
}

static void history_close(struct ui_view *view)
{
	as_arena_free(&((struct history *)view->private)->arena);
}

/* ---- drawing */

static const char *state_of(const struct as_log_group *group)
{
	if (group->state == AS_LOG_DONE)
		return NULL;
	return group->dropped ? _("undone for good") : _("undone");
}

/* "2026-11-23 21:05", or on a narrow screen "21:05". */
static int draw_time(struct term_canvas *canvas, int row, int col, unsigned attr, const char *time)
{
	char text[TIME + 1] = "";
	if (time && strlen(time) >= TIME) {
		memcpy(text, time, TIME);
		text[10] = ' ';
	}
	const char *shown = canvas->cols < NARROW && *text ? text + 11 : text;
	return term_put_ui(canvas, row, col, -1, attr, shown) + 2;
}

static void draw_row(struct history *history, struct ui_shared *shared, struct term_canvas *canvas, int row,
		     size_t index)
{
	const struct as_log_group *group = group_at(history, shared, index);
	bool here = index == history->list.selected;
	if (!group)
		return;
	const char *state = state_of(group);
	unsigned attr = here ? TERM_CURSOR_ROW : state ? TERM_DIM : TERM_NORMAL;
	if (here) {
		term_fill(canvas, row, 0, 1, canvas->cols, attr);
		term_put_symbol(canvas, row, 1, attr, TERM_SYM_POINTER);
		term_set_cursor(canvas, row, 1);
	}
	int col = FIRST_COL + draw_time(canvas, row, FIRST_COL, here ? attr : TERM_DIM, group->time);
	term_put_fit(canvas, row, col, ANNOTATOR, attr, group->annotator, strlen(group->annotator));
	col += ANNOTATOR + 2;
	if (state)
		col += term_printf(canvas, row, col, -1, attr, "(%s) ", state);
	term_put_fit(canvas, row, col, -1, attr, group->what, strlen(group->what));
}

static void draw_title(const struct history *history, struct term_canvas *canvas)
{
	struct as_buf title = AS_BUF_INIT;
	struct term_canvas line = term_canvas_part(canvas, 0, 0, 1, canvas->cols);
	as_buf_printf(&title, ngettext("History: %zu step, the newest first; times in UTC",
				       "History: %zu steps, the newest first; times in UTC", history->total), history->total);
	ui_draw_clauses(&line, TERM_TITLE, title.data);
	as_buf_free(&title);
}

static void history_draw(struct ui_view *view, struct term_canvas *canvas)
{
	struct history *history = view->private;
	if (history->changes != view->shared->changes)
		read_window(history, view->shared, history->list.selected);
	term_fill(canvas, 0, 0, 1, canvas->cols, TERM_TITLE);
	draw_title(history, canvas);
	if (history->trouble)
		term_put_fit(canvas, 2, FIRST_COL, -1, TERM_WARNING, history->trouble, strlen(history->trouble));
	else if (!history->total)
		ui_text_say(canvas, 2, FIRST_COL, TERM_DIM,
			    _("Nothing was done yet. In a document, e tags a name and c a claim."));
	int rows = canvas->rows > 1 ? canvas->rows - 1 : 1;
	ui_list_fit(&history->list, history->total, (size_t)rows);
	for (int row = 1; row < canvas->rows && history->list.top + (size_t)row - 1 < history->total; row++)
		draw_row(history, view->shared, canvas, row, history->list.top + (size_t)row - 1);
}

static void history_status(struct ui_view *view, struct term_canvas *line)
{
	struct history *history = view->private;
	const struct as_log_group *group = group_at(history, view->shared, history->list.selected);
	if (group)
		term_put_fit(line, 0, 1, -1, TERM_DIM, group->what, strlen(group->what));
}

/* ---- requests */

static struct ui_outcome tell(struct ui_view *view, struct as_error *err)
{
	ui_warn(&view->shared->messages, "%s", as_error_text(err));
	as_error_clear(err);
	return ui_act(UI_ACT_DONE);
}

/* Opens the place that the step concerns. */
static struct ui_outcome go(struct ui_view *view, const struct as_log_group *group)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_session *session = view->shared->session;
	char id[AS_UUID_TEXT];
	int doc;
	if (!group->object || group->state != AS_LOG_DONE) {
		ui_say(&view->shared->messages, _("There is no place to go to: it is not in a document any more"));
		return ui_act(UI_ACT_DONE);
	}
	if (!as_session_document_of(&doc, id, session, group->object, &err))
		return tell(view, &err);
	if (doc < 0) {
		ui_say(&view->shared->messages, _("Its document is not in this corpus"));
		return ui_act(UI_ACT_DONE);
	}
	const struct as_tagged *tagged;
	size_t count = as_session_tagged(&tagged, session, (size_t)doc, NULL);
	struct ui_target target = {.view = UI_VIEW_READER, .doc = (size_t)doc};
	for (size_t i = 0; i < count; i++)
		if (!strcmp(tagged[i].annotation->id, id))
			target.span = tagged[i].span;
	return (struct ui_outcome){.act = UI_ACT_OPEN, .target = target};
}

static struct ui_outcome undo_to(struct ui_view *view, const struct as_log_group *group)
{
	struct as_error err = AS_ERROR_INIT;
	size_t undone;
	bool ok = as_session_undo_to(&undone, view->shared->session, group->group, &err);
	if (undone)
		view->shared->changes++;
	if (!ok && !undone)
		return tell(view, &err);
	if (ok)
		ui_say(&view->shared->messages,
		       ngettext("%zu step undone; Ctrl-R redoes", "%zu steps undone; Ctrl-R redoes each", undone), undone);
	else
		ui_warn(&view->shared->messages,
			ngettext("%zu step undone, then: %s", "%zu steps undone, then: %s", undone), undone,
			as_error_text(&err));
	as_error_clear(&err);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome history_request(struct ui_view *view, const struct ui_call *call)
{
	struct history *history = view->private;
	if (ui_list_request(&history->list, call->request))
		return ui_act(UI_ACT_DONE);
	const struct as_log_group *group = group_at(history, view->shared, history->list.selected);
	if (call->request == UI_OPEN && group)
		return go(view, group);
	if (call->request == UI_UNDO_TO && group)
		return undo_to(view, group);
	return ui_act(call->request == UI_CANCEL ? UI_ACT_BACK : UI_ACT_IGNORED);
}

static bool fits(const struct as_needle *needle, const char *text)
{
	struct as_span hit;
	return text && as_find_next(&hit, needle, text, strlen(text), 0);
}

/* Looks at every step in turn, window by window. */
static bool history_search(struct ui_view *view, const char *phrase, bool forward)
{
	struct history *history = view->private;
	struct as_needle needle;
	bool found = false;
	bool searchable = as_needle_init(&needle, phrase, strlen(phrase), false);
	for (size_t step = 1; searchable && step <= history->total && !found; step++) {
		size_t row = (history->list.selected + (forward ? step : history->total - step)) % history->total;
		const struct as_log_group *group = group_at(history, view->shared, row);
		found = group && (fits(&needle, group->what) || fits(&needle, group->annotator));
		if (found)
			history->list.selected = row;
	}
	as_needle_free(&needle);
	return found;
}

static const struct ui_hint hints[] = {
	{UI_OPEN, N_("To the place")}, {UI_UNDO_TO, NULL}, {UI_UNDO, NULL}, {UI_REDO, N_("Redo")}, {UI_SEARCH, NULL},
	{UI_BACK, NULL}, {UI_NONE, NULL}};

const struct ui_view_ops ui_history = {
	.name = N_("history"),
	.context = UI_IN_HISTORY,
	.private_size = sizeof(struct history),
	.hints = hints,
	.open = history_open,
	.close = history_close,
	.draw = history_draw,
	.status = history_status,
	.request = history_request,
	.search = history_search,
};
