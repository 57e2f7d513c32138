/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/script.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "text/utf8.h"

static struct term_step *add(struct term_script *script, enum term_step_kind kind)
{
	AS_RESERVE(script->steps, script->cap, script->count + 1);
	struct term_step *step = &script->steps[script->count++];
	*step = (struct term_step){.kind = kind};
	return step;
}

static bool read_key(struct term_script *script, const char *rest, struct as_error *err)
{
	struct term_key *keys;
	size_t count;
	if (!term_keys_parse(&keys, &count, rest, err))
		return false;
	for (size_t i = 0; i < count; i++)
		add(script, TERM_STEP_KEY)->key = keys[i];
	free(keys);
	return true;
}

static bool read_type(struct term_script *script, const char *rest, struct as_error *err)
{
	size_t len = strlen(rest);
	for (size_t at = 0; at < len;) {
		uint32_t code;
		at += as_utf8_next(&code, rest, len, at);
		if (as_is_invalid(code))
			return as_error_set(err, AS_ERR_FORMAT, _("the text to type is not UTF-8"));
		add(script, TERM_STEP_KEY)->key = (struct term_key){code, 0};
	}
	return true;
}

static bool read_paste(struct term_script *script, const char *rest, struct as_error *err)
{
	(void)err;
	add(script, TERM_STEP_PASTE)->text = as_strdup(rest);
	return true;
}

static bool read_say(struct term_script *script, const char *rest, struct as_error *err)
{
	(void)err;
	add(script, TERM_STEP_SAY)->text = as_strdup(rest);
	return true;
}

static bool read_size(struct term_script *script, const char *rest, struct as_error *err)
{
	int rows, cols;
	char more;
	if (sscanf(rest, "%6d %6d %c", &rows, &cols, &more) != 2 || rows < 0 || cols < 0)
		return as_error_set(err, AS_ERR_FORMAT, _("a size is two numbers, rows and columns"));
	struct term_step *step = add(script, TERM_STEP_SIZE);
	step->rows = rows;
	step->cols = cols;
	return true;
}

static bool read_signal(struct term_script *script, const char *rest, struct as_error *err)
{
	static const struct {
		const char *name;
		int number;
	} known[] = {{"HUP", SIGHUP}, {"INT", SIGINT}, {"QUIT", SIGQUIT}, {"TERM", SIGTERM}};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		if (!strcmp(known[i].name, rest)) {
			add(script, TERM_STEP_SIGNAL)->number = known[i].number;
			return true;
		}
	}
	return as_error_set(err, AS_ERR_FORMAT, _("a signal is HUP, INT, QUIT or TERM, not \"%s\""), rest);
}

static bool read_dump(struct term_script *script, const char *rest, struct as_error *err)
{
	bool attrs = !strcmp(rest, "attrs");
	if (*rest && !attrs)
		return as_error_set(err, AS_ERR_FORMAT, _("\"dump\" stands alone or before \"attrs\""));
	add(script, TERM_STEP_DUMP)->number = attrs;
	return true;
}

static const struct {
	const char *word;
	bool (*read)(struct term_script *script, const char *rest, struct as_error *err);
} commands[] = {
	{"key", read_key},   {"type", read_type},     {"paste", read_paste}, {"say", read_say},
	{"size", read_size}, {"signal", read_signal}, {"dump", read_dump},
};

static bool read_line(struct term_script *script, char *line, struct as_error *err)
{
	if (!*line || *line == '#')
		return true;
	char *rest = strchr(line, ' ');
	if (rest)
		*rest++ = '\0';
	else
		rest = line + strlen(line);
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
		if (!strcmp(commands[i].word, line))
			return commands[i].read(script, rest, err);
	return as_error_set(err, AS_ERR_FORMAT, _("unknown command \"%s\""), line);
}

bool term_script_parse(struct term_script *script, const char *text, size_t len, const char *name,
		       struct as_error *err)
{
	*script = (struct term_script){0};
	size_t number = 0;
	for (size_t at = 0; at < len;) {
		const char *end = memchr(text + at, '\n', len - at);
		size_t line_len = end ? (size_t)(end - text) - at : len - at;
		char *line = as_strndup(text + at, line_len);
		bool ok = read_line(script, line, err);
		free(line);
		number++;
		if (!ok)
			return as_error_wrap(err, _("%s, line %zu"), name, number);
		at += line_len + 1;
	}
	return true;
}

void term_script_free(struct term_script *script)
{
	for (size_t i = 0; i < script->count; i++)
		free(script->steps[i].text);
	free(script->steps);
	*script = (struct term_script){0};
}
