/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/annotation.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "db/statement.h"
#include "store/handle.h"
#include "store/place.h"
#include "store/value.h"

/* ---- fields */

enum target { ON_ANNOTATION, ON_CLAIM };

static const char *const forms[] = {"quote", "paraphrase", "headline", "implied", NULL};
static const char *const yes_no[] = {"yes", "no", NULL};
static const char *const states[] = {"open", "checking", "done", NULL};

static const struct field {
	const char *name;
	enum target target;
	bool appearances_only;
	bool required;
	size_t at; /* offset in struct as_annotation */
	const char *const *allowed;
} fields[AS_SET_COUNT] = {
	[AS_SET_TYPE] = {"type", ON_ANNOTATION, false, true, offsetof(struct as_annotation, type), NULL},
	[AS_SET_NOTE] = {"note", ON_ANNOTATION, false, false, offsetof(struct as_annotation, note), NULL},
	[AS_SET_NORMALISED] = {"normalised", ON_CLAIM, true, false, offsetof(struct as_annotation, normalised), NULL},
	[AS_SET_CLAIMANT] = {"claimant", ON_CLAIM, true, false, offsetof(struct as_annotation, claimant), NULL},
	[AS_SET_ROLE] = {"role", ON_CLAIM, true, false, offsetof(struct as_annotation, role), NULL},
	[AS_SET_SAID] = {"said", ON_CLAIM, true, false, offsetof(struct as_annotation, said), NULL},
	[AS_SET_FORM] = {"form", ON_ANNOTATION, true, false, offsetof(struct as_annotation, form), forms},
	[AS_SET_CHECKWORTHY] = {"checkworthy", ON_CLAIM, true, false, offsetof(struct as_annotation, checkworthy),
				yes_no},
	[AS_SET_STATE] = {"state", ON_CLAIM, true, true, offsetof(struct as_annotation, state), states},
	[AS_SET_VERDICT] = {"verdict", ON_CLAIM, true, false, offsetof(struct as_annotation, verdict), NULL},
	[AS_SET_SCALE] = {"scale", ON_CLAIM, true, false, offsetof(struct as_annotation, scale), NULL},
};

static const char *field_of(const struct as_annotation *annotation, const struct field *field)
{
	const char *value;
	memcpy(&value, (const char *)annotation + field->at, sizeof value);
	return value;
}

const char *as_annotation_field_name(enum as_annotation_field field)
{
	return fields[field].name;
}

enum as_annotation_field as_annotation_field_named(const char *name)
{
	for (unsigned i = 0; i < AS_SET_COUNT; i++)
		if (!strcmp(fields[i].name, name))
			return (enum as_annotation_field)i;
	return AS_SET_COUNT;
}

static bool type_fits(enum as_kind kind, const char *type, struct as_error *err)
{
	if (!strcmp(type, "claim") == (kind == AS_APPEARANCE))
		return true;
	return as_error_set(err, AS_ERR_USAGE,
			    _("a mention cannot become a claim, nor a claim a mention; delete it and tag anew"));
}

/* ---- adding */

static bool judge_new(const struct as_annotation *annotation, struct as_error *err)
{
	bool appearance = annotation->kind == AS_APPEARANCE;
	for (size_t i = 0; i < AS_SET_COUNT; i++) {
		const char *value = field_of(annotation, &fields[i]);
		if (i == AS_SET_TYPE && appearance)
			continue;
		if (i == AS_SET_STATE && !(value && *value))
			continue;
		if (fields[i].appearances_only && !appearance)
			continue;
		if (!as_value_fits(fields[i].name, value, fields[i].allowed, fields[i].required, err))
			return false;
	}
	return appearance || type_fits(AS_MENTION, annotation->type, err);
}

static bool add_claim(struct as_store *store, const char *id, const struct as_annotation *annotation,
		      struct as_error *err)
{
	struct as_action action;
	as_action_begin(&action, "add", "claim", id);
	for (size_t i = 0; i < AS_SET_COUNT; i++) {
		const char *value = field_of(annotation, &fields[i]);
		if (i == AS_SET_STATE && !(value && *value))
			value = "open";
		if (fields[i].target == ON_CLAIM)
			as_action_text(&action, fields[i].name, value);
	}
	return as_action_finish(&action, store, err);
}

static bool add_row(struct as_store *store, const char *id, const char *claim, const struct as_annotation *annotation,
		    struct as_error *err)
{
	bool appearance = annotation->kind == AS_APPEARANCE;
	struct as_action action;
	as_action_begin(&action, "add", "annotation", id);
	as_action_text(&action, "kind", appearance ? "appearance" : "mention");
	as_action_text(&action, "type", appearance ? "claim" : annotation->type);
	as_action_text(&action, "note", annotation->note);
	if (appearance) {
		as_action_text(&action, "claim", claim);
		as_action_text(&action, "form", annotation->form);
	}
	as_place_put(&action, &annotation->anchor);
	return as_action_finish(&action, store, err);
}

static bool claim_exists(struct as_store *store, const char *claim, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(store->db, "SELECT 1 FROM claim WHERE id = ?1", err);
	as_bind_text(stmt, 1, claim);
	enum as_step step = as_stmt_step(stmt, err);
	as_stmt_release(stmt);
	if (step == AS_STEP_DONE)
		as_error_set(err, AS_ERR_NOT_FOUND, _("%s: no such claim"), claim);
	return step == AS_STEP_ROW;
}

static bool add_all(struct as_store *store, const char *id, const struct as_annotation *annotation,
		    const struct as_doc *doc, struct as_error *err)
{
	char claim[AS_UUID_TEXT] = "";
	bool joins = annotation->kind == AS_APPEARANCE && annotation->claim[0];
	if (joins && !claim_exists(store, annotation->claim, err))
		return false;
	if (!as_place_state(store, doc, err))
		return false;
	if (joins)
		memcpy(claim, annotation->claim, sizeof claim);
	if (annotation->kind == AS_APPEARANCE && !joins) {
		as_uuid_new(claim);
		if (!add_claim(store, claim, annotation, err))
			return false;
	}
	return add_row(store, id, claim, annotation, err);
}

bool as_annotation_add(char id[AS_UUID_TEXT], struct as_store *store, const struct as_annotation *annotation,
		       const struct as_doc *doc, struct as_error *err)
{
	struct as_scope scope;
	if (!as_place_valid(&annotation->anchor, doc, err) || !judge_new(annotation, err) ||
	    !as_store_enter(&scope, store, err))
		return false;
	as_uuid_new(id);
	return as_store_leave(&scope, add_all(store, id, annotation, doc, err), store, err);
}

/* ---- changing */

/* The annotation that `id` names, itself or as the first appearance of the
 * claim it is.  `shared` tells that the claim has other appearances too. */
static bool look_up(struct as_annotation *out, bool *shared, struct as_arena *arena, struct as_store *store,
		    const char *id, struct as_error *err)
{
	struct as_annotations list = AS_ANNOTATIONS_INIT;
	bool ok = as_annotation_list_claim(&list, store, id, err);
	*shared = list.count > 1;
	if (ok && list.count)
		ok = as_annotation_get(out, arena, store, list.items[0].id, err);
	else if (ok)
		ok = as_annotation_get(out, arena, store, id, err);
	as_annotations_free(&list);
	return ok;
}

static bool judge_changes(const struct as_annotation *now, bool shared, const struct as_annotation_change *changes,
			  size_t count, struct as_error *err)
{
	for (size_t i = 0; i < count; i++) {
		const struct field *field = &fields[changes[i].field];
		if (!as_value_fits(field->name, changes[i].value, field->allowed, field->required, err))
			return false;
		if (field->appearances_only && now->kind != AS_APPEARANCE)
			return as_error_set(err, AS_ERR_USAGE, _("only a claim has the field %s"), field->name);
		if (shared && field->target == ON_ANNOTATION)
			return as_error_set(
				err, AS_ERR_USAGE,
				_("this claim appears more than once: give the id of one appearance to set %s"),
				field->name);
		if (changes[i].field == AS_SET_TYPE && !type_fits(now->kind, changes[i].value, err))
			return false;
	}
	return true;
}

static bool write_changes(struct as_store *store, const struct as_annotation *now, enum target target,
			  const struct as_annotation_change *changes, size_t count, struct as_error *err)
{
	struct as_action action;
	size_t written = 0;
	as_action_begin(&action, "change", target == ON_CLAIM ? "claim" : "annotation",
			target == ON_CLAIM ? now->claim : now->id);
	as_json_key(&action.json, "set");
	as_json_begin_object(&action.json);
	for (size_t i = 0; i < count; i++) {
		const struct field *field = &fields[changes[i].field];
		if (field->target != target || as_value_same(field_of(now, field), changes[i].value))
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

bool as_annotation_change(struct as_store *store, const char *id, const struct as_annotation_change *changes,
			  size_t count, struct as_error *err)
{
	struct as_arena arena = {0};
	struct as_annotation now;
	struct as_scope scope;
	bool shared;
	if (!as_value_known(store, id, err) || !as_store_enter(&scope, store, err))
		return false;
	bool ok = look_up(&now, &shared, &arena, store, id, err);
	shared = ok && shared && strcmp(now.id, id) != 0;
	ok = ok && judge_changes(&now, shared, changes, count, err) &&
	     write_changes(store, &now, ON_CLAIM, changes, count, err) &&
	     write_changes(store, &now, ON_ANNOTATION, changes, count, err);
	as_arena_free(&arena);
	return as_store_leave(&scope, ok, store, err);
}

static bool move_row(struct as_store *store, const char *id, const struct as_anchor *anchor, const struct as_doc *doc,
		     struct as_error *err)
{
	struct as_arena arena = {0};
	struct as_annotation now;
	struct as_action action;
	bool ok = as_annotation_get(&now, &arena, store, id, err) && as_place_state(store, doc, err);
	as_arena_free(&arena);
	if (!ok)
		return false;
	as_action_begin(&action, "move", "annotation", id);
	as_place_put(&action, anchor);
	return as_action_finish(&action, store, err);
}

bool as_annotation_move(struct as_store *store, const char *id, const struct as_anchor *anchor,
			const struct as_doc *doc, struct as_error *err)
{
	struct as_scope scope;
	if (!as_value_known(store, id, err) || !as_place_valid(anchor, doc, err) || !as_store_enter(&scope, store, err))
		return false;
	return as_store_leave(&scope, move_row(store, id, anchor, doc, err), store, err);
}

/* ---- deleting */

static bool delete_object(struct as_store *store, const char *what, const char *id, struct as_error *err)
{
	struct as_action action;
	as_action_begin(&action, "delete", what, id);
	return as_action_finish(&action, store, err);
}

struct ids {
	char (*items)[AS_UUID_TEXT];
	size_t count, cap;
};

static bool evidence_of(struct ids *ids, struct as_store *store, const char *claim, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(store->db, "SELECT id FROM evidence WHERE claim = ?1", err);
	as_bind_text(stmt, 1, claim);
	enum as_step step;
	while ((step = as_stmt_step(stmt, err)) == AS_STEP_ROW) {
		AS_RESERVE(ids->items, ids->cap, ids->count + 1);
		as_place_id(ids->items[ids->count++], stmt, 0);
	}
	as_stmt_release(stmt);
	return step == AS_STEP_DONE;
}

/* The rows are listed first: in a damaged sidecar one may outlast its own
 * deletion, and asking for "the next one" would never end. */
static bool delete_evidence_of(struct as_store *store, const char *claim, struct as_error *err)
{
	struct ids ids = {0};
	bool ok = evidence_of(&ids, store, claim, err);
	for (size_t i = 0; ok && i < ids.count; i++)
		ok = delete_object(store, "evidence", ids.items[i], err);
	free(ids.items);
	return ok;
}

/* Takes away `now`, and its claim when no other appearance is left. */
static bool delete_one(struct as_store *store, const struct as_annotation *now, struct as_error *err)
{
	struct as_annotations left = AS_ANNOTATIONS_INIT;
	bool ok = delete_object(store, "annotation", now->id, err);
	if (ok && now->claim[0]) {
		ok = as_annotation_list_claim(&left, store, now->claim, err);
		if (ok && !left.count)
			ok = delete_evidence_of(store, now->claim, err) &&
			     delete_object(store, "claim", now->claim, err);
	}
	as_annotations_free(&left);
	return ok;
}

static bool delete_all(struct as_store *store, const char *id, struct as_error *err)
{
	struct as_annotations list = AS_ANNOTATIONS_INIT;
	struct as_annotation single;
	bool ok = as_annotation_list_claim(&list, store, id, err);
	if (ok && !list.count)
		ok = as_annotation_get(&single, &list.arena, store, id, err) && delete_one(store, &single, err);
	for (size_t i = 0; ok && i < list.count; i++)
		ok = delete_one(store, &list.items[i], err);
	as_annotations_free(&list);
	return ok;
}

bool as_annotation_delete(struct as_store *store, const char *id, struct as_error *err)
{
	struct as_scope scope;
	if (!as_value_known(store, id, err) || !as_store_enter(&scope, store, err))
		return false;
	return as_store_leave(&scope, delete_all(store, id, err), store, err);
}

/* ---- reading */

#define COLUMNS                                                                                                        \
	"a.id, a.kind, a.type, a.note, a.annotator, a.created, max(a.updated, coalesce(c.updated, a.updated)), "       \
	"p.claim,"                                                                                                     \
	" c.normalised, c.claimant, c.role, c.said, p.form, c.checkworthy, c.state, c.verdict, "                       \
	"c.scale, " AS_PLACE_COLUMNS
#define ROWS                                                                                    \
	" FROM annotation a JOIN span s ON s.object = a.id AND s.part = 0"                       \
	" JOIN document d ON d.id = s.document LEFT JOIN appearance p ON p.annotation = a.id"    \
	" LEFT JOIN claim c ON c.id = p.claim"
#define STABLE_ORDER " ORDER BY d.path, s.start, s.\"end\", a.id"

static void read_row(struct as_annotation *out, struct as_arena *arena, struct as_stmt *stmt)
{
	const char **const texts[] = {&out->type, &out->note, &out->annotator, &out->created, &out->updated};
	const char **const claim[] = {&out->normalised, &out->claimant, &out->role, &out->said, &out->form,
				      &out->checkworthy, &out->state, &out->verdict, &out->scale};
	const char *kind = as_column_text(stmt, 1);
	int at = 2;
	*out = (struct as_annotation){.kind = kind && !strcmp(kind, "appearance") ? AS_APPEARANCE : AS_MENTION};
	as_place_id(out->id, stmt, 0);
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		*texts[i] = as_place_text(arena, stmt, at++);
	as_place_id(out->claim, stmt, at++);
	for (size_t i = 0; i < sizeof claim / sizeof claim[0]; i++)
		*claim[i] = as_place_text(arena, stmt, at++);
	as_place_get(&out->anchor, arena, stmt, at);
}

bool as_annotation_get(struct as_annotation *out, struct as_arena *arena, struct as_store *store, const char *id,
		       struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(store->db, "SELECT " COLUMNS ROWS " WHERE a.id = ?1", err);
	as_bind_text(stmt, 1, id);
	enum as_step step = as_stmt_step(stmt, err);
	if (step == AS_STEP_ROW)
		read_row(out, arena, stmt);
	else if (step == AS_STEP_DONE)
		as_error_set(err, AS_ERR_NOT_FOUND, _("%s: no such annotation"), id);
	as_stmt_release(stmt);
	return step == AS_STEP_ROW;
}

static bool list_rows(struct as_annotations *out, struct as_store *store, const char *sql, const char *value,
		      struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(store->db, sql, err);
	enum as_step step;
	if (value)
		as_bind_text(stmt, 1, value);
	while ((step = as_stmt_step(stmt, err)) == AS_STEP_ROW) {
		AS_RESERVE(out->items, out->cap, out->count + 1);
		read_row(&out->items[out->count++], &out->arena, stmt);
	}
	as_stmt_release(stmt);
	return step == AS_STEP_DONE;
}

bool as_annotation_list(struct as_annotations *out, struct as_store *store, const char *document,
			struct as_error *err)
{
	char id[AS_UUID_TEXT];
	if (!document)
		return list_rows(out, store, "SELECT " COLUMNS ROWS STABLE_ORDER, NULL, err);
	as_place_document_id(id, document);
	return list_rows(out, store, "SELECT " COLUMNS ROWS " WHERE s.document = ?1" STABLE_ORDER, id, err);
}

bool as_annotation_list_claim(struct as_annotations *out, struct as_store *store, const char *claim,
			      struct as_error *err)
{
	return list_rows(out, store, "SELECT " COLUMNS ROWS " WHERE p.claim = ?1" STABLE_ORDER, claim, err);
}

void as_annotations_free(struct as_annotations *list)
{
	free(list->items);
	as_arena_free(&list->arena);
	*list = (struct as_annotations)AS_ANNOTATIONS_INIT;
}

bool as_annotation_counts(struct as_tag_count **out, size_t *count, struct as_arena *arena, struct as_store *store,
			  struct as_error *err)
{
	struct as_tag_count *rows = NULL;
	size_t cap = 0;
	struct as_stmt *stmt = as_stmt_take(
		store->db,
		"SELECT d.path, d.path_bytes, sum(a.kind = 'mention'), sum(a.kind = 'appearance')"
		" FROM annotation a JOIN span s ON s.object = a.id AND s.part = 0"
		" JOIN document d ON d.id = s.document GROUP BY d.id ORDER BY d.path, d.id",
		err);
	enum as_step step;
	*count = 0;
	while ((step = as_stmt_step(stmt, err)) == AS_STEP_ROW) {
		AS_RESERVE(rows, cap, *count + 1);
		rows[(*count)++] = (struct as_tag_count){as_place_path(arena, stmt, 0), (size_t)as_column_int(stmt, 2),
							 (size_t)as_column_int(stmt, 3)};
	}
	as_stmt_release(stmt);
	*out = AS_NEW_ARRAY(arena, struct as_tag_count, *count + 1);
	if (*count)
		memcpy(*out, rows, *count * sizeof *rows);
	free(rows);
	return step == AS_STEP_DONE;
}
