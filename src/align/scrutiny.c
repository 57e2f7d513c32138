/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/scrutiny.h"

#include "base/buf.h"
#include "base/mem.h"

enum {
	SHOWN = 120, /* bytes of one side's words in an explanation */
	MOST = 64,   /* discrepancies of a row: nobody reads more */
};

bool as_scrutiny_has(const struct as_scrutiny *scrutiny, int side, struct as_span span)
{
	const struct as_comparison *comparison = scrutiny->comparison;
	for (size_t i = scrutiny->first; i < comparison->discrepancies_count; i++) {
		const struct as_discrepancy *known = &comparison->discrepancies[i];
		if (!known->note && as_span_overlaps(side ? known->right : known->left, span))
			return true;
	}
	return false;
}

/* White space as one space; cut where it is long. */
static void add_words(struct as_buf *out, const char *text, struct as_span span)
{
	bool cut = as_span_length(span) > SHOWN;
	if (cut) {
		span.end = span.start + SHOWN;
		while (span.end > span.start && ((unsigned char)text[span.end] & 0xC0) == 0x80)
			span.end--;
	}
	for (size_t at = span.start; at < span.end; at++) {
		bool space = text[at] == ' ' || (text[at] >= '\t' && text[at] <= '\r') || !text[at];
		if (!space)
			as_buf_addc(out, text[at]);
		else if (out->len && out->data[out->len - 1] != ' ')
			as_buf_addc(out, ' ');
	}
	if (cut)
		as_buf_adds(out, "…");
	if (span.start == span.end)
		as_buf_addc(out, '-');
}

bool as_scrutiny_add(struct as_scrutiny *scrutiny, enum as_discrepancy_kind kind, const char *label,
		     const struct as_span spans[2], const struct as_span shown[2])
{
	struct as_comparison *comparison = scrutiny->comparison;
	if (comparison->discrepancies_count - scrutiny->first >= MOST)
		return false;
	const struct as_span *words = shown ? shown : spans;
	struct as_buf why = AS_BUF_INIT;
	as_buf_printf(&why, "%s: ", label);
	add_words(&why, comparison->left->doc->text, words[0]);
	as_buf_adds(&why, " / ");
	add_words(&why, comparison->right->doc->text, words[1]);
	AS_RESERVE(comparison->discrepancies, *scrutiny->cap, comparison->discrepancies_count + 1);
	comparison->discrepancies[comparison->discrepancies_count++] = (struct as_discrepancy){
		.kind = kind, .left = spans[0], .right = spans[1],
		.why = as_arena_strndup(&comparison->words, why.data, why.len)};
	as_buf_free(&why);
	return true;
}
