/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/browse.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "session/session.h"
#include "term/script.h"
#include "term/term.h"
#include "ui/looks.h"
#include "ui/loop.h"

enum { SCRIPT_LIMIT = 1024 * 1024 };

static bool colour_of(enum term_colour *colour, const char *name, struct as_error *err)
{
	static const struct {
		const char *name;
		enum term_colour colour;
	} colours[] = {{"auto", TERM_COLOUR_AUTO}, {"always", TERM_COLOUR_ALWAYS}, {"never", TERM_COLOUR_NEVER}};
	*colour = TERM_COLOUR_AUTO;
	if (!name)
		return true;
	for (size_t i = 0; i < sizeof colours / sizeof *colours; i++)
		if (!strcmp(colours[i].name, name)) {
			*colour = colours[i].colour;
			return true;
		}
	return as_error_set(err, AS_ERR_USAGE, _("--color takes auto, always or never, not \"%s\""), name);
}

static bool size_of(int *rows, int *cols, const char *size, struct as_error *err)
{
	char rest;
	*cols = 80;
	*rows = 24;
	if (!size || (sscanf(size, "%dx%d%c", cols, rows, &rest) == 2 && *cols > 0 && *rows > 0))
		return true;
	return as_error_set(err, AS_ERR_USAGE, _("--size takes COLUMNSxROWS such as 80x24, not \"%s\""), size);
}

static int play(const struct ui_screen *screen, const struct term_options *look, struct as_session *session,
		struct as_error *err)
{
	struct term_script script = {0};
	struct as_buf text = AS_BUF_INIT;
	int rows, cols, status = -1;
	if (size_of(&rows, &cols, screen->size, err) &&
	    as_file_read(&text, screen->script, SCRIPT_LIMIT, NULL, err) &&
	    term_script_parse(&script, text.data, text.len, screen->script, err)) {
		struct term *term = term_open_headless(rows, cols, look, &script, stdout);
		status = ui_loop_run(term, session, true);
		term_close(term);
	}
	term_script_free(&script);
	as_buf_free(&text);
	return status;
}

/* What the command line leaves open, the settings say. */
static bool look_of(struct term_options *look, const struct ui_screen *screen, struct as_config *config,
		    struct as_error *err)
{
	*look = (struct term_options){
		.theme = screen->theme ? screen->theme : as_config_text(config, AS_SETTING_THEME),
		.ascii = screen->ascii || as_config_yes(config, AS_SETTING_ASCII),
	};
	ui_custom_looks(&look->custom, config);
	return colour_of(&look->colour, screen->colour ? screen->colour : as_config_text(config, AS_SETTING_COLOR), err);
}

int ui_browse(const struct as_session_options *corpus, const struct ui_screen *screen, struct as_error *err)
{
	struct term_options look;
	struct as_session *session;
	int status = -1;
	if (!as_session_open(&session, corpus, err))
		return -1;
	if (!look_of(&look, screen, as_session_config(session), err)) {
		status = -1;
	} else if (screen->script) {
		status = play(screen, &look, session, err);
	} else {
		struct term *term = term_open(&look, err);
		if (term) {
			status = ui_loop_run(term, session, false);
			term_close(term);
		}
	}
	as_session_close(session);
	return status;
}

void ui_restore_terminal(void)
{
	term_restore();
}
