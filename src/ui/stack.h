/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The views that are open, one above the other. */
#ifndef UI_STACK_H
#define UI_STACK_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/view.h"

enum { UI_DEPTH = 64 };

struct ui_stack {
	struct ui_view views[UI_DEPTH];
	size_t depth;
	struct ui_shared *shared; /* borrowed */
};

/* The view that keys go to; NULL when none is open. */
struct ui_view *ui_stack_top(struct ui_stack *stack);
/* Opens a view above; a failure is said, and nothing is opened. */
void ui_stack_push(struct ui_stack *stack, const struct ui_target *target);
void ui_stack_pop(struct ui_stack *stack);
/* Whether the view that keys go to has long work; a slice of it, true while there is more. */
bool ui_stack_has_work(struct ui_stack *stack);
bool ui_stack_work(struct ui_stack *stack, int budget_ms);
/* Draws what is in sight: the uppermost view that covers all, and those above. */
void ui_stack_draw(struct ui_stack *stack, struct term_canvas *canvas);

#endif
