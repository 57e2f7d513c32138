/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/draft.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "corpus/dateline.h"
#include "corpus/lines.h"

enum {
	CUT_WINDOW = 2048,   /* bytes before the limit in which a cut is looked for */
	CUT_HARD = 16,       /* bytes a code point may reach back */
	VALUE_BYTES = 4096,  /* longest metadata value kept */
	DAYS_APART = 1,      /* a report may carry the day after or before its dateline's */
};

/* Where to cut a passage that goes on past `limit`: after a sentence, else at
 * white space, else between code points. */
static size_t cut_before(const char *text, size_t start, size_t limit)
{
	size_t least = limit - CUT_WINDOW > start ? limit - CUT_WINDOW : start + 1, space = 0;
	for (size_t at = limit; at > least; at--) {
		char before = text[at - 1];
		if (before != ' ' && before != '\n' && before != '\t')
			continue;
		if (!space)
			space = at;
		if (at - 1 > least && strchr(".!?", text[at - 2]) && text[at - 2])
			return at;
	}
	if (space)
		return space;
	for (size_t back = 0; back < CUT_HARD; back++)
		if (((unsigned char)text[limit - back] & 0xC0) != 0x80)
			return limit - back;
	return limit;
}

/* How many lines end in text[from..to); most blocks are one line and have none. */
static uint32_t line_ends(const char *text, size_t from, size_t to)
{
	uint32_t count = 0;
	if (!memchr(text + from, '\n', to - from) && !memchr(text + from, '\r', to - from))
		return 0;
	for (size_t at = from; at < to; at++)
		count += text[at] == '\n' || (text[at] == '\r' && text[at + 1] != '\n');
	return count;
}

static void add_passage(struct as_draft *draft, struct as_span span, uint32_t line, enum as_role role,
			const char *rule)
{
	struct as_doc *doc = draft->doc;
	struct as_passage *last = doc->passages_count ? &doc->passages[doc->passages_count - 1] : NULL;
	if (doc->passages_count >= AS_PASSAGES_LIMIT && last->role == role &&
	    span.end - last->span.start <= AS_PASSAGE_BYTES) {
		last->span.end = span.end;
		return;
	}
	AS_RESERVE(doc->passages, draft->passages_cap, doc->passages_count + 1);
	doc->passages[doc->passages_count++] = (struct as_passage){span, line, role, rule};
}

void as_draft_passage(struct as_draft *draft, struct as_span span, uint32_t line, enum as_role role, const char *rule)
{
	const char *text = draft->doc->text;
	for (span = as_trim(text, span); as_span_length(span) > AS_PASSAGE_BYTES; span = as_trim(text, span)) {
		size_t cut = cut_before(text, span.start, span.start + AS_PASSAGE_BYTES);
		struct as_span piece = as_trim(text, (struct as_span){span.start, cut});
		if (as_span_length(piece))
			add_passage(draft, piece, line, role, rule);
		struct as_span rest = as_trim(text, (struct as_span){cut, span.end});
		line += line_ends(text, span.start, rest.start);
		span.start = rest.start;
	}
	if (as_span_length(span))
		add_passage(draft, span, line, role, rule);
}

/* The words of a span as a string of the document's arena, on one line. */
static const char *words_of(struct as_draft *draft, struct as_span span)
{
	const char *text = draft->doc->text + span.start;
	size_t len = as_span_length(span);
	if (len > VALUE_BYTES) {
		len = VALUE_BYTES;
		while (len && ((unsigned char)text[len] & 0xC0) == 0x80 && len > VALUE_BYTES - 4)
			len--;
	}
	if (!memchr(text, '\0', len) && !memchr(text, '\n', len) && !memchr(text, '\r', len))
		return as_arena_strndup(&draft->doc->arena, text, len);
	struct as_buf value = AS_BUF_INIT;
	for (size_t i = 0; i < len; i++)
		if (!text[i])
			as_buf_adds(&value, "\xef\xbf\xbd");
		else if (text[i] != '\n' && text[i] != '\r')
			as_buf_addc(&value, text[i]);
		else if (value.len && value.data[value.len - 1] != ' ')
			as_buf_addc(&value, ' ');
	const char *copy = as_arena_strndup(&draft->doc->arena, value.data, value.len);
	as_buf_free(&value);
	return copy;
}

void as_draft_state_as(struct as_draft *draft, enum as_field field, const char *value, struct as_span span,
		       uint32_t line, const char *rule)
{
	struct as_metadata *metadata = &draft->doc->metadata[field];
	if (!metadata->value)
		*metadata = (struct as_metadata){value, span, line, rule};
}

void as_draft_state(struct as_draft *draft, enum as_field field, struct as_span span, uint32_t line, const char *rule)
{
	if (!draft->doc->metadata[field].value && as_span_length(span))
		as_draft_state_as(draft, field, words_of(draft, span), span, line, rule);
}

static bool weekday_is_odd(const struct as_date *date)
{
	return date->weekday && date->year && date->weekday != as_date_weekday(date->year, date->month, date->day);
}

static void note_odd(struct as_draft *draft, const struct as_date *date)
{
	if (!draft->odd.month && weekday_is_odd(date))
		draft->odd = *date;
}

void as_draft_state_date(struct as_draft *draft, const struct as_date *date, const char *rule)
{
	if (draft->doc->metadata[AS_FIELD_DATE].value || !date->year)
		return;
	char value[16];
	snprintf(value, sizeof value, "%04d-%02d-%02d", date->year % 10000, date->month % 100, date->day % 100);
	as_draft_state_as(draft, AS_FIELD_DATE, as_arena_strdup(&draft->doc->arena, value), date->span, date->line,
			  rule);
	draft->date = *date;
	note_odd(draft, date);
}

void as_draft_state_url(struct as_draft *draft, struct as_span span, uint32_t line, const char *rule)
{
	const char *text = draft->doc->text;
	as_draft_state(draft, AS_FIELD_URL, span, line, rule);
	size_t start = span.start;
	while (start < span.end && text[start] != ':')
		start++;
	for (size_t slashes = 0; slashes < 3 && start < span.end; slashes++)
		start++; /* "://" */
	if (span.end - start > 4 && !strncasecmp(text + start, "www.", 4))
		start += 4;
	size_t end = start;
	while (end < span.end && text[end] && !strchr("/?#: \t", text[end]))
		end++;
	as_draft_state(draft, AS_FIELD_SOURCE, (struct as_span){start, end}, line, "URL host");
}

void as_draft_note_dateline(struct as_draft *draft, struct as_span span, uint32_t line)
{
	struct as_dateline dateline;
	if (draft->doc->metadata[AS_FIELD_DATELINE].value || !as_dateline_read(&dateline, draft->doc->text, span))
		return;
	as_draft_state(draft, AS_FIELD_DATELINE, dateline.span, line, "dateline");
	if (dateline.date.month) {
		draft->dateline = dateline.date;
		draft->dateline.line = line;
		note_odd(draft, &draft->dateline);
	}
}

void as_draft_note_weekdays(struct as_draft *draft, struct as_span span, uint32_t line)
{
	const char *text = draft->doc->text;
	bool inside = false;
	for (size_t at = span.start; at < span.end && !draft->odd.month; at++) {
		bool letter = ((text[at] | 0x20) >= 'a' && (text[at] | 0x20) <= 'z') || (unsigned char)text[at] >= 0x80;
		struct as_date date;
		if (letter && !inside && as_date_read(&date, text, span.end, at)) {
			date.line = line;
			note_odd(draft, &date);
			at = date.span.end - 1;
			letter = false;
		}
		inside = letter;
	}
}

static void doubt(struct as_draft *draft, struct as_span says, uint32_t says_line, struct as_span against,
		  uint32_t against_line)
{
	struct as_doc *doc = draft->doc;
	doc->doubts[doc->doubts_count++] = (struct as_doubt){
		.field = AS_FIELD_DATE,
		.says = words_of(draft, says),
		.says_span = says,
		.says_line = says_line,
		.against = words_of(draft, against),
		.against_span = against,
		.against_line = against_line,
	};
}

void as_draft_finish(struct as_draft *draft)
{
	const struct as_date *date = &draft->date, *dateline = &draft->dateline, *odd = &draft->odd;
	bool apart = date->month && dateline->month && as_date_distance(date, dateline) > DAYS_APART;
	if (!apart && !odd->month)
		return;
	draft->doc->doubts = AS_NEW_ARRAY(&draft->doc->arena, struct as_doubt, 2);
	if (apart)
		doubt(draft, date->span, date->line, dateline->span, dateline->line);
	if (odd->month) {
		struct as_span rest = {odd->weekday_span.end, odd->span.end};
		const char *text = draft->doc->text;
		while (rest.start < rest.end && strchr(",. ", text[rest.start]))
			rest.start++;
		doubt(draft, odd->weekday_span, odd->line, rest, odd->line);
	}
}
