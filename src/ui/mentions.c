/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/mentions.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/map.h"
#include "base/mem.h"
#include "session/entities.h"
#include "text/find.h"
#include "ui/docs.h"
#include "ui/entitytable.h"
#include "ui/kwic.h"
#include "ui/list.h"

enum { LABEL = 9, DATE = 11, DATE_FROM = 64, ASK_SPLIT = 1, ASK_LINK };

struct mentions {
	char entity[AS_UUID_TEXT];
	struct as_arena arena;
	struct as_entity what;
	struct as_annotation *items; /* in the arena */
	size_t count, documents;
	struct as_map marks;         /* id: 1 while it is marked */
	size_t marked;
	struct ui_list list;
	unsigned changes;
	bool gone;                   /* there is no such entity any more */
};

/* ---- marks */

static bool is_marked(const struct mentions *mentions, size_t index)
{
	const char *id = mentions->items[index].id;
	const uint32_t *mark = as_map_get(&mentions->marks, id, strlen(id));
	return mark && *mark;
}

static void unmark_all(struct mentions *mentions)
{
	as_map_free(&mentions->marks);
	mentions->marks = (struct as_map){.count = 0};
	mentions->marked = 0;
}

static void mark(struct mentions *mentions)
{
	const char *id = mentions->items[mentions->list.selected].id;
	uint32_t *mark = as_map_put(&mentions->marks, id, strlen(id), 0, NULL);
	*mark = !*mark;
	mentions->marked += *mark ? 1 : (size_t)-1;
	if (mentions->list.selected + 1 < mentions->count)
		mentions->list.selected++;
}

static void next_mark(struct mentions *mentions, struct ui_view *view)
{
	for (size_t step = 1; step <= mentions->count; step++) {
		size_t row = (mentions->list.selected + step) % mentions->count;
		if (is_marked(mentions, row)) {
			mentions->list.selected = row;
			return;
		}
	}
	ui_say(&view->shared->messages, _("No mention is marked; m marks one"));
}

/* The marked ones, else that at the cursor; the array is the caller's. */
static size_t chosen(const char ***ids, const struct mentions *mentions)
{
	size_t count = 0;
	*ids = as_calloc(mentions->count + 1, sizeof **ids);
	for (size_t i = 0; mentions->marked && i < mentions->count; i++)
		if (is_marked(mentions, i))
			(*ids)[count++] = mentions->items[i].id;
	if (!count && mentions->count)
		(*ids)[count++] = mentions->items[mentions->list.selected].id;
	return count;
}

/* ---- reading */

static bool read_mentions(struct mentions *mentions, struct ui_shared *shared, struct as_error *err)
{
	as_arena_free(&mentions->arena);
	mentions->count = mentions->documents = mentions->marked = 0;
	mentions->changes = shared->changes;
	size_t of;
	mentions->gone = !as_session_entity_get(&mentions->what, &of, &mentions->documents, &mentions->arena,
						shared->session, mentions->entity, err) ||
			 !as_session_entity_mentions(&mentions->items, &mentions->count, &mentions->arena, shared->session,
						     mentions->entity, err);
	for (size_t i = 0; !mentions->gone && i < mentions->count; i++)
		mentions->marked += is_marked(mentions, i);
	if (mentions->gone)
		mentions->count = 0;
	if (mentions->list.selected >= mentions->count)
		mentions->list.selected = mentions->count ? mentions->count - 1 : 0;
	return !mentions->gone;
}

static void catch_up(struct mentions *mentions, struct ui_view *view)
{
	struct as_error err = AS_ERROR_INIT;
	if (mentions->changes != view->shared->changes)
		read_mentions(mentions, view->shared, &err);
	as_error_clear(&err);
}

static bool mentions_open(struct ui_view *view, const struct ui_target *target, struct as_error *err)
{
	struct mentions *mentions = view->private;
	memcpy(mentions->entity, target->id, sizeof mentions->entity);
	if (read_mentions(mentions, view->shared, err))
		return true;
	as_arena_free(&mentions->arena);
	return false;
}

static void mentions_close(struct ui_view *view)
{
	struct mentions *mentions = view->private;
	as_arena_free(&mentions->arena);
	as_map_free(&mentions->marks);
}

/* ---- drawing */

static void draw_title(const struct mentions *mentions, struct term_canvas *canvas)
{
	struct as_buf text = AS_BUF_INIT;
	term_fill(canvas, 0, 0, 1, canvas->cols, TERM_TITLE);
	if (!mentions->gone) {
		as_buf_printf(&text, "%s %s · ", _(mentions->what.type), mentions->what.canonical);
		ui_entity_tally(&text, mentions->count, mentions->documents);
		if (mentions->marked)
			as_buf_printf(&text, ngettext(", %zu marked", ", %zu marked", mentions->marked), mentions->marked);
		term_put_fit(canvas, 0, 1, canvas->cols - 2, TERM_TITLE, text.data, text.len);
	}
	as_buf_free(&text);
}

static void draw_row(const struct mentions *mentions, struct ui_shared *shared, struct term_canvas *canvas, int row,
		     size_t index)
{
	const struct as_anchor *anchor = &mentions->items[index].anchor;
	bool here = index == mentions->list.selected, marked = is_marked(mentions, index);
	unsigned attr = here ? TERM_CURSOR_ROW : marked ? TERM_SELECTED : TERM_NORMAL;
	unsigned dim = attr == TERM_NORMAL ? TERM_DIM : attr;
	int doc = as_session_find(shared->session, anchor->document), col = 3;
	struct as_listing listing = {.date = NULL};
	char label[UI_LABEL] = "?";
	if (attr != TERM_NORMAL)
		term_fill(canvas, row, 0, 1, canvas->cols, attr);
	if (marked)
		term_put_symbol(canvas, row, 0, attr, TERM_SYM_BULLET);
	if (here) {
		term_put_symbol(canvas, row, 1, attr, TERM_SYM_POINTER);
		term_set_cursor(canvas, row, 1);
	}
	if (doc >= 0) {
		ui_doc_label(label, shared->session, (size_t)doc);
		as_session_listing(&listing, shared->session, (size_t)doc);
	}
	term_put_fit(canvas, row, col, LABEL - 1, dim, label, strlen(label));
	col += LABEL;
	if (canvas->cols >= DATE_FROM) {
		const char *date = listing.date ? listing.date : "-";
		int used = term_put_fit(canvas, row, col, DATE - 1, dim, date, strlen(date));
		if (listing.doubtful)
			term_put_ui(canvas, row, col + used, -1, dim, "?");
		col += DATE + 1;
	}
	ui_kwic_draw(canvas, row, col, &(struct ui_kwic){
		.before = anchor->prefix ? anchor->prefix : "", .before_len = anchor->prefix ? strlen(anchor->prefix) : 0,
		.words = anchor->exact, .words_len = strlen(anchor->exact),
		.after = anchor->suffix ? anchor->suffix : "", .after_len = anchor->suffix ? strlen(anchor->suffix) : 0,
		.attr = attr, .words_attr = TERM_SEARCH_HIT});
}

static void mentions_draw(struct ui_view *view, struct term_canvas *canvas)
{
	struct mentions *mentions = view->private;
	catch_up(mentions, view);
	draw_title(mentions, canvas);
	if (!mentions->count)
		term_put_ui(canvas, 2, 3, -1, TERM_DIM,
			    mentions->gone ? _("This entity is no more; u takes that back") : _("It is not named anywhere"));
	int height = canvas->rows - 1;
	ui_list_fit(&mentions->list, mentions->count, height > 0 ? (size_t)height : 1);
	for (int row = 0; row < height && mentions->list.top + (size_t)row < mentions->count; row++)
		draw_row(mentions, view->shared, canvas, row + 1, mentions->list.top + (size_t)row);
}

static void mentions_status(struct ui_view *view, struct term_canvas *line)
{
	const struct mentions *mentions = view->private;
	struct as_buf text = AS_BUF_INIT;
	if (mentions->marked)
		as_buf_printf(&text, ngettext("%zu is marked: S makes a new entity of it, L links it to another",
					      "%zu are marked: S makes a new entity of them, L links them to another",
					      mentions->marked), mentions->marked);
	else if (mentions->count)
		as_buf_adds(&text, mentions->items[mentions->list.selected].anchor.document);
	if (text.len)
		term_put_fit(line, 0, 1, -1, TERM_DIM, text.data, text.len);
	as_buf_free(&text);
}

/* ---- acting */

static struct ui_outcome go(struct ui_view *view, const struct as_annotation *mention)
{
	struct as_session *session = view->shared->session;
	int doc = as_session_find(session, mention->anchor.document);
	const struct as_tagged *tagged;
	if (doc < 0) {
		ui_say(&view->shared->messages, _("Its document is not in this corpus"));
		return ui_act(UI_ACT_DONE);
	}
	struct ui_target target = {.view = UI_VIEW_READER, .doc = (size_t)doc};
	size_t count = as_session_tagged(&tagged, session, (size_t)doc, NULL);
	for (size_t i = 0; i < count; i++)
		if (!strcmp(tagged[i].annotation->id, mention->id))
			target.span = tagged[i].span;
	return (struct ui_outcome){.act = UI_ACT_OPEN, .target = target};
}

/* After a change of `count` mentions, which are of this entity no more. */
static struct ui_outcome moved(struct mentions *mentions, struct ui_view *view, bool fine, struct as_error *err,
			       size_t count, const char *to)
{
	if (!fine)
		return ui_fail(view, err);
	unmark_all(mentions);
	view->shared->changes++;
	if (to)
		ui_say(&view->shared->messages,
		       ngettext("%zu mention is of %s now; u undoes", "%zu mentions are of %s now; u undoes", count), count,
		       to);
	else
		ui_say(&view->shared->messages,
		       ngettext("%zu mention unlinked; u undoes", "%zu mentions unlinked; u undoes", count), count);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome unlink_mentions(struct mentions *mentions, struct ui_view *view)
{
	struct as_error err = AS_ERROR_INIT;
	const char **ids;
	size_t count = chosen(&ids, mentions);
	bool fine = as_session_entity_link(view->shared->session, ids, count, NULL, &err);
	free(ids);
	return moved(mentions, view, fine, &err, count, NULL);
}

static struct ui_outcome split(struct mentions *mentions, struct ui_view *view, const char *name)
{
	struct as_error err = AS_ERROR_INIT;
	char id[AS_UUID_TEXT];
	const char **ids;
	size_t count = chosen(&ids, mentions);
	bool fine = as_session_entity_split(id, view->shared->session, ids, count, name, &err);
	free(ids);
	return moved(mentions, view, fine, &err, count, name);
}

static struct ui_outcome link_mentions(struct mentions *mentions, struct ui_view *view, const char *name)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_session *session = view->shared->session;
	char id[AS_UUID_TEXT];
	const char **ids;
	if (!as_session_entity_find(id, session, name, &err))
		return ui_fail(view, &err);
	size_t count = chosen(&ids, mentions);
	bool fine = as_session_entity_link(session, ids, count, id, &err);
	free(ids);
	return moved(mentions, view, fine, &err, count, name);
}

static struct ui_outcome erase(struct mentions *mentions, struct ui_view *view)
{
	struct as_error err = AS_ERROR_INIT;
	const char **ids;
	size_t count = chosen(&ids, mentions);
	bool fine = as_session_delete(view->shared->session, ids, count, &err);
	free(ids);
	if (!fine)
		return ui_fail(view, &err);
	unmark_all(mentions);
	view->shared->changes++;
	ui_say(&view->shared->messages, ngettext("%zu tag deleted; u undoes", "%zu tags deleted; u undoes", count), count);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome ask(int what, const char *label, const char *text)
{
	return (struct ui_outcome){.act = UI_ACT_ASK, .question = {.what = what, .label = label, .text = text}};
}

static struct ui_outcome on_mention(struct mentions *mentions, struct ui_view *view, const struct ui_call *call)
{
	const struct as_annotation *here = &mentions->items[mentions->list.selected];
	switch (call->request) {
	case UI_OPEN: return go(view, here);
	case UI_MARK: mark(mentions); return ui_act(UI_ACT_DONE);
	case UI_MARK_NEXT: next_mark(mentions, view); return ui_act(UI_ACT_DONE);
	case UI_UNLINK: return unlink_mentions(mentions, view);
	case UI_DELETE: return erase(mentions, view);
	case UI_SPLIT:
		return *call->argument ? split(mentions, view, call->argument) :
					 ask(ASK_SPLIT, _("Name of the new entity: "), here->anchor.exact);
	case UI_LINK:
		return *call->argument ? link_mentions(mentions, view, call->argument) :
					 ask(ASK_LINK, _("Link to the entity: "), NULL);
	default: return ui_act(UI_ACT_IGNORED);
	}
}

static struct ui_outcome mentions_request(struct ui_view *view, const struct ui_call *call)
{
	struct mentions *mentions = view->private;
	catch_up(mentions, view);
	if (ui_list_request(&mentions->list, call->request))
		return ui_act(UI_ACT_DONE);
	if (call->request == UI_CANCEL && mentions->marked) {
		unmark_all(mentions);
		return ui_act(UI_ACT_DONE);
	}
	if (call->request == UI_CANCEL)
		return ui_act(UI_ACT_BACK);
	return mentions->count ? on_mention(mentions, view, call) : ui_act(UI_ACT_IGNORED);
}

static struct ui_outcome mentions_answer(struct ui_view *view, int what, enum ui_answer answer, const char *text)
{
	struct mentions *mentions = view->private;
	catch_up(mentions, view);
	if (answer != UI_ANSWER_GIVEN || !*text || !mentions->count)
		return ui_act(UI_ACT_DONE);
	return what == ASK_SPLIT ? split(mentions, view, text) : link_mentions(mentions, view, text);
}

static bool holds(const struct as_needle *needle, const struct as_anchor *anchor)
{
	const char *const parts[] = {anchor->prefix, anchor->exact, anchor->suffix, anchor->document};
	struct as_span hit;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (parts[i] && as_find_next(&hit, needle, parts[i], strlen(parts[i]), 0))
			return true;
	return false;
}

static bool mentions_search(struct ui_view *view, const char *phrase, bool forward)
{
	struct mentions *mentions = view->private;
	struct as_needle needle;
	size_t count = mentions->count;
	bool found = false;
	if (as_needle_init(&needle, phrase, strlen(phrase), false))
		for (size_t step = 1; step <= count && !found; step++) {
			size_t row = (mentions->list.selected + (forward ? step : count - step)) % count;
			found = holds(&needle, &mentions->items[row].anchor);
			if (found)
				mentions->list.selected = row;
		}
	as_needle_free(&needle);
	return found;
}

static const struct ui_hint hints[] = {
	{UI_OPEN, N_("Read")}, {UI_MARK, NULL}, {UI_SPLIT, NULL}, {UI_LINK, NULL}, {UI_UNLINK, NULL}, {UI_UNDO, NULL},
	{UI_SEARCH, NULL}, {UI_DELETE, NULL}, {UI_BACK, NULL}, {UI_NONE, NULL},
};

const struct ui_view_ops ui_mentions = {
	.name = N_("mentions"),
	.context = UI_IN_MENTIONS,
	.private_size = sizeof(struct mentions),
	.hints = hints,
	.open = mentions_open,
	.close = mentions_close,
	.draw = mentions_draw,
	.status = mentions_status,
	.request = mentions_request,
	.answer = mentions_answer,
	.search = mentions_search,
};
