/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/json.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

void as_json_init(struct as_json *json, struct as_buf *out)
{
	*json = (struct as_json){.out = out};
}

static void before_value(struct as_json *json)
{
	if (json->comma)
		as_buf_addc(json->out, ',');
	json->comma = true;
}

static void open_with(struct as_json *json, char bracket)
{
	before_value(json);
	as_buf_addc(json->out, bracket);
	json->comma = false;
}

static void close_with(struct as_json *json, char bracket)
{
	as_buf_addc(json->out, bracket);
	json->comma = true;
}

void as_json_begin_object(struct as_json *json) { open_with(json, '{'); }
void as_json_end_object(struct as_json *json) { close_with(json, '}'); }
void as_json_begin_array(struct as_json *json) { open_with(json, '['); }
void as_json_end_array(struct as_json *json) { close_with(json, ']'); }

/* Bytes of the well-formed UTF-8 sequence at s, or 0 (Unicode 15, table 3-7). */
static size_t sequence_length(const unsigned char *s, size_t len)
{
	if (s[0] < 0x80)
		return 1;
	size_t need = s[0] >= 0xf0 ? 4 : s[0] >= 0xe0 ? 3 : 2;
	if (s[0] < 0xc2 || s[0] > 0xf4 || need > len)
		return 0;
	unsigned char low = s[0] == 0xe0 ? 0xa0 : s[0] == 0xf0 ? 0x90 : 0x80;
	unsigned char high = s[0] == 0xed ? 0x9f : s[0] == 0xf4 ? 0x8f : 0xbf;
	if (s[1] < low || s[1] > high)
		return 0;
	for (size_t i = 2; i < need; i++)
		if ((s[i] & 0xc0) != 0x80)
			return 0;
	return need;
}

static const char *short_escape(unsigned char c)
{
	switch (c) {
	case '"': return "\\\"";
	case '\\': return "\\\\";
	case '\n': return "\\n";
	case '\r': return "\\r";
	case '\t': return "\\t";
	default: return NULL;
	}
}

/* ASCII that stands for itself. */
static bool is_plain(unsigned char byte)
{
	return byte >= 0x20 && byte < 0x7f && byte != '"' && byte != '\\';
}

static void add_escaped(struct as_buf *out, const char *text, size_t len)
{
	const unsigned char *s = (const unsigned char *)text;
	for (size_t at = 0; at < len;) {
		size_t plain = at;
		while (plain < len && is_plain(s[plain]))
			plain++;
		as_buf_add(out, s + at, plain - at);
		at = plain;
		if (at == len)
			break;
		const char *escape = short_escape(s[at]);
		size_t n = sequence_length(s + at, len - at);
		if (escape)
			as_buf_adds(out, escape);
		else if (!n)
			as_buf_adds(out, "\xef\xbf\xbd");
		else if (s[at] < 0x20 || s[at] == 0x7f)
			as_buf_printf(out, "\\u%04x", s[at]);
		else if (n == 3 && s[at] == 0xe2 && s[at + 1] == 0x80 && (s[at + 2] == 0xa8 || s[at + 2] == 0xa9))
			as_buf_adds(out, s[at + 2] == 0xa8 ? "\\u2028" : "\\u2029");
		else
			as_buf_add(out, s + at, n);
		at += n ? n : 1;
	}
}

void as_json_stringn(struct as_json *json, const char *text, size_t len)
{
	before_value(json);
	as_buf_addc(json->out, '"');
	add_escaped(json->out, text, len);
	as_buf_addc(json->out, '"');
}

void as_json_string(struct as_json *json, const char *text)
{
	if (text)
		as_json_stringn(json, text, strlen(text));
	else
		as_json_null(json);
}

void as_json_key(struct as_json *json, const char *key)
{
	as_json_string(json, key);
	as_buf_addc(json->out, ':');
	json->comma = false;
}

void as_json_integer(struct as_json *json, int64_t value)
{
	char digits[20], *end = digits + sizeof digits, *at = end; /* 2^63 has 19 */
	uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
	do
		*--at = (char)('0' + rest % 10);
	while (rest /= 10);
	if (value < 0)
		*--at = '-';
	before_value(json);
	as_buf_add(json->out, at, (size_t)(end - at));
}

void as_json_number(struct as_json *json, double value, int decimals)
{
	if (!isfinite(value)) {
		as_json_null(json);
		return;
	}
	before_value(json);
	char text[64];
	snprintf(text, sizeof text, "%.*f", decimals, value);
	/* printf follows the locale's decimal comma; JSON does not. */
	for (char *c = text; *c; c++)
		if (*c == ',')
			*c = '.';
	as_buf_adds(json->out, text);
}

void as_json_bool(struct as_json *json, bool value)
{
	before_value(json);
	as_buf_adds(json->out, value ? "true" : "false");
}

void as_json_null(struct as_json *json)
{
	before_value(json);
	as_buf_adds(json->out, "null");
}

void as_json_member_string(struct as_json *json, const char *key, const char *text)
{
	as_json_key(json, key);
	as_json_string(json, text);
}

void as_json_member_text(struct as_json *json, const char *key, const char *text)
{
	as_json_member_string(json, key, text && *text ? text : NULL);
}

void as_json_member_integer(struct as_json *json, const char *key, int64_t value)
{
	as_json_key(json, key);
	as_json_integer(json, value);
}

void as_json_member_bool(struct as_json *json, const char *key, bool value)
{
	as_json_key(json, key);
	as_json_bool(json, value);
}
