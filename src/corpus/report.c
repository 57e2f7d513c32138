/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/report.h"

#include "corpus/judge.h"
#include "corpus/lines.h"

/* The header: a title line (which may be blank), then the date's eight digits,
 * then most often a URL. */
struct header {
	struct as_line title, date, url; /* title and url may be absent: empty spans */
	struct as_date stated;           /* month 0 when the digits are no date */
};

static bool has_eight_digits(const char *text, struct as_span span)
{
	size_t digits = 0, len = as_span_length(span);
	if (len != 8 && (len != 10 || text[span.start + 4] != '-'))
		return false;
	for (size_t at = span.start; at < span.end; at++)
		digits += text[at] >= '0' && text[at] <= '9';
	return digits == 8;
}

static bool next_filled(struct as_line *line, struct as_lines *lines)
{
	while (as_lines_next(line, lines))
		if (as_span_length(line->span))
			return true;
	*line = (struct as_line){0};
	return false;
}

/* Leaves `lines` after the header. */
static bool read_header(struct header *header, struct as_lines *lines)
{
	const char *text = lines->text;
	*header = (struct header){0};
	if (!next_filled(&header->date, lines))
		return false;
	if (!has_eight_digits(text, header->date.span)) {
		header->title = header->date;
		if (!next_filled(&header->date, lines) || !has_eight_digits(text, header->date.span))
			return false;
	}
	struct as_lines before_url = *lines;
	if (next_filled(&header->url, lines) && as_judge(text, header->url.span).role != AS_ROLE_URL) {
		header->url = (struct as_line){0};
		*lines = before_url;
	}
	bool dated = as_date_read(&header->stated, text, header->date.span.end, header->date.span.start);
	header->stated.line = header->date.number;
	return dated || as_span_length(header->url.span);
}

bool as_report_probe(const struct as_doc *doc)
{
	struct as_lines lines;
	struct header header;
	as_lines_init(&lines, doc->text, doc->len);
	return read_header(&header, &lines);
}

static void take_header(struct as_draft *draft, const struct header *header)
{
	const struct as_line *title = &header->title, *date = &header->date, *url = &header->url;
	as_draft_passage(draft, title->span, title->number, AS_ROLE_HEADLINE, "title line");
	as_draft_state(draft, AS_FIELD_TITLE, title->span, title->number, "title line");
	as_draft_passage(draft, date->span, date->number, AS_ROLE_DATE, "header date");
	if (header->stated.month)
		as_draft_state_date(draft, &header->stated, "header date");
	if (as_span_length(url->span)) {
		as_draft_passage(draft, url->span, url->number, AS_ROLE_URL, "URL line");
		as_draft_state_url(draft, url->span, url->number, "URL line");
	}
}

void as_report_read(struct as_draft *draft)
{
	struct as_lines lines;
	struct as_line line;
	struct header header;
	const char *text = draft->doc->text;
	as_lines_init(&lines, text, draft->doc->len);
	read_header(&header, &lines);
	take_header(draft, &header);
	while (as_lines_next(&line, &lines)) {
		if (!as_span_length(line.span))
			continue;
		struct as_verdict verdict = as_judge(text, line.span);
		/* The header has the date; a passage that begins with one is text. */
		if (verdict.role == AS_ROLE_DATE)
			verdict = (struct as_verdict){.role = AS_ROLE_BODY, .rule = "text", .words = line.span};
		as_judge_take(draft, line.span, line.number, &verdict);
	}
}
