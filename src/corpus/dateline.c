/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/dateline.h"

#include <stddef.h>
#include <string.h>

#include "text/utf8.h"

enum { PLACE_BYTES = 64, PLACE_WORDS = 6, AGENCY_BYTES = 40, SHORTEST_PLACE = 3 };

/* The scripts whose newspapers set a place in capitals. */
static const struct {
	uint32_t first, last;
} capitals[] = {{'A', 'Z'}, {0xC0, 0xDE}, {0x386, 0x3AB}, {0x400, 0x42F}},
  smalls[] = {{'a', 'z'}, {0xDF, 0xFF}, {0x3AC, 0x3CE}, {0x430, 0x45F}};

static bool is_capital(uint32_t unit)
{
	for (size_t i = 0; i < sizeof capitals / sizeof *capitals; i++)
		if (unit >= capitals[i].first && unit <= capitals[i].last)
			return true;
	/* Latin Extended-A has capitals and small letters in turn. */
	return unit >= 0x100 && unit <= 0x17F && (unit < 0x138 ? unit % 2 == 0 : unit % 2 == 1);
}

static bool is_small(uint32_t unit)
{
	for (size_t i = 0; i < sizeof smalls / sizeof *smalls; i++)
		if (unit >= smalls[i].first && unit <= smalls[i].last)
			return true;
	return unit >= 0x100 && unit <= 0x17F && !is_capital(unit);
}

/* Labels that stand before a dash in capitals and are no places. */
static const char *const labels[] = {
	"ANALYSIS", "BREAKING", "CORRECTION", "EXCLUSIVE", "EXPLAINER", "FACTBOX", "FILE",  "LIVE",
	"NOTE",     "OPINION",  "PHOTOS",     "TIMELINE",  "UPDATE",    "VIDEO",   "WATCH",
};

struct place {
	size_t end;    /* byte after it */
	size_t letters;
	bool capitals; /* no small letter in it */
};

/* One to six words that begin with a capital or have no case: "NEW YORK", "Kyiv/Minsk", "ST. GALLEN". */
static bool read_place(struct place *place, const char *text, struct as_span passage)
{
	size_t at = passage.start, words = 0;
	bool begins = true;
	*place = (struct place){.end = at, .capitals = true};
	while (at < passage.end && at - passage.start < PLACE_BYTES) {
		uint32_t unit;
		size_t n = as_utf8_next(&unit, text, passage.end, at);
		bool capital = is_capital(unit), small = is_small(unit);
		if (capital || small) {
			if (begins && small)
				return false;
			words += begins;
			begins = false;
			place->letters++;
			place->capitals = place->capitals && !small;
			place->end = at + n;
		} else if (unit == '.' || unit == '\'' || unit == '-' || unit == '/' || unit == 0x2019) {
			if (begins)
				return unit == '-' && words > 0; /* " - ": the separator */
			place->end = at + n;
			begins = unit == '/';
		} else if (unit == ' ' && !begins) {
			begins = true;
		} else {
			break;
		}
		if (words > PLACE_WORDS)
			return false;
		at += n;
	}
	return words > 0 && place->letters >= SHORTEST_PLACE;
}

static bool is_label(const char *text, size_t start, size_t end)
{
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (strlen(labels[i]) == end - start && !memcmp(labels[i], text + start, end - start))
			return true;
	return false;
}

/* "(Reuters)"; returns the byte after it, or `at`. */
static size_t read_agency(const char *text, size_t end, size_t at)
{
	if (at >= end || text[at] != '(')
		return at;
	size_t limit = end - at < AGENCY_BYTES ? end : at + AGENCY_BYTES;
	const char *close = memchr(text + at, ')', limit - at);
	if (!close || close == text + at + 1)
		return at;
	uint32_t first;
	as_utf8_next(&first, text, end, at + 1);
	return is_small(first) ? at : (size_t)(close - text) + 1;
}

static size_t skip_spaces(const char *text, size_t end, size_t at)
{
	for (;;) {
		if (at < end && text[at] == ' ')
			at++;
		else if (end - at >= 2 && !memcmp(text + at, "\xc2\xa0", 2))
			at += 2;
		else
			return at;
	}
}

/* A dash, or the two spaces that are left where a dash was stripped; returns
 * the byte after it, or `at` for neither. */
static size_t read_separator(const char *text, size_t end, size_t at)
{
	static const char *const dashes[] = {"--", "-", "—", "–", "―"};
	size_t after = skip_spaces(text, end, at);
	for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
		size_t n = strlen(dashes[i]);
		if (end - after < n || memcmp(text + after, dashes[i], n))
			continue;
		size_t rest = skip_spaces(text, end, after + n);
		return rest > after + n || (unsigned char)dashes[i][0] >= 0x80 ? rest : at;
	}
	return after >= at + 2 ? after : at;
}

/* ", Jan 11" after the place; leaves *at where it was when there is no date. */
static void read_date(struct as_date *date, const char *text, size_t end, size_t *at)
{
	size_t start = *at;
	if (start < end && text[start] == ',')
		start++;
	start = skip_spaces(text, end, start);
	if (start == *at || !as_date_read(date, text, end, start)) {
		*date = (struct as_date){0};
		return;
	}
	*at = date->span.end;
	if (*at < end && text[*at] == '.')
		(*at)++;
}

bool as_dateline_read(struct as_dateline *dateline, const char *text, struct as_span passage)
{
	uint32_t first;
	if (passage.start >= passage.end)
		return false;
	as_utf8_next(&first, text, passage.end, passage.start);
	struct place place = {.end = passage.start};
	if (first != '(' && (!is_capital(first) || !read_place(&place, text, passage)))
		return false;
	*dateline = (struct as_dateline){.span = {passage.start, place.end}};
	size_t at = place.end;
	if (first != '(')
		read_date(&dateline->date, text, passage.end, &at);
	size_t before = first == '(' ? at : skip_spaces(text, passage.end, at);
	size_t agency = read_agency(text, passage.end, before);
	bool has_agency = agency > before;
	if (has_agency)
		at = agency;
	if (!has_agency && (first == '(' || !place.capitals || is_label(text, passage.start, place.end)))
		return false;
	dateline->span.end = at;
	size_t body = read_separator(text, passage.end, at);
	if (body == at || body >= passage.end)
		return false;
	/* "NATO  an alliance": the words after a dateline begin a sentence. */
	as_utf8_next(&first, text, passage.end, body);
	return !is_small(first);
}
