/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/headless.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct headless {
	int rows, cols;
	struct term_script *script;
	FILE *out;
	const struct term_canvas *shown; /* as presented last; the caller's */
};

static void headless_size(void *self, int *rows, int *cols)
{
	struct headless *headless = self;
	*rows = headless->rows;
	*cols = headless->cols;
}

static void headless_present(void *self, const struct term_canvas *next, const struct term_canvas *shown)
{
	(void)shown;
	((struct headless *)self)->shown = next;
}

static void dump(const struct headless *headless, bool with_attrs)
{
	struct as_buf text = AS_BUF_INIT;
	if (headless->shown && headless->out) {
		term_canvas_dump(headless->shown, &text, with_attrs);
		fwrite(text.data, 1, text.len, headless->out);
	}
	as_buf_free(&text);
}

/* Takes one step; whether it is an event for the program. */
static bool take_step(struct headless *headless, const struct term_step *step, struct term_event *event)
{
	*event = (struct term_event){.key = step->key, .number = step->number, .rows = step->rows, .cols = step->cols,
				     .text = step->text, .len = step->text ? strlen(step->text) : 0};
	switch (step->kind) {
	case TERM_STEP_KEY:
		event->kind = TERM_EVENT_KEY;
		return true;
	case TERM_STEP_PASTE:
		event->kind = TERM_EVENT_PASTE;
		return true;
	case TERM_STEP_SIGNAL:
		event->kind = TERM_EVENT_SIGNAL;
		return true;
	case TERM_STEP_SIZE:
		event->kind = TERM_EVENT_RESIZE;
		headless->rows = step->rows;
		headless->cols = step->cols;
		return true;
	case TERM_STEP_DUMP:
		dump(headless, step->number);
		return false;
	case TERM_STEP_SAY:
		if (headless->out)
			fprintf(headless->out, "%s\n", step->text);
		return false;
	}
	return false;
}

static void headless_poll(void *self, struct term_event *event, int timeout_ms)
{
	struct headless *headless = self;
	struct term_script *script = headless->script;
	*event = (struct term_event){.kind = TERM_EVENT_TIMEOUT};
	if (timeout_ms == 0)
		return;
	while (script->next < script->count)
		if (take_step(headless, &script->steps[script->next++], event))
			return;
	*event = (struct term_event){.kind = TERM_EVENT_HANGUP};
}

static void headless_watch(void *self, int fd)
{
	(void)self;
	(void)fd;
}

/* Long work is stopped when the key that would stop it comes next. */
static bool headless_interrupted(void *self)
{
	struct term_script *script = ((struct headless *)self)->script;
	if (script->next == script->count)
		return false;
	const struct term_step *step = &script->steps[script->next];
	if (step->kind == TERM_STEP_SIGNAL)
		return true;
	if (step->kind != TERM_STEP_KEY || (step->key.code != TERM_KEY_ESC &&
					    !term_key_equal(step->key, (struct term_key){'c', TERM_CTRL})))
		return false;
	script->next++;
	return true;
}

static void nothing(void *self)
{
	(void)self;
}

static void headless_dress(void *self, const struct term_theme *theme)
{
	(void)self;
	(void)theme; /* dumps show styles, not looks */
}

static const struct term_backend backend = {
	.size = headless_size,
	.present = headless_present,
	.poll = headless_poll,
	.watch = headless_watch,
	.interrupted = headless_interrupted,
	.suspend = nothing,
	.release = nothing,
	.retake = nothing,
	.beep = nothing,
	.dress = headless_dress,
	.close = free,
};

const struct term_backend *term_headless_open(void **self, int rows, int cols, struct term_script *script, FILE *out)
{
	struct headless *headless = as_calloc(1, sizeof *headless);
	*headless = (struct headless){.rows = rows, .cols = cols, .script = script, .out = out};
	*self = headless;
	return &backend;
}
