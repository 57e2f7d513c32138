/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/prose.h"

#include <locale.h>

#include "base/buf.h"
#include "comparison.h"
#include "tap.h"
#include "text/display.h"
#include "text/grapheme.h"

static const char report[] =
	"Harbour fire is out, city says\n"
	"Share\n"
	"In this article\n"
	"The fire in the old harbour was put out on Monday, the city said.\n"
	"Nobody was hurt.\n"
	"Read more\n";

static void make_report(struct as_doc *doc)
{
	made_doc(doc, "a.txt", report, sizeof report - 1);
	doc->passages[0].role = AS_ROLE_HEADLINE;
	doc->passages[1].role = doc->passages[2].role = doc->passages[5].role = AS_ROLE_FURNITURE;
}

/* The lines of a block, one below the other, spaces at their ends off. */
static char *told(struct as_prose *prose, size_t block)
{
	struct as_buf out = AS_BUF_INIT;
	const struct as_lines *lines = as_prose_lines(prose, block);
	for (size_t i = 0; i < lines->count; i++) {
		struct as_span span = lines->items[i];
		while (span.end > span.start && prose->doc->text[span.end - 1] == ' ')
			span.end--;
		as_buf_add(&out, prose->doc->text + span.start, as_span_length(span));
		as_buf_addc(&out, '\n');
	}
	return as_buf_detach(&out);
}

static void test_blocks(void)
{
	struct as_doc doc;
	struct as_prose prose;
	make_report(&doc);
	as_prose_init(&prose, &doc, &(struct as_prose_options){.measure = 20});
	IS_INT(prose.blocks_count, 5, "a run of furniture is one block");
	IS_INT(prose.blocks[1].folded, 2, "that counts its passages");
	IS_INT(prose.blocks[1].passage, 1, "and names the first");
	IS_INT(prose.blocks[4].folded, 1, "a single passage of furniture folds too");
	IS_INT(as_prose_lines(&prose, 1)->count, 0, "a folded block has no lines of its own");
	char *text = told(&prose, 2);
	IS(text, "The fire in the old\nharbour was put out\non Monday, the city\nsaid.\n", "text is cut at words");
	IS_INT(prose.lines[3].count, 0, "what was not asked for is not set");
	free(text);
	as_prose_free(&prose);

	as_prose_init(&prose, &doc, &(struct as_prose_options){.measure = 20, .show_furniture = true});
	IS_INT(prose.blocks_count, 6, "unfolded, every passage is a block");
	text = told(&prose, 2);
	IS(text, "In this article\n", "furniture shows its words");
	free(text);
	as_prose_free(&prose);
	as_doc_free(&doc);
}

static void test_block_at(void)
{
	struct as_doc doc;
	struct as_prose prose;
	make_report(&doc);
	as_prose_init(&prose, &doc, &(struct as_prose_options){.measure = 20});
	IS_INT(as_prose_block_at(&prose, 0), 0, "the first byte is in the first block");
	IS_INT(as_prose_block_at(&prose, (size_t)(strstr(report, "article") - report)), 1, "a folded byte in its fold");
	IS_INT(as_prose_block_at(&prose, (size_t)(strstr(report, "Nobody") - report)), 3, "a passage's first byte in it");
	IS_INT(as_prose_block_at(&prose, sizeof report + 100), 4, "past the end: the last");
	as_prose_free(&prose);
	as_doc_free(&doc);

	made_doc(&doc, "empty.txt", "", 0);
	as_prose_init(&prose, &doc, &(struct as_prose_options){.measure = 20});
	IS_INT(prose.blocks_count, 0, "an empty document has no blocks");
	as_prose_free(&prose);
	as_doc_free(&doc);
}

/* A passage of `count` times `piece`. */
static void make_long(struct as_doc *doc, const char *piece, size_t count)
{
	struct as_buf text = AS_BUF_INIT;
	while (count--)
		as_buf_adds(&text, piece);
	made_doc(doc, "long.txt", text.data, text.len);
	as_buf_free(&text);
}

static void test_long(void)
{
	struct as_doc doc;
	struct as_prose prose;
	make_long(&doc, "twelve bytes ", 10000);
	as_prose_init(&prose, &doc, &(struct as_prose_options){.measure = 40});
	bool joined = true, at_words = true, continues = true;
	for (size_t i = 1; i < prose.blocks_count; i++) {
		joined = joined && prose.blocks[i].span.start == prose.blocks[i - 1].span.end;
		at_words = at_words && doc.text[prose.blocks[i].span.start - 1] == ' ';
		continues = continues && prose.blocks[i].continues && !prose.blocks[i].passage;
	}
	OK(prose.blocks_count > 4 && prose.blocks_count < 20, "a long passage comes in pieces of some KiB");
	OK(joined && prose.blocks[prose.blocks_count - 1].span.end == doc.len, "that leave no byte out");
	OK(at_words, "and are cut at words");
	OK(continues && !prose.blocks[0].continues, "and go on from one another");
	as_prose_free(&prose);
	as_doc_free(&doc);

	make_long(&doc, "e\xcc\x81", 20000);
	as_prose_init(&prose, &doc, &(struct as_prose_options){.measure = 40});
	bool whole = prose.blocks_count > 2;
	for (size_t i = 1; i < prose.blocks_count; i++)
		whole = whole && doc.text[prose.blocks[i].span.start] == 'e';
	OK(whole, "without spaces, an accent stays with its letter");
	bool narrow = true;
	const struct as_lines *lines = as_prose_lines(&prose, 1);
	for (size_t i = 0; i < lines->count; i++)
		narrow = narrow && as_display_width(doc.text + lines->items[i].start, as_span_length(lines->items[i])) <= 40;
	OK(narrow && lines->count > 100, "and no line is wider than the measure");
	as_prose_free(&prose);
	as_doc_free(&doc);
}

int main(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	test_blocks();
	test_block_at();
	test_long();
	return tap_done();
}
