/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/linking.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "session/entities.h"
#include "session/register.h"
#include "ui/entitytable.h"

/* ---- asking */

bool ui_linking_ask(struct ui_tagging *tagging, struct ui_view *view, struct as_span span, const char *type)
{
	struct as_fit fits[AS_FITS_MOST];
	const char *text = tagging->cursor.doc->text;
	tagging->fits_count = 0;
	if (!as_session_names_entities(type))
		return false;
	size_t count = as_session_fits(fits, view->shared->session, text + span.start, as_span_length(span), type, NULL);
	if (count < 2)
		return false;
	tagging->fits_count = count < UI_FITS ? count : UI_FITS;
	for (size_t i = 0; i < tagging->fits_count; i++)
		memcpy(tagging->fits[i], fits[i].id, sizeof tagging->fits[i]);
	tagging->fits_span = span;
	snprintf(tagging->fits_type, sizeof tagging->fits_type, "%s", type);
	return true;
}

bool ui_linking_choice(const char **entity, const struct ui_tagging *tagging, struct term_key key)
{
	*entity = NULL;
	if (key.mods)
		return false;
	if (key.code >= '1' && key.code < '1' + tagging->fits_count)
		*entity = tagging->fits[key.code - '1'];
	else if (key.code == 'n' || key.code == TERM_KEY_ENTER)
		*entity = "";
	return *entity || key.code == TERM_KEY_ESC;
}

static void draw_choice(struct term_canvas *canvas, int row, int col, int cells, const char *key, const char *text)
{
	int used = term_put_ui(canvas, row, col, -1, TERM_KEYBAR_KEY, key) + 2;
	term_put_fit(canvas, row, col + used, cells - used, TERM_NORMAL, text, strlen(text));
}

static void describe(struct as_buf *out, struct as_session *session, const char *id)
{
	struct as_arena arena = {0};
	struct as_entity entity;
	size_t mentions, documents;
	as_buf_clear(out);
	if (as_session_entity_get(&entity, &mentions, &documents, &arena, session, id, NULL)) {
		as_buf_printf(out, "%s, ", entity.canonical);
		ui_entity_tally(out, mentions, documents);
	}
	as_arena_free(&arena);
}

void ui_linking_draw(const struct ui_tagging *tagging, struct as_session *session, struct term_canvas *canvas)
{
	if (tagging->waiting != UI_WAITING_ENTITY)
		return;
	int width = canvas->cols < 70 ? canvas->cols : 70, rows = (int)tagging->fits_count + 4;
	int top = canvas->rows - rows, left = (canvas->cols - width) / 2, inside = width - 4;
	if (canvas->root->cursor_row - canvas->top >= top) /* not over what is being tagged */
		top = canvas->rows > rows ? 1 : 0;
	struct as_buf text = AS_BUF_INIT;
	char *words = ui_tagging_quote(tagging, tagging->fits_span);
	as_buf_printf(&text, _("%s \"%s\": which one?"), _(tagging->fits_type), words);
	free(words);
	term_fill(canvas, top, left, rows, width, TERM_NORMAL);
	term_box(canvas, top, left, rows, width, TERM_BORDER, text.data);
	for (size_t i = 0; i < tagging->fits_count; i++) {
		char key[2] = {(char)('1' + i), '\0'};
		describe(&text, session, tagging->fits[i]);
		draw_choice(canvas, top + 1 + (int)i, left + 2, inside, key, text.data);
	}
	int row = top + 1 + (int)tagging->fits_count;
	draw_choice(canvas, row, left + 2, inside, "n", _("another one, who is new"));
	draw_choice(canvas, row + 1, left + 2, inside, "Esc", _("tagged, but linked to none for now"));
	as_buf_free(&text);
}

/* ---- saying */

/* The entity in `out`; without one its words. */
static void phrase(struct as_buf *out, struct as_session *session, const char *type, const char *entity,
		   const char *words, bool counted)
{
	struct as_arena arena = {0};
	struct as_entity named;
	size_t mentions, documents;
	if (*entity && as_session_entity_get(&named, &mentions, &documents, &arena, session, entity, NULL)) {
		as_buf_printf(out, "%s %s%s", _(type), named.canonical, counted ? ", " : "");
		if (counted)
			ui_entity_tally(out, mentions, documents);
	} else {
		as_buf_printf(out, "%s \"%s\"", _(type), words);
	}
	as_arena_free(&arena);
}

void ui_linking_phrase(struct as_buf *out, struct as_session *session, const char *type, const char *entity,
		       const char *words)
{
	phrase(out, session, type, entity, words, true);
}

void ui_linking_name(struct as_buf *out, struct as_session *session, const char *type, const char *entity,
		     const char *words)
{
	phrase(out, session, type, entity, words, false);
}

/* ---- linking by name */

static const struct as_tagged *mention_here(const struct ui_tagging *tagging, struct as_session *session)
{
	const struct as_tagged *here = ui_tagging_here(NULL, tagging, session);
	return here && here->annotation->kind == AS_MENTION ? here : NULL;
}

static struct ui_outcome link_here(struct ui_tagging *tagging, struct ui_view *view, const char *entity)
{
	struct as_session *session = view->shared->session;
	struct as_error err = AS_ERROR_INIT;
	const char *const id = tagging->noted;
	if (!as_session_entity_link(session, &id, 1, entity, &err))
		return ui_fail(view, &err);
	ui_tagging_changed(view);
	const struct as_tagged *here = mention_here(tagging, session);
	struct as_buf text = AS_BUF_INIT;
	if (entity && here)
		ui_linking_phrase(&text, session, here->annotation->type, entity, here->annotation->anchor.exact);
	else
		as_buf_adds(&text, _("Linked to none"));
	ui_say(&view->shared->messages, _("%s; u undoes"), text.data);
	as_buf_free(&text);
	return ui_act(UI_ACT_DONE);
}

struct ui_outcome ui_linking_answer(struct ui_tagging *tagging, struct ui_view *view, enum ui_answer answer,
				    const char *name)
{
	struct as_error err = AS_ERROR_INIT;
	char id[AS_UUID_TEXT];
	if (answer != UI_ANSWER_GIVEN || !*name)
		return ui_act(UI_ACT_DONE);
	if (!as_session_entity_find(id, view->shared->session, name, &err))
		return ui_fail(view, &err);
	return link_here(tagging, view, id);
}

struct ui_outcome ui_linking_request(struct ui_tagging *tagging, struct ui_view *view, const struct ui_call *call)
{
	if (call->request != UI_LINK && call->request != UI_UNLINK)
		return ui_act(UI_ACT_IGNORED);
	const struct as_tagged *here = mention_here(tagging, view->shared->session);
	if (!here)
		return ui_tagging_say(view, _("No mention at the cursor: e tags the name"));
	memcpy(tagging->noted, here->annotation->id, sizeof tagging->noted);
	if (call->request == UI_UNLINK)
		return *here->annotation->entity ? link_here(tagging, view, NULL) :
						   ui_tagging_say(view, _("It is linked to none"));
	if (*call->argument)
		return ui_linking_answer(tagging, view, UI_ANSWER_GIVEN, call->argument);
	return (struct ui_outcome){.act = UI_ACT_ASK, .question = {
		.what = UI_ASK_LINK, .label = _("Link to the entity: ")}};
}
