/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>

#include "sidecar.h"
#include "store/check.h"
#include "store/evidence.h"
#include "store/history.h"
#include "store/override.h"
#include "tap.h"

static const char text[] = "alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november";
static const char *const words[] = {"alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf",
				    "hotel", "india", "juliett", "kilo",  "lima", "mike",    "november"};

static void on_finding(void *data, const struct as_check_finding *finding)
{
	(void)data;
	printf("# %s: %s\n", finding->where, finding->what);
}

static size_t findings(struct as_store *store)
{
	size_t count = 0;
	struct as_error err = AS_ERROR_INIT;
	if (!as_check_sidecar(&count, store, on_finding, NULL, &err)) {
		printf("# %s\n", as_error_text(&err));
		count = 999;
	}
	as_error_clear(&err);
	return count;
}

static void test_undo(void)
{
	const char *path = test_path("undo.db");
	struct as_doc doc;
	struct as_error err = AS_ERROR_INIT;
	struct as_buf what = AS_BUF_INIT;
	char one[AS_UUID_TEXT], two[AS_UUID_TEXT];
	make_doc(&doc, "001.txt", text, strlen(text));
	struct as_store *store = open_as(path, "ann");
	tag(one, store, &doc, "alpha", "person");
	tag(two, store, &doc, "bravo", "place");
	OK(as_history_undo(&what, store, &err), "the newest is taken back");
	IS(what.data, "tagged place \"bravo\" in 001.txt", "and named");
	as_store_close(store);
	store = open_as(path, "ann");
	OK(as_history_undo(NULL, store, &err) && count_all(store) == 0, "undo goes on after a restart");
	OK(!as_history_undo(NULL, store, &err) && err.code == AS_ERR_NOTHING, "to the start");
	OK(as_history_redo(NULL, store, &err) && as_history_redo(NULL, store, &err) && count_all(store) == 2,
	   "redo brings all back");
	OK(!as_history_redo(NULL, store, &err) && err.code == AS_ERR_NOTHING, "and no more");
	as_history_undo(NULL, store, &err);
	tag(one, store, &doc, "charlie", "other");
	OK(!as_history_redo(NULL, store, &err), "a new change clears the line of redo");
	OK(as_history_undo(NULL, store, &err) && as_history_undo(NULL, store, &err) && count_all(store) == 0,
	   "undo passes over what was cleared");
	IS_INT(findings(store), 0, "the tables say what the history says");
	as_store_close(store);
	as_buf_free(&what);
	as_doc_free(&doc);
	as_error_clear(&err);
}

static void test_two_annotators(void)
{
	const char *path = test_path("two.db");
	struct as_doc doc;
	struct as_error err = AS_ERROR_INIT;
	char claim[AS_UUID_TEXT], id[AS_UUID_TEXT];
	struct as_evidence evidence = {.url = "https://example.org/", .stance = "context"};
	struct as_change note = {AS_SET_NOTE, "hm"};
	make_doc(&doc, "001.txt", text, strlen(text));
	struct as_store *ann = open_as(path, "ann"), *bob = open_as(path, "bob");
	tag(claim, ann, &doc, "alpha bravo", "claim");
	OK(as_evidence_add(id, bob, claim, &evidence, &err), "bob adds evidence to ann's claim: %s",
	   as_error_text(&err));
	OK(!as_history_undo(NULL, ann, &err) && err.code == AS_ERR_CONFLICT && strstr(as_error_text(&err), "bob"),
	   "ann cannot undo the claim under it: %s", as_error_text(&err));
	OK(as_history_undo(NULL, bob, &err) && as_history_undo(NULL, ann, &err), "after bob's undo she can");
	OK(!as_history_redo(NULL, bob, &err) && err.code == AS_ERR_CONFLICT,
	   "bob cannot redo on a claim that is gone: %s", as_error_text(&err));
	OK(as_history_redo(NULL, ann, &err) && as_history_redo(NULL, bob, &err), "in order they can");
	tag(id, ann, &doc, "golf", "other");
	OK(as_annotation_change(bob, id, &note, 1, &err), "bob notes something on ann's tag: %s", as_error_text(&err));
	OK(!as_history_undo(NULL, ann, &err) && err.code == AS_ERR_CONFLICT, "which holds it too: %s",
	   as_error_text(&err));
	tag(id, bob, &doc, "echo", "other");
	tag(id, ann, &doc, "delta", "other");
	OK(as_history_undo(NULL, bob, &err) && count_all(ann) == 3, "undo is of one's own work only");
	IS_INT(findings(ann), 0, "the tables say what the history says");
	as_store_close(ann);
	as_store_close(bob);
	as_doc_free(&doc);
	as_error_clear(&err);
}

static void test_log(void)
{
	static const char *const want[] = {
		"undid: deleted place \"alpha bravo\" in 001.txt",
		"deleted place \"alpha bravo\" in 001.txt",
		"set the span of place to \"alpha bravo\" in 001.txt",
		"changed type, note of \"alpha\" in 001.txt",
		"tagged person \"alpha\" in 001.txt",
		"noted the document 001.txt",
	};
	struct as_doc doc;
	struct as_error err = AS_ERROR_INIT;
	struct as_arena arena = {0};
	struct as_log_row *rows;
	size_t count;
	char id[AS_UUID_TEXT];
	struct as_change changes[] = {{AS_SET_TYPE, "place"}, {AS_SET_NOTE, "hm"}};
	make_doc(&doc, "001.txt", text, strlen(text));
	struct as_store *store = open_as(test_path("log.db"), "ann");
	tag(id, store, &doc, "alpha", "person");
	as_annotation_change(store, id, changes, 2, &err);
	struct as_anchor anchor = anchor_of(&doc, "alpha bravo");
	as_annotation_move(store, id, &anchor, &doc, &err);
	as_annotation_delete(store, id, &err);
	as_history_undo(NULL, store, &err);
	OK(as_history_log(&rows, &count, &arena, store, 0, 0, &err), "the log is read: %s", as_error_text(&err));
	IS_INT(count, 6, "it has each action");
	for (size_t i = 0; i < count && i < 6; i++)
		IS(rows[i].what, want[i], "newest first");
	OK(rows[1].state == AS_LOG_UNDONE && rows[4].state == AS_LOG_DONE, "what was undone is marked");
	OK(as_history_log(&rows, &count, &arena, store, 1, 2, &err) && count == 2 && !strcmp(rows[0].what, want[1]),
	   "a part of it is read");
	as_store_close(store);
	as_arena_free(&arena);
	as_doc_free(&doc);
	as_error_clear(&err);
}

static void test_copy(void)
{
	const char *path = test_path("source.db"), *copy = test_path("copied.db");
	struct as_doc doc;
	struct as_arena arena = {0};
	struct as_log_row *rows;
	struct as_buf bytes = AS_BUF_INIT;
	size_t count;
	char id[AS_UUID_TEXT];
	make_doc(&doc, "001.txt", text, strlen(text));
	struct as_store *store = open_as(path, "ann");
	tag(id, store, &doc, "alpha", "person");
	as_store_close(store);
	as_file_read(&bytes, path, 1 << 24, NULL, NULL);
	as_file_replace(copy, bytes.data, bytes.len, NULL);
	as_buf_free(&bytes);
	store = open_as(copy, "ann");
	tag(id, store, &doc, "bravo", "person");
	as_history_log(&rows, &count, &arena, store, 0, 0, NULL);
	OK(strcmp(rows[0].origin, rows[1].origin) != 0, "a copy goes on writing under an origin of its own");
	IS_INT(rows[0].seq, 1, "from its first number");
	OK(as_history_undo(NULL, store, NULL) && as_history_undo(NULL, store, NULL) && count_all(store) == 0,
	   "undo goes on across origins");
	IS_INT(findings(store), 0, "and both chains hold");
	as_store_close(store);
	store = open_as(path, "ann");
	tag(id, store, &doc, "charlie", "person");
	as_history_log(&rows, &count, &arena, store, 0, 0, NULL);
	IS(rows[0].origin, rows[1].origin, "the original goes on under the old one");
	as_store_close(store);
	as_arena_free(&arena);
	as_doc_free(&doc);
}

/* ---- random actions against check */

static unsigned long long random_state = 20211213;
static unsigned pick(unsigned below)
{
	random_state = random_state * 6364136223846793005u + 1442695040888963407u; /* Knuth's MMIX */
	return (unsigned)(random_state >> 33) % below;
}

static void random_change(struct as_store *store, struct as_doc *docs, struct as_annotations *list)
{
	char id[AS_UUID_TEXT];
	struct as_doc *doc = &docs[pick(2)];
	const char *word = words[pick(14)];
	const struct as_annotation *some = list->count ? &list->items[pick((unsigned)list->count)] : NULL;
	struct as_anchor anchor;
	struct as_evidence evidence = {.url = word, .stance = "context"};
	struct as_change changes[] = {
		{AS_SET_NOTE, pick(3) ? word : NULL},
		{some && some->kind == AS_APPEARANCE ? AS_SET_VERDICT : AS_SET_TYPE, word}};
	switch (pick(9)) {
	case 0: case 1:
		tag(id, store, doc, word, "other");
		break;
	case 2:
		tag(id, store, doc, word, "claim");
		break;
	case 3:
		if (some)
			as_annotation_change(store, some->id, changes, 2, NULL);
		break;
	case 4:
		anchor = anchor_of(doc, word);
		if (some)
			as_annotation_move(store, some->id, &anchor, doc, NULL);
		break;
	case 5:
		if (some)
			as_annotation_delete(store, some->id, NULL);
		break;
	case 6:
		if (some && some->claim[0])
			as_evidence_add(id, store, some->claim, &evidence, NULL);
		break;
	case 7:
		anchor = anchor_of(doc, word);
		as_override_set(store, &anchor, pick(2) ? AS_ROLE_FURNITURE : AS_ROLE_BODY, doc, NULL);
		break;
	case 8:
		anchor = anchor_of(doc, word);
		as_override_clear(store, &anchor, NULL);
		break;
	}
}

static void random_step(struct as_store *store, struct as_doc *docs)
{
	struct as_annotations list = AS_ANNOTATIONS_INIT;
	as_annotation_list(&list, store, NULL, NULL);
	unsigned choice = pick(12);
	if (choice < 3) {
		as_history_undo(NULL, store, NULL);
	} else if (choice < 5) {
		as_history_redo(NULL, store, NULL);
	} else if (choice == 5) {
		as_store_begin(store, NULL);
		for (unsigned i = pick(6); i > 0; i--)
			random_change(store, docs, &list);
		if (pick(4))
			as_store_commit(store, NULL);
		else
			as_store_rollback(store);
	} else {
		random_change(store, docs, &list);
	}
	as_annotations_free(&list);
}

static char *picture(struct as_store *store)
{
	struct as_annotations list = AS_ANNOTATIONS_INIT;
	struct as_buf out = AS_BUF_INIT;
	as_annotation_list(&list, store, NULL, NULL);
	for (size_t i = 0; i < list.count; i++)
		as_buf_printf(&out, "%s %s %s %s %s\n", list.items[i].id, list.items[i].type,
			      list.items[i].anchor.exact, list.items[i].note ? list.items[i].note : "-",
			      list.items[i].verdict ? list.items[i].verdict : "-");
	as_annotations_free(&list);
	return as_buf_detach(&out);
}

/* Whose group is the next in order: 0 ann, 1 bob, -1 nobody's. */
static int whose(const char *path, const char *which)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *stmt = NULL;
	char *sql = as_asprintf("SELECT annotator = 'bob' FROM action_group WHERE %s LIMIT 1", which);
	sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL);
	sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);
	int who = sqlite3_step(stmt) == SQLITE_ROW ? sqlite3_column_int(stmt, 0) : -1;
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	free(sql);
	return who;
}

static void test_random(void)
{
	const char *path = test_path("random.db");
	struct as_doc docs[2];
	struct as_error err = AS_ERROR_INIT;
	make_doc(&docs[0], "001.txt", text, strlen(text));
	make_doc(&docs[1], "002.txt", text, strlen(text));
	struct as_store *stores[] = {open_as(path, "ann"), open_as(path, "bob")};
	size_t wrong = 0;
	for (int i = 1; i <= 2000; i++) {
		random_step(stores[pick(2)], docs);
		if (i % 500 == 0)
			wrong += findings(stores[0]);
	}
	IS_INT(wrong, 0, "after 2,000 random steps of two annotators the tables say what the history says");
	char id[AS_UUID_TEXT];
	for (int i = 0; i < 2; i++) /* ends both lines of redo */
		tag(id, stores[i], &docs[0], "alpha", "other");
	as_store_close(stores[1]);

	char *full = picture(stores[0]);
	struct as_store *bob = open_as(path, "bob");
	struct as_store *both[] = {stores[0], bob};
	size_t undone = 0, redone = 0;
	for (int who; (who = whose(path, "state = 'done' ORDER BY lamport DESC")) >= 0; undone++)
		if (!as_history_undo(NULL, both[who], &err))
			break;
	printf("# %zu groups undone, %s\n", undone, as_error_text(&err));
	IS_INT(count_all(stores[0]), 0, "undo to the start leaves nothing");
	IS_INT(findings(stores[0]), 0, "and the tables agree");
	for (int who; (who = whose(path, "state = 'undone' ORDER BY lamport")) >= 0; redone++)
		if (!as_history_redo(NULL, both[who], &err))
			break;
	printf("# %zu groups redone, %s\n", redone, as_error_text(&err));
	IS_INT(redone, undone, "redo finds every group");
	char *again = picture(stores[0]);
	IS(again, full, "and everything is as it was");
	IS_INT(findings(stores[0]), 0, "and the tables agree");
	free(full);
	free(again);
	as_store_close(bob);
	as_store_close(stores[0]);
	as_doc_free(&docs[0]);
	as_doc_free(&docs[1]);
	as_error_clear(&err);
}

int main(void)
{
	test_folder_make();
	test_undo();
	test_two_annotators();
	test_log();
	test_copy();
	test_random();
	test_folder_remove();
	return tap_done();
}
