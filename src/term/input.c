/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/input.h"

#include <curses.h>
#include <langinfo.h>
#include <poll.h>
#include <string.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

#include "text/utf8.h"

enum {
	ESC = 27,
	KEY_PASTE = KEY_MAX + 1, /* our code for "a paste begins" */
	PASTE_PATIENCE_MS = 1000,
	SEQUENCE_LIMIT = 32, /* bytes of a control sequence */
};
static const char paste_end[] = "\033[201~";

/* ncurses' codes with a name in curses.h. */
static const struct {
	int curses;
	struct term_key key;
} curses_keys[] = {
	{KEY_ENTER, {TERM_KEY_ENTER, 0}},
	{KEY_BACKSPACE, {TERM_KEY_BACKSPACE, 0}},
	{KEY_DC, {TERM_KEY_DELETE, 0}},
	{KEY_SDC, {TERM_KEY_DELETE, TERM_SHIFT}},
	{KEY_IC, {TERM_KEY_INSERT, 0}},
	{KEY_SIC, {TERM_KEY_INSERT, TERM_SHIFT}},
	{KEY_UP, {TERM_KEY_UP, 0}},
	{KEY_SR, {TERM_KEY_UP, TERM_SHIFT}},
	{KEY_DOWN, {TERM_KEY_DOWN, 0}},
	{KEY_SF, {TERM_KEY_DOWN, TERM_SHIFT}},
	{KEY_LEFT, {TERM_KEY_LEFT, 0}},
	{KEY_SLEFT, {TERM_KEY_LEFT, TERM_SHIFT}},
	{KEY_RIGHT, {TERM_KEY_RIGHT, 0}},
	{KEY_SRIGHT, {TERM_KEY_RIGHT, TERM_SHIFT}},
	{KEY_HOME, {TERM_KEY_HOME, 0}},
	{KEY_SHOME, {TERM_KEY_HOME, TERM_SHIFT}},
	{KEY_FIND, {TERM_KEY_HOME, 0}},
	{KEY_A1, {TERM_KEY_HOME, 0}},
	{KEY_END, {TERM_KEY_END, 0}},
	{KEY_SEND, {TERM_KEY_END, TERM_SHIFT}},
	{KEY_SELECT, {TERM_KEY_END, 0}},
	{KEY_C1, {TERM_KEY_END, 0}},
	{KEY_PPAGE, {TERM_KEY_PAGE_UP, 0}},
	{KEY_SPREVIOUS, {TERM_KEY_PAGE_UP, TERM_SHIFT}},
	{KEY_A3, {TERM_KEY_PAGE_UP, 0}},
	{KEY_NPAGE, {TERM_KEY_PAGE_DOWN, 0}},
	{KEY_SNEXT, {TERM_KEY_PAGE_DOWN, TERM_SHIFT}},
	{KEY_C3, {TERM_KEY_PAGE_DOWN, 0}},
	{KEY_BTAB, {TERM_KEY_TAB, TERM_SHIFT}},
	{KEY_HELP, {TERM_KEY_F0 + 1, 0}},
	{KEY_SUSPEND, {'z', TERM_CTRL}},
};

/* Terminfo's extended names, "kUP5": the digit is xterm's modifier. */
static const struct {
	const char *prefix;
	uint32_t code;
} extended_keys[] = {
	{"kUP", TERM_KEY_UP},        {"kDN", TERM_KEY_DOWN},      {"kLFT", TERM_KEY_LEFT},   {"kRIT", TERM_KEY_RIGHT},
	{"kHOM", TERM_KEY_HOME},     {"kEND", TERM_KEY_END},      {"kDC", TERM_KEY_DELETE},  {"kIC", TERM_KEY_INSERT},
	{"kPRV", TERM_KEY_PAGE_UP},  {"kNXT", TERM_KEY_PAGE_DOWN},
};

/* Final bytes of CSI and SS3 sequences, and the numbers before "~" (xterm, VT220). */
static const struct {
	char final;
	uint32_t code;
} finals[] = {
	{'A', TERM_KEY_UP},   {'B', TERM_KEY_DOWN},   {'C', TERM_KEY_RIGHT},  {'D', TERM_KEY_LEFT},
	{'H', TERM_KEY_HOME}, {'F', TERM_KEY_END},    {'P', TERM_KEY_F0 + 1}, {'Q', TERM_KEY_F0 + 2},
	{'R', TERM_KEY_F0 + 3}, {'S', TERM_KEY_F0 + 4},
};
static const struct {
	unsigned number;
	uint32_t code;
} tildes[] = {
	{1, TERM_KEY_HOME},      {2, TERM_KEY_INSERT},   {3, TERM_KEY_DELETE},    {4, TERM_KEY_END},
	{5, TERM_KEY_PAGE_UP},   {6, TERM_KEY_PAGE_DOWN}, {7, TERM_KEY_HOME},     {8, TERM_KEY_END},
	{11, TERM_KEY_F0 + 1},   {12, TERM_KEY_F0 + 2},  {13, TERM_KEY_F0 + 3},   {14, TERM_KEY_F0 + 4},
	{15, TERM_KEY_F0 + 5},   {17, TERM_KEY_F0 + 6},  {18, TERM_KEY_F0 + 7},   {19, TERM_KEY_F0 + 8},
	{20, TERM_KEY_F0 + 9},   {21, TERM_KEY_F0 + 10}, {23, TERM_KEY_F0 + 11},  {24, TERM_KEY_F0 + 12},
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

void term_input_init(struct term_input *input, const struct term_tty *tty)
{
	*input = (struct term_input){tty, AS_BUF_INIT};
	const char *mark = tigetstr("PS");
	if (mark && mark != (char *)-1)
		define_key(mark, KEY_PASTE);
	/* A mouse nobody asked for: ncurses would take its mark and leave the rest as keys. */
	define_key(NULL, KEY_MOUSE);
}

void term_input_free(struct term_input *input)
{
	as_buf_free(&input->paste);
}

static struct term_key unknown(void)
{
	return (struct term_key){TERM_KEY_UNKNOWN, 0};
}

/* xterm's modifier parameter: 1 + SHIFT + 2 ALT + 4 CTRL, as our bits are. */
static uint32_t modifier(unsigned parameter)
{
	return parameter > 1 ? (parameter - 1) & (TERM_SHIFT | TERM_ALT | TERM_CTRL) : 0;
}

/* xterm counts shifted function keys on: F13 is Shift-F1 and so forth. */
static struct term_key function_key(unsigned number)
{
	static const uint32_t groups[] = {0, TERM_SHIFT, TERM_CTRL, TERM_CTRL | TERM_SHIFT, TERM_ALT,
					  TERM_ALT | TERM_SHIFT};
	unsigned group = (number - 1) / 12;
	if (!number || group >= COUNT(groups))
		return unknown();
	return (struct term_key){TERM_KEY_F0 + (number - 1) % 12 + 1, groups[group]};
}

static struct term_key from_curses(int code)
{
	for (size_t i = 0; i < COUNT(curses_keys); i++)
		if (curses_keys[i].curses == code)
			return curses_keys[i].key;
	if (code > KEY_F(0) && code <= KEY_F(63))
		return function_key((unsigned)(code - KEY_F0));
	const char *name = keyname(code);
	for (size_t i = 0; name && i < COUNT(extended_keys); i++) {
		size_t len = strlen(extended_keys[i].prefix);
		if (!strncmp(name, extended_keys[i].prefix, len) && (!name[len] || !name[len + 1]))
			return (struct term_key){extended_keys[i].code,
						 name[len] ? modifier((unsigned)(name[len] - '0')) : TERM_SHIFT};
	}
	return unknown();
}

static struct term_key from_char(uint32_t c)
{
	struct term_key key = {c, 0};
	if (c == '\r')
		key.code = TERM_KEY_ENTER;
	else if (c == '\t')
		key.code = TERM_KEY_TAB;
	else if (c == ESC)
		key.code = TERM_KEY_ESC;
	else if (c == '\b' || c == 0x7f)
		key.code = TERM_KEY_BACKSPACE;
	else if (c == 0)
		key = (struct term_key){' ', TERM_CTRL};
	else if (c < ' ')
		key = term_key_normal((struct term_key){c + '@', TERM_CTRL});
	else if (c >= 0x80 && c < 0xa0)
		key = unknown();
	return key;
}

/* A further part of a sequence: there at once, or within the time that a
 * slow line may take between two bytes. */
static int get_soon(const struct term_input *input)
{
	int c = getch();
	if (c == ERR) {
		struct pollfd line = {input->tty->in, POLLIN, 0};
		if (poll(&line, 1, get_escdelay()) > 0)
			c = getch();
	}
	return c;
}

/* The character that begins with a byte above ASCII.  Not by get_wch(): when
 * a byte is not well-formed, ncurses 6.4 waits for 15 more and loses them. */
static struct term_key read_char(const struct term_input *input, int first)
{
	char bytes[4] = {(char)first};
	size_t want = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1, len = 1;
	if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) {
		wint_t wide = btowc(first);
		return wide == WEOF ? unknown() : from_char((uint32_t)wide);
	}
	while (len < want) {
		int c = get_soon(input);
		if (c < 0x80 || c > 0xbf) {
			if (c != ERR)
				ungetch(c);
			return unknown();
		}
		bytes[len++] = (char)c;
	}
	uint32_t code;
	return as_utf8_next(&code, bytes, len, 0) == len && !as_is_invalid(code) ? from_char(code) : unknown();
}

/* SS3 sequences: keys of the number pad, else as CSI. */
static struct term_key pad_key(int c)
{
	static const char pad[] = "*+,-./0123456789"; /* SS3 j to SS3 y */
	if (c == 'M')
		return (struct term_key){TERM_KEY_ENTER, 0};
	return c >= 'j' && c <= 'y' ? from_char((uint32_t)pad[c - 'j']) : unknown();
}

/* What parameters and final byte of a control sequence stand for. */
static struct term_key sequence_key(char introducer, const unsigned parameters[2], int final)
{
	uint32_t mods = modifier(parameters[1]);
	for (size_t i = 0; final == '~' && i < COUNT(tildes); i++)
		if (tildes[i].number == parameters[0])
			return (struct term_key){tildes[i].code, mods};
	for (size_t i = 0; i < COUNT(finals); i++)
		if (finals[i].final == final)
			return (struct term_key){finals[i].code, mods};
	if (introducer == 'O')
		return pad_key(final);
	if (final == 'Z')
		return (struct term_key){TERM_KEY_TAB, TERM_SHIFT};
	if (final == 'u' && parameters[0] && parameters[0] < 10000) {
		struct term_key key = from_char(parameters[0]);
		key.mods |= mods;
		return term_key_normal(key);
	}
	return unknown();
}

/* A control sequence after its introducer (ECMA-48, 5.4): parameters, then a
 * final byte.  *cut: nothing came after the introducer. */
static struct term_key read_sequence(const struct term_input *input, char introducer, bool *cut)
{
	unsigned parameters[2] = {0, 0}, n = 0;
	int c = 0, bytes = 0;
	*cut = false;
	for (; bytes < SEQUENCE_LIMIT; bytes++) {
		c = get_soon(input);
		if (c < 0 || c > '~') {
			*cut = bytes == 0;
			return unknown();
		}
		if (c >= '0' && c <= '9') {
			if (n < COUNT(parameters) && parameters[n] < 10000)
				parameters[n] = parameters[n] * 10 + (unsigned)(c - '0');
		} else if (c == ';') {
			n++;
		} else if (c >= '@') {
			break;
		}
	}
	if (introducer == '[' && c == 'M' && bytes == 0) /* the first mouse protocol: three bytes follow */
		for (int i = 0; i < 3; i++)
			get_soon(input);
	return sequence_key(introducer, parameters, c);
}

/* What ESC turned out to begin.  ESC and another key in one breath is that
 * key with Alt: as two keys, Alt-D would cancel and then delete. */
static struct term_key after_escape(const struct term_input *input)
{
	int c = getch();
	if (c == ERR)
		return from_char(ESC);
	if (c == ESC) {
		ungetch(ESC);
		return from_char(ESC);
	}
	if (c == '[' || c == 'O') {
		bool cut;
		struct term_key key = read_sequence(input, (char)c, &cut);
		if (!cut)
			return key;
	}
	struct term_key key = c > 0xff ? from_curses(c) : c > 0x7f ? read_char(input, c) : from_char((uint32_t)c);
	if (key.code != TERM_KEY_UNKNOWN)
		key.mods |= TERM_ALT;
	return key;
}

/* Reads up to the mark that ends the paste.  Past ncurses, byte by byte: what
 * follows the mark is keys again, and a control sequence inside is text. */
static void read_paste(struct term_input *input)
{
	const size_t mark = sizeof paste_end - 1;
	struct as_buf *text = &input->paste;
	as_buf_clear(text);
	for (size_t matched = 0; matched < mark;) {
		struct pollfd line = {input->tty->in, POLLIN, 0};
		char byte;
		if (poll(&line, 1, PASTE_PATIENCE_MS) <= 0 || read(input->tty->in, &byte, 1) != 1)
			return;
		if (byte == paste_end[matched]) {
			matched++;
			continue;
		}
		if (text->len < TERM_PASTE_LIMIT) {
			as_buf_add(text, paste_end, matched);
			if (byte != paste_end[0])
				as_buf_addc(text, byte);
		}
		matched = byte == paste_end[0];
	}
}

bool term_input_next(struct term_input *input, struct term_event *event)
{
	int c;
	while ((c = getch()) != ERR) {
		if (c == KEY_RESIZE || c == KEY_MOUSE)
			continue;
		if (c == KEY_PASTE) {
			read_paste(input);
			*event = (struct term_event){.kind = TERM_EVENT_PASTE, .text = input->paste.data,
						     .len = input->paste.len};
			return true;
		}
		*event = (struct term_event){.kind = TERM_EVENT_KEY};
		event->key = c > 0xff ? from_curses(c) : c == ESC ? after_escape(input) :
			     c > 0x7f ? read_char(input, c) : from_char((uint32_t)c);
		return true;
	}
	return false;
}
