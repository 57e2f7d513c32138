/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/effects.h"

#include <stddef.h>
#include <string.h>

#define GET(field) "json_extract(?1, '$." field "')"
#define PATCH(field)                                                        \
	field " = iif(json_type(?1, '$.set." field "') IS NULL, " field      \
	      ", json_extract(?1, '$.set." field "'))"
/* Whether `id` was ever added, so that it can be pointed at: what was deleted
 * meanwhile comes back for it. */
#define EVER(what, id)                                                          \
	"EXISTS (SELECT 1 FROM history p WHERE p.object = " id                   \
	" AND json_extract(p.action, '$.do') = 'add' AND json_extract(p.action, '$.what') = '" what "')"
#define MADE "?2, ?3, ?3"

#define SPAN_COLUMNS \
	"object, part, document, sha256, start, \"end\", start_byte, end_byte, exact, prefix, suffix, anchor"
#define PLACE_OF(from, path)                                                                              \
	"json_extract(" from ", '" path ".document'), json_extract(" from ", '" path ".sha256'),"          \
	" json_extract(" from ", '" path ".start'), json_extract(" from ", '" path ".end'),"               \
	" json_extract(" from ", '" path ".start_byte'), json_extract(" from ", '" path ".end_byte'),"     \
	" json_extract(" from ", '" path ".exact'), json_extract(" from ", '" path ".prefix'),"            \
	" json_extract(" from ", '" path ".suffix'), json_extract(" from ", '" path ".anchor')"
/* The span of an object that is there; parts after the first are in "parts". */
#define INSERT_SPAN(table)                                                                             \
	"INSERT OR IGNORE INTO span (" SPAN_COLUMNS ") SELECT ?4, 0, " PLACE_OF("?1", "$")               \
	" WHERE " GET("document") " IS NOT NULL AND EXISTS (SELECT 1 FROM " table " WHERE id = ?4)"      \
	" UNION ALL SELECT ?4, j.key + 1, " PLACE_OF("j.value", "$") " FROM json_each(?1, '$.parts') j"  \
	" WHERE EXISTS (SELECT 1 FROM " table " WHERE id = ?4)"
#define DELETE_SPAN "DELETE FROM span WHERE object = ?4"
/* Another place, or others, for what keeps its id and all it says. */
#define MOVE(table) \
	{table, "move", true, \
	 {DELETE_SPAN, INSERT_SPAN(table), "UPDATE " table " SET updated = ?3 WHERE id = ?4"}}

static const struct as_effect effects[] = {
	{"document", "state", false,
	 {"UPDATE document SET path = " GET("path") ", path_bytes = " GET("path_bytes") ", sha256 = " GET("sha256")
	  ", title = " GET("title") ", date = " GET("date") ", source = " GET("source") ", url = " GET("url")
	  " WHERE id = ?4"}},

	{"annotation", "add", true,
	 {"INSERT OR IGNORE INTO annotation (id, kind, type, note, annotator, created, updated)"
	  " SELECT ?4, " GET("kind") ", " GET("type") ", " GET("note") ", " MADE
	  " WHERE " GET("claim") " IS NULL OR " EVER("claim", GET("claim")),
	  INSERT_SPAN("annotation"),
	  "INSERT OR IGNORE INTO appearance (annotation, claim, form) SELECT ?4, " GET("claim") ", " GET("form")
	  " WHERE " GET("claim") " IS NOT NULL AND EXISTS (SELECT 1 FROM annotation WHERE id = ?4)",
	  "INSERT OR IGNORE INTO mention (annotation, entity) SELECT ?4, " GET("entity")
	  " WHERE " EVER("entity", GET("entity")) " AND EXISTS (SELECT 1 FROM annotation WHERE id = ?4)"}},
	{"annotation", "change", false,
	 {"UPDATE annotation SET " PATCH("type") ", " PATCH("note") ", updated = ?3 WHERE id = ?4",
	  "UPDATE appearance SET " PATCH("form") " WHERE annotation = ?4"}},
	MOVE("annotation"),
	{"annotation", "link", true,
	 {"DELETE FROM mention WHERE annotation = ?4",
	  "INSERT INTO mention (annotation, entity) SELECT ?4, " GET("entity")
	  " WHERE " EVER("entity", GET("entity")) " AND EXISTS (SELECT 1 FROM annotation WHERE id = ?4)",
	  "UPDATE annotation SET updated = ?3 WHERE id = ?4"}},
	{"annotation", "confirm", false, {"UPDATE annotation SET updated = ?3 WHERE id = ?4"}},
	{"annotation", "delete", true,
	 {"DELETE FROM appearance WHERE annotation = ?4", "DELETE FROM mention WHERE annotation = ?4", DELETE_SPAN,
	  "DELETE FROM annotation WHERE id = ?4"}},

	{"claim", "add", true,
	 {"INSERT OR IGNORE INTO claim (id, normalised, claimant, role, said, checkworthy, state, verdict, scale,"
	  " rationale, reviewer, claimant_entity, annotator, created, updated) SELECT ?4, " GET("normalised")
	  ", " GET("claimant") ", " GET("role") ", " GET("said") ", " GET("checkworthy") ", " GET("state")
	  ", " GET("verdict") ", " GET("scale") ", " GET("rationale") ", " GET("reviewer")
	  ", iif(" EVER("entity", GET("claimant_entity")) ", " GET("claimant_entity") ", NULL), " MADE}},
	{"claim", "change", true,
	 {"UPDATE claim SET " PATCH("normalised") ", " PATCH("claimant") ", " PATCH("role") ", " PATCH("said")
	  ", " PATCH("checkworthy") ", " PATCH("state") ", " PATCH("verdict") ", " PATCH("scale") ", " PATCH("rationale")
	  ", " PATCH("reviewer") ", updated = ?3 WHERE id = ?4",
	  "UPDATE claim SET claimant_entity = iif(" EVER("entity", GET("set.claimant_entity")) ", "
	  GET("set.claimant_entity") ", NULL) WHERE id = ?4 AND json_type(?1, '$.set.claimant_entity') IS NOT NULL"}},
	{"claim", "confirm", false, {"UPDATE claim SET updated = ?3 WHERE id = ?4"}},
	{"claim", "delete", true, {"DELETE FROM claim WHERE id = ?4"}},

	{"evidence", "add", true,
	 {"INSERT OR IGNORE INTO evidence (id, claim, url, title, accessed, archive_url, stance, quote, note,"
	  " annotator, created, updated) SELECT ?4, " GET("claim") ", " GET("url") ", " GET("title")
	  ", " GET("accessed") ", " GET("archive_url") ", " GET("stance") ", " GET("quote") ", " GET("note")
	  ", " MADE " WHERE " EVER("claim", GET("claim")),
	  INSERT_SPAN("evidence")}},
	{"evidence", "change", false,
	 {"UPDATE evidence SET " PATCH("url") ", " PATCH("title") ", " PATCH("accessed") ", " PATCH("archive_url")
	  ", " PATCH("stance") ", " PATCH("quote") ", " PATCH("note") ", updated = ?3 WHERE id = ?4"}},
	MOVE("evidence"),
	{"evidence", "delete", true, {"DELETE FROM evidence WHERE id = ?4", DELETE_SPAN}},

	{"relation", "add", true,
	 {"INSERT OR IGNORE INTO relation (id, kind, source, target, note, annotator, created, updated)"
	  " SELECT ?4, " GET("kind") ", " GET("source") ", " GET("target") ", " GET("note") ", " MADE
	  " WHERE " EVER("claim", GET("source")) " AND " EVER("claim", GET("target"))}},
	{"relation", "change", false,
	 {"UPDATE relation SET " PATCH("kind") ", " PATCH("note") ", updated = ?3 WHERE id = ?4"}},
	{"relation", "delete", true, {"DELETE FROM relation WHERE id = ?4"}},

	{"entity", "add", true,
	 {"INSERT OR IGNORE INTO entity (id, canonical, type, external_id, note, annotator, created, updated)"
	  " SELECT ?4, " GET("canonical") ", " GET("type") ", " GET("external_id") ", " GET("note") ", " MADE}},
	{"entity", "change", false,
	 {"UPDATE entity SET " PATCH("canonical") ", " PATCH("type") ", " PATCH("external_id") ", " PATCH("note")
	  ", updated = ?3 WHERE id = ?4"}},
	{"entity", "alias", false,
	 {"INSERT OR IGNORE INTO alias (entity, text) SELECT ?4, " GET("text")
	  " WHERE EXISTS (SELECT 1 FROM entity WHERE id = ?4)",
	  "UPDATE entity SET updated = ?3 WHERE id = ?4"}},
	{"entity", "unalias", false,
	 {"DELETE FROM alias WHERE entity = ?4 AND text = " GET("text"),
	  "UPDATE entity SET updated = ?3 WHERE id = ?4"}},
	{"entity", "delete", true, {"DELETE FROM alias WHERE entity = ?4", "DELETE FROM entity WHERE id = ?4"}},

	{"override", "add", true,
	 {"INSERT OR IGNORE INTO override (id, role, annotator, created, updated)"
	  " SELECT ?4, " GET("role") ", " MADE,
	  INSERT_SPAN("override")}},
	{"override", "change", false, {"UPDATE override SET " PATCH("role") ", updated = ?3 WHERE id = ?4"}},
	MOVE("override"),
	{"override", "delete", true, {DELETE_SPAN, "DELETE FROM override WHERE id = ?4"}},

	{"tag", "add", false,
	 {"INSERT OR IGNORE INTO tag (id, name, key, colour, description, parent, type, annotator, created, updated)"
	  " SELECT ?4, " GET("name") ", " GET("key") ", " GET("colour") ", " GET("description") ", " GET("parent")
	  ", " GET("type") ", " MADE}},
	{"tag", "change", false,
	 {"UPDATE tag SET " PATCH("key") ", " PATCH("colour") ", " PATCH("description") ", " PATCH("parent")
	  ", " PATCH("type") ", updated = ?3 WHERE id = ?4"}},
	{"tag", "delete", false, {"DELETE FROM tag WHERE id = ?4"}},

	{"note", "add", true,
	 {"INSERT OR IGNORE INTO note (id, object, text, annotator, created, updated)"
	  " SELECT ?4, " GET("object") ", " GET("text") ", " MADE}},
	{"note", "change", false, {"UPDATE note SET " PATCH("text") ", updated = ?3 WHERE id = ?4"}},
	{"note", "delete", true, {"DELETE FROM note WHERE id = ?4"}},

	{"pin", "add", true,
	 {"INSERT OR IGNORE INTO pin (id, note, annotator, created, updated) SELECT ?4, " GET("note") ", " MADE,
	  INSERT_SPAN("pin")}},
	{"pin", "change", false, {"UPDATE pin SET " PATCH("note") ", updated = ?3 WHERE id = ?4"}},
	MOVE("pin"),
	{"pin", "delete", true, {DELETE_SPAN, "DELETE FROM pin WHERE id = ?4"}},

	{"rejection", "add", true,
	 {"INSERT OR IGNORE INTO rejection (id, type, annotator, created, updated)"
	  " SELECT ?4, " GET("type") ", " MADE,
	  INSERT_SPAN("rejection")}},
	{"rejection", "change", false, {"UPDATE rejection SET " PATCH("type") ", updated = ?3 WHERE id = ?4"}},
	MOVE("rejection"),
	{"rejection", "delete", true, {DELETE_SPAN, "DELETE FROM rejection WHERE id = ?4"}},

	{"filter", "add", false,
	 {"INSERT OR IGNORE INTO filter (id, name, query, annotator, created, updated)"
	  " SELECT ?4, " GET("name") ", " GET("query") ", " MADE}},
	{"filter", "change", false,
	 {"UPDATE filter SET " PATCH("name") ", " PATCH("query") ", updated = ?3 WHERE id = ?4"}},
	{"filter", "delete", false, {"DELETE FROM filter WHERE id = ?4"}},
};

const struct as_effect *as_effect_of(const char *what, const char *verb)
{
	for (size_t i = 0; i < sizeof effects / sizeof effects[0]; i++)
		if (!strcmp(effects[i].what, what) && !strcmp(effects[i].verb, verb))
			return &effects[i];
	return NULL;
}
