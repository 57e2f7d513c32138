/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every block is first judged by its own words (judge.h); then the page's
 * structure decides what words alone do not tell: a page is head, report and
 * tail, and only head and tail may hold short lines that are no part of it. */
#include "corpus/webtext.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "corpus/dateline.h"
#include "corpus/judge.h"
#include "corpus/lines.h"

enum {
	LARGEST_PAGE = 8 << 20, /* bytes; a larger text is no page */
	PROBE_BYTES = 16 << 10, /* looked at by the probe, at either end */
	PROBE_SIGNS = 2,
	PARAGRAPH = 60,         /* least bytes of a paragraph that may open the report */
	LONG_PARAGRAPH = 100,   /* from here on any sentence end will do */
	LABEL = 40,             /* most bytes of a label */
	BREADCRUMBS = 120,
	LISTED_TITLE = 160,     /* most bytes of an unbulleted title in a list of stories */
	CANDIDATES = 6,         /* lines that may be the headline */
	RECURRENCE = 3000,      /* bytes of report in which the headline's words are looked for */
	TEASERS = 3,            /* bullets with a paragraph set in that make a list of other stories */
};

struct page {
	struct as_draft *draft;
	const char *text;
	struct as_blocks blocks;
	struct as_verdict *verdicts; /* one a block; owned */
	size_t headline;             /* block, or count when there is none */
	size_t first, last;          /* the report's first and last block; count when there is none */
};

static void set(struct page *page, size_t n, enum as_role role, const char *rule)
{
	page->verdicts[n].role = role;
	page->verdicts[n].rule = rule;
}

static bool is_body(const struct page *page, size_t n)
{
	return page->verdicts[n].role == AS_ROLE_BODY;
}

static bool is_kind(const struct page *page, size_t n, enum as_phrase_kind kind)
{
	return page->verdicts[n].phrase && page->verdicts[n].phrase->kind == kind;
}

/* Something set in under a bullet. */
static bool is_under_bullet(const struct page *page, size_t n)
{
	return n > 0 && page->blocks.items[n].indent > 0 && !page->blocks.items[n].bullet &&
	       (page->blocks.items[n - 1].bullet || page->blocks.items[n].indent > 2);
}

static bool is_listed(const struct page *page, size_t n)
{
	return page->blocks.items[n].bullet || is_under_bullet(page, n);
}

/* A paragraph such as reports are made of: none of a list, and with a sentence's end. */
static bool is_paragraph(const struct page *page, size_t n)
{
	struct as_span span = page->blocks.items[n].span;
	struct as_dateline dateline;
	if (!is_body(page, n) || is_listed(page, n))
		return false;
	if (as_dateline_read(&dateline, page->text, span))
		return true;
	return as_span_length(span) >= PARAGRAPH && as_judge_is_sentence(page->text, span) &&
	       (as_span_length(span) >= LONG_PARAGRAPH || !strchr("?!:;", page->text[span.end - 1]));
}

/* ---- what follows a label */

static bool is_story_title(const struct page *page, size_t n)
{
	struct as_span span = page->blocks.items[n].span;
	return is_body(page, n) && !page->verdicts[n].phrase && as_span_length(span) <= LISTED_TITLE &&
	       !as_judge_is_sentence(page->text, span);
}

static void take_next(struct page *page, size_t n)
{
	if (n + 1 < page->blocks.count && is_body(page, n + 1) &&
	    as_span_length(page->blocks.items[n + 1].span) <= LISTED_TITLE)
		set(page, n + 1, AS_ROLE_FURNITURE, page->verdicts[n].rule);
}

/* Returns the block after the list. */
static size_t take_list(struct page *page, size_t n)
{
	const char *rule = page->verdicts[n].rule;
	size_t i = n + 1;
	for (; i < page->blocks.count; i++) {
		if (is_body(page, i) && !is_listed(page, i) && !is_story_title(page, i))
			break;
		if (is_body(page, i))
			set(page, i, AS_ROLE_FURNITURE, rule);
	}
	return i;
}

/* A label such as "Recommended stories" ends the report, unless the report
 * goes on: its credit line stands after it, or two paragraphs in a row, or one
 * after a single bullet.  Returns the block that shows so, or count. */
static size_t report_goes_on(const struct page *page, size_t n)
{
	const struct as_block *items = page->blocks.items;
	size_t teasers = 0;
	for (size_t i = n + 1; i < page->blocks.count; i++) {
		if (is_kind(page, i, AS_PHRASE_CREDIT))
			return i;
		if (i == n + 1 || !is_paragraph(page, i))
			continue;
		bool under = items[i - 1].bullet, more = i + 1 < page->blocks.count && items[i + 1].bullet;
		if (is_paragraph(page, i - 1) || (under && !more && !teasers))
			return i;
		teasers += under;
	}
	return page->blocks.count;
}

static void take_rest(struct page *page, size_t n)
{
	const char *rule = page->verdicts[n].rule;
	for (size_t i = n + 1; i < page->blocks.count; i++) {
		if (page->verdicts[i].role != AS_ROLE_FURNITURE)
			set(page, i, AS_ROLE_FURNITURE, rule);
		else if (is_kind(page, i, AS_PHRASE_REST) || is_kind(page, i, AS_PHRASE_LIST))
			rule = page->verdicts[i].rule;
	}
}

/* Each pass ahead is remembered, so that a page of labels stays linear. */
static void follow_labels(struct page *page)
{
	size_t paragraphs = 0, listed = 0, goes_on = 0;
	for (size_t n = 0; n < page->blocks.count; n++) {
		paragraphs += is_paragraph(page, n);
		if (page->verdicts[n].role != AS_ROLE_FURNITURE || !page->verdicts[n].phrase)
			continue;
		enum as_phrase_kind kind = page->verdicts[n].phrase->kind;
		if (kind == AS_PHRASE_REST && paragraphs && n >= goes_on) {
			goes_on = report_goes_on(page, n);
			if (goes_on == page->blocks.count) {
				take_rest(page, n);
				return;
			}
		}
		if (kind == AS_PHRASE_NEXT)
			take_next(page, n);
		else if ((kind == AS_PHRASE_LIST || kind == AS_PHRASE_REST) && n >= listed)
			listed = take_list(page, n);
	}
}

/* Three or more bullets, each with a paragraph set in below it, at the end:
 * other stories, whatever the label above them says. */
static void take_teasers(struct page *page)
{
	size_t n = page->blocks.count, pairs = 0;
	while (n >= 2 && is_under_bullet(page, n - 1) && page->blocks.items[n - 2].bullet) {
		n -= 2;
		pairs++;
	}
	if (pairs < TEASERS)
		return;
	if (n > 0 && is_story_title(page, n - 1) && as_span_length(page->blocks.items[n - 1].span) <= LABEL)
		n--;
	for (; n < page->blocks.count; n++)
		if (page->verdicts[n].role != AS_ROLE_FURNITURE)
			set(page, n, AS_ROLE_FURNITURE, "list of other stories");
}

/* ---- head, report, tail */

static void find_report(struct page *page)
{
	page->first = page->last = page->blocks.count;
	for (size_t n = 0; n < page->blocks.count; n++) {
		if (page->first == page->blocks.count && is_paragraph(page, n))
			page->first = n;
		if (page->first < page->blocks.count && is_body(page, n) &&
		    (is_paragraph(page, n) || as_judge_is_sentence(page->text, page->blocks.items[n].span) ||
		     page->verdicts[n].phrase))
			page->last = n;
	}
}

/* Whether the report has the word; the case of its first letter aside, which a headline may change. */
static bool has_word(const char *report, size_t len, const char *word, size_t n)
{
	for (size_t at = 0; at + n <= len;) {
		const char *hit = memmem(report + at + 1, len - at - 1, word + 1, n - 1);
		if (!hit)
			return false;
		if ((hit[-1] | 0x20) == (word[0] | 0x20))
			return true;
		at = (size_t)(hit - report);
	}
	return false;
}

/* How many of a line's longer words the report repeats. */
static size_t recurring_words(const struct page *page, struct as_span line)
{
	size_t from = page->first < page->blocks.count ? page->blocks.items[page->first].span.start : line.end;
	size_t len = page->draft->doc->len - from, count = 0;
	if (len > RECURRENCE)
		len = RECURRENCE;
	for (size_t at = line.start; at < line.end;) {
		size_t end = at;
		while (end < line.end && !strchr(" ,.:;'\"", page->text[end]))
			end++;
		if (end - at >= 4 && has_word(page->text + from, len, page->text + at, end - at))
			count++;
		at = end + 1;
	}
	return count;
}

static bool is_breadcrumbs(const struct page *page, struct as_span span)
{
	static const char *const arrows[] = {" > ", " » ", " › ", " / "};
	if (as_span_length(span) > BREADCRUMBS)
		return false;
	for (size_t i = 0; i < sizeof arrows / sizeof *arrows; i++)
		if (memmem(page->text + span.start, as_span_length(span), arrows[i], strlen(arrows[i])))
			return true;
	return false;
}

static bool may_be_headline(const struct page *page, size_t n)
{
	struct as_span span = page->blocks.items[n].span;
	return is_body(page, n) && !page->verdicts[n].phrase && !page->blocks.items[n].bullet &&
	       page->text[span.end - 1] != '.' && !is_breadcrumbs(page, span);
}

static void find_headline(struct page *page)
{
	size_t short_one = page->blocks.count, candidates = 0;
	page->headline = page->blocks.count;
	for (size_t n = 0; n < page->first && n < page->blocks.count && candidates < CANDIDATES; n++) {
		struct as_span span = page->blocks.items[n].span;
		if (!may_be_headline(page, n))
			continue;
		if (!as_judge_is_title(page->text, span)) {
			if (short_one == page->blocks.count)
				short_one = n;
			continue;
		}
		/* The name of the site may come first: prefer a line that the report is about. */
		bool recurs = recurring_words(page, span) >= 2;
		if (page->headline == page->blocks.count || recurs)
			page->headline = n;
		candidates++;
		if (recurs)
			break;
	}
	if (page->headline == page->blocks.count)
		page->headline = short_one;
	if (page->headline < page->blocks.count)
		set(page, page->headline, AS_ROLE_HEADLINE, "headline");
}

/* A name alone is a byline next to a byline, a date or a reading time. */
static bool is_author_line(const struct page *page, size_t n)
{
	if (!as_judge_is_name(page->text, page->blocks.items[n].span))
		return false;
	for (size_t i = n ? n - 1 : n + 1; i <= n + 1 && i < page->blocks.count; i++) {
		const struct as_verdict *near = &page->verdicts[i];
		if (i != n && (near->role == AS_ROLE_DATE || near->role == AS_ROLE_BYLINE ||
			       (near->phrase && !strcmp(near->phrase->rule, "reading time"))))
			return true;
	}
	return false;
}

static bool is_label(const struct page *page, size_t n)
{
	struct as_span span = page->blocks.items[n].span;
	if (as_span_length(span) > LABEL || as_judge_is_sentence(page->text, span))
		return false;
	bool small = page->text[span.start] >= 'a' && page->text[span.start] <= 'z';
	return small || !as_judge_is_title(page->text, span);
}

static bool repeats_headline(const struct page *page, size_t n)
{
	if (page->headline >= page->blocks.count)
		return false;
	struct as_span a = page->blocks.items[page->headline].span, b = page->blocks.items[n].span;
	return as_span_length(a) == as_span_length(b) &&
	       !memcmp(page->text + a.start, page->text + b.start, as_span_length(a));
}

static void judge_head(struct page *page)
{
	size_t end = page->first;
	for (size_t n = 0; n < end; n++) {
		struct as_span span = page->blocks.items[n].span;
		if (!is_body(page, n) || page->verdicts[n].phrase)
			continue;
		if (page->headline < page->blocks.count && n < page->headline)
			set(page, n, AS_ROLE_FURNITURE, "before the headline");
		else if (repeats_headline(page, n))
			set(page, n, AS_ROLE_FURNITURE, "headline again");
		else if (is_author_line(page, n))
			set(page, n, AS_ROLE_BYLINE, "name alone");
		else if (is_label(page, n) || is_breadcrumbs(page, span))
			set(page, n, AS_ROLE_FURNITURE, "topic label");
		else if (page->headline < n && !as_judge_is_sentence(page->text, span))
			set(page, n, AS_ROLE_CAPTION, "under the headline");
	}
}

static void judge_report(struct page *page)
{
	for (size_t n = page->first; n <= page->last && n < page->blocks.count; n++) {
		if (is_kind(page, n, AS_PHRASE_LABEL))
			set(page, n, AS_ROLE_BODY, "cross-heading");
		else if (n < page->last && is_story_title(page, n) && !is_listed(page, n))
			set(page, n, AS_ROLE_BODY, "cross-heading");
	}
}

static void judge_tail(struct page *page)
{
	for (size_t n = page->last + 1; n < page->blocks.count; n++)
		if (is_body(page, n))
			set(page, n, AS_ROLE_FURNITURE, "after the report");
}

/* ---- the reader */

static size_t count_signs(const struct as_doc *doc, size_t from, size_t to)
{
	struct as_lines lines;
	struct as_line line;
	struct as_dateline dateline;
	size_t signs = 0;
	as_lines_init(&lines, doc->text + from, to - from);
	while (signs < PROBE_SIGNS && as_lines_next(&line, &lines)) {
		struct as_span span = {line.span.start + from, line.span.end + from};
		if (!as_span_length(span))
			continue;
		struct as_verdict verdict = as_judge(doc->text, span);
		signs += verdict.role != AS_ROLE_BODY || verdict.phrase || as_dateline_read(&dateline, doc->text, span);
	}
	return signs;
}

bool as_webtext_probe(const struct as_doc *doc)
{
	size_t head = doc->len < PROBE_BYTES ? doc->len : PROBE_BYTES;
	if (doc->len > LARGEST_PAGE)
		return false;
	size_t signs = count_signs(doc, 0, head);
	if (signs < PROBE_SIGNS && doc->len > head) {
		/* From a line's beginning, so that no code point is cut. */
		size_t tail = doc->len - head < PROBE_BYTES ? head : doc->len - PROBE_BYTES;
		const char *end = memchr(doc->text + tail, '\n', doc->len - tail);
		if (end)
			signs += count_signs(doc, (size_t)(end - doc->text) + 1, doc->len);
	}
	return signs >= PROBE_SIGNS;
}

static void take_all(const struct page *page)
{
	for (size_t n = 0; n < page->blocks.count; n++) {
		const struct as_block *block = &page->blocks.items[n];
		if (n == page->headline)
			as_draft_state(page->draft, AS_FIELD_TITLE, block->span, block->line, "headline");
		as_judge_take(page->draft, block->span, block->line, &page->verdicts[n]);
	}
}

void as_webtext_read(struct as_draft *draft)
{
	struct page page = {.draft = draft, .text = draft->doc->text};
	as_blocks_split(&page.blocks, page.text, draft->doc->len);
	page.verdicts = as_calloc(page.blocks.count + 1, sizeof *page.verdicts);
	for (size_t n = 0; n < page.blocks.count; n++)
		page.verdicts[n] = as_judge(page.text, page.blocks.items[n].span);
	follow_labels(&page);
	take_teasers(&page);
	find_report(&page);
	find_headline(&page);
	judge_head(&page);
	judge_report(&page);
	judge_tail(&page);
	take_all(&page);
	free(page.verdicts);
	as_blocks_free(&page.blocks);
}
