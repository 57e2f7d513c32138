/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/messages.h"

#include "base/i18n.h"
#include "ui/pager.h"

static bool messages_open(struct ui_view *view, const struct ui_target *target, struct as_error *err)
{
	struct ui_pager *pager = view->private;
	const struct ui_message *message;
	(void)target;
	(void)err;
	ui_pager_init(pager);
	for (size_t n = 0; (message = ui_message_at(&view->shared->messages, n)); n++)
		ui_pager_add(pager, message->warning ? TERM_WARNING : TERM_NORMAL, 0, message->text);
	if (!pager->count)
		ui_pager_add(pager, TERM_DIM, 0, _("Nothing was said yet"));
	ui_pager_to_end(pager);
	return true;
}

static void messages_close(struct ui_view *view)
{
	ui_pager_free(view->private);
}

static void messages_draw(struct ui_view *view, struct term_canvas *canvas)
{
	ui_pager_draw(view->private, canvas, _("Messages"));
}

static struct ui_outcome messages_request(struct ui_view *view, const struct ui_call *call)
{
	return ui_pager_request(view->private, call);
}

static bool messages_search(struct ui_view *view, const char *phrase, bool forward)
{
	return ui_pager_search(view->private, phrase, forward);
}

static const struct ui_hint hints[] = {{UI_CANCEL, N_("Close")}, {UI_SEARCH, NULL}, {UI_NONE, NULL}};

const struct ui_view_ops ui_messages = {
	.name = N_("messages"),
	.context = UI_IN_PAGER,
	.private_size = sizeof(struct ui_pager),
	.overlay = true,
	.hints = hints,
	.open = messages_open,
	.close = messages_close,
	.draw = messages_draw,
	.request = messages_request,
	.search = messages_search,
};
