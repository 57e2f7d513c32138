/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>

#include "sidecar.h"
#include "store/check.h"
#include "store/evidence.h"
#include "tap.h"

static const char text[] = "alpha bravo charlie delta";

struct notes {
	size_t kinds[4];
	char where[256];
};

static void on_finding(void *data, const struct as_check_finding *finding)
{
	struct notes *notes = data;
	notes->kinds[finding->kind]++;
	snprintf(notes->where, sizeof notes->where, "%s", finding->where);
	printf("# %s: %s; %s\n", finding->where, finding->what, finding->remedy);
}

static void make_sidecar(const char *path)
{
	struct as_doc doc;
	char id[AS_UUID_TEXT];
	struct as_evidence evidence = {.url = "https://example.org/", .stance = "supports"};
	make_doc(&doc, "001.txt", text, strlen(text));
	struct as_store *store = open_as(path, "ann");
	tag(id, store, &doc, "alpha", "person");
	tag(id, store, &doc, "bravo charlie", "claim");
	as_evidence_add(id, store, id, &evidence, NULL);
	as_store_close(store);
	as_doc_free(&doc);
}

/* Alters a sidecar by another program and says what check finds. */
static void altered(const char *sql, enum as_check_kind kind, const char *what)
{
	static int number;
	char name[32];
	sqlite3 *other = NULL;
	char *message = NULL;
	size_t count = 0;
	struct notes notes = {0};
	struct as_error err = AS_ERROR_INIT;
	snprintf(name, sizeof name, "altered%d.db", ++number);
	make_sidecar(test_path(name));
	sqlite3_open(test_path(name), &other);
	if (sqlite3_exec(other, sql, NULL, NULL, &message) != SQLITE_OK)
		printf("# %s: %s\n", sql, message);
	sqlite3_free(message);
	sqlite3_close(other);
	struct as_store *store = open_as(test_path(name), "ann");
	OK(store && as_check_sidecar(&count, store, on_finding, &notes, &err) && count > 0 && notes.kinds[kind] > 0,
	   "found: %s", what);
	as_store_close(store);
	as_error_clear(&err);
}

int main(void)
{
	test_folder_make();
	make_sidecar(test_path("sound.db"));
	struct as_store *store = open_as(test_path("sound.db"), "ann");
	struct notes notes = {0};
	struct as_error err = AS_ERROR_INIT;
	size_t count = 9;
	OK(as_check_sidecar(&count, store, on_finding, &notes, &err), "check runs: %s", as_error_text(&err));
	IS_INT(count, 0, "a sound sidecar has no findings");
	as_store_close(store);

	altered("UPDATE annotation SET type = 'place' WHERE type = 'person'", AS_CHECK_PROJECTION,
		"a type altered by hand");
	altered("UPDATE annotation SET note = 'x'", AS_CHECK_PROJECTION, "a note added by hand");
	altered("UPDATE span SET start = start + 1", AS_CHECK_PROJECTION, "an offset altered by hand");
	altered("DELETE FROM evidence", AS_CHECK_PROJECTION, "a row deleted by hand");
	altered("INSERT INTO override VALUES ('x', 'body', 'ann', '', '')", AS_CHECK_PROJECTION, "a row added by hand");
	altered("PRAGMA foreign_keys = 0; DELETE FROM claim", AS_CHECK_REFERENCE, "a reference to nothing");
	altered("UPDATE history SET action = replace(action, 'alpha', 'alpho')", AS_CHECK_HISTORY, "an action altered");
	altered("UPDATE history SET annotator = 'eve' WHERE seq = 2", AS_CHECK_HISTORY, "an annotator altered");
	altered("UPDATE history SET time = '2001-01-01T00:00:00.000Z' WHERE seq = 1", AS_CHECK_HISTORY,
		"a time altered");
	altered("UPDATE history SET lamport = lamport + 1000 WHERE seq = 4", AS_CHECK_HISTORY,
		"a Lamport time altered");
	altered("DELETE FROM history WHERE seq = 2", AS_CHECK_HISTORY, "a row cut out");
	altered("DELETE FROM history WHERE seq = (SELECT max(seq) FROM history)", AS_CHECK_HISTORY, "the tail cut off");
	altered("DELETE FROM history", AS_CHECK_HISTORY, "the whole history cut off");
	altered("UPDATE history SET action = NULL WHERE seq = 2", AS_CHECK_PROJECTION, "an action emptied, but not withdrawn from the tables");
	altered("UPDATE history SET group_id = group_id || char(0) || 'x'", AS_CHECK_HISTORY, "something behind a NUL");
	altered("UPDATE meta SET value = 'x' WHERE key LIKE 'tail:%'", AS_CHECK_HISTORY, "a tail forgotten");
	altered("INSERT INTO meta VALUES ('evil', 'x')", AS_CHECK_HISTORY, "a stranger in meta");
	as_error_clear(&err);
	test_folder_remove();
	return tap_done();
}
