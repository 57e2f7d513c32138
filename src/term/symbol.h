/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program's own signs, each with an ASCII stand-in for locales without
 * UTF-8 (and for the option that asks for it).  Every sign is one cell. */
#ifndef TERM_SYMBOL_H
#define TERM_SYMBOL_H

#include <stdbool.h>

/* X(name, Unicode, ASCII) */
#define TERM_SYMBOLS(X) \
	X(ELLIPSIS, "…", "~") \
	X(POINTER, "▸", ">") \
	X(OPEN, "▾", "v") \
	X(DOT, "·", ".") \
	X(BULLET, "•", "*") \
	X(ASCENDING, "↑", "^") \
	X(DESCENDING, "↓", "v") \
	X(MOVED, "Ͻ", ")") \
	X(SAME, "=", "=") \
	X(FORMAT_ONLY, "≈", "%") \
	X(EDITED, "~", "~") \
	X(LEFT_ONLY, "‹", "<") \
	X(RIGHT_ONLY, "›", ">") \
	X(BLOCK, "■", "#") \
	X(PARAGRAPH, "¶", "P") \
	X(HORIZONTAL, "─", "-") \
	X(VERTICAL, "│", "|") \
	X(DOUBLE_VERTICAL, "║", "|") \
	X(TOP_LEFT, "┌", "+") \
	X(TOP_RIGHT, "┐", "+") \
	X(BOTTOM_LEFT, "└", "+") \
	X(BOTTOM_RIGHT, "┘", "+") \
	X(TEE_LEFT, "├", "+") \
	X(TEE_RIGHT, "┤", "+") \
	X(TEE_DOWN, "┬", "+") \
	X(TEE_UP, "┴", "+") \
	X(CROSS, "┼", "+")

enum term_symbol {
#define TERM_SYMBOL_ENUM(name, unicode, ascii) TERM_SYM_##name,
	TERM_SYMBOLS(TERM_SYMBOL_ENUM)
#undef TERM_SYMBOL_ENUM
	TERM_SYMBOL_COUNT
};

/* The sign as a NUL-terminated string; static. */
const char *term_symbol_text(enum term_symbol symbol, bool ascii);
/* Whether the locale cannot carry the Unicode signs. */
bool term_symbol_needs_ascii(void);

#endif
