/* SPDX-License-Identifier: GPL-3.0-or-later */
/* With an argument (a folder) it writes the tables there instead, for
 * tests/cli/csv-readers.test to read with other programs. */
#include "base/error.h"
#include "base/file.h"
#include "base/mem.h"
#include "exchange/csv.h"
#include "exchange/formats.h"
#include "tap.h"

#define SIZE(array) (sizeof(array) / sizeof *(array))

static const struct as_document_row documents[] = {
	{"a.txt", "5a", "Harbour fire, \"under control\"", "2024-03-02", "example.org", "https://example.org/a"},
	{"b.txt", "5b", NULL, NULL, NULL, NULL},
};

static const struct as_annotation annotations[] = {
	{.id = "00000000-0000-4000-8000-000000000001", .kind = AS_MENTION, .type = "person",
	 .anchor = {"a.txt", "5a", 4, 9, 5, 11, "Zo\xc3\xab", "said \"", "\", twice", AS_ANCHOR_EXACT},
	 .annotator = "ann", .created = "2024-03-03T10:00:00Z", .updated = "2024-03-03T10:00:00Z",
	 .note = "first line\r\nsecond, line"},
	{.id = "00000000-0000-4000-8000-000000000002", .kind = AS_APPEARANCE, .type = "claim",
	 .claim = "00000000-0000-4000-8000-00000000000c",
	 .anchor = {"a.txt", "5a", 10, 40, 12, 42, "=2+2 is four", "", "", AS_ANCHOR_MOVED},
	 .normalised = "Two and two are four", .claimant = "@teacher", .said = "2024-03-01", .state = "open",
	 .verdict = "'true'", .annotator = "ann", .created = "2024-03-03T10:00:00Z",
	 .updated = "2024-03-03T10:00:00Z"},
	{.id = "00000000-0000-4000-8000-000000000003", .kind = AS_MENTION, .type = "place",
	 .anchor = {"b.txt", "5b", 0, 1, 0, 1, "\t", "\xff", "\xef\xbc\x9d", AS_ANCHOR_ORPHAN},
	 .annotator = "ann", .created = "2024-03-03T10:00:00Z", .updated = "2024-03-03T10:00:00Z"},
};

static const struct as_evidence evidence[] = {
	{.id = "00000000-0000-4000-8000-000000000004", .claim = "00000000-0000-4000-8000-00000000000c",
	 .url = "https://example.org/proof", .stance = "supports", .quote = "-1 + 5\nis \"four\"", .annotator = "ann",
	 .created = "2024-03-03T11:00:00Z", .updated = "2024-03-03T11:00:00Z"},
};

static const struct as_export everything = {
	.annotations = annotations, .annotations_count = SIZE(annotations),
	.evidence = evidence, .evidence_count = SIZE(evidence),
	.documents = documents, .documents_count = SIZE(documents),
};

/* ---- cells */

static void is_cell(const char *text, size_t len, bool safe, const char *want, const char *what)
{
	struct as_buf out = AS_BUF_INIT;
	struct as_csv csv;
	as_csv_init(&csv, &out, ',', safe);
	as_csv_celln(&csv, text, len);
	IS(out.data, want, "%s", what);
	as_buf_free(&out);
}

static void test_cells(void)
{
	is_cell("plain words", 11, false, "plain words", "quotes only where they are needed");
	is_cell("a,b", 3, false, "\"a,b\"", "a comma needs them");
	is_cell("say \"so\"", 8, false, "\"say \"\"so\"\"\"", "a quote is doubled");
	is_cell("a\nb", 3, false, "\"a\nb\"", "a line break stays, inside quotes");
	is_cell("a\0b\xff\xc3", 5, false, "a\xef\xbf\xbd" "b\xef\xbf\xbd\xef\xbf\xbd",
		"NUL and invalid bytes show as U+FFFD, a byte each");
	is_cell("=1+1", 4, false, "=1+1", "a formula is left alone unless asked");
	is_cell("=1+1", 4, true, "'=1+1", "and marked when asked");
	is_cell("\r=1", 3, true, "\"'\r=1\"", "the mark stands inside the quotes");
	is_cell("'tis", 4, true, "''tis", "an apostrophe of the text's own is marked too");
	is_cell("1-1", 3, true, "1-1", "a sign inside a cell is not");
}

/* Minimal reader of one CSV cell: what the writer must mean. */
static char *read_cell(const char *text)
{
	struct as_buf out = AS_BUF_INIT;
	bool quoted = *text == '"';
	for (const char *c = text + quoted; *c; c++) {
		if (quoted && *c == '"' && *++c != '"')
			break;
		as_buf_addc(&out, *c);
	}
	return as_buf_detach(&out);
}

static void test_reverse(void)
{
	static const char *const cells[] = {
		"=1", "+1", "-1", "@a", "\ta", "\ra", "\na", "'", "''", "'=", "'a", "a", "", "＝1",
		"＋", "－", "＠", "？", "\"=\"", "=\"x\"", "'＝",
	};
	for (size_t i = 0; i < SIZE(cells); i++) {
		struct as_buf out = AS_BUF_INIT;
		struct as_csv csv;
		as_csv_init(&csv, &out, ',', true);
		as_csv_cell(&csv, cells[i]);
		char *cell = read_cell(out.data);
		size_t len = strlen(cell);
		OK(!as_csv_is_risky(cell, len) || *cell == '\'', "cell %zu cannot be run", i);
		const char *back = as_csv_unmark(cell, &len);
		OK(len == strlen(cells[i]) && !memcmp(back, cells[i], len), "cell %zu comes back as it was", i);
		free(cell);
		as_buf_free(&out);
	}
}

/* ---- tables */

static char *written(const struct as_export_options *options)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_buf out = AS_BUF_INIT;
	const struct as_format *format = as_formats_find("csv", &err);
	OK(format && format->write(&out, &everything, options, &err), "the table is written");
	as_error_clear(&err);
	return as_buf_detach(&out);
}

static void test_entities(void)
{
	char *out = written(&(struct as_export_options){.what = AS_EXPORT_ENTITIES});
	IS(out,
	   "id,document,title,date,source,url,sha256,start,end,start_byte,end_byte,type,text,prefix,suffix,entity,"
	   "canonical,external_id,anchor,annotator,created,updated,note,parts\r\n"
	   "00000000-0000-4000-8000-000000000001,a.txt,\"Harbour fire, \"\"under control\"\"\",2024-03-02,example.org,"
	   "https://example.org/a,5a,4,9,5,11,person,Zo\xc3\xab,\"said \"\"\",\"\"\", twice\",,,,exact,ann,"
	   "2024-03-03T10:00:00Z,2024-03-03T10:00:00Z,\"first line\r\nsecond, line\",\r\n"
	   "00000000-0000-4000-8000-000000000003,b.txt,,,,,5b,0,1,0,1,place,\t,\xef\xbf\xbd,\xef\xbc\x9d,,,,orphan,ann,"
	   "2024-03-03T10:00:00Z,2024-03-03T10:00:00Z,,\r\n",
	   "entities: the columns as documented, claims left out");
	free(out);
}

static void test_claims(void)
{
	char *out = written(&(struct as_export_options){.what = AS_EXPORT_CLAIMS, .bom = true, .delimiter = ';',
							.spreadsheet_safe = true});
	IS(out,
	   "\xef\xbb\xbf" "id;claim;document;title;date;source;url;sha256;start;end;start_byte;end_byte;text;prefix;suffix;"
	   "normalised;claimant;role;said;form;checkworthy;state;verdict;scale;anchor;annotator;created;updated;note;"
	   "rationale;reviewer;claimant_entity;parts\r\n"
	   "00000000-0000-4000-8000-000000000002;00000000-0000-4000-8000-00000000000c;a.txt;"
	   "\"Harbour fire, \"\"under control\"\"\";2024-03-02;example.org;https://example.org/a;5a;10;40;12;42;"
	   "'=2+2 is four;;;Two and two are four;'@teacher;;2024-03-01;;;open;''true';;moved;ann;"
	   "2024-03-03T10:00:00Z;2024-03-03T10:00:00Z;;;;;\r\n",
	   "claims: BOM, another delimiter, marked cells");
	free(out);
}

static void test_options(void)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_buf out = AS_BUF_INIT;
	OK(!as_csv_write(&out, &everything, &(struct as_export_options){.delimiter = '"'}, &err),
	   "a quote cannot be the delimiter");
	IS_INT(err.code, AS_ERR_USAGE, "and that is the caller's mistake");
	OK(!as_formats_find("xls", &err), "an unknown format is refused");
	IS(as_error_text(&err), "no export format is called \"xls\": there is csv", "and the known ones are named");
	IS_INT(as_formats_what_named("claims"), AS_EXPORT_CLAIMS, "what to export has a name");
	IS_INT(as_formats_what_named("verdicts"), AS_EXPORT_WHATS, "and an unknown one is none");
	as_error_clear(&err);
	as_buf_free(&out);
}

/* ---- for other programs to read */

static int write_tables(const char *folder)
{
	struct as_error err = AS_ERROR_INIT;
	bool good = true;
	for (enum as_export_what what = 0; what < AS_EXPORT_WHATS; what++)
		for (int safe = 0; safe < 2; safe++) {
			struct as_buf out = AS_BUF_INIT;
			struct as_export_options options = {.what = what, .spreadsheet_safe = safe};
			char *path = as_asprintf("%s/%s%s.csv", folder, as_formats_what_name(what), safe ? "-safe" : "");
			good = as_formats[0].write(&out, &everything, &options, &err) &&
			       as_file_replace(path, out.data, out.len, &err) && good;
			free(path);
			as_buf_free(&out);
		}
	if (!good)
		fprintf(stderr, "%s\n", as_error_text(&err));
	as_error_clear(&err);
	return good ? 0 : 1;
}

int main(int argc, char **argv)
{
	if (argc > 1)
		return write_tables(argv[1]);
	test_cells();
	test_reverse();
	test_entities();
	test_claims();
	test_options();
	return tap_done();
}
