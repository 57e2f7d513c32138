/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/loop.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/bars.h"
#include "ui/claimlist.h"
#include "ui/editor.h"
#include "ui/keymap.h"
#include "ui/program.h"
#include "ui/settings.h"
#include "ui/prompt.h"
#include "ui/stack.h"
#include "ui/views.h"

enum {
	ROWS_LEAST = 4, COLS_LEAST = 20,
	SLICE_MS = 8,       /* of reading, between two looks at the keyboard */
	FIRST_MS = 12,      /* of reading before the first screen: all of a small corpus */
	REDRAW_MS = 50,     /* at least, between two screens while reading */
	FLOOD_MS = 15,      /* at least, between two screens while keys come in a flood */
	REFRESH_MS = 1000,  /* how often other processes' changes are looked for */
};

/* What a line being typed is for. */
enum asking { ASKING_VIEW, ASKING_COMMAND, ASKING_SEARCH, ASKINGS };

struct loop {
	struct term *term;
	struct ui_shared shared;
	struct ui_stack stack;
	struct ui_keymap *keymap;
	struct term_key pending[UI_SEQUENCE_LIMIT]; /* the beginning of a sequence */
	size_t pending_count;
	struct ui_keybar keybar;
	struct ui_prompt prompt;
	enum asking asking;
	struct ui_question question; /* for ASKING_VIEW; its strings are not kept */
	struct ui_history histories[ASKINGS];
	bool dirty;           /* the screen is not what it should be */
	int64_t drawn, refreshed; /* clock, ms */
	bool told;            /* a message stood before the request */
	int waited;           /* seconds that a change has waited for the sidecar, as told last */
	bool over;
	int status;
};

/* ---- drawing */

static void draw_pending(const struct loop *loop, struct term_canvas *line)
{
	struct as_buf keys = AS_BUF_INIT;
	ui_keys_show(&keys, loop->pending, loop->pending_count);
	term_put_ui(line, 0, line->cols - 6, -1, TERM_PROMPT, keys.data);
	as_buf_free(&keys);
}

static const struct ui_hint range_hints[] = {
	{UI_ENTITY, NULL}, {UI_CLAIM, NULL}, {UI_RANGE_SENTENCE, NULL}, {UI_RANGE_PASSAGE, NULL},
	{UI_RANGE_SWAP, NULL}, {UI_CANCEL, N_("Cancel")}, {UI_NONE, NULL}};
static const struct ui_hint prompt_hints[] = {{UI_OPEN, N_("Done")}, {UI_CANCEL, N_("Cancel")}, {UI_NONE, NULL}};

/* The contexts whose commands are at hand: the view's own, and a range's while one is made. */
static unsigned context_of(const struct ui_view *view)
{
	return view->ops->context | view->above;
}

static void draw_bottom(struct loop *loop, struct term_canvas *canvas)
{
	struct ui_view *view = ui_stack_top(&loop->stack);
	struct term_canvas line = term_canvas_part(canvas, canvas->rows - 2, 0, 1, canvas->cols);
	struct term_canvas bar = term_canvas_part(canvas, canvas->rows - 1, 0, 1, canvas->cols);
	const struct ui_message *message = ui_message_now(&loop->shared.messages);
	loop->keybar.scale = as_session_scale(loop->shared.session);
	if (loop->prompt.open && loop->asking == ASKING_COMMAND)
		ui_draw_names(&bar, loop->prompt.line.data, context_of(view));
	else if (loop->prompt.open)
		ui_draw_keybar(&loop->keybar, &bar, prompt_hints);
	else if (view->above == UI_IN_RANGE)
		ui_draw_keybar(&loop->keybar, &bar, range_hints);
	else
		ui_draw_keybar(&loop->keybar, &bar, view->hints ? view->hints : view->ops->hints);
	if (loop->prompt.open)
		ui_prompt_draw(&loop->prompt, &line);
	else if (message)
		ui_draw_message(canvas, canvas->rows - 2, message);
	else if (view->ops->status)
		view->ops->status(view, &line);
	if (loop->pending_count)
		draw_pending(loop, &line);
}

static void draw(struct loop *loop)
{
	struct term_canvas *canvas = term_begin(loop->term);
	if (canvas->rows < ROWS_LEAST || canvas->cols < COLS_LEAST) {
		term_put_ui(canvas, 0, 0, -1, TERM_WARNING, _("too small"));
	} else {
		struct term_canvas view = term_canvas_part(canvas, 0, 0, canvas->rows - 2, canvas->cols);
		ui_stack_draw(&loop->stack, &view);
		draw_bottom(loop, canvas);
	}
	term_present(loop->term);
	loop->dirty = false;
	loop->drawn = as_clock_ms();
}

/* ---- outcomes */

static void act(struct loop *loop, const struct ui_outcome *outcome);

static void ask(struct loop *loop, enum asking asking, const char *label, const char *text)
{
	loop->asking = asking;
	ui_prompt_open(&loop->prompt, label, text, &loop->histories[asking]);
}

static void ask_for_view(struct loop *loop, const struct ui_question *question)
{
	loop->question = *question;
	char *label = as_asprintf("%s%s", question->label, strchr(question->label, ':') ? "" : ": ");
	ask(loop, ASKING_VIEW, label, question->text);
	free(label);
}

static void answer(struct loop *loop, int what, enum ui_answer how, const char *text)
{
	struct ui_view *view = ui_stack_top(&loop->stack);
	if (!view || !view->ops->answer)
		return;
	struct ui_outcome outcome = view->ops->answer(view, what, how, text);
	act(loop, &outcome);
}

static void edit(struct loop *loop, const struct ui_question *question)
{
	struct as_error err = AS_ERROR_INIT;
	char *text = NULL;
	term_release(loop->term);
	bool fine = ui_edit(&text, question->text, &err);
	term_retake(loop->term);
	if (fine)
		answer(loop, question->what, UI_ANSWER_GIVEN, text);
	else
		ui_warn(&loop->shared.messages, "%s", as_error_text(&err));
	as_error_clear(&err);
	free(text);
}

static void back(struct loop *loop)
{
	ui_stack_pop(&loop->stack);
	loop->over = loop->over || !loop->stack.depth;
}

static void act(struct loop *loop, const struct ui_outcome *outcome)
{
	switch (outcome->act) {
	case UI_ACT_IGNORED: case UI_ACT_DONE: break;
	case UI_ACT_OPEN: ui_stack_push(&loop->stack, &outcome->target); break;
	case UI_ACT_REPLACE:
		ui_stack_pop(&loop->stack);
		ui_stack_push(&loop->stack, &outcome->target);
		break;
	case UI_ACT_BACK: back(loop); break;
	case UI_ACT_QUIT: loop->over = true; break;
	case UI_ACT_ASK: ask_for_view(loop, &outcome->question); break;
	case UI_ACT_EDIT: edit(loop, &outcome->question); break;
	}
}

/* ---- requests that hold everywhere */

static void search(struct loop *loop, bool forward)
{
	struct ui_view *view = ui_stack_top(&loop->stack);
	if (!*loop->shared.phrase)
		ui_say(&loop->shared.messages, _("Nothing was searched for yet; / searches"));
	else if (!view->ops->search || !view->ops->search(view, loop->shared.phrase, forward))
		ui_say(&loop->shared.messages, _("Not found: %s"), loop->shared.phrase);
}

/* Steps back: out of running work, from what was said (Esc after a refused tag is
 * meant for that), then out of a view; never out of the program. */
static void cancel(struct loop *loop, struct term_key key)
{
	bool interrupt = key.code == 'c' && key.mods == TERM_CTRL;
	if (interrupt && loop->shared.loading) {
		loop->shared.loading = false;
		loop->shared.stopped = true;
		ui_say(&loop->shared.messages, _("Stopped; a document is read when it is opened"));
	} else if (!loop->told && loop->stack.depth > 1) {
		back(loop);
	} else if (!loop->told) {
		ui_say(&loop->shared.messages, _("q leaves; everything is saved already"));
	}
}

static void everywhere(struct loop *loop, const struct ui_call *call)
{
	struct ui_view *view = ui_stack_top(&loop->stack);
	struct ui_target target = {.view = UI_VIEW_HELP, .context = view->ops->context};
	switch (call->request) {
	case UI_SEARCH: ask(loop, ASKING_SEARCH, "/", NULL); break;
	case UI_SEARCH_NEXT: search(loop, true); break;
	case UI_SEARCH_PREV: search(loop, false); break;
	case UI_UNDO: ui_undo(&loop->shared); break;
	case UI_REDO: ui_redo(&loop->shared); break;
	case UI_EXPORT: ui_export(&loop->shared, call->argument); break;
	case UI_SET: ui_set(&loop->shared, loop->term, call->argument); break;
	case UI_COMMAND: ask(loop, ASKING_COMMAND, ":", NULL); break;
	case UI_HELP: ui_stack_push(&loop->stack, &target); break;
	case UI_HISTORY: case UI_CLAIMS: case UI_ENTITIES: case UI_ORPHANS: case UI_ADJUDICATE: case UI_OVERLAPS: case UI_CODEBOOK: case UI_MESSAGES:
		target.view = ui_view_of(call->request);
		ui_stack_push(&loop->stack, &target);
		break;
	case UI_REDRAW: term_invalidate(loop->term); break;
	case UI_SUSPEND: term_suspend(loop->term); break;
	case UI_CANCEL: cancel(loop, call->key); break;
	case UI_BACK: back(loop); break;
	case UI_QUIT: loop->over = true; break;
	default: break;
	}
}

static void dispatch(struct loop *loop, const struct ui_call *call)
{
	struct ui_view *view = ui_stack_top(&loop->stack);
	loop->told = ui_message_now(&loop->shared.messages);
	ui_messages_clear(&loop->shared.messages);
	loop->waited = -1;
	struct ui_outcome outcome = view->ops->request(view, call);
	if (outcome.act == UI_ACT_IGNORED)
		everywhere(loop, call);
	else
		act(loop, &outcome);
}

/* ---- the command line */

static void command(struct loop *loop, const char *line)
{
	struct ui_view *view = ui_stack_top(&loop->stack);
	line += strspn(line, " :");
	size_t len = strcspn(line, " ");
	const char *argument = line + len + strspn(line + len, " ");
	enum ui_request request = ui_request_named(line, len, context_of(view));
	if (!len)
		return;
	if (!request) {
		ui_messages_clear(&loop->shared.messages);
		ui_say(&loop->shared.messages, ui_request_named(line, len, ~0u) ?
		       _("%.*s has no meaning in this view; ? lists what has") :
		       _("There is no command '%.*s', or several begin so; ? lists them"), (int)len, line);
		return;
	}
	struct ui_call call = {.request = request, .argument = argument};
	if (argument[0] && !argument[1])
		call.key = (struct term_key){.code = (unsigned char)argument[0]};
	dispatch(loop, &call);
}

static void given(struct loop *loop, const char *line)
{
	switch (loop->asking) {
	case ASKING_VIEW: answer(loop, loop->question.what, UI_ANSWER_GIVEN, line); break;
	case ASKING_COMMAND: command(loop, line); break;
	default:
		ui_messages_clear(&loop->shared.messages);
		if (*line)
			snprintf(loop->shared.phrase, sizeof loop->shared.phrase, "%s", line);
		search(loop, true);
	}
}

static void tell_change(struct loop *loop)
{
	if (loop->asking == ASKING_VIEW && loop->question.live)
		answer(loop, loop->question.what, UI_ANSWER_CHANGED, loop->prompt.line.data);
}

static void prompt_key(struct loop *loop, struct term_key key)
{
	char *text;
	switch (ui_prompt_key(&loop->prompt, key)) {
	case UI_TYPED_NOTHING: break;
	case UI_TYPED_CHANGE: tell_change(loop); break;
	case UI_TYPED_TAB:
		if (loop->asking == ASKING_COMMAND &&
		    ui_complete(&text, loop->prompt.line.data, context_of(ui_stack_top(&loop->stack)))) {
			ui_prompt_set(&loop->prompt, text);
			free(text);
		}
		break;
	case UI_TYPED_ENTER:
		text = as_strdup(loop->prompt.line.data);
		ui_prompt_close(&loop->prompt);
		given(loop, text);
		free(text);
		break;
	case UI_TYPED_CANCEL:
		ui_prompt_close(&loop->prompt);
		if (loop->asking == ASKING_VIEW)
			answer(loop, loop->question.what, UI_ANSWER_CANCELLED, "");
		break;
	}
}

/* ---- keys */

static void not_bound(struct loop *loop)
{
	struct as_buf keys = AS_BUF_INIT;
	ui_keys_show(&keys, loop->pending, loop->pending_count);
	ui_messages_clear(&loop->shared.messages);
	ui_say(&loop->shared.messages, _("%s has no meaning here; ? shows the keys"), keys.data);
	as_buf_free(&keys);
}

static void view_key(struct loop *loop, struct term_key key)
{
	struct ui_view *view = ui_stack_top(&loop->stack);
	if (view->capturing) {
		ui_messages_clear(&loop->shared.messages);
		struct ui_outcome outcome = view->ops->key(view, key);
		if (outcome.act != UI_ACT_IGNORED) {
			act(loop, &outcome);
			return;
		}
	}
	struct ui_call call = {.key = key, .argument = ""};
	loop->pending[loop->pending_count++] = key;
	enum ui_match match = UI_MATCH_NONE;
	if (view->above)
		match = ui_keymap_find(&call.request, loop->keymap, view->above, loop->pending, loop->pending_count);
	if (match == UI_MATCH_NONE)
		match = ui_keymap_find(&call.request, loop->keymap, view->ops->context, loop->pending,
				       loop->pending_count);
	if (match == UI_MATCH_PREFIX && loop->pending_count < UI_SEQUENCE_LIMIT)
		return;
	bool left = loop->pending_count > 1 && match == UI_MATCH_NONE &&
		    ui_keymap_find(&call.request, loop->keymap, view->ops->context, &key, 1) == UI_MATCH_WHOLE &&
		    call.request == UI_CANCEL;
	if (match == UI_MATCH_NONE && !left)
		not_bound(loop);
	loop->pending_count = 0;
	if (match == UI_MATCH_WHOLE)
		dispatch(loop, &call);
}

static void paste(struct loop *loop, const char *text, size_t len)
{
	if (loop->prompt.open) {
		ui_prompt_insert(&loop->prompt, text, len);
		tell_change(loop);
	} else {
		ui_messages_clear(&loop->shared.messages);
		ui_say(&loop->shared.messages, _("Pasted text is taken only where a line is typed"));
	}
}

static void handle(struct loop *loop, const struct term_event *event, bool scripted)
{
	if (event->kind == TERM_EVENT_TIMEOUT || event->kind == TERM_EVENT_FD)
		return;
	loop->dirty = true;
	switch (event->kind) {
	case TERM_EVENT_KEY:
		if (loop->prompt.open)
			prompt_key(loop, event->key);
		else
			view_key(loop, term_key_normal(event->key));
		break;
	case TERM_EVENT_PASTE: paste(loop, event->text, event->len); break;
	case TERM_EVENT_SIGNAL:
		loop->status = 128 + event->number;
		loop->over = true;
		break;
	case TERM_EVENT_HANGUP:
		loop->status = scripted ? 0 : 128 + SIGHUP;
		loop->over = true;
		break;
	default: break; /* another size, back from the shell: draw again */
	}
}

/* ---- work between keys */

static void read_on(struct loop *loop, int budget)
{
	bool more = as_session_step(loop->shared.session, budget, &loop->shared.progress);
	if (!more || as_clock_ms() - loop->drawn >= REDRAW_MS)
		loop->dirty = true;
	loop->shared.loading = more;
}

/* What the reader looks at goes before the rest of the corpus. */
static void work_on(struct loop *loop)
{
	if (!ui_stack_has_work(&loop->stack))
		read_on(loop, SLICE_MS);
	else if (!ui_stack_work(&loop->stack, SLICE_MS) || as_clock_ms() - loop->drawn >= REDRAW_MS)
		loop->dirty = true;
}

static void look_around(struct loop *loop)
{
	int64_t now = as_clock_ms();
	if (now - loop->refreshed < REFRESH_MS)
		return;
	loop->refreshed = now;
	if (as_session_refresh(loop->shared.session)) {
		loop->shared.changes++;
		loop->dirty = true;
	}
	struct ui_view *top = ui_stack_top(&loop->stack);
	if (top && top->ops->look && top->ops->look(top))
		loop->dirty = true;
}

/* Another program writes to the sidecar: says so, and lets the reader give up. */
static bool waiting(void *data, int waited_ms)
{
	struct loop *loop = data;
	if (waited_ms < 300)
		return true; /* the other is done in no time, most often */
	if (loop->waited == waited_ms / 1000)
		return !term_interrupted(loop->term);
	loop->waited = waited_ms / 1000;
	ui_messages_clear(&loop->shared.messages);
	ui_warn(&loop->shared.messages,
		_("Another program is writing to the sidecar; your change waits (%d s), Esc gives up"),
		waited_ms / 1000);
	draw(loop);
	return !term_interrupted(loop->term);
}

int ui_loop_run(struct term *term, struct as_session *session, bool scripted)
{
	struct loop *loop = as_calloc(1, sizeof *loop);
	loop->term = term;
	loop->shared.session = session;
	loop->shared.loading = true;
	loop->waited = -1;
	loop->stack.shared = &loop->shared;
	loop->keymap = ui_keymap_new(as_session_config(session));
	loop->shared.keymap = loop->keybar.keymap = loop->keymap;
	loop->refreshed = as_clock_ms();
	ui_heed_settings(&loop->shared);
	as_session_on_wait(session, waiting, loop);
	ui_stack_push(&loop->stack, &(struct ui_target){.view = UI_VIEW_DOCUMENTS});
	ui_greet(&loop->shared);
	loop->drawn = as_clock_ms();
	read_on(loop, FIRST_MS);
	loop->dirty = true;
	while (!loop->over) {
		struct term_event event;
		bool work = loop->shared.loading || ui_stack_has_work(&loop->stack);
		term_poll(term, &event, loop->dirty || work ? 0 : REFRESH_MS);
		handle(loop, &event, scripted);
		if (loop->over)
			break;
		/* Of keys that come in a flood, the next is taken before the screen; a
		 * key on its own is answered at once. */
		if (loop->dirty && (event.kind == TERM_EVENT_TIMEOUT || as_clock_ms() - loop->drawn >= FLOOD_MS))
			draw(loop);
		else if (event.kind == TERM_EVENT_TIMEOUT && work)
			work_on(loop);
		look_around(loop);
	}
	int status = loop->status;
	as_session_on_wait(session, NULL, NULL);
	while (loop->stack.depth)
		ui_stack_pop(&loop->stack);
	ui_prompt_free(&loop->prompt);
	for (size_t i = 0; i < ASKINGS; i++)
		ui_history_free(&loop->histories[i]);
	ui_messages_free(&loop->shared.messages);
	free(loop->shared.marks);
	ui_claimlist_free(loop->shared.claims);
	ui_keymap_free(loop->keymap);
	ui_keybar_free(&loop->keybar);
	free(loop);
	return status;
}
