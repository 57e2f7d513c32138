/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/phrase.h"

#include <string.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "db/statement.h"
#include "store/place.h"
#include "text/grapheme.h"

enum { QUOTED_BYTES = 72 }; /* of the tagged words, in a phrase */

/* What a phrase may need; "" for what is not there. */
struct facts {
	const char *verb, *what, *type, *words, *path, *fields, *detail, *group;
};

/* An object is told by the action that added it; a claim without a sentence of
 * its own by the words of its first appearance, which was added right behind it. */
static const char facts_of_row[] =
	"SELECT json_extract(h.action, '$.do'), json_extract(h.action, '$.what'),"
	" coalesce(json_extract(h.action, '$.type'), json_extract(a.action, '$.type')),"
	" coalesce(json_extract(h.action, '$.exact'), json_extract(a.action, '$.exact'),"
	"  json_extract(h.action, '$.normalised'), json_extract(a.action, '$.normalised'),"
	"  (SELECT json_extract(c.action, '$.exact') FROM history c WHERE c.origin = a.origin AND c.seq = a.seq + 1"
	"   AND json_extract(c.action, '$.claim') = h.object)),"
	" coalesce(json_extract(h.action, '$.path'), (SELECT json_extract(d.action, '$.path') FROM history d"
	"  WHERE d.object ="
	"   coalesce(json_extract(h.action, '$.document'), json_extract(a.action, '$.document')) LIMIT 1)),"
	" (SELECT group_concat(key, ', ') FROM json_each(h.action, '$.set')),"
	" coalesce(json_extract(h.action, '$.role'), json_extract(h.action, '$.set.role'), json_extract(h.action, "
	"'$.url'),"
	"  json_extract(a.action, '$.url'), json_extract(a.action, '$.quote')),"
	" json_extract(h.action, '$.group')"
	" FROM history h LEFT JOIN history a ON a.object = h.object"
	"  AND json_extract(a.action, '$.do') = 'add'"
	" WHERE h.origin = ?1 AND h.seq = ?2 LIMIT 1";

static const char *column(struct as_arena *arena, struct as_stmt *stmt, int at)
{
	const char *text = as_place_text(arena, stmt, at);
	return text ? text : "";
}

static const char *shortened(struct as_arena *arena, const char *text)
{
	size_t len = strlen(text), end = 0;
	if (len <= QUOTED_BYTES)
		return text;
	while (end < QUOTED_BYTES) {
		size_t next = as_grapheme_next(text, len, end);
		if (next > QUOTED_BYTES)
			break;
		end = next;
	}
	struct as_buf buf = AS_BUF_INIT;
	as_buf_add(&buf, text, end);
	as_buf_adds(&buf, "…");
	const char *out = as_arena_strdup(arena, buf.data);
	as_buf_free(&buf);
	return out;
}

static bool is(const char *a, const char *b)
{
	return !strcmp(a, b);
}

static void annotation_phrase(struct as_buf *out, const struct facts *facts)
{
	if (is(facts->verb, "add"))
		as_buf_printf(out, _("tagged %s \"%s\" in %s"), facts->type, facts->words, facts->path);
	else if (is(facts->verb, "change"))
		as_buf_printf(out, _("changed %s of \"%s\" in %s"), facts->fields, facts->words, facts->path);
	else if (is(facts->verb, "move"))
		as_buf_printf(out, _("set the span of %s to \"%s\" in %s"), facts->type, facts->words, facts->path);
	else
		as_buf_printf(out, _("deleted %s \"%s\" in %s"), facts->type, facts->words, facts->path);
}

static void claim_phrase(struct as_buf *out, const struct facts *facts)
{
	if (is(facts->verb, "add"))
		as_buf_printf(out, _("opened the claim \"%s\""), facts->words);
	else if (is(facts->verb, "change"))
		as_buf_printf(out, _("changed %s of the claim \"%s\""), facts->fields, facts->words);
	else
		as_buf_printf(out, _("deleted the claim \"%s\""), facts->words);
}

static void evidence_phrase(struct as_buf *out, const struct facts *facts)
{
	if (is(facts->verb, "add"))
		as_buf_printf(out, _("added evidence %s"), facts->detail);
	else if (is(facts->verb, "change"))
		as_buf_printf(out, _("changed %s of evidence %s"), facts->fields, facts->detail);
	else
		as_buf_printf(out, _("deleted evidence %s"), facts->detail);
}

static void override_phrase(struct as_buf *out, const struct facts *facts)
{
	if (is(facts->verb, "delete"))
		as_buf_printf(out, _("took back the role given to \"%s\" in %s"), facts->words, facts->path);
	else
		as_buf_printf(out, _("gave the role %s to \"%s\" in %s"), facts->detail, facts->words, facts->path);
}

static void document_phrase(struct as_buf *out, const struct facts *facts)
{
	as_buf_printf(out, _("noted the document %s"), facts->path);
}

static const struct {
	const char *what;
	void (*phrase)(struct as_buf *out, const struct facts *facts);
} phrases[] = {
	{"annotation", annotation_phrase}, {"claim", claim_phrase},       {"evidence", evidence_phrase},
	{"override", override_phrase},     {"document", document_phrase},
};

static bool read_facts(struct facts *facts, struct as_arena *arena, struct as_db *db, const char *origin, int64_t seq,
		       struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(db, facts_of_row, err);
	as_bind_text(stmt, 1, origin);
	as_bind_int(stmt, 2, seq);
	enum as_step step = as_stmt_step(stmt, err);
	if (step == AS_STEP_ROW)
		*facts = (struct facts){
			.verb = column(arena, stmt, 0),   .what = column(arena, stmt, 1),
			.type = column(arena, stmt, 2),   .words = shortened(arena, column(arena, stmt, 3)),
			.path = column(arena, stmt, 4),   .fields = column(arena, stmt, 5),
			.detail = shortened(arena, column(arena, stmt, 6)), .group = column(arena, stmt, 7),
		};
	as_stmt_release(stmt);
	return step == AS_STEP_ROW;
}

/* All but undo and redo, which speak of a group. */
static void plain_phrase(struct as_buf *out, const struct facts *facts)
{
	for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++)
		if (is(phrases[i].what, facts->what)) {
			phrases[i].phrase(out, facts);
			return;
		}
	as_buf_adds(out, _("an action that cannot be read"));
}

bool as_phrase_row(struct as_buf *out, struct as_db *db, const char *origin, int64_t seq, struct as_error *err)
{
	struct as_arena arena = {0};
	struct facts facts;
	bool ok = read_facts(&facts, &arena, db, origin, seq, err);
	if (ok && (is(facts.verb, "undo") || is(facts.verb, "redo"))) {
		as_buf_adds(out, is(facts.verb, "undo") ? _("undid: ") : _("redid: "));
		ok = as_phrase_group(out, db, facts.group, err);
	} else if (ok) {
		plain_phrase(out, &facts);
	}
	as_arena_free(&arena);
	return ok;
}

bool as_phrase_group(struct as_buf *out, struct as_db *db, const char *group, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(
		db,
		"SELECT origin, seq, (SELECT count(*) FROM history m WHERE m.group_id = ?1"
		"  AND json_extract(m.action, '$.what') = json_extract(h.action, '$.what'))"
		" FROM history h WHERE group_id = ?1 AND json_extract(action, '$.group') IS NULL"
		" ORDER BY json_extract(action, '$.what') = 'document',"
		"  json_extract(action, '$.what') = 'claim', seq LIMIT 1",
		err);
	struct as_arena arena = {0};
	struct facts facts;
	as_bind_text(stmt, 1, group);
	enum as_step step = as_stmt_step(stmt, err);
	bool ok = step == AS_STEP_DONE;
	if (step == AS_STEP_ROW) {
		const char *origin = as_column_text(stmt, 0);
		long more = (long)as_column_int(stmt, 2) - 1;
		ok = read_facts(&facts, &arena, db, origin ? origin : "", as_column_int(stmt, 1), err);
		if (ok)
			plain_phrase(out, &facts);
		if (ok && more > 0)
			as_buf_printf(out, ngettext(" and %ld more", " and %ld more", (unsigned long)more), more);
	}
	as_stmt_release(stmt);
	as_arena_free(&arena);
	return ok;
}
