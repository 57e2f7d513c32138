/* SPDX-License-Identifier: GPL-3.0-or-later */
/* antisigma export: annotations in a form that other programs read. */
#include "exchange/export.h"

#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/options.h"
#include "cli/output.h"
#include "exchange/formats.h"

static int run(const struct cli_args *args);

static const struct cli_option options[] = {
	{CLI_OPT_FORMAT, 0, "format", N_("FORMAT"), "csv", N_("csv (the default)")},
	{CLI_OPT_WHAT, 0, "what", N_("WHAT"), "entities|claims|evidence|register",
	 N_("entities (the default), claims, evidence, register")},
	{CLI_OPT_OUTPUT, 'o', "output", N_("FILE"), NULL, N_("write to FILE, all or nothing, instead of standard output")},
	{CLI_OPT_BOM, 0, "bom", NULL, NULL, N_("begin with a byte order mark, for spreadsheets")},
	{CLI_OPT_DELIMITER, 0, "delimiter", N_("CHAR"), NULL, N_("what separates cells; \"tab\" for a tabulator")},
	{CLI_OPT_SPREADSHEET_SAFE, 0, "spreadsheet-safe", NULL, NULL,
	 N_("mark cells that a spreadsheet would run as a formula with an apostrophe")},
	CLI_OPTION_SIDECAR,
	CLI_OPTION_LAST,
};

const struct cli_command cli_export = {
	.name = "export",
	.summary = N_("write entities, claims or evidence as CSV"),
	.operands = "CORPUS",
	.least = 1,
	.most = 1,
	.options = options,
	.details = N_("Offsets are those of the document as it was tagged (its SHA-256 stands beside them); the column "
		      "\"anchor\" says whether the words are still there: exact, moved, fuzzy or orphan."),
	.run = run,
};

static int write_out(const struct cli_args *args, const struct as_buf *out)
{
	const char *path = args->value[CLI_OPT_OUTPUT];
	struct as_error err = AS_ERROR_INIT;
	if (!path || !strcmp(path, "-"))
		return cli_write_machine(out) ? CLI_DONE : CLI_TROUBLE;
	return as_file_replace(path, out->data, out->len, &err) ? CLI_DONE : cli_fail(&err);
}

static int export(const struct cli_args *args, struct as_session *session, struct as_export_options *how)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_export export = {0};
	struct as_buf out = AS_BUF_INIT;
	const char *format_name = args->value[CLI_OPT_FORMAT];
	const struct as_format *format = as_formats_find(format_name ? format_name : "csv", &err);
	struct as_store *store = as_session_store(session);
	int status = CLI_TROUBLE;
	if (!store)
		cli_say(_("there is no sidecar at %s yet: nothing was tagged"), as_session_sidecar(session));
	if (!format || (store && !as_export_load(&export, store, &err))) {
		cli_fail(&err);
	} else {
		as_session_find_anchors(session, export.held_annotations.items, export.held_annotations.count);
		status = format->write(&out, &export, how, &err) ? write_out(args, &out) : cli_fail(&err);
		as_export_free(&export);
	}
	as_buf_free(&out);
	return status;
}

static int run(const struct cli_args *args)
{
	struct as_session *session;
	const char *what = args->value[CLI_OPT_WHAT];
	struct as_export_options how = {
		.what = what ? as_formats_what_named(what) : AS_EXPORT_ENTITIES,
		.bom = args->value[CLI_OPT_BOM] != NULL,
		.spreadsheet_safe = args->value[CLI_OPT_SPREADSHEET_SAFE] != NULL,
	};
	if (!cli_options_delimiter(&how.delimiter, args) || !cli_open_corpus(&session, args, args->operands, 1, true))
		return CLI_TROUBLE;
	int status;
	if (as_session_sidecar_trouble(session) && !as_session_store(session)) {
		cli_say_sidecar_trouble(session);
		status = CLI_TROUBLE;
	} else {
		status = export(args, session, &how);
	}
	as_session_close(session);
	return status;
}
