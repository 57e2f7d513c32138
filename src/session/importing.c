/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/importing.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/map.h"
#include "exchange/csvread.h"
#include "session/entities.h"
#include "session/entitylist.h"
#include "session/state.h"

struct importing {
	struct as_import *out;
	struct as_session *session;
	const char *path;
	bool wanted[AS_ENTITY_COUNT];
	size_t id_column, columns[AS_ENTITY_COUNT]; /* SIZE_MAX: there is none */
	bool headed;
	struct as_map seen; /* ids of rows */
};

void as_import_free(struct as_import *import)
{
	as_buf_free(&import->mistakes);
}

/* ---- columns */

static bool read_fields(struct importing *importing, const char *fields, struct as_error *err)
{
	for (const char *at = fields; *at;) {
		size_t len = strcspn(at, ",");
		char name[32];
		snprintf(name, sizeof name, "%.*s", (int)(len < sizeof name ? len : sizeof name - 1), at);
		enum as_entity_field field = as_entity_field_named(name);
		if (field == AS_ENTITY_COUNT)
			return as_error_set(err, AS_ERR_USAGE,
					    _("\"%s\" cannot be imported: canonical, type, external_id and note can"), name);
		importing->wanted[field] = true;
		at += len + (at[len] == ',');
	}
	return true;
}

static bool read_header(struct importing *importing, const char *const *cells, size_t count, struct as_error *err)
{
	bool any = false;
	for (size_t i = 0; i < count; i++) {
		enum as_entity_field field = as_entity_field_named(cells[i]);
		if (!strcmp(cells[i], "id"))
			importing->id_column = i;
		else if (field != AS_ENTITY_COUNT)
			importing->columns[field] = i;
	}
	for (enum as_entity_field field = 0; field < AS_ENTITY_COUNT; field++)
		any = any || (importing->wanted[field] && importing->columns[field] != SIZE_MAX);
	importing->headed = true;
	if (importing->id_column == SIZE_MAX || !any)
		return as_error_set(err, AS_ERR_USAGE,
				    _("%s: the first row must name the column id and one to import, separated as by --delimiter"),
				    importing->path);
	return true;
}

/* ---- rows */

static void blame(struct importing *importing, size_t line, const char *why)
{
	as_buf_printf(&importing->out->mistakes, "%s:%zu: %s\n", importing->path, line, why);
}

/* "Q42" of "https://www.wikidata.org/wiki/Q42": OpenRefine gives either. */
static const char *short_id(const char *value)
{
	static const char *const places[] = {
		"https://www.wikidata.org/wiki/", "http://www.wikidata.org/wiki/", "https://www.wikidata.org/entity/",
		"http://www.wikidata.org/entity/"};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (!strncmp(value, places[i], strlen(places[i])))
			return value + strlen(places[i]);
	return value;
}

static const char *now_of(const struct as_entity *entity, enum as_entity_field field)
{
	switch (field) {
	case AS_ENTITY_CANONICAL: return entity->canonical;
	case AS_ENTITY_TYPE: return entity->type;
	case AS_ENTITY_EXTERNAL_ID: return entity->external_id;
	default: return entity->note;
	}
}

enum taking { SAME, CHANGED, WRONG, FAILED };

static enum taking take_field(struct importing *importing, const struct as_entity *entity, enum as_entity_field field,
			      const char *value, size_t line, struct as_error *err)
{
	const char *now = now_of(entity, field);
	struct as_error local = AS_ERROR_INIT;
	if (field == AS_ENTITY_EXTERNAL_ID)
		value = short_id(value);
	if (!*value || (now && !strcmp(now, value)))
		return SAME;
	if (as_session_entity_set(importing->session, entity->id, as_entity_field_name(field), value, &local))
		return CHANGED;
	if (local.code != AS_ERR_USAGE && local.code != AS_ERR_LIMIT) {
		as_error_move(err, &local);
		return FAILED;
	}
	blame(importing, line, as_error_text(&local));
	as_error_clear(&local);
	return WRONG;
}

static const struct as_entity *entity_of(struct importing *importing, const char *id, size_t line)
{
	const struct as_entity_item *item = as_session_entity(importing->session, id);
	struct as_buf why = AS_BUF_INIT;
	bool fresh = true;
	if (!item)
		as_buf_printf(&why, _("there is no entity with the id \"%s\""), id);
	else
		as_map_put(&importing->seen, id, strlen(id), 0, &fresh);
	if (!fresh)
		as_buf_printf(&why, _("the entity %s stands in a row above already"), id);
	if (why.len)
		blame(importing, line, why.data);
	as_buf_free(&why);
	return item && fresh ? &item->row.entity : NULL;
}

static bool take_row(void *data, const char *const *cells, size_t count, size_t line, struct as_error *err)
{
	struct importing *importing = data;
	struct as_import *out = importing->out;
	if (!importing->headed)
		return read_header(importing, cells, count, err);
	out->rows++;
	const struct as_entity *entity =
		entity_of(importing, importing->id_column < count ? cells[importing->id_column] : "", line);
	enum taking taken = entity ? SAME : WRONG;
	for (enum as_entity_field field = 0; entity && field < AS_ENTITY_COUNT; field++) {
		if (!importing->wanted[field] || importing->columns[field] >= count)
			continue;
		enum taking one = take_field(importing, entity, field, cells[importing->columns[field]], line, err);
		if (one == FAILED)
			return false;
		taken = one > taken ? one : taken;
	}
	out->same += taken == SAME;
	out->changed += taken == CHANGED;
	out->wrong += taken == WRONG;
	return true;
}

bool as_session_import_register(struct as_import *out, struct as_session *session, const char *text, size_t len,
				char delimiter, const char *path, const char *fields, struct as_error *err)
{
	struct importing importing = {.out = out, .session = session, .path = path, .id_column = SIZE_MAX};
	*out = (struct as_import){.mistakes = AS_BUF_INIT};
	for (enum as_entity_field field = 0; field < AS_ENTITY_COUNT; field++)
		importing.columns[field] = SIZE_MAX;
	if (!read_fields(&importing, fields, err) || !as_session_begin(session, err))
		return false;
	bool ok = as_csv_read(text, len, delimiter, path, take_row, &importing, err);
	if (ok && !importing.headed)
		ok = as_error_set(err, AS_ERR_USAGE, _("%s: there is nothing in it"), path);
	as_map_free(&importing.seen);
	if (ok)
		return as_session_commit(session, err);
	as_session_rollback(session);
	return false;
}
