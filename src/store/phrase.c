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
	const char *verb, *what, *kind, *type, *words, *path, *fields, *detail, *group, *other, *other_path;
};

/* What the object said of itself when the row was written: the last value of a
 * member (and of the same one in "set") in rows before it, and in itself unless
 * that is a change.  Rows that were undone count for rows that are undone. */
#define THEN(member) THEN_OF("h.object", member)
#define THEN_OF(object, member)                                                                                      \
	"(SELECT coalesce(json_extract(p.action, '$.set." member "'), json_extract(p.action, '$." member "'))"       \
	" FROM history p LEFT JOIN action_group pg ON pg.group_id = p.group_id WHERE p.object = " object             \
	" AND (p.lamport, p.origin, p.seq) <= (h.lamport, h.origin, h.seq)"                                          \
	" AND (p.rowid <> h.rowid OR json_extract(p.action, '$.do') <> 'change')"                                    \
	" AND coalesce(json_extract(p.action, '$.set." member "'), json_extract(p.action, '$." member "')) NOT NULL" \
	" AND (pg.state = 'done' OR pg.state = hg.state)"                                                            \
	" ORDER BY p.lamport DESC, p.origin DESC, p.seq DESC LIMIT 1)"
/* A claim is told by its sentence, else by the words of its first appearance,
 * which was added right behind it. */
#define CLAIM_WORDS(object)                                                                                    \
	"coalesce(" THEN_OF(object, "normalised") ", (SELECT json_extract(c.action, '$.exact') FROM history n"  \
	" JOIN history c ON c.origin = n.origin AND c.seq = n.seq + 1 WHERE n.object = " object                 \
	" AND json_extract(n.action, '$.do') = 'add' AND json_extract(c.action, '$.claim') = n.object LIMIT 1))"
#define PATH_OF(document) \
	"(SELECT json_extract(d.action, '$.path') FROM history d WHERE d.object = " document " LIMIT 1)"
#define OWN(member) "json_extract(h.action, '$." member "')"

static const char facts_of_row[] =
	"SELECT " OWN("do") ", " OWN("what") ", " THEN("kind") ", " THEN("type") ","
	" CASE " OWN("what")
	"  WHEN 'claim' THEN " CLAIM_WORDS("h.object")
	"  WHEN 'relation' THEN " CLAIM_WORDS(THEN("source"))
	"  WHEN 'entity' THEN " THEN("canonical")
	"  WHEN 'note' THEN " THEN("text")
	"  ELSE coalesce(" THEN("exact") ", " THEN("name") ") END,"
	" coalesce(" OWN("path") ", " PATH_OF(THEN("document")) "),"
	" coalesce((SELECT group_concat(key, ', ') FROM json_each(h.action, '$.set')), " OWN("field") "),"
	" CASE " OWN("what")
	"  WHEN 'annotation' THEN " THEN_OF(OWN("entity"), "canonical")
	"  WHEN 'entity' THEN coalesce(" OWN("text") ", " THEN_OF(OWN("into"), "canonical") ")"
	"  WHEN 'evidence' THEN coalesce(" THEN("url") ", " THEN("quote") ", " THEN("exact") ")"
	"  WHEN 'relation' THEN " THEN("kind")
	"  ELSE coalesce(" OWN("role") ", " OWN("set.role") ") END,"
	" " OWN("group") ","
	" CASE " OWN("what")
	"  WHEN 'relation' THEN " CLAIM_WORDS(THEN("target"))
	"  ELSE " THEN("parts[0].exact") " END,"
	" " PATH_OF(THEN("parts[0].document"))
	" FROM history h LEFT JOIN action_group hg ON hg.group_id = h.group_id"
	" WHERE h.origin = ?1 AND h.seq = ?2";

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

static void whole_phrase(struct as_buf *out, const struct facts *facts)
{
	if (is(facts->verb, "add"))
		as_buf_printf(out, _("tagged the document %s as %s"), facts->path, facts->type);
	else if (is(facts->verb, "change"))
		as_buf_printf(out, _("changed %s of the tag %s of the document %s"), facts->fields, facts->type,
			      facts->path);
	else
		as_buf_printf(out, _("took the tag %s from the document %s"), facts->type, facts->path);
}

static void annotation_phrase(struct as_buf *out, const struct facts *facts)
{
	if (is(facts->kind, "document"))
		whole_phrase(out, facts);
	else if (is(facts->verb, "add"))
		as_buf_printf(out, _("tagged %s \"%s\" in %s"), facts->type, facts->words, facts->path);
	else if (is(facts->verb, "change"))
		as_buf_printf(out, _("changed %s of \"%s\" in %s"), facts->fields, facts->words, facts->path);
	else if (is(facts->verb, "move"))
		as_buf_printf(out, _("set the span of %s to \"%s\" in %s"), facts->type, facts->words, facts->path);
	else if (is(facts->verb, "confirm"))
		as_buf_printf(out, _("confirmed %s \"%s\" in %s"), facts->type, facts->words, facts->path);
	else if (is(facts->verb, "link") && *facts->detail)
		as_buf_printf(out, _("linked \"%s\" in %s to %s"), facts->words, facts->path, facts->detail);
	else if (is(facts->verb, "link"))
		as_buf_printf(out, _("unlinked \"%s\" in %s"), facts->words, facts->path);
	else
		as_buf_printf(out, _("deleted %s \"%s\" in %s"), facts->type, facts->words, facts->path);
}

static void claim_phrase(struct as_buf *out, const struct facts *facts)
{
	if (is(facts->verb, "add"))
		as_buf_printf(out, _("opened the claim \"%s\""), facts->words);
	else if (is(facts->verb, "change"))
		as_buf_printf(out, _("changed %s of the claim \"%s\""), /* a verdict brings its scale along */
			      strcmp(facts->fields, "verdict, scale") ? facts->fields : "verdict", facts->words);
	else if (is(facts->verb, "confirm"))
		as_buf_printf(out, _("confirmed %s of the claim \"%s\""), facts->fields, facts->words);
	else
		as_buf_printf(out, _("deleted the claim \"%s\""), facts->words);
}

static void evidence_phrase(struct as_buf *out, const struct facts *facts)
{
	if (is(facts->verb, "add"))
		as_buf_printf(out, _("added evidence %s"), facts->detail);
	else if (is(facts->verb, "change"))
		as_buf_printf(out, _("changed %s of evidence %s"), facts->fields, facts->detail);
	else if (is(facts->verb, "move"))
		as_buf_printf(out, _("set the place of evidence %s to \"%s\" in %s"), facts->detail, facts->words,
			      facts->path);
	else
		as_buf_printf(out, _("deleted evidence %s"), facts->detail);
}

static void override_phrase(struct as_buf *out, const struct facts *facts)
{
	if (is(facts->verb, "delete"))
		as_buf_printf(out, _("took back the role given to \"%s\" in %s"), facts->words, facts->path);
	else if (is(facts->verb, "move"))
		as_buf_printf(out, _("let the role given be that of \"%s\" in %s"), facts->words, facts->path);
	else
		as_buf_printf(out, _("gave the role %s to \"%s\" in %s"), facts->detail, facts->words, facts->path);
}

static void document_phrase(struct as_buf *out, const struct facts *facts)
{
	as_buf_printf(out, _("noted the document %s"), facts->path);
}

static void entity_phrase(struct as_buf *out, const struct facts *facts)
{
	if (is(facts->verb, "add"))
		as_buf_printf(out, _("added the %s \"%s\" to the register"), facts->type, facts->words);
	else if (is(facts->verb, "change"))
		as_buf_printf(out, _("changed %s of \"%s\" in the register"), facts->fields, facts->words);
	else if (is(facts->verb, "alias"))
		as_buf_printf(out, _("gave \"%s\" the alias \"%s\""), facts->words, facts->detail);
	else if (is(facts->verb, "unalias"))
		as_buf_printf(out, _("took the alias \"%s\" from \"%s\""), facts->detail, facts->words);
	else if (*facts->detail)
		as_buf_printf(out, _("merged \"%s\" into \"%s\""), facts->words, facts->detail);
	else
		as_buf_printf(out, _("deleted \"%s\" from the register"), facts->words);
}

static void tag_phrase(struct as_buf *out, const struct facts *facts)
{
	if (is(facts->verb, "add"))
		as_buf_printf(out, _("added the tag %s to the codebook"), facts->words);
	else if (is(facts->verb, "change"))
		as_buf_printf(out, _("changed %s of the tag %s"), facts->fields, facts->words);
	else
		as_buf_printf(out, _("deleted the tag %s from the codebook"), facts->words);
}

static void note_phrase(struct as_buf *out, const struct facts *facts)
{
	if (is(facts->verb, "add"))
		as_buf_printf(out, _("wrote the note \"%s\""), facts->words);
	else if (is(facts->verb, "change"))
		as_buf_printf(out, _("rewrote the note \"%s\""), facts->words);
	else
		as_buf_printf(out, _("deleted the note \"%s\""), facts->words);
}

static void relation_phrase(struct as_buf *out, const struct facts *facts)
{
	if (is(facts->verb, "add"))
		as_buf_printf(out, _("related \"%s\" to \"%s\": %s"), facts->words, facts->other, facts->detail);
	else if (is(facts->verb, "change"))
		as_buf_printf(out, _("changed %s of the relation of \"%s\" to \"%s\""), facts->fields, facts->words,
			      facts->other);
	else
		as_buf_printf(out, _("deleted the relation of \"%s\" to \"%s\""), facts->words, facts->other);
}

static void pin_phrase(struct as_buf *out, const struct facts *facts)
{
	if (is(facts->verb, "add"))
		as_buf_printf(out, _("pinned \"%s\" in %s to \"%s\" in %s"), facts->words, facts->path, facts->other,
			      facts->other_path);
	else if (is(facts->verb, "change"))
		as_buf_printf(out, _("changed %s of the pin of \"%s\" in %s"), facts->fields, facts->words, facts->path);
	else if (is(facts->verb, "move"))
		as_buf_printf(out, _("let the pin join \"%s\" in %s to \"%s\" in %s"), facts->words, facts->path,
			      facts->other, facts->other_path);
	else
		as_buf_printf(out, _("took away the pin of \"%s\" in %s to \"%s\" in %s"), facts->words, facts->path,
			      facts->other, facts->other_path);
}

static void rejection_phrase(struct as_buf *out, const struct facts *facts)
{
	if (is(facts->verb, "delete"))
		as_buf_printf(out, _("took back: \"%s\" in %s is no %s"), facts->words, facts->path, facts->type);
	else if (is(facts->verb, "move"))
		as_buf_printf(out, _("let the refusal be that of \"%s\" in %s"), facts->words, facts->path);
	else
		as_buf_printf(out, _("refused: \"%s\" in %s is no %s"), facts->words, facts->path, facts->type);
}

static void filter_phrase(struct as_buf *out, const struct facts *facts)
{
	if (is(facts->verb, "delete"))
		as_buf_printf(out, _("deleted the filter %s"), facts->words);
	else
		as_buf_printf(out, _("saved the filter %s"), facts->words);
}

static const struct {
	const char *what;
	void (*phrase)(struct as_buf *out, const struct facts *facts);
} phrases[] = {
	{"annotation", annotation_phrase}, {"claim", claim_phrase},       {"evidence", evidence_phrase},
	{"override", override_phrase},     {"document", document_phrase}, {"entity", entity_phrase},
	{"tag", tag_phrase},               {"note", note_phrase},         {"relation", relation_phrase},
	{"pin", pin_phrase},               {"rejection", rejection_phrase}, {"filter", filter_phrase},
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
			.verb = column(arena, stmt, 0),
			.what = column(arena, stmt, 1),
			.kind = column(arena, stmt, 2),
			.type = column(arena, stmt, 3),
			.words = shortened(arena, column(arena, stmt, 4)),
			.path = column(arena, stmt, 5),
			.fields = column(arena, stmt, 6),
			.detail = shortened(arena, column(arena, stmt, 7)),
			.group = column(arena, stmt, 8),
			.other = shortened(arena, column(arena, stmt, 9)),
			.other_path = column(arena, stmt, 10),
		};
	as_stmt_release(stmt);
	return step == AS_STEP_ROW;
}

/* All but undo and redo, which speak of a group. */
static void plain_phrase(struct as_buf *out, const struct facts *facts)
{
	if (!*facts->verb) {
		as_buf_adds(out, _("an action that was withdrawn"));
		return;
	}
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
		"  AND json_extract(m.action, '$.what') = json_extract(h.action, '$.what')"
		"  AND json_extract(m.action, '$.do') = json_extract(h.action, '$.do'))"
		" FROM history h WHERE group_id = ?1 AND json_extract(action, '$.group') IS NULL"
		" ORDER BY action IS NULL, json_extract(action, '$.what') = 'document',"
		"  json_extract(action, '$.what') = 'tag' DESC,"
		"  json_extract(action, '$.what') = 'entity' AND json_extract(action, '$.do') = 'delete' DESC,"
		"  json_extract(action, '$.what') IN ('claim', 'entity'), seq LIMIT 1",
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
