/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a cell means, not what colour it has: a style, and bits that add to
 * it.  The theme (term/theme.h) says how each style looks; meaning never
 * hangs on colour alone, so a style that carries meaning also has attributes
 * or stands beside a mark drawn by its view. */
#ifndef TERM_ATTR_H
#define TERM_ATTR_H

/* X(name, letter in attribute dumps). */
#define TERM_STYLES(X) \
	X(NORMAL, '.')       /* the text being read */ \
	X(TITLE, 'T')        /* the line on top */ \
	X(KEYBAR, 'k')       /* the line at the bottom: what a key does */ \
	X(KEYBAR_KEY, 'K')   /* ... and the key */ \
	X(MESSAGE, 'm')      /* the message line */ \
	X(WARNING, 'w')      /* a message about something that went wrong */ \
	X(PROMPT, '?')       /* a line being typed */ \
	X(COLUMN_HEAD, 'h')  /* names of a table's columns */ \
	X(HEADING, 'H')      /* headline, dateline, byline, caption; section names */ \
	X(BORDER, 'b')       /* frames, spines, rules */ \
	X(DIM, 'd')          /* secondary: metadata, counts, absent values */ \
	X(FURNITURE, 'f')    /* what is not the report */ \
	X(GUTTER, 'g')       /* figures and letters beside the text */ \
	X(CURSOR_ROW, 'C')   /* the row, passage or field that keys act on */ \
	X(CURSOR_WORD, 'W')  /* the word or tag that keys act on */ \
	X(SELECTED, 'S')     /* inside a range, or marked in a list */ \
	X(SEARCH_HIT, '/')   /* found text */ \
	X(TOKEN, '<')        /* stands for a character not shown as itself */ \
	X(MOVED, ')')        /* comparison: out of order */ \
	X(CHANGED, '~')      /* comparison: words replaced */ \
	X(REMOVED, '-')      /* comparison: words or passages only left */ \
	X(ADDED, '+')        /* comparison: words or passages only right */ \
	X(FORMAT_ONLY, '%')  /* comparison: case, accents, punctuation */ \
	X(DISCREPANCY, '!')  /* comparison: a difference that changes meaning */ \
	X(TAG_PERSON, 'p') \
	X(TAG_ORGANISATION, 'o') \
	X(TAG_PLACE, 'l') \
	X(TAG_DATE, 't') \
	X(TAG_QUANTITY, 'n') \
	X(TAG_EVENT, 'v') \
	X(TAG_OTHER, 'x') \
	X(TAG_CLAIM, 'c') \
	X(TAG_RED, 'R')      /* tags of the codebook by their colour */ \
	X(TAG_GREEN, 'G') \
	X(TAG_YELLOW, 'Y') \
	X(TAG_BLUE, 'B') \
	X(TAG_MAGENTA, 'M') \
	X(TAG_CYAN, 'A') \
	X(TAG_WHITE, 'I')

enum term_style {
#define TERM_STYLE_ENUM(name, letter) TERM_##name,
	TERM_STYLES(TERM_STYLE_ENUM)
#undef TERM_STYLE_ENUM
	TERM_STYLE_COUNT
};

/* Bits to be or-ed with a style: `TERM_TAG_PERSON | TERM_UNDERLINE` is an
 * attribute.  A REVERSE on a style that is reverse already turns it back, so
 * that a selection shows inside any style. */
enum {
	TERM_STYLE_MASK = 0xff,
	TERM_UNDERLINE = 0x100,
	TERM_REVERSE = 0x200,
	TERM_BOLD = 0x400,
	TERM_FAINT = 0x800,
	TERM_BITS_MASK = 0xf00,
};

#endif
