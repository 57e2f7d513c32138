/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/stack.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "ui/views.h"

struct ui_view *ui_stack_top(struct ui_stack *stack)
{
	return stack->depth ? &stack->views[stack->depth - 1] : NULL;
}

void ui_stack_push(struct ui_stack *stack, const struct ui_target *target)
{
	struct as_error err = AS_ERROR_INIT;
	if (stack->depth == UI_DEPTH) {
		ui_warn(&stack->shared->messages, _("Too many views are open; q closes this one"));
		return;
	}
	struct ui_view *view = &stack->views[stack->depth];
	const struct ui_view_ops *ops = ui_views[target->view];
	*view = (struct ui_view){
		.ops = ops, .shared = stack->shared, .private = as_calloc(1, ops->private_size)};
	if (ops->open(view, target, &err)) {
		stack->depth++;
		return;
	}
	ui_warn(&stack->shared->messages, "%s", as_error_text(&err));
	as_error_clear(&err);
	free(view->private);
}

void ui_stack_pop(struct ui_stack *stack)
{
	struct ui_view *view = ui_stack_top(stack);
	if (!view)
		return;
	view->ops->close(view);
	free(view->private);
	stack->depth--;
}

bool ui_stack_has_work(struct ui_stack *stack)
{
	const struct ui_view *view = ui_stack_top(stack);
	return view && view->working;
}

bool ui_stack_work(struct ui_stack *stack, int budget_ms)
{
	struct ui_view *view = ui_stack_top(stack);
	return view->working = view->ops->work(view, budget_ms);
}

void ui_stack_draw(struct ui_stack *stack, struct term_canvas *canvas)
{
	size_t first = stack->depth ? stack->depth - 1 : 0;
	while (first && stack->views[first].ops->overlay)
		first--;
	for (size_t i = first; i < stack->depth; i++)
		stack->views[i].ops->draw(&stack->views[i], canvas);
}
