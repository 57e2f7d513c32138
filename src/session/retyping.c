/* SPDX-License-Identifier: GPL-3.0-or-later */
/* session.h's as_session_set_type(). */
#include <string.h>

#include "session/entitylist.h"
#include "session/state.h"

/* Takes an entity away that nothing is left of but its name. */
static bool drop_bare(struct as_session *session, const char *id, struct as_error *err)
{
	const struct as_entity_item *item = as_session_entity(session, id);
	const struct as_entity_row *row = item ? &item->row : NULL;
	size_t mentions, documents;
	if (!row || item->aliases_count || row->claims || row->entity.external_id || row->entity.note)
		return true;
	return as_entity_tally(&mentions, &documents, session->store, id, err) &&
	       (mentions || as_entity_delete(session->store, id, err));
}

/* A mention of another type names another entity. */
static bool relink(struct as_session *session, const struct as_annotation *mention, const char *type,
		   struct as_error *err)
{
	struct as_arena arena = {0};
	struct as_entity entity;
	const char *words = mention->anchor.exact;
	bool linked = *mention->entity;
	bool ok = !linked || as_entity_get(&entity, &arena, session->store, mention->entity, err);
	if (ok && !(linked && !strcmp(entity.type, type)))
		ok = as_entity_link(session->store, mention->id, NULL, err) &&
		     as_session_link_mention(session, mention->id, words, strlen(words), type, err) &&
		     (!linked || drop_bare(session, mention->entity, err));
	as_arena_free(&arena);
	session->register_.fresh = false;
	return ok;
}

static bool retype(struct as_session *session, const char *id, const char *type, struct as_error *err)
{
	struct as_arena arena = {0};
	struct as_annotation now;
	struct as_change change = {AS_SET_TYPE, type};
	bool ok = as_annotation_get(&now, &arena, session->store, id, err) &&
		  as_annotation_change(session->store, id, &change, 1, err) &&
		  (now.kind != AS_MENTION || relink(session, &now, type, err));
	as_arena_free(&arena);
	return ok;
}

bool as_session_set_type(struct as_session *session, const char *id, const char *type, struct as_error *err)
{
	bool own_group = !session->in_group;
	if (!as_session_knows_tag(session, type, false, err) || (own_group && !as_session_begin(session, err)))
		return false;
	if (retype(session, id, type, err))
		return !own_group || as_session_commit(session, err);
	if (own_group)
		as_session_rollback(session);
	return false;
}
