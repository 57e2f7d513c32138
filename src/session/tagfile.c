/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/tagfile.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

/* ---- what a tag may say */

bool as_tag_name_fits(const char *name, struct as_error *err)
{
	size_t len = strlen(name);
	if (!len || len > 60 || strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_-") != len)
		return as_error_set(err, AS_ERR_USAGE,
				    _("'%s' is no name of a tag: it has small letters a to z, digits, - and _"), name);
	return strcmp(name, "claim") ||
	       as_error_set(err, AS_ERR_USAGE, _("'claim' is no tag: claims have their own form"));
}

bool as_tag_key_fits(const char *key, struct as_error *err)
{
	bool letter = *key && !key[1] && (*key | 0x20) >= 'a' && (*key | 0x20) <= 'z';
	return letter ||
	       as_error_set(err, AS_ERR_USAGE, _("the key of a tag is a letter from a to z or A to Z, not '%s'"), key);
}

bool as_tag_colour_fits(const char *colour, struct as_error *err)
{
	static const char *const names[] = {"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"};
	const char *plain = !strncmp(colour, "bright-", 7) ? colour + 7 : colour;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcmp(names[i], plain))
			return true;
	return !strcmp(colour, "default") ||
	       as_error_set(err, AS_ERR_USAGE,
			    _("'%s' is no colour: black, red, green, yellow, blue, magenta, cyan, white, "
			      "each also with bright- before it, or default"), colour);
}

bool as_tag_type_fits(const char *type, struct as_error *err)
{
	return !strcmp(type, "mention") || !strcmp(type, "document") ||
	       as_error_set(err, AS_ERR_USAGE, _("the type of a tag is mention or document, not '%s'"), type);
}

const char *as_tag_type(const struct as_tag *tag)
{
	return tag->of_documents ? N_("document") : N_("mention");
}

/* ---- reading */

struct reading {
	struct as_tagfile *file;
	const char *path;
	size_t line;
	bool skipping; /* the lines of a tag that was refused */
};

static void complain(struct reading *reading, const char *what)
{
	struct as_tagfile *file = reading->file;
	char *text = as_asprintf("%s:%zu: %s", reading->path, reading->line, what);
	AS_RESERVE(file->troubles, file->troubles_cap, file->troubles_count + 1);
	file->troubles[file->troubles_count++] = as_arena_strdup(&file->arena, text);
	free(text);
}

/* What an error says, as a trouble of the line; the error is empty afterwards. */
static bool refuse(struct reading *reading, struct as_error *err)
{
	complain(reading, as_error_text(err));
	as_error_clear(err);
	return false;
}

static char *trim(char *text)
{
	text += strspn(text, " \t");
	size_t len = strlen(text);
	while (len && strchr(" \t\r", text[len - 1]))
		text[--len] = '\0';
	return text;
}

static bool add_tag(struct reading *reading, const char *name)
{
	struct as_tagfile *file = reading->file;
	struct as_error err = AS_ERROR_INIT;
	if (!as_tag_name_fits(name, &err))
		return refuse(reading, &err);
	for (size_t i = 0; i < file->count; i++)
		if (!strcmp(file->tags[i].name, name)) {
			as_error_set(&err, AS_ERR_USAGE, _("the tag %s stands above already"), name);
			return refuse(reading, &err);
		}
	if (file->count == AS_TAGFILE_TAGS) {
		complain(reading, _("there are too many tags"));
		return false;
	}
	AS_RESERVE(file->tags, file->cap, file->count + 1);
	file->tags[file->count++] =
		(struct as_tag){.name = as_arena_strdup(&file->arena, name), .colour = "default"};
	return true;
}

static bool set_key(struct reading *reading, struct as_tag *tag, const char *key)
{
	struct as_tagfile *file = reading->file;
	struct as_error err = AS_ERROR_INIT;
	if (!as_tag_key_fits(key, &err))
		return refuse(reading, &err);
	for (size_t i = 0; i < file->count; i++)
		if (file->tags[i].key == *key && &file->tags[i] != tag) {
			as_error_set(&err, AS_ERR_USAGE, _("%s is the key of %s already"), key, file->tags[i].name);
			return refuse(reading, &err);
		}
	tag->key = *key;
	return true;
}

static void set_value(struct reading *reading, const char *name, const char *value)
{
	struct as_tagfile *file = reading->file;
	struct as_tag *tag = &file->tags[file->count - 1];
	struct as_error err = AS_ERROR_INIT;
	bool fine = true;
	if (!*value)
		return;
	if (!strcmp(name, "key"))
		set_key(reading, tag, value);
	else if (!strcmp(name, "colour") && (fine = as_tag_colour_fits(value, &err)))
		tag->colour = as_arena_strdup(&file->arena, value);
	else if (!strcmp(name, "description"))
		tag->description = as_arena_strdup(&file->arena, value);
	else if (!strcmp(name, "parent") && (fine = as_tag_name_fits(value, &err)))
		tag->parent = as_arena_strdup(&file->arena, value);
	else if (!strcmp(name, "type") && (fine = as_tag_type_fits(value, &err)))
		tag->of_documents = !strcmp(value, "document");
	else if (fine)
		fine = as_error_set(&err, AS_ERR_USAGE,
				    _("a tag has no '%s': key, colour, description, parent, type"), name);
	if (!fine)
		refuse(reading, &err);
}

/* One line of the form with sections. */
static void take_line(struct reading *reading, char *line)
{
	line = trim(line);
	if (!*line || *line == '#' || *line == ';')
		return;
	size_t len = strlen(line);
	if (*line == '[') {
		bool tag = !strncmp(line, "[tag ", 5) && line[len - 1] == ']';
		if (tag)
			line[len - 1] = '\0';
		else
			complain(reading, _("not understood: [tag NAME] is wanted here"));
		reading->skipping = !tag || !add_tag(reading, trim(line + 5));
		return;
	}
	char *equals = strchr(line, '=');
	if (reading->skipping)
		return;
	if (!equals || !reading->file->count) {
		complain(reading, _("not understood: [tag NAME] or NAME = VALUE is wanted here"));
		return;
	}
	*equals = '\0';
	set_value(reading, trim(line), trim(equals + 1));
}

/* One line of the older form: KEY NAME [COLOUR [DESCRIPTION]]. */
static void take_old_line(struct reading *reading, char *line)
{
	char *rest = trim(line);
	if (!*rest || *rest == '#' || *rest == ';')
		return;
	char *words[3] = {NULL};
	for (size_t i = 0; i < 3 && rest && *rest; i++) {
		words[i] = strsep(&rest, " \t");
		if (rest)
			rest += strspn(rest, " \t");
	}
	if (!words[1]) {
		complain(reading, _("not understood: KEY NAME COLOUR DESCRIPTION is wanted here"));
		return;
	}
	if (!add_tag(reading, words[1]))
		return;
	set_value(reading, "key", words[0]);
	set_value(reading, "colour", words[2] ? words[2] : "");
	set_value(reading, "description", rest ? rest : "");
}

static bool has_sections(const char *text)
{
	while (text && *text) {
		text += strspn(text, " \t");
		if (*text == '[')
			return true;
		text = strchr(text, '\n');
		text += text != NULL;
	}
	return false;
}

void as_tagfile_read(struct as_tagfile *file, const char *text, size_t len, const char *path)
{
	struct reading reading = {.file = file, .path = path};
	*file = (struct as_tagfile){.count = 0};
	char *copy = as_strndup(text, len), *rest = copy;
	bool sections = has_sections(copy), whole = strlen(copy) == len;
	for (char *line; (line = strsep(&rest, "\n"));) {
		reading.line++;
		if (sections)
			take_line(&reading, line);
		else
			take_old_line(&reading, line);
	}
	if (!whole)
		complain(&reading, _("a NUL ends what is read here"));
	free(copy);
}

void as_tagfile_free(struct as_tagfile *file)
{
	free(file->tags);
	free(file->troubles);
	as_arena_free(&file->arena);
	*file = (struct as_tagfile){.count = 0};
}

/* ---- printing */

/* A value has one line. */
static void print_value(struct as_buf *out, const char *name, const char *value)
{
	if (!value || !*value)
		return;
	as_buf_printf(out, "%s = ", name);
	for (; *value; value++)
		as_buf_addc(out, strchr("\n\r\t", *value) ? ' ' : *value);
	as_buf_addc(out, '\n');
}

void as_tagfile_print(struct as_buf *out, const struct as_tag *tags, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char key[2] = {tags[i].key, '\0'};
		as_buf_printf(out, "%s[tag %s]\n", i ? "\n" : "", tags[i].name);
		print_value(out, "key", key);
		print_value(out, "colour", tags[i].colour);
		print_value(out, "description", tags[i].description);
		print_value(out, "parent", tags[i].parent);
		print_value(out, "type", as_tag_type(&tags[i]));
	}
}
