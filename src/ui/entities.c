/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/entities.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "session/register.h"
#include "text/display.h"
#include "ui/entityedit.h"
#include "ui/entitylist.h"
#include "ui/entitytable.h"
#include "ui/list.h"
#include "ui/text.h"

enum {
	DIGEST = 4,       /* lines of the entity under the cursor, the rule above them included */
	DIGEST_FROM = 14, /* lines of the view from which there is room for it */
	ASK_FILTER = UI_ASK_ENTITIES,
};

struct entities {
	struct ui_entitylist list;
	struct ui_list rows;
	enum { NOT_WAITING, FOR_ORDER, FOR_TYPE } waiting; /* what the next key names */
	bool digested;
	char asked[AS_UUID_TEXT]; /* the entity that a question is about */
	char *mistake;            /* of the filter being typed, or of reading; owned */
};

static bool entities_open(struct ui_view *view, const struct ui_target *target, struct as_error *err)
{
	struct entities *entities = view->private;
	memcpy(entities->list.selected, target->id, sizeof entities->list.selected);
	return ui_entitylist_catch_up(&entities->list, view->shared, err);
}

static void entities_close(struct ui_view *view)
{
	struct entities *entities = view->private;
	ui_entitylist_free(&entities->list);
	free(entities->mistake);
}

static void blame(struct entities *entities, struct as_error *err)
{
	free(entities->mistake);
	entities->mistake = err->code ? as_strdup(as_error_text(err)) : NULL;
	as_error_clear(err);
}

static void catch_up(struct entities *entities, struct ui_view *view)
{
	struct as_error err = AS_ERROR_INIT;
	if (!ui_entitylist_catch_up(&entities->list, view->shared, &err))
		blame(entities, &err);
}

/* ---- drawing */

/* "3 person, 1 place", in the order of the tags. */
static void count_types(struct as_buf *out, const struct entities *entities, struct as_session *session)
{
	const struct as_tag *tags;
	size_t tags_count = as_session_tags(&tags, session);
	for (size_t t = 0; t < tags_count; t++) {
		size_t count = 0;
		for (size_t i = 0; i < entities->list.count; i++)
			count += !strcmp(entities->list.rows[i]->row.entity.type, tags[t].name);
		if (count)
			as_buf_printf(out, "%s%zu %s", out->len ? ", " : "", count, _(tags[t].name));
	}
}

static void draw_title(const struct ui_view *view, struct term_canvas *canvas)
{
	const struct entities *entities = view->private;
	const struct ui_entitylist *list = &entities->list;
	const char *order = _(as_entity_order_label(list->order));
	int cells = (int)as_display_width(order, strlen(order));
	struct as_buf text = AS_BUF_INIT, types = AS_BUF_INIT;
	term_fill(canvas, 0, 0, 1, canvas->cols, TERM_TITLE);
	if (canvas->cols >= 60)
		as_buf_printf(&text, "%s · ", as_session_name(view->shared->session));
	if (list->filter)
		as_buf_printf(&text, _("%zu of %zu entities with %s"), list->count, list->all_count, list->filter);
	else
		as_buf_printf(&text, ngettext("%zu entity", "%zu entities", list->count), list->count);
	if (list->marked)
		as_buf_printf(&text, ngettext(", %zu marked", ", %zu marked", list->marked), list->marked);
	count_types(&types, entities, view->shared->session);
	int room = canvas->cols - cells - 5;
	bool ordered = room >= canvas->cols / 2;
	if (types.len && (int)as_display_width(text.data, text.len) + 3 + (int)as_display_width(types.data, types.len) <= room)
		as_buf_printf(&text, " · %s", types.data);
	term_put_fit(canvas, 0, 1, ordered ? room : canvas->cols - 2, TERM_TITLE, text.data, text.len);
	if (ordered) {
		term_put_ui(canvas, 0, canvas->cols - cells - 3, -1, TERM_TITLE, order);
		term_put_symbol(canvas, 0, canvas->cols - 2, TERM_TITLE,
				list->reversed ? TERM_SYM_DESCENDING : TERM_SYM_ASCENDING);
	}
	as_buf_free(&text);
	as_buf_free(&types);
}

static void draw_empty(const struct entities *entities, struct term_canvas *canvas, int row)
{
	if (entities->list.filter) {
		ui_text_say(canvas, row, 3, TERM_NORMAL, _("No entity fits the filter; Esc shows all"));
	} else {
		row += ui_text_say(canvas, row, 3, TERM_NORMAL, _("There is no entity yet."));
		ui_text_say(canvas, row, 3, TERM_NORMAL, _("In a document, e tags the name at the cursor."));
	}
}

static void entities_draw(struct ui_view *view, struct term_canvas *canvas)
{
	struct entities *entities = view->private;
	struct ui_entitytable table;
	catch_up(entities, view);
	draw_title(view, canvas);
	int top = 1, height = canvas->rows - 1;
	if (!entities->list.count) {
		draw_empty(entities, canvas, top + 1);
		return;
	}
	ui_entitytable_fit(&table, canvas->cols);
	if (canvas->rows > 4) {
		ui_entitytable_heads(&table, canvas, top++, &entities->list);
		height--;
	}
	entities->digested = canvas->rows >= DIGEST_FROM;
	if (entities->digested) {
		height -= DIGEST;
		term_hline(canvas, top + height, 0, canvas->cols, TERM_BORDER, TERM_SYM_HORIZONTAL);
		ui_entity_digest(canvas, top + height + 1, ui_entitylist_here(&entities->list));
	}
	entities->rows.selected = entities->list.row;
	ui_list_fit(&entities->rows, entities->list.count, height > 0 ? (size_t)height : 1);
	size_t index = entities->rows.top;
	for (int row = 0; row < height && index < entities->list.count; row++, index++)
		ui_entitytable_row(&table, canvas, top + row, &entities->list, index);
}

/* Keys that may follow, each with its word as long as there is room for all. */
static void draw_choices(struct term_canvas *line, const char *keys, const char *const *words, size_t count)
{
	int all = 1;
	for (size_t i = 0; i < count; i++)
		all += 4 + (int)as_display_width(words[i], strlen(words[i]));
	int col = 1;
	for (size_t i = 0; i < count; i++) {
		col += term_printf(line, 0, col, -1, TERM_KEYBAR_KEY, "%c", keys[i]) + 1;
		if (all <= line->cols + 2)
			col += term_put_ui(line, 0, col, -1, TERM_NORMAL, words[i]) + 2;
	}
}

static void draw_waiting(const struct ui_view *view, struct term_canvas *line)
{
	enum { MOST = 64 };
	const struct entities *entities = view->private;
	char keys[MOST];
	const char *words[MOST];
	size_t count = 0;
	const struct as_tag *tags;
	size_t tags_count = as_session_tags(&tags, view->shared->session);
	for (enum as_entity_order order = 0; entities->waiting == FOR_ORDER && order < AS_ENTITY_ORDER_COUNT; order++) {
		keys[count] = as_entity_order_key(order);
		words[count++] = _(as_entity_order_title(order));
	}
	for (size_t i = 0; entities->waiting == FOR_TYPE && i < tags_count && count < MOST; i++) {
		if (tags[i].of_documents || !tags[i].key || !as_session_names_entities(tags[i].name))
			continue;
		keys[count] = tags[i].key;
		words[count++] = _(tags[i].name);
	}
	draw_choices(line, keys, words, count);
}

static void entities_status(struct ui_view *view, struct term_canvas *line)
{
	const struct entities *entities = view->private;
	const struct as_entity_item *item = ui_entitylist_here(&entities->list);
	struct as_buf text = AS_BUF_INIT;
	if (entities->waiting) {
		draw_waiting(view, line);
		return;
	}
	if (entities->mistake)
		as_buf_adds(&text, entities->mistake);
	else if (entities->list.marked)
		as_buf_printf(&text, ngettext("%zu is marked: M merges it into the one at the cursor",
					      "%zu are marked: M merges them into the one at the cursor",
					      entities->list.marked), entities->list.marked);
	else if (item && entities->digested)
		ui_entity_tally(&text, item->row.mentions, item->row.documents);
	else if (item)
		ui_entity_facts(&text, item);
	term_put_fit(line, 0, 1, -1, entities->mistake ? TERM_WARNING : TERM_DIM, text.data ? text.data : "", text.len);
	as_buf_free(&text);
}

/* ---- order, type, filter */

static struct ui_outcome await(struct entities *entities, struct ui_view *view, int waiting)
{
	entities->waiting = waiting;
	view->capturing = waiting != NOT_WAITING;
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome named_order(struct entities *entities, struct ui_view *view, struct term_key key)
{
	for (enum as_entity_order order = 0; order < AS_ENTITY_ORDER_COUNT; order++)
		if (key.code == (unsigned char)as_entity_order_key(order) && !key.mods) {
			ui_entitylist_order(&entities->list, order);
			return ui_act(UI_ACT_DONE);
		}
	if (term_key_is_text(key) && key.code == 'o')
		ui_entitylist_order(&entities->list, (entities->list.order + 1) % AS_ENTITY_ORDER_COUNT);
	else
		ui_say(&view->shared->messages, _("The order stays as it is"));
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome named_type(struct entities *entities, struct ui_view *view, struct term_key key)
{
	const struct as_entity_item *item = ui_entitylist_here(&entities->list);
	const struct as_tag *tags;
	size_t count = as_session_tags(&tags, view->shared->session);
	for (size_t i = 0; item && i < count; i++)
		if (!key.mods && tags[i].key && key.code == (unsigned char)tags[i].key)
			return ui_entity_retype(view, item, tags[i].name);
	ui_say(&view->shared->messages, _("The type stays as it is"));
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome entities_key(struct ui_view *view, struct term_key key)
{
	struct entities *entities = view->private;
	bool order = entities->waiting == FOR_ORDER;
	await(entities, view, NOT_WAITING);
	return order ? named_order(entities, view, key) : named_type(entities, view, key);
}

static void set_filter(struct entities *entities, struct ui_view *view, const char *text, bool whole)
{
	struct as_error err = AS_ERROR_INIT;
	bool fine = ui_entitylist_filter(&entities->list, text, &err);
	if (fine || !whole)
		blame(entities, &err);
	else
		ui_fail(view, &err);
}

static struct ui_outcome filter(struct entities *entities, struct ui_view *view, const char *argument)
{
	if (*argument) {
		set_filter(entities, view, argument, true);
		return ui_act(UI_ACT_DONE);
	}
	return (struct ui_outcome){.act = UI_ACT_ASK, .question = {
		.what = ASK_FILTER, .label = _("Show only: "), .text = entities->list.filter, .live = true}};
}

static struct ui_outcome entities_answer(struct ui_view *view, int what, enum ui_answer answer, const char *text)
{
	struct entities *entities = view->private;
	if (what != ASK_FILTER)
		return ui_entity_answer(view, entities->asked, what, answer, text);
	set_filter(entities, view, answer == UI_ANSWER_CANCELLED ? "" : text, answer == UI_ANSWER_GIVEN);
	return ui_act(UI_ACT_DONE);
}

/* ---- acting */

static void free_ids(char **ids, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(ids[i]);
	free(ids);
}

static struct ui_outcome on_chosen(struct entities *entities, struct ui_view *view, enum ui_request request)
{
	char **ids;
	size_t count = ui_entitylist_chosen(&ids, &entities->list, request == UI_DELETE);
	const struct as_entity_item *here = ui_entitylist_here(&entities->list);
	struct ui_outcome outcome = ui_act(UI_ACT_DONE);
	if (request == UI_DELETE)
		outcome = ui_entities_delete(view, (const char *const *)ids, count);
	if (request == UI_DELETE || ui_entities_merge(view, (const char *const *)ids, count, here))
		ui_entitylist_unmark_all(&entities->list);
	free_ids(ids, count);
	return outcome;
}

static struct ui_outcome mark(struct entities *entities)
{
	ui_entitylist_mark(&entities->list, entities->list.selected);
	if (entities->list.row + 1 < entities->list.count)
		ui_entitylist_select(&entities->list, entities->list.row + 1);
	return ui_act(UI_ACT_DONE);
}

/* Esc takes back marks, then the filter, then the view. */
static struct ui_outcome cancel(struct entities *entities, struct ui_view *view)
{
	if (entities->list.marked)
		ui_entitylist_unmark_all(&entities->list);
	else if (entities->list.filter)
		set_filter(entities, view, "", true);
	else
		return ui_act(UI_ACT_BACK);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome on_entity(struct entities *entities, struct ui_view *view, const struct ui_call *call)
{
	const struct as_entity_item *here = ui_entitylist_here(&entities->list);
	struct ui_outcome open = {.act = UI_ACT_OPEN, .target = {.view = UI_VIEW_MENTIONS}};
	memcpy(entities->asked, here->row.entity.id, sizeof entities->asked);
	switch (call->request) {
	case UI_OPEN:
		memcpy(open.target.id, here->row.entity.id, sizeof open.target.id);
		return open;
	case UI_RETYPE: return await(entities, view, FOR_TYPE);
	case UI_DELETE: case UI_MERGE: return on_chosen(entities, view, call->request);
	case UI_MARK: return mark(entities);
	case UI_MARK_NEXT:
		if (!ui_entitylist_next_mark(&entities->list))
			ui_say(&view->shared->messages, _("No entity is marked; m marks one"));
		return ui_act(UI_ACT_DONE);
	default: return ui_entity_request(view, here, call);
	}
}

static struct ui_outcome entities_request(struct ui_view *view, const struct ui_call *call)
{
	struct entities *entities = view->private;
	catch_up(entities, view);
	entities->rows.selected = entities->list.row;
	if (ui_list_request(&entities->rows, call->request)) {
		ui_entitylist_select(&entities->list, entities->rows.selected);
		return ui_act(UI_ACT_DONE);
	}
	switch (call->request) {
	case UI_FILTER: return filter(entities, view, call->argument);
	case UI_ORDER: return await(entities, view, FOR_ORDER);
	case UI_CANCEL: return cancel(entities, view);
	default: return entities->list.count ? on_entity(entities, view, call) : ui_act(UI_ACT_IGNORED);
	}
}

static bool entities_search(struct ui_view *view, const char *phrase, bool forward)
{
	return ui_entitylist_find(&((struct entities *)view->private)->list, phrase, forward);
}

static const struct ui_hint hints[] = {
	{UI_OPEN, N_("Mentions")}, {UI_RENAME, NULL}, {UI_RETYPE, NULL}, {UI_MARK, NULL}, {UI_MERGE, NULL},
	{UI_ADD_NAME, NULL}, {UI_EXTERNAL_ID, NULL}, {UI_UNDO, NULL}, {UI_FILTER, NULL}, {UI_ORDER, NULL},
	{UI_SEARCH, NULL}, {UI_DELETE, NULL}, {UI_BACK, NULL}, {UI_NONE, NULL},
};

const struct ui_view_ops ui_entities = {
	.name = N_("entities"),
	.context = UI_IN_ENTITIES,
	.private_size = sizeof(struct entities),
	.hints = hints,
	.open = entities_open,
	.close = entities_close,
	.draw = entities_draw,
	.status = entities_status,
	.request = entities_request,
	.key = entities_key,
	.answer = entities_answer,
	.search = entities_search,
};
