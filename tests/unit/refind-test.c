/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/refind.h"

#include "base/mem.h"
#include "corpus/corpus.h"
#include "store/anchor.h"
#include "tap.h"

static const char before[] =
	"Ferry aground\n\nThe night ferry ran onto the sandbank at high water on Monday and stayed there. "
	"Divers went down twice.\n\nBakers complained about the price of flour in the old town.\n";

static struct as_arena arena;

static void parse(struct as_doc *doc, struct as_offsets *offsets, const char *text)
{
	as_doc_init(doc);
	as_doc_parse(doc, "a.txt", as_strdup(text), strlen(text));
	as_doc_sha256(doc);
	as_offsets_init(offsets, doc);
}

/* The state of the anchor made of `words` in the old text, in the new one. */
static enum as_anchor_state find(char found[200], const char *words, const char *after)
{
	struct as_doc old, new;
	struct as_offsets old_offsets, new_offsets;
	struct as_anchor anchor;
	struct as_span span = {0, 0};
	size_t start = (size_t)(strstr(before, words) - before);
	parse(&old, &old_offsets, before);
	parse(&new, &new_offsets, after);
	as_anchor_make(&anchor, &arena, &old_offsets, (struct as_span){start, start + strlen(words)});
	struct as_refind refind;
	as_refind_init(&refind, &new_offsets);
	enum as_anchor_state state = as_refind_anchor(&span, &refind, &anchor);
	snprintf(found, 200, "%.*s", state == AS_ANCHOR_ORPHAN ? 0 : (int)as_span_length(span), new.text + span.start);
	as_refind_free(&refind);
	as_offsets_free(&old_offsets);
	as_offsets_free(&new_offsets);
	as_doc_free(&old);
	as_doc_free(&new);
	return state;
}

int main(void)
{
	static const char sentence[] = "The night ferry ran onto the sandbank at high water on Monday and stayed there.";
	char found[200];
	IS_INT(find(found, sentence, before), AS_ANCHOR_EXACT, "nothing changed");
	IS_INT(find(found, sentence, "New\n\nThe night ferry ran onto a sandbank at high water on Monday, and stayed there.\n"),
	       AS_ANCHOR_FUZZY, "one word of fourteen changed");
	IS(found, "The night ferry ran onto a sandbank at high water on Monday, and stayed there.", "the place is found");
	IS_INT(find(found, sentence, "New\n\nThe ferry ran aground near a lighthouse on Friday and was towed off.\n"),
	       AS_ANCHOR_ORPHAN, "half of the words are not enough");
	IS_INT(find(found, sentence,
		    "New\n\nThe night ferry ran onto a sandbank at high water on Monday and stayed there.\n\n"
		    "The night ferry ran onto one sandbank at high water on Monday and stayed there.\n"),
	       AS_ANCHOR_ORPHAN, "two places about as close: none is guessed");
	IS_INT(find(found, "Divers", "New\n\nOn Monday and stayed there. DIVERS went down twice. The divers rested.\n"),
	       AS_ANCHOR_FUZZY, "a single word, by what stands around it");
	IS(found, "DIVERS", "in another spelling");
	IS_INT(find(found, "Divers", "New\n\nNobody went there at all.\n"), AS_ANCHOR_ORPHAN, "a word that is gone is gone");
	IS_INT(find(found, "Divers", "\n"), AS_ANCHOR_ORPHAN, "an empty document has no place");
	as_arena_free(&arena);
	return tap_done();
}
