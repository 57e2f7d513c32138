/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/theme.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, WHITE, BRIGHT = 8, NONE = TERM_DEFAULT_COLOUR };

#define U TERM_UNDERLINE
#define R TERM_REVERSE
#define B TERM_BOLD
#define F TERM_FAINT

/* Every theme says of every style how it looks. */
static const struct term_theme themes[] = {
	{"default", {
		[TERM_NORMAL] = {NONE, NONE, 0},
		[TERM_TITLE] = {NONE, NONE, R},
		[TERM_KEYBAR] = {NONE, NONE, R},
		[TERM_KEYBAR_KEY] = {NONE, NONE, R | B},
		[TERM_MESSAGE] = {NONE, NONE, B},
		[TERM_WARNING] = {RED, NONE, R | B},
		[TERM_PROMPT] = {NONE, NONE, B},
		[TERM_COLUMN_HEAD] = {NONE, NONE, U},
		[TERM_HEADING] = {NONE, NONE, B},
		[TERM_BORDER] = {CYAN, NONE, 0},
		[TERM_DIM] = {CYAN, NONE, 0},
		[TERM_FURNITURE] = {NONE, NONE, F},
		[TERM_GUTTER] = {CYAN, NONE, 0},
		[TERM_CURSOR_ROW] = {NONE, NONE, R},
		[TERM_CURSOR_WORD] = {NONE, NONE, R},
		[TERM_SELECTED] = {YELLOW, NONE, R},
		[TERM_SEARCH_HIT] = {YELLOW, NONE, R | U},
		[TERM_TOKEN] = {MAGENTA, NONE, R},
		[TERM_MOVED] = {BLUE, NONE, 0},
		[TERM_CHANGED] = {YELLOW, NONE, U},
		[TERM_REMOVED] = {RED, NONE, B},
		[TERM_ADDED] = {GREEN, NONE, B},
		[TERM_FORMAT_ONLY] = {CYAN, NONE, 0},
		[TERM_DISCREPANCY] = {RED, NONE, R | B},
		[TERM_TAG_PERSON] = {GREEN, NONE, U},
		[TERM_TAG_ORGANISATION] = {BLUE, NONE, U},
		[TERM_TAG_PLACE] = {CYAN, NONE, U},
		[TERM_TAG_DATE] = {MAGENTA, NONE, U},
		[TERM_TAG_QUANTITY] = {MAGENTA, NONE, U},
		[TERM_TAG_EVENT] = {YELLOW, NONE, U},
		[TERM_TAG_OTHER] = {NONE, NONE, U},
		[TERM_TAG_CLAIM] = {YELLOW, NONE, U | B},
		[TERM_TAG_RED] = {RED, NONE, U},
		[TERM_TAG_GREEN] = {GREEN, NONE, U},
		[TERM_TAG_YELLOW] = {YELLOW, NONE, U},
		[TERM_TAG_BLUE] = {BLUE, NONE, U},
		[TERM_TAG_MAGENTA] = {MAGENTA, NONE, U},
		[TERM_TAG_CYAN] = {CYAN, NONE, U},
		[TERM_TAG_WHITE] = {NONE, NONE, U},
	}},
	/* Attributes are scarce: styles that never meet on a screen may look alike. */
	{"mono", {
		[TERM_NORMAL] = {NONE, NONE, 0},
		[TERM_TITLE] = {NONE, NONE, R},
		[TERM_KEYBAR] = {NONE, NONE, R},
		[TERM_KEYBAR_KEY] = {NONE, NONE, R | B},
		[TERM_MESSAGE] = {NONE, NONE, B},
		[TERM_WARNING] = {NONE, NONE, R | B},
		[TERM_PROMPT] = {NONE, NONE, B},
		[TERM_COLUMN_HEAD] = {NONE, NONE, U},
		[TERM_HEADING] = {NONE, NONE, B},
		[TERM_BORDER] = {NONE, NONE, F},
		[TERM_DIM] = {NONE, NONE, F},
		[TERM_FURNITURE] = {NONE, NONE, F},
		[TERM_GUTTER] = {NONE, NONE, F},
		[TERM_CURSOR_ROW] = {NONE, NONE, R},
		[TERM_CURSOR_WORD] = {NONE, NONE, R},
		[TERM_SELECTED] = {NONE, NONE, R | U},
		[TERM_SEARCH_HIT] = {NONE, NONE, R | B},
		[TERM_TOKEN] = {NONE, NONE, R},
		[TERM_MOVED] = {NONE, NONE, 0},
		[TERM_CHANGED] = {NONE, NONE, U},
		[TERM_REMOVED] = {NONE, NONE, B},
		[TERM_ADDED] = {NONE, NONE, B},
		[TERM_FORMAT_ONLY] = {NONE, NONE, F},
		[TERM_DISCREPANCY] = {NONE, NONE, R | B | U},
		[TERM_TAG_PERSON] = {NONE, NONE, U},
		[TERM_TAG_ORGANISATION] = {NONE, NONE, U},
		[TERM_TAG_PLACE] = {NONE, NONE, U},
		[TERM_TAG_DATE] = {NONE, NONE, U},
		[TERM_TAG_QUANTITY] = {NONE, NONE, U},
		[TERM_TAG_EVENT] = {NONE, NONE, U},
		[TERM_TAG_OTHER] = {NONE, NONE, U},
		[TERM_TAG_CLAIM] = {NONE, NONE, U | B},
		[TERM_TAG_RED] = {NONE, NONE, U},
		[TERM_TAG_GREEN] = {NONE, NONE, U},
		[TERM_TAG_YELLOW] = {NONE, NONE, U},
		[TERM_TAG_BLUE] = {NONE, NONE, U},
		[TERM_TAG_MAGENTA] = {NONE, NONE, U},
		[TERM_TAG_CYAN] = {NONE, NONE, U},
		[TERM_TAG_WHITE] = {NONE, NONE, U},
	}},
	{"high-contrast", {
		[TERM_NORMAL] = {BRIGHT + WHITE, BLACK, 0},
		[TERM_TITLE] = {BLACK, BRIGHT + WHITE, B},
		[TERM_KEYBAR] = {BLACK, BRIGHT + WHITE, 0},
		[TERM_KEYBAR_KEY] = {BLACK, BRIGHT + YELLOW, B},
		[TERM_MESSAGE] = {BRIGHT + YELLOW, BLACK, B},
		[TERM_WARNING] = {BRIGHT + WHITE, RED, B},
		[TERM_PROMPT] = {BRIGHT + WHITE, BLACK, B},
		[TERM_COLUMN_HEAD] = {BRIGHT + WHITE, BLACK, U | B},
		[TERM_HEADING] = {BRIGHT + WHITE, BLACK, B},
		[TERM_BORDER] = {BRIGHT + WHITE, BLACK, 0},
		[TERM_DIM] = {WHITE, BLACK, 0},
		[TERM_FURNITURE] = {WHITE, BLACK, 0},
		[TERM_GUTTER] = {BRIGHT + CYAN, BLACK, 0},
		[TERM_CURSOR_ROW] = {BLACK, BRIGHT + YELLOW, B},
		[TERM_CURSOR_WORD] = {BLACK, BRIGHT + YELLOW, B},
		[TERM_SELECTED] = {BLACK, BRIGHT + CYAN, B},
		[TERM_SEARCH_HIT] = {BLACK, BRIGHT + GREEN, U | B},
		[TERM_TOKEN] = {BLACK, BRIGHT + MAGENTA, B},
		[TERM_MOVED] = {BRIGHT + CYAN, BLACK, 0},
		[TERM_CHANGED] = {BRIGHT + YELLOW, BLACK, U | B},
		[TERM_REMOVED] = {BRIGHT + RED, BLACK, B},
		[TERM_ADDED] = {BRIGHT + GREEN, BLACK, B},
		[TERM_FORMAT_ONLY] = {WHITE, BLACK, 0},
		[TERM_DISCREPANCY] = {BRIGHT + WHITE, RED, R | B},
		[TERM_TAG_PERSON] = {BRIGHT + GREEN, BLACK, U},
		[TERM_TAG_ORGANISATION] = {BRIGHT + CYAN, BLACK, U},
		[TERM_TAG_PLACE] = {BRIGHT + YELLOW, BLACK, U},
		[TERM_TAG_DATE] = {BRIGHT + MAGENTA, BLACK, U},
		[TERM_TAG_QUANTITY] = {BRIGHT + MAGENTA, BLACK, U},
		[TERM_TAG_EVENT] = {BRIGHT + WHITE, BLACK, U},
		[TERM_TAG_OTHER] = {BRIGHT + WHITE, BLACK, U},
		[TERM_TAG_CLAIM] = {BRIGHT + YELLOW, BLACK, U | B},
		[TERM_TAG_RED] = {BRIGHT + RED, BLACK, U},
		[TERM_TAG_GREEN] = {BRIGHT + GREEN, BLACK, U},
		[TERM_TAG_YELLOW] = {BRIGHT + YELLOW, BLACK, U},
		[TERM_TAG_BLUE] = {BRIGHT + BLUE, BLACK, U},
		[TERM_TAG_MAGENTA] = {BRIGHT + MAGENTA, BLACK, U},
		[TERM_TAG_CYAN] = {BRIGHT + CYAN, BLACK, U},
		[TERM_TAG_WHITE] = {BRIGHT + WHITE, BLACK, U},
	}},
	/* Blue and yellow stay apart under every common colour deficiency; red
	 * and green are not used (Okabe and Ito 2008, within 16 colours). */
	{"colour-blind", {
		[TERM_NORMAL] = {NONE, NONE, 0},
		[TERM_TITLE] = {NONE, NONE, R},
		[TERM_KEYBAR] = {NONE, NONE, R},
		[TERM_KEYBAR_KEY] = {NONE, NONE, R | B},
		[TERM_MESSAGE] = {NONE, NONE, B},
		[TERM_WARNING] = {YELLOW, NONE, R | B},
		[TERM_PROMPT] = {NONE, NONE, B},
		[TERM_COLUMN_HEAD] = {NONE, NONE, U},
		[TERM_HEADING] = {NONE, NONE, B},
		[TERM_BORDER] = {NONE, NONE, F},
		[TERM_DIM] = {NONE, NONE, F},
		[TERM_FURNITURE] = {NONE, NONE, F},
		[TERM_GUTTER] = {BLUE, NONE, 0},
		[TERM_CURSOR_ROW] = {NONE, NONE, R},
		[TERM_CURSOR_WORD] = {NONE, NONE, R},
		[TERM_SELECTED] = {BLUE, NONE, R},
		[TERM_SEARCH_HIT] = {YELLOW, NONE, R | U},
		[TERM_TOKEN] = {NONE, NONE, R},
		[TERM_MOVED] = {BLUE, NONE, 0},
		[TERM_CHANGED] = {YELLOW, NONE, U},
		[TERM_REMOVED] = {YELLOW, NONE, B},
		[TERM_ADDED] = {BLUE, NONE, R},
		[TERM_FORMAT_ONLY] = {NONE, NONE, F},
		[TERM_DISCREPANCY] = {YELLOW, NONE, R | B},
		[TERM_TAG_PERSON] = {BLUE, NONE, U},
		[TERM_TAG_ORGANISATION] = {BLUE, NONE, U | B},
		[TERM_TAG_PLACE] = {NONE, NONE, U},
		[TERM_TAG_DATE] = {YELLOW, NONE, U},
		[TERM_TAG_QUANTITY] = {YELLOW, NONE, U},
		[TERM_TAG_EVENT] = {NONE, NONE, U},
		[TERM_TAG_OTHER] = {NONE, NONE, U},
		[TERM_TAG_CLAIM] = {YELLOW, NONE, U | B},
		[TERM_TAG_RED] = {YELLOW, NONE, U},
		[TERM_TAG_GREEN] = {BLUE, NONE, U},
		[TERM_TAG_YELLOW] = {YELLOW, NONE, U | B},
		[TERM_TAG_BLUE] = {BLUE, NONE, U | B},
		[TERM_TAG_MAGENTA] = {YELLOW, NONE, U},
		[TERM_TAG_CYAN] = {BLUE, NONE, U},
		[TERM_TAG_WHITE] = {NONE, NONE, U},
	}},
};

#undef U
#undef R
#undef B
#undef F

/* ---- the user's own looks */

const char *term_style_name(char out[32], unsigned style)
{
	static const char *const names[] = {
#define STYLE_NAME(name, letter) #name,
		TERM_STYLES(STYLE_NAME)
#undef STYLE_NAME
	};
	if (style >= TERM_STYLE_COUNT)
		return NULL;
	size_t len = 0;
	for (const char *at = names[style]; *at && len < 31; at++)
		out[len++] = *at == '_' ? '-' : (char)tolower((unsigned char)*at);
	out[len] = '\0';
	return out;
}

unsigned term_style_named(const char *name)
{
	char style_name[32];
	unsigned style = 0;
	while (style < TERM_STYLE_COUNT && strcmp(term_style_name(style_name, style), name) != 0)
		style++;
	return style;
}

static bool is_word(const char *word, size_t len, const char *name)
{
	return strlen(name) == len && !strncmp(word, name, len);
}

static bool colour_named(signed char *colour, const char *word, size_t len)
{
	static const char *const names[] = {"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"};
	size_t bright = len > 7 && !strncmp(word, "bright-", 7) ? 7 : 0;
	*colour = NONE;
	if (is_word(word, len, "default"))
		return true;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (is_word(word + bright, len - bright, names[i])) {
			*colour = (signed char)(i + (bright ? BRIGHT : 0));
			return true;
		}
	return false;
}

static unsigned attribute_named(const char *word, size_t len)
{
	static const struct {
		const char *name;
		unsigned bit;
	} bits[] = {{"bold", TERM_BOLD}, {"underline", TERM_UNDERLINE}, {"reverse", TERM_REVERSE}, {"faint", TERM_FAINT}};
	for (size_t i = 0; i < sizeof bits / sizeof *bits; i++)
		if (is_word(word, len, bits[i].name))
			return bits[i].bit;
	return 0;
}

bool term_look_parse(struct term_look *look, const char *text)
{
	bool on = false, any = false;
	*look = (struct term_look){NONE, NONE, 0};
	for (const char *at = text + strspn(text, " \t"); *at; at += strspn(at, " \t")) {
		size_t len = strcspn(at, " \t");
		unsigned bit = attribute_named(at, len);
		if (!on && is_word(at, len, "on"))
			on = true;
		else if (!on && bit)
			look->bits = (unsigned short)(look->bits | bit);
		else if (!colour_named(on ? &look->bg : &look->fg, at, len))
			return false;
		else
			on = false;
		any = true;
		at += len;
	}
	return any && !on;
}

const struct term_theme *term_theme_at(size_t n)
{
	return n < sizeof themes / sizeof *themes ? &themes[n] : NULL;
}

const struct term_theme *term_theme_find(const char *name)
{
	if (!strcmp(name, "color-blind"))
		name = "colour-blind";
	for (size_t n = 0; n < sizeof themes / sizeof *themes; n++)
		if (!strcmp(themes[n].name, name))
			return &themes[n];
	return NULL;
}

bool term_theme_no_color(void)
{
	const char *value = getenv("NO_COLOR");
	return value && *value;
}

struct term_look term_theme_look(const struct term_theme *theme, unsigned attr)
{
	struct term_look look = theme->looks[attr & TERM_STYLE_MASK];
	unsigned bits = attr & TERM_BITS_MASK;
	unsigned turned = (look.bits ^ bits) & TERM_REVERSE;
	look.bits = (unsigned short)(((look.bits | bits) & ~(unsigned)TERM_REVERSE) | turned);
	return look;
}
