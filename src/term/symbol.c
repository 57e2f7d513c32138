/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/symbol.h"

#include <langinfo.h>
#include <string.h>

static const char *const unicode_signs[TERM_SYMBOL_COUNT] = {
#define UNICODE_SIGN(name, unicode, ascii) [TERM_SYM_##name] = unicode,
	TERM_SYMBOLS(UNICODE_SIGN)
#undef UNICODE_SIGN
};

static const char *const ascii_signs[TERM_SYMBOL_COUNT] = {
#define ASCII_SIGN(name, unicode, ascii) [TERM_SYM_##name] = ascii,
	TERM_SYMBOLS(ASCII_SIGN)
#undef ASCII_SIGN
};

const char *term_symbol_text(enum term_symbol symbol, bool ascii)
{
	return ascii ? ascii_signs[symbol] : unicode_signs[symbol];
}

bool term_symbol_needs_ascii(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
}
