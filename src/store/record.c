/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/record.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "db/statement.h"
#include "store/handle.h"
#include "store/place.h"
#include "store/value.h"

/* ---- fields */

unsigned as_record_named(const struct as_record_field *fields, unsigned count, const char *name)
{
	unsigned i = 0;
	while (i < count && strcmp(fields[i].name, name) != 0)
		i++;
	return i;
}

static const char *text_at(const void *record, size_t at)
{
	const char *value;
	memcpy(&value, (const char *)record + at, sizeof value);
	return value;
}

const char *as_record_value(const void *record, const struct as_record_field *field)
{
	const char *value = field->is_id ? (const char *)record + field->at : text_at(record, field->at);
	return value && *value ? value : NULL;
}

static bool value_fits(const struct as_record_field *field, const char *value, struct as_error *err)
{
	return as_value_fits(field->name, value, field->allowed, field->required, err);
}

bool as_record_fits(const struct as_record_kind *kind, const void *record, struct as_error *err)
{
	for (size_t i = 0; i < kind->count; i++)
		if (!value_fits(&kind->fields[i], as_record_value(record, &kind->fields[i]), err))
			return false;
	return true;
}

bool as_record_changes_fit(const struct as_record_kind *kind, const struct as_change *changes, size_t count,
			   struct as_error *err)
{
	for (size_t i = 0; i < count; i++) {
		const struct as_record_field *field = &kind->fields[changes[i].field];
		if (field->fixed)
			return as_error_set(err, AS_ERR_USAGE, _("%s: cannot be changed any more"), field->name);
		if (!value_fits(field, changes[i].value, err))
			return false;
	}
	return true;
}

/* ---- writing */

static const struct as_anchor *anchors_of(const struct as_record_kind *kind, const void *record)
{
	return (const struct as_anchor *)(const void *)((const char *)record + kind->anchors);
}

static bool places_fit(const struct as_record_kind *kind, const void *record, const struct as_doc *const *docs,
		       struct as_error *err)
{
	for (int i = 0; i < kind->spans && docs; i++)
		if (docs[i] && !as_place_valid(&anchors_of(kind, record)[i], docs[i], err))
			return false;
	return true;
}

static bool add_row(const char *id, struct as_store *store, const struct as_record_kind *kind, const void *record,
		    const struct as_doc *const *docs, struct as_error *err)
{
	struct as_action action;
	const struct as_anchor *anchors = anchors_of(kind, record);
	for (int i = 0; i < kind->spans && docs; i++)
		if (docs[i] && !as_place_state(store, docs[i], err))
			return false;
	as_action_begin(&action, "add", kind->what, id);
	for (size_t i = 0; i < kind->count; i++)
		as_action_text(&action, kind->fields[i].name, as_record_value(record, &kind->fields[i]));
	if (kind->spans && docs && docs[0]) {
		as_place_put(&action, &anchors[0]);
		as_place_put_parts(&action, anchors + 1, (size_t)kind->spans - 1);
	}
	return as_action_finish(&action, store, err);
}

bool as_record_add(char id[AS_UUID_TEXT], struct as_store *store, const struct as_record_kind *kind,
		   const void *record, const struct as_doc *const *docs, struct as_error *err)
{
	struct as_scope scope;
	if (!as_record_fits(kind, record, err) || !places_fit(kind, record, docs, err) ||
	    !as_store_enter(&scope, store, err))
		return false;
	if (!id[0])
		as_uuid_new(id);
	return as_store_leave(&scope, add_row(id, store, kind, record, docs, err), store, err);
}

bool as_record_write(struct as_store *store, const struct as_record_kind *kind, const void *now,
		     const struct as_change *changes, size_t count, struct as_error *err)
{
	struct as_action action;
	size_t written = 0;
	as_action_begin(&action, "change", kind->what, (const char *)now + kind->id);
	as_json_key(&action.json, "set");
	as_json_begin_object(&action.json);
	for (size_t i = 0; i < count; i++) {
		const struct as_record_field *field = &kind->fields[changes[i].field];
		if (as_value_same(as_record_value(now, field), changes[i].value))
			continue;
		as_value_put(&action, field->name, changes[i].value);
		written++;
	}
	as_json_end_object(&action.json);
	if (written)
		return as_action_finish(&action, store, err);
	as_buf_free(&action.text);
	return true;
}

bool as_record_change(struct as_store *store, const struct as_record_kind *kind, const char *id,
		      const struct as_change *changes, size_t count, struct as_error *err)
{
	struct as_arena arena = {0};
	struct as_scope scope;
	if (!as_value_known(store, id, err) || !as_record_changes_fit(kind, changes, count, err) ||
	    !as_store_enter(&scope, store, err))
		return false;
	void *now = as_arena_alloc(&arena, 1, kind->size);
	bool ok = as_record_get(now, &arena, store, kind, id, err) &&
		  as_record_write(store, kind, now, changes, count, err);
	as_arena_free(&arena);
	return as_store_leave(&scope, ok, store, err);
}

static bool delete_row(struct as_store *store, const struct as_record_kind *kind, const char *id, struct as_error *err)
{
	struct as_action action;
	if (!as_record_known(store, kind, id, err))
		return false;
	as_action_begin(&action, "delete", kind->what, id);
	return as_action_finish(&action, store, err);
}

static bool move_row(struct as_store *store, const struct as_record_kind *kind, const char *id,
		     const struct as_anchor *anchors, const struct as_doc *const *docs, struct as_error *err)
{
	struct as_action action;
	for (int i = 0; i < kind->spans; i++)
		if (docs[i] && !as_place_state(store, docs[i], err))
			return false;
	as_action_begin(&action, "move", kind->what, id);
	as_place_put(&action, &anchors[0]);
	as_place_put_parts(&action, anchors + 1, (size_t)kind->spans - 1);
	return as_action_finish(&action, store, err);
}

bool as_record_move(struct as_store *store, const struct as_record_kind *kind, const char *id,
		    const struct as_anchor *anchors, const struct as_doc *const *docs, struct as_error *err)
{
	struct as_scope scope;
	for (int i = 0; i < kind->spans; i++)
		if (docs[i] && !as_place_valid(&anchors[i], docs[i], err))
			return false;
	if (!as_value_known(store, id, err) || !as_store_enter(&scope, store, err))
		return false;
	bool ok = as_record_known(store, kind, id, err) && move_row(store, kind, id, anchors, docs, err);
	return as_store_leave(&scope, ok, store, err);
}

bool as_record_delete(struct as_store *store, const struct as_record_kind *kind, const char *id, struct as_error *err)
{
	struct as_scope scope;
	if (!as_value_known(store, id, err) || !as_store_enter(&scope, store, err))
		return false;
	return as_store_leave(&scope, delete_row(store, kind, id, err), store, err);
}

/* ---- reading */

static const char *const place_columns[] = {", " AS_PLACE_COLUMNS_OF("s0", "d0"), ", " AS_PLACE_COLUMNS_OF("s1", "d1")};
static const char *const place_rows[] = {
	" LEFT JOIN span s0 ON s0.object = t.id AND s0.part = 0 LEFT JOIN document d0 ON d0.id = s0.document",
	" LEFT JOIN span s1 ON s1.object = t.id AND s1.part = 1 LEFT JOIN document d1 ON d1.id = s1.document",
};

static struct as_stmt *select_rows(struct as_store *store, const struct as_record_kind *kind, const char *where,
				   struct as_error *err)
{
	struct as_buf sql = AS_BUF_INIT;
	as_buf_adds(&sql, "SELECT t.id, t.annotator, t.created, t.updated");
	for (size_t i = 0; i < kind->count; i++)
		as_buf_printf(&sql, ", t.%s", kind->fields[i].name);
	for (int i = 0; i < kind->spans; i++)
		as_buf_adds(&sql, place_columns[i]);
	as_buf_printf(&sql, " FROM %s t", kind->what);
	for (int i = 0; i < kind->spans; i++)
		as_buf_adds(&sql, place_rows[i]);
	if (where)
		as_buf_printf(&sql, " WHERE %s", where);
	as_buf_printf(&sql, " ORDER BY %s", kind->order);
	struct as_stmt *stmt = as_stmt_take(store->db, sql.data, err);
	as_buf_free(&sql);
	return stmt;
}

static void put_text(void *record, size_t at, const char *value)
{
	memcpy((char *)record + at, &value, sizeof value);
}

static void read_row(void *record, struct as_arena *arena, const struct as_record_kind *kind, struct as_stmt *stmt)
{
	char id[AS_UUID_TEXT];
	int at = 1;
	memset(record, 0, kind->size);
	as_place_id(id, stmt, 0);
	memcpy((char *)record + kind->id, id, sizeof id);
	for (size_t i = 0; i < sizeof kind->made / sizeof kind->made[0]; i++)
		put_text(record, kind->made[i], as_place_text(arena, stmt, at++));
	for (size_t i = 0; i < kind->count; i++, at++) {
		const struct as_record_field *field = &kind->fields[i];
		if (field->is_id) {
			as_place_id(id, stmt, at);
			memcpy((char *)record + field->at, id, sizeof id);
		} else {
			put_text(record, field->at, as_place_text(arena, stmt, at));
		}
	}
	for (int i = 0; i < kind->spans; i++) {
		struct as_anchor anchor = {0};
		int after = as_place_get(&anchor, arena, stmt, at);
		if (as_column_is_null(stmt, at))
			anchor = (struct as_anchor){0};
		memcpy((char *)record + kind->anchors + (size_t)i * sizeof anchor, &anchor, sizeof anchor);
		at = after;
	}
}

static bool none_such(const struct as_record_kind *kind, const char *id, struct as_error *err)
{
	return as_error_set(err, AS_ERR_NOT_FOUND, "%s: %s", id, _(kind->none));
}

bool as_record_known(struct as_store *store, const struct as_record_kind *kind, const char *id, struct as_error *err)
{
	char *sql = as_asprintf("SELECT 1 FROM %s WHERE id = ?1", kind->what);
	struct as_stmt *stmt = as_stmt_take(store->db, sql, err);
	as_bind_text(stmt, 1, id);
	enum as_step step = as_stmt_step(stmt, err);
	as_stmt_release(stmt);
	free(sql);
	return step == AS_STEP_ROW || (step == AS_STEP_DONE && none_such(kind, id, err));
}

bool as_record_get(void *out, struct as_arena *arena, struct as_store *store, const struct as_record_kind *kind,
		   const char *id, struct as_error *err)
{
	struct as_stmt *stmt = select_rows(store, kind, "t.id = ?1", err);
	as_bind_text(stmt, 1, id);
	enum as_step step = as_stmt_step(stmt, err);
	if (step == AS_STEP_ROW)
		read_row(out, arena, kind, stmt);
	else if (step == AS_STEP_DONE)
		none_such(kind, id, err);
	as_stmt_release(stmt);
	return step == AS_STEP_ROW;
}

void *as_record_list(size_t *count, struct as_arena *arena, struct as_store *store,
		     const struct as_record_kind *kind, const char *where, const char *value, struct as_error *err)
{
	struct as_buf rows = AS_BUF_INIT;
	void *row = as_alloc(kind->size);
	struct as_stmt *stmt = select_rows(store, kind, where, err);
	enum as_step step;
	*count = 0;
	if (value)
		as_bind_text(stmt, 1, value);
	while ((step = as_stmt_step(stmt, err)) == AS_STEP_ROW) {
		read_row(row, arena, kind, stmt);
		as_buf_add(&rows, row, kind->size);
		++*count;
	}
	as_stmt_release(stmt);
	void *out = as_arena_alloc(arena, *count + 1, kind->size);
	if (*count)
		memcpy(out, rows.data, rows.len);
	as_buf_free(&rows);
	free(row);
	return step == AS_STEP_DONE ? out : NULL;
}
