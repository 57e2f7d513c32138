/* SPDX-License-Identifier: GPL-3.0-or-later */
/* annotation.h's questions about all annotations at once. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "db/statement.h"
#include "store/annotation.h"
#include "store/handle.h"
#include "store/place.h"

/* What else has a span: of these there are few, so that they are looked for
 * rather than the annotations. */
#define OTHERS \
	"SELECT id FROM evidence UNION ALL SELECT id FROM override UNION ALL SELECT id FROM pin" \
	" UNION ALL SELECT id FROM rejection"

bool as_annotation_counts(struct as_tag_count **out, size_t *count, struct as_arena *arena, struct as_store *store,
			  struct as_error *err)
{
	struct as_tag_count *rows = NULL;
	size_t cap = 0;
	struct as_stmt *stmt = as_stmt_take(
		store->db,
		"SELECT d.path, d.path_bytes, n.spans - coalesce(o.spans, 0) AS tags"
		" FROM (SELECT document, count(*) AS spans FROM span WHERE part = 0 GROUP BY document) n"
		" JOIN document d ON d.id = n.document LEFT JOIN (SELECT s.document AS document, count(*) AS spans"
		"  FROM (" OTHERS ") x CROSS JOIN span s ON s.object = x.id AND s.part = 0 GROUP BY s.document) o"
		" ON o.document = n.document WHERE tags > 0 ORDER BY d.path, d.id",
		err);
	enum as_step step;
	*count = 0;
	while ((step = as_stmt_step(stmt, err)) == AS_STEP_ROW) {
		AS_RESERVE(rows, cap, *count + 1);
		rows[(*count)++] = (struct as_tag_count){
			.document = as_place_path(arena, stmt, 0), .tags = (size_t)as_column_int(stmt, 2)};
	}
	as_stmt_release(stmt);
	*out = AS_NEW_ARRAY(arena, struct as_tag_count, *count + 1);
	if (*count)
		memcpy(*out, rows, *count * sizeof *rows);
	free(rows);
	return step == AS_STEP_DONE;
}

bool as_annotation_count(size_t *count, struct as_store *store, const char *document, struct as_error *err)
{
	char id[AS_UUID_TEXT];
	struct as_stmt *stmt = as_stmt_take(
		store->db,
		"SELECT count(*) FROM span s WHERE s.document = ?1 AND s.part = 0"
		" AND NOT EXISTS (SELECT 1 FROM evidence WHERE id = s.object)"
		" AND NOT EXISTS (SELECT 1 FROM override WHERE id = s.object)"
		" AND NOT EXISTS (SELECT 1 FROM pin WHERE id = s.object)"
		" AND NOT EXISTS (SELECT 1 FROM rejection WHERE id = s.object)",
		err);
	as_place_document_id(id, document);
	as_bind_text(stmt, 1, id);
	bool ok = as_stmt_step(stmt, err) == AS_STEP_ROW;
	*count = ok ? (size_t)as_column_int(stmt, 0) : 0;
	as_stmt_release(stmt);
	return ok;
}

bool as_annotation_each_mention(struct as_store *store, as_mention_seen *seen, void *data, struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(store->db,
					    "SELECT a.type, s.exact FROM annotation a"
					    " JOIN span s ON s.object = a.id AND s.part = 0 WHERE a.kind = 'mention'",
					    err);
	enum as_step step;
	while ((step = as_stmt_step(stmt, err)) == AS_STEP_ROW)
		seen(data, as_column_text(stmt, 0), as_column_text(stmt, 1));
	as_stmt_release(stmt);
	return step == AS_STEP_DONE;
}
