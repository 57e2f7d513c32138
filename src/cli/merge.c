/* SPDX-License-Identifier: GPL-3.0-or-later */
/* antisigma merge: the work of other annotators joined to a corpus's sidecar. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/json.h"
#include "base/mem.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/output.h"
#include "session/merging.h"
#include "text/display.h"

static int run(const struct cli_args *args);

static const struct cli_option options[] = {
	{CLI_OPT_FORMAT, 0, "format", N_("FORMAT"), "text|json", N_("how conflicts are told: text (the default) or json")},
	{CLI_OPT_DRY_RUN, 'n', "dry-run", NULL, NULL, N_("only say what would happen")},
	CLI_OPTION_SIDECAR,
	CLI_OPTION_LAST,
};

const struct cli_command cli_merge = {
	.name = "merge",
	.summary = N_("join the work of other annotators, and tell where it conflicts"),
	.operands = "CORPUS SIDECAR...",
	.least = 2,
	.most = SIZE_MAX,
	.options = options,
	.details = N_("Takes over all that the other sidecars have and this one lacks; they are not changed. The result "
		      "is the same whichever is merged into which, and however often. Where both sides changed the "
		      "same field, the later change holds, and the conflict is told, with exit status 1: 'antisigma "
		      "edit' settles it. Nothing is dropped."),
	.run = run,
};

struct joined {
	struct as_merge *items; /* one a sidecar; owned */
	size_t count;
};

/* ---- text */

static const char *or_dash(const char *value)
{
	return value && *value ? value : "-";
}

static void describe(struct as_buf *line, const struct as_merge_conflict *conflict)
{
	const char *holder = conflict->ours_holds ? conflict->our_annotator : conflict->their_annotator;
	as_buf_printf(line, "%s %.8s \"%.60s\": ", conflict->what, conflict->id, or_dash(conflict->words));
	if (*conflict->field)
		as_buf_printf(line, _("%s is %s by %s, %s by %s; that of %s holds"), conflict->field,
			      or_dash(conflict->ours), conflict->our_annotator, or_dash(conflict->theirs),
			      conflict->their_annotator, holder);
	else
		as_buf_printf(line, _("deleted by %s, changed by %s"),
			      conflict->ours ? conflict->their_annotator : conflict->our_annotator,
			      conflict->ours ? conflict->our_annotator : conflict->their_annotator);
}

static bool print_text(const struct joined *joined, char *const *paths, bool dry)
{
	struct as_buf out = AS_BUF_INIT, line = AS_BUF_INIT;
	for (size_t i = 0; i < joined->count; i++) {
		const struct as_merge *merge = &joined->items[i];
		as_buf_clear(&line);
		as_buf_printf(&line, dry ? ngettext("%s: %zu action to take over", "%s: %zu actions to take over", merge->taken)
					 : ngettext("%s: %zu action taken over", "%s: %zu actions taken over", merge->taken),
			      paths[i], merge->taken);
		if (merge->withdrawn)
			as_buf_printf(&line, ngettext(", %zu withdrawn", ", %zu withdrawn", merge->withdrawn),
				      merge->withdrawn);
		if (merge->conflicts_count)
			as_buf_printf(&line, ngettext(", %zu conflict", ", %zu conflicts", merge->conflicts_count),
				      merge->conflicts_count);
		as_display_text(&out, line.data, line.len);
		as_buf_addc(&out, '\n');
		for (size_t n = 0; n < merge->conflicts_count; n++) {
			as_buf_clear(&line);
			describe(&line, &merge->conflicts[n]);
			as_buf_adds(&out, "  ");
			as_display_text(&out, line.data, line.len);
			as_buf_addc(&out, '\n');
		}
	}
	bool ok = cli_write(&out);
	as_buf_free(&line);
	as_buf_free(&out);
	return ok;
}

/* ---- json */

static void json_conflict(struct as_json *json, const struct as_merge_conflict *conflict)
{
	const char *const members[][2] = {
		{"what", conflict->what}, {"id", conflict->id}, {"words", conflict->words}, {"field", conflict->field},
		{"ours", conflict->ours}, {"our_annotator", conflict->our_annotator}, {"theirs", conflict->theirs},
		{"their_annotator", conflict->their_annotator}, {"holds", conflict->ours_holds ? "ours" : "theirs"},
	};
	as_json_begin_object(json);
	for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
		as_json_key(json, members[i][0]);
		as_json_string(json, members[i][1]);
	}
	as_json_end_object(json);
}

static void json_merge(struct as_json *json, const struct as_merge *merge, const char *path)
{
	as_json_begin_object(json);
	as_json_key(json, "sidecar");
	as_json_string(json, path);
	as_json_key(json, "taken");
	as_json_integer(json, (int64_t)merge->taken);
	as_json_key(json, "withdrawn");
	as_json_integer(json, (int64_t)merge->withdrawn);
	as_json_key(json, "conflicts");
	as_json_begin_array(json);
	for (size_t n = 0; n < merge->conflicts_count; n++)
		json_conflict(json, &merge->conflicts[n]);
	as_json_end_array(json);
	as_json_end_object(json);
}

static bool print_json(const struct joined *joined, char *const *paths)
{
	struct as_buf out = AS_BUF_INIT;
	struct as_json json;
	cli_json_begin(&json, &out, "merged");
	for (size_t i = 0; i < joined->count; i++)
		json_merge(&json, &joined->items[i], paths[i]);
	return cli_json_end(&json, &out);
}

/* ---- the command */

/* Sidecar by sidecar: those before one that is refused stay merged, and are told. */
static int merge_all(const struct cli_args *args, struct as_session *session)
{
	char **paths = cli_sidecars(args);
	bool dry = args->value[CLI_OPT_DRY_RUN] != NULL;
	const char *format = args->value[CLI_OPT_FORMAT];
	size_t count = args->operands_count - 1, conflicts = 0;
	struct joined joined = {.items = as_calloc(count, sizeof *joined.items)};
	struct as_error err = AS_ERROR_INIT;
	while (joined.count < count && as_session_merge(&joined.items[joined.count], session, paths[joined.count], dry,
							&err))
		conflicts += joined.items[joined.count++].conflicts_count;
	bool ok = format && !strcmp(format, "json") ? print_json(&joined, paths) : print_text(&joined, paths, dry);
	int status = !ok ? CLI_TROUBLE : conflicts ? CLI_NEGATIVE : CLI_DONE;
	if (joined.count < count)
		status = cli_fail(&err);
	for (size_t i = 0; i < joined.count; i++)
		as_merge_free(&joined.items[i]);
	free(joined.items);
	cli_sidecars_free(paths, args);
	return status;
}

static int run(const struct cli_args *args)
{
	struct as_session *session;
	if (!cli_open_corpus(&session, args, args->operands, 1, false))
		return CLI_TROUBLE;
	int status = merge_all(args, session);
	if (status != CLI_TROUBLE)
		cli_say_where(session);
	as_session_close(session);
	return status;
}
