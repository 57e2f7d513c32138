/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules GB1 to GB999 of UAX #29 (Unicode 15) over libunistring's
 * properties.  Its own u8_grapheme_prev() goes back as far as a run goes. */
#include "text/grapheme.h"

#include <unictype.h>
#include <unigbrk.h>

#include "text/utf8.h"

enum { LOOK_BACK = 4 * AS_CLUSTER_LIMIT };

struct unit {
	uint32_t point;
	int class; /* Grapheme_Cluster_Break */
	size_t size;
};

static int class_of(uint32_t point)
{
	if (point >= 0x20 && point < 0x7F)
		return GBP_OTHER;
	return as_is_invalid(point) ? GBP_CONTROL : uc_graphemeclusterbreak_property(point);
}

static struct unit unit_at(const char *text, size_t len, size_t at)
{
	struct unit unit;
	unit.size = as_utf8_next(&unit.point, text, len, at);
	unit.class = class_of(unit.point);
	return unit;
}

static bool is_pictograph(uint32_t point)
{
	return point >= 0xA9 && !as_is_invalid(point) && uc_is_property_extended_pictographic(point);
}

enum verdict { JOIN, BREAK, DEPENDS };

/* What two neighbours say; GB11 to GB13 depend on what stands before them. */
static enum verdict between(struct unit a, struct unit b)
{
	if (a.class == GBP_CR && b.class == GBP_LF)
		return JOIN; /* GB3 */
	if (a.class == GBP_CONTROL || a.class == GBP_CR || a.class == GBP_LF || b.class == GBP_CONTROL ||
	    b.class == GBP_CR || b.class == GBP_LF)
		return BREAK; /* GB4, GB5 */
	if (a.class == GBP_L && (b.class == GBP_L || b.class == GBP_V || b.class == GBP_LV || b.class == GBP_LVT))
		return JOIN; /* GB6 */
	if ((a.class == GBP_LV || a.class == GBP_V) && (b.class == GBP_V || b.class == GBP_T))
		return JOIN; /* GB7 */
	if ((a.class == GBP_LVT || a.class == GBP_T) && b.class == GBP_T)
		return JOIN; /* GB8 */
	if (b.class == GBP_EXTEND || b.class == GBP_ZWJ || b.class == GBP_SPACINGMARK || a.class == GBP_PREPEND)
		return JOIN; /* GB9, GB9a, GB9b */
	if ((a.class == GBP_ZWJ && is_pictograph(b.point)) || (a.class == GBP_RI && b.class == GBP_RI))
		return DEPENDS;
	return BREAK; /* GB999 */
}

/* Where a cluster that begins at `start` is cut at the latest: at the unit that
 * holds the first multiple of the limit that lies a limit away or more. */
static size_t latest_end(const char *text, size_t len, size_t start)
{
	if (len - start <= AS_CLUSTER_LIMIT)
		return len;
	size_t multiple = (start + 2 * AS_CLUSTER_LIMIT - 1) / AS_CLUSTER_LIMIT * AS_CLUSTER_LIMIT;
	return as_utf8_floor(text, len, multiple);
}

static struct unit unit_before(const char *text, size_t len, size_t at)
{
	struct unit unit;
	unit.size = as_utf8_prev(&unit.point, text, len, at);
	unit.class = class_of(unit.point);
	return unit;
}

/* GB11 at the start of a cluster: the first unit is a pictograph, or goes on
 * after one (a joiner or mark can begin a cluster only where one was cut). */
static bool after_pictograph(const char *text, size_t len, size_t at, struct unit first)
{
	if (first.class != GBP_EXTEND && first.class != GBP_ZWJ)
		return is_pictograph(first.point);
	for (size_t lowest = at > LOOK_BACK ? at - LOOK_BACK : 0; at > lowest;) {
		struct unit before = unit_before(text, len, at);
		if (before.class != GBP_EXTEND)
			return is_pictograph(before.point);
		at -= before.size;
	}
	return false;
}

size_t as_grapheme_next(const char *text, size_t len, size_t at)
{
	if (at + 1 >= len)
		return len;
	if ((unsigned char)text[at] < 128 && (unsigned char)text[at + 1] < 128)
		return at + 1 + (text[at] == '\r' && text[at + 1] == '\n');
	size_t latest = latest_end(text, len, at);
	struct unit last = unit_at(text, len, at);
	bool pictograph = after_pictograph(text, len, at, last); /* GB11: \p{ExtPict} Extend* so far */
	bool paired = false; /* GB12: two indicators are in */
	for (at += last.size; at < latest;) {
		struct unit next = unit_at(text, len, at);
		enum verdict verdict = between(last, next);
		if (verdict == DEPENDS && next.class == GBP_RI) {
			verdict = paired ? BREAK : JOIN;
			paired = true;
		} else if (verdict == DEPENDS) {
			verdict = pictograph ? JOIN : BREAK;
		}
		if (verdict == BREAK)
			break;
		if (next.class != GBP_EXTEND && next.class != GBP_ZWJ)
			pictograph = is_pictograph(next.point);
		else if (last.class == GBP_ZWJ)
			pictograph = false; /* Extend* does not hold a joiner */
		last = next;
		at += next.size;
	}
	return at;
}

/* A boundary before `at` (a unit boundary) from which a walk forwards gives the
 * same clusters as a walk from the start of the text. */
static size_t known_boundary(const char *text, size_t len, size_t at)
{
	size_t lowest = at > LOOK_BACK ? at - LOOK_BACK : 0;
	struct unit after = unit_before(text, len, at);
	size_t place = at - after.size;
	size_t joiner = 0; /* a place "ZWJ ÷ pictograph" that is one unless GB11 finds a pictograph */
	while (place > lowest) {
		struct unit before = unit_before(text, len, place);
		enum verdict verdict = between(before, after);
		if (verdict == BREAK)
			return place;
		if (joiner && after.class != GBP_ZWJ) {
			if (after.class != GBP_EXTEND && !is_pictograph(after.point))
				return joiner;
			if (after.class != GBP_EXTEND)
				joiner = 0;
		}
		if (verdict == DEPENDS && before.class == GBP_ZWJ)
			joiner = place;
		after = before;
		place -= before.size;
	}
	if (!place)
		return 0;
	/* A run this long was cut at every multiple but perhaps its first two. */
	size_t multiple = (place + AS_CLUSTER_LIMIT - 1) / AS_CLUSTER_LIMIT * AS_CLUSTER_LIMIT;
	return as_utf8_floor(text, len, multiple + 2 * AS_CLUSTER_LIMIT);
}

/* `at`, or the end of the unit that it is inside of. */
static size_t unit_end(const char *text, size_t len, size_t at)
{
	size_t start = as_utf8_floor(text, len, at);
	uint32_t unit;
	return start < at ? start + as_utf8_next(&unit, text, len, start) : at;
}

size_t as_grapheme_prev(const char *text, size_t len, size_t at)
{
	at = unit_end(text, len, at < len ? at : len);
	size_t start = known_boundary(text, len, at);
	for (;;) {
		size_t end = as_grapheme_next(text, len, start);
		if (end >= at)
			return start;
		start = end;
	}
}

bool as_grapheme_is_boundary(const char *text, size_t len, size_t at)
{
	if (at == 0 || at >= len)
		return at == 0 || at == len;
	if (as_utf8_floor(text, len, at) != at)
		return false;
	if ((unsigned char)text[at - 1] < 128 && (unsigned char)text[at] < 128)
		return text[at - 1] != '\r' || text[at] != '\n';
	size_t start = known_boundary(text, len, at);
	while (start < at)
		start = as_grapheme_next(text, len, start);
	return start == at;
}
