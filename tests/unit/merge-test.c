/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joining sidecars: the same whichever comes first, nothing lost, conflicts
 * told; and withdrawing for good.  The number of random pairs may be given as
 * argument (tests/long/merges.py). */
#include <sqlite3.h>

#include "sidecar.h"
#include "store/check.h"
#include "store/entity.h"
#include "store/evidence.h"
#include "store/forget.h"
#include "store/history.h"
#include "store/merge.h"
#include "store/note.h"
#include "store/relation.h"
#include "store/schema.h"
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
	return as_check_sidecar(&count, store, on_finding, NULL, NULL) ? count : 999;
}

static void copy(const char *to, const char *from)
{
	struct as_buf bytes = AS_BUF_INIT;
	unlink(to);
	if (!as_file_read(&bytes, from, 1 << 28, NULL, NULL) || !as_file_replace(to, bytes.data, bytes.len, NULL))
		printf("# %s could not be copied\n", from);
	as_buf_free(&bytes);
}

/* Merges `from` into a copy of `base` named `to`; false when refused. */
static bool joined(const char *to, const char *base, const char *from, size_t *taken)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_merge merge;
	if (strcmp(to, base) != 0)
		copy(to, base);
	struct as_store *store = open_as(to, "ann");
	bool ok = as_merge(&merge, store, from, false, &err);
	if (!ok)
		printf("# %s\n", as_error_text(&err));
	if (taken)
		*taken = ok ? merge.taken : 0;
	if (ok)
		as_merge_free(&merge);
	as_store_close(store);
	as_error_clear(&err);
	return ok;
}

/* Every row of history and tables as text: not where a file is, nor in which order rows came. */
static void dump(struct as_buf *out, const char *path)
{
	sqlite3 *db = NULL;
	sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL);
	for (size_t t = 0; t <= as_projections_count; t++) {
		bool history = t == as_projections_count;
		char *sql = as_asprintf("SELECT * FROM %s ORDER BY %s", history ? "history" : as_projections[t].table,
					history ? "origin, seq" : as_projections[t].key);
		sqlite3_stmt *stmt = NULL;
		sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);
		as_buf_printf(out, "%s\n", sql);
		while (sqlite3_step(stmt) == SQLITE_ROW) {
			for (int i = 0; i < sqlite3_column_count(stmt); i++) {
				const unsigned char *cell = sqlite3_column_text(stmt, i);
				as_buf_printf(out, "%s|", cell ? (const char *)cell : "NULL");
			}
			as_buf_addc(out, '\n');
		}
		sqlite3_finalize(stmt);
		free(sql);
	}
	sqlite3_close(db);
}

static bool same(const char *a, const char *b)
{
	struct as_buf left = AS_BUF_INIT, right = AS_BUF_INIT;
	dump(&left, a);
	dump(&right, b);
	bool equal = left.len == right.len && !memcmp(left.data, right.data, left.len);
	for (size_t i = 0, line = 0; !equal && i < left.len && i < right.len; i++) {
		if (left.data[i] == '\n')
			line = i + 1;
		if (left.data[i] != right.data[i]) {
			printf("# left  %.300s\n# right %.300s\n", left.data + line, right.data + line);
			break;
		}
	}
	as_buf_free(&left);
	as_buf_free(&right);
	return equal;
}

/* ---- by hand */

static bool set(struct as_store *store, const char *id, enum as_annotation_field field, const char *value)
{
	struct as_change change = {field, value};
	return as_annotation_change(store, id, &change, 1, NULL);
}

static void test_conflicts(void)
{
	const char *a = test_path("a.db"), *b = test_path("b.db"), *ab = test_path("ab.db"), *ba = test_path("ba.db");
	struct as_doc doc;
	struct as_error err = AS_ERROR_INIT;
	struct as_merge merge;
	char claim[AS_UUID_TEXT], one[AS_UUID_TEXT], two[AS_UUID_TEXT], evidence_id[AS_UUID_TEXT];
	make_doc(&doc, "001.txt", text, strlen(text));
	struct as_store *ann = open_as(a, "ann");
	tag(claim, ann, &doc, "alpha bravo", "claim");
	tag(one, ann, &doc, "charlie", "person");
	tag(two, ann, &doc, "delta", "person");
	copy(b, a);
	struct as_store *bob = open_as(b, "bob");
	OK(set(ann, claim, AS_SET_VERDICT, "true") && set(bob, claim, AS_SET_VERDICT, "false"), "two verdicts");
	OK(set(ann, claim, AS_SET_STATE, "done") && set(bob, claim, AS_SET_STATE, "done"), "the same state twice");
	OK(set(ann, one, AS_SET_NOTE, "hers"), "a field that only one changed");
	OK(as_annotation_delete(ann, two, &err) && set(bob, two, AS_SET_TYPE, "place"), "deleted here, changed there");
	struct as_evidence evidence = {.url = "https://example.org/", .stance = "refutes"};
	OK(as_evidence_add(evidence_id, bob, claim, &evidence, &err), "evidence of one");
	as_store_close(bob);

	OK(as_merge(&merge, ann, b, true, &err), "a dry run: %s", as_error_text(&err));
	IS_INT(merge.conflicts_count, 2, "tells the conflicts");
	IS_INT(merge.taken, 4, "and the rows that would come");
	as_merge_free(&merge);
	IS_INT(count_all(ann), 2, "and changes nothing");
	as_store_close(ann);

	copy(ab, a);
	ann = open_as(ab, "ann");
	OK(as_merge(&merge, ann, b, false, &err), "merged: %s", as_error_text(&err));
	IS_INT(merge.conflicts_count, 2, "with two conflicts");
	const struct as_merge_conflict *verdict = NULL, *gone = NULL;
	for (size_t i = 0; i < merge.conflicts_count; i++)
		*(*merge.conflicts[i].field ? &verdict : &gone) = &merge.conflicts[i];
	if (OK(verdict && gone, "one of a field, one of a deletion")) {
		IS(verdict->what, "claim", "on the claim");
		IS(verdict->field, "verdict", "its verdict");
		IS(verdict->ours, "true", "ours");
		IS(verdict->theirs, "false", "theirs");
		IS(verdict->their_annotator, "bob", "with who said it");
		IS(verdict->words, "alpha bravo", "and the words");
		OK(!gone->ours && gone->theirs, "what one deleted, the other changed");
		IS(gone->words, "delta", "told by the words that were tagged");
	}
	as_merge_free(&merge);
	IS_INT(findings(ann), 0, "the tables say what the history says");
	struct as_annotation now;
	struct as_arena arena = {0};
	OK(as_annotation_get(&now, &arena, ann, claim, &err), "the claim is there");
	IS(now.state, "done", "with what both said");
	struct as_evidence_rows rows = AS_EVIDENCE_ROWS_INIT;
	OK(as_evidence_list(&rows, ann, NULL, &err) && rows.count == 1, "and the other's evidence");
	as_evidence_rows_free(&rows);
	OK(as_history_undo(NULL, ann, &err), "work goes on: undo");
	OK(tag(one, ann, &doc, "echo", "place"), "and tagging");
	IS_INT(findings(ann), 0, "and the tables agree");
	as_store_close(ann);

	size_t taken;
	OK(joined(ab, a, b, NULL) && joined(ba, b, a, NULL) && same(ab, ba), "the same from either side");
	OK(joined(ab, ab, b, &taken) && taken == 0 && same(ab, ba), "once more adds nothing");
	as_arena_free(&arena);
	as_doc_free(&doc);
	as_error_clear(&err);
}

/* A claim deleted on one side, while the other went on with it. */
static void test_kept(void)
{
	const char *a = test_path("ka.db"), *b = test_path("kb.db"), *ab = test_path("kab.db");
	struct as_doc doc;
	char claim[AS_UUID_TEXT], id[AS_UUID_TEXT];
	make_doc(&doc, "001.txt", text, strlen(text));
	struct as_store *ann = open_as(a, "ann");
	tag(claim, ann, &doc, "alpha bravo", "claim");
	copy(b, a);
	struct as_store *bob = open_as(b, "bob");
	struct as_evidence evidence = {.url = "https://example.org/", .stance = "supports"};
	as_evidence_add(id, bob, claim, &evidence, NULL);
	as_store_close(bob);
	as_annotation_delete(ann, claim, NULL);
	as_store_close(ann);
	OK(joined(ab, a, b, NULL), "a claim deleted here, given evidence there");
	struct as_store *store = open_as(ab, "ann");
	struct as_evidence_rows rows = AS_EVIDENCE_ROWS_INIT;
	OK(as_evidence_list(&rows, store, NULL, NULL) && rows.count == 1, "the evidence is not lost");
	IS_INT(findings(store), 0, "and has its claim");
	as_evidence_rows_free(&rows);
	as_store_close(store);
	as_doc_free(&doc);
}

static void test_refused(void)
{
	const char *a = test_path("ra.db"), *b = test_path("rb.db"), *c = test_path("rc.db");
	struct as_doc doc;
	struct as_error err = AS_ERROR_INIT;
	struct as_merge merge;
	char id[AS_UUID_TEXT];
	make_doc(&doc, "001.txt", text, strlen(text));
	struct as_store *ann = open_as(a, "ann");
	tag(id, ann, &doc, "alpha", "person");
	as_store_close(ann);
	copy(b, a);
	ann = open_as(a, "ann");
	tag(id, ann, &doc, "bravo", "person");
	as_store_close(ann);
	copy(c, a);
	/* Put back by writing over it: the same inode, so the same origin goes on. */
	char *restore = as_asprintf("cat '%s' > '%s'", b, a);
	OK(system(restore) == 0, "an older copy is put back in its place");
	free(restore);
	ann = open_as(a, "ann");
	tag(id, ann, &doc, "charlie", "person");
	OK(!as_merge(&merge, ann, c, false, &err) && err.code == AS_ERR_CONFLICT, "one origin with two futures: %s",
	   as_error_text(&err));
	IS_INT(count_all(ann), 2, "nothing was changed");
	as_error_clear(&err);
	sqlite3 *db;
	sqlite3_open(b, &db);
	sqlite3_exec(db, "UPDATE history SET annotator = 'eve'", NULL, NULL, NULL);
	sqlite3_close(db);
	OK(!as_merge(&merge, ann, b, false, &err) && err.code == AS_ERR_DAMAGED, "an altered one: %s",
	   as_error_text(&err));
	OK(!as_merge(&merge, ann, test_path("none.db"), false, &err), "one that is not there: %s", as_error_text(&err));
	as_store_close(ann);
	as_doc_free(&doc);
	as_error_clear(&err);
}

/* ---- withdrawing */

static bool file_holds(const char *path, const char *phrase)
{
	struct as_buf bytes = AS_BUF_INIT;
	as_file_read(&bytes, path, 1 << 28, NULL, NULL);
	bool found = memmem(bytes.data, bytes.len, phrase, strlen(phrase)) != NULL;
	as_buf_free(&bytes);
	return found;
}

static void test_forget(void)
{
	const char *a = test_path("fa.db"), *b = test_path("fb.db"), *ab = test_path("fab.db"), *ba = test_path("fba.db");
	struct as_doc doc;
	struct as_error err = AS_ERROR_INIT;
	char claim[AS_UUID_TEXT], id[AS_UUID_TEXT], kept[AS_UUID_TEXT];
	size_t rows;
	make_doc(&doc, "001.txt", text, strlen(text));
	struct as_store *store = open_as(a, "ann");
	tag(kept, store, &doc, "alpha", "person");
	tag(claim, store, &doc, "juliett kilo", "claim");
	set(store, claim, AS_SET_CLAIMANT, "Secret Witness");
	set(store, claim, AS_SET_CLAIMANT, "Protected Witness");
	struct as_evidence evidence = {.url = "https://leak.example/", .stance = "supports"};
	as_evidence_add(id, store, claim, &evidence, NULL);
	as_note_add(id, store, claim, "do not publish", NULL);
	as_store_close(store);
	copy(b, a);
	store = open_as(a, "ann");
	OK(as_forget(&rows, store, claim, &err), "a claim is withdrawn: %s", as_error_text(&err));
	IS_INT(rows, 6, "with its appearance, its changes, its evidence and its note");
	IS_INT(count_all(store), 1, "what is left is the rest");
	IS_INT(findings(store), 0, "check finds nothing wrong with it");
	OK(as_history_undo(NULL, store, &err) && count_all(store) == 0, "undo steps over it");
	OK(as_history_redo(NULL, store, &err) && count_all(store) == 1, "and redo");
	OK(!as_forget(&rows, store, claim, &err) && err.code == AS_ERR_NOT_FOUND, "a second time there is nothing");
	as_store_close(store);
	OK(!file_holds(a, "Secret Witness") && !file_holds(a, "Protected Witness") && !file_holds(a, "do not publish") &&
	   !file_holds(a, "leak.example") && !file_holds(a, "juliett kilo"), "no byte of it is left in the file");
	OK(file_holds(a, "alpha"), "the rest is");
	OK(joined(ab, a, b, NULL) && joined(ba, b, a, NULL), "a copy that still has it is merged, either way");
	OK(!file_holds(ab, "Secret Witness"), "it does not come back");
	OK(same(ab, ba), "and goes there");
	as_doc_free(&doc);
	as_error_clear(&err);
}

/* ---- at random */

static unsigned long long random_state = 20211213;
static unsigned pick(unsigned below)
{
	random_state = random_state * 6364136223846793005u + 1442695040888963407u; /* Knuth's MMIX */
	return (unsigned)(random_state >> 33) % below;
}

static void random_entity(struct as_store *store, const struct as_annotation *some)
{
	struct as_arena arena = {0};
	struct as_entity_row *rows;
	size_t count;
	char id[AS_UUID_TEXT];
	if (as_entity_list(&rows, &count, &arena, store, NULL)) {
		const char *one = count ? rows[pick((unsigned)count)].entity.id : NULL;
		const char *other = count ? rows[pick((unsigned)count)].entity.id : NULL;
		struct as_entity entity = {.canonical = words[pick(14)], .type = "person"};
		unsigned choice = pick(5);
		if (choice == 0 || !count)
			as_entity_add(id, store, &entity, NULL);
		else if (choice == 1)
			as_entity_alias(store, one, words[pick(14)], NULL);
		else if (choice == 2 && some && some->kind == AS_MENTION)
			as_entity_link(store, some->id, pick(4) ? one : NULL, NULL);
		else if (choice == 3 && strcmp(one, other) != 0)
			as_entity_merge(store, one, other, NULL);
		else if (choice == 4 && !pick(3))
			as_entity_delete(store, one, NULL);
	}
	as_arena_free(&arena);
}

static void random_step(struct as_store *store, struct as_doc *doc)
{
	struct as_annotations list = AS_ANNOTATIONS_INIT;
	as_annotation_list(&list, store, NULL, NULL);
	const struct as_annotation *some = list.count ? &list.items[pick((unsigned)list.count)] : NULL;
	const struct as_annotation *other = list.count ? &list.items[pick((unsigned)list.count)] : NULL;
	const char *word = words[pick(14)];
	char id[AS_UUID_TEXT];
	struct as_evidence evidence = {.url = word, .stance = "context"};
	struct as_anchor anchor = anchor_of(doc, word);
	switch (pick(14)) {
	case 0: case 1: tag(id, store, doc, word, "other"); break;
	case 2: tag(id, store, doc, word, "claim"); break;
	case 3: if (some) set(store, some->id, AS_SET_NOTE, word); break;
	case 4: if (some) as_annotation_move(store, some->id, &anchor, doc, NULL); break;
	case 5: if (some) as_annotation_delete(store, some->id, NULL); break;
	case 6: if (some && some->claim[0]) as_evidence_add(id, store, some->claim, &evidence, NULL); break;
	case 7: if (some && some->claim[0]) set(store, some->claim, AS_SET_VERDICT, word); break;
	case 8: if (some && other && some->claim[0] && other->claim[0] && strcmp(some->claim, other->claim) != 0) {
		struct as_claim_relation relation = {.kind = "repeats"};
		memcpy(relation.source, some->claim, AS_UUID_TEXT);
		memcpy(relation.target, other->claim, AS_UUID_TEXT);
		as_relation_add(id, store, &relation, NULL);
	} break;
	case 9: if (some) as_note_add(id, store, some->id, word, NULL); break;
	case 10: as_history_undo(NULL, store, NULL); break;
	case 11: as_history_redo(NULL, store, NULL); break;
	case 12: if (some && !pick(8)) as_forget(NULL, store, some->id, NULL); break;
	default: random_entity(store, some);
	}
	as_annotations_free(&list);
}

static void random_work(const char *path, const char *annotator, unsigned steps)
{
	struct as_doc doc;
	make_doc(&doc, "001.txt", text, strlen(text));
	struct as_store *store = open_as(path, annotator);
	while (steps--)
		random_step(store, &doc);
	as_store_close(store);
	as_doc_free(&doc);
}

static void test_random(unsigned pairs)
{
	const char *a = test_path("xa.db"), *b = test_path("xb.db"), *c = test_path("xc.db");
	const char *ab = test_path("xab.db"), *ba = test_path("xba.db"), *bc = test_path("xbc.db"),
		   *ab_c = test_path("xab_c.db"), *a_bc = test_path("xa_bc.db");
	unsigned refused = 0, not_commutative = 0, not_idempotent = 0, not_associative = 0, unsound = 0;
	for (unsigned i = 0; i < pairs; i++) {
		size_t taken = 0;
		unlink(a);
		random_work(a, "ann", 5 + pick(15));
		if (access(a, F_OK) != 0)
			continue; /* nothing came of the steps */
		copy(b, a);
		copy(c, a);
		random_work(a, "ann", pick(15));
		random_work(b, pick(3) ? "bob" : "ann", pick(15));
		random_work(c, "cem", pick(8));
		refused += !joined(ab, a, b, NULL) || !joined(ba, b, a, NULL) || !joined(bc, b, c, NULL) ||
			   !joined(ab_c, ab, c, NULL) || !joined(a_bc, a, bc, NULL);
		not_commutative += !same(ab, ba);
		not_associative += !same(ab_c, a_bc);
		not_idempotent += !joined(ba, ba, a, &taken) || taken || !same(ab, ba);
		struct as_store *store = open_as(ab_c, "ann");
		unsound += findings(store) != 0;
		as_store_close(store);
	}
	IS_INT(refused, 0, "of %u random pairs every one is joined", pairs);
	IS_INT(not_commutative, 0, "commutative: equal tables, equal history");
	IS_INT(not_associative, 0, "associative");
	IS_INT(not_idempotent, 0, "idempotent");
	IS_INT(unsound, 0, "check finds nothing wrong");
}

int main(int argc, char **argv)
{
	test_folder_make();
	test_conflicts();
	test_kept();
	test_refused();
	test_forget();
	test_random(argc > 1 ? (unsigned)atoi(argv[1]) : 25);
	test_folder_remove();
	return tap_done();
}
