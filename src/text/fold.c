/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Code point by code point: full compatibility decomposition, marks dropped,
 * case folded as lower(upper(x)), which joins all that full case folding joins
 * but the few in `letters` (the unit test holds every code point against
 * libunistring's casefold).  No allocation, so a key costs what its letters cost. */
#include "text/fold.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>
#include <unictype.h>

#include "base/mem.h"
#include "text/utf8.h"

/* Letters that have no decomposition, yet are written without their stroke or
 * as two letters wherever a keyboard, a wire service or a URL lacks them. */
static const struct letter {
	uint16_t point;
	char folded[4];
} letters[] = {
	{0x00DF, "ss"}, /* sharp s: what full case folding makes of it */
	{0x00E6, "ae"}, /* Danish, Norwegian: Ærø, Aero */
	{0x00F0, "d"},  /* Icelandic eth: Sigurður, Sigurdur */
	{0x00F8, "o"},  /* Danish, Norwegian: Jørgen, Jorgen */
	{0x00FE, "th"}, /* Icelandic thorn: Þór, Thor */
	{0x0111, "d"},  /* Croatian, Vietnamese: Đoković, Dokovic */
	{0x0127, "h"},  /* Maltese: Għarb, Gharb */
	{0x0142, "l"},  /* Polish: Wałęsa, Walesa */
	{0x0153, "oe"}, /* French: cœur, coeur */
	{0x0167, "t"},  /* Northern Sami */
};

/* What a keyboard has for what a typesetter has; only for searches. */
static const struct letter signs[] = {
	{0x00B4, "'"}, {0x2010, "-"}, {0x2011, "-"}, {0x2012, "-"}, {0x2013, "-"}, {0x2014, "-"}, {0x2015, "-"},
	{0x2018, "'"}, {0x2019, "'"}, {0x201A, "'"}, {0x201B, "'"}, {0x201C, "\""}, {0x201D, "\""},
	{0x201E, "\""}, {0x201F, "\""}, {0x2212, "-"},
};

static int compare_letters(const void *key, const void *item)
{
	uint32_t point = *(const uint32_t *)key;
	const struct letter *letter = item;
	return point < letter->point ? -1 : point > letter->point;
}

static const char *look_up(const struct letter *table, size_t count, uint32_t point)
{
	const struct letter *found = bsearch(&point, table, count, sizeof *table, compare_letters);
	return found ? found->folded : NULL;
}

/* A fold under way: where it goes, and what of the text it comes from. */
struct folding {
	struct as_buf *out;
	struct as_fold_map *map; /* NULL for as_fold() */
	size_t from;             /* byte of the text of the unit being folded */
	size_t marks;            /* kept marks at the end of `out` whose order matters */
	bool space;              /* the last thing appended is a space that stands for a run */
};

static void append(struct folding *folding, const char *bytes, size_t len)
{
	as_buf_add(folding->out, bytes, len);
	folding->marks = 0;
	folding->space = false;
	struct as_fold_map *map = folding->map;
	if (!map)
		return;
	AS_RESERVE(map->at, map->cap, map->count + len);
	for (size_t i = 0; i < len; i++)
		map->at[map->count++] = folding->from;
}

static void append_point(struct folding *folding, uint32_t point)
{
	char bytes[4];
	append(folding, bytes, as_utf8_put(bytes, point));
}

/* Marks that readers do not miss: accents, points, variation selectors.  In
 * other scripts nonspacing marks are vowels; U+3099 and U+309A tell ga from ka. */
static bool is_dropped_mark(uint32_t point)
{
	static const char *const scripts[] = {"Inherited", "Cyrillic", "Hebrew", "Arabic", "Syriac", "Latin", "Greek",
					      "Common"};
	const uc_script_t *script = uc_script(point);
	if (point == 0x3099 || point == 0x309A)
		return false;
	for (size_t i = 0; script && i < sizeof scripts / sizeof *scripts; i++)
		if (!strcmp(script->name, scripts[i]))
			return true;
	return !script;
}

/* Kept marks go in canonical order (by combining class, as Unicode 3.11 has it).
 * A run is sorted as far as the 30 marks of the Stream-Safe Text Format. */
static void append_mark(struct folding *folding, uint32_t point)
{
	enum { LIMIT = 30 };
	int class = uc_combining_class(point);
	size_t marks = class ? folding->marks + 1 : 0;
	append_point(folding, point);
	if (marks > 1 && marks <= LIMIT) {
		char *data = folding->out->data;
		size_t len = folding->out->len, size = 0, at = len;
		uint32_t unit;
		char bytes[4];
		size = as_utf8_put(bytes, point);
		at -= size;
		for (size_t i = 1; i < marks; i++) {
			size_t before = as_utf8_prev(&unit, data, len, at);
			if (uc_combining_class(unit) <= class)
				break;
			at -= before;
		}
		memmove(data + at + size, data + at, len - size - at);
		memcpy(data + at, bytes, size);
	}
	folding->marks = marks;
}

/* Marks that stand for an apostrophe, a prime or a glottal stop ("Hawaiʻi"),
 * and the Arabic stretching stroke: letters to Unicode, not to a search. */
static bool is_dropped_letter(uint32_t point)
{
	return (point >= 0x02B9 && point <= 0x02CF) || point == 0x02EE || point == 0x0640 || point == 0xA78B ||
	       point == 0xA78C;
}

/* One code point that decomposes no further. */
static void fold_plain(struct folding *folding, uint32_t point)
{
	if (uc_is_general_category_withtable(point, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N)) {
		if (is_dropped_letter(point))
			return;
		uint32_t lower = uc_tolower(uc_toupper(point));
		const char *folded = look_up(letters, sizeof letters / sizeof *letters, lower);
		if (folded)
			append(folding, folded, strlen(folded));
		else
			append_point(folding, lower);
	} else if (uc_is_general_category_withtable(point, UC_CATEGORY_MASK_M)) {
		if (!uc_is_property_default_ignorable_code_point(point) && !is_dropped_mark(point))
			append_mark(folding, point);
	} else if (!folding->map || uc_is_property_default_ignorable_code_point(point)) {
		return;
	} else if (uc_is_property_white_space(point)) {
		if (!folding->space)
			append(folding, " ", 1);
		folding->space = true;
	} else {
		append_point(folding, uc_tolower(uc_toupper(point)));
	}
}

/* A code point outside ASCII, decomposed as far as it goes.  Mappings are one
 * step each; the stack holds what is left of the outer ones. */
static void fold_point(struct folding *folding, uint32_t point)
{
	enum { ROOM = 4 * UC_DECOMPOSITION_MAX_LENGTH };
	uint32_t stack[ROOM], parts[UC_DECOMPOSITION_MAX_LENGTH];
	size_t depth = 0;
	const char *sign = folding->map ? look_up(signs, sizeof signs / sizeof *signs, point) : NULL;
	if (sign) {
		append(folding, sign, strlen(sign));
		return;
	}
	stack[depth++] = point;
	while (depth) {
		int tag;
		point = stack[--depth];
		int count = uc_decomposition(point, &tag, parts);
		if (count <= 0 || depth + (size_t)count > ROOM) {
			fold_plain(folding, point);
			continue;
		}
		while (count)
			stack[depth++] = parts[--count];
	}
}

/* Folded form of each ASCII byte: 0 drops it.  Searches keep punctuation. */
static unsigned char fold_ascii(unsigned char byte)
{
	if (byte >= 'A' && byte <= 'Z')
		return (unsigned char)(byte + ('a' - 'A'));
	return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ? byte : 0;
}

void as_fold(struct as_buf *out, const char *text, size_t len)
{
	struct folding folding = {.out = out};
	as_buf_reserve(out, len);
	for (size_t at = 0; at < len;) {
		size_t end = as_utf8_ascii(text, len, at);
		as_buf_reserve(out, end - at);
		char *to = out->data + out->len;
		for (; at < end; at++) {
			*to = (char)fold_ascii((unsigned char)text[at]);
			to += *to != 0;
		}
		if ((size_t)(to - out->data) > out->len)
			folding.marks = 0;
		out->len = (size_t)(to - out->data);
		out->data[out->len] = '\0';
		if (at == len)
			break;
		uint32_t point;
		at += as_utf8_next(&point, text, len, at);
		if (!as_is_invalid(point))
			fold_point(&folding, point);
	}
}

/* ASCII [at, end): lower case, white space runs joined, all else as it is. */
static void search_ascii(struct folding *folding, const char *text, size_t at, size_t end)
{
	struct as_buf *out = folding->out;
	struct as_fold_map *map = folding->map;
	as_buf_reserve(out, end - at);
	AS_RESERVE(map->at, map->cap, map->count + end - at);
	for (; at < end; at++) {
		unsigned char byte = (unsigned char)text[at];
		bool space = byte == ' ' || (byte >= '\t' && byte <= '\r');
		if (space && folding->space)
			continue;
		folding->space = space;
		if (byte >= 'A' && byte <= 'Z')
			byte = (unsigned char)(byte + ('a' - 'A'));
		out->data[out->len++] = space ? ' ' : (char)byte;
		map->at[map->count++] = at;
	}
	out->data[out->len] = '\0';
	folding->marks = 0;
}

void as_fold_search(struct as_buf *out, struct as_fold_map *map, const char *text, size_t len)
{
	struct folding folding = {.out = out, .map = map};
	map->count = 0;
	for (size_t at = 0; at < len;) {
		size_t end = as_utf8_ascii(text, len, at);
		if (end > at)
			search_ascii(&folding, text, at, end);
		if (end == len)
			break;
		uint32_t point;
		folding.from = end;
		at = end + as_utf8_next(&point, text, len, end);
		if (as_is_invalid(point))
			append_point(&folding, point);
		else
			fold_point(&folding, point);
	}
	AS_RESERVE(map->at, map->cap, map->count + 1);
	map->at[map->count++] = len;
}

void as_fold_map_free(struct as_fold_map *map)
{
	free(map->at);
	*map = (struct as_fold_map){0};
}
