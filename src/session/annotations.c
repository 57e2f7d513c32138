/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verbs that change annotations. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "session/log.h"
#include "session/register.h"
#include "session/scale.h"
#include "session/sidecar.h"
#include "session/state.h"
#include "store/anchor.h"
#include "store/codebook.h"
#include "store/entity.h"
#include "store/evidence.h"
#include "store/filter.h"
#include "store/history.h"
#include "store/note.h"
#include "store/pin.h"
#include "store/rejection.h"
#include "store/relation.h"

/* ---- writing */

bool as_session_can_write(struct as_session *session, struct as_error *err)
{
	as_session_retry_sidecar(session);
	if (session->sidecar_trouble)
		return as_error_set(err, session->sidecar_locked ? AS_ERR_LOCKED : AS_ERR_READONLY, "%s",
				    session->sidecar_trouble);
	if (session->read_only)
		return as_error_set(err, AS_ERR_READONLY, _("the sidecar was opened for reading only"));
	if (!as_session_need_store(session, err))
		return false;
	return as_store_exists(session->store) || as_sidecar_make_way(session->sidecar, err);
}

/* After a verb: what the session knows follows, at once or when the group ends. */
bool as_session_changed(struct as_session *session, bool ok, struct as_error *err)
{
	if (!ok || session->in_group)
		return ok;
	/* Our own change is no news; what others did meanwhile is. */
	bool others = as_store_changed(session->store) || session->stale;
	return (!others && as_session_follow(session)) || as_session_reload(session, err);
}

bool as_session_begin(struct as_session *session, struct as_error *err)
{
	if (!as_session_can_write(session, err) || !as_store_begin(session->store, err))
		return false;
	session->in_group = true;
	return true;
}

bool as_session_commit(struct as_session *session, struct as_error *err)
{
	session->in_group = false;
	return as_session_changed(session, as_store_commit(session->store, err), err);
}

void as_session_rollback(struct as_session *session)
{
	session->in_group = false;
	session->register_.fresh = session->register_.fresh && !session->register_.added;
	session->register_.added = 0;
	as_store_rollback(session->store);
}

/* The anchor of a span, in `arena`. */
static const struct as_doc *anchor_of(struct as_anchor *out, struct as_arena *arena, struct as_session *session,
				      size_t n, struct as_span span, struct as_error *err)
{
	if (!as_session_doc(session, n, err))
		return NULL;
	struct as_slot *slot = &session->slots[n];
	if (span.end <= span.start || span.end > slot->doc->len) {
		as_error_set(err, AS_ERR_USAGE, _("%s: there is no text in that range"), slot->doc->path);
		return NULL;
	}
	as_doc_sha256(slot->doc);
	as_anchor_make(out, arena, &slot->offsets, span);
	out->document = session->corpus.entries[n].path;
	return slot->doc;
}

static bool add(char id[AS_UUID_TEXT], struct as_session *session, size_t n, struct as_span span,
		struct as_annotation *annotation, struct as_error *err)
{
	char fresh[AS_UUID_TEXT];
	struct as_arena arena = {0};
	const struct as_doc *doc = anchor_of(&annotation->anchor, &arena, session, n, span, err);
	bool ok = doc && as_annotation_add(fresh, session->store, annotation, doc, err);
	if (ok && id)
		memcpy(id, fresh, AS_UUID_TEXT);
	as_arena_free(&arena);
	return ok;
}

/* A mention, linked to what it names. */
static bool add_mention(char id[AS_UUID_TEXT], struct as_session *session, size_t n, struct as_span span,
			struct as_annotation *annotation, struct as_error *err)
{
	char fresh[AS_UUID_TEXT];
	if (!add(fresh, session, n, span, annotation, err))
		return false;
	if (id)
		memcpy(id, fresh, AS_UUID_TEXT);
	const char *text = session->slots[n].doc->text;
	return as_session_link_mention(session, fresh, text + span.start, as_span_length(span), annotation->type, err);
}

bool as_session_tag(char id[AS_UUID_TEXT], struct as_session *session, size_t doc, struct as_span span,
		    const char *type, const char *note, struct as_error *err)
{
	struct as_annotation annotation = {.kind = AS_MENTION, .type = type, .note = note};
	size_t before = session->sidecar_version;
	bool own_group = !session->in_group;
	if (!as_session_knows_tag(session, type, false, err) || (own_group && !as_session_begin(session, err)))
		return false;
	if (!add_mention(id, session, doc, span, &annotation, err)) {
		if (own_group)
			as_session_rollback(session);
		return false;
	}
	if (own_group && !as_session_commit(session, err))
		return false;
	as_session_names_grew(session, before, doc, span, type);
	return true;
}

static bool is_tagged(const struct as_tagged *tagged, size_t count, struct as_span span, const char *type)
{
	for (size_t i = 0; i < count; i++)
		if (tagged[i].span.start == span.start && tagged[i].span.end == span.end &&
		    !strcmp(tagged[i].annotation->type, type))
			return true;
	return false;
}

bool as_session_tag_all(size_t *tagged, struct as_session *session, size_t doc, const struct as_span *spans,
			size_t count, const char *type, struct as_error *err)
{
	const struct as_tagged *there;
	size_t there_count = as_session_tagged(&there, session, doc, err), fresh = 0;
	bool own_group = !session->in_group;
	if (!as_session_knows_tag(session, type, false, err) || (own_group && !as_session_begin(session, err)))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (is_tagged(there, there_count, spans[i], type))
			continue;
		struct as_annotation annotation = {.kind = AS_MENTION, .type = type};
		if (!add_mention(NULL, session, doc, spans[i], &annotation, err)) {
			if (own_group)
				as_session_rollback(session);
			return false;
		}
		fresh++;
	}
	if (tagged)
		*tagged = fresh;
	return !own_group || as_session_commit(session, err);
}

bool as_session_claim(char id[AS_UUID_TEXT], struct as_session *session, size_t doc, struct as_span span,
		      const struct as_annotation *fields, struct as_error *err)
{
	struct as_annotation annotation = *fields;
	annotation.kind = AS_APPEARANCE;
	annotation.type = "claim";
	char entity[AS_UUID_TEXT];
	if (annotation.verdict && !annotation.scale && as_scale_named(as_session_scale(session), annotation.verdict))
		annotation.scale = as_session_scale(session)->name;
	if (!annotation.claim[0] && !annotation.claimant_entity &&
	    as_session_claimant_entity(entity, session, annotation.claimant))
		annotation.claimant_entity = entity;
	return as_session_can_write(session, err) &&
	       as_session_changed(session, add(id, session, doc, span, &annotation, err), err);
}

static bool need_store(const struct as_session *session, struct as_error *err)
{
	if (session->store)
		return true;
	if (session->sidecar_trouble)
		return as_error_set(err, AS_ERR_READONLY, "%s", session->sidecar_trouble);
	return as_error_set(err, AS_ERR_NOT_FOUND, _("there is no sidecar at %s"), session->sidecar);
}

/* The annotation that `id` begins to name, its strings in `arena`; a claim's
 * id leaves *out without one. */
static bool find_annotation(struct as_annotation *out, enum as_object *kind, char full[AS_UUID_TEXT],
			    struct as_arena *arena, struct as_session *session, const char *id, struct as_error *err)
{
	return need_store(session, err) && as_store_find(kind, full, session->store, id, err) &&
	       (*kind != AS_OBJECT_ANNOTATION || as_annotation_get(out, arena, session->store, full, err));
}

bool as_session_claim_id(char claim[AS_UUID_TEXT], struct as_session *session, const char *id, struct as_error *err)
{
	struct as_arena arena = {0};
	struct as_annotation annotation = {.kind = AS_MENTION};
	enum as_object kind;
	char full[AS_UUID_TEXT];
	bool ok = find_annotation(&annotation, &kind, full, &arena, session, id, err);
	if (ok && kind == AS_OBJECT_CLAIM)
		memcpy(claim, full, AS_UUID_TEXT);
	else if (ok && kind == AS_OBJECT_ANNOTATION && annotation.kind == AS_APPEARANCE)
		memcpy(claim, annotation.claim, AS_UUID_TEXT);
	else if (ok)
		ok = as_error_set(err, AS_ERR_USAGE, _("%s is not a claim"), id);
	as_arena_free(&arena);
	return ok;
}

bool as_session_is_evidence(struct as_session *session, const char *id)
{
	enum as_object kind;
	char full[AS_UUID_TEXT];
	return session->store && as_store_find(&kind, full, session->store, id, NULL) && kind == AS_OBJECT_EVIDENCE;
}

bool as_session_document_of(int *doc, char full[AS_UUID_TEXT], struct as_session *session, const char *id,
			    struct as_error *err)
{
	struct as_arena arena = {0};
	struct as_annotation annotation;
	enum as_object kind;
	bool ok = find_annotation(&annotation, &kind, full, &arena, session, id, err);
	if (ok && kind == AS_OBJECT_ANNOTATION)
		*doc = as_session_find(session, annotation.anchor.document);
	else if (ok)
		ok = as_error_set(err, AS_ERR_USAGE, _("%s has no place in a document"), id);
	as_arena_free(&arena);
	return ok;
}

bool as_session_set_span(struct as_session *session, const char *id, size_t n, struct as_span span,
			 struct as_error *err)
{
	if (!as_session_can_write(session, err))
		return false;
	struct as_arena arena = {0};
	struct as_anchor anchor;
	const struct as_doc *doc = anchor_of(&anchor, &arena, session, n, span, err);
	bool ok = doc && as_annotation_move(session->store, id, &anchor, doc, err);
	as_arena_free(&arena);
	return as_session_changed(session, ok, err);
}

/* A verdict means something on its scale only: it is set along. */
static bool set_verdict(struct as_session *session, const char *id, const char *value, struct as_error *err)
{
	const struct as_scale *scale = as_session_scale(session);
	bool ours = value && as_scale_named(scale, value), none = !value || !*value;
	struct as_change changes[] = {
		{AS_SET_VERDICT, value}, {AS_SET_SCALE, ours ? scale->name : NULL}};
	return as_annotation_change(session->store, id, changes, ours || none ? 2 : 1, err);
}

/* The claimant's entity follows the name. */
static bool set_claimant(struct as_session *session, const char *id, const char *value, struct as_error *err)
{
	char entity[AS_UUID_TEXT];
	bool known = as_session_claimant_entity(entity, session, value);
	struct as_change changes[] = {{AS_SET_CLAIMANT, value}, {AS_SET_CLAIMANT_ENTITY, known ? entity : NULL}};
	return as_annotation_change(session->store, id, changes, 2, err);
}

const struct as_scale *as_session_scale(const struct as_session *session)
{
	const struct as_scale *scale =
		as_scales_find(&session->scales, as_config_text(&session->config, AS_SETTING_SCALE));
	return scale ? scale : as_scale_default();
}

bool as_session_set_scale(struct as_session *session, const char *name, struct as_error *err)
{
	if (as_scales_find(&session->scales, name))
		return as_config_set(&session->config, AS_SETTING_SCALE, name, err);
	struct as_buf names = AS_BUF_INIT;
	as_buf_adds(&names, as_scale_default()->name);
	for (size_t i = 0; i < session->scales.count; i++)
		as_buf_printf(&names, ", %s", session->scales.items[i].name);
	as_error_set(err, AS_ERR_USAGE, _("there is no scale '%s'; there are: %s"), name, names.data);
	as_buf_free(&names);
	return false;
}

static bool set_field(struct as_session *session, enum as_object kind, const char *id, const char *field,
		      const char *value, struct as_error *err)
{
	if (kind == AS_OBJECT_EVIDENCE) {
		struct as_change change = {as_evidence_field_named(field), value};
		if (change.field != AS_EVIDENCE_COUNT)
			return as_evidence_change(session->store, id, &change, 1, err);
	} else if (kind == AS_OBJECT_ANNOTATION || kind == AS_OBJECT_CLAIM) {
		struct as_change change = {as_annotation_field_named(field), value};
		if (change.field == AS_SET_TYPE && !as_session_knows_tag(session, value ? value : "", true, err))
			return false;
		if (change.field == AS_SET_VERDICT)
			return set_verdict(session, id, value, err);
		if (change.field == AS_SET_CLAIMANT)
			return set_claimant(session, id, value, err);
		if (change.field != AS_SET_COUNT)
			return as_annotation_change(session->store, id, &change, 1, err);
	}
	if (kind == AS_OBJECT_NOTE && !strcmp(field, "note")) {
		struct as_change change = {AS_NOTE_TEXT, value};
		return as_note_change(session->store, id, &change, 1, err);
	}
	if (kind == AS_OBJECT_RELATION) {
		struct as_change change = {as_relation_field_named(field), value};
		if (change.field != AS_RELATION_COUNT)
			return as_relation_change(session->store, id, &change, 1, err);
	}
	return as_error_set(err, AS_ERR_USAGE, _("%s has no field '%s'"), id, field);
}

bool as_session_set_field(struct as_session *session, const char *id, const char *field, const char *value,
			  struct as_error *err)
{
	enum as_object kind;
	char full[AS_UUID_TEXT];
	return as_session_can_write(session, err) && as_store_find(&kind, full, session->store, id, err) &&
	       as_session_changed(session, set_field(session, kind, full, field, value, err), err);
}

bool as_session_evidence(char id[AS_UUID_TEXT], struct as_session *session, const struct as_evidence *evidence,
			 struct as_error *err)
{
	char fresh[AS_UUID_TEXT];
	if (!as_session_can_write(session, err) ||
	    !as_session_changed(session, as_evidence_add(fresh, session->store, evidence->claim, evidence, err), err))
		return false;
	if (id)
		memcpy(id, fresh, AS_UUID_TEXT);
	return true;
}

bool as_session_evidence_at(char id[AS_UUID_TEXT], struct as_session *session, const struct as_evidence *evidence,
			    size_t n, struct as_span span, struct as_error *err)
{
	char fresh[AS_UUID_TEXT];
	struct as_arena arena = {0};
	struct as_evidence placed = *evidence;
	if (!as_session_can_write(session, err))
		return false;
	const struct as_doc *doc = anchor_of(&placed.anchor, &arena, session, n, span, err);
	bool ok = doc && as_evidence_add_at(fresh, session->store, placed.claim, &placed, doc, err);
	as_arena_free(&arena);
	if (!as_session_changed(session, ok, err))
		return false;
	if (id)
		memcpy(id, fresh, AS_UUID_TEXT);
	return true;
}

static bool delete_override(struct as_session *session, const char *id, struct as_error *err)
{
	for (size_t i = 0; i < session->overrides_count; i++)
		if (!strcmp(session->overrides[i].id, id))
			return as_override_clear(session->store, &session->overrides[i].anchor, err);
	return as_error_set(err, AS_ERR_NOT_FOUND, _("there is nothing with the id %s"), id);
}

static bool delete_one(struct as_session *session, const char *id, struct as_error *err)
{
	static bool (*const verbs[AS_OBJECT_COUNT])(struct as_store *, const char *, struct as_error *) = {
		[AS_OBJECT_ANNOTATION] = as_annotation_delete, [AS_OBJECT_CLAIM] = as_annotation_delete,
		[AS_OBJECT_EVIDENCE] = as_evidence_delete,     [AS_OBJECT_ENTITY] = as_entity_delete,
		[AS_OBJECT_TAG] = as_codebook_delete,          [AS_OBJECT_NOTE] = as_note_delete,
		[AS_OBJECT_RELATION] = as_relation_delete,     [AS_OBJECT_PIN] = as_pin_delete,
		[AS_OBJECT_REJECTION] = as_rejection_delete,   [AS_OBJECT_FILTER] = as_filter_delete,
	};
	enum as_object kind;
	char full[AS_UUID_TEXT];
	if (!as_store_find(&kind, full, session->store, id, err))
		return false;
	return verbs[kind] ? verbs[kind](session->store, full, err) : delete_override(session, full, err);
}

bool as_session_delete(struct as_session *session, const char *const *ids, size_t count, struct as_error *err)
{
	bool own_group = !session->in_group;
	if (own_group && !as_session_begin(session, err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!delete_one(session, ids[i], err)) {
			if (own_group)
				as_session_rollback(session);
			return false;
		}
	return !own_group || as_session_commit(session, err);
}

bool as_session_reject(struct as_session *session, size_t n, struct as_span span, const char *type,
		       struct as_error *err)
{
	char id[AS_UUID_TEXT];
	struct as_arena arena = {0};
	struct as_anchor anchor;
	if (!as_session_can_write(session, err))
		return false;
	const struct as_doc *doc = anchor_of(&anchor, &arena, session, n, span, err);
	bool ok = doc && as_rejection_add(id, session->store, &anchor, doc, type, err);
	as_arena_free(&arena);
	return as_session_changed(session, ok, err);
}

bool as_session_set_role(struct as_session *session, size_t n, size_t passage, enum as_role role,
			 struct as_error *err)
{
	if (!as_session_can_write(session, err) || !as_session_doc(session, n, err))
		return false;
	struct as_arena arena = {0};
	struct as_anchor anchor;
	struct as_span span = session->slots[n].doc->passages[passage].span;
	const struct as_doc *doc = anchor_of(&anchor, &arena, session, n, span, err);
	bool ok = doc && as_override_set(session->store, &anchor, role, doc, err);
	as_arena_free(&arena);
	return as_session_changed(session, ok, err);
}

static bool undo_or_redo(bool (*verb)(struct as_buf *, struct as_store *, struct as_error *), char **what,
			 struct as_session *session, struct as_error *err)
{
	*what = NULL;
	struct as_buf phrase = AS_BUF_INIT;
	bool ok = as_session_can_write(session, err) && as_session_changed(session, verb(&phrase, session->store, err), err);
	if (ok)
		*what = as_buf_detach(&phrase);
	as_buf_free(&phrase);
	return ok;
}

bool as_session_undo(char **what, struct as_session *session, struct as_error *err)
{
	return undo_or_redo(as_history_undo, what, session, err);
}

bool as_session_redo(char **what, struct as_session *session, struct as_error *err)
{
	return undo_or_redo(as_history_redo, what, session, err);
}

bool as_session_undo_to(size_t *undone, struct as_session *session, const char *group, struct as_error *err)
{
	*undone = 0;
	if (!as_session_can_write(session, err))
		return false;
	bool ok = as_history_undo_to(undone, session->store, group, err);
	return (!*undone || as_session_changed(session, true, err)) && ok;
}
