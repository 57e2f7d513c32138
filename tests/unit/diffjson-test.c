/* SPDX-License-Identifier: GPL-3.0-or-later */
/* With an argument (a folder) it writes two files and their comparison there
 * instead, for tests/cli/diffjson-readers.test to hold against each other. */
#include "layout/diffjson.h"

#include <locale.h>
#include <sqlite3.h>

#include "base/file.h"
#include "comparison.h"
#include "tap.h"

/* Left: UTF-8 with BOM, CRLF and an invalid byte.  Right: UTF-16LE. */
static const char left_bytes[] = "\xef\xbb\xbf" "Zoë said \xff \"yes\" on Monday\r\nOnly left\r\n";
static const char right_bytes[] =
	"\xff\xfeO\0n\0l\0y\0 \0r\0i\0g\0h\0t\0\n\0"
	"Z\0o\0\xeb\0 \0s\0a\0i\0d\0 \0\"\0y\0e\0s\0\"\0 \0o\0n\0 \0\x3d\xd8\x00\xde \0T\0u\0e\0s\0d\0a\0y\0\n";

static void make(struct made *made)
{
	made_init(made, "", "");
	as_doc_free(&made->docs[0]);
	as_doc_free(&made->docs[1]);
	made_doc(&made->docs[0], "left.txt", left_bytes, sizeof left_bytes - 1);
	made_doc(&made->docs[1], "ri\"ght.txt", right_bytes, sizeof right_bytes);
	made->docs[0].metadata[AS_FIELD_TITLE].value = "Zoë";
	made->docs[0].metadata[AS_FIELD_DATE].value = "2024-03-02";
	strcpy(made->docs[0].sha256, "ab12");
	struct as_row *row = made_row(made, AS_EDITED, true, 0, 1);
	row->similarity = 0.9375;
	made_op(made, AS_OP_EQUAL, "Zoë said", "Zoë said");
	made_op(made, AS_OP_EQUAL, "yes", "yes");
	made_op(made, AS_OP_EQUAL, "on", "on");
	made_op(made, AS_OP_REPLACE, "Monday", "Tuesday");
	made_row(made, AS_LEFT_ONLY, false, 1, AS_NO_PASSAGE);
	made_row(made, AS_RIGHT_ONLY, false, AS_NO_PASSAGE, 0);
	made->comparison.summary = (struct as_summary){
		.words = {7, 7}, .left_in_right = 4.0 / 7, .right_in_left = 4.0 / 7, .edited = 1, .moved = 1,
		.left_only = 1, .right_only = 1};
}

/* One value of the JSON as SQLite reads it; malloc'd, NULL for null. */
static char *value(sqlite3 *db, const struct as_buf *json, const char *path)
{
	sqlite3_stmt *stmt;
	sqlite3_prepare_v2(db, "SELECT json_extract(?, ?)", -1, &stmt, NULL);
	sqlite3_bind_text(stmt, 1, json->data, (int)json->len, SQLITE_STATIC);
	sqlite3_bind_text(stmt, 2, path, -1, SQLITE_STATIC);
	char *text = NULL;
	if (sqlite3_step(stmt) == SQLITE_ROW && sqlite3_column_text(stmt, 0))
		text = as_strdup((const char *)sqlite3_column_text(stmt, 0));
	sqlite3_finalize(stmt);
	return text;
}

static void test_values(const struct as_buf *json)
{
	static const struct { const char *path, *want; } values[] = {
		{"$.version", "1"},
		{"$.documents[0].path", "left.txt"},
		{"$.documents[0].title", "Zoë"},
		{"$.documents[0].date", "2024-03-02"},
		{"$.documents[0].sha256", "ab12"},
		{"$.documents[0].words", "7"},
		{"$.documents[1].path", "ri\"ght.txt"},
		{"$.documents[1].title", NULL},
		{"$.documents[1].sha256", NULL},
		{"$.summary.left_in_right", "0.5714"},
		{"$.summary.edited", "1"},
		{"$.rows[0].relation", "edited"},
		{"$.rows[0].moved", "1"},
		{"$.rows[0].pinned", "0"},
		{"$.rows[0].group", "1"},
		{"$.rows[0].similarity", "0.9375"},
		{"$.rows[0].left.passage", "1"},
		{"$.rows[0].left.start_byte", "3"},
		{"$.rows[0].left.text", "Zoë said \xef\xbf\xbd \"yes\" on Monday\r"},
		{"$.rows[0].right.passage", "2"},
		{"$.rows[0].right.start_byte", "24"},
		{"$.rows[0].right.text", "Zoë said \"yes\" on 😀 Tuesday"},
		{"$.rows[0].ops", "[[\"equal\",3,12,24,40],[\"equal\",16,19,44,50],[\"equal\",21,23,54,58],"
				  "[\"replace\",24,30,66,80]]"},
		{"$.rows[0].discrepancies", "[]"},
		{"$.rows[1].relation", "left"},
		{"$.rows[1].right", NULL},
		{"$.rows[1].ops", "[]"},
		{"$.rows[2].relation", "right"},
		{"$.rows[2].left", NULL},
	};
	sqlite3 *db;
	sqlite3_open(":memory:", &db);
	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		char *got = value(db, json, values[i].path);
		IS(got, values[i].want, "%s", values[i].path);
		free(got);
	}
	sqlite3_close(db);
}

static void test_order(const struct made *made)
{
	struct as_buf json = AS_BUF_INIT;
	as_diffjson_write(&json, &made->comparison, AS_ORDER_RIGHT, NULL, NULL);
	const char *right = strstr(json.data, "\"relation\":\"right\""), *edited = strstr(json.data, "\"edited\",");
	OK(right && edited && right < edited, "the right order begins with the right document's first row");
	as_buf_free(&json);
}

static int write_files(const char *folder, const struct as_buf *json)
{
	const struct { const char *name, *bytes; size_t size; } files[] = {
		{"left", left_bytes, sizeof left_bytes - 1},
		{"right", right_bytes, sizeof right_bytes},
		{"json", json->data, json->len},
	};
	bool good = true;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		char *path = as_path_join(folder, files[i].name);
		good = as_file_replace(path, files[i].bytes, files[i].size, NULL) && good;
		free(path);
	}
	return good ? 0 : 1;
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "C.UTF-8");
	struct made made;
	struct as_buf json = AS_BUF_INIT;
	int status = 0;
	make(&made);
	as_diffjson_write(&json, &made.comparison, AS_ORDER_LEFT, NULL, NULL);
	if (argc > 1) {
		status = write_files(argv[1], &json);
	} else {
		test_values(&json);
		test_order(&made);
		status = tap_done();
	}
	as_buf_free(&json);
	made_free(&made);
	return status;
}
