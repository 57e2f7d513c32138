/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/codebook.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "session/codebook.h"
#include "text/display.h"
#include "text/find.h"
#include "ui/list.h"
#include "ui/tagdraw.h"

enum field { NAME, KEY, COLOUR, TYPE, PARENT, DESCRIPTION, FIELDS };
enum { ASK_NEW = FIELDS, FIRST_COL = 3, NARROW = 60, NAME_MOST = 24, NAME_BYTES = 64 };

static const char *const titles[FIELDS] = {
	[NAME] = N_("Name"), [KEY] = N_("Key"), [COLOUR] = N_("Colour"), [TYPE] = N_("Type"),
	[PARENT] = N_("Below"), [DESCRIPTION] = N_("Description"),
};

struct codebook {
	struct as_tag_row *rows;   /* owned */
	size_t count;
	bool built;
	unsigned changes;          /* of the shared state, when built */
	struct ui_list list;
	enum field field;          /* that Enter changes */
	char selected[NAME_BYTES]; /* the tag under the cursor: it stays when rows move */
};

static void build(struct codebook *codebook, struct ui_shared *shared)
{
	if (codebook->built && codebook->changes == shared->changes)
		return;
	free(codebook->rows);
	codebook->count = as_session_codebook(&codebook->rows, shared->session);
	codebook->built = true;
	codebook->changes = shared->changes;
	for (size_t i = 0; i < codebook->count; i++)
		if (!strcmp(codebook->rows[i].tag->name, codebook->selected))
			codebook->list.selected = i;
	ui_list_fit(&codebook->list, codebook->count, codebook->list.height);
}

/* The tag under the cursor; there is one always: the program's are never all gone. */
static const struct as_tag *here(struct codebook *codebook, struct ui_shared *shared)
{
	build(codebook, shared);
	return codebook->count ? codebook->rows[codebook->list.selected].tag : NULL;
}

static void select_tag(struct codebook *codebook, const char *name)
{
	snprintf(codebook->selected, sizeof codebook->selected, "%s", name);
}

static bool codebook_open(struct ui_view *view, const struct ui_target *target, struct as_error *err)
{
	struct codebook *codebook = view->private;
	(void)target;
	(void)err;
	codebook->list.height = 1;
	build(codebook, view->shared);
	return true;
}

static void codebook_close(struct ui_view *view)
{
	free(((struct codebook *)view->private)->rows);
}

/* ---- drawing */

/* What a field of a tag says; "" when nothing.  `key` is room for its key. */
static const char *value_of(const struct as_tag *tag, enum field field, char key[2])
{
	key[0] = tag->key;
	key[1] = '\0';
	switch (field) {
	case NAME: return tag->name;
	case KEY: return key;
	case COLOUR: return tag->colour;
	case TYPE: return as_tag_type(tag);
	case PARENT: return tag->parent ? tag->parent : "";
	default: return tag->description && *tag->description ? _(tag->description) : "";
	}
}

static int cells_of(const char *text)
{
	return (int)as_display_width(text, strlen(text));
}

struct column {
	int field;          /* of enum field; FIELDS: how often it is used */
	const char *title;  /* translated */
	int col, cells;
};
enum { COLUMNS = 6 };

static size_t fit_columns(struct column columns[COLUMNS], const struct codebook *codebook, int cols)
{
	static const struct {
		int field, cells;
		const char *title;
	} wanted[COLUMNS] = {{KEY, 1, N_("Key")}, {NAME, 8, N_("Name")}, {FIELDS, 5, N_("Tags")}, {TYPE, 8, N_("Type")},
			     {COLOUR, 14, N_("Colour")}, {DESCRIPTION, 0, N_("Description")}};
	int col = FIRST_COL, widest = 8;
	size_t count = cols < NARROW ? 4 : COLUMNS;
	for (size_t i = 0; i < codebook->count; i++) {
		int cells = 2 * (int)codebook->rows[i].depth + cells_of(_(codebook->rows[i].tag->name));
		widest = cells > widest ? cells : widest;
	}
	for (size_t i = 0; i < count; i++) {
		int cells = wanted[i].field == NAME ? (widest < NAME_MOST ? widest : NAME_MOST) : wanted[i].cells;
		const char *title = _(wanted[i].title);
		cells = cells < cells_of(title) ? cells_of(title) : cells;
		if (i + 1 == count)
			cells = cols - col - 1;
		columns[i] = (struct column){wanted[i].field, title, col, cells};
		col += cells + 2;
	}
	return count;
}

static void draw_row(const struct codebook *codebook, const struct as_session *session, struct term_canvas *canvas,
		     int row, size_t index, const struct column *columns, size_t count)
{
	const struct as_tag_row *tag = &codebook->rows[index];
	bool selected = index == codebook->list.selected;
	unsigned attr = selected ? TERM_CURSOR_ROW : TERM_NORMAL;
	char key[2];
	if (selected) {
		term_fill(canvas, row, 0, 1, canvas->cols, attr);
		term_put_symbol(canvas, row, 1, attr, TERM_SYM_POINTER);
		term_set_cursor(canvas, row, 1);
	}
	for (size_t i = 0; i < count; i++) {
		const struct column *column = &columns[i];
		if (column->field == FIELDS) {
			term_put_number(canvas, row, column->col, column->cells, attr, tag->uses);
			continue;
		}
		const char *value = value_of(tag->tag, (enum field)column->field, key);
		int indent = column->field == NAME ? 2 * (int)tag->depth : 0;
		if (indent > column->cells / 2)
			indent = column->cells / 2;
		if (*value && (column->field == NAME || column->field == TYPE))
			value = _(value);
		bool changes = selected && column->field == (int)codebook->field;
		unsigned cell = changes ? TERM_SELECTED : selected ? attr :
				column->field == NAME ? ui_tag_style(session, tag->tag->name) : attr;
		if (!*value)
			value = "-";
		term_put_fit(canvas, row, column->col + indent, column->cells - indent, cell, value, strlen(value));
	}
}

static void codebook_draw(struct ui_view *view, struct term_canvas *canvas)
{
	struct codebook *codebook = view->private;
	struct column columns[COLUMNS];
	build(codebook, view->shared);
	size_t count = fit_columns(columns, codebook, canvas->cols), own = 0;
	for (size_t i = 0; i < codebook->count; i++)
		own += codebook->rows[i].tag->origin == AS_TAG_SIDECAR;
	term_fill(canvas, 0, 0, 1, canvas->cols, TERM_TITLE);
	int col = 1;
	col += term_printf(canvas, 0, 1, -1, TERM_TITLE,
			   ngettext("Codebook: %zu tag", "Codebook: %zu tags", codebook->count), codebook->count);
	if (own)
		term_printf(canvas, 0, col, -1, TERM_TITLE,
			    ngettext(", %zu of this corpus", ", %zu of this corpus", own), own);
	for (size_t i = 0; i < count; i++) {
		int cells = cells_of(columns[i].title);
		int at = columns[i].field == FIELDS ? columns[i].col + columns[i].cells - cells : columns[i].col;
		term_put_ui(canvas, 1, at, -1, TERM_COLUMN_HEAD, columns[i].title);
	}
	ui_list_fit(&codebook->list, codebook->count, canvas->rows > 2 ? (size_t)canvas->rows - 2 : 1);
	size_t index = codebook->list.top;
	for (int row = 2; row < canvas->rows && index < codebook->count; row++, index++)
		draw_row(codebook, view->shared->session, canvas, row, index, columns, count);
}

static void codebook_status(struct ui_view *view, struct term_canvas *line)
{
	static const char *const origins[] = {
		[AS_TAG_OWN] = N_("the program's"), [AS_TAG_FILE] = N_("of your file"),
		[AS_TAG_SIDECAR] = N_("of this corpus")};
	struct codebook *codebook = view->private;
	const struct as_tag *tag = here(codebook, view->shared);
	char key[2];
	if (!tag)
		return;
	const char *value = value_of(tag, codebook->field, key);
	if (*value && codebook->field == TYPE)
		value = _(value);
	struct as_buf text = AS_BUF_INIT;
	as_buf_printf(&text, "%s: %s \302\267 %s (%s)", _(titles[codebook->field]), *value ? value : "-", tag->name,
		      _(origins[tag->origin]));
	term_put_fit(line, 0, 1, -1, TERM_DIM, text.data, text.len);
	as_buf_free(&text);
}

/* ---- acting */

static struct ui_outcome said(struct ui_view *view, bool fine, struct as_error *err)
{
	if (!fine)
		return ui_fail(view, err);
	view->shared->changes++;
	return ui_act(UI_ACT_DONE);
}

static bool set_key(struct as_tag *tag, const char *text, struct as_error *err)
{
	if (*text && !as_tag_key_fits(text, err))
		return false;
	tag->key = *text;
	return true;
}

static bool change(struct as_tag *tag, enum field field, const char *text, struct as_error *err)
{
	switch (field) {
	case KEY: return set_key(tag, text, err);
	case COLOUR: tag->colour = *text ? text : "default"; return true;
	case TYPE: tag->of_documents = !tag->of_documents; return true;
	case PARENT: tag->parent = text; return true;
	default: tag->description = text; return true;
	}
}

static struct ui_outcome rename_tag(struct codebook *codebook, struct ui_view *view, const struct as_tag *tag,
				    const char *text)
{
	struct as_error err = AS_ERROR_INIT;
	const char *before = tag->name;
	if (!strcmp(before, text))
		return ui_act(UI_ACT_DONE);
	bool fine = as_session_rename_tag(view->shared->session, before, text, &err);
	if (fine) {
		select_tag(codebook, text);
		ui_say(&view->shared->messages, _("%s is %s now, and so is what was tagged so; u undoes"), before, text);
	}
	return said(view, fine, &err);
}

static struct ui_outcome set_field(struct codebook *codebook, struct ui_view *view, enum field field,
				   const char *text)
{
	struct as_error err = AS_ERROR_INIT;
	const struct as_tag *now = here(codebook, view->shared);
	char key[2];
	if (!now)
		return ui_act(UI_ACT_DONE);
	if (field == NAME)
		return rename_tag(codebook, view, now, text);
	if (field != TYPE && !strcmp(value_of(now, field, key), text))
		return ui_act(UI_ACT_DONE);
	struct as_tag tag = *now;
	char *line = as_strdup(text); /* a value has one line */
	for (char *at = line; (at = strpbrk(at, "\n\r\t"));)
		*at = ' ';
	bool fine = change(&tag, field, line, &err) && as_session_set_tag(view->shared->session, &tag, &err);
	if (fine) {
		select_tag(codebook, tag.name);
		ui_say(&view->shared->messages, _("%s: %s of the tag is %s; u undoes"), tag.name, _(titles[field]),
		       field == TYPE ? _(as_tag_type(&tag)) : *line ? line : "-");
	}
	free(line);
	return said(view, fine, &err);
}

static struct ui_outcome add(struct codebook *codebook, struct ui_view *view, const char *name)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_tag tag = {.name = name, .colour = "default"};
	if (as_session_tag_named(view->shared->session, name)) {
		select_tag(codebook, name);
		codebook->built = false;
		ui_say(&view->shared->messages, _("There is a tag %s already"), name);
		return ui_act(UI_ACT_DONE);
	}
	bool fine = as_session_set_tag(view->shared->session, &tag, &err);
	if (fine) {
		select_tag(codebook, name);
		codebook->field = KEY;
		ui_say(&view->shared->messages, _("Tag %s added; Enter gives it a key, u undoes"), name);
	}
	return said(view, fine, &err);
}

static struct ui_outcome erase(struct codebook *codebook, struct ui_view *view)
{
	struct as_error err = AS_ERROR_INIT;
	const struct as_tag *tag = here(codebook, view->shared);
	if (!tag)
		return ui_act(UI_ACT_DONE);
	bool fine = as_session_delete_tag(view->shared->session, tag->name, &err);
	if (fine)
		ui_say(&view->shared->messages, _("Tag %s deleted; u undoes"), tag->name);
	return said(view, fine, &err);
}

static struct ui_outcome ask(struct codebook *codebook, struct ui_view *view, enum ui_act act)
{
	const struct as_tag *tag = here(codebook, view->shared);
	char key[2];
	if (!tag)
		return ui_act(UI_ACT_DONE);
	enum field field = act == UI_ACT_EDIT ? DESCRIPTION : codebook->field;
	if (field == TYPE)
		return set_field(codebook, view, TYPE, "");
	return (struct ui_outcome){.act = act, .question = {
		.what = (int)field, .label = _(titles[field]), .text = value_of(tag, field, key)}};
}

static struct ui_outcome codebook_answer(struct ui_view *view, int what, enum ui_answer answer, const char *text)
{
	if (answer != UI_ANSWER_GIVEN)
		return ui_act(UI_ACT_DONE);
	if (what == ASK_NEW)
		return add(view->private, view, text);
	return set_field(view->private, view, (enum field)what, text);
}

static struct ui_outcome codebook_request(struct ui_view *view, const struct ui_call *call)
{
	struct codebook *codebook = view->private;
	build(codebook, view->shared);
	if (ui_list_request(&codebook->list, call->request)) {
		if (codebook->count)
			select_tag(codebook, codebook->rows[codebook->list.selected].tag->name);
		return ui_act(UI_ACT_DONE);
	}
	switch (call->request) {
	case UI_OPEN: return ask(codebook, view, UI_ACT_ASK);
	case UI_EDITOR: return ask(codebook, view, UI_ACT_EDIT);
	case UI_FIELD_NEXT: codebook->field = (codebook->field + 1) % FIELDS; return ui_act(UI_ACT_DONE);
	case UI_FIELD_PREV: codebook->field = (codebook->field + FIELDS - 1) % FIELDS; return ui_act(UI_ACT_DONE);
	case UI_ADD_TAG:
		if (*call->argument)
			return add(codebook, view, call->argument);
		return (struct ui_outcome){.act = UI_ACT_ASK, .question = {
			.what = ASK_NEW, .label = _("Name of the new tag")}};
	case UI_DELETE: return erase(codebook, view);
	case UI_CANCEL: return ui_act(UI_ACT_BACK);
	default: return ui_act(UI_ACT_IGNORED);
	}
}

static bool codebook_search(struct ui_view *view, const char *phrase, bool forward)
{
	struct codebook *codebook = view->private;
	struct as_needle needle;
	struct as_span hit;
	bool found = false;
	char key[2];
	build(codebook, view->shared);
	if (!as_needle_init(&needle, phrase, strlen(phrase), false))
		return false;
	for (size_t step = 1; step <= codebook->count && !found; step++) {
		size_t row = (codebook->list.selected + (forward ? step : codebook->count - step)) % codebook->count;
		const char *name = codebook->rows[row].tag->name;
		const char *text = value_of(codebook->rows[row].tag, DESCRIPTION, key);
		found = as_find_next(&hit, &needle, name, strlen(name), 0) ||
			as_find_next(&hit, &needle, text, strlen(text), 0);
		if (found) {
			codebook->list.selected = row;
			select_tag(codebook, name);
		}
	}
	as_needle_free(&needle);
	return found;
}

static const struct ui_hint hints[] = {
	{UI_OPEN, N_("Change")}, {UI_FIELD_NEXT, NULL}, {UI_ADD_TAG, NULL}, {UI_DELETE, NULL}, {UI_UNDO, NULL},
	{UI_EDITOR, N_("Description")}, {UI_SEARCH, NULL}, {UI_BACK, NULL}, {UI_NONE, NULL}};

const struct ui_view_ops ui_codebook = {
	.name = N_("codebook"),
	.context = UI_IN_CODEBOOK,
	.private_size = sizeof(struct codebook),
	.hints = hints,
	.open = codebook_open,
	.close = codebook_close,
	.draw = codebook_draw,
	.status = codebook_status,
	.request = codebook_request,
	.answer = codebook_answer,
	.search = codebook_search,
};
