/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/entities.h"

#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "session/register.h"
#include "session/state.h"
#include "store/entity.h"
#include "text/fold.h"

/* ---- one step */

/* Begins a group unless one was begun already. */
static bool enter(bool *own, struct as_session *session, struct as_error *err)
{
	*own = !session->in_group;
	return !*own || as_session_begin(session, err);
}

static bool leave(bool own, bool ok, struct as_session *session, struct as_error *err)
{
	session->register_.fresh = false;
	if (!own)
		return ok;
	if (ok)
		return as_session_commit(session, err);
	as_session_rollback(session);
	return false;
}

static bool need_store(struct as_session *session, struct as_error *err)
{
	if (as_session_store(session))
		return true;
	return as_error_set(err, AS_ERR_NOT_FOUND, _("there is no sidecar at %s"), as_session_sidecar(session));
}

/* ---- finding */

struct finding {
	struct as_buf wanted, folded;
	const struct as_entity_name *found;
	size_t count; /* entities that have the name */
};

static bool is_named(struct finding *finding, const char *text)
{
	as_buf_clear(&finding->folded);
	as_fold(&finding->folded, text, strlen(text));
	return finding->folded.len == finding->wanted.len &&
	       !memcmp(finding->folded.data, finding->wanted.data, finding->wanted.len);
}

static void look_through(struct finding *finding, const struct as_entity_name *names, size_t count, bool canonical)
{
	for (size_t i = 0; i < count; i++) {
		if (names[i].canonical != canonical || !is_named(finding, names[i].text))
			continue;
		finding->count += !finding->found || strcmp(finding->found->id, names[i].id) != 0;
		finding->found = &names[i];
	}
}

/* By name: none is no failure. */
static bool find_named(char id[AS_UUID_TEXT], struct as_session *session, const char *name, struct as_error *err)
{
	struct as_arena arena = {0};
	struct as_entity_name *names;
	size_t count;
	struct finding finding = {.wanted = AS_BUF_INIT, .folded = AS_BUF_INIT};
	id[0] = '\0';
	bool ok = as_entity_names(&names, &count, &arena, session->store, err);
	as_fold(&finding.wanted, name, strlen(name));
	if (ok && finding.wanted.len) {
		look_through(&finding, names, count, true);
		if (!finding.count)
			look_through(&finding, names, count, false);
	}
	if (finding.count == 1)
		memcpy(id, finding.found->id, AS_UUID_TEXT);
	else if (finding.count > 1)
		ok = as_error_set(err, AS_ERR_CONFLICT, _("%zu entities are called \"%s\"; the id tells them apart"),
				  finding.count, name);
	as_buf_free(&finding.wanted);
	as_buf_free(&finding.folded);
	as_arena_free(&arena);
	return ok;
}

bool as_session_entity_find(char id[AS_UUID_TEXT], struct as_session *session, const char *name, struct as_error *err)
{
	enum as_object kind;
	if (!need_store(session, err) || !find_named(id, session, name, err))
		return false;
	if (id[0] || (as_store_find(&kind, id, session->store, name, NULL) && kind == AS_OBJECT_ENTITY))
		return true;
	return as_error_set(err, AS_ERR_NOT_FOUND, _("there is no entity \"%s\""), name);
}

/* ---- fields */

bool as_session_is_external_id(const char *value, struct as_error *err)
{
	size_t digits = *value == 'Q' ? strspn(value + 1, "0123456789") : 0;
	if (digits && !value[1 + digits])
		return true;
	size_t scheme = !strncmp(value, "http://", 7) ? 7 : !strncmp(value, "https://", 8) ? 8 : 0;
	if (scheme && value[scheme] && !strpbrk(value, " \t\r\n"))
		return true;
	return as_error_set(err, AS_ERR_USAGE,
			    _("\"%s\" is no external id: a Wikidata id (Q42) or an address (https://...) is"), value);
}

static bool is_type(const struct as_session *session, const char *type, struct as_error *err)
{
	struct as_buf names = AS_BUF_INIT;
	const struct as_tag *tags;
	size_t count = as_session_tags(&tags, session);
	bool known = false;
	for (size_t i = 0; i < count && !known; i++) {
		if (tags[i].of_documents || !as_session_names_entities(tags[i].name))
			continue;
		known = !strcmp(tags[i].name, type);
		as_buf_printf(&names, "%s%s", names.len ? ", " : "", tags[i].name);
	}
	if (!known)
		as_error_set(err, AS_ERR_USAGE, _("an entity is no '%s'; it may be %s"), type, names.data);
	as_buf_free(&names);
	return known;
}

static bool uses(const struct as_annotation *mentions, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(mentions[i].anchor.exact, name))
			return true;
	return false;
}

/* The new name is no alias any more; the old one is when mentions use it. */
static bool rename_entity(struct as_session *session, const struct as_entity *entity,
			  const struct as_annotation *mentions, size_t count, const char *name, struct as_error *err)
{
	struct as_change change = {AS_ENTITY_CANONICAL, name};
	if (!strcmp(entity->canonical, name))
		return true;
	return as_entity_change(session->store, entity->id, &change, 1, err) &&
	       as_entity_unalias(session->store, entity->id, name, err) &&
	       (!uses(mentions, count, entity->canonical) ||
		as_entity_alias(session->store, entity->id, entity->canonical, err));
}

static bool retype_entity(struct as_session *session, const struct as_entity *entity,
			  const struct as_annotation *mentions, size_t count, const char *type, struct as_error *err)
{
	struct as_change change = {AS_ENTITY_TYPE, type}, of_mention = {AS_SET_TYPE, type};
	bool ok = as_entity_change(session->store, entity->id, &change, 1, err);
	for (size_t i = 0; ok && i < count; i++)
		if (!strcmp(mentions[i].type, entity->type))
			ok = as_annotation_change(session->store, mentions[i].id, &of_mention, 1, err);
	return ok;
}

static bool set(struct as_session *session, const char *id, enum as_entity_field field, const char *value,
		struct as_error *err)
{
	struct as_arena arena = {0};
	struct as_entity entity;
	struct as_annotation *mentions = NULL;
	size_t count = 0;
	struct as_change change = {field, value};
	bool named = field == AS_ENTITY_CANONICAL || field == AS_ENTITY_TYPE;
	bool ok = as_entity_get(&entity, &arena, session->store, id, err) &&
		  (!named || as_session_entity_mentions(&mentions, &count, &arena, session, id, err));
	if (ok && field == AS_ENTITY_CANONICAL && value && *value)
		ok = rename_entity(session, &entity, mentions, count, value, err);
	else if (ok && field == AS_ENTITY_TYPE)
		ok = retype_entity(session, &entity, mentions, count, value, err);
	else if (ok)
		ok = as_entity_change(session->store, id, &change, 1, err);
	as_arena_free(&arena);
	return ok;
}

bool as_session_entity_set(struct as_session *session, const char *id, const char *name, const char *value,
			   struct as_error *err)
{
	enum as_entity_field field = as_entity_field_named(name);
	bool own;
	if (field == AS_ENTITY_COUNT)
		return as_error_set(err, AS_ERR_USAGE, _("%s has no field '%s'"), id, name);
	if (field == AS_ENTITY_TYPE && !is_type(session, value ? value : "", err))
		return false;
	if (field == AS_ENTITY_EXTERNAL_ID && value && *value && !as_session_is_external_id(value, err))
		return false;
	return enter(&own, session, err) && leave(own, set(session, id, field, value, err), session, err);
}

bool as_session_entity_alias(struct as_session *session, const char *id, const char *text, struct as_error *err)
{
	struct as_arena arena = {0};
	struct as_entity entity;
	bool own;
	if (!enter(&own, session, err))
		return false;
	bool ok = as_entity_get(&entity, &arena, session->store, id, err);
	if (ok && !strcmp(entity.canonical, text))
		ok = as_error_set(err, AS_ERR_USAGE, _("\"%s\" is its name already"), text);
	ok = ok && as_entity_alias(session->store, id, text, err);
	as_arena_free(&arena);
	return leave(own, ok, session, err);
}

bool as_session_entity_unalias(struct as_session *session, const char *id, const char *text, struct as_error *err)
{
	struct as_arena arena = {0};
	struct as_alias *aliases;
	size_t count;
	bool own, has = false;
	if (!enter(&own, session, err))
		return false;
	bool ok = as_entity_aliases(&aliases, &count, &arena, session->store, id, err);
	for (size_t i = 0; ok && i < count; i++)
		has = has || !strcmp(aliases[i].text, text);
	if (ok && !has)
		ok = as_error_set(err, AS_ERR_NOT_FOUND, _("it has no other name \"%s\""), text);
	ok = ok && as_entity_unalias(session->store, id, text, err);
	as_arena_free(&arena);
	return leave(own, ok, session, err);
}

/* ---- merging, splitting, linking */

bool as_session_entity_merge(struct as_session *session, const char *const *from, size_t count, const char *into,
			     struct as_error *err)
{
	bool own, ok = true;
	if (!enter(&own, session, err))
		return false;
	for (size_t i = 0; ok && i < count; i++)
		ok = !strcmp(from[i], into) || as_entity_merge(session->store, from[i], into, err);
	return leave(own, ok, session, err);
}

bool as_session_entity_split(char id[AS_UUID_TEXT], struct as_session *session, const char *const *annotations,
			     size_t count, const char *name, struct as_error *err)
{
	struct as_arena arena = {0};
	struct as_annotation first;
	bool own;
	if (!enter(&own, session, err))
		return false;
	bool ok = as_annotation_get(&first, &arena, session->store, annotations[0], err);
	if (ok) {
		struct as_entity entity = {.canonical = name && *name ? name : first.anchor.exact, .type = first.type};
		ok = as_entity_split(id, session->store, &entity, annotations, count, err);
	}
	as_arena_free(&arena);
	return leave(own, ok, session, err);
}

bool as_session_entity_link(struct as_session *session, const char *const *annotations, size_t count,
			    const char *entity, struct as_error *err)
{
	bool own, ok = true;
	if (!enter(&own, session, err))
		return false;
	for (size_t i = 0; ok && i < count; i++)
		ok = as_entity_link(session->store, annotations[i], entity, err);
	return leave(own, ok, session, err);
}

bool as_session_tag_as(struct as_session *session, size_t doc, struct as_span span, const char *type,
		       const char *entity, struct as_error *err)
{
	char id[AS_UUID_TEXT], fresh[AS_UUID_TEXT];
	const char *const one = id;
	bool own;
	if (!enter(&own, session, err))
		return false;
	bool ok = as_session_tag(id, session, doc, span, type, NULL, err);
	if (ok && !*entity)
		ok = as_session_entity_split(fresh, session, &one, 1, NULL, err);
	else if (ok)
		ok = as_entity_link(session->store, id, entity, err);
	if (!leave(own, ok, session, err))
		return false;
	session->linked.how = *entity ? AS_LINK_KNOWN : AS_LINK_FRESH;
	memcpy(session->linked.entity, *entity ? entity : fresh, AS_UUID_TEXT);
	return true;
}

/* ---- reading */

bool as_session_entity_get(struct as_entity *out, size_t *mentions, size_t *documents, struct as_arena *arena,
			   struct as_session *session, const char *id, struct as_error *err)
{
	return need_store(session, err) && as_entity_get(out, arena, session->store, id, err) &&
	       as_entity_tally(mentions, documents, session->store, id, err);
}

bool as_session_entity_mentions(struct as_annotation **out, size_t *count, struct as_arena *arena,
				struct as_session *session, const char *id, struct as_error *err)
{
	const char **ids = NULL;
	*count = 0;
	if (!need_store(session, err) || !as_entity_mentions(&ids, count, arena, session->store, id, err))
		return false;
	*out = AS_NEW_ARRAY(arena, struct as_annotation, *count + 1);
	for (size_t i = 0; i < *count; i++) {
		struct as_annotation *mention = &(*out)[i];
		if (!as_annotation_get(mention, arena, session->store, ids[i], err))
			return false;
		int moved = as_session_find_moved(session, mention->anchor.document);
		if (moved >= 0)
			mention->anchor.document = session->corpus.entries[moved].path;
	}
	return true;
}
