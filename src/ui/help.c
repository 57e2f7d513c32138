/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/help.h"

#include "base/i18n.h"
#include "ui/keymap.h"
#include "ui/pager.h"

enum { KEYS_WIDTH = 20 };

static void add_request(struct ui_pager *pager, const struct ui_keymap *keymap, enum ui_request request)
{
	struct as_buf line = AS_BUF_INIT;
	for (size_t n = 0;; n++) {
		size_t before = line.len;
		if (n)
			as_buf_addc(&line, ' ');
		if (!ui_keymap_show(&line, keymap, request, n)) {
			as_buf_truncate(&line, before);
			break;
		}
	}
	if (!line.len)
		as_buf_printf(&line, ":%s", ui_command(request)->name);
	as_buf_printf(&line, "\t%s", _(ui_command(request)->help));
	ui_pager_add(pager, TERM_NORMAL, KEYS_WIDTH, line.data);
	as_buf_free(&line);
}

/* Requests of one group that hold in `context`; or with `others` those that do not. */
static void add_group(struct ui_pager *pager, const struct ui_keymap *keymap, enum ui_group group, unsigned context,
		      bool others)
{
	bool titled = false;
	for (enum ui_request request = 1; request < UI_REQUEST_COUNT; request++) {
		const struct ui_command *command = ui_command(request);
		if (command->group != group || !(command->contexts & context) != others)
			continue;
		if (!titled)
			ui_pager_add(pager, TERM_HEADING, 0, ui_group_title(group));
		titled = true;
		add_request(pager, keymap, request);
	}
}

static bool help_open(struct ui_view *view, const struct ui_target *target, struct as_error *err)
{
	struct ui_pager *pager = view->private;
	unsigned context = target->context;
	(void)err;
	if (context & UI_IN_TEXT)
		context |= UI_IN_RANGE;
	ui_pager_init(pager);
	for (enum ui_group group = 0; group < UI_GROUP_COUNT; group++)
		add_group(pager, view->shared->keymap, group, context, false);
	ui_pager_add(pager, TERM_NORMAL, 0, "");
	ui_pager_add(pager, TERM_DIM, 0, _("In other views"));
	for (enum ui_group group = 0; group < UI_GROUP_COUNT; group++)
		add_group(pager, view->shared->keymap, group, context, true);
	return true;
}

static void help_close(struct ui_view *view)
{
	ui_pager_free(view->private);
}

static void help_draw(struct ui_view *view, struct term_canvas *canvas)
{
	ui_pager_draw(view->private, canvas, _("Keys here"));
}

static struct ui_outcome help_request(struct ui_view *view, const struct ui_call *call)
{
	return ui_pager_request(view->private, call);
}

static bool help_search(struct ui_view *view, const char *phrase, bool forward)
{
	return ui_pager_search(view->private, phrase, forward);
}

static const struct ui_hint hints[] = {{UI_CANCEL, N_("Close")}, {UI_SEARCH, NULL}, {UI_SEARCH_NEXT, NULL},
				       {UI_NONE, NULL}};

const struct ui_view_ops ui_help = {
	.name = N_("help"),
	.context = UI_IN_PAGER,
	.private_size = sizeof(struct ui_pager),
	.overlay = true,
	.hints = hints,
	.open = help_open,
	.close = help_close,
	.draw = help_draw,
	.request = help_request,
	.search = help_search,
};
