/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/place.h"

#include <string.h>

#include "base/i18n.h"
#include "cli/options.h"
#include "cli/output.h"
#include "text/find.h"
#include "text/grapheme.h"
#include "text/offset.h"

bool cli_place_given(const struct cli_args *args, bool quote_counts)
{
	int given = !!args->value[CLI_OPT_RANGE] + !!args->value[CLI_OPT_BYTES] +
		    (quote_counts && args->value[CLI_OPT_QUOTE]) + !!args->value[CLI_OPT_EVERY];
	if (given == 1)
		return true;
	cli_usage_error(args->command->name, given ? _("only one of --range, --bytes, --quote and --every can be given")
						   : _("where? give --range, --bytes or --quote"));
	return false;
}

/* ---- offsets */

/* "START:END" as two numbers. */
static bool read_pair(size_t pair[2], const char *text)
{
	for (int i = 0; i < 2; i++) {
		size_t value = 0;
		const char *at = text;
		for (; *at >= '0' && *at <= '9'; at++)
			if (__builtin_mul_overflow(value, (size_t)10, &value) ||
			    __builtin_add_overflow(value, (size_t)(*at - '0'), &value))
				return false;
		if (at == text || *at != (i ? '\0' : ':'))
			return false;
		pair[i] = value;
		text = at + 1;
	}
	return true;
}

typedef bool to_byte(struct as_offsets *offsets, size_t offset, size_t *byte);
typedef size_t from_byte(struct as_offsets *offsets, size_t byte);

/* One end as a byte of the text.  An offset inside a character is an error
 * that names the boundaries on either side. */
static bool place_end(size_t *byte, struct as_offsets *offsets, size_t offset, to_byte *to, from_byte *from)
{
	const struct as_doc *doc = offsets->doc;
	size_t last = from(offsets, doc->len), inside = offset;
	if (offset > last) {
		cli_say(_("%s: there is no offset %zu; the document ends at %zu"), doc->path, offset, last);
		return false;
	}
	while (!to(offsets, inside, byte) && inside > 0)
		inside--; /* the offset is inside a code point: its beginning */
	if (inside == offset && as_grapheme_is_boundary(doc->text, doc->len, *byte))
		return true;
	size_t before = *byte, after = *byte;
	while (before > 0 && !as_grapheme_is_boundary(doc->text, doc->len, before))
		before--;
	after = before < doc->len ? as_grapheme_next(doc->text, doc->len, before) : before;
	cli_say(_("%s: offset %zu is inside a character; the nearest boundaries are %zu and %zu"), doc->path, offset,
		from(offsets, before), from(offsets, after));
	return false;
}

static bool place_range(struct as_span *out, const struct cli_args *args, const struct as_doc *doc, bool bytes)
{
	const char *text = args->value[bytes ? CLI_OPT_BYTES : CLI_OPT_RANGE];
	size_t pair[2];
	if (!read_pair(pair, text) || pair[0] >= pair[1]) {
		cli_usage_error(args->command->name, _("--%s=%s: two offsets START:END are wanted, START before END"),
				bytes ? "bytes" : "range", text);
		return false;
	}
	struct as_offsets offsets;
	as_offsets_init(&offsets, doc);
	to_byte *to = bytes ? as_offset_from_file_byte : as_offset_from_code_point;
	from_byte *from = bytes ? as_offset_file_byte : as_offset_code_point;
	bool ok = place_end(&out->start, &offsets, pair[0], to, from) &&
		  place_end(&out->end, &offsets, pair[1], to, from);
	as_offsets_free(&offsets);
	return ok;
}

/* ---- quotes */

bool cli_place_quote(struct as_span *out, size_t *count, const struct as_doc *doc, const char *text, size_t nth)
{
	size_t len = strlen(text);
	*count = 0;
	for (size_t at = 0; len && at + len <= doc->len;) {
		const char *hit = memmem(doc->text + at, doc->len - at, text, len);
		if (!hit)
			break;
		at = (size_t)(hit - doc->text);
		if (as_grapheme_is_boundary(doc->text, doc->len, at) &&
		    as_grapheme_is_boundary(doc->text, doc->len, at + len)) {
			if (++*count == nth)
				*out = (struct as_span){at, at + len};
			at += len;
		} else {
			at++;
		}
	}
	return *count >= nth;
}

/* What was not found exactly may be there in another spelling. */
static void say_missing(const struct as_doc *doc, const char *text)
{
	struct as_needle needle;
	struct as_span hit;
	bool near = false;
	if (as_needle_init(&needle, text, strlen(text), false)) {
		near = as_find_next(&hit, &needle, doc->text, doc->len, 0);
		as_needle_free(&needle);
	}
	if (near)
		cli_say(_("%s: \"%s\" does not occur; \"%.*s\" does, in another spelling"), doc->path, text,
			(int)(as_span_length(hit) > 200 ? 200 : as_span_length(hit)), doc->text + hit.start);
	else
		cli_say(_("%s: \"%s\" does not occur"), doc->path, text);
}

static enum cli_place place_quote(struct as_span *out, const struct cli_args *args, const struct as_doc *doc)
{
	const char *text = args->value[CLI_OPT_QUOTE];
	size_t nth = 1, count;
	if (!cli_options_number(&nth, args, CLI_OPT_NTH, "nth", 1))
		return CLI_PLACE_WRONG;
	if (cli_place_quote(out, &count, doc, text, nth)) {
		if (count > 1 && !args->value[CLI_OPT_NTH])
			cli_say(_("%s: \"%s\" occurs %zu times; the first is taken (--nth chooses another)"), doc->path,
				text, count);
		return CLI_PLACE_FOUND;
	}
	if (count)
		cli_say(ngettext("%s: \"%s\" occurs only %zu time", "%s: \"%s\" occurs only %zu times", count), doc->path,
			text, count);
	else
		say_missing(doc, text);
	return CLI_PLACE_NONE;
}

enum cli_place cli_place_find(struct as_span *out, const struct cli_args *args, const struct as_doc *doc)
{
	if (args->value[CLI_OPT_QUOTE])
		return place_quote(out, args, doc);
	return place_range(out, args, doc, args->value[CLI_OPT_BYTES] != NULL) ? CLI_PLACE_FOUND : CLI_PLACE_WRONG;
}
