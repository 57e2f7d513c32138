/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The query language, on rows that are nothing but strings. */
#include "session/query.h"

#include "tap.h"

enum { SENTENCE, WHO, STATE, SAID, REPORTS, ID, FIELDS };
static const char *other(const void *data, size_t field, const char *value)
{
	(void)data;
	return field == STATE && !strcmp(value, "1") ? "open" : NULL;
}
static const struct as_query_field fields[FIELDS] = {
	{"sentence", AS_QUERY_TEXT}, {"who", AS_QUERY_TEXT}, {"state", AS_QUERY_CHOICE}, {"said", AS_QUERY_DATE},
	{"reports", AS_QUERY_NUMBER}, {"id", AS_QUERY_START}};
static const struct as_query_table table = {.fields = fields, .count = FIELDS, .alias = other};

/* `who` has several values, parted by "|". */
struct row {
	const char *text[FIELDS];
	size_t reports;
};

static bool get(struct as_query_value *out, const void *data, size_t field, size_t n)
{
	static char who[64];
	const struct row *row = data;
	const char *text = row->text[field];
	*out = (struct as_query_value){.text = text, .number = row->reports};
	if (field != WHO || !text)
		return n == 0;
	for (; n && (text = strchr(text, '|')); n--)
		text++;
	if (!text)
		return false;
	snprintf(who, sizeof who, "%.*s", (int)strcspn(text, "|"), text);
	out->text = who;
	return true;
}

static const struct row troops = {
	{"Russia has massed about 100,000 troops", "Sergei Ryabkov|Wendy Sherman", "open", "2022-01-10", "+", "ab12"}, 4};
static const struct row denial = {{"Moscow denies: \"no plans\"", NULL, "mostly done", "Tuesday", NULL, "cd34"}, 0};

static bool fits(const char *text, const struct row *row)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_query query;
	bool parsed = as_query_parse(&query, text, &table, &err);
	if (!parsed)
		printf("# %s\n", as_error_text(&err));
	bool fine = parsed && as_query_fits(&query, row, get);
	as_query_free(&query);
	as_error_clear(&err);
	return fine;
}

static const struct {
	const char *query;
	bool troops, denial;
} cases[] = {
	{"", true, true},
	{"   ", true, true},
	{"troops", true, false},
	{"TROOPS massed", true, false},
	{"\"massed about\"", true, false},
	{"\"about massed\"", false, false},
	{"-troops", false, true},
	{"100,000", true, false},
	{"who:ryabkov", true, false},
	{"who:Rýabkov", true, false},
	{"who:\"wendy sherman\"", true, false},
	{"who:Putin,Sherman", true, false},
	{"who:Putin", false, false},
	{"-who:Putin", true, true},
	{"who:-", false, true},
	{"-who:-", true, false},
	{"who:-,Sherman", true, true},
	{"WHO:sherman", true, false},
	{"state:open", true, false},
	{"state:1", true, false},
	{"state:done", false, false},
	{"state:\"mostly done\"", false, true},
	{"said:2022-01", true, false},
	{"said:>2022-01-09", true, false},
	{"said:>2022-01-10", false, false},
	{"said:>2022-01", false, false},
	{"said:<2022-02", true, false},
	{"said:<2022-01-10", false, false},
	{"said:Tues", false, true},
	{"reports:4", true, false},
	{"reports:>3", true, false},
	{"reports:<4", false, false},
	{"reports:-", false, true},
	{"id:AB", true, false},
	{"id:b1", false, false},
	{"\"no plans\"", false, true},
	{"troops who:Sherman state:open", true, false},
	{"troops who:Sherman state:done", false, false},
	{"\"denies:\"", false, true},
	{"\"unfinished", false, false},
	{"-", false, false},
};

static void test_fits(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		OK(fits(cases[i].query, &troops) == cases[i].troops, "[%s] %s the first row", cases[i].query,
		   cases[i].troops ? "fits" : "does not fit");
		OK(fits(cases[i].query, &denial) == cases[i].denial, "[%s] %s the second row", cases[i].query,
		   cases[i].denial ? "fits" : "does not fit");
	}
}

static void refuses(const char *text, const char *part)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_query query;
	OK(!as_query_parse(&query, text, &table, &err) && err.code == AS_ERR_USAGE && !query.count, "[%s] is refused",
	   text);
	OK(strstr(as_error_text(&err), part), "and the message has \"%s\": %s", part, as_error_text(&err));
	as_query_free(&query);
	as_error_clear(&err);
}

int main(void)
{
	struct as_query query;
	test_fits();
	refuses("stat:open", "sentence, who, state, said, reports, id");
	refuses("who:", "who:-");
	refuses("troops who:\"\"", "needs a value");
	refuses("reports:many", "takes a number");
	refuses("reports:>", "takes a number");
	refuses("http://example.org", "quotation marks");
	as_query_parse(&query, "who:x troops", &table, NULL);
	OK(as_query_asks(&query, WHO) && as_query_asks(&query, SENTENCE) && !as_query_asks(&query, STATE),
	   "what a query asks for is known");
	as_query_free(&query);
	return tap_done();
}
