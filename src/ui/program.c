/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/program.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "term/theme.h"
#include "ui/keymap.h"
#include "ui/settings.h"

/* ---- the start */

void ui_greet(struct ui_shared *shared)
{
	size_t renamed = as_session_renamed(shared->session);
	ui_greet_settings(shared);
	const char *trouble = as_session_sidecar_trouble(shared->session);
	if (trouble)
		ui_warn(&shared->messages, "%s", trouble);
	else if (renamed)
		ui_say(&shared->messages,
		       ngettext("%zu document has another name than when it was tagged; its tags came along",
				"%zu documents have other names than when they were tagged; their tags came along", renamed),
		       renamed);
	else if (as_session_sidecar_elsewhere(shared->session))
		ui_say(&shared->messages, _("This folder cannot be written; what you do is kept in %s"),
		       as_session_sidecar(shared->session));
}

/* ---- undo */

static void turn(struct ui_shared *shared, bool (*act)(char **, struct as_session *, struct as_error *),
		 const char *nothing, const char *done)
{
	struct as_error err = AS_ERROR_INIT;
	char *what = NULL;
	if (act(&what, shared->session, &err)) {
		shared->changes++;
		ui_say(&shared->messages, "%s: %s", done, what ? what : "");
	} else if (err.code == AS_ERR_NOTHING) {
		ui_say(&shared->messages, "%s", nothing);
	} else {
		ui_warn(&shared->messages, "%s", as_error_text(&err));
	}
	as_error_clear(&err);
	free(what);
}

void ui_undo(struct ui_shared *shared)
{
	turn(shared, as_session_undo, _("Nothing to undo"), _("Undone"));
}

void ui_redo(struct ui_shared *shared)
{
	turn(shared, as_session_redo, _("Nothing to redo"), _("Redone"));
}

/* ---- export */

static const char *const whats[] = {N_("entities"), N_("claims"), N_("evidence"), N_("register")};
enum { WHATS = sizeof whats / sizeof *whats };

/* Whether the word at the beginning of `text` is one of the things to export. */
static const char *what_of(const char *text, const char **rest)
{
	size_t len = strcspn(text, " ");
	for (size_t i = 0; i < WHATS; i++)
		if (len == strlen(whats[i]) && !strncmp(text, whats[i], len)) {
			*rest = text + len + strspn(text + len, " ");
			return whats[i];
		}
	return NULL;
}

void ui_export(struct ui_shared *shared, const char *argument)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_file_stamp stamp;
	const char *file = argument, *what = what_of(argument, &file);
	size_t rows;
	if (!what)
		what = whats[0];
	char *path = *file ? as_strdup(file) : as_asprintf("%s.csv", what);
	if (!*file && as_file_stamp(&stamp, path, NULL))
		ui_warn(&shared->messages, _("There is a file %s already; to replace it, say :export %s %s"), path,
			what, path);
	else if (as_session_export(&rows, shared->session, what, path, &err))
		ui_say(&shared->messages, ngettext("%zu row of %s written to %s", "%zu rows of %s written to %s", rows),
		       rows, _(what), path);
	else
		ui_warn(&shared->messages, "%s", as_error_text(&err));
	as_error_clear(&err);
	free(path);
}

/* ---- completion */

/* What all candidates that begin with the stem have in common. */
struct common {
	const char *stem;
	size_t len;         /* of the stem */
	const char *text;   /* the first candidate */
	size_t shared;      /* bytes that all have in common */
	size_t count;
};

static void candidate(struct common *common, const char *text)
{
	if (strncmp(text, common->stem, common->len))
		return;
	if (!common->count++) {
		common->text = text;
		common->shared = strlen(text);
		return;
	}
	size_t same = 0;
	while (same < common->shared && text[same] == common->text[same])
		same++;
	common->shared = same;
}

static void add_arguments(struct common *common, const char *name, size_t len)
{
	if (len == 6 && !strncmp(name, "export", len))
		for (size_t i = 0; i < WHATS; i++)
			candidate(common, whats[i]);
	if (len == 3 && !strncmp(name, "set", len)) {
		const struct as_setting_info *info;
		for (size_t i = 0; (info = ui_setting_at(i)); i++)
			candidate(common, info->name);
		const struct term_theme *theme;
		for (size_t i = 0; (theme = term_theme_at(i)); i++)
			candidate(common, theme->name);
	}
}

bool ui_complete(char **out, const char *typed, unsigned context)
{
	const char *blank = strrchr(typed, ' ');
	struct common common = {.stem = blank ? blank + 1 : typed};
	common.len = strlen(common.stem);
	if (blank)
		add_arguments(&common, typed, strcspn(typed, " "));
	for (enum ui_request request = 1; !blank && request < UI_REQUEST_COUNT; request++)
		if (ui_command(request)->contexts & context)
			candidate(&common, ui_command(request)->name);
	if (!common.count || (common.shared == common.len && common.count > 1))
		return false;
	*out = as_asprintf("%.*s%.*s%s", (int)(common.stem - typed), typed, (int)common.shared, common.text,
			   common.count == 1 ? " " : "");
	return true;
}
