/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/entitytable.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "text/display.h"

enum { MARGIN = 3, NAME_LEAST = 18 };

/* As the columns stand; the widths they would like; which go first without room. */
static const enum as_entity_order columns[] = {
	AS_ENTITY_BY_NAME, AS_ENTITY_BY_TYPE, AS_ENTITY_BY_MENTIONS, AS_ENTITY_BY_DOCUMENTS, AS_ENTITY_BY_FIRST,
	AS_ENTITY_BY_LAST, AS_ENTITY_BY_EXTERNAL_ID};
static const int wanted[AS_ENTITY_ORDER_COUNT] = {
	[AS_ENTITY_BY_TYPE] = 12, [AS_ENTITY_BY_MENTIONS] = 6, [AS_ENTITY_BY_DOCUMENTS] = 5,
	[AS_ENTITY_BY_FIRST] = 10, [AS_ENTITY_BY_LAST] = 10, [AS_ENTITY_BY_EXTERNAL_ID] = 10};
static const enum as_entity_order dropped[] = {
	AS_ENTITY_BY_LAST, AS_ENTITY_BY_FIRST, AS_ENTITY_BY_EXTERNAL_ID, AS_ENTITY_BY_DOCUMENTS, AS_ENTITY_BY_TYPE,
	AS_ENTITY_BY_MENTIONS};
enum { COLUMNS = sizeof columns / sizeof *columns, DROPPED = sizeof dropped / sizeof *dropped };

static int head_width(enum as_entity_order column)
{
	const char *title = _(as_entity_order_title(column));
	return (int)as_display_width(title, strlen(title));
}

void ui_entitytable_fit(struct ui_entitytable *table, int cols)
{
	int used = MARGIN;
	*table = (struct ui_entitytable){.cols = cols};
	for (size_t i = 0; i < DROPPED; i++) {
		int head = head_width(dropped[i]), width = wanted[dropped[i]];
		table->width[dropped[i]] = width > head ? width : head;
		used += table->width[dropped[i]] + 1;
	}
	for (size_t i = 0; i < DROPPED && cols - used < NAME_LEAST; i++) {
		used -= table->width[dropped[i]] + 1;
		table->width[dropped[i]] = 0;
	}
	table->width[AS_ENTITY_BY_NAME] = cols - used > 1 ? cols - used - 1 : 1;
}

static bool is_figure(enum as_entity_order column)
{
	return column == AS_ENTITY_BY_MENTIONS || column == AS_ENTITY_BY_DOCUMENTS;
}

void ui_entitytable_heads(const struct ui_entitytable *table, struct term_canvas *canvas, int row,
			  const struct ui_entitylist *list)
{
	int col = MARGIN;
	for (size_t i = 0; i < COLUMNS; i++) {
		int width = table->width[columns[i]], cells = head_width(columns[i]);
		if (!width)
			continue;
		int at = is_figure(columns[i]) && cells < width ? col + width - cells : col;
		int used = term_put_ui(canvas, row, at, width, TERM_COLUMN_HEAD, _(as_entity_order_title(columns[i])));
		if (list->order == columns[i])
			term_put_symbol(canvas, row, is_figure(columns[i]) ? at - 1 : at + used, TERM_COLUMN_HEAD,
					list->reversed ? TERM_SYM_DESCENDING : TERM_SYM_ASCENDING);
		col += width + 1;
	}
}

/* ---- rows */

/* The name, and as far as there is room its other names. */
static void put_name(struct term_canvas *canvas, int row, int col, int width, unsigned attr,
		     const struct as_entity_item *item)
{
	const char *name = item->row.entity.canonical;
	int used = term_put_fit(canvas, row, col, width, attr, name, strlen(name));
	if (!item->aliases_count || width - used < 8)
		return;
	struct as_buf text = AS_BUF_INIT;
	for (size_t i = 0; i < item->aliases_count; i++)
		as_buf_printf(&text, "%s%s", i ? ", " : " (", item->aliases[i]);
	as_buf_addc(&text, ')');
	term_put_fit(canvas, row, col + used, width - used, attr == TERM_NORMAL ? TERM_DIM : attr, text.data, text.len);
	as_buf_free(&text);
}

static void put_text(struct term_canvas *canvas, int row, int col, int width, unsigned attr, const char *text)
{
	if (!text || !*text)
		text = "-";
	term_put_fit(canvas, row, col, width, attr, text, strlen(text));
}

static void put_cell(struct term_canvas *canvas, int row, int col, int width, unsigned attr,
		     enum as_entity_order column, const struct as_entity_item *item)
{
	const struct as_entity_row *entity = &item->row;
	switch (column) {
	case AS_ENTITY_BY_NAME: put_name(canvas, row, col, width, attr, item); break;
	case AS_ENTITY_BY_TYPE: put_text(canvas, row, col, width, attr, _(entity->entity.type)); break;
	case AS_ENTITY_BY_MENTIONS: term_put_number(canvas, row, col, width, attr, entity->mentions); break;
	case AS_ENTITY_BY_DOCUMENTS: term_put_number(canvas, row, col, width, attr, entity->documents); break;
	case AS_ENTITY_BY_FIRST: put_text(canvas, row, col, width, attr, entity->first); break;
	case AS_ENTITY_BY_LAST: put_text(canvas, row, col, width, attr, entity->last); break;
	default: put_text(canvas, row, col, width, attr, entity->entity.external_id);
	}
}

void ui_entitytable_row(const struct ui_entitytable *table, struct term_canvas *canvas, int row,
			const struct ui_entitylist *list, size_t index)
{
	const struct as_entity_item *item = list->rows[index];
	bool selected = index == list->row, marked = ui_entitylist_is_marked(list, item->row.entity.id);
	unsigned attr = selected ? TERM_CURSOR_ROW : marked ? TERM_SELECTED : TERM_NORMAL;
	int col = MARGIN;
	if (attr != TERM_NORMAL)
		term_fill(canvas, row, 0, 1, table->cols, attr);
	if (marked)
		term_put_symbol(canvas, row, 0, attr, TERM_SYM_BULLET);
	if (selected) {
		term_put_symbol(canvas, row, 1, attr, TERM_SYM_POINTER);
		term_set_cursor(canvas, row, 1);
	}
	for (size_t i = 0; i < COLUMNS; i++) {
		int width = table->width[columns[i]];
		if (!width)
			continue;
		put_cell(canvas, row, col, width, attr, columns[i], item);
		col += width + 1;
	}
}

/* ---- an entity, whole */

void ui_entity_tally(struct as_buf *out, size_t mentions, size_t documents)
{
	char times[64];
	snprintf(times, sizeof times, ngettext("%zu mention", "%zu mentions", mentions), mentions);
	as_buf_printf(out, ngettext("%s in %zu document", "%s in %zu documents", documents), times, documents);
}

void ui_entity_facts(struct as_buf *out, const struct as_entity_item *item)
{
	const struct as_entity_row *row = &item->row;
	for (size_t i = 0; i < item->aliases_count; i++)
		as_buf_printf(out, "%s%s", i ? ", " : _("also "), item->aliases[i]);
	if (row->entity.external_id)
		as_buf_printf(out, "%s%s", out->len ? "; " : "", row->entity.external_id);
	if (row->claims)
		as_buf_printf(out, ngettext("%sclaimant of %zu claim", "%sclaimant of %zu claims", row->claims),
			      out->len ? "; " : "", row->claims);
}

void ui_entity_digest(struct term_canvas *canvas, int row, const struct as_entity_item *item)
{
	const struct as_entity *entity = &item->row.entity;
	struct as_buf text = AS_BUF_INIT;
	int col = MARGIN, room = canvas->cols - 24;
	col += term_put_fit(canvas, row, col, room > 8 ? room : 8, TERM_HEADING, entity->canonical,
			    strlen(entity->canonical));
	as_buf_printf(&text, ", %s", _(entity->type));
	if (item->row.first)
		as_buf_printf(&text, ", %s", item->row.first);
	if (item->row.first && strcmp(item->row.first, item->row.last) != 0)
		as_buf_printf(&text, " - %s", item->row.last);
	term_put_fit(canvas, row, col, -1, TERM_NORMAL, text.data, text.len);
	as_buf_clear(&text);
	ui_entity_facts(&text, item);
	if (!text.len)
		as_buf_adds(&text, _("no other name, no external id"));
	term_put_fit(canvas, row + 1, MARGIN, canvas->cols - MARGIN, TERM_DIM, text.data, text.len);
	if (entity->note) {
		as_buf_clear(&text);
		as_buf_printf(&text, _("note: %s"), entity->note);
		for (size_t i = 0; i < text.len; i++)
			if (strchr("\t\r\n", text.data[i]))
				text.data[i] = ' ';
		term_put_fit(canvas, row + 2, MARGIN, canvas->cols - MARGIN, TERM_NORMAL, text.data, text.len);
	}
	as_buf_free(&text);
}
