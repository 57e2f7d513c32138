/* SPDX-License-Identifier: GPL-3.0-or-later */
/* antisigma log: what was done, by whom, when. */
#include <string.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "base/json.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/options.h"
#include "cli/output.h"
#include "session/log.h"
#include "text/display.h"

static int run(const struct cli_args *args);

static const struct cli_option options[] = {
	{CLI_OPT_LIMIT, 'n', "limit", N_("N"), NULL, N_("only the newest N actions")},
	{CLI_OPT_FORMAT, 0, "format", N_("FORMAT"), "text|json", N_("text (the default) or json")},
	CLI_OPTION_SIDECAR,
	CLI_OPTION_LAST,
};

const struct cli_command cli_log = {
	.name = "log",
	.alias = "history",
	.summary = N_("the history of tags, claims and evidence, newest first"),
	.operands = "CORPUS",
	.least = 1,
	.most = 1,
	.options = options,
	.run = run,
};

static bool print_text(const struct as_log_row *rows, size_t count)
{
	struct as_buf out = AS_BUF_INIT, line = AS_BUF_INIT;
	for (size_t i = 0; i < count; i++) {
		as_buf_clear(&line);
		as_buf_printf(&line, "%s  %s  %s%s", rows[i].time, rows[i].annotator, rows[i].what ? rows[i].what : "",
			      rows[i].state == AS_LOG_UNDONE ? _(" (undone)") : "");
		as_display_text(&out, line.data, line.len);
		as_buf_addc(&out, '\n');
	}
	bool ok = cli_write(&out);
	as_buf_free(&line);
	as_buf_free(&out);
	return ok;
}

static void json_row(struct as_json *json, const struct as_log_row *row)
{
	const char *const members[][2] = {
		{"time", row->time}, {"annotator", row->annotator}, {"what", row->what}, {"object", row->object},
		{"group", row->group}, {"origin", row->origin}, {"program", row->program_version},
		{"state", row->state == AS_LOG_UNDONE ? "undone" : "done"},
	};
	as_json_begin_object(json);
	as_json_key(json, "seq");
	as_json_integer(json, row->seq);
	for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
		as_json_key(json, members[i][0]);
		as_json_string(json, members[i][1]);
	}
	as_json_end_object(json);
}

static bool print_json(const struct as_log_row *rows, size_t count)
{
	struct as_buf out = AS_BUF_INIT;
	struct as_json json;
	cli_json_begin(&json, &out, "actions");
	for (size_t i = 0; i < count; i++)
		json_row(&json, &rows[i]);
	return cli_json_end(&json, &out);
}

static int run(const struct cli_args *args)
{
	struct as_session *session;
	size_t limit = 0;
	if (!cli_options_number(&limit, args, CLI_OPT_LIMIT, "limit", 1) ||
	    !cli_open_corpus(&session, args, args->operands, 1, true))
		return CLI_TROUBLE;
	struct as_error err = AS_ERROR_INIT;
	struct as_arena arena = {0};
	struct as_log_row *rows;
	size_t count;
	const char *format = args->value[CLI_OPT_FORMAT];
	int status;
	if (as_session_sidecar_trouble(session) && !as_session_store(session)) {
		cli_say_sidecar_trouble(session);
		status = CLI_TROUBLE;
	} else if (!as_session_log(&rows, &count, &arena, session, limit, &err)) {
		status = cli_fail(&err);
	} else if (format && !strcmp(format, "json")) {
		status = print_json(rows, count) ? CLI_DONE : CLI_TROUBLE;
	} else {
		status = print_text(rows, count) ? CLI_DONE : CLI_TROUBLE;
	}
	as_arena_free(&arena);
	as_session_close(session);
	return status;
}
