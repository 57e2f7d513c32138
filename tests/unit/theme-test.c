/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "term/theme.h"
#include "tap.h"

static const char *const style_names[] = {
#define STYLE_NAME(name, letter) #name,
	TERM_STYLES(STYLE_NAME)
#undef STYLE_NAME
};

/* Styles that say something by how they look, with no mark beside them. */
static const enum term_style telling[] = {
	TERM_CURSOR_ROW, TERM_CURSOR_WORD, TERM_SELECTED, TERM_SEARCH_HIT, TERM_TOKEN, TERM_CHANGED, TERM_REMOVED,
	TERM_ADDED, TERM_DISCREPANCY, TERM_TAG_PERSON, TERM_TAG_ORGANISATION, TERM_TAG_PLACE, TERM_TAG_DATE,
	TERM_TAG_QUANTITY, TERM_TAG_EVENT, TERM_TAG_OTHER, TERM_TAG_CLAIM,
};
/* Pairs that meet in one line and must differ without colour. */
static const enum term_style meeting[][2] = {
	{TERM_CURSOR_WORD, TERM_SELECTED}, {TERM_CURSOR_ROW, TERM_SELECTED}, {TERM_CURSOR_WORD, TERM_SEARCH_HIT},
	{TERM_SELECTED, TERM_SEARCH_HIT},  {TERM_CHANGED, TERM_REMOVED},     {TERM_CHANGED, TERM_DISCREPANCY},
	{TERM_REMOVED, TERM_DISCREPANCY},  {TERM_TAG_PERSON, TERM_TAG_CLAIM}, {TERM_TAG_CLAIM, TERM_CURSOR_WORD},
};

static bool bare(struct term_look look)
{
	return look.fg == TERM_DEFAULT_COLOUR && look.bg == TERM_DEFAULT_COLOUR;
}

static void test_finding(void)
{
	size_t n = 0;
	while (term_theme_at(n)) {
		const struct term_theme *theme = term_theme_at(n++);
		OK(term_theme_find(theme->name) == theme, "the theme %s is found by its name", theme->name);
	}
	IS_INT(n, 4, "there are four themes");
	OK(term_theme_find("color-blind") == term_theme_find("colour-blind"), "both spellings are known");
	OK(!term_theme_find("nosuch"), "an unknown theme is not found");
}

static void test_mono(void)
{
	const struct term_theme *mono = term_theme_find("mono");
	for (int style = 0; style < TERM_STYLE_COUNT; style++)
		OK(bare(mono->looks[style]), "mono: %s has no colour", style_names[style]);
	for (size_t i = 0; i < sizeof meeting / sizeof *meeting; i++)
		OK(mono->looks[meeting[i][0]].bits != mono->looks[meeting[i][1]].bits, "mono: %s and %s differ",
		   style_names[meeting[i][0]], style_names[meeting[i][1]]);
}

static void test_meaning(void)
{
	for (size_t n = 0; term_theme_at(n); n++)
		for (size_t i = 0; i < sizeof telling / sizeof *telling; i++)
			OK(term_theme_at(n)->looks[telling[i]].bits & (TERM_UNDERLINE | TERM_REVERSE | TERM_BOLD),
			   "%s: %s is told by more than colour", term_theme_at(n)->name, style_names[telling[i]]);
}

static void test_joining(void)
{
	const struct term_theme *mono = term_theme_find("mono");
	struct term_look look = term_theme_look(mono, TERM_TAG_PERSON | TERM_REVERSE);
	IS_INT(look.bits, TERM_UNDERLINE | TERM_REVERSE, "bits add to a style");
	look = term_theme_look(mono, TERM_TITLE | TERM_REVERSE);
	IS_INT(look.bits, 0, "reverse inside reverse shows");
}

static void test_no_color(void)
{
	unsetenv("NO_COLOR");
	OK(!term_theme_no_color(), "NO_COLOR unset");
	setenv("NO_COLOR", "", 1);
	OK(!term_theme_no_color(), "NO_COLOR empty");
	setenv("NO_COLOR", "0", 1);
	OK(term_theme_no_color(), "any other value counts");
}

int main(void)
{
	test_finding();
	test_mono();
	test_meaning();
	test_joining();
	test_no_color();
	return tap_done();
}
