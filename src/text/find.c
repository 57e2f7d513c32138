/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text is folded by windows from where the search begins, so that the next
 * hit costs its distance, however long the text is.  Windows end where folding
 * has no memory: between two letters, digits or punctuation marks. */
#include "text/find.h"

#include <stdint.h>
#include <string.h>
#include <unictype.h>

#include "base/mem.h"
#include "text/fold.h"
#include "text/grapheme.h"
#include "text/utf8.h"

#ifdef AS_TINY_LIMITS /* fuzzing: so that short inputs meet every case */
enum { WINDOW = 8, WINDOW_LARGEST = 32 };
#else
enum { WINDOW = 4096, WINDOW_LARGEST = 256 * 1024 };
#endif

void as_needle_free(struct as_needle *needle)
{
	as_buf_free(&needle->folded);
}

bool as_needle_init(struct as_needle *needle, const char *phrase, size_t len, bool exact)
{
	*needle = (struct as_needle){.folded = AS_BUF_INIT, .exact = exact};
	if (exact) {
		as_buf_add(&needle->folded, phrase, len);
		return len > 0;
	}
	struct as_fold_map map = {0};
	as_fold_search(&needle->folded, &map, phrase, len);
	as_fold_map_free(&map);
	bool searchable = strspn(needle->folded.data, " ") < needle->folded.len;
	if (!searchable)
		as_needle_free(needle);
	return searchable;
}

/* First place at or after `at` where a window may end or begin. */
static size_t safe_place(const char *text, size_t len, size_t at)
{
	static const uint32_t solid = UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N | UC_CATEGORY_MASK_P;
	bool was_solid = at == 0;
	for (at = as_utf8_floor(text, len, at); at < len;) {
		uint32_t unit;
		size_t size = as_utf8_next(&unit, text, len, at);
		bool is_solid = as_is_invalid(unit) || uc_is_general_category_withtable(unit, solid);
		if (was_solid && is_solid)
			break;
		was_solid = is_solid;
		at += size;
	}
	return at;
}

/* A stretch of the text folded: folded[0..] maps to text from `map`. */
struct window {
	struct as_buf folded;
	struct as_fold_map map, part; /* of all, of what was folded last */
	size_t end;                   /* byte of the text folded up to */
};

static void window_free(struct window *window)
{
	as_buf_free(&window->folded);
	as_fold_map_free(&window->map);
	as_fold_map_free(&window->part);
}

/* Keeps the last `keep` bytes and folds what follows, up to `upto`. */
static void window_move(struct window *window, const char *text, size_t keep, size_t upto)
{
	size_t drop = window->folded.len > keep ? window->folded.len - keep : 0;
	size_t kept = window->folded.len - drop, from = window->end;
	memmove(window->folded.data, window->folded.data + drop, kept);
	as_buf_truncate(&window->folded, kept);
	if (window->map.count)
		memmove(window->map.at, window->map.at + drop, kept * sizeof *window->map.at);
	as_fold_search(&window->folded, &window->part, text + from, upto - from);
	AS_RESERVE(window->map.at, window->map.cap, kept + window->part.count);
	for (size_t i = 0; i < window->part.count; i++)
		window->map.at[kept + i] = from + window->part.at[i];
	window->map.count = kept + window->part.count;
	window->end = upto;
}

/* The clusters behind folded bytes [from, to), when these are just those
 * clusters: no part of a ligature, no letter out of a syllable. */
static bool take_hit(struct as_span *hit, const struct window *window, size_t from, size_t to, const char *text,
		     size_t len)
{
	const size_t *map = window->map.at;
	if (from && map[from - 1] == map[from])
		return false;
	if (!as_grapheme_is_boundary(text, len, map[from]))
		return false;
	size_t end = as_grapheme_next(text, len, as_grapheme_prev(text, len, map[to - 1] + 1));
	if (window->folded.data[to - 1] == ' ' && as_grapheme_is_boundary(text, len, map[to]))
		end = map[to]; /* one space stands for the whole run */
	if (end > map[to])
		return false;
	*hit = (struct as_span){map[from], end};
	return true;
}

/* What to look for: the first hit at or after `from`, or the last, that begins before `limit`. */
struct request {
	const struct as_needle *needle;
	const char *text;
	size_t len, from, limit;
	bool last;
};

/* Looks through the window from `at` on; true when the search is over. */
static bool search_window(struct as_span *hit, bool *found, const struct request *request, const struct window *window,
			  size_t at)
{
	const struct as_buf *needle = &request->needle->folded, *folded = &window->folded;
	while (at + needle->len <= folded->len) {
		const char *place = memmem(folded->data + at, folded->len - at, needle->data, needle->len);
		if (!place)
			break;
		at = (size_t)(place - folded->data);
		if (window->map.at[at] >= request->limit)
			return true;
		if (take_hit(hit, window, at, at + needle->len, request->text, request->len)) {
			*found = true;
			if (!request->last)
				return true;
		}
		at++;
	}
	return false;
}

static bool search_folded(struct as_span *hit, const struct request *request)
{
	struct window window = {.folded = AS_BUF_INIT, .end = request->from};
	size_t keep = request->needle->folded.len, size = WINDOW;
	bool found = false;
	while (window.end < request->len) {
		size_t upto = request->len - window.end > size ? window.end + size : request->len;
		bool seen = window.folded.len >= keep; /* the first place that is kept has been tried */
		window_move(&window, request->text, keep, safe_place(request->text, request->len, upto));
		if (search_window(hit, &found, request, &window, seen))
			break;
		if (window.folded.len >= keep && window.map.at[window.folded.len - keep] >= request->limit)
			break;
		size = size < WINDOW_LARGEST ? 2 * size : size;
	}
	window_free(&window);
	return found;
}

static bool search_exact(struct as_span *hit, const struct request *request)
{
	const struct as_buf *needle = &request->needle->folded;
	/* A hit may begin before the limit and end after it. */
	size_t rest = request->len - request->limit;
	size_t reach = rest < needle->len ? request->len : request->limit + needle->len - 1;
	bool found = false;
	for (size_t at = request->from; at < request->limit && at + needle->len <= request->len; at++) {
		const char *place = memmem(request->text + at, reach - at, needle->data, needle->len);
		if (!place)
			break;
		at = (size_t)(place - request->text);
		if (as_grapheme_is_boundary(request->text, request->len, at) &&
		    as_grapheme_is_boundary(request->text, request->len, at + needle->len)) {
			*hit = (struct as_span){at, at + needle->len};
			found = true;
			if (!request->last)
				break;
		}
	}
	return found;
}

static bool search(struct as_span *hit, const struct request *request)
{
	if (!request->needle->folded.len || request->from >= request->len)
		return false;
	return request->needle->exact ? search_exact(hit, request) : search_folded(hit, request);
}

bool as_find_next(struct as_span *hit, const struct as_needle *needle, const char *text, size_t len, size_t from)
{
	return search(hit, &(struct request){needle, text, len, from, len, false});
}

bool as_find_prev(struct as_span *hit, const struct as_needle *needle, const char *text, size_t len, size_t before)
{
	size_t high = before < len ? before : len, size = WINDOW;
	while (high > 0) {
		size_t low = high > size ? safe_place(text, len, high - size) : 0;
		if (low < high) {
			if (search(hit, &(struct request){needle, text, len, low, high, true}))
				return true;
			high = low;
		}
		size *= 2;
	}
	return false;
}
