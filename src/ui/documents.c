/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/documents.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "layout/prose.h"
#include "session/collating.h"
#include "text/display.h"
#include "ui/docs.h"
#include "ui/doctable.h"
#include "ui/list.h"
#include "ui/tagparts.h"
#include "ui/text.h"

enum { WIDE = 100, LIST_LEAST = 60, ASK_FILTER = 1, ASK_QUERY };

struct documents {
	struct ui_doclist list;
	struct ui_list rows;
	size_t selected;        /* document under the cursor: it stays when rows move */
	bool ordering;          /* the next key names an order */
	bool built;
	struct as_progress seen; /* what the list was built from */
	unsigned changes;
	size_t texts;           /* independent ones; 0 while it is not known */
	struct as_prose preview;
	bool previewing;
	size_t previewed;       /* document in `preview` */
	char *before;           /* the filter that held when another was asked for; owned, may be NULL */
};

static void build(struct documents *documents, const struct ui_shared *shared)
{
	ui_doclist_build(&documents->list, shared->session);
	documents->built = true;
	documents->seen = shared->progress;
	documents->changes = shared->changes;
	documents->texts = as_session_independent(shared->session);
	documents->rows.count = documents->list.count;
	documents->rows.selected = ui_doclist_row(&documents->list, documents->selected);
}

static void forget_preview(struct documents *documents)
{
	if (documents->previewing)
		as_prose_free(&documents->preview);
	documents->previewing = false;
}

static bool documents_open(struct ui_view *view, const struct ui_target *target, struct as_error *err)
{
	struct documents *documents = view->private;
	(void)err;
	documents->selected = target->doc;
	return true;
}

static void documents_close(struct ui_view *view)
{
	struct documents *documents = view->private;
	forget_preview(documents);
	ui_doclist_free(&documents->list);
	free(documents->before);
}

/* ---- drawing */

static int piece(struct term_canvas *canvas, int col, const char *text)
{
	int first = col;
	if (col > 1) {
		col += 1;
		col += term_put_symbol(canvas, 0, col, TERM_TITLE, TERM_SYM_DOT);
		col += 1;
	}
	col += term_put_ui(canvas, 0, col, -1, TERM_TITLE, text);
	return col - first;
}

__attribute__((format(printf, 3, 4)))
static int piecef(struct term_canvas *canvas, int col, const char *format, ...)
{
	struct as_buf text = AS_BUF_INIT;
	va_list args;
	va_start(args, format);
	as_buf_vprintf(&text, format, args);
	va_end(args);
	int used = piece(canvas, col, text.data);
	as_buf_free(&text);
	return used;
}

static int draw_progress(struct term_canvas *canvas, int col, const struct ui_shared *shared)
{
	size_t done = shared->progress.done, total = shared->progress.total;
	int used = 0;
	switch (shared->progress.phase) {
	case AS_PHASE_READING: used = piecef(canvas, col, _("Reading %zu/%zu"), done, total); break;
	case AS_PHASE_WORDS: used = piecef(canvas, col, _("Counting words %zu/%zu"), done, total); break;
	case AS_PHASE_OVERLAPS: used = piecef(canvas, col, _("Finding overlaps %zu/%zu"), done, total); break;
	case AS_PHASE_DONE: return 0;
	}
	return used + piece(canvas, col + used, shared->stopped ? _("stopped") : _("Ctrl-C stops"));
}

static void draw_title(const struct documents *documents, const struct ui_shared *shared, struct term_canvas *canvas)
{
	const struct ui_doclist *list = &documents->list;
	size_t total = as_session_count(shared->session);
	int col = 1;
	term_fill(canvas, 0, 0, 1, canvas->cols, TERM_TITLE);
	struct as_buf order = AS_BUF_INIT;
	as_buf_adds(&order, ui_order_name(list->order));
	int order_cells = (int)as_display_width(order.data, order.len);
	struct term_canvas left = term_canvas_part(canvas, 0, 0, 1, canvas->cols - order_cells - 4);
	const char *name = as_session_name(shared->session);
	col += term_put_fit(&left, 0, col, 30, TERM_TITLE, name, strlen(name));
	if (list->filter)
		col += piecef(&left, col, _("%zu of %zu documents with \"%s\""), list->count, total, list->filter);
	else
		col += piecef(&left, col, ngettext("%zu document", "%zu documents", total), total);
	if (documents->texts && documents->texts + list->troubled < total) /* else each stands for itself */
		col += piecef(&left, col, ngettext("%zu independent text", "%zu independent texts", documents->texts),
			      documents->texts);
	if (list->tags)
		col += piecef(&left, col, ngettext("%zu tag", "%zu tags", list->tags), list->tags);
	if (list->troubled)
		col += piecef(&left, col, ngettext("%zu cannot be read", "%zu cannot be read", list->troubled),
			      list->troubled);
	if (shared->loading || shared->stopped)
		draw_progress(&left, col, shared);
	col = canvas->cols - order_cells - 2;
	if (col > left.cols)
		term_put_ui(canvas, 0, col - 1, -1, TERM_TITLE, order.data);
	term_put_symbol(canvas, 0, canvas->cols - 2, TERM_TITLE,
			list->reversed ? TERM_SYM_DESCENDING : TERM_SYM_ASCENDING);
	as_buf_free(&order);
}

static void draw_preview(struct documents *documents, struct ui_shared *shared, struct term_canvas *canvas)
{
	struct as_listing listing;
	if (!documents->list.count)
		return;
	as_session_listing(&listing, shared->session, documents->selected);
	size_t measure = (size_t)(canvas->cols > 4 ? canvas->cols - 3 : 1);
	if (documents->previewing && (documents->previewed != documents->selected ||
				      documents->preview.options.measure != measure))
		forget_preview(documents);
	if (!documents->previewing) {
		const struct as_doc *doc = listing.read && !listing.trouble ?
			as_session_doc(shared->session, documents->selected, NULL) : NULL;
		if (!doc)
			return;
		as_prose_init(&documents->preview, doc, &(struct as_prose_options){.measure = measure});
		documents->previewing = true;
		documents->previewed = documents->selected;
	}
	const struct as_doc *doc = documents->preview.doc;
	term_vline(canvas, 0, 0, canvas->rows, TERM_BORDER, TERM_SYM_VERTICAL);
	int row = 0;
	for (size_t block = 0; block < documents->preview.blocks_count && row < canvas->rows; block++) {
		if (documents->preview.blocks[block].folded)
			continue;
		enum as_role role = doc->passages[documents->preview.blocks[block].passage].role;
		unsigned attr = role == AS_ROLE_HEADLINE ? TERM_HEADING : role == AS_ROLE_BODY ? TERM_NORMAL : TERM_DIM;
		const struct as_lines *lines = as_prose_lines(&documents->preview, block);
		for (size_t i = 0; i < lines->count && row < canvas->rows; i++)
			ui_text_draw(canvas, row++, 2, canvas->cols - 2, attr, doc->text, lines->items[i],
				     &(struct ui_paints){.count = 0});
		row += role == AS_ROLE_BODY;
	}
}

static void draw_empty(const struct documents *documents, const struct ui_shared *shared, struct term_canvas *canvas)
{
	if (documents->list.filter) {
		ui_text_say(canvas, 2, 3, TERM_NORMAL, _("No document matches the filter; Esc shows all"));
		return;
	}
	size_t skipped = as_session_skipped(shared->session);
	int row = 2 + ui_text_say(canvas, 2, 3, TERM_NORMAL, _("There is no document here."));
	ui_text_say(canvas, row, 3, TERM_NORMAL, _("A document is a text file; folders inside are looked into."));
	if (skipped)
		term_printf(canvas, 4, 3, -1, TERM_NORMAL,
			    ngettext("%zu name was passed over: hidden files, sidecars, backups.",
				     "%zu names were passed over: hidden files, sidecars, backups.", skipped), skipped);
}

static void documents_draw(struct ui_view *view, struct term_canvas *canvas)
{
	struct documents *documents = view->private;
	struct ui_shared *shared = view->shared;
	const struct as_progress *seen = &documents->seen;
	if (!documents->built || seen->phase != shared->progress.phase || seen->done != shared->progress.done ||
	    documents->changes != shared->changes)
		build(documents, shared);
	int cols = canvas->cols, heads = canvas->rows > 4, height = canvas->rows - 1 - heads;
	if (cols >= WIDE)
		cols = cols * 6 / 10 > LIST_LEAST ? cols * 6 / 10 : LIST_LEAST;
	draw_title(documents, shared, canvas);
	struct ui_doctable table;
	struct term_canvas left = term_canvas_part(canvas, 1, 0, canvas->rows - 1, cols);
	ui_doctable_fit(&table, cols, shared->session);
	if (heads)
		ui_doctable_heads(&table, &left, 0, &documents->list);
	ui_list_fit(&documents->rows, documents->list.count, height > 0 ? (size_t)height : 1);
	size_t index = documents->rows.top;
	for (int row = 0; row < height && index < documents->list.count; row++, index++)
		ui_doctable_row(&table, &left, row + heads, shared, documents->list.docs[index],
				index == documents->rows.selected);
	if (!documents->list.count)
		draw_empty(documents, shared, canvas);
	if (cols < canvas->cols) {
		struct term_canvas right = term_canvas_part(canvas, 1, cols, canvas->rows - 1, canvas->cols - cols);
		draw_preview(documents, shared, &right);
	}
}

static void draw_orders(struct term_canvas *line)
{
	int col = 1 + term_put_ui(line, 0, 1, -1, TERM_PROMPT, _("Order: "));
	for (enum ui_order order = 0; order < UI_ORDER_COUNT; order++) {
		char key = ui_order_key(order);
		col += term_put_text(line, 0, col, -1, TERM_KEYBAR_KEY, &key, 1) + 1;
		const char *title = order == UI_BY_TAGS ? _("Tags") : ui_order_title(order);
		col += term_put_ui(line, 0, col, -1, TERM_NORMAL, title) + 2;
	}
}

static void documents_status(struct ui_view *view, struct term_canvas *line)
{
	struct documents *documents = view->private;
	struct as_listing listing;
	if (documents->ordering) {
		draw_orders(line);
		return;
	}
	if (!documents->list.count)
		return;
	as_session_listing(&listing, view->shared->session, documents->selected);
	struct as_buf text = AS_BUF_INIT;
	unsigned attr = TERM_DIM;
	if (listing.trouble) {
		as_buf_printf(&text, "%s: %s", listing.path, listing.trouble);
		attr = TERM_WARNING;
	} else if (listing.changed) {
		as_buf_printf(&text, _("%s has changed since it was tagged; :orphans shows what moved"), listing.path);
		attr = TERM_WARNING;
	} else if (listing.doubtful) {
		const struct as_doc *doc = as_session_doc(view->shared->session, documents->selected, NULL);
		if (doc && ui_doc_doubt(&text, doc, 0))
			attr = TERM_NORMAL;
	}
	if (!text.len) {
		as_buf_adds(&text, listing.path);
		if (listing.counted && listing.furniture_words)
			as_buf_printf(&text, ngettext(", %zu word of furniture", ", %zu words of furniture",
						      listing.furniture_words), listing.furniture_words);
	}
	struct as_buf tags = AS_BUF_INIT;
	ui_document_tags(&tags, view->shared->session, documents->selected);
	if (tags.len)
		as_buf_printf(&text, "; %s", tags.data);
	as_buf_free(&tags);
	size_t claims, done;
	as_session_claim_progress(&claims, &done, view->shared->session, documents->selected);
	if (claims)
		as_buf_printf(&text, ngettext("; %zu claim, %zu done", "; %zu claims, %zu done", claims), claims, done);
	term_put_fit(line, 0, 1, -1, attr, text.data, text.len);
	as_buf_free(&text);
}

/* ---- acting */

static void order_by(struct documents *documents, const struct ui_shared *shared, enum ui_order order)
{
	struct ui_doclist *list = &documents->list;
	/* Figures are asked for from the top: the longest, the most shared. */
	bool first = order == UI_BY_WORDS || order == UI_BY_SHARES || order == UI_BY_TAGS;
	list->reversed = list->order == order ? !list->reversed : first;
	list->order = order;
	build(documents, shared);
}

static struct ui_outcome documents_key(struct ui_view *view, struct term_key key)
{
	struct documents *documents = view->private;
	documents->ordering = view->capturing = false;
	for (enum ui_order order = 0; order < UI_ORDER_COUNT; order++)
		if (key.code == (unsigned char)ui_order_key(order) && !key.mods) {
			order_by(documents, view->shared, order);
			return ui_act(UI_ACT_DONE);
		}
	if (term_key_is_text(key) && key.code == 'o') { /* again: the next column */
		order_by(documents, view->shared, (documents->list.order + 1) % UI_ORDER_COUNT);
		return ui_act(UI_ACT_DONE);
	}
	ui_say(&view->shared->messages, _("The order stays as it is"));
	return ui_act(UI_ACT_DONE);
}

static void select_row(struct documents *documents, size_t row)
{
	documents->rows.selected = row;
	if (row < documents->list.count)
		documents->selected = documents->list.docs[row];
}

static struct ui_outcome next_mark(struct documents *documents, struct ui_shared *shared)
{
	for (size_t step = 1; step <= documents->list.count; step++) {
		size_t row = (documents->rows.selected + step) % documents->list.count;
		if (ui_doc_marked(shared, documents->list.docs[row])) {
			select_row(documents, row);
			return ui_act(UI_ACT_DONE);
		}
	}
	ui_say(&shared->messages, _("No document is marked; m marks one"));
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome read_selected(struct documents *documents, struct ui_view *view)
{
	struct as_listing listing;
	as_session_listing(&listing, view->shared->session, documents->selected);
	if (listing.trouble) {
		ui_warn(&view->shared->messages, "%s: %s", listing.path, listing.trouble);
		return ui_act(UI_ACT_DONE);
	}
	return (struct ui_outcome){.act = UI_ACT_OPEN, .target = {.view = UI_VIEW_READER, .doc = documents->selected}};
}

static struct ui_outcome show_only(struct documents *documents, const struct ui_shared *shared, const char *text)
{
	ui_doclist_filter(&documents->list, text);
	build(documents, shared);
	if (documents->list.count)
		select_row(documents, documents->rows.selected);
	return ui_act(UI_ACT_DONE);
}

static struct ui_outcome cancel(struct documents *documents, const struct ui_shared *shared)
{
	return documents->list.filter ? show_only(documents, shared, NULL) : ui_act(UI_ACT_IGNORED);
}

static struct ui_outcome filter(struct documents *documents, const struct ui_shared *shared, const char *argument)
{
	if (*argument)
		return show_only(documents, shared, argument);
	free(documents->before);
	documents->before = documents->list.filter ? as_strdup(documents->list.filter) : NULL;
	return (struct ui_outcome){.act = UI_ACT_ASK, .question = {
		.what = ASK_FILTER, .label = _("Show only: "), .text = documents->list.filter, .live = true}};
}

static struct ui_outcome documents_request(struct ui_view *view, const struct ui_call *call)
{
	struct documents *documents = view->private;
	if (ui_list_request(&documents->rows, call->request)) {
		select_row(documents, documents->rows.selected);
		return ui_act(UI_ACT_DONE);
	}
	switch (call->request) {
	case UI_FILTER: return filter(documents, view->shared, call->argument);
	case UI_CORPUS_SEARCH: return ui_doc_search_all(view, ASK_QUERY, call->argument);
	case UI_ORDER:
		documents->ordering = view->capturing = true;
		return ui_act(UI_ACT_DONE);
	case UI_CANCEL: return cancel(documents, view->shared);
	default: break;
	}
	if (!documents->list.count)
		return ui_act(UI_ACT_IGNORED);
	switch (call->request) {
	case UI_OPEN: return read_selected(documents, view);
	case UI_COMPARE: return ui_doc_compare(view, documents->selected);
	case UI_STORY:
		return (struct ui_outcome){.act = UI_ACT_OPEN, .target = {
			.view = UI_VIEW_STORY, .doc = documents->selected}};
	case UI_TAG_DOCUMENT:
		return view->shared->marks_count ?
		       ui_tag_documents(view, view->shared->marks, view->shared->marks_count, call->argument) :
		       ui_tag_document(view, documents->selected, call->argument);
	case UI_MARK_NEXT: return next_mark(documents, view->shared);
	case UI_MARK:
		ui_doc_mark(view->shared, documents->selected);
		if (documents->rows.selected + 1 < documents->list.count)
			select_row(documents, documents->rows.selected + 1);
		return ui_act(UI_ACT_DONE);
	default: return ui_act(UI_ACT_IGNORED);
	}
}

static struct ui_outcome documents_answer(struct ui_view *view, int what, enum ui_answer answer, const char *text)
{
	struct documents *documents = view->private;
	if (what == ASK_QUERY)
		return answer == UI_ANSWER_GIVEN && *text ? ui_doc_search_all(view, what, text) : ui_act(UI_ACT_DONE);
	return show_only(documents, view->shared, answer == UI_ANSWER_CANCELLED ? documents->before : text);
}

static bool documents_search(struct ui_view *view, const char *phrase, bool forward)
{
	struct documents *documents = view->private;
	size_t count = documents->list.count;
	for (size_t step = 1; step <= count; step++) {
		size_t row = (documents->rows.selected + (forward ? step : count - step)) % count;
		if (!ui_doc_matches(view->shared->session, documents->list.docs[row], phrase))
			continue;
		select_row(documents, row);
		return true;
	}
	return false;
}

static const struct ui_hint hints[] = {
	{UI_OPEN, N_("Read")}, {UI_COMPARE, NULL}, {UI_MARK, NULL}, {UI_ORDER, NULL}, {UI_FILTER, NULL},
	{UI_SEARCH, NULL}, {UI_STORY, NULL}, {UI_CLAIMS, NULL}, {UI_BACK, N_("Leave")}, {UI_EXPORT, NULL},
	{UI_CORPUS_SEARCH, NULL}, {UI_UNDO, NULL}, {UI_NONE, NULL},
};

const struct ui_view_ops ui_documents = {
	.name = N_("documents"),
	.context = UI_IN_DOCUMENTS,
	.private_size = sizeof(struct documents),
	.hints = hints,
	.open = documents_open,
	.close = documents_close,
	.draw = documents_draw,
	.status = documents_status,
	.request = documents_request,
	.key = documents_key,
	.answer = documents_answer,
	.search = documents_search,
};
