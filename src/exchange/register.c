/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/register.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void as_csv_register_head(struct as_csv *csv)
{
	static const char *const names[] = {"id", "canonical", "type", "aliases", "external_id", "mentions", "documents",
					    "first", "last", "note"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		as_csv_cell(csv, names[i]);
	as_csv_end_row(csv);
}

static void add_number(struct as_csv *csv, size_t number)
{
	char digits[24];
	snprintf(digits, sizeof digits, "%zu", number);
	as_csv_cell(csv, digits);
}

void as_csv_register_row(struct as_csv *csv, const struct as_entity_row *row, const char *const *aliases, size_t count)
{
	struct as_buf names = AS_BUF_INIT;
	for (size_t i = 0; i < count; i++)
		as_buf_printf(&names, "%s%s", i ? "|" : "", aliases[i]);
	as_csv_cell(csv, row->entity.id);
	as_csv_cell(csv, row->entity.canonical);
	as_csv_cell(csv, row->entity.type);
	as_csv_celln(csv, names.len ? names.data : "", names.len);
	as_csv_cell(csv, row->entity.external_id);
	add_number(csv, row->mentions);
	add_number(csv, row->documents);
	as_csv_cell(csv, row->first);
	as_csv_cell(csv, row->last);
	as_csv_cell(csv, row->entity.note);
	as_csv_end_row(csv);
	as_buf_free(&names);
}

static int by_entity(const void *key, const void *alias)
{
	return strcmp(key, ((const struct as_alias *)alias)->entity);
}

/* Aliases stand by entity. */
static size_t aliases_of(const char **texts, const struct as_export *export, const char *id)
{
	const struct as_alias *all = export->aliases, *end = all + export->aliases_count;
	const struct as_alias *first =
		export->aliases_count ? bsearch(id, all, export->aliases_count, sizeof *all, by_entity) : NULL;
	size_t count = 0;
	while (first && first > all && !strcmp(first[-1].entity, id))
		first--;
	for (; first && first < end && !strcmp(first->entity, id); first++)
		texts[count++] = first->text;
	return count;
}

bool as_csv_register_write(struct as_buf *out, const struct as_export *export,
			   const struct as_export_options *options, struct as_error *err)
{
	struct as_csv csv;
	if (!as_csv_begin(&csv, out, options, err))
		return false;
	const char **texts = as_calloc(export->aliases_count + 1, sizeof *texts);
	as_csv_register_head(&csv);
	for (size_t i = 0; i < export->entities_count; i++)
		as_csv_register_row(&csv, &export->entities[i], texts,
				    aliases_of(texts, export, export->entities[i].entity.id));
	free(texts);
	return true;
}
