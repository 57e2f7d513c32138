/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tags in force: seven of our own, those of the user's file
 * $XDG_CONFIG_HOME/antisigma/tags over them, those of the sidecar over both.
 * Each takes the place of the one below with the same name or key. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "session/codebook.h"
#include "session/config.h"
#include "session/state.h"
#include "session/tagfile.h"
#include "store/codebook.h"

static const struct as_tag own_tags[] = {
	{.name = N_("person"), .key = 'p', .colour = "green",
	 .description = N_("someone, by name or by role")},
	{.name = N_("organisation"), .key = 'o', .colour = "blue",
	 .description = N_("an authority, company, party, paper")},
	{.name = N_("place"), .key = 'l', .colour = "cyan",
	 .description = N_("a country, town, river, building")},
	{.name = N_("date"), .key = 'd', .colour = "magenta",
	 .description = N_("a day, a time, a span of time")},
	{.name = N_("quantity"), .key = 'n', .colour = "magenta",
	 .description = N_("a number with what it counts or measures")},
	{.name = N_("event"), .key = 'v', .colour = "yellow",
	 .description = N_("what happened: a storm, a summit")},
	{.name = N_("other"), .key = 'x', .colour = "default",
	 .description = N_("whatever has no tag of its own")},
};
enum { OWN_TAGS = sizeof own_tags / sizeof *own_tags };

bool as_tag_is_own(const struct as_tag *tag)
{
	for (size_t i = 0; i < OWN_TAGS; i++)
		if (!strcmp(own_tags[i].name, tag->name))
			return !strcmp(own_tags[i].colour, tag->colour);
	return false;
}

/* ---- layers */

/* The tags of one layer over those below: `tags` has room for all. */
static size_t lay_over(struct as_tag *tags, size_t count, const struct as_tag *over, size_t over_count)
{
	for (size_t i = 0; i < over_count; i++) {
		size_t place = count, kept = 0;
		for (size_t n = count; n-- > 0;)
			if (!strcmp(tags[n].name, over[i].name) ||
			    (over[i].key && tags[n].key == over[i].key && tags[n].origin < over[i].origin))
				place = n;
		for (size_t n = 0; n < count; n++) { /* it may take the place of two: of one's name, of another's key */
			bool gone = !strcmp(tags[n].name, over[i].name) ||
				    (over[i].key && tags[n].key == over[i].key && tags[n].origin < over[i].origin);
			if (!gone || n == place)
				tags[kept++] = tags[n];
		}
		count = place == count ? kept + 1 : kept;
		tags[place] = over[i];
	}
	return count;
}

static void load_file(struct as_tagfile *file, struct as_config *config)
{
	char *path = as_config_path("tags");
	struct as_buf text = AS_BUF_INIT;
	struct as_error err = AS_ERROR_INIT;
	*file = (struct as_tagfile){.count = 0};
	if (path && as_file_read(&text, path, AS_TAGFILE_BYTES, NULL, &err))
		as_tagfile_read(file, text.data, text.len, path);
	else if (path && err.code != AS_ERR_NOT_FOUND)
		as_config_trouble(config, as_error_text(&err));
	for (size_t i = 0; i < file->troubles_count; i++)
		as_config_trouble(config, file->troubles[i]);
	as_error_clear(&err);
	as_buf_free(&text);
	free(path);
}

static const char *kept(struct as_session *session, const char *text)
{
	return text && *text ? as_arena_strdup(&session->tags_arena, text) : NULL;
}

void as_session_load_tags(struct as_session *session)
{
	struct as_tagfile file;
	load_file(&file, &session->config);
	for (size_t i = 0; i < file.count; i++) {
		struct as_tag *tag = &file.tags[i];
		*tag = (struct as_tag){
			.name = kept(session, tag->name), .key = tag->key, .colour = kept(session, tag->colour),
			.description = kept(session, tag->description), .parent = kept(session, tag->parent),
			.of_documents = tag->of_documents, .origin = AS_TAG_FILE};
	}
	session->tags_below = AS_NEW_ARRAY(&session->tags_arena, struct as_tag, OWN_TAGS + file.count);
	memcpy(session->tags_below, own_tags, sizeof own_tags);
	session->tags_below_count = lay_over(session->tags_below, OWN_TAGS, file.tags, file.count);
	session->tags = session->tags_below;
	session->tags_count = session->tags_below_count;
	as_tagfile_free(&file);
}

/* ---- those of the sidecar */

static bool same_text(const char *a, const char *b)
{
	return !strcmp(a ? a : "", b ? b : "");
}

static bool same_tags(const struct as_codebook_tag *a, size_t a_count, const struct as_codebook_tag *b, size_t b_count)
{
	bool same = a_count == b_count;
	for (size_t i = 0; i < a_count && same; i++)
		same = same_text(a[i].name, b[i].name) && same_text(a[i].key, b[i].key) &&
		       same_text(a[i].colour, b[i].colour) && same_text(a[i].description, b[i].description) &&
		       same_text(a[i].parent, b[i].parent) && same_text(a[i].type, b[i].type);
	return same;
}

/* What another program wrote need not be what ours would. */
static struct as_tag tag_of(const struct as_codebook_tag *kept_tag)
{
	return (struct as_tag){
		.name = kept_tag->name,
		.key = kept_tag->key && as_tag_key_fits(kept_tag->key, NULL) ? *kept_tag->key : '\0',
		.colour = kept_tag->colour && as_tag_colour_fits(kept_tag->colour, NULL) ? kept_tag->colour : "default",
		.description = kept_tag->description,
		.parent = kept_tag->parent,
		.of_documents = kept_tag->type && !strcmp(kept_tag->type, "document"),
		.origin = AS_TAG_SIDECAR,
	};
}

static void take_above(struct as_session *session, const struct as_codebook_tag *tags, size_t count)
{
	struct as_arena *arena = &session->tags_arena;
	session->tags_above = AS_NEW_ARRAY(arena, struct as_codebook_tag, count + 1);
	session->tags_above_count = count;
	struct as_tag *over = AS_NEW_ARRAY(arena, struct as_tag, count + 1);
	for (size_t i = 0; i < count; i++) {
		session->tags_above[i] = (struct as_codebook_tag){
			.name = kept(session, tags[i].name), .key = kept(session, tags[i].key),
			.colour = kept(session, tags[i].colour), .description = kept(session, tags[i].description),
			.parent = kept(session, tags[i].parent), .type = kept(session, tags[i].type)};
		over[i] = tag_of(&session->tags_above[i]);
		for (size_t n = 0; n < i && over[i].key; n++) /* a merge can bring two */
			if (over[n].key == over[i].key)
				over[i].key = '\0';
	}
	session->tags = AS_NEW_ARRAY(arena, struct as_tag, session->tags_below_count + count + 1);
	memcpy(session->tags, session->tags_below, session->tags_below_count * sizeof *session->tags);
	session->tags_count = lay_over(session->tags, session->tags_below_count, over, count);
}

bool as_session_reload_tags(struct as_session *session, struct as_error *err)
{
	struct as_arena arena = {0};
	struct as_codebook_tag *tags;
	size_t count;
	bool ok = as_codebook_list(&tags, &count, &arena, session->store, err);
	if (ok && !same_tags(tags, count, session->tags_above, session->tags_above_count))
		take_above(session, tags, count);
	as_arena_free(&arena);
	return ok;
}

/* ---- asking */

size_t as_session_tags(const struct as_tag **out, const struct as_session *session)
{
	*out = session->tags;
	return session->tags_count;
}

const struct as_tag *as_session_tag_named(const struct as_session *session, const char *name)
{
	for (size_t i = 0; i < session->tags_count; i++)
		if (!strcmp(session->tags[i].name, name))
			return &session->tags[i];
	return NULL;
}

bool as_session_knows_tag(const struct as_session *session, const char *type, bool documents, struct as_error *err)
{
	const struct as_tag *tag = as_session_tag_named(session, type);
	if (tag && (documents || !tag->of_documents))
		return true;
	if (tag)
		return as_error_set(err, AS_ERR_USAGE, _("the tag %s is for whole documents"), type);
	struct as_buf names = AS_BUF_INIT;
	for (size_t i = 0; i < session->tags_count; i++)
		if (documents || !session->tags[i].of_documents)
			as_buf_printf(&names, "%s%s", names.len ? ", " : "", session->tags[i].name);
	as_error_set(err, AS_ERR_USAGE, _("there is no tag '%s'; the tags are %s"), type, names.data);
	as_buf_free(&names);
	return false;
}
