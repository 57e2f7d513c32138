/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tagdraw.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "session/codebook.h"
#include "session/scale.h"
#include "session/suggestions.h"
#include "session/entities.h"
#include "session/register.h"
#include "text/display.h"
#include "ui/entitytable.h"
#include "ui/linking.h"
#include "ui/suggesting.h"

struct named_style {
	const char *name;
	enum term_style style;
};

static enum term_style style_named(const struct named_style *styles, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(styles[i].name, name))
			return styles[i].style;
	return TERM_TAG_OTHER;
}

unsigned ui_tag_style(const struct as_session *session, const char *type)
{
	static const struct named_style own[] = {
		{"person", TERM_TAG_PERSON}, {"organisation", TERM_TAG_ORGANISATION}, {"place", TERM_TAG_PLACE},
		{"date", TERM_TAG_DATE},     {"quantity", TERM_TAG_QUANTITY},         {"event", TERM_TAG_EVENT},
		{"claim", TERM_TAG_CLAIM},
	};
	static const struct named_style colours[] = {
		{"red", TERM_TAG_RED},   {"green", TERM_TAG_GREEN},     {"yellow", TERM_TAG_YELLOW},
		{"blue", TERM_TAG_BLUE}, {"magenta", TERM_TAG_MAGENTA}, {"cyan", TERM_TAG_CYAN},
		{"white", TERM_TAG_WHITE},
	};
	const struct as_tag *tag = as_session_tag_named(session, type);
	if (!tag || as_tag_is_own(tag))
		return style_named(own, sizeof own / sizeof *own, type);
	bool bright = !strncmp(tag->colour, "bright-", 7);
	return style_named(colours, sizeof colours / sizeof *colours, tag->colour + (bright ? 7 : 0)) |
	       (bright ? TERM_BOLD : 0u);
}

static void paint_tag(struct ui_paints *paints, const struct as_session *session, struct as_span line,
		      const struct as_tagged *tagged)
{
	unsigned attr = ui_tag_style(session, tagged->annotation->type) | TERM_UNDERLINE;
	ui_paint_add(paints, line, tagged->span, attr);
	for (size_t i = 0; i < tagged->parts_count; i++)
		ui_paint_add(paints, line, tagged->parts[i], attr);
}

static bool is_on(const struct as_tagged *tagged, struct as_span line)
{
	bool on = as_span_overlaps(tagged->span, line);
	for (size_t i = 0; i < tagged->parts_count && !on; i++)
		on = as_span_overlaps(tagged->parts[i], line);
	return on;
}

void ui_tagging_paint(struct ui_paints *paints, const struct ui_tagging *tagging, struct as_session *session,
		      struct as_span line, bool focused)
{
	const struct as_tagged *items;
	size_t count = as_session_tagged(&items, session, tagging->doc, NULL);
	ui_suggesting_paint(paints, session, tagging->doc, line);
	for (unsigned claims = 2; claims-- > 0;) /* entities lie over the claims that hold them */
		for (size_t i = 0; i < count && items[i].span.start < line.end; i++)
			if ((items[i].annotation->kind == AS_APPEARANCE) == (claims == 1))
				paint_tag(paints, session, line, &items[i]);
	struct as_span range;
	if (!focused)
		return;
	if (tagging->ranging && ui_tagging_object(&range, tagging))
		ui_paint_add(paints, line, range, TERM_SELECTED);
	ui_paint_add(paints, line, tagging->cursor.word, TERM_CURSOR_WORD);
}

/* The letter that stands for a type: its key, or C for claims; of one without a
 * key, or that the codebook has not, its first. */
static char letter_of(const struct as_annotation *annotation, struct as_session *session)
{
	if (annotation->kind == AS_APPEARANCE)
		return 'C';
	const struct as_tag *tag = as_session_tag_named(session, annotation->type);
	if (tag && tag->key)
		return tag->key;
	return *annotation->type >= 'a' && *annotation->type <= 'z' ? *annotation->type : '?';
}

void ui_tagging_letters(char out[UI_LETTERS], const struct ui_tagging *tagging, struct as_session *session,
			struct as_span line)
{
	const struct as_tagged *items;
	size_t count = as_session_tagged(&items, session, tagging->doc, NULL), used = 0;
	out[0] = '\0';
	for (size_t i = 0; i < count && items[i].span.start < line.end; i++) {
		if (!is_on(&items[i], line))
			continue;
		char letter = letter_of(items[i].annotation, session);
		if (strchr(out, letter))
			continue;
		if (used == UI_LETTERS - 1) {
			out[used - 1] = '+';
			return;
		}
		out[used++] = letter;
		out[used] = '\0';
	}
}

static int put_quoted(struct term_canvas *line, int col, unsigned attr, const char *text, size_t len)
{
	int first = col, room = line->cols / 3;
	col += term_put_ui(line, 0, col, -1, attr, "\"");
	col += term_put_fit(line, 0, col, room, attr, text, len);
	col += term_put_ui(line, 0, col, -1, attr, "\"");
	return col - first;
}

static int dot(struct term_canvas *line, int col)
{
	if (col <= 1)
		return 0;
	int used = term_put_text(line, 0, col, -1, TERM_DIM, " ", 1);
	used += term_put_symbol(line, 0, col + used, TERM_DIM, TERM_SYM_DOT);
	return used + term_put_text(line, 0, col + used, -1, TERM_DIM, " ", 1);
}

/* A note may have lines; here it has one. */
static int put_note(struct term_canvas *line, int col, const char *note)
{
	struct as_buf text = AS_BUF_INIT;
	as_buf_printf(&text, _("note: %s"), note);
	for (size_t i = 0; i < text.len; i++)
		if (text.data[i] == '\n' || text.data[i] == '\r' || text.data[i] == '\t')
			text.data[i] = ' ';
	int used = term_put_fit(line, 0, col, -1, TERM_DIM, text.data, text.len);
	as_buf_free(&text);
	return used;
}

/* Whom the words name, when they do not say it themselves, and how often that is done. */
static int put_entity(struct term_canvas *line, int col, const struct as_annotation *mention, struct as_session *session)
{
	struct as_arena arena = {0};
	struct as_entity entity;
	struct as_buf text = AS_BUF_INIT;
	size_t mentions, documents;
	int used = dot(line, col);
	if (!*mention->entity) {
		used += term_put_ui(line, 0, col + used, -1, TERM_DIM, _("linked to none, L links"));
	} else if (as_session_entity_get(&entity, &mentions, &documents, &arena, session, mention->entity, NULL)) {
		if (strcmp(entity.canonical, mention->anchor.exact) != 0)
			as_buf_printf(&text, "%s, ", entity.canonical);
		ui_entity_tally(&text, mentions, documents);
		used += term_put_fit(line, 0, col + used, -1, TERM_NORMAL, text.data, text.len);
	}
	as_buf_free(&text);
	as_arena_free(&arena);
	return used;
}

static int put_tag(struct term_canvas *line, int col, const struct as_tagged *here, size_t count,
		   struct as_session *session)
{
	int first = col;
	const struct as_annotation *annotation = here->annotation;
	unsigned style = ui_tag_style(session, annotation->type);
	col += term_printf(line, 0, col, -1, style, "%s ", _(annotation->type));
	col += put_quoted(line, col, style, annotation->anchor.exact, strlen(annotation->anchor.exact));
	if (here->parts_count)
		col += term_printf(line, 0, col, -1, style,
				   ngettext(" and %zu part more", " and %zu parts more", here->parts_count),
				   here->parts_count);
	if (here->state != AS_ANCHOR_EXACT)
		col += term_printf(line, 0, col, -1, TERM_WARNING, " (%s)", _(as_anchor_state_name(here->state)));
	if (annotation->kind == AS_APPEARANCE) {
		if (annotation->claimant)
			col += term_printf(line, 0, col, -1, TERM_NORMAL, _(" by %s"), annotation->claimant);
		if (annotation->verdict) {
			struct as_buf verdict = AS_BUF_INIT;
			as_scale_say(&verdict, as_session_scale(session), annotation->verdict, annotation->scale);
			col += term_printf(line, 0, col, -1, TERM_NORMAL, ": %s", verdict.data);
			as_buf_free(&verdict);
		}
	}
	if (annotation->note) {
		col += dot(line, col);
		col += put_note(line, col, annotation->note);
	}
	if (annotation->kind == AS_MENTION && as_session_names_entities(annotation->type) && line->cols - col > 20)
		col += put_entity(line, col, annotation, session);
	if (count > 1)
		col += term_printf(line, 0, col, -1, TERM_DIM, _(" (O: %zu more)"), count - 1);
	return col - first;
}

/* What is suggested takes the line for itself: its words may be others than
 * those that a tag would be put on. */
static void put_suggestion(struct term_canvas *line, const struct as_suggestion *suggestion, const char *text)
{
	const char *const hints[] = {_("y tags, x refuses, > next"), _("y tags, x refuses"), "y/x"};
	size_t hint = 0, hints_count = sizeof hints / sizeof *hints;
	int col = 1;
	term_fill(line, 0, 0, 1, line->cols, TERM_NORMAL);
	col += term_printf(line, 0, col, -1, TERM_DIM, _("suggested %s "), _(suggestion->type));
	col += put_quoted(line, col, TERM_NORMAL, text + suggestion->span.start, as_span_length(suggestion->span));
	col += dot(line, col);
	while (hint + 1 < hints_count && col + (int)as_display_width(hints[hint], strlen(hints[hint])) >= line->cols)
		hint++; /* half a hint is none */
	term_put_ui(line, 0, col, -1, TERM_DIM, hints[hint]);
}

void ui_tagging_status(const struct ui_tagging *tagging, struct ui_shared *shared, struct term_canvas *line)
{
	const char *text = tagging->cursor.doc->text;
	struct as_span span;
	size_t count;
	int col = 1;
	if (!ui_tagging_object(&span, tagging))
		return;
	col += term_put_ui(line, 0, col, -1, TERM_DIM,
			   tagging->ranging ? _("range ") :
			   span.start == tagging->cursor.word.start && span.end == tagging->cursor.word.end ?
			   _("word ") : _("name "));
	col += put_quoted(line, col, TERM_NORMAL, text + span.start, as_span_length(span));
	const struct as_tagged *here = ui_tagging_here(&count, tagging, shared->session);
	const struct as_suggestion *suggestion = ui_suggesting_here(tagging, shared->session);
	if (here && !tagging->ranging) {
		col += dot(line, col);
		put_tag(line, col, here, count, shared->session);
	} else if (suggestion && !tagging->ranging) {
		put_suggestion(line, suggestion, text);
	}
}

/* ---- the legend */

/* The tags with their keys, wrapped by whole entries; draws when `canvas` is
 * there, returns the rows taken. */
static int entries(struct term_canvas *canvas, int top, int left, int cols, struct as_session *session)
{
	const struct as_tag *tags;
	size_t count = as_session_tags(&tags, session);
	int row = 0, col = 0;
	for (size_t i = 0; i < count; i++) {
		const char *name = _(tags[i].name);
		if (!tags[i].key || tags[i].of_documents)
			continue;
		int width = 2 + (int)as_display_width(name, strlen(name));
		if (col && col + width > cols) {
			row++;
			col = 0;
		}
		if (canvas) {
			term_put_text(canvas, top + row, left + col, 1, TERM_KEYBAR_KEY, &tags[i].key, 1);
			term_put_ui(canvas, top + row, left + col + 2, cols - col - 2,
				    ui_tag_style(session, tags[i].name), name);
		}
		col += width + 2;
	}
	return row + 1;
}

void ui_tagging_legend(const struct ui_tagging *tagging, struct as_session *session, struct term_canvas *canvas)
{
	struct as_span span;
	ui_linking_draw(tagging, session, canvas);
	if (tagging->waiting != UI_WAITING_TYPE && tagging->waiting != UI_WAITING_RETYPE)
		return;
	int width = canvas->cols < 80 ? canvas->cols : 80, inside = width - 4;
	int rows = entries(NULL, 0, 0, inside, session) + 2;
	int top = canvas->rows - rows, left = (canvas->cols - width) / 2;
	if (canvas->root->cursor_row - canvas->top >= top) /* not over what is being tagged */
		top = 1;
	term_fill(canvas, top, left, rows, width, TERM_NORMAL);
	struct as_buf title = AS_BUF_INIT;
	const struct as_tagged *here = ui_tagging_here(NULL, tagging, session);
	if (tagging->waiting == UI_WAITING_RETYPE && here)
		span = here->span;
	else if (!ui_tagging_object(&span, tagging))
		span = tagging->cursor.word;
	struct as_buf words = AS_BUF_INIT;
	as_buf_printf(&title, _("tag \"%s\" as, or Esc"), "");
	int room = inside - (int)as_display_width(title.data, title.len) - 1; /* so that Esc is not cut off */
	as_buf_clear(&title);
	as_display_fit(&words, tagging->cursor.doc->text + span.start, as_span_length(span), room > 4 ? (size_t)room : 4);
	as_buf_printf(&title, _("tag \"%s\" as, or Esc"), words.data);
	term_box(canvas, top, left, rows, width, TERM_BORDER, title.data);
	as_buf_free(&words);
	as_buf_free(&title);
	entries(canvas, top + 1, left + 2, inside, session);
}
