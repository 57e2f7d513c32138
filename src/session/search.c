/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/search.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "session/state.h"
#include "text/find.h"
#include "text/grapheme.h"
#include "text/regex.h"
#include "text/utf8.h"

enum { COSTLY_MOST = 50 }; /* passages given up until the whole search is */

struct as_search {
	struct as_session *session; /* borrowed */
	struct as_search_options options;
	struct as_needle needle;
	struct as_regex *regex;     /* NULL: the needle is looked for */
	struct as_hits hits;
	size_t doc, passage, at;    /* where to go on: a byte of the passage */
	struct as_search_progress progress;
	bool over;
};

bool as_search_new(struct as_search **out, struct as_session *session, const char *query, size_t len,
		   const struct as_search_options *options, struct as_error *err)
{
	struct as_search *search = as_calloc(1, sizeof *search);
	search->session = session;
	search->options = *options;
	if (!options->most || options->most > AS_SEARCH_HITS)
		search->options.most = AS_SEARCH_HITS;
	if (!options->context)
		search->options.context = AS_SEARCH_CONTEXT;
	search->progress.total = session->corpus.count;
	bool fine;
	if (options->kind == AS_SEARCH_REGEX || options->kind == AS_SEARCH_REGEX_CASE)
		fine = len ? as_regex_new(&search->regex, query, len, options->kind == AS_SEARCH_REGEX, err) :
			     as_error_set(err, AS_ERR_USAGE, "%s", _("the pattern is empty"));
	else
		fine = as_needle_init(&search->needle, query, len, options->kind == AS_SEARCH_EXACT) ||
		       as_error_set(err, AS_ERR_USAGE, "%s", _("there is nothing to look for in the phrase"));
	if (!fine) {
		as_search_free(search);
		return false;
	}
	*out = search;
	return true;
}

void as_search_free(struct as_search *search)
{
	if (!search)
		return;
	if (search->regex)
		as_regex_free(search->regex);
	else
		as_needle_free(&search->needle);
	as_hits_free(&search->hits);
	free(search);
}

/* ---- a hit and what stands around it */

/* A boundary of clusters at or after `at`. */
static size_t boundary_after(const char *text, size_t len, size_t at)
{
	at = as_utf8_floor(text, len, at);
	if (as_grapheme_is_boundary(text, len, at))
		return at;
	return as_grapheme_next(text, len, as_grapheme_prev(text, len, at));
}

static void keep_hit(struct as_search *search, const struct as_doc *doc, struct as_span passage, struct as_span hit)
{
	struct as_offsets *offsets = &search->session->slots[search->doc].offsets;
	size_t context = search->options.context, from = passage.start, to = passage.end, end = hit.end;
	if (hit.start - from > context)
		from = boundary_after(doc->text, doc->len, hit.start - context);
	if (to - hit.end > context)
		to = boundary_after(doc->text, doc->len, hit.end + context);
	if (as_span_length(hit) > AS_SEARCH_MATCH)
		to = end = boundary_after(doc->text, doc->len, hit.start + AS_SEARCH_MATCH);
	as_hits_add(&search->hits, (struct as_hit){
		.doc = (uint32_t)search->doc,
		.passage = (uint32_t)search->passage,
		.span = hit,
		.code_points = {as_offset_code_point(offsets, hit.start), as_offset_code_point(offsets, hit.end)},
		.file_bytes = {as_offset_file_byte(offsets, hit.start), as_offset_file_byte(offsets, hit.end)},
		.text = doc->text + from,
		.left = (uint32_t)(hit.start - from),
		.match = (uint32_t)(end - hit.start),
		.right = (uint32_t)(to - end),
		.match_cut = end < hit.end,
	});
}

/* ---- scanning */

static bool find_next(struct as_span *hit, struct as_search *search, const char *text, size_t len)
{
	if (!search->regex)
		return as_find_next(hit, &search->needle, text, len, search->at);
	enum as_match match = as_regex_next(hit, search->regex, search->at);
	search->progress.costly += match == AS_MATCH_COSTLY;
	return match == AS_MATCH_FOUND;
}

static bool is_time_up(struct as_search *search, int64_t deadline)
{
	search->over = search->over || search->progress.costly > COSTLY_MOST;
	return search->over || as_clock_ms() >= deadline;
}

/* Goes on in the passage; false when time is up before its end. */
static bool scan_passage(struct as_search *search, const struct as_doc *doc, int64_t deadline)
{
	struct as_span passage = doc->passages[search->passage].span, hit;
	const char *text = doc->text + passage.start;
	size_t len = as_span_length(passage);
	if (search->regex)
		as_regex_take(search->regex, text, len);
	while (find_next(&hit, search, text, len)) {
		if (search->hits.count == search->options.most) {
			search->progress.full = search->over = true;
			return false;
		}
		search->at = hit.end;
		keep_hit(search, doc, passage, (struct as_span){passage.start + hit.start, passage.start + hit.end});
		if (is_time_up(search, deadline))
			return false;
	}
	search->passage++;
	search->at = 0;
	return true;
}

/* Date and URL lines have no words of the document. */
static bool is_scanned(enum as_role role)
{
	return role != AS_ROLE_DATE && role != AS_ROLE_URL;
}

/* Goes on in the document until it ends or time is up. */
static void scan_document(struct as_search *search, int64_t deadline)
{
	const struct as_doc *doc = as_session_read(search->session, search->doc, NULL);
	search->progress.unread += !doc;
	while (doc && search->passage < doc->passages_count)
		if (!is_scanned(doc->passages[search->passage].role))
			search->passage++;
		else if (!scan_passage(search, doc, deadline) || is_time_up(search, deadline))
			return;
	search->doc++;
	search->passage = search->at = 0;
}

bool as_search_step(struct as_search *search, int budget_ms, struct as_search_progress *progress)
{
	int64_t deadline = as_clock_ms() + budget_ms;
	do {
		if (search->doc >= search->session->corpus.count)
			search->over = true;
		else
			scan_document(search, deadline);
	} while (!search->over && as_clock_ms() < deadline);
	search->progress.done = search->doc;
	if (progress)
		*progress = search->progress;
	return !search->over;
}

size_t as_search_hits(const struct as_hit **out, const struct as_search *search)
{
	*out = search->hits.items;
	return search->hits.count;
}

void as_search_sort(struct as_search *search, enum as_search_order order)
{
	as_hits_sort(&search->hits, order);
}
