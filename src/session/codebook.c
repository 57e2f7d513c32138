/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/codebook.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/map.h"
#include "base/mem.h"
#include "session/state.h"
#include "store/codebook.h"

/* ---- the tree */

static size_t place_of(const struct as_session *session, const char *name)
{
	const struct as_tag *tag = name ? as_session_tag_named(session, name) : NULL;
	return tag ? (size_t)(tag - session->tags) : session->tags_count;
}

/* The parents above a tag, as far as they are there; the last one met is no
 * parent when the chain is a ring. */
static size_t depth_of(const struct as_session *session, size_t n)
{
	size_t depth = 0;
	while ((n = place_of(session, session->tags[n].parent)) < session->tags_count && depth <= session->tags_count)
		depth++;
	return depth > session->tags_count ? 0 : depth;
}

static void count_uses(struct as_tag_row *rows, size_t count, struct as_session *session)
{
	const struct as_annotation **all;
	struct as_map places = {0};
	size_t annotations = as_session_annotations(&all, session, NULL);
	for (size_t i = 0; i < count; i++)
		*as_map_put(&places, rows[i].tag->name, strlen(rows[i].tag->name), (uint32_t)i, NULL) = (uint32_t)i;
	for (size_t i = 0; i < annotations; i++) {
		const uint32_t *place = as_map_get(&places, all[i]->type, strlen(all[i]->type));
		if (place)
			rows[*place].uses++;
	}
	as_map_free(&places);
}

/* Rows of tags whose parent is tags[parent] (or none: tags_count), each with
 * its own below it, without recursion: a stack of where each level is. */
size_t as_session_codebook(struct as_tag_row **out, struct as_session *session)
{
	size_t count = session->tags_count, rows = 0;
	*out = as_calloc(count + 1, sizeof **out);
	size_t *depths = as_calloc(count + 1, sizeof *depths), *nexts = as_calloc(count + 1, sizeof *nexts);
	size_t *parents = as_calloc(count + 1, sizeof *parents);
	for (size_t i = 0; i < count; i++)
		depths[i] = depth_of(session, i);
	parents[0] = count;
	for (size_t level = 0;;) {
		size_t n = nexts[level]++;
		if (n == count) {
			if (!level--)
				break;
			continue;
		}
		bool below = depths[n] == level &&
			     (!level || place_of(session, session->tags[n].parent) == parents[level]);
		if (!below)
			continue;
		(*out)[rows++] = (struct as_tag_row){.tag = &session->tags[n], .depth = level};
		parents[++level] = n;
		nexts[level] = 0;
	}
	free(depths);
	free(nexts);
	free(parents);
	count_uses(*out, rows, session);
	return rows;
}

/* ---- changing */

static bool fits(const struct as_session *session, const struct as_tag *tag, struct as_error *err)
{
	char key[2] = {tag->key, '\0'};
	if (!as_tag_name_fits(tag->name, err) || (tag->key && !as_tag_key_fits(key, err)) ||
	    (tag->colour && !as_tag_colour_fits(tag->colour, err)))
		return false;
	for (size_t i = 0; i < session->tags_count && tag->key; i++)
		if (session->tags[i].key == tag->key && strcmp(session->tags[i].name, tag->name) != 0)
			return as_error_set(err, AS_ERR_CONFLICT, _("%s is the key of %s already"), key,
					    session->tags[i].name);
	if (!tag->parent || !*tag->parent)
		return true;
	if (place_of(session, tag->parent) == session->tags_count)
		return as_error_set(err, AS_ERR_USAGE, _("there is no tag '%s' to be above it"), tag->parent);
	const char *above = tag->parent;
	for (size_t steps = 0; above && steps <= session->tags_count; steps++) {
		if (!strcmp(above, tag->name))
			return as_error_set(err, AS_ERR_CONFLICT, _("%s stands below %s already"), tag->parent,
					    tag->name);
		size_t n = place_of(session, above);
		above = n < session->tags_count ? session->tags[n].parent : NULL;
	}
	return true;
}

static bool set_tag(struct as_session *session, const struct as_tag *tag, struct as_error *err)
{
	char key[2] = {tag->key, '\0'};
	struct as_codebook_tag kept = {
		.name = tag->name, .key = tag->key ? key : NULL, .colour = tag->colour, .description = tag->description,
		.parent = tag->parent && *tag->parent ? tag->parent : NULL, .type = as_tag_type(tag)};
	return as_codebook_set(session->store, &kept, err);
}

bool as_session_set_tag(struct as_session *session, const struct as_tag *tag, struct as_error *err)
{
	return fits(session, tag, err) && as_session_can_write(session, err) &&
	       as_session_changed(session, set_tag(session, tag, err), err);
}

/* One step of undo: what was begun is taken back when it went wrong. */
static bool finish(struct as_session *session, bool ok, struct as_error *err)
{
	if (ok)
		return as_session_commit(session, err);
	as_session_rollback(session);
	return false;
}

bool as_session_rename_tag(struct as_session *session, const char *name, const char *renamed, struct as_error *err)
{
	const struct as_tag *tag = as_session_tag_named(session, name);
	if (!tag)
		return as_error_set(err, AS_ERR_NOT_FOUND, _("there is no tag '%s'"), name);
	if (!as_tag_name_fits(renamed, err))
		return false;
	if (as_session_tag_named(session, renamed))
		return as_error_set(err, AS_ERR_CONFLICT, _("there is a tag \"%s\" already"), renamed);
	char id[AS_UUID_TEXT];
	as_codebook_id(id, name);
	struct as_tag copy = *tag;
	if (!as_session_begin(session, err))
		return false;
	bool ok = copy.origin == AS_TAG_SIDECAR || set_tag(session, &copy, err);
	return finish(session, ok && as_codebook_rename(session->store, name, renamed, err), err);
}

bool as_session_delete_tag(struct as_session *session, const char *name, struct as_error *err)
{
	const struct as_tag *tag = as_session_tag_named(session, name);
	if (!tag)
		return as_error_set(err, AS_ERR_NOT_FOUND, _("there is no tag '%s'"), name);
	if (tag->origin == AS_TAG_OWN)
		return as_error_set(err, AS_ERR_USAGE,
				    _("%s comes with the program; another tag with its key takes its place"), name);
	if (tag->origin == AS_TAG_FILE)
		return as_error_set(err, AS_ERR_USAGE, _("%s is in the file %s, and not of this corpus"), name, "tags");
	const struct as_annotation **all;
	size_t count = as_session_annotations(&all, session, NULL), uses = 0;
	bool below = false;
	for (size_t i = 0; i < session->tags_below_count; i++)
		below = below || !strcmp(session->tags_below[i].name, name);
	for (size_t i = 0; i < count && !below; i++)
		uses += !strcmp(all[i]->type, name);
	if (uses)
		return as_error_set(err, AS_ERR_CONFLICT, ngettext("%zu place is tagged %s: it is needed",
								   "%zu places are tagged %s: it is needed", uses),
				    uses, name);
	char id[AS_UUID_TEXT];
	as_codebook_id(id, name);
	return as_session_can_write(session, err) &&
	       as_session_changed(session, as_codebook_delete(session->store, id, err), err);
}

bool as_session_import_codebook(size_t *count, struct as_session *session, const char *text, size_t len,
				const char *path, struct as_error *err)
{
	struct as_tagfile file;
	as_tagfile_read(&file, text, len, path);
	bool ok = !file.troubles_count || as_error_set(err, AS_ERR_USAGE, "%s", file.troubles[0]);
	*count = file.count;
	ok = ok && as_session_begin(session, err);
	if (ok) {
		for (size_t i = 0; i < file.count && ok; i++)
			ok = set_tag(session, &file.tags[i], err);
		ok = finish(session, ok, err);
	}
	as_tagfile_free(&file);
	return ok;
}
