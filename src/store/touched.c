/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/touched.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "db/statement.h"
#include "store/handle.h"
#include "store/place.h"

enum { MOST = 512 }; /* beyond that reading everything again is as good */

/* Annotations and documents that an object (?1) concerns.  Where it has been is
 * asked of the history, which knows it even when it is gone. */
#define PLACES(annotation, field)                                                                       \
	"SELECT DISTINCT " annotation ", json_extract(action, '$." field "') FROM history WHERE object = ?1" \
	" AND json_extract(action, '$." field "') IS NOT NULL"
static const struct kind {
	const char *what;
	const char *sql; /* NULL: none */
	enum as_touch_how how;
} kinds[] = {
	{"annotation", PLACES("?1", "document"), AS_TOUCH_SELF},
	{"claim",
	 "SELECT p.annotation, s.document FROM appearance p JOIN span s ON s.object = p.annotation AND s.part = 0"
	 " WHERE p.claim = ?1",
	 AS_TOUCH_SHOWN},
	{"entity",
	 "SELECT m.annotation, s.document FROM mention m JOIN span s ON s.object = m.annotation AND s.part = 0"
	 " WHERE m.entity = ?1",
	 AS_TOUCH_SHOWN},
	{"document", "SELECT '', ?1", AS_TOUCH_SHOWN},
	{"evidence", PLACES("''", "document"), AS_TOUCH_SHOWN},
	{"pin", PLACES("''", "document"), AS_TOUCH_SHOWN},
	{"rejection", PLACES("''", "document"), AS_TOUCH_SHOWN},
	{"note", PLACES("''", "object"), AS_TOUCH_SHOWN},
	{"relation", NULL, AS_TOUCH_SHOWN},
	{"filter", NULL, AS_TOUCH_SHOWN},
};

static const struct kind *kind_of(const char *what)
{
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (!strcmp(kinds[i].what, what))
			return &kinds[i];
	return NULL;
}

/* Of all that is said of an annotation the strongest holds. */
static void add_touch(struct as_touched *out, const struct as_touch *touch)
{
	struct as_touch added = *touch;
	bool there = false;
	for (size_t i = 0; i < out->count; i++) {
		struct as_touch *other = &out->items[i];
		if (strcmp(other->annotation, added.annotation) != 0)
			continue;
		if (added.how < other->how)
			other->how = added.how;
		added.how = other->how;
		there = there || !strcmp(other->document, added.document);
	}
	if (there)
		return;
	AS_RESERVE(out->items, out->cap, out->count + 1);
	out->items[out->count++] = added;
}

static bool add_places(struct as_touched *out, struct as_store *store, const struct kind *kind, const char *object,
		       enum as_touch_how how)
{
	struct as_stmt *stmt = as_stmt_take(store->db, kind->sql, NULL);
	enum as_step step;
	as_bind_text(stmt, 1, object);
	while ((step = as_stmt_step(stmt, NULL)) == AS_STEP_ROW && out->count < MOST) {
		struct as_touch touch = {.how = how};
		as_place_id(touch.annotation, stmt, 0);
		as_place_id(touch.document, stmt, 1);
		add_touch(out, &touch);
	}
	as_stmt_release(stmt);
	return step == AS_STEP_DONE;
}

/* A row of the history: its verb, what it is about, that one's id. */
static bool add_row(struct as_touched *out, struct as_store *store, const char *verb, const char *what,
		    const char *object, bool again)
{
	const struct kind *kind = what ? kind_of(what) : NULL;
	if (!kind || !verb || !object)
		return false;
	bool entity = !strcmp(what, "entity"), adds = !again && !strcmp(verb, "add");
	out->entities_added += entity && adds;
	out->entities_changed += entity && !adds;
	if (!kind->sql || (entity && (adds || !strcmp(verb, "alias") || !strcmp(verb, "unalias"))))
		return true;
	enum as_touch_how how = kind->how;
	if (how == AS_TOUCH_SELF && adds)
		how = AS_TOUCH_NEW;
	else if (how == AS_TOUCH_SELF && !strcmp(verb, "link"))
		how = AS_TOUCH_SHOWN;
	return add_places(out, store, kind, object, how);
}

#define ROW "json_extract(action, '$.do'), json_extract(action, '$.what'), object"

/* The rows of a group that was undone or redone. */
static bool add_group(struct as_touched *out, struct as_store *store, const char *group)
{
	struct as_stmt *stmt = as_stmt_take(store->db, "SELECT DISTINCT " ROW " FROM history WHERE group_id = ?1", NULL);
	enum as_step step = AS_STEP_DONE;
	bool ok = group != NULL;
	as_bind_text(stmt, 1, group);
	while (ok && (step = as_stmt_step(stmt, NULL)) == AS_STEP_ROW)
		ok = add_row(out, store, as_column_text(stmt, 0), as_column_text(stmt, 1), as_column_text(stmt, 2), true);
	as_stmt_release(stmt);
	return ok && step == AS_STEP_DONE;
}

bool as_touched_take(struct as_touched *out, struct as_store *store)
{
	const struct as_news news = store->news;
	*out = (struct as_touched){0};
	store->news = (struct as_news){0};
	if (news.groups != 1 || news.rows > MOST)
		return false;
	struct as_stmt *stmt = as_stmt_take(store->db,
					    "SELECT " ROW ", json_extract(action, '$.group') FROM history"
					    " WHERE origin = ?1 AND seq > ?2 AND seq <= ?3",
					    NULL);
	enum as_step step = AS_STEP_DONE;
	bool ok = true;
	as_bind_text(stmt, 1, news.origin);
	as_bind_int(stmt, 2, news.seq - (int64_t)news.rows);
	as_bind_int(stmt, 3, news.seq);
	while (ok && (step = as_stmt_step(stmt, NULL)) == AS_STEP_ROW) {
		const char *verb = as_column_text(stmt, 0);
		if (verb && (!strcmp(verb, "undo") || !strcmp(verb, "redo")))
			ok = add_group(out, store, as_column_text(stmt, 3));
		else
			ok = add_row(out, store, verb, as_column_text(stmt, 1), as_column_text(stmt, 2), false);
	}
	as_stmt_release(stmt);
	return ok && step == AS_STEP_DONE;
}

void as_touched_free(struct as_touched *touched)
{
	free(touched->items);
	*touched = (struct as_touched){0};
}
