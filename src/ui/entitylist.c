/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/entitylist.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "text/find.h"

void ui_entitylist_free(struct ui_entitylist *list)
{
	free(list->all);
	free(list->rows);
	free(list->filter);
	as_query_free(&list->query);
	as_map_free(&list->marks);
}

/* ---- building */

static void choose(struct ui_entitylist *list)
{
	list->rows = as_realloc(list->rows, list->all_count + 1, sizeof *list->rows);
	list->count = 0;
	for (size_t i = 0; i < list->all_count; i++)
		if (!list->filter || as_query_fits(&list->query, list->all[i], as_entity_value))
			list->rows[list->count++] = list->all[i];
	ui_entitylist_select_id(list, list->selected);
}

static void build(struct ui_entitylist *list)
{
	as_entity_sort(list->all, list->all_count, list->order, list->reversed);
	choose(list);
}

bool ui_entitylist_catch_up(struct ui_entitylist *list, const struct ui_shared *shared, struct as_error *err)
{
	const struct as_entity_item *items;
	struct as_error local = AS_ERROR_INIT;
	if (list->built && list->changes == shared->changes)
		return true;
	list->all_count = as_session_entities(&items, shared->session, &local);
	list->all = as_realloc(list->all, list->all_count + 1, sizeof *list->all);
	list->marked = 0;
	for (size_t i = 0; i < list->all_count; i++) {
		list->all[i] = &items[i];
		list->marked += ui_entitylist_is_marked(list, items[i].row.entity.id);
	}
	build(list);
	list->built = true;
	list->changes = shared->changes;
	bool ok = !local.code;
	if (!ok)
		as_error_move(err, &local);
	return ok;
}

void ui_entitylist_order(struct ui_entitylist *list, enum as_entity_order order)
{
	list->reversed = list->order == order ? !list->reversed : as_entity_order_falls(order);
	list->order = order;
	build(list);
}

bool ui_entitylist_filter(struct ui_entitylist *list, const char *filter, struct as_error *err)
{
	struct as_query query;
	if (!as_query_parse(&query, filter ? filter : "", as_entity_table(), err)) {
		as_query_free(&query);
		return false;
	}
	as_query_free(&list->query);
	list->query = query;
	char *kept = filter && *filter ? as_strdup(filter) : NULL; /* it may be the one that goes */
	free(list->filter);
	list->filter = kept;
	choose(list);
	return true;
}

/* ---- the cursor */

void ui_entitylist_select(struct ui_entitylist *list, size_t row)
{
	list->row = row < list->count ? row : list->count ? list->count - 1 : 0;
	if (list->count)
		memcpy(list->selected, list->rows[list->row]->row.entity.id, sizeof list->selected);
}

void ui_entitylist_select_id(struct ui_entitylist *list, const char *id)
{
	size_t row = 0;
	while (row < list->count && strcmp(list->rows[row]->row.entity.id, id) != 0)
		row++;
	ui_entitylist_select(list, row < list->count ? row : list->row);
}

const struct as_entity_item *ui_entitylist_here(const struct ui_entitylist *list)
{
	return list->row < list->count ? list->rows[list->row] : NULL;
}

/* ---- marks */

bool ui_entitylist_is_marked(const struct ui_entitylist *list, const char *id)
{
	const uint32_t *mark = as_map_get(&list->marks, id, strlen(id));
	return mark && *mark;
}

void ui_entitylist_mark(struct ui_entitylist *list, const char *id)
{
	uint32_t *mark = as_map_put(&list->marks, id, strlen(id), 0, NULL);
	*mark = !*mark;
	list->marked += *mark ? 1 : (size_t)-1;
}

void ui_entitylist_unmark_all(struct ui_entitylist *list)
{
	as_map_free(&list->marks);
	list->marks = (struct as_map){.count = 0};
	list->marked = 0;
}

bool ui_entitylist_next_mark(struct ui_entitylist *list)
{
	for (size_t step = 1; step <= list->count; step++) {
		size_t row = (list->row + step) % list->count;
		if (!ui_entitylist_is_marked(list, list->rows[row]->row.entity.id))
			continue;
		ui_entitylist_select(list, row);
		return true;
	}
	return false;
}

size_t ui_entitylist_chosen(char ***ids, const struct ui_entitylist *list, bool or_here)
{
	size_t count = 0;
	*ids = as_calloc(list->all_count + 1, sizeof **ids);
	for (size_t i = 0; list->marked && i < list->all_count; i++)
		if (ui_entitylist_is_marked(list, list->all[i]->row.entity.id))
			(*ids)[count++] = as_strdup(list->all[i]->row.entity.id);
	if (!count && or_here && ui_entitylist_here(list))
		(*ids)[count++] = as_strdup(ui_entitylist_here(list)->row.entity.id);
	return count;
}

/* ---- finding */

static bool holds(const struct as_needle *needle, const struct as_entity_item *item)
{
	struct as_span hit;
	const char *name = item->row.entity.canonical;
	bool found = as_find_next(&hit, needle, name, strlen(name), 0);
	for (size_t i = 0; i < item->aliases_count && !found; i++)
		found = as_find_next(&hit, needle, item->aliases[i], strlen(item->aliases[i]), 0);
	return found;
}

bool ui_entitylist_find(struct ui_entitylist *list, const char *phrase, bool forward)
{
	struct as_needle needle;
	bool found = false;
	if (as_needle_init(&needle, phrase, strlen(phrase), false))
		for (size_t step = 1; step <= list->count && !found; step++) {
			size_t row = (list->row + (forward ? step : list->count - step)) % list->count;
			found = holds(&needle, list->rows[row]);
			if (found)
				ui_entitylist_select(list, row);
		}
	as_needle_free(&needle);
	return found;
}
