/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/page.h"

static enum as_role role_of(const struct ui_page *page, size_t block)
{
	return page->prose.doc->passages[page->prose.blocks[block].passage].role;
}

bool ui_page_framed(const struct ui_page *page, size_t block)
{
	return !page->prose.blocks[block].folded && role_of(page, block) != AS_ROLE_BODY;
}

/* Whether a block needs no label because it goes on under the one before. */
static bool joined(const struct ui_page *page, size_t block)
{
	if (!block || !ui_page_framed(page, block - 1))
		return false;
	enum as_role role = role_of(page, block), before = role_of(page, block - 1);
	return role == before || ((role == AS_ROLE_DATE || role == AS_ROLE_URL) && before != AS_ROLE_FURNITURE);
}

static bool labelled(const struct ui_page *page, size_t block)
{
	return ui_page_framed(page, block) && !page->prose.blocks[block].continues && !joined(page, block);
}

/* Whether a blank line parts the block from the one before. */
static bool parted(const struct ui_page *page, size_t block)
{
	if (!block || page->prose.blocks[block].continues)
		return false;
	bool body_before = !page->prose.blocks[block - 1].folded && !ui_page_framed(page, block - 1);
	bool body = !page->prose.blocks[block].folded && !ui_page_framed(page, block);
	return body || body_before;
}

static int lead(const struct ui_page *page, size_t block)
{
	return parted(page, block) + labelled(page, block);
}

static int lines_of(struct ui_page *page, size_t block)
{
	if (page->prose.blocks[block].folded)
		return 1;
	return (int)as_prose_lines(&page->prose, block)->count;
}

static int height_of(struct ui_page *page, size_t block)
{
	return lead(page, block) + lines_of(page, block);
}

void ui_page_set(struct ui_page *page, const struct as_doc *doc, const struct as_prose_options *options)
{
	size_t at = 0;
	bool keep = page->set && page->prose.blocks_count;
	if (keep) {
		struct ui_place top = page->top;
		struct as_span span = page->prose.blocks[top.block].span;
		ui_page_line(&span, page, top);
		at = span.start;
	}
	if (page->set)
		as_prose_free(&page->prose);
	as_prose_init(&page->prose, doc, options);
	page->set = true;
	page->top = keep && at ? ui_page_at(page, at) : (struct ui_place){0, 0};
}

void ui_page_free(struct ui_page *page)
{
	if (page->set)
		as_prose_free(&page->prose);
	page->set = false;
}

enum ui_line_kind ui_page_line(struct as_span *span, struct ui_page *page, struct ui_place place)
{
	int before = lead(page, place.block), line = place.line - before;
	if (line < 0)
		return labelled(page, place.block) && line == -1 ? UI_LINE_LABEL : UI_LINE_BLANK;
	if (page->prose.blocks[place.block].folded)
		return UI_LINE_FOLDED;
	const struct as_lines *lines = as_prose_lines(&page->prose, place.block);
	if ((size_t)line < lines->count)
		*span = lines->items[line];
	return UI_LINE_TEXT;
}

bool ui_page_next(struct ui_page *page, struct ui_place *place)
{
	if (place->block >= page->prose.blocks_count)
		return false;
	if (place->line + 1 < height_of(page, place->block)) {
		place->line++;
		return true;
	}
	if (place->block + 1 >= page->prose.blocks_count)
		return false;
	*place = (struct ui_place){place->block + 1, 0};
	return true;
}

bool ui_page_prev(struct ui_page *page, struct ui_place *place)
{
	if (place->line > 0) {
		place->line--;
		return true;
	}
	if (!place->block)
		return false;
	place->block--;
	place->line = height_of(page, place->block) - 1;
	return true;
}

struct ui_place ui_page_at(struct ui_page *page, size_t at)
{
	struct ui_place place = {0, 0};
	if (!page->prose.blocks_count)
		return place;
	place.block = as_prose_block_at(&page->prose, at);
	place.line = lead(page, place.block);
	if (page->prose.blocks[place.block].folded)
		return place;
	const struct as_lines *lines = as_prose_lines(&page->prose, place.block);
	size_t low = 0, high = lines->count;
	while (low < high) { /* the first line that begins after `at` */
		size_t middle = low + (high - low) / 2;
		if (lines->items[middle].start <= at)
			low = middle + 1;
		else
			high = middle;
	}
	place.line += low ? (int)low - 1 : 0;
	return place;
}

static bool same(struct ui_place a, struct ui_place b)
{
	return a.block == b.block && a.line == b.line;
}

int ui_page_row(struct ui_page *page, struct ui_place place, int height)
{
	struct ui_place at = page->top;
	for (int row = 0; row < height; row++) {
		if (same(at, place))
			return row;
		if (!ui_page_next(page, &at))
			break;
	}
	return -1;
}

/* So that no rows stay empty below the end while lines are hidden above. */
static void fill(struct ui_page *page, int height)
{
	struct ui_place last = page->top;
	int rows = 1;
	while (rows < height && ui_page_next(page, &last))
		rows++;
	while (rows < height && ui_page_prev(page, &page->top))
		rows++;
}

/* Whether `to` is at most `steps` lines after `from`. */
static bool within(struct ui_page *page, struct ui_place from, struct ui_place to, int steps)
{
	for (int i = 0; i <= steps; i++) {
		if (same(from, to))
			return true;
		if (!ui_page_next(page, &from))
			break;
	}
	return false;
}

static struct ui_place before(struct ui_page *page, struct ui_place place, int lines)
{
	while (lines-- > 0 && ui_page_prev(page, &place))
		;
	return place;
}

void ui_page_reveal(struct ui_page *page, struct ui_place place, int height)
{
	if (!page->prose.blocks_count || height < 1)
		return;
	fill(page, height);
	if (ui_page_row(page, place, height) >= 0)
		return;
	struct ui_place lowest = before(page, place, height - 1);
	struct ui_place highest = place;
	if (place.line == lead(page, place.block)) /* its label and blank line come along */
		highest.line = 0;
	if (within(page, page->top, lowest, height))
		page->top = lowest;
	else if (within(page, highest, page->top, height))
		page->top = highest;
	else
		page->top = before(page, place, height / 3);
	fill(page, height);
}
