/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/place.h"

#include <string.h>

#include "base/hash.h"
#include "base/i18n.h"
#include "text/utf8.h"

/* ---- documents */

/* A UUID of version 8 (RFC 9562): the first bits of a SHA-256. */
void as_place_made_id(char out[AS_UUID_TEXT], const void *bytes, size_t len)
{
	static const char shape[] = "xxxxxxxx-xxxx-8xxx-axxx-xxxxxxxxxxxx";
	char hash[AS_SHA256_HEX];
	as_sha256(hash, bytes, len);
	for (size_t i = 0, at = 0; i < sizeof shape; i++)
		out[i] = shape[i] == 'x' ? hash[at++] : shape[i];
}

void as_place_document_id(char out[AS_UUID_TEXT], const char *path)
{
	as_place_made_id(out, path, strlen(path));
}

static const char *stated(const struct as_doc *doc, enum as_field field)
{
	const char *value = doc->metadata[field].value;
	return value && *value ? value : NULL;
}

static bool same_text(struct as_stmt *stmt, int at, const char *value)
{
	const char *known = as_column_text(stmt, at);
	return known && value ? !strcmp(known, value) : !known && !value;
}

/* 1 when the sidecar lists the document with exactly these facts, 0 when not, -1 on failure. */
static int is_known(struct as_store *store, const char *id, const struct as_doc *doc, struct as_error *err)
{
	struct as_stmt *stmt =
		as_stmt_take(store->db, "SELECT sha256, title, date, source, url FROM document WHERE id = ?1", err);
	as_bind_text(stmt, 1, id);
	enum as_step step = as_stmt_step(stmt, err);
	int known = step == AS_STEP_FAILED ? -1 : 0;
	if (step == AS_STEP_ROW)
		known = same_text(stmt, 0, doc->sha256) && same_text(stmt, 1, stated(doc, AS_FIELD_TITLE)) &&
			same_text(stmt, 2, stated(doc, AS_FIELD_DATE)) &&
			same_text(stmt, 3, stated(doc, AS_FIELD_SOURCE)) &&
			same_text(stmt, 4, stated(doc, AS_FIELD_URL));
	as_stmt_release(stmt);
	return known;
}

/* JSON cannot hold a path that is not UTF-8; its bytes go in beside it. */
static void put_path(struct as_action *action, const char *path)
{
	size_t len = strlen(path);
	as_action_text(action, "path", path);
	if (!as_utf8_invalid(path, len))
		return;
	struct as_buf hex = AS_BUF_INIT;
	for (size_t i = 0; i < len; i++)
		as_buf_printf(&hex, "%02x", (unsigned char)path[i]);
	as_action_text(action, "path_bytes", hex.data);
	as_buf_free(&hex);
}

bool as_place_state(struct as_store *store, const struct as_doc *doc, struct as_error *err)
{
	char id[AS_UUID_TEXT];
	as_place_document_id(id, doc->path);
	int known = is_known(store, id, doc, err);
	if (known)
		return known > 0;
	struct as_action action;
	as_action_begin(&action, "state", "document", id);
	put_path(&action, doc->path);
	as_action_text(&action, "sha256", doc->sha256);
	as_action_text(&action, "title", stated(doc, AS_FIELD_TITLE));
	as_action_text(&action, "date", stated(doc, AS_FIELD_DATE));
	as_action_text(&action, "source", stated(doc, AS_FIELD_SOURCE));
	as_action_text(&action, "url", stated(doc, AS_FIELD_URL));
	return as_action_finish(&action, store, err);
}

/* ---- anchors */

static bool hash_known(const char *sha256, const struct as_doc *doc, struct as_error *err)
{
	return (sha256 && strlen(sha256) == AS_SHA256_HEX - 1) ||
	       as_error_set(err, AS_ERR_USAGE, _("%s: its hash is not known yet"), doc->path);
}

bool as_place_valid(const struct as_anchor *anchor, const struct as_doc *doc, struct as_error *err)
{
	if (!doc->path || !*doc->path || !anchor->document || strcmp(anchor->document, doc->path) != 0)
		return as_error_set(err, AS_ERR_USAGE, _("the words are not of this document"));
	if (!hash_known(doc->sha256, doc, err) || !hash_known(anchor->sha256, doc, err))
		return false;
	if (anchor->start >= anchor->end || anchor->start_byte >= anchor->end_byte || !anchor->exact ||
	    !*anchor->exact || anchor->end > INT64_MAX || anchor->end_byte > INT64_MAX)
		return as_error_set(err, AS_ERR_USAGE, _("%s: an empty range cannot be tagged"), doc->path);
	return true;
}

bool as_place_whole(struct as_anchor *anchor, const struct as_doc *doc, struct as_error *err)
{
	*anchor = (struct as_anchor){.document = doc->path, .sha256 = doc->sha256, .exact = "", .prefix = "", .suffix = ""};
	return hash_known(doc->sha256, doc, err);
}

static void put_number(struct as_action *action, const char *name, uint64_t value)
{
	as_json_key(&action->json, name);
	as_json_integer(&action->json, (int64_t)value);
}

static void put_text(struct as_action *action, const char *name, const char *value)
{
	as_json_key(&action->json, name);
	as_json_string(&action->json, value ? value : "");
}

void as_place_put(struct as_action *action, const struct as_anchor *anchor)
{
	char document[AS_UUID_TEXT];
	as_place_document_id(document, anchor->document);
	as_action_text(action, "document", document);
	as_action_text(action, "sha256", anchor->sha256);
	put_number(action, "start", anchor->start);
	put_number(action, "end", anchor->end);
	put_number(action, "start_byte", anchor->start_byte);
	put_number(action, "end_byte", anchor->end_byte);
	put_text(action, "exact", anchor->exact);
	put_text(action, "prefix", anchor->prefix);
	put_text(action, "suffix", anchor->suffix);
	as_action_text(action, "anchor", as_anchor_state_name(anchor->state));
}

void as_place_put_parts(struct as_action *action, const struct as_anchor *parts, size_t count)
{
	if (!count)
		return;
	as_json_key(&action->json, "parts");
	as_json_begin_array(&action->json);
	for (size_t i = 0; i < count; i++) {
		as_json_begin_object(&action->json);
		as_place_put(action, &parts[i]);
		as_json_end_object(&action->json);
	}
	as_json_end_array(&action->json);
}

/* ---- rows */

const char *as_place_text(struct as_arena *arena, struct as_stmt *stmt, int at)
{
	const char *text = as_column_text(stmt, at);
	return text ? as_arena_strdup(arena, text) : NULL;
}

void as_place_id(char out[AS_UUID_TEXT], struct as_stmt *stmt, int at)
{
	const char *text = as_column_text(stmt, at);
	if (text && as_uuid_valid(text))
		memcpy(out, text, AS_UUID_TEXT);
	else
		out[0] = '\0';
}

static int nibble(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

const char *as_place_path(struct as_arena *arena, struct as_stmt *stmt, int at)
{
	const char *hex = as_column_text(stmt, at + 1), *plain = as_column_text(stmt, at);
	if (!hex)
		return as_arena_strdup(arena, plain ? plain : "");
	size_t len = strlen(hex) / 2;
	char *path = AS_NEW_ARRAY(arena, char, len + 1);
	for (size_t i = 0; i < len; i++) {
		int high = nibble(hex[2 * i]), low = nibble(hex[2 * i + 1]);
		unsigned char byte = high < 0 || low < 0 ? '?' : (unsigned char)(high * 16 + low);
		path[i] = (char)byte;
	}
	return path;
}

static uint64_t column_offset(struct as_stmt *stmt, int at)
{
	int64_t value = as_column_int(stmt, at);
	return value > 0 ? (uint64_t)value : 0;
}

static enum as_anchor_state state_named(const char *name)
{
	for (unsigned i = 0; name && i < AS_ANCHOR_STATES; i++)
		if (!strcmp(as_anchor_state_name((enum as_anchor_state)i), name))
			return (enum as_anchor_state)i;
	return AS_ANCHOR_ORPHAN;
}

int as_place_get(struct as_anchor *anchor, struct as_arena *arena, struct as_stmt *stmt, int at)
{
	anchor->document = as_place_path(arena, stmt, at);
	anchor->sha256 = as_place_text(arena, stmt, at + 2);
	anchor->start = column_offset(stmt, at + 3);
	anchor->end = column_offset(stmt, at + 4);
	anchor->start_byte = column_offset(stmt, at + 5);
	anchor->end_byte = column_offset(stmt, at + 6);
	anchor->exact = as_place_text(arena, stmt, at + 7);
	anchor->prefix = as_place_text(arena, stmt, at + 8);
	anchor->suffix = as_place_text(arena, stmt, at + 9);
	anchor->state = state_named(as_column_text(stmt, at + 10));
	return at + 11;
}
