/* SPDX-License-Identifier: GPL-3.0-or-later */
/* antisigma codebook: the tags in force, as people, spreadsheets and other corpora read them. */
#include "session/codebook.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/json.h"
#include "base/mem.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/output.h"
#include "cli/table.h"
#include "exchange/csv.h"

static int run(const struct cli_args *args);

static const struct cli_option options[] = {
	{CLI_OPT_FORMAT, 0, "format", N_("FORMAT"), "table|ini|csv|json", N_("table (the default), ini, csv or json")},
	{CLI_OPT_EXPORT, 0, "export", NULL, NULL, N_("the same as --format=ini: what --import takes")},
	{CLI_OPT_IMPORT, 0, "import", N_("FILE"), NULL, N_("take the tags of FILE, as one step that undo takes back")},
	CLI_OPTION_SIDECAR,
	CLI_OPTION_ANNOTATOR,
	CLI_OPTION_LAST,
};

const struct cli_command cli_codebook = {
	.name = "codebook",
	.summary = N_("the tags with their keys, and how often each is used"),
	.operands = "CORPUS",
	.least = 1,
	.most = 1,
	.options = options,
	.details = N_("The program's tags, those of the file tags beside the settings over them, those of the corpus over "
		      "both; --import gives the corpus the tags of a file that --export wrote, or of "
		      "antisigma-config(5), TAGS. A mistake in the file is told with its line, and nothing is taken."),
	.run = run,
};

static const char *origin_of(const struct as_tag *tag)
{
	static const char *const names[] = {
		[AS_TAG_OWN] = N_("program"), [AS_TAG_FILE] = N_("file"), [AS_TAG_SIDECAR] = N_("corpus")};
	return names[tag->origin];
}

static const char *description_of(const struct as_tag *tag)
{
	if (!tag->description)
		return "";
	return tag->origin == AS_TAG_OWN ? _(tag->description) : tag->description;
}

/* ---- formats */

static void print_table(struct as_buf *out, const struct as_tag_row *rows, size_t count)
{
	static const struct cli_column columns[] = {
		{N_("Key"), false, 0}, {N_("Name"), false, 0}, {N_("Tags"), true, 0}, {N_("Colour"), false, 0},
		{N_("Type"), false, 0}, {N_("From"), false, 0}, {N_("Description"), false, 0}};
	struct cli_table table = {.columns = columns, .columns_count = sizeof columns / sizeof *columns};
	for (size_t i = 0; i < count; i++) {
		const struct as_tag *tag = rows[i].tag;
		cli_table_add(&table, tag->key ? as_asprintf("%c", tag->key) : as_strdup("-"));
		cli_table_add(&table, as_asprintf("%*s%s", (int)(2 * rows[i].depth), "", tag->name));
		cli_table_add(&table, as_asprintf("%zu", rows[i].uses));
		cli_table_add(&table, as_strdup(tag->colour));
		cli_table_add(&table, as_strdup(_(as_tag_type(tag))));
		cli_table_add(&table, as_strdup(_(origin_of(tag))));
		cli_table_add(&table, as_strdup(description_of(tag)));
	}
	cli_table_write(out, &table);
}

static void print_ini(struct as_buf *out, const struct as_tag_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct as_tag tag = *rows[i].tag;
		tag.description = description_of(rows[i].tag);
		if (i)
			as_buf_addc(out, '\n');
		as_tagfile_print(out, &tag, 1);
	}
}

enum { FACTS = 7 };
static const char *const names[FACTS] = {"name", "key", "colour", "description", "parent", "type", "origin"};

static void facts_of(const char *facts[FACTS], char key[2], const struct as_tag *tag)
{
	key[0] = tag->key;
	key[1] = '\0';
	const char *const found[FACTS] = {tag->name, key, tag->colour, description_of(tag), tag->parent ? tag->parent : "",
					  as_tag_type(tag), origin_of(tag)};
	memcpy(facts, found, sizeof found);
}

static void print_csv(struct as_buf *out, const struct as_tag_row *rows, size_t count)
{
	struct as_csv csv;
	const char *facts[FACTS];
	char key[2], uses[24];
	as_csv_init(&csv, out, ',', false);
	for (size_t n = 0; n < FACTS; n++)
		as_csv_cell(&csv, names[n]);
	as_csv_cell(&csv, "uses");
	as_csv_end_row(&csv);
	for (size_t i = 0; i < count; i++) {
		facts_of(facts, key, rows[i].tag);
		for (size_t n = 0; n < FACTS; n++)
			as_csv_cell(&csv, facts[n]);
		snprintf(uses, sizeof uses, "%zu", rows[i].uses);
		as_csv_cell(&csv, uses);
		as_csv_end_row(&csv);
	}
}

static void print_json(struct as_buf *out, const struct as_tag_row *rows, size_t count)
{
	struct as_json json;
	const char *facts[FACTS];
	char key[2];
	as_json_init(&json, out);
	as_json_begin_object(&json);
	as_json_key(&json, "version");
	as_json_integer(&json, 1);
	as_json_key(&json, "tags");
	as_json_begin_array(&json);
	for (size_t i = 0; i < count; i++) {
		facts_of(facts, key, rows[i].tag);
		as_json_begin_object(&json);
		for (size_t n = 0; n < FACTS; n++) {
			as_json_key(&json, names[n]);
			as_json_string(&json, *facts[n] ? facts[n] : NULL);
		}
		as_json_key(&json, "uses");
		as_json_integer(&json, (int64_t)rows[i].uses);
		as_json_end_object(&json);
	}
	as_json_end_array(&json);
	as_json_end_object(&json);
	as_buf_addc(out, '\n');
}

/* ---- verbs */

static int print(const struct cli_args *args, struct as_session *session)
{
	struct as_tag_row *rows;
	struct as_buf out = AS_BUF_INIT;
	size_t count = as_session_codebook(&rows, session);
	const char *format = args->value[CLI_OPT_FORMAT];
	if (!format)
		format = args->value[CLI_OPT_EXPORT] ? "ini" : "table";
	bool table = !strcmp(format, "table");
	if (table)
		print_table(&out, rows, count);
	else if (!strcmp(format, "ini"))
		print_ini(&out, rows, count);
	else if (!strcmp(format, "csv"))
		print_csv(&out, rows, count);
	else
		print_json(&out, rows, count);
	bool ok = table ? cli_write(&out) : cli_write_machine(&out);
	as_buf_free(&out);
	free(rows);
	return ok ? CLI_DONE : CLI_TROUBLE;
}

static int import(const char *path, struct as_session *session)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_buf text = AS_BUF_INIT;
	size_t count;
	bool ok = strcmp(path, "-") ? as_file_read(&text, path, AS_TAGFILE_BYTES, NULL, &err) :
		  as_file_read_fd(&text, STDIN_FILENO, "-", AS_TAGFILE_BYTES, &err);
	ok = ok && as_session_import_codebook(&count, session, text.data, text.len, path, &err);
	as_buf_free(&text);
	if (!ok)
		return cli_fail(&err);
	cli_say_where(session);
	cli_say(ngettext("%zu tag taken", "%zu tags taken", count), count);
	return CLI_DONE;
}

static int run(const struct cli_args *args)
{
	struct as_session *session;
	const char *file = args->value[CLI_OPT_IMPORT];
	if (file && (args->value[CLI_OPT_FORMAT] || args->value[CLI_OPT_EXPORT]))
		return cli_usage_error("codebook", _("--import prints nothing: leave out --format and --export"));
	if (!cli_open_corpus(&session, args, args->operands, 1, !file))
		return CLI_TROUBLE;
	int status = CLI_TROUBLE;
	if (as_session_sidecar_trouble(session) && !as_session_store(session))
		cli_say_sidecar_trouble(session);
	else
		status = file ? import(file, session) : print(args, session);
	as_session_close(session);
	return status;
}
