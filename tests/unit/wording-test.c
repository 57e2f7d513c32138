/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one wording has that the other has not. */
#include "align/wording.h"

#include "base/buf.h"
#include "tap.h"

/* The runs of either side in brackets: "a [b] c | a c". */
static const char *marked(struct as_buf *out, const char *first, const char *second)
{
	const char *texts[2] = {first, second};
	struct as_arena arena = {0};
	struct as_wording wording;
	as_buf_clear(out);
	as_wording_compare(&wording, &arena, first, strlen(first), second, strlen(second));
	for (int side = 0; side < 2; side++) {
		size_t at = 0;
		for (size_t i = 0; i < wording.count[side]; i++) {
			struct as_span span = wording.differs[side][i];
			as_buf_add(out, texts[side] + at, span.start - at);
			as_buf_addc(out, '[');
			as_buf_add(out, texts[side] + span.start, as_span_length(span));
			as_buf_addc(out, ']');
			at = span.end;
		}
		as_buf_adds(out, texts[side] + at);
		as_buf_adds(out, side ? "" : " | ");
	}
	as_arena_free(&arena);
	return out->data;
}

int main(void)
{
	struct as_buf out = AS_BUF_INIT;
	IS(marked(&out, "about 100,000 troops", "an estimated 100,000 troops"),
	   "[about] 100,000 troops | [an estimated] 100,000 troops", "words replaced");
	IS(marked(&out, "Troops near Ukraine", "troops, near Ukraine."), "Troops near Ukraine | troops, near Ukraine.",
	   "case and punctuation are no difference");
	IS(marked(&out, "Russia has massed troops", "has massed troops"), "[Russia] has massed troops | has massed troops",
	   "words left out at the start");
	IS(marked(&out, "the talks", "the long and hard talks of Monday"),
	   "the talks | the [long and hard] talks [of Monday]", "words put in");
	IS(marked(&out, "one two three", "three two one"), "[one two] three | three [two one]",
	   "of words in another order one stays");
	IS(marked(&out, "", "words"), " | [words]", "nothing against something");
	IS(marked(&out, "a \xff b", "a b"), "a \xff b | a b", "bytes that are no text");
	struct as_buf long_text = AS_BUF_INIT;
	for (int i = 0; i < 3000; i++)
		as_buf_printf(&long_text, "w%d ", i);
	struct as_arena arena = {0};
	struct as_wording wording;
	as_wording_compare(&wording, &arena, long_text.data, long_text.len, "w1 x w2", 7);
	IS_INT(wording.count[1], 1, "a long text is held against a short one");
	as_arena_free(&arena);
	as_buf_free(&long_text);
	as_buf_free(&out);
	return tap_done();
}
