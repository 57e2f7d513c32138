/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/csvread.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "exchange/csv.h"
#include "text/utf8.h"

struct reading {
	const char *path;
	as_csv_take_row *take;
	void *data;
	struct as_error *err;
	struct as_arena arena;      /* the cells of the row */
	const char *cells[AS_CSV_COLUMNS];
	size_t count;
	size_t line, first;         /* the line being read, and the one where the row began */
	bool failed;
};

static void fail(struct reading *reading, const char *why)
{
	if (!reading->failed)
		as_error_set(reading->err, AS_ERR_USAGE, "%s:%zu: %s", reading->path, reading->first, why);
	reading->failed = true;
}

static bool is_text(const char *text, size_t len)
{
	for (size_t at = 0; at < len;) {
		uint32_t unit;
		at += as_utf8_next(&unit, text, len, at);
		if (!unit || as_is_invalid(unit))
			return false;
	}
	return true;
}

static void take_cell(void *cell, size_t len, void *data)
{
	struct reading *reading = data;
	if (reading->failed)
		return;
	if (reading->count == AS_CSV_COLUMNS) {
		fail(reading, _("more cells than a row may have; is the delimiter right?"));
	} else if (!is_text(cell, len)) {
		fail(reading, _("not UTF-8; save the file as UTF-8"));
	} else {
		const char *text = as_csv_unmark(cell, &len);
		reading->cells[reading->count++] = as_arena_strndup(&reading->arena, text, len);
	}
}

static void take_row(int character, void *data)
{
	struct reading *reading = data;
	if (!reading->failed && reading->count &&
	    !reading->take(reading->data, reading->cells, reading->count, reading->first, reading->err))
		reading->failed = true;
	reading->count = 0;
	as_arena_clear(&reading->arena);
	reading->first = reading->line + (character != -1);
}

/* Blanks belong to cells; libcsv would cut them off. */
static int is_no_space(unsigned char byte)
{
	(void)byte;
	return 0;
}

/* Line by line, since libcsv does not say where it is. */
static void parse(struct reading *reading, struct csv_parser *parser, const char *text, size_t len)
{
	for (size_t at = 0; at < len && !reading->failed; reading->line++) {
		const char *end = memchr(text + at, '\n', len - at);
		size_t step = end ? (size_t)(end - text) + 1 - at : len - at;
		if (!reading->count && !parser->quoted && step == strspn(text + at, "\r\n"))
			reading->first = reading->line + 1; /* an empty line: the row begins later */
		if (csv_parse(parser, text + at, step, take_cell, take_row, reading) != step)
			fail(reading, _("a quotation mark stands where none may"));
		at += step;
	}
	if (!reading->failed && csv_fini(parser, take_cell, take_row, reading))
		fail(reading, _("a quotation mark is not closed"));
}

bool as_csv_read(const char *text, size_t len, char delimiter, const char *path, as_csv_take_row *take, void *data,
		 struct as_error *err)
{
	static const char mark[] = "\xef\xbb\xbf";
	struct csv_parser parser;
	struct reading reading = {.path = path, .take = take, .data = data, .err = err, .line = 1, .first = 1};
	if (len >= 3 && !memcmp(text, mark, 3)) {
		text += 3;
		len -= 3;
	}
	csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL); /* fails for NULL only */
	csv_set_delim(&parser, (unsigned char)delimiter);
	csv_set_space_func(&parser, is_no_space);
	parse(&reading, &parser, text, len);
	csv_free(&parser);
	as_arena_free(&reading.arena);
	return !reading.failed;
}
