/* SPDX-License-Identifier: GPL-3.0-or-later */
/* antisigma note: notes on anything. */
#include <string.h>

#include "base/i18n.h"
#include "base/json.h"
#include "base/mem.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/output.h"
#include "cli/table.h"
#include "model/annotation.h"
#include "session/notes.h"

static int run(const struct cli_args *args);

static const struct cli_option options[] = {
	{CLI_OPT_FORMAT, 0, "format", N_("FORMAT"), "table|json", N_("how notes are listed: table (the default) or json")},
	CLI_OPTION_SIDECAR,
	CLI_OPTION_ANNOTATOR,
	CLI_OPTION_LAST,
};

const struct cli_command cli_note = {
	.name = "note",
	.summary = N_("write a note on a document, claim, entity ..., or list the notes"),
	.operands = "CORPUS [DOC|ID [TEXT]]",
	.least = 1,
	.most = 3,
	.options = options,
	.details = N_("With a text, adds it as a note and prints the note's id when it is safe on disk. Without, lists "
		      "the notes on that object, or all; exit status 1 when there are none. edit and delete take the "
		      "ids of notes, too. A note outlives what it is about."),
	.run = run,
};

static int add(const struct cli_args *args, struct as_session *session)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_buf out = AS_BUF_INIT;
	char id[AS_UUID_TEXT];
	if (!as_session_note(id, session, args->operands[1], args->operands[2], &err))
		return cli_fail(&err);
	as_buf_printf(&out, "%s\n", id);
	int status = cli_write(&out) ? CLI_DONE : CLI_TROUBLE;
	as_buf_free(&out);
	return status;
}

static bool print_table(struct as_arena *arena, struct as_session *session, const struct as_note *notes, size_t count)
{
	static const struct cli_column columns[] = {{N_("Id"), false, 0},        {N_("Time"), false, 0},
						    {N_("Annotator"), false, 16}, {N_("On"), false, 32},
						    {N_("Note"), false, 0}};
	struct cli_table table = {.columns = columns, .columns_count = sizeof columns / sizeof *columns};
	struct as_buf out = AS_BUF_INIT;
	for (size_t i = 0; i < count; i++) {
		const char *path = as_session_note_document(arena, session, notes[i].object);
		cli_table_add(&table, as_asprintf("%.8s", notes[i].id));
		cli_table_add(&table, as_asprintf("%.16s", notes[i].created));
		cli_table_add(&table, as_strdup(notes[i].annotator));
		cli_table_add(&table, path ? as_strdup(path) : as_asprintf("%.8s", notes[i].object));
		cli_table_add(&table, as_strdup(notes[i].text));
	}
	cli_table_write(&out, &table);
	bool ok = cli_write(&out);
	as_buf_free(&out);
	return ok;
}

static bool print_json(struct as_arena *arena, struct as_session *session, const struct as_note *notes, size_t count)
{
	struct as_buf out = AS_BUF_INIT;
	struct as_json json;
	cli_json_begin(&json, &out, "notes");
	for (size_t i = 0; i < count; i++) {
		const char *const members[][2] = {
			{"id", notes[i].id}, {"object", notes[i].object},
			{"document", as_session_note_document(arena, session, notes[i].object)}, {"text", notes[i].text},
			{"annotator", notes[i].annotator}, {"created", notes[i].created}, {"updated", notes[i].updated}};
		as_json_begin_object(&json);
		for (size_t n = 0; n < sizeof members / sizeof *members; n++) {
			as_json_key(&json, members[n][0]);
			as_json_string(&json, members[n][1]);
		}
		as_json_end_object(&json);
	}
	return cli_json_end(&json, &out);
}

static int list(const struct cli_args *args, struct as_session *session)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_arena arena = {0};
	struct as_note *notes;
	size_t count;
	const char *format = args->value[CLI_OPT_FORMAT];
	int status;
	if (!as_session_notes(&notes, &count, &arena, session, args->operands_count > 1 ? args->operands[1] : NULL, &err)) {
		status = cli_fail(&err);
	} else {
		bool ok = format && !strcmp(format, "json") ? print_json(&arena, session, notes, count)
							    : print_table(&arena, session, notes, count);
		status = !ok ? CLI_TROUBLE : count ? CLI_DONE : CLI_NEGATIVE;
	}
	as_arena_free(&arena);
	return status;
}

static int run(const struct cli_args *args)
{
	struct as_session *session;
	bool adds = args->operands_count == 3;
	if (!cli_open_corpus(&session, args, args->operands, 1, !adds))
		return CLI_TROUBLE;
	int status = adds ? add(args, session) : list(args, session);
	as_session_close(session);
	return status;
}
