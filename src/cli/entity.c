/* SPDX-License-Identifier: GPL-3.0-or-later */
/* antisigma entity: one entity with its mentions, or what is to become of it. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/output.h"
#include "session/entities.h"
#include "session/entitylist.h"
#include "text/display.h"

static int run(const struct cli_args *args);

static const struct cli_option options[] = {
	{CLI_OPT_CANONICAL, 0, "canonical", N_("NAME"), NULL, N_("call it so")},
	{CLI_OPT_TYPE, 't', "type", N_("TAG"), NULL, N_("another type, for its mentions as well")},
	{CLI_OPT_ALIAS, 0, "alias", N_("NAME"), NULL, N_("one more name")},
	{CLI_OPT_UNALIAS, 0, "unalias", N_("NAME"), NULL, N_("one of its other names less")},
	{CLI_OPT_EXTERNAL_ID, 0, "external-id", N_("ID"), NULL, N_("a Wikidata id (Q42) or an address; empty: none")},
	CLI_OPTION_NOTE,
	{CLI_OPT_MERGE_INTO, 0, "merge-into", N_("ENTITY"), NULL, N_("make it one with another, which stays")},
	{CLI_OPT_DELETE, 0, "delete", NULL, NULL, N_("take it away; its mentions stay as tags")},
	CLI_OPTION_SIDECAR,
	CLI_OPTION_ANNOTATOR,
	CLI_OPTION_LAST,
};

const struct cli_command cli_entity = {
	.name = "entity",
	.summary = N_("one entity with its mentions; rename, merge or delete it"),
	.operands = "CORPUS ENTITY",
	.least = 2,
	.most = 2,
	.options = options,
	.details = N_("ENTITY is its name or one of its other names, or its id or as much of the beginning as is unique. "
		      "All changes of one command undo as one."),
	.run = run,
};

static const struct {
	enum cli_option_id id;
	const char *field;
} fields[] = {
	{CLI_OPT_CANONICAL, "canonical"}, {CLI_OPT_TYPE, "type"}, {CLI_OPT_EXTERNAL_ID, "external_id"},
	{CLI_OPT_NOTE, "note"},
};

/* ---- showing it */

static void line(struct as_buf *out, const char *name, const char *text)
{
	if (!text || !*text)
		return;
	as_buf_printf(out, "%-12s", name);
	as_display_text(out, text, strlen(text));
	as_buf_addc(out, '\n');
}

static void number(struct as_buf *out, const char *name, size_t value)
{
	char digits[24];
	snprintf(digits, sizeof digits, "%zu", value);
	line(out, name, digits);
}

static int show(struct as_session *session, const char *id)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_arena arena = {0};
	struct as_annotation *mentions;
	struct as_buf out = AS_BUF_INIT;
	size_t count;
	const struct as_entity_item *item = as_session_entity(session, id);
	if (!item || !as_session_entity_mentions(&mentions, &count, &arena, session, id, &err)) {
		as_arena_free(&arena);
		return cli_fail(&err);
	}
	line(&out, "id", item->row.entity.id);
	line(&out, "canonical", item->row.entity.canonical);
	line(&out, "type", item->row.entity.type);
	for (size_t i = 0; i < item->aliases_count; i++)
		line(&out, "alias", item->aliases[i]);
	line(&out, "external_id", item->row.entity.external_id);
	number(&out, "mentions", item->row.mentions);
	number(&out, "documents", item->row.documents);
	line(&out, "first", item->row.first);
	line(&out, "last", item->row.last);
	line(&out, "note", item->row.entity.note);
	for (size_t i = 0; i < count; i++) {
		const struct as_anchor *anchor = &mentions[i].anchor;
		struct as_buf place = AS_BUF_INIT;
		as_buf_printf(&place, "%s:%llu:%llu %s", anchor->document, (unsigned long long)anchor->start,
			      (unsigned long long)anchor->end, anchor->exact);
		line(&out, "mention", place.data);
		as_buf_free(&place);
	}
	bool ok = cli_write(&out);
	as_buf_free(&out);
	as_arena_free(&arena);
	return ok ? CLI_DONE : CLI_TROUBLE;
}

/* ---- changing it */

static bool changes(const struct cli_args *args, struct as_session *session, const char *id, struct as_error *err)
{
	const char *const *value = args->value;
	char into[AS_UUID_TEXT];
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (value[fields[i].id] && !as_session_entity_set(session, id, fields[i].field, value[fields[i].id], err))
			return false;
	if ((value[CLI_OPT_ALIAS] && !as_session_entity_alias(session, id, value[CLI_OPT_ALIAS], err)) ||
	    (value[CLI_OPT_UNALIAS] && !as_session_entity_unalias(session, id, value[CLI_OPT_UNALIAS], err)))
		return false;
	if (value[CLI_OPT_MERGE_INTO])
		return as_session_entity_find(into, session, value[CLI_OPT_MERGE_INTO], err) &&
		       (strcmp(into, id) ? as_session_entity_merge(session, &id, 1, into, err) :
					   as_error_set(err, AS_ERR_USAGE, _("an entity cannot be merged with itself")));
	return !value[CLI_OPT_DELETE] || as_session_delete(session, &id, 1, err);
}

static int change(const struct cli_args *args, struct as_session *session, const char *id)
{
	struct as_error err = AS_ERROR_INIT;
	if (!as_session_begin(session, &err))
		return cli_fail(&err);
	if (!changes(args, session, id, &err)) {
		as_session_rollback(session);
		return cli_fail(&err);
	}
	return as_session_commit(session, &err) ? CLI_DONE : cli_fail(&err);
}

static bool is_change(const struct cli_args *args)
{
	static const enum cli_option_id others[] = {CLI_OPT_ALIAS, CLI_OPT_UNALIAS, CLI_OPT_MERGE_INTO, CLI_OPT_DELETE};
	bool any = false;
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		any = any || args->value[fields[i].id];
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		any = any || args->value[others[i]];
	return any;
}

static int run(const struct cli_args *args)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_session *session;
	char id[AS_UUID_TEXT];
	bool wanted = is_change(args);
	if (args->value[CLI_OPT_DELETE] && args->value[CLI_OPT_MERGE_INTO])
		return cli_usage_error("entity", _("--delete and --merge-into do not go together"));
	if (!cli_open_corpus(&session, args, args->operands, 1, !wanted))
		return CLI_TROUBLE;
	int status;
	if (!as_session_entity_find(id, session, args->operands[1], &err))
		status = cli_fail(&err);
	else
		status = wanted ? change(args, session, id) : show(session, id);
	as_session_close(session);
	return status;
}
