/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line being typed, by grapheme clusters, with a history. */
#ifndef UI_PROMPT_H
#define UI_PROMPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "term/canvas.h"
#include "term/key.h"

enum { UI_HISTORY_KEPT = 100 };
struct ui_history {
	char *lines[UI_HISTORY_KEPT]; /* a ring; owned */
	size_t count;                 /* lines entered so far */
};

struct ui_prompt {
	bool open;
	char *label;                /* owned */
	struct as_buf line;
	size_t at;                  /* byte of the cursor, on a cluster */
	struct ui_history *history; /* borrowed; NULL none */
	size_t back;                /* how far back in the history; 0: the line typed */
	char *typed;                /* that line while looking back; owned */
};

enum ui_typed { UI_TYPED_NOTHING, UI_TYPED_CHANGE, UI_TYPED_ENTER, UI_TYPED_CANCEL, UI_TYPED_TAB };

void ui_prompt_open(struct ui_prompt *prompt, const char *label, const char *text, struct ui_history *history);
/* Closes it; the line stays readable until the next opening. */
void ui_prompt_close(struct ui_prompt *prompt);
/* Keys edit as in readline's first lesson: arrows, Home End ^A ^E, BS Del,
 * ^W ^U ^K, Up Down ^P ^N for the history. */
enum ui_typed ui_prompt_key(struct ui_prompt *prompt, struct term_key key);
/* Inserts text at the cursor: each line break becomes a space, and other
 * controls are left out. */
void ui_prompt_insert(struct ui_prompt *prompt, const char *text, size_t len);
/* Replaces the line, cursor at its end. */
void ui_prompt_set(struct ui_prompt *prompt, const char *text);
/* On one row, scrolled so that the cursor is in sight; sets the cursor. */
void ui_prompt_draw(const struct ui_prompt *prompt, struct term_canvas *line);
void ui_prompt_free(struct ui_prompt *prompt);
void ui_history_free(struct ui_history *history);

#endif
