/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "sidecar.h"
#include "store/check.h"
#include "store/document.h"
#include "store/evidence.h"
#include "store/history.h"
#include "store/override.h"
#include "tap.h"

static const char text[] =
	"MOSCOW, Jan 11 \xE2\x80\x94 Sergei Ryabkov said the talks failed. \xE2\x80\x9CNo,\xE2\x80\x9D he said.";

/* Runs one query through another connection, as a user of sqlite3 would. */
static char *ask(const char *path, const char *sql)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *stmt = NULL;
	char *answer = NULL;
	sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL);
	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		printf("# %s\n", sqlite3_errmsg(db));
	else if (sqlite3_step(stmt) == SQLITE_ROW && sqlite3_column_text(stmt, 0))
		answer = as_strdup((const char *)sqlite3_column_text(stmt, 0));
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	return answer;
}

static void test_first_change(void)
{
	const char *path = test_path("fresh.db");
	struct as_doc doc;
	struct as_error err = AS_ERROR_INIT;
	char id[AS_UUID_TEXT];
	make_doc(&doc, "001.txt", text, strlen(text));
	struct as_store *store = open_as(path, "ann");
	OK(store && !as_store_exists(store) && access(path, F_OK) != 0, "opening makes no file");
	IS_INT(count_all(store), 0, "and reads as empty");
	OK(!as_annotation_delete(store, "12345678-1234-4234-8234-123456789abc", &err) && err.code == AS_ERR_NOT_FOUND &&
	   access(path, F_OK) != 0, "a change that finds nothing makes no file");
	OK(!as_history_undo(NULL, store, &err) && err.code == AS_ERR_NOTHING, "nor does an undo of nothing");
	OK(tag(id, store, &doc, "Sergei Ryabkov", "person"), "the first tag");
	OK(as_store_exists(store) && access(path, F_OK) == 0, "makes it");
	char *mode = ask(path, "PRAGMA application_id");
	IS(mode, "1095978305", "with the sidecar's application id");
	free(mode);

	struct as_store *other = open_as(path, "bob");
	IS_INT(count_all(other), 1, "another process reads it");
	OK(!as_store_changed(other), "nothing new yet");
	OK(tag(id, store, &doc, "MOSCOW", "place") && as_store_changed(other) && !as_store_changed(other),
	   "a change is noticed once");
	IS_INT(count_all(other), 2, "and seen");
	as_store_close(store);
	as_store_close(other);

	struct as_store_options reader = {.access = AS_STORE_READ, .annotator = "ann"};
	OK(as_store_open(&store, path, &reader, &err), "it opens for reading");
	OK(!as_annotation_delete(store, id, &err) && err.code == AS_ERR_READONLY, "a reader writes nothing: %s",
	   as_error_text(&err));
	as_store_close(store);
	OK(!as_store_open(&store, test_path("none.db"), &reader, &err) && err.code == AS_ERR_NOT_FOUND,
	   "a reader does not make one");
	as_doc_free(&doc);
	as_error_clear(&err);
}

static void test_lazy_pair(void)
{
	const char *path = test_path("pair.db");
	struct as_doc doc;
	char id[AS_UUID_TEXT];
	make_doc(&doc, "001.txt", text, strlen(text));
	struct as_store *one = open_as(path, "ann"), *two = open_as(path, "bob");
	OK(tag(id, one, &doc, "MOSCOW", "place") && as_store_changed(two), "a sidecar made meanwhile is noticed");
	OK(tag(id, two, &doc, "Jan 11", "date"), "and written to, not replaced");
	IS_INT(count_all(one), 2, "both are there");
	as_store_close(one);
	as_store_close(two);
	as_doc_free(&doc);
}

static void test_annotations(void)
{
	struct as_doc doc;
	struct as_error err = AS_ERROR_INIT;
	struct as_arena arena = {0};
	struct as_annotation got;
	char person[AS_UUID_TEXT], claim[AS_UUID_TEXT], full[AS_UUID_TEXT];
	enum as_object kind;
	const char *path = test_path("annotations.db");
	make_doc(&doc, "001.txt", text, strlen(text));
	struct as_store *store = open_as(path, "ann");
	tag(person, store, &doc, "Sergei Ryabkov", "person");
	struct as_annotation said = {.kind = AS_APPEARANCE,
				     .anchor = anchor_of(&doc, "the talks failed"),
				     .note = "check\nthis",
				     .claimant = "Ryabkov",
				     .form = "quote"};
	OK(as_annotation_add(claim, store, &said, &doc, &err), "a claim is added: %s", as_error_text(&err));
	OK(as_annotation_get(&got, &arena, store, claim, &err), "and read");
	IS(got.type, "claim", "its type is claim");
	IS(got.state, "open", "its state starts open");
	IS(got.claimant, "Ryabkov", "its claimant is there");
	IS(got.note, "check\nthis", "its note too, line break and all");
	IS(got.anchor.exact, "the talks failed", "its words too");
	IS(got.anchor.document, "001.txt", "its document too");
	OK(got.verdict == NULL, "what was not stated is not");

	struct as_change changes[] = {{AS_SET_VERDICT, "false"}, {AS_SET_STATE, "done"}, {AS_SET_NOTE, ""}};
	OK(as_annotation_change(store, claim, changes, 3, &err), "fields change: %s", as_error_text(&err));
	as_annotation_get(&got, &arena, store, claim, &err);
	IS(got.verdict, "false", "the verdict is set");
	OK(got.note == NULL, "an emptied note is not stated any more");
	size_t undo, redo;
	as_history_depth(&undo, &redo, store, &err);
	IS_INT(undo, 3, "each verb is one step of undo");
	OK(as_annotation_change(store, claim, changes, 3, &err), "what says so already is no change");
	as_history_depth(&undo, &redo, store, &err);
	IS_INT(undo, 3, "and no step");

	static const struct {
		enum as_annotation_field field;
		const char *value;
	} wrong[] = {{AS_SET_STATE, "maybe"}, {AS_SET_STATE, NULL}, {AS_SET_FORM, "shouted"}, {AS_SET_TYPE, "person"},
		     {AS_SET_CHECKWORTHY, "?"}};
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		struct as_change change = {wrong[i].field, wrong[i].value};
		OK(!as_annotation_change(store, claim, &change, 1, &err) && err.code == AS_ERR_USAGE, "refused: %s",
		   as_error_text(&err));
	}
	struct as_change claimant = {AS_SET_CLAIMANT, "x"};
	OK(!as_annotation_change(store, person, &claimant, 1, &err), "a mention has no claimant: %s",
	   as_error_text(&err));

	struct as_anchor anchor = anchor_of(&doc, "Ryabkov");
	OK(as_annotation_move(store, person, &anchor, &doc, &err), "a span moves");
	as_annotation_get(&got, &arena, store, person, &err);
	IS(got.anchor.exact, "Ryabkov", "to its new words");
	OK(as_store_find(&kind, full, store,
			 (char[]){person[0], person[1], person[2], person[3], person[4], person[5], 0}, &err) &&
		   kind == AS_OBJECT_ANNOTATION && !strcmp(full, person),
	   "an id is found by its beginning");
	OK(!as_store_find(&kind, full, store, "zzzz", &err) && err.code == AS_ERR_NOT_FOUND, "nonsense is not");
	char *mine = ask(path, "SELECT text || '|' || document || '|' || title FROM entities_view");
	IS(mine, "Ryabkov|001.txt|A title", "the view gives the CSV's columns to other tools");
	free(mine);
	as_store_close(store);
	as_arena_free(&arena);
	as_doc_free(&doc);
	as_error_clear(&err);
}

static void test_order(void)
{
	static const char *const words[] = {"he said", "Jan 11", "Sergei Ryabkov", "Sergei", "MOSCOW"};
	static const char *const want[] = {"MOSCOW", "Jan 11", "Sergei", "Sergei Ryabkov", "he said"};
	struct as_doc doc, bad;
	char id[AS_UUID_TEXT];
	make_doc(&doc, "b.txt", text, strlen(text));
	make_doc(&bad, "a\xFF.txt", text, strlen(text));
	struct as_store *store = open_as(test_path("order.db"), "ann");
	for (size_t i = 0; i < 5; i++)
		tag(id, store, &doc, words[i], "other");
	tag(id, store, &bad, "MOSCOW", "place");
	struct as_annotations list = AS_ANNOTATIONS_INIT;
	as_annotation_list(&list, store, "b.txt", NULL);
	IS_INT(list.count, 5, "a document lists its own");
	for (size_t i = 0; i < list.count; i++)
		IS(list.items[i].anchor.exact, want[i], "in the order of the text");
	as_annotations_free(&list);
	as_annotation_list(&list, store, NULL, NULL);
	IS(list.items[0].anchor.document, "a\xFF.txt", "a name that is not UTF-8 comes back byte for byte");
	as_annotations_free(&list);
	struct as_arena arena = {0};
	struct as_tag_count *counts;
	size_t count;
	OK(as_annotation_counts(&counts, &count, &arena, store, NULL) && count == 2 && counts[1].tags == 5,
	   "tags are counted by document");
	struct as_document_row *rows;
	OK(as_document_list(&rows, &count, &arena, store, NULL) && count == 2 && !strcmp(rows[1].title, "A title"),
	   "documents are remembered with their title");
	as_arena_free(&arena);
	as_store_close(store);
	as_doc_free(&doc);
	as_doc_free(&bad);
}

static void test_evidence(void)
{
	struct as_doc doc;
	struct as_error err = AS_ERROR_INIT;
	char claim[AS_UUID_TEXT], id[AS_UUID_TEXT];
	struct as_evidence evidence = {.url = "https://example.org/", .stance = "refutes", .quote = "\"no\", he said"};
	make_doc(&doc, "001.txt", text, strlen(text));
	struct as_store *store = open_as(test_path("evidence.db"), "ann");
	tag(claim, store, &doc, "the talks failed", "claim");
	OK(as_evidence_add(id, store, claim, &evidence, &err), "evidence goes to the claim of an appearance: %s",
	   as_error_text(&err));
	evidence.stance = "maybe";
	OK(!as_evidence_add(id, store, claim, &evidence, &err), "a stance is one of three: %s", as_error_text(&err));
	struct as_change change = {AS_EVIDENCE_STANCE, "supports"};
	struct as_evidence_rows rows = AS_EVIDENCE_ROWS_INIT;
	as_evidence_list(&rows, store, NULL, &err);
	OK(as_evidence_change(store, rows.items[0].id, &change, 1, &err), "it changes");
	as_evidence_rows_free(&rows);
	as_evidence_list(&rows, store, NULL, &err);
	IS(rows.items[0].stance, "supports", "and says so");
	IS(rows.items[0].quote, "\"no\", he said", "quotation marks are kept");
	as_evidence_rows_free(&rows);
	OK(as_annotation_delete(store, claim, &err), "the last appearance goes: %s", as_error_text(&err));
	as_evidence_list(&rows, store, NULL, &err);
	IS_INT(rows.count, 0, "and takes claim and evidence along");
	OK(as_history_undo(NULL, store, &err), "which one undo brings back: %s", as_error_text(&err));
	as_evidence_list(&rows, store, NULL, &err);
	IS_INT(rows.count, 1, "all of it");
	OK(as_evidence_delete(store, rows.items[0].id, &err), "evidence alone goes too");
	as_evidence_rows_free(&rows);
	as_store_close(store);
	as_doc_free(&doc);
	as_error_clear(&err);
}

static void test_overrides(void)
{
	struct as_doc doc;
	struct as_error err = AS_ERROR_INIT;
	struct as_arena arena = {0};
	struct as_override *list;
	size_t count;
	make_doc(&doc, "001.txt", text, strlen(text));
	struct as_store *store = open_as(test_path("overrides.db"), "ann");
	struct as_anchor passage = anchor_of(&doc, text);
	OK(as_override_set(store, &passage, AS_ROLE_FURNITURE, &doc, &err), "a passage is called furniture");
	OK(as_override_set(store, &passage, AS_ROLE_CAPTION, &doc, &err), "and then a caption");
	OK(as_override_list(&list, &count, &arena, store, "001.txt", &err) && count == 1 &&
	   list[0].role == AS_ROLE_CAPTION, "the later word counts");
	OK(as_override_clear(store, &passage, &err), "it is taken back");
	OK(!as_override_clear(store, &passage, &err) && err.code == AS_ERR_NOT_FOUND, "once");
	OK(as_history_undo(NULL, store, &err) && as_override_list(&list, &count, &arena, store, NULL, &err) &&
		   count == 1,
	   "and comes back with undo");
	as_store_close(store);
	as_arena_free(&arena);
	as_doc_free(&doc);
	as_error_clear(&err);
}

static void test_groups(void)
{
	struct as_doc doc;
	struct as_error err = AS_ERROR_INIT;
	char id[AS_UUID_TEXT];
	make_doc(&doc, "001.txt", text, strlen(text));
	struct as_store *store = open_as(test_path("groups.db"), "ann");
	OK(as_store_begin(store, &err) && as_store_commit(store, &err) && !as_store_exists(store),
	   "a group without changes writes nothing");
	as_store_begin(store, &err);
	OK(!as_store_begin(store, &err) && err.code == AS_ERR_USAGE, "groups do not nest");
	tag(id, store, &doc, "MOSCOW", "place");
	tag(id, store, &doc, "Jan 11", "date");
	OK(as_store_commit(store, &err), "two tags in one group");
	OK(as_history_undo(NULL, store, &err) && count_all(store) == 0, "go with one undo");
	OK(as_history_redo(NULL, store, &err) && count_all(store) == 2, "and come with one redo");
	as_store_begin(store, &err);
	tag(id, store, &doc, "Sergei Ryabkov", "person");
	as_store_rollback(store);
	IS_INT(count_all(store), 2, "a group given up leaves nothing");
	as_store_begin(store, &err);
	tag(id, store, &doc, "Sergei Ryabkov", "person");
	OK(!as_annotation_delete(store, "12345678-1234-4234-8234-123456789abc", &err), "a verb that finds nothing");
	OK(as_store_commit(store, &err) && count_all(store) == 3, "does not spoil its group");
	as_store_close(store);
	as_doc_free(&doc);
	as_error_clear(&err);
}

static void test_read_only_folder(void)
{
	const char *folder = test_path("ro"), *path = test_path("ro/antisigma.db");
	struct as_doc doc;
	struct as_error err = AS_ERROR_INIT;
	char id[AS_UUID_TEXT];
	make_doc(&doc, "001.txt", text, strlen(text));
	mkdir(folder, 0777);
	struct as_store *store = open_as(path, "ann");
	tag(id, store, &doc, "MOSCOW", "place");
	as_store_close(store);
	chmod(path, 0444);
	chmod(folder, 0555);
	store = open_as(path, "ann");
	if (access(folder, W_OK) == 0) { /* the superuser may write anywhere */
		OK(store != NULL, "opens # SKIP running as root");
	} else {
		OK(store && count_all(store) == 1, "a sidecar in a read-only folder is read");
		OK(as_store_is_readonly(store) && !as_annotation_delete(store, id, &err) && err.code == AS_ERR_READONLY,
		   "and says that it cannot be written: %s", as_error_text(&err));
	}
	as_store_close(store);
	chmod(folder, 0777);
	unlink(path);
	rmdir(folder);
	as_doc_free(&doc);
	as_error_clear(&err);
}

/* Every value of version 1's tables. */
static const char all_rows[] =
	"SELECT group_concat(r, char(10)) FROM ("
	" SELECT id || kind || type || quote(note) || annotator || created || updated AS r FROM annotation"
	" UNION ALL SELECT id || quote(normalised) || quote(claimant) || quote(role) || quote(said) || quote(checkworthy)"
	"  || state || quote(verdict) || quote(scale) || annotator || created || updated FROM claim"
	" UNION ALL SELECT annotation || claim || quote(form) FROM appearance"
	" UNION ALL SELECT object || part || document || start || exact || prefix || suffix || anchor FROM span"
	" UNION ALL SELECT id || claim || quote(url) || stance || quote(quote) || quote(note) FROM evidence"
	" UNION ALL SELECT id || role FROM override UNION ALL SELECT id || path || quote(title) FROM document"
	" UNION ALL SELECT id || text || type FROM entities_view UNION ALL SELECT id || claim || text FROM claims_view"
	" UNION ALL SELECT id || claim || stance FROM evidence_view"
	" UNION ALL SELECT group_id || state FROM action_group UNION ALL SELECT origin || seq || hash FROM history ORDER BY r)";

/* tests/data has a sidecar of each released schema: all must open and hold together. */
static void test_released(void)
{
	const char *path = test_path("released.db"), *srcdir = getenv("srcdir");
	char *source = as_path_join(srcdir ? srcdir : "..", "tests/data/sidecar-v1.sql");
	struct as_buf sql = AS_BUF_INIT;
	struct as_error err = AS_ERROR_INIT;
	struct as_annotations list = AS_ANNOTATIONS_INIT;
	sqlite3 *db = NULL;
	size_t findings = 9;
	OK(as_file_read(&sql, source, 1 << 20, NULL, &err), "the sidecar of version 1 is there: %s", as_error_text(&err));
	sqlite3_open(path, &db);
	IS_INT(sqlite3_exec(db, sql.data, NULL, NULL, NULL), SQLITE_OK, "and can be made");
	sqlite3_close(db);
	struct as_store_options reader = {.access = AS_STORE_READ, .annotator = "bob"};
	struct as_store *store = NULL;
	char *copy = as_asprintf("%s.v1", path);
	OK(as_store_open(&store, path, &reader, &err) && as_annotation_list(&list, store, NULL, &err) && list.count == 3,
	   "read only it is read as it is: %s", as_error_text(&err));
	OK(as_check_sidecar(&findings, store, NULL, NULL, &err) && findings == 0, "and checked");
	OK(as_store_is_readonly(store) && !as_annotation_delete(store, list.items[0].id, &err), "and not written");
	char *version = ask(path, "PRAGMA user_version");
	IS(version, "1", "nor brought up to date");
	free(version);
	as_annotations_free(&list);
	as_store_close(store);
	OK(access(copy, F_OK) != 0, "nor copied");
	char *before = ask(path, all_rows);
	store = open_as(path, "bob");
	OK(store && as_annotation_list(&list, store, NULL, &err) && list.count == 3, "it opens, with all that was in it");
	char *after = ask(path, all_rows), *kept = ask(copy, all_rows);
	version = ask(path, "PRAGMA user_version");
	IS(version, "2", "it is brought up to date");
	IS(after, before, "and says the same");
	IS(kept, before, "as does the copy made before");
	free(version);
	free(before);
	free(after);
	free(kept);
	free(copy);
	IS(list.items[0].note, "seen", "bob's note");
	IS(list.items[1].verdict, "true", "ann's verdict");
	IS(list.items[1].note, "two lines,\n\"quoted\"", "her note");
	OK(as_check_sidecar(&findings, store, NULL, NULL, &err) && findings == 0, "check finds nothing");
	OK(as_history_undo(NULL, store, &err), "what bob did then can be undone now: %s", as_error_text(&err));
	OK(as_check_sidecar(&findings, store, NULL, NULL, &err) && findings == 0, "and check still finds nothing");
	as_annotations_free(&list);
	as_store_close(store);
	as_buf_free(&sql);
	free(source);
	as_error_clear(&err);
}

/* A file put in the place of the one that is open. */
static void test_replaced(void)
{
	const char *path = test_path("replaced.db"), *other = test_path("other.db");
	struct as_doc doc;
	struct as_error err = AS_ERROR_INIT;
	char id[AS_UUID_TEXT];
	make_doc(&doc, "001.txt", text, strlen(text));
	struct as_store *store = open_as(path, "ann"), *second = open_as(other, "ann");
	tag(id, store, &doc, "MOSCOW", "place");
	tag(id, second, &doc, "MOSCOW", "place");
	tag(id, second, &doc, "Jan 11", "date");
	as_store_close(second);
	rename(other, path);
	OK(!as_annotation_delete(store, id, &err) && count_all(store) == 1, "a change to the file that is gone fails: %s",
	   as_error_text(&err));
	OK(as_store_changed(store) && count_all(store) == 2, "the file in its place is noticed and read");
	OK(as_annotation_delete(store, id, &err), "and written to: %s", as_error_text(&err));
	as_store_close(store);
	as_doc_free(&doc);
	as_error_clear(&err);
}

int main(void)
{
	test_folder_make();
	test_first_change();
	test_lazy_pair();
	test_annotations();
	test_order();
	test_evidence();
	test_overrides();
	test_groups();
	test_read_only_folder();
	test_released();
	test_replaced();
	test_folder_remove();
	return tap_done();
}
