/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tags that keys set: seven of our own, and those of the user's file
 * $XDG_CONFIG_HOME/antisigma/tags, a line each: KEY NAME [COLOUR [DESCRIPTION]]. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "session/config.h"
#include "session/state.h"

enum { FILE_LIMIT = 64 * 1024, TAGS_LIMIT = 52 };

static const struct as_tag own_tags[] = {
	{.name = "person", .key = 'p', .colour = "cyan", .description = N_("person")},
	{.name = "organisation", .key = 'o', .colour = "yellow", .description = N_("organisation")},
	{.name = "place", .key = 'l', .colour = "green", .description = N_("place")},
	{.name = "date", .key = 'd', .colour = "magenta", .description = N_("date")},
	{.name = "quantity", .key = 'n', .colour = "blue", .description = N_("quantity")},
	{.name = "event", .key = 'v', .colour = "red", .description = N_("event")},
	{.name = "other", .key = 'x', .colour = "white", .description = N_("other")},
};
enum { OWN_TAGS = sizeof own_tags / sizeof *own_tags };

static bool is_name(const char *text)
{
	return *text && strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_-") == strlen(text);
}

/* Takes the tag of one line, in place of one with the same name or key. */
static void take_line(struct as_session *session, char *line)
{
	char *rest = line;
	char *key = strsep(&rest, " \t"), *name = NULL, *colour = NULL;
	while (rest && (!name || !*name))
		name = strsep(&rest, " \t");
	while (rest && (!colour || !*colour))
		colour = strsep(&rest, " \t");
	bool letter = key && strlen(key) == 1 && (*key | 0x20) >= 'a' && (*key | 0x20) <= 'z';
	if (!letter || !name || !is_name(name) || !strcmp(name, "claim"))
		return;
	const char *description = rest && *rest ? rest : name;
	struct as_tag tag = {
		.name = as_arena_strdup(&session->tags_arena, name),
		.key = *key,
		.colour = as_arena_strdup(&session->tags_arena, colour && *colour ? colour : "white"),
		.description = as_arena_strdup(&session->tags_arena, description),
	};
	for (size_t i = 0; i < session->tags_count; i++)
		if (session->tags[i].key == *key || !strcmp(session->tags[i].name, name)) {
			session->tags[i] = tag;
			return;
		}
	if (session->tags_count < TAGS_LIMIT)
		session->tags[session->tags_count++] = tag;
}

void as_session_load_tags(struct as_session *session)
{
	session->tags = as_calloc(TAGS_LIMIT, sizeof *session->tags);
	for (; session->tags_count < OWN_TAGS; session->tags_count++) {
		struct as_tag tag = own_tags[session->tags_count];
		tag.description = _(tag.description);
		session->tags[session->tags_count] = tag;
	}
	char *path = as_config_path("tags");
	struct as_buf text = AS_BUF_INIT;
	if (path && as_file_read(&text, path, FILE_LIMIT, NULL, NULL))
		for (char *rest = text.data, *line; (line = strsep(&rest, "\n"));)
			take_line(session, line);
	as_buf_free(&text);
	free(path);
}

size_t as_session_tags(const struct as_tag **out, const struct as_session *session)
{
	*out = session->tags;
	return session->tags_count;
}
