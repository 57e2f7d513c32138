/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query of any bytes, asked of rows of any bytes: the text up to the first
 * line break is the query, what follows the value of every field. */
#include <string.h>

#include "base/mem.h"
#include "fuzz.h"
#include "session/query.h"

static const struct as_query_field fields[] = {
	{"sentence", AS_QUERY_TEXT}, {"state", AS_QUERY_CHOICE}, {"id", AS_QUERY_START}, {"said", AS_QUERY_DATE},
	{"reports", AS_QUERY_NUMBER}};
static const struct as_query_table table = {.fields = fields, .count = sizeof fields / sizeof *fields};

static bool get(struct as_query_value *out, const void *row, size_t field, size_t n)
{
	CHECK(field < table.count);
	*out = (struct as_query_value){.text = n ? NULL : row, .number = n};
	return n < 2;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_query query;
	char *text = as_strndup((const char *)data, size);
	char *row = strchr(text, '\n');
	if (row)
		*row++ = '\0';
	bool fine = as_query_parse(&query, text, &table, &err);
	CHECK(fine == (err.code == AS_OK) && (fine || !query.count));
	bool fits = as_query_fits(&query, row ? row : "", get);
	CHECK(fits || query.count);
	as_query_free(&query);
	as_error_clear(&err);
	free(text);
	return 0;
}
