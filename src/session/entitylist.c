/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/entitylist.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "session/state.h"

/* ---- the list in memory */

/* Aliases stand by entity: those of each are looked up by its id. */
static int by_entity(const void *key, const void *alias)
{
	return strcmp(key, ((const struct as_alias *)alias)->entity);
}

static void take_aliases(struct as_entity_item *item, struct as_arena *arena, const struct as_alias *aliases,
			 size_t count)
{
	const struct as_alias *first =
		count ? bsearch(item->row.entity.id, aliases, count, sizeof *aliases, by_entity) : NULL;
	if (!first)
		return;
	const struct as_alias *end = first + 1;
	while (first > aliases && !strcmp(first[-1].entity, item->row.entity.id))
		first--;
	while (end < aliases + count && !strcmp(end->entity, item->row.entity.id))
		end++;
	const char **texts = AS_NEW_ARRAY(arena, const char *, (size_t)(end - first));
	for (const struct as_alias *alias = first; alias < end; alias++)
		texts[item->aliases_count++] = alias->text;
	item->aliases = texts;
}

static bool read_list(struct as_entity_list *list, struct as_store *store, struct as_error *err)
{
	struct as_entity_row *rows;
	struct as_alias *aliases;
	size_t count, aliases_count;
	if (!as_entity_list(&rows, &count, &list->arena, store, err) ||
	    !as_entity_aliases(&aliases, &aliases_count, &list->arena, store, NULL, err))
		return false;
	list->items = as_calloc(count + 1, sizeof *list->items);
	for (size_t i = 0; i < count; i++) {
		list->items[i].row = rows[i];
		take_aliases(&list->items[i], &list->arena, aliases, aliases_count);
		as_map_put(&list->by_id, rows[i].entity.id, strlen(rows[i].entity.id), (uint32_t)i, NULL);
	}
	list->count = count;
	return true;
}

void as_session_entities_free(struct as_entity_list *list)
{
	as_map_free(&list->by_id);
	as_arena_free(&list->arena);
	free(list->items);
	*list = (struct as_entity_list){.count = 0};
}

size_t as_session_entities(const struct as_entity_item **out, struct as_session *session, struct as_error *err)
{
	struct as_entity_list *list = &session->entities;
	struct as_store *store = as_session_store(session);
	if (list->version != session->sidecar_version || !list->items) {
		as_session_entities_free(list);
		if (store && read_list(list, store, err))
			list->version = session->sidecar_version;
	}
	*out = list->items;
	return list->count;
}

const struct as_entity_item *as_session_entity(struct as_session *session, const char *id)
{
	const struct as_entity_item *items;
	as_session_entities(&items, session, NULL);
	const uint32_t *at = as_map_get(&session->entities.by_id, id, strlen(id));
	return at ? &items[*at] : NULL;
}

/* ---- queries */

enum {
#define AS_ENTITY_FIELD(id, name, kind) FIELD_##id,
	AS_ENTITY_FIELDS(AS_ENTITY_FIELD)
#undef AS_ENTITY_FIELD
	FIELDS
};

static const struct as_query_field fields[FIELDS] = {
#define AS_ENTITY_FIELD(id, name, kind) {name, AS_QUERY_##kind},
	AS_ENTITY_FIELDS(AS_ENTITY_FIELD)
#undef AS_ENTITY_FIELD
};

const struct as_query_table *as_entity_table(void)
{
	static const struct as_query_table table = {.fields = fields, .count = FIELDS};
	return &table;
}

static const char *text_of(const struct as_entity_row *row, size_t field)
{
	switch (field) {
	case FIELD_CANONICAL: return row->entity.canonical;
	case FIELD_TYPE: return row->entity.type;
	case FIELD_EXTERNAL_ID: return row->entity.external_id;
	case FIELD_FIRST: return row->first;
	case FIELD_LAST: return row->last;
	case FIELD_NOTE: return row->entity.note;
	case FIELD_ID: return row->entity.id;
	case FIELD_ANNOTATOR: return row->entity.annotator;
	case FIELD_CREATED: return row->entity.created;
	case FIELD_UPDATED: return row->entity.updated;
	default: return "";
	}
}

bool as_entity_value(struct as_query_value *out, const void *of, size_t field, size_t n)
{
	const struct as_entity_item *item = of;
	*out = (struct as_query_value){.text = ""};
	if (field == FIELD_NAME && !n) {
		out->text = item->row.entity.canonical;
		return true;
	}
	if (field == FIELD_NAME || field == FIELD_ALIAS) {
		n -= field == FIELD_NAME;
		out->text = n < item->aliases_count ? item->aliases[n] : NULL;
		return out->text != NULL;
	}
	if (field == FIELD_TYPE && n == 1) { /* as the screen shows it */
		out->text = _(item->row.entity.type);
		return true;
	}
	if (n)
		return false;
	if (field == FIELD_MENTIONS || field == FIELD_DOCUMENTS || field == FIELD_CLAIMS)
		out->number = field == FIELD_MENTIONS ? item->row.mentions :
			      field == FIELD_DOCUMENTS ? item->row.documents : item->row.claims;
	out->text = text_of(&item->row, field);
	if (field == FIELD_MENTIONS || field == FIELD_DOCUMENTS || field == FIELD_CLAIMS)
		out->text = "0"; /* known */
	return true;
}

/* ---- order */

static const struct {
	char key;
	const char *name, *title, *label;
} orders[AS_ENTITY_ORDER_COUNT] = {
#define AS_ENTITY_ORDER_ROW(id, key, name, title, label) {key, name, title, label},
	AS_ENTITY_ORDERS(AS_ENTITY_ORDER_ROW)
#undef AS_ENTITY_ORDER_ROW
};

char as_entity_order_key(enum as_entity_order order)
{
	return orders[order].key;
}

const char *as_entity_order_name(enum as_entity_order order)
{
	return orders[order].name;
}

const char *as_entity_order_title(enum as_entity_order order)
{
	return orders[order].title;
}

const char *as_entity_order_label(enum as_entity_order order)
{
	return orders[order].label;
}

bool as_entity_order_falls(enum as_entity_order order)
{
	return order == AS_ENTITY_BY_MENTIONS || order == AS_ENTITY_BY_DOCUMENTS;
}

/* What an item is sorted by. */
struct key {
	const struct as_entity_item *item;
	const char *text; /* NULL: not stated */
	size_t number;
	bool reversed;
};

static const char *text_by(const struct as_entity_row *row, enum as_entity_order order)
{
	switch (order) {
	case AS_ENTITY_BY_NAME: return row->entity.canonical;
	case AS_ENTITY_BY_TYPE: return row->entity.type;
	case AS_ENTITY_BY_FIRST: return row->first;
	case AS_ENTITY_BY_LAST: return row->last;
	case AS_ENTITY_BY_EXTERNAL_ID: return row->entity.external_id;
	default: return "";
	}
}

static int by_name(const struct as_entity_item *a, const struct as_entity_item *b)
{
	int order = strcasecmp(a->row.entity.canonical, b->row.entity.canonical);
	if (!order)
		order = strcmp(a->row.entity.canonical, b->row.entity.canonical);
	return order ? order : strcmp(a->row.entity.id, b->row.entity.id);
}

static int compare(const void *a, const void *b)
{
	const struct key *x = a, *y = b;
	bool stated_x = x->text && (*x->text || x->number), stated_y = y->text && (*y->text || y->number);
	if (stated_x != stated_y)
		return stated_x ? -1 : 1;
	int order = !stated_x ? 0 : x->number != y->number ? (x->number < y->number ? -1 : 1) :
							     strcasecmp(x->text, y->text);
	if (order)
		return x->reversed ? -order : order;
	order = by_name(x->item, y->item);
	return order;
}

void as_entity_sort(const struct as_entity_item **items, size_t count, enum as_entity_order order, bool reversed)
{
	struct key *keys = as_calloc(count + 1, sizeof *keys);
	for (size_t i = 0; i < count; i++) {
		const struct as_entity_row *row = &items[i]->row;
		keys[i] = (struct key){.item = items[i], .text = text_by(row, order), .reversed = reversed};
		if (order == AS_ENTITY_BY_MENTIONS)
			keys[i].number = row->mentions;
		else if (order == AS_ENTITY_BY_DOCUMENTS)
			keys[i].number = row->documents;
	}
	if (count)
		qsort(keys, count, sizeof *keys, compare);
	for (size_t i = 0; i < count; i++)
		items[i] = keys[i].item;
	free(keys);
}
