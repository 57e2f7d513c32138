/* SPDX-License-Identifier: GPL-3.0-or-later */
/* antisigma agree: how far annotators agree. */
#include <stdint.h>
#include <string.h>

#include "base/i18n.h"
#include "base/json.h"
#include "base/mem.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/output.h"
#include "cli/table.h"
#include "session/agree.h"

enum { DIGITS = 4 };

static int run(const struct cli_args *args);

static const struct cli_option options[] = {
	{CLI_OPT_FORMAT, 0, "format", N_("FORMAT"), "table|json", N_("table (the default) or json")},
	{CLI_OPT_TYPE, 0, "type", N_("NAME"), NULL, N_("only tags of this type; claim: appearances of claims")},
	{CLI_OPT_EVERY_DOCUMENT, 0, "every-document", NULL, NULL,
	 N_("also documents in which not all of the annotators tagged something")},
	CLI_OPTION_SIDECAR,
	CLI_OPTION_LAST,
};

const struct cli_command cli_agree = {
	.name = "agree",
	.summary = N_("how far annotators agree: F1, Cohen's kappa, Krippendorff's alpha"),
	.operands = "CORPUS [SIDECAR...]",
	.least = 1,
	.most = SIZE_MAX,
	.options = options,
	.details = N_("Compares the annotators whose tags are in the sidecar of the corpus and in the others named, "
		      "over the documents in which each of them tagged something. Nothing is written. The manual "
		      "has the formulas."),
	.run = run,
};

static char *figure(const struct as_coefficient *coefficient)
{
	return coefficient->defined ? as_asprintf("%.*f", DIGITS, coefficient->value) : as_strdup("-");
}

static bool has_tags(const struct as_agree_pair *pair)
{
	return pair->matches.units[0] + pair->matches.units[1] > 0;
}

/* ---- table */

/* Nobody's tags agree with nobody's: no figure to be proud of. */
static char *f1_cell(const struct as_agree_pair *pair, double f1)
{
	return has_tags(pair) ? as_asprintf("%.*f", DIGITS, f1) : as_strdup("-");
}

static void pairs_table(struct as_buf *out, const struct as_agree *agree)
{
	static const struct cli_column columns[] = {{N_("Exact F1"), true, 0}, {N_("Overlap F1"), true, 0},
						    {N_("Kappa"), true, 0},    {N_("Tags"), true, 0},
						    {N_("Tags"), true, 0},     {N_("Annotators"), false, 0}};
	struct cli_table table = {.columns = columns, .columns_count = sizeof columns / sizeof *columns};
	for (size_t i = 0; i < agree->pairs_count; i++) {
		const struct as_agree_pair *pair = &agree->pairs[i];
		const struct as_agree_annotator *a = &agree->annotators[pair->a], *b = &agree->annotators[pair->b];
		cli_table_add(&table, f1_cell(pair, as_agreement_exact_f1(&pair->matches)));
		cli_table_add(&table, f1_cell(pair, as_agreement_overlap_f1(&pair->matches)));
		cli_table_add(&table, figure(&pair->kappa));
		cli_table_add(&table, as_asprintf("%zu", a->units));
		cli_table_add(&table, as_asprintf("%zu", b->units));
		cli_table_add(&table, as_asprintf(_("%s and %s"), a->name, b->name));
	}
	cli_table_write(out, &table);
}

static void types_table(struct as_buf *out, const struct as_agree *agree)
{
	static const struct cli_column columns[] = {
		{N_("Alpha"), true, 0}, {N_("Tags"), true, 0}, {N_("Type"), false, 0}};
	struct cli_table table = {.columns = columns, .columns_count = sizeof columns / sizeof *columns};
	size_t units = 0;
	for (size_t i = 0; i < agree->types_count; i++) {
		cli_table_add(&table, figure(&agree->types[i].alpha));
		cli_table_add(&table, as_asprintf("%zu", agree->types[i].units));
		cli_table_add(&table, as_strdup(agree->types[i].name));
		units += agree->types[i].units;
	}
	cli_table_add(&table, figure(&agree->alpha));
	cli_table_add(&table, as_asprintf("%zu", units));
	cli_table_add(&table, as_strdup(_("all types")));
	cli_table_write(out, &table);
}

static bool print_table(const struct as_agree *agree)
{
	struct as_buf out = AS_BUF_INIT;
	as_buf_printf(&out, ngettext("%zu document, ", "%zu documents, ", agree->documents), agree->documents);
	as_buf_printf(&out, ngettext("%zu word\n\n", "%zu words\n\n", agree->words), agree->words);
	pairs_table(&out, agree);
	as_buf_addc(&out, '\n');
	types_table(&out, agree);
	bool ok = cli_write(&out);
	as_buf_free(&out);
	return ok;
}

/* ---- json */

static void json_coefficient(struct as_json *json, const char *name, const struct as_coefficient *coefficient)
{
	as_json_key(json, name);
	if (coefficient->defined)
		as_json_number(json, coefficient->value, DIGITS);
	else
		as_json_null(json);
}

static void json_f1(struct as_json *json, const char *name, const struct as_agree_pair *pair, double f1)
{
	as_json_key(json, name);
	if (has_tags(pair))
		as_json_number(json, f1, DIGITS);
	else
		as_json_null(json);
}

static void json_annotators(struct as_json *json, const struct as_agree *agree)
{
	as_json_key(json, "annotators");
	as_json_begin_array(json);
	for (size_t i = 0; i < agree->annotators_count; i++) {
		as_json_begin_object(json);
		as_json_key(json, "name");
		as_json_string(json, agree->annotators[i].name);
		as_json_member_integer(json, "tags", (int64_t)agree->annotators[i].units);
		as_json_member_integer(json, "documents", (int64_t)agree->annotators[i].documents);
		as_json_end_object(json);
	}
	as_json_end_array(json);
}

static void json_pairs(struct as_json *json, const struct as_agree *agree)
{
	as_json_key(json, "pairs");
	as_json_begin_array(json);
	for (size_t i = 0; i < agree->pairs_count; i++) {
		const struct as_agree_pair *pair = &agree->pairs[i];
		as_json_begin_object(json);
		as_json_key(json, "a");
		as_json_string(json, agree->annotators[pair->a].name);
		as_json_key(json, "b");
		as_json_string(json, agree->annotators[pair->b].name);
		as_json_member_integer(json, "exact", (int64_t)pair->matches.exact);
		json_f1(json, "exact_f1", pair, as_agreement_exact_f1(&pair->matches));
		json_f1(json, "overlap_f1", pair, as_agreement_overlap_f1(&pair->matches));
		json_coefficient(json, "kappa", &pair->kappa);
		as_json_end_object(json);
	}
	as_json_end_array(json);
}

static bool print_json(const struct as_agree *agree)
{
	struct as_buf out = AS_BUF_INIT;
	struct as_json json;
	as_json_init(&json, &out);
	as_json_begin_object(&json);
	as_json_member_integer(&json, "version", 1);
	as_json_member_integer(&json, "documents", (int64_t)agree->documents);
	as_json_member_integer(&json, "words", (int64_t)agree->words);
	json_annotators(&json, agree);
	json_pairs(&json, agree);
	as_json_key(&json, "types");
	as_json_begin_array(&json);
	for (size_t i = 0; i < agree->types_count; i++) {
		as_json_begin_object(&json);
		as_json_key(&json, "type");
		as_json_string(&json, agree->types[i].name);
		as_json_member_integer(&json, "tags", (int64_t)agree->types[i].units);
		json_coefficient(&json, "alpha", &agree->types[i].alpha);
		as_json_end_object(&json);
	}
	as_json_end_array(&json);
	json_coefficient(&json, "alpha", &agree->alpha);
	as_json_end_object(&json);
	as_buf_addc(&out, '\n');
	bool ok = cli_write_machine(&out);
	as_buf_free(&out);
	return ok;
}

/* ---- the command */

static void say_left_out(const struct as_agree *agree)
{
	if (agree->lost)
		cli_say(ngettext("%zu tag is left out: its words are not found in the document any more",
				 "%zu tags are left out: their words are not found in the documents any more", agree->lost),
			agree->lost);
	if (agree->elsewhere)
		cli_say(ngettext("%zu tag is left out: its document is not in the corpus",
				 "%zu tags are left out: their documents are not in the corpus", agree->elsewhere),
			agree->elsewhere);
	if (!agree->documents)
		cli_say(_("there is no document in which all of them tagged something; --every-document takes in others"));
}

static bool compared_anything(const struct as_agree *agree)
{
	size_t units = 0;
	for (size_t i = 0; i < agree->annotators_count; i++)
		units += agree->annotators[i].units;
	return units > 0;
}

static int print(const struct cli_args *args, struct as_session *session)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_agree agree;
	char **sidecars = cli_sidecars(args);
	struct as_agree_options wanted = {
		.sidecars = (const char *const *)sidecars,
		.sidecars_count = args->operands_count - 1,
		.type = args->value[CLI_OPT_TYPE],
		.every_document = args->value[CLI_OPT_EVERY_DOCUMENT] != NULL,
	};
	bool agreed = as_session_agree(&agree, session, &wanted, &err);
	cli_sidecars_free(sidecars, args);
	if (!agreed) {
		bool nothing = err.code == AS_ERR_NOTHING;
		int status = cli_fail(&err);
		return nothing ? CLI_NEGATIVE : status;
	}
	const char *format = args->value[CLI_OPT_FORMAT];
	bool ok = format && !strcmp(format, "json") ? print_json(&agree) : print_table(&agree);
	say_left_out(&agree);
	int status = !ok ? CLI_TROUBLE : compared_anything(&agree) ? CLI_DONE : CLI_NEGATIVE;
	as_agree_free(&agree);
	return status;
}

static int run(const struct cli_args *args)
{
	struct as_session *session;
	if (!cli_open_corpus(&session, args, args->operands, 1, true))
		return CLI_TROUBLE;
	cli_say_sidecar_trouble(session);
	int status = print(args, session);
	as_session_close(session);
	return status;
}
