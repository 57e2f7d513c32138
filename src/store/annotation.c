/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/annotation.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "db/statement.h"
#include "store/claimrecord.h"
#include "store/entity.h"
#include "store/handle.h"
#include "store/place.h"
#include "store/value.h"

/* ---- fields: the annotation's own, then those of the claim that it makes */

static const char *const forms[] = {"quote", "paraphrase", "headline", "implied", NULL};

enum { OWN_FIELDS = AS_SET_FORM + 1 };
static const struct as_record_field own_fields[OWN_FIELDS] = {
	[AS_SET_TYPE] = {.name = "type", .at = offsetof(struct as_annotation, type), .required = true},
	[AS_SET_NOTE] = {.name = "note", .at = offsetof(struct as_annotation, note)},
	[AS_SET_FORM] = {.name = "form", .at = offsetof(struct as_annotation, form), .allowed = forms},
};
static const struct as_record_kind own_kind = {
	.what = "annotation",
	.none = N_("no such annotation"),
	.fields = own_fields,
	.count = OWN_FIELDS,
	.size = sizeof(struct as_annotation),
	.id = offsetof(struct as_annotation, id),
	.made = AS_RECORD_MADE(struct as_annotation),
};

static bool is_own(unsigned field)
{
	return field < OWN_FIELDS;
}

const char *as_annotation_field_name(enum as_annotation_field field)
{
	return is_own(field) ? own_fields[field].name : as_claimrecord_kind.fields[field - OWN_FIELDS].name;
}

enum as_annotation_field as_annotation_field_named(const char *name)
{
	unsigned field = as_record_named(own_fields, OWN_FIELDS, name);
	if (!is_own(field))
		field += as_record_named(as_claimrecord_kind.fields, (unsigned)as_claimrecord_kind.count, name);
	return (enum as_annotation_field)field;
}

static bool type_fits(enum as_kind kind, const char *type, struct as_error *err)
{
	if (!strcmp(type, "claim") == (kind == AS_APPEARANCE))
		return true;
	return as_error_set(err, AS_ERR_USAGE,
			    _("a mention cannot become a claim, nor a claim a mention; delete it and tag anew"));
}

static bool claimant_known(struct as_store *store, const char *entity, struct as_error *err)
{
	return as_value_same(entity, NULL) || as_entity_known(store, entity, err);
}

/* ---- adding */

static bool fits(const struct as_annotation *annotation, const struct as_doc *doc, struct as_error *err)
{
	for (size_t i = 0; i < annotation->parts_count; i++)
		if (!as_place_valid(&annotation->parts[i], doc, err))
			return false;
	return (annotation->kind == AS_DOCUMENT_TAG || as_place_valid(&annotation->anchor, doc, err)) &&
	       as_record_fits(&own_kind, annotation, err) &&
	       (annotation->kind != AS_APPEARANCE || as_record_fits(&as_claimrecord_kind, annotation, err)) &&
	       type_fits(annotation->kind, annotation->type, err);
}

static bool add_row(struct as_store *store, const char *id, const struct as_annotation *annotation,
		    struct as_error *err)
{
	bool appearance = annotation->kind == AS_APPEARANCE;
	struct as_action action;
	as_action_begin(&action, "add", "annotation", id);
	as_action_text(&action, "kind", as_kind_name(annotation->kind));
	as_action_text(&action, "type", annotation->type);
	as_action_text(&action, "note", annotation->note);
	if (appearance) {
		as_action_text(&action, "claim", annotation->claim);
		as_action_text(&action, "form", annotation->form);
	}
	if (annotation->kind == AS_MENTION)
		as_action_text(&action, "entity", annotation->entity);
	as_place_put(&action, &annotation->anchor);
	as_place_put_parts(&action, annotation->parts, annotation->parts_count);
	return as_action_finish(&action, store, err);
}

static bool add_all(struct as_store *store, const char *id, struct as_annotation *annotation,
		    const struct as_doc *doc, struct as_error *err)
{
	bool appearance = annotation->kind == AS_APPEARANCE, joins = appearance && annotation->claim[0];
	if (joins && !as_claimrecord_known(store, annotation->claim, err))
		return false;
	if (annotation->kind == AS_MENTION && annotation->entity[0] &&
	    !as_entity_known(store, annotation->entity, err))
		return false;
	if (!as_place_state(store, doc, err))
		return false;
	if (appearance && !joins &&
	    !(claimant_known(store, annotation->claimant_entity, err) &&
	      as_record_add(annotation->claim, store, &as_claimrecord_kind, annotation, NULL, err)))
		return false;
	return add_row(store, id, annotation, err);
}

bool as_annotation_add(char id[AS_UUID_TEXT], struct as_store *store, const struct as_annotation *annotation,
		       const struct as_doc *doc, struct as_error *err)
{
	struct as_annotation row = *annotation;
	struct as_scope scope;
	if (row.kind == AS_APPEARANCE) {
		row.type = "claim";
		row.state = row.state && *row.state ? row.state : "open";
	}
	if (row.kind == AS_DOCUMENT_TAG) {
		row.parts_count = 0;
		if (!as_place_whole(&row.anchor, doc, err))
			return false;
	}
	if (!fits(&row, doc, err) || !as_store_enter(&scope, store, err))
		return false;
	as_uuid_new(id);
	return as_store_leave(&scope, add_all(store, id, &row, doc, err), store, err);
}

/* ---- changing */

/* The annotation that `id` names, itself or as the first appearance of the
 * claim it is; a claim without any has its own fields only, and no id.
 * `shared` tells that the claim has other appearances too. */
static bool look_up(struct as_annotation *out, bool *shared, struct as_arena *arena, struct as_store *store,
		    const char *id, struct as_error *err)
{
	struct as_annotations list = AS_ANNOTATIONS_INIT;
	struct as_error local = AS_ERROR_INIT;
	bool ok = as_annotation_list_claim(&list, store, id, err);
	*shared = list.count > 1;
	if (ok && list.count)
		ok = as_annotation_get(out, arena, store, list.items[0].id, err);
	else if (ok && !as_annotation_get(out, arena, store, id, &local)) {
		ok = local.code == AS_ERR_NOT_FOUND && as_claimrecord_get(out, arena, store, id, NULL);
		*shared = ok;
		if (!ok)
			as_error_move(err, &local);
	}
	as_error_clear(&local);
	as_annotations_free(&list);
	return ok;
}

static bool own_change_fits(const struct as_annotation *now, bool shared, const struct as_change *change,
			    struct as_error *err)
{
	if (shared)
		return as_error_set(err, AS_ERR_USAGE,
				    _("this claim appears more than once: give the id of one appearance to set %s"),
				    own_fields[change->field].name);
	return as_record_changes_fit(&own_kind, change, 1, err) &&
	       (change->field != AS_SET_TYPE || type_fits(now->kind, change->value, err));
}

static bool claim_change_fits(const struct as_change *change, struct as_store *store, struct as_error *err)
{
	const struct as_change of_claim = {change->field - OWN_FIELDS, change->value};
	return as_record_changes_fit(&as_claimrecord_kind, &of_claim, 1, err) &&
	       (change->field != AS_SET_CLAIMANT_ENTITY || claimant_known(store, change->value, err));
}

static bool changes_fit(const struct as_annotation *now, bool shared, struct as_store *store,
			const struct as_change *changes, size_t count, struct as_error *err)
{
	for (size_t i = 0; i < count; i++) {
		unsigned field = changes[i].field;
		if (field >= AS_SET_FORM && now->kind != AS_APPEARANCE)
			return as_error_set(err, AS_ERR_USAGE, _("only a claim has the field %s"),
					    as_annotation_field_name(field));
		if (!(is_own(field) ? own_change_fits(now, shared, &changes[i], err)
				    : claim_change_fits(&changes[i], store, err)))
			return false;
	}
	return true;
}

static bool write_changes(struct as_store *store, const struct as_annotation *now, const struct as_change *changes,
			  size_t count, struct as_error *err)
{
	struct as_change *own = as_calloc(count + 1, sizeof *own), *of_claim = as_calloc(count + 1, sizeof *of_claim);
	size_t own_count = 0, claim_count = 0;
	for (size_t i = 0; i < count; i++) {
		if (is_own(changes[i].field))
			own[own_count++] = changes[i];
		else
			of_claim[claim_count++] = (struct as_change){changes[i].field - OWN_FIELDS, changes[i].value};
	}
	bool ok = as_record_write(store, &as_claimrecord_kind, now, of_claim, claim_count, err) &&
		  as_record_write(store, &own_kind, now, own, own_count, err);
	free(own);
	free(of_claim);
	return ok;
}

bool as_annotation_change(struct as_store *store, const char *id, const struct as_change *changes, size_t count,
			  struct as_error *err)
{
	struct as_arena arena = {0};
	struct as_annotation now;
	struct as_scope scope;
	bool shared;
	if (!as_value_known(store, id, err) || !as_store_enter(&scope, store, err))
		return false;
	bool ok = look_up(&now, &shared, &arena, store, id, err);
	shared = ok && shared && strcmp(now.id, id) != 0;
	ok = ok && changes_fit(&now, shared, store, changes, count, err) &&
	     write_changes(store, &now, changes, count, err);
	as_arena_free(&arena);
	return as_store_leave(&scope, ok, store, err);
}

static bool move_row(struct as_store *store, const char *id, const struct as_anchor *parts, size_t count,
		     const struct as_doc *doc, struct as_error *err)
{
	struct as_arena arena = {0};
	struct as_annotation now;
	struct as_action action;
	bool ok = as_annotation_get(&now, &arena, store, id, err);
	if (ok && now.kind == AS_DOCUMENT_TAG && parts[0].end)
		ok = as_error_set(err, AS_ERR_USAGE, _("a tag of the whole document has no place in it"));
	as_arena_free(&arena);
	if (!ok || !as_place_state(store, doc, err))
		return false;
	as_action_begin(&action, "move", "annotation", id);
	as_place_put(&action, &parts[0]);
	as_place_put_parts(&action, parts + 1, count - 1);
	return as_action_finish(&action, store, err);
}

bool as_annotation_move_parts(struct as_store *store, const char *id, const struct as_anchor *parts, size_t count,
			      const struct as_doc *doc, struct as_error *err)
{
	struct as_scope scope;
	if (!as_value_known(store, id, err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!as_place_valid(&parts[i], doc, err))
			return false;
	if (!as_store_enter(&scope, store, err))
		return false;
	return as_store_leave(&scope, move_row(store, id, parts, count, doc, err), store, err);
}

bool as_annotation_move(struct as_store *store, const char *id, const struct as_anchor *anchor,
			const struct as_doc *doc, struct as_error *err)
{
	return as_annotation_move_parts(store, id, anchor, 1, doc, err);
}

/* ---- deleting */

static bool delete_object(struct as_store *store, const char *what, const char *id, struct as_error *err)
{
	struct as_action action;
	as_action_begin(&action, "delete", what, id);
	return as_action_finish(&action, store, err);
}

/* Evidence and relations of a claim, then the claim itself. */
static bool delete_claim(struct as_store *store, const char *claim, struct as_error *err)
{
	static const struct {
		const char *what, *sql;
	} hanging[] = {
		{"evidence", "SELECT id FROM evidence WHERE claim = ?1"},
		{"relation", "SELECT id FROM relation WHERE source = ?1 UNION SELECT id FROM relation WHERE target = ?1"},
	};
	bool ok = true;
	for (size_t i = 0; ok && i < sizeof hanging / sizeof hanging[0]; i++) {
		struct as_ids ids = {0};
		ok = as_ids_of(&ids, store, hanging[i].sql, claim, err);
		for (size_t k = 0; ok && k < ids.count; k++)
			ok = delete_object(store, hanging[i].what, ids.items[k], err);
		as_ids_free(&ids);
	}
	return ok && delete_object(store, "claim", claim, err);
}

/* Takes away `now`, and its claim when no other appearance is left. */
static bool delete_one(struct as_store *store, const struct as_annotation *now, struct as_error *err)
{
	struct as_annotations left = AS_ANNOTATIONS_INIT;
	bool ok = delete_object(store, "annotation", now->id, err);
	if (ok && now->claim[0]) {
		ok = as_annotation_list_claim(&left, store, now->claim, err);
		if (ok && !left.count)
			ok = delete_claim(store, now->claim, err);
	}
	as_annotations_free(&left);
	return ok;
}

static bool delete_all(struct as_store *store, const char *id, struct as_error *err)
{
	struct as_annotations list = AS_ANNOTATIONS_INIT;
	struct as_annotation single;
	bool shared, ok = as_annotation_list_claim(&list, store, id, err);
	if (ok && !list.count)
		ok = look_up(&single, &shared, &list.arena, store, id, err) &&
		     (single.id[0] ? delete_one(store, &single, err) : delete_claim(store, single.claim, err));
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
	"p.claim, m.entity,"                                                                                           \
	" c.normalised, c.claimant, c.role, c.said, p.form, c.checkworthy, c.state, c.verdict, c.scale,"               \
	" c.rationale, c.reviewer, c.claimant_entity, e.canonical, e.external_id, " PARTS ", " AS_PLACE_COLUMNS
#define PARTS "(SELECT count(*) FROM span WHERE object = a.id AND part > 0)"
#define ROWS                                                                                    \
	" FROM annotation a JOIN span s ON s.object = a.id AND s.part = 0"                       \
	" JOIN document d ON d.id = s.document LEFT JOIN appearance p ON p.annotation = a.id"    \
	" LEFT JOIN claim c ON c.id = p.claim LEFT JOIN mention m ON m.annotation = a.id"        \
	" LEFT JOIN entity e ON e.id = m.entity"
#define STABLE_ORDER " ORDER BY d.path, s.start, s.\"end\", a.id"

static bool read_parts(struct as_annotation *out, struct as_arena *arena, struct as_store *store,
		       struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(store->db,
					    "SELECT " AS_PLACE_COLUMNS " FROM span s JOIN document d ON d.id = s.document"
					    " WHERE s.object = ?1 AND s.part > 0 ORDER BY s.part",
					    err);
	struct as_anchor *parts = AS_NEW_ARRAY(arena, struct as_anchor, out->parts_count);
	size_t count = 0;
	enum as_step step;
	as_bind_text(stmt, 1, out->id);
	while ((step = as_stmt_step(stmt, err)) == AS_STEP_ROW && count < out->parts_count)
		as_place_get(&parts[count++], arena, stmt, 0);
	as_stmt_release(stmt);
	out->parts = parts;
	out->parts_count = count;
	return step != AS_STEP_FAILED;
}

static bool read_row(struct as_annotation *out, struct as_arena *arena, struct as_store *store, struct as_stmt *stmt,
		     struct as_error *err)
{
	const char **const texts[] = {&out->type, &out->note, &out->annotator, &out->created, &out->updated};
	const char **const claim[] = {&out->normalised, &out->claimant, &out->role, &out->said, &out->form,
				      &out->checkworthy, &out->state, &out->verdict, &out->scale, &out->rationale,
				      &out->reviewer, &out->claimant_entity, &out->canonical, &out->external_id};
	const char *kind = as_column_text(stmt, 1);
	int at = 2;
	*out = (struct as_annotation){.kind = kind ? as_kind_named(kind) : AS_MENTION};
	as_place_id(out->id, stmt, 0);
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		*texts[i] = as_place_text(arena, stmt, at++);
	as_place_id(out->claim, stmt, at++);
	as_place_id(out->entity, stmt, at++);
	for (size_t i = 0; i < sizeof claim / sizeof claim[0]; i++)
		*claim[i] = as_place_text(arena, stmt, at++);
	out->parts_count = (size_t)as_column_int(stmt, at++);
	as_place_get(&out->anchor, arena, stmt, at);
	return !out->parts_count || read_parts(out, arena, store, err);
}

bool as_annotation_get(struct as_annotation *out, struct as_arena *arena, struct as_store *store, const char *id,
		       struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(store->db, "SELECT " COLUMNS ROWS " WHERE a.id = ?1", err);
	as_bind_text(stmt, 1, id);
	enum as_step step = as_stmt_step(stmt, err);
	bool ok = step == AS_STEP_ROW && read_row(out, arena, store, stmt, err);
	if (step == AS_STEP_DONE)
		as_error_set(err, AS_ERR_NOT_FOUND, "%s: %s", id, _(own_kind.none));
	as_stmt_release(stmt);
	return ok;
}

static bool list_rows(struct as_annotations *out, struct as_store *store, const char *sql, const char *value,
		      struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(store->db, sql, err);
	enum as_step step = AS_STEP_DONE;
	bool ok = true;
	if (value)
		as_bind_text(stmt, 1, value);
	while (ok && (step = as_stmt_step(stmt, err)) == AS_STEP_ROW) {
		AS_RESERVE(out->items, out->cap, out->count + 1);
		ok = read_row(&out->items[out->count++], &out->arena, store, stmt, err);
	}
	as_stmt_release(stmt);
	return ok && step == AS_STEP_DONE;
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
