/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/session.h"

#include "base/file.h"
#include "base/i18n.h"
#include "exchange/formats.h"

static size_t rows_of(const struct as_export *export, enum as_export_what what)
{
	enum as_kind kind = what == AS_EXPORT_CLAIMS ? AS_APPEARANCE : AS_MENTION;
	size_t rows = 0;
	if (what == AS_EXPORT_REGISTER)
		return export->entities_count;
	if (what == AS_EXPORT_EVIDENCE)
		return export->evidence_count;
	for (size_t i = 0; i < export->annotations_count; i++)
		rows += export->annotations[i].kind == kind;
	return rows;
}

bool as_session_export(size_t *rows, struct as_session *session, const char *what, const char *path,
		       struct as_error *err)
{
	struct as_export export = {0};
	struct as_buf out = AS_BUF_INIT;
	struct as_store *store = as_session_store(session);
	struct as_export_options how = {.what = as_formats_what_named(what)};
	const struct as_format *format = as_formats_find("csv", err);
	if (!format)
		return false;
	if (how.what == AS_EXPORT_WHATS)
		return as_error_set(err, AS_ERR_USAGE, _("%s cannot be exported: entities, claims, evidence or register can"),
				    what);
	if (store && !as_export_load(&export, store, err))
		return false;
	as_session_find_anchors(session, export.held_annotations.items, export.held_annotations.count);
	bool fine = format->write(&out, &export, &how, err) && as_file_replace(path, out.data, out.len, err);
	if (rows)
		*rows = rows_of(&export, how.what);
	as_export_free(&export);
	as_buf_free(&out);
	return fine;
}
