/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/evidence.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "db/statement.h"
#include "store/annotation.h"
#include "store/handle.h"
#include "store/place.h"
#include "store/value.h"

static const char *const stances[] = {"supports", "refutes", "context", NULL};

static const struct field {
	const char *name;
	bool required;
	size_t at; /* offset in struct as_evidence */
	const char *const *allowed;
} fields[AS_EVIDENCE_COUNT] = {
	[AS_EVIDENCE_URL] = {"url", false, offsetof(struct as_evidence, url), NULL},
	[AS_EVIDENCE_TITLE] = {"title", false, offsetof(struct as_evidence, title), NULL},
	[AS_EVIDENCE_ACCESSED] = {"accessed", false, offsetof(struct as_evidence, accessed), NULL},
	[AS_EVIDENCE_ARCHIVE_URL] = {"archive_url", false, offsetof(struct as_evidence, archive_url), NULL},
	[AS_EVIDENCE_STANCE] = {"stance", true, offsetof(struct as_evidence, stance), stances},
	[AS_EVIDENCE_QUOTE] = {"quote", false, offsetof(struct as_evidence, quote), NULL},
	[AS_EVIDENCE_NOTE] = {"note", false, offsetof(struct as_evidence, note), NULL},
};

static const char *field_of(const struct as_evidence *evidence, const struct field *field)
{
	const char *value;
	memcpy(&value, (const char *)evidence + field->at, sizeof value);
	return value;
}

const char *as_evidence_field_name(enum as_evidence_field field)
{
	return fields[field].name;
}

enum as_evidence_field as_evidence_field_named(const char *name)
{
	for (unsigned i = 0; i < AS_EVIDENCE_COUNT; i++)
		if (!strcmp(fields[i].name, name))
			return (enum as_evidence_field)i;
	return AS_EVIDENCE_COUNT;
}

/* ---- adding */

static bool judge_new(const struct as_evidence *evidence, struct as_error *err)
{
	for (size_t i = 0; i < AS_EVIDENCE_COUNT; i++)
		if (!as_value_fits(fields[i].name, field_of(evidence, &fields[i]), fields[i].allowed,
				   fields[i].required, err))
			return false;
	if (as_value_same(evidence->url, NULL) && as_value_same(evidence->quote, NULL))
		return as_error_set(err, AS_ERR_USAGE, _("evidence needs a URL or a quotation"));
	return true;
}

static bool find_claim(char out[AS_UUID_TEXT], struct as_store *store, const char *id, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(store->db,
					    "SELECT id FROM claim WHERE id = ?1"
					    " UNION ALL SELECT claim FROM appearance WHERE annotation = ?1 LIMIT 1",
					    err);
	as_bind_text(stmt, 1, id);
	enum as_step step = as_stmt_step(stmt, err);
	if (step == AS_STEP_ROW)
		as_place_id(out, stmt, 0);
	as_stmt_release(stmt);
	if (step == AS_STEP_DONE)
		as_error_set(err, AS_ERR_NOT_FOUND, _("%s: no such claim"), id);
	return step == AS_STEP_ROW;
}

static bool add_row(char id[AS_UUID_TEXT], struct as_store *store, const char *claim,
		    const struct as_evidence *evidence, struct as_error *err)
{
	char found[AS_UUID_TEXT];
	struct as_action action;
	if (!find_claim(found, store, claim, err))
		return false;
	as_uuid_new(id); /* only now: `id` and `claim` may be one place */
	as_action_begin(&action, "add", "evidence", id);
	as_action_text(&action, "claim", found);
	for (size_t i = 0; i < AS_EVIDENCE_COUNT; i++)
		as_action_text(&action, fields[i].name, field_of(evidence, &fields[i]));
	return as_action_finish(&action, store, err);
}

bool as_evidence_add(char id[AS_UUID_TEXT], struct as_store *store, const char *claim,
		     const struct as_evidence *evidence, struct as_error *err)
{
	struct as_scope scope;
	if (!as_value_known(store, claim, err) || !judge_new(evidence, err) || !as_store_enter(&scope, store, err))
		return false;
	return as_store_leave(&scope, add_row(id, store, claim, evidence, err), store, err);
}

/* ---- changing and deleting */

static bool write_changes(struct as_store *store, const struct as_evidence *now,
			  const struct as_evidence_change *changes, size_t count, struct as_error *err)
{
	struct as_action action;
	size_t written = 0;
	as_action_begin(&action, "change", "evidence", now->id);
	as_json_key(&action.json, "set");
	as_json_begin_object(&action.json);
	for (size_t i = 0; i < count; i++) {
		const struct field *field = &fields[changes[i].field];
		if (as_value_same(field_of(now, field), changes[i].value))
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

bool as_evidence_change(struct as_store *store, const char *id, const struct as_evidence_change *changes,
			size_t count, struct as_error *err)
{
	struct as_arena arena = {0};
	struct as_evidence now;
	struct as_scope scope;
	if (!as_value_known(store, id, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct field *field = &fields[changes[i].field];
		if (!as_value_fits(field->name, changes[i].value, field->allowed, field->required, err))
			return false;
	}
	if (!as_store_enter(&scope, store, err))
		return false;
	bool ok = as_evidence_get(&now, &arena, store, id, err) && write_changes(store, &now, changes, count, err);
	as_arena_free(&arena);
	return as_store_leave(&scope, ok, store, err);
}

bool as_evidence_delete(struct as_store *store, const char *id, struct as_error *err)
{
	struct as_arena arena = {0};
	struct as_evidence now;
	struct as_scope scope;
	if (!as_value_known(store, id, err) || !as_store_enter(&scope, store, err))
		return false;
	bool ok = as_evidence_get(&now, &arena, store, id, err);
	as_arena_free(&arena);
	if (ok) {
		struct as_action action;
		as_action_begin(&action, "delete", "evidence", id);
		ok = as_action_finish(&action, store, err);
	}
	return as_store_leave(&scope, ok, store, err);
}

/* ---- reading */

#define COLUMNS \
	"id, claim, url, title, accessed, archive_url, stance, quote, note, annotator, created, updated FROM evidence"

static void read_row(struct as_evidence *out, struct as_arena *arena, struct as_stmt *stmt)
{
	const char **const texts[] = {&out->url, &out->title, &out->accessed, &out->archive_url, &out->stance,
				      &out->quote, &out->note, &out->annotator, &out->created, &out->updated};
	*out = (struct as_evidence){0};
	as_place_id(out->id, stmt, 0);
	as_place_id(out->claim, stmt, 1);
	for (int i = 0; i < (int)(sizeof texts / sizeof texts[0]); i++)
		*texts[i] = as_place_text(arena, stmt, i + 2);
}

bool as_evidence_get(struct as_evidence *out, struct as_arena *arena, struct as_store *store, const char *id,
		     struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(store->db, "SELECT " COLUMNS " WHERE id = ?1", err);
	as_bind_text(stmt, 1, id);
	enum as_step step = as_stmt_step(stmt, err);
	if (step == AS_STEP_ROW)
		read_row(out, arena, stmt);
	else if (step == AS_STEP_DONE)
		as_error_set(err, AS_ERR_NOT_FOUND, _("%s: no such evidence"), id);
	as_stmt_release(stmt);
	return step == AS_STEP_ROW;
}

bool as_evidence_list(struct as_evidence_rows *out, struct as_store *store, const char *claim,
		      struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(store->db,
					    claim ? "SELECT " COLUMNS " WHERE claim = ?1 ORDER BY claim, created, id"
						  : "SELECT " COLUMNS " ORDER BY claim, created, id",
					    err);
	enum as_step step;
	if (claim)
		as_bind_text(stmt, 1, claim);
	while ((step = as_stmt_step(stmt, err)) == AS_STEP_ROW) {
		AS_RESERVE(out->items, out->cap, out->count + 1);
		read_row(&out->items[out->count++], &out->arena, stmt);
	}
	as_stmt_release(stmt);
	return step == AS_STEP_DONE;
}

void as_evidence_rows_free(struct as_evidence_rows *list)
{
	free(list->items);
	as_arena_free(&list->arena);
	*list = (struct as_evidence_rows)AS_EVIDENCE_ROWS_INIT;
}
