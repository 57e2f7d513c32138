/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/suggesting.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "session/config.h"
#include "session/suggestions.h"

bool ui_suggesting_on(struct as_session *session)
{
	return as_config_yes(as_session_config(session), AS_SETTING_SUGGESTIONS);
}

void ui_suggesting_want(struct ui_view *view, size_t doc)
{
	struct as_session *session = view->shared->session;
	if (ui_suggesting_on(session) && !as_session_suggested(session, doc))
		view->working = true;
}

void ui_suggesting_work(struct ui_view *view, size_t doc)
{
	if (ui_suggesting_on(view->shared->session))
		as_session_suggest(view->shared->session, doc);
}

void ui_suggesting_paint(struct ui_paints *paints, struct as_session *session, size_t doc, struct as_span line)
{
	const struct as_suggestion *items, *item;
	size_t count = as_session_suggestions(&items, session, doc);
	if (!count || !ui_suggesting_on(session))
		return;
	item = as_session_suggestion_at(session, doc, line.start);
	item = item ? item : as_session_suggestion_next(session, doc, line.start, true);
	for (; item && item < items + count && item->span.start < line.end; item++)
		ui_paint_add(paints, line, item->span, UI_KEEP_STYLE | TERM_FAINT | TERM_UNDERLINE);
}

const struct as_suggestion *ui_suggesting_here(const struct ui_tagging *tagging, struct as_session *session)
{
	return ui_suggesting_on(session) ? as_session_suggestion_at(session, tagging->doc, tagging->cursor.at) : NULL;
}

/* ---- acting */

static struct ui_outcome toggle(struct ui_view *view)
{
	struct as_session *session = view->shared->session;
	bool on = !ui_suggesting_on(session);
	as_config_set(as_session_config(session), AS_SETTING_SUGGESTIONS, on ? "yes" : "no", NULL);
	return ui_tagging_say(view, on ? _("Suggestions are marked: > goes to the next, y tags, x refuses") :
					 _("Suggestions are hidden; i shows them"));
}

static struct ui_outcome go(size_t *to, struct ui_tagging *tagging, struct ui_view *view, bool forward)
{
	const struct as_suggestion *next =
		as_session_suggestion_next(view->shared->session, tagging->doc, tagging->cursor.at, forward);
	if (!next)
		return ui_tagging_say(view, forward ? _("No suggestion below") : _("No suggestion above"));
	*to = next->span.start;
	return ui_act(UI_ACT_DONE);
}

/* What was done, what is next, and, the first time, where it is kept; the
 * cursor goes there. */
static struct ui_outcome advance(size_t *to, struct ui_tagging *tagging, struct ui_view *view, size_t from,
				 const char *done, bool first)
{
	struct as_session *session = view->shared->session;
	const struct as_suggestion *next = as_session_suggestion_next(session, tagging->doc, from, true);
	struct as_buf text = AS_BUF_INIT;
	as_buf_adds(&text, done);
	if (next) {
		char *words = ui_tagging_quote(tagging, next->span);
		as_buf_printf(&text, _("; next: %s \"%s\""), _(next->type), words);
		free(words);
		*to = next->span.start;
	} else {
		as_buf_adds(&text, _("; no suggestion below"));
	}
	if (first) {
		const char *sidecar = as_session_sidecar(session);
		as_buf_printf(&text, _("; kept in %s"),
			      as_session_sidecar_elsewhere(session) ? sidecar : as_path_basename(sidecar));
	}
	ui_tagging_changed(view);
	struct ui_outcome outcome = ui_tagging_say(view, text.data);
	as_buf_free(&text);
	return outcome;
}

static struct ui_outcome accept(size_t *to, struct ui_tagging *tagging, struct ui_view *view,
				struct as_suggestion here)
{
	struct as_error err = AS_ERROR_INIT;
	bool first = !as_session_store(view->shared->session);
	char *words = ui_tagging_quote(tagging, here.span);
	char *done = as_asprintf(_("%s \"%s\" tagged"), _(here.type), words);
	bool ok = as_session_accept(view->shared->session, tagging->doc, here, &err);
	struct ui_outcome outcome =
		ok ? advance(to, tagging, view, here.span.end - 1, done, first) : ui_fail(view, &err);
	free(done);
	free(words);
	return outcome;
}

static struct ui_outcome refuse(size_t *to, struct ui_tagging *tagging, struct ui_view *view,
				struct as_suggestion here)
{
	struct as_error err = AS_ERROR_INIT;
	bool first = !as_session_store(view->shared->session);
	char *words = ui_tagging_quote(tagging, here.span);
	char *done = as_asprintf(_("not %s: \"%s\""), _(here.type), words);
	bool ok = as_session_refuse(view->shared->session, tagging->doc, here, &err);
	struct ui_outcome outcome =
		ok ? advance(to, tagging, view, here.span.end - 1, done, first) : ui_fail(view, &err);
	free(done);
	free(words);
	return outcome;
}

static char *done_alike(const char *type, const char *words, size_t tagged, size_t documents, bool everywhere)
{
	char *places = as_asprintf(ngettext("%s \"%s\": %zu place tagged", "%s \"%s\": %zu places tagged", tagged),
				   _(type), words, tagged);
	char *done = !everywhere ? as_asprintf(_("%s; u undoes all"), places) :
		as_asprintf(ngettext("%s in %zu document; u undoes all", "%s in %zu documents; u undoes all",
				     documents), places, documents);
	free(places);
	return done;
}

static struct ui_outcome accept_alike(size_t *to, struct ui_tagging *tagging, struct ui_view *view,
				      struct as_suggestion here, bool everywhere)
{
	struct as_error err = AS_ERROR_INIT;
	size_t tagged, documents;
	bool first = !as_session_store(view->shared->session);
	if (!as_session_accept_alike(&tagged, &documents, view->shared->session, tagging->doc, here, everywhere, &err))
		return ui_fail(view, &err);
	char *words = ui_tagging_quote(tagging, here.span);
	char *done = done_alike(here.type, words, tagged, documents, everywhere);
	struct ui_outcome outcome = advance(to, tagging, view, here.span.end - 1, done, first);
	free(done);
	free(words);
	return outcome;
}

static bool is_mine(enum ui_request request)
{
	return request == UI_SUGGESTIONS || request == UI_SUGGESTION_NEXT || request == UI_SUGGESTION_PREV ||
	       request == UI_ACCEPT || request == UI_REFUSE || request == UI_ACCEPT_ALIKE;
}

struct ui_outcome ui_suggesting_request(size_t *to, struct ui_tagging *tagging, struct ui_view *view,
					const struct ui_call *call)
{
	struct as_session *session = view->shared->session;
	if (!is_mine(call->request))
		return ui_act(UI_ACT_IGNORED);
	if (call->request == UI_SUGGESTIONS)
		return toggle(view);
	if (!ui_suggesting_on(session))
		return ui_tagging_say(view, _("Suggestions are hidden; i shows them"));
	if (!as_session_suggested(session, tagging->doc))
		as_session_suggest(session, tagging->doc);
	if (call->request == UI_SUGGESTION_NEXT || call->request == UI_SUGGESTION_PREV)
		return go(to, tagging, view, call->request == UI_SUGGESTION_NEXT);
	const struct as_suggestion *here = ui_suggesting_here(tagging, session);
	if (!here)
		return ui_tagging_say(view, _("No suggestion at the cursor: > goes to the next"));
	switch (call->request) {
	case UI_ACCEPT: return accept(to, tagging, view, *here);
	case UI_REFUSE: return refuse(to, tagging, view, *here);
	default: return accept_alike(to, tagging, view, *here, !strcmp(call->argument, "everywhere"));
	}
}
