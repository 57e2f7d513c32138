/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/key.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "text/utf8.h"

/* The first name of a code is the one that is written. */
static const struct {
	const char *name;
	uint32_t code;
} names[] = {
	{"Enter", TERM_KEY_ENTER},
	{"CR", TERM_KEY_ENTER},
	{"Return", TERM_KEY_ENTER},
	{"Esc", TERM_KEY_ESC},
	{"Tab", TERM_KEY_TAB},
	{"BS", TERM_KEY_BACKSPACE},
	{"Backspace", TERM_KEY_BACKSPACE},
	{"Del", TERM_KEY_DELETE},
	{"Delete", TERM_KEY_DELETE},
	{"Ins", TERM_KEY_INSERT},
	{"Insert", TERM_KEY_INSERT},
	{"Up", TERM_KEY_UP},
	{"Down", TERM_KEY_DOWN},
	{"Left", TERM_KEY_LEFT},
	{"Right", TERM_KEY_RIGHT},
	{"Home", TERM_KEY_HOME},
	{"End", TERM_KEY_END},
	{"PageUp", TERM_KEY_PAGE_UP},
	{"PageDown", TERM_KEY_PAGE_DOWN},
	{"Space", ' '},
	{"lt", '<'},
	{"Unknown", TERM_KEY_UNKNOWN},
};

static const struct {
	char letter;
	uint32_t mod;
} modifiers[] = {{'C', TERM_CTRL}, {'M', TERM_ALT}, {'A', TERM_ALT}, {'S', TERM_SHIFT}};

enum { LONGEST_NAME = 32 };

static bool is_letter(uint32_t code)
{
	return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
}

struct term_key term_key_normal(struct term_key key)
{
	if ((key.mods & TERM_CTRL) && key.code < 0x80) {
		if (is_letter(key.code)) {
			key.code |= 0x20;
			key.mods &= ~(uint32_t)TERM_SHIFT;
		}
		uint32_t same = key.code == 'i' ? TERM_KEY_TAB :
				key.code == 'm' ? TERM_KEY_ENTER :
				key.code == '[' ? TERM_KEY_ESC :
				key.code == 'h' || key.code == '?' ? TERM_KEY_BACKSPACE : TERM_KEY_NONE;
		if (same) {
			key.code = same;
			key.mods &= ~(uint32_t)TERM_CTRL;
		}
	} else if ((key.mods & TERM_SHIFT) && key.code < TERM_KEY_ENTER) {
		if (is_letter(key.code))
			key.code &= ~0x20u;
		key.mods &= ~(uint32_t)TERM_SHIFT;
	}
	return key;
}

/* "F1" to "F24". */
static uint32_t function_key(const char *name, size_t len)
{
	uint32_t number = 0;
	if (len < 2 || len > 3 || (name[0] != 'F' && name[0] != 'f') || name[1] == '0')
		return TERM_KEY_NONE;
	for (size_t i = 1; i < len; i++) {
		if (name[i] < '0' || name[i] > '9')
			return TERM_KEY_NONE;
		number = number * 10 + (uint32_t)(name[i] - '0');
	}
	return number <= TERM_KEY_F_LIMIT ? TERM_KEY_F0 + number : TERM_KEY_NONE;
}

/* What stands between "<" and ">" after the modifiers: a name or one character. */
static uint32_t base_code(const char *name, size_t len)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i].name) == len && !strncasecmp(names[i].name, name, len))
			return names[i].code;
	uint32_t code;
	if (len && as_utf8_next(&code, name, len, 0) == len && !as_is_invalid(code) && code > ' ')
		return code;
	return function_key(name, len);
}

static bool parse_inside(struct term_key *key, const char *inside, size_t len)
{
	bool named = false;
	key->mods = 0;
	while (len > 2 && inside[1] == '-') {
		uint32_t mod = 0;
		for (size_t i = 0; i < sizeof modifiers / sizeof *modifiers; i++)
			if (modifiers[i].letter == (inside[0] & ~0x20))
				mod = modifiers[i].mod;
		if (!mod)
			return false;
		key->mods |= mod;
		named = true;
		inside += 2;
		len -= 2;
	}
	key->code = base_code(inside, len);
	/* "<a>" would be read as "a": more likely a slip for something else. */
	if (!key->code || (!named && key->code < TERM_KEY_ENTER && len == 1))
		return false;
	*key = term_key_normal(*key);
	return true;
}

size_t term_key_parse(struct term_key *key, const char *text, size_t len, struct as_error *err)
{
	uint32_t code;
	if (!len) {
		as_error_set(err, AS_ERR_FORMAT, _("a key's name is missing"));
		return 0;
	}
	if (text[0] != '<') {
		size_t used = as_utf8_next(&code, text, len, 0);
		if (as_is_invalid(code) || code < ' ' || (code >= 0x7f && code < 0xa0)) {
			as_error_set(err, AS_ERR_FORMAT, _("byte %02X does not name a key"), (unsigned char)text[0]);
			return 0;
		}
		*key = (struct term_key){code, 0};
		return used;
	}
	size_t most = len < LONGEST_NAME ? len : LONGEST_NAME;
	/* From the third byte on, so that "<C->>" finds its own end. */
	const char *close = most > 2 ? memchr(text + 2, '>', most - 2) : NULL;
	if (close && close[-1] == '-' && close + 1 < text + most && close[1] == '>')
		close++;
	if (!close || !parse_inside(key, text + 1, (size_t)(close - text) - 1)) {
		int shown = (int)(close ? close - text + 1 : (ptrdiff_t)most);
		as_error_set(err, AS_ERR_FORMAT, _("\"%.*s\" is not a key's name (write <lt> for \"<\")"), shown, text);
		return 0;
	}
	return (size_t)(close - text) + 1;
}

bool term_keys_parse(struct term_key **keys, size_t *count, const char *text, struct as_error *err)
{
	size_t cap = 0, len = strlen(text);
	*keys = NULL;
	*count = 0;
	for (size_t at = 0; at < len;) {
		struct term_key key;
		size_t used = term_key_parse(&key, text + at, len - at, err);
		if (!used) {
			free(*keys);
			*keys = NULL;
			*count = 0;
			return false;
		}
		AS_RESERVE(*keys, cap, *count + 1);
		(*keys)[(*count)++] = key;
		at += used;
	}
	return true;
}

void term_key_format(struct as_buf *out, struct term_key key)
{
	char bytes[16];
	const char *name = NULL;
	for (size_t i = 0; i < sizeof names / sizeof *names && !name; i++)
		if (names[i].code == key.code)
			name = names[i].name;
	if (!name && key.code > TERM_KEY_F0) {
		snprintf(bytes, sizeof bytes, "F%u", key.code - TERM_KEY_F0);
		name = bytes;
	} else if (!name) {
		bytes[as_utf8_put(bytes, key.code)] = '\0';
		name = bytes;
	}
	if (name == bytes && !key.mods && key.code < TERM_KEY_F0) {
		as_buf_adds(out, name);
		return;
	}
	as_buf_addc(out, '<');
	if (key.mods & TERM_CTRL)
		as_buf_adds(out, "C-");
	if (key.mods & TERM_ALT)
		as_buf_adds(out, "M-");
	if (key.mods & TERM_SHIFT)
		as_buf_adds(out, "S-");
	as_buf_printf(out, "%s>", name);
}

bool term_key_is_text(struct term_key key)
{
	return !key.mods && key.code >= ' ' && key.code < TERM_KEY_ENTER && (key.code < 0x7f || key.code >= 0xa0);
}
