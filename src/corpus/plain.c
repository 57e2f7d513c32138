/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/plain.h"

#include "corpus/judge.h"
#include "corpus/lines.h"

enum {
	HEADER_BLOCKS = 4,    /* in which a byline, date or URL line is one */
	HEADLINE_BYTES = 300, /* most of a headline */
};

bool as_plain_probe(const struct as_doc *doc)
{
	(void)doc;
	return true;
}

/* The first block is a headline when it is short, does not end as a sentence
 * does, and something else sets it off from what follows. */
static bool has_headline(const char *text, const struct as_blocks *blocks)
{
	const struct as_block *first = blocks->items;
	if (!blocks->count || first->bullet || as_span_length(first->span) > HEADLINE_BYTES ||
	    as_judge_is_sentence(text, first->span))
		return false;
	if (blocks->count == 1)
		return true;
	return blocks->items[1].gap || as_judge_is_sentence(text, blocks->items[1].span);
}

void as_plain_read(struct as_draft *draft)
{
	const char *text = draft->doc->text;
	struct as_blocks blocks;
	as_blocks_split(&blocks, text, draft->doc->len);
	size_t n = 0;
	if (has_headline(text, &blocks)) {
		struct as_block *first = &blocks.items[n++];
		as_draft_passage(draft, first->span, first->line, AS_ROLE_HEADLINE, "first line");
		as_draft_state(draft, AS_FIELD_TITLE, first->span, first->line, "first line");
	}
	for (; n < blocks.count; n++) {
		struct as_block *block = &blocks.items[n];
		struct as_verdict verdict = {.role = AS_ROLE_BODY, .rule = "paragraph", .words = block->span};
		if (n < HEADER_BLOCKS) {
			struct as_verdict judged = as_judge(text, block->span);
			if (judged.role == AS_ROLE_DATE || judged.role == AS_ROLE_URL || judged.role == AS_ROLE_BYLINE)
				verdict = judged;
		}
		as_judge_take(draft, block->span, block->line, &verdict);
	}
	as_blocks_free(&blocks);
}
