/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/term.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "term/backend.h"
#include "term/headless.h"
#include "term/screen.h"
#include "term/theme.h"

struct term {
	const struct term_backend *ops;
	void *self;
	/* Drawn on, and shown: they change places with each present. */
	struct term_canvas *next, *shown;
	bool unknown; /* what the terminal shows is not `shown` */
};

static struct term *make(const struct term_backend *ops, void *self, const struct term_options *options)
{
	struct term *term = as_calloc(1, sizeof *term);
	int rows, cols;
	term->ops = ops;
	term->self = self;
	term->unknown = true;
	ops->size(self, &rows, &cols);
	term->next = term_canvas_new(rows, cols);
	term->shown = term_canvas_new(rows, cols);
	if (options && options->ascii)
		term->next->ascii = term->shown->ascii = true;
	return term;
}

struct term *term_open(const struct term_options *options, struct as_error *err)
{
	static const struct term_options defaults;
	const struct term_options *chosen = options ? options : &defaults;
	const struct term_theme *theme = term_theme_find(chosen->theme ? chosen->theme : "default");
	if (!theme) {
		as_error_set(err, AS_ERR_USAGE,
			     _("no theme is called \"%s\": there are default, mono, high-contrast and colour-blind"),
			     chosen->theme);
		return NULL;
	}
	if (chosen->colour == TERM_COLOUR_NEVER)
		theme = term_theme_find("mono");
	struct as_error why = AS_ERROR_INIT;
	void *self;
	const struct term_backend *ops =
		term_screen_open(&self, theme, &chosen->custom, chosen->colour == TERM_COLOUR_AUTO, &why);
	if (!ops) {
		as_error_set(err, why.code,
			     _("%s; these need no terminal: antisigma list, show, diff, tag, export, check "
			       "(see --help)"),
			     as_error_text(&why));
		as_error_clear(&why);
		return NULL;
	}
	return make(ops, self, chosen);
}

struct term *term_open_headless(int rows, int cols, const struct term_options *options, struct term_script *script,
				FILE *out)
{
	void *self;
	const struct term_backend *ops = term_headless_open(&self, rows, cols, script, out);
	return make(ops, self, options);
}

void term_close(struct term *term)
{
	if (!term)
		return;
	term->ops->close(term->self);
	term_canvas_free(term->next);
	term_canvas_free(term->shown);
	free(term);
}

struct term_canvas *term_begin(struct term *term)
{
	term_canvas_clear(term->next);
	return term->next;
}

const struct term_canvas *term_shown(const struct term *term)
{
	return term->shown;
}

void term_present(struct term *term)
{
	struct term_canvas *drawn = term->next;
	term->ops->present(term->self, drawn, term->unknown ? NULL : term->shown);
	term->next = term->shown;
	term->shown = drawn;
	term->unknown = false;
}

void term_invalidate(struct term *term)
{
	term->unknown = true;
}

bool term_set_theme(struct term *term, const char *name)
{
	const struct term_theme *theme = term_theme_find(name);
	if (!theme)
		return false;
	term->ops->dress(term->self, theme);
	term->unknown = true;
	return true;
}

/* After something may have changed the size, or what the terminal shows. */
static void follow_backend(struct term *term)
{
	int rows, cols;
	term->ops->size(term->self, &rows, &cols);
	term_canvas_resize(term->next, rows, cols);
	term_canvas_resize(term->shown, rows, cols);
	term->unknown = true;
}

void term_poll(struct term *term, struct term_event *event, int timeout_ms)
{
	term->ops->poll(term->self, event, timeout_ms);
	if (event->kind == TERM_EVENT_RESIZE || event->kind == TERM_EVENT_REDRAW)
		follow_backend(term);
}

void term_watch(struct term *term, int fd)
{
	term->ops->watch(term->self, fd);
}

bool term_interrupted(struct term *term)
{
	return term->ops->interrupted(term->self);
}

void term_suspend(struct term *term)
{
	term->ops->suspend(term->self);
	follow_backend(term);
}

void term_release(struct term *term)
{
	term->ops->release(term->self);
}

void term_retake(struct term *term)
{
	term->ops->retake(term->self);
	follow_backend(term);
}

void term_beep(struct term *term)
{
	term->ops->beep(term->self);
}

void term_restore(void)
{
	term_screen_restore();
}
