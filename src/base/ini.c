/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/ini.h"

#include <ini.h>
#include <string.h>

#include "base/i18n.h"

/* inih asks for a line at a time, and calls back before it asks for the next. */
struct reading {
	const char *text;
	size_t len, at, line;
	as_ini_take *take;
	void *data;
	bool understood; /* the line at hand was a setting, a section, a comment, or empty */
};

static bool needs_no_setting(const char *line, size_t len)
{
	size_t at = 0;
	while (at < len && (line[at] == ' ' || line[at] == '\t' || line[at] == '\r'))
		at++;
	if (at == len || line[at] == '#' || line[at] == ';')
		return true;
	return line[at] == '[' && memchr(line + at, ']', len - at);
}

static void end_line(struct reading *reading)
{
	if (reading->line && !reading->understood)
		reading->take(reading->data, NULL, reading->line,
			      _("not understood: [section] or NAME = VALUE is wanted here"));
}

static char *next_line(char *out, int size, void *stream)
{
	struct reading *reading = stream;
	end_line(reading);
	reading->understood = true;
	if (reading->at >= reading->len || size < 2)
		return NULL;
	const char *line = reading->text + reading->at;
	const char *end = memchr(line, '\n', reading->len - reading->at);
	size_t len = end ? (size_t)(end - line) : reading->len - reading->at;
	reading->at += len + (end != NULL);
	reading->line++;
	size_t start = strspn(line, " \t") < len ? strspn(line, " \t") : len;
	bool too_long = len > AS_INI_LINE || len > (size_t)size - 2 || memchr(line, '\0', len);
	if (too_long) {
		reading->take(reading->data, NULL, reading->line, _("the line is too long, or holds a NUL"));
		len = start = 0;
	}
	reading->understood = needs_no_setting(line, len);
	/* Without its indentation: inih takes an indented line for more of the last value. */
	memcpy(out, line + start, len - start);
	memcpy(out + len - start, "\n", 2);
	return out;
}

static int on_setting(void *user, const char *section, const char *name, const char *value)
{
	struct reading *reading = user;
	struct as_ini_entry entry = {section, name, value ? value : "", reading->line};
	reading->understood = true;
	reading->take(reading->data, &entry, reading->line, NULL);
	return 1;
}

void as_ini_read(const char *text, size_t len, as_ini_take *take, void *data)
{
	struct reading reading = {.text = text, .len = len, .take = take, .data = data, .understood = true};
	ini_parse_stream(next_line, &reading, on_setting, &reading);
}
