/* SPDX-License-Identifier: GPL-3.0-or-later */
/* antisigma entities: the register, with a query to choose. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/json.h"
#include "base/mem.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/output.h"
#include "cli/table.h"
#include "exchange/register.h"
#include "session/entitylist.h"

static int run(const struct cli_args *args);

static const struct cli_option options[] = {
	{CLI_OPT_FORMAT, 0, "format", N_("FORMAT"), "table|csv|json", N_("table (the default), csv or json")},
	{CLI_OPT_SORT, 0, "sort", N_("ORDER"), "name|type|mentions|documents|first|last|external_id",
	 N_("by name (the default), or by another column")},
	CLI_OPTION_SIDECAR,
	CLI_OPTION_LAST,
};

const struct cli_command cli_entities = {
	.name = "entities",
	.summary = N_("the register: each entity once, with its names and mentions"),
	.operands = "CORPUS [QUERY]...",
	.least = 1,
	.most = SIZE_MAX,
	.options = options,
	.details = N_("QUERY chooses entities: type:person mentions:>5 external_id:- Ryabkov. FIELD:VALUE fits when the "
		      "field holds the value; commas between values mean or, the value - finds what is not stated, - "
		      "before a term turns it round, other words must stand in a name. The exit status is 1 when no "
		      "entity fits."),
	.run = run,
};

/* ---- table */

static const struct cli_column columns[] = {
	{N_("Entity"), false, 0}, {N_("Type"), false, 0}, {N_("Ment."), true, 0}, {N_("Docs"), true, 0},
	{N_("First"), false, 0}, {N_("Last"), false, 0}, {N_("Ext. id"), false, 24}, {N_("Names"), false, 0}};

static char *names(const struct as_entity_item *item)
{
	struct as_buf text = AS_BUF_INIT;
	as_buf_adds(&text, item->row.entity.canonical);
	for (size_t i = 0; i < item->aliases_count; i++)
		as_buf_printf(&text, ", %s", item->aliases[i]);
	return as_buf_detach(&text);
}

static char *stated(const char *text)
{
	return as_strdup(text && *text ? text : "-");
}

static bool print_table(const struct as_entity_item *const *items, size_t count)
{
	struct cli_table table = {.columns = columns, .columns_count = sizeof columns / sizeof *columns};
	struct as_buf out = AS_BUF_INIT;
	for (size_t i = 0; i < count; i++) {
		const struct as_entity_row *row = &items[i]->row;
		cli_table_add(&table, as_strndup(row->entity.id, 8));
		cli_table_add(&table, as_strdup(_(row->entity.type)));
		cli_table_add(&table, as_asprintf("%zu", row->mentions));
		cli_table_add(&table, as_asprintf("%zu", row->documents));
		cli_table_add(&table, stated(row->first));
		cli_table_add(&table, stated(row->last));
		cli_table_add(&table, stated(row->entity.external_id));
		cli_table_add(&table, names(items[i]));
	}
	cli_table_write(&out, &table);
	bool ok = cli_write(&out);
	as_buf_free(&out);
	return ok;
}

/* ---- csv: as export --what=register writes it */

static bool print_csv(const struct as_entity_item *const *items, size_t count)
{
	struct as_buf out = AS_BUF_INIT;
	struct as_csv csv;
	as_csv_init(&csv, &out, ',', false);
	as_csv_register_head(&csv);
	for (size_t i = 0; i < count; i++)
		as_csv_register_row(&csv, &items[i]->row, items[i]->aliases, items[i]->aliases_count);
	bool ok = cli_write_machine(&out);
	as_buf_free(&out);
	return ok;
}

/* ---- json */

static void json_entity(struct as_json *json, const struct as_entity_item *item)
{
	const struct as_entity_row *row = &item->row;
	as_json_begin_object(json);
	as_json_member_text(json, "id", row->entity.id);
	as_json_member_text(json, "canonical", row->entity.canonical);
	as_json_member_text(json, "type", row->entity.type);
	as_json_key(json, "aliases");
	as_json_begin_array(json);
	for (size_t i = 0; i < item->aliases_count; i++)
		as_json_string(json, item->aliases[i]);
	as_json_end_array(json);
	as_json_member_text(json, "external_id", row->entity.external_id);
	as_json_member_integer(json, "mentions", (int64_t)row->mentions);
	as_json_member_integer(json, "documents", (int64_t)row->documents);
	as_json_member_integer(json, "claims", (int64_t)row->claims);
	as_json_member_text(json, "first", row->first);
	as_json_member_text(json, "last", row->last);
	as_json_member_text(json, "note", row->entity.note);
	as_json_member_text(json, "annotator", row->entity.annotator);
	as_json_member_text(json, "created", row->entity.created);
	as_json_member_text(json, "updated", row->entity.updated);
	as_json_end_object(json);
}

static bool print_json(const struct as_entity_item *const *items, size_t count)
{
	struct as_buf out = AS_BUF_INIT;
	struct as_json json;
	cli_json_begin(&json, &out, "entities");
	for (size_t i = 0; i < count; i++)
		json_entity(&json, items[i]);
	return cli_json_end(&json, &out);
}

/* ---- choosing */

static enum as_entity_order order_of(const char *name)
{
	enum as_entity_order order = 0;
	while (name && order + 1 < AS_ENTITY_ORDER_COUNT && strcmp(name, as_entity_order_name(order)) != 0)
		order++;
	return name ? order : AS_ENTITY_BY_NAME;
}

static int show(const struct cli_args *args, struct as_session *session, const struct as_query *query)
{
	struct as_error err = AS_ERROR_INIT;
	const char *format = args->value[CLI_OPT_FORMAT];
	const struct as_entity_item *items;
	size_t all = as_session_entities(&items, session, &err), count = 0;
	if (err.code)
		return cli_fail(&err);
	const struct as_entity_item **chosen = as_calloc(all + 1, sizeof *chosen);
	for (size_t i = 0; i < all; i++)
		if (as_query_fits(query, &items[i], as_entity_value))
			chosen[count++] = &items[i];
	enum as_entity_order order = order_of(args->value[CLI_OPT_SORT]);
	as_entity_sort(chosen, count, order, as_entity_order_falls(order));
	bool ok;
	if (format && !strcmp(format, "csv"))
		ok = print_csv(chosen, count);
	else if (format && !strcmp(format, "json"))
		ok = print_json(chosen, count);
	else
		ok = !count || print_table(chosen, count);
	free(chosen);
	return !ok ? CLI_TROUBLE : count ? CLI_DONE : CLI_NEGATIVE;
}

static int run(const struct cli_args *args)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_session *session;
	struct as_query query;
	struct as_buf text = AS_BUF_INIT;
	int status = CLI_TROUBLE;
	for (size_t i = 1; i < args->operands_count; i++)
		as_buf_printf(&text, "%s%s", i > 1 ? " " : "", args->operands[i]);
	if (!as_query_parse(&query, text.len ? text.data : "", as_entity_table(), &err)) {
		cli_usage_error("entities", "%s", as_error_text(&err));
		as_error_clear(&err);
	} else if (cli_open_corpus(&session, args, args->operands, 1, true)) {
		cli_say_sidecar_trouble(session);
		status = show(args, session, &query);
		as_session_close(session);
	}
	as_query_free(&query);
	as_buf_free(&text);
	return status;
}
