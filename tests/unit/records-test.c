/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Relations, notes, pins, rejections, filters, tags of whole documents,
 * discontinuous spans; what becomes of them when what they hang on goes. */
#include <sqlite3.h>

#include "db/db.h"
#include "sidecar.h"
#include "store/check.h"
#include "store/claimrecord.h"
#include "store/document.h"
#include "store/entity.h"
#include "store/evidence.h"
#include "store/filter.h"
#include "store/history.h"
#include "store/note.h"
#include "store/pin.h"
#include "store/project.h"
#include "store/rejection.h"
#include "store/relation.h"
#include "store/schema.h"
#include "tap.h"

static const char text[] = "alpha bravo charlie delta echo foxtrot golf";

static struct as_doc doc, other;
static struct as_arena arena;
static struct as_error err = AS_ERROR_INIT;

static size_t findings(struct as_store *store)
{
	size_t count = 0;
	return as_check_sidecar(&count, store, NULL, NULL, &err) ? count : 999;
}

static size_t documents(struct as_store *store)
{
	struct as_document_row *rows;
	size_t count;
	return as_document_list(&rows, &count, &arena, store, &err) ? count : 999;
}

static const char *last_said(struct as_store *store)
{
	struct as_log_row *rows;
	size_t count;
	return as_history_log(&rows, &count, &arena, store, 0, 1, &err) && count ? rows[0].what : "";
}

/* The id of a new claim, and of its appearance. */
static void claim_of(char claim[AS_UUID_TEXT], char id[AS_UUID_TEXT], struct as_store *store, const char *words)
{
	struct as_annotation got;
	tag(id, store, &doc, words, "claim");
	as_annotation_get(&got, &arena, store, id, &err);
	memcpy(claim, got.claim, AS_UUID_TEXT);
}

static void test_relations(void)
{
	struct as_store *store = open_as(test_path("relations.db"), "ann");
	char one[AS_UUID_TEXT], two[AS_UUID_TEXT], a[AS_UUID_TEXT], b[AS_UUID_TEXT], id[AS_UUID_TEXT];
	struct as_claim_relation *rows, relation = {.kind = "contradicts"};
	size_t count;
	claim_of(one, a, store, "alpha bravo");
	claim_of(two, b, store, "charlie delta");
	memcpy(relation.source, one, AS_UUID_TEXT);
	memcpy(relation.target, two, AS_UUID_TEXT);
	OK(as_relation_add(id, store, &relation, &err), "two claims are related: %s", as_error_text(&err));
	IS(last_said(store), "related \"alpha bravo\" to \"charlie delta\": contradicts", "and the log says how");
	memcpy(relation.target, a, AS_UUID_TEXT);
	OK(!as_relation_add(id, store, &relation, &err) && err.code == AS_ERR_NOT_FOUND, "claims, not annotations: %s",
	   as_error_text(&err));
	relation.kind = "likes";
	OK(!as_relation_add(id, store, &relation, &err) && err.code == AS_ERR_USAGE, "in one of four ways: %s",
	   as_error_text(&err));
	OK(as_relation_list(&rows, &count, &arena, store, two, &err) && count == 1 && !strcmp(rows[0].source, one),
	   "it is found from either side");
	OK(as_annotation_delete(store, b, &err) && as_relation_list(&rows, &count, &arena, store, NULL, &err) && count == 0,
	   "a claim takes its relations along");
	OK(as_history_undo(NULL, store, &err) && as_relation_list(&rows, &count, &arena, store, one, &err) && count == 1,
	   "and brings them back");
	IS_INT(findings(store), 0, "and the tables agree");
	as_store_close(store);
}

static void test_notes(void)
{
	struct as_store *store = open_as(test_path("notes.db"), "ann");
	char place[AS_UUID_TEXT], id[AS_UUID_TEXT], on_doc[AS_UUID_TEXT];
	struct as_note *rows;
	size_t count;
	OK(as_note_add_document(on_doc, store, &doc, "read this first", &err) && documents(store) == 1,
	   "a note on a document keeps it listed: %s", as_error_text(&err));
	OK(as_note_list_document(&rows, &count, &arena, store, "001.txt", &err) && count == 1 &&
	   !strcmp(rows[0].text, "read this first"), "and is found by it");
	tag(place, store, &other, "golf", "place");
	OK(as_note_add(id, store, place, "which one?", &err), "a note on a tag");
	OK(as_annotation_delete(store, place, &err) && as_note_list(&rows, &count, &arena, store, place, &err) && count == 1,
	   "outlives it");
	OK(!as_note_add(id, store, "alpha", "x", &err) && err.code == AS_ERR_USAGE, "a note is on an id: %s", as_error_text(&err));
	OK(!as_note_add(id, store, place, "", &err), "and has a text");
	OK(as_note_delete(store, on_doc, &err) && documents(store) == 0, "without notes and tags no document is listed");
	IS(last_said(store), "deleted the note \"read this first\"", "the log names the note");
	IS_INT(findings(store), 0, "and the tables agree");
	as_store_close(store);
}

static void test_pins(void)
{
	struct as_store *store = open_as(test_path("pins.db"), "ann");
	char id[AS_UUID_TEXT], refused[AS_UUID_TEXT], saved[AS_UUID_TEXT], same[AS_UUID_TEXT];
	struct as_pin *pins;
	struct as_rejection *rejections;
	struct as_filter *filters;
	size_t count;
	struct as_anchor left = anchor_of(&doc, "bravo"), right = anchor_of(&other, "echo foxtrot");
	OK(as_pin_add(id, store, &left, &doc, &right, &other, NULL, &err) && documents(store) == 2,
	   "two places of two documents are pinned: %s", as_error_text(&err));
	OK(as_pin_list(&pins, &count, &arena, store, "002.txt", &err) && count == 1, "found from the right");
	IS(pins[0].sides[0].exact, "bravo", "the left side is there");
	IS(pins[0].sides[1].exact, "echo foxtrot", "and the right one");
	IS(pins[0].sides[1].document, "002.txt", "in its document");
	IS(last_said(store), "pinned \"bravo\" in 001.txt to \"echo foxtrot\" in 002.txt", "and the log says so");
	OK(as_pin_delete(store, id, &err) && documents(store) == 0, "and goes with both");
	OK(as_history_undo(NULL, store, &err) && documents(store) == 2, "and comes with both");
	OK(as_rejection_add(refused, store, &left, &doc, "person", &err) &&
	   as_rejection_list(&rejections, &count, &arena, store, "001.txt", &err) && count == 1 &&
	   !strcmp(rejections[0].anchor.exact, "bravo"), "a refused suggestion is remembered");
	OK(as_filter_set(saved, store, "mine", "state:open", &err) && as_filter_set(same, store, "mine", "state:done", &err) &&
	   !strcmp(saved, same), "a filter is saved, and again under the same name");
	OK(as_filter_list(&filters, &count, &arena, store, &err) && count == 1 && !strcmp(filters[0].query, "state:done"),
	   "the later query counts");
	enum as_object kind;
	OK(as_store_find(&kind, same, store, id, &err) && kind == AS_OBJECT_PIN, "a pin is found by its id");
	IS_INT(findings(store), 0, "and the tables agree");
	as_store_close(store);
}

static void test_spans(void)
{
	struct as_store *store = open_as(test_path("spans.db"), "ann");
	char whole[AS_UUID_TEXT], split[AS_UUID_TEXT];
	struct as_annotation got, tag_of_all = {.kind = AS_DOCUMENT_TAG, .type = "opinion"};
	struct as_tag_count *counts;
	size_t count;
	OK(as_annotation_add(whole, store, &tag_of_all, &doc, &err), "a whole document is tagged: %s", as_error_text(&err));
	IS(last_said(store), "tagged the document 001.txt as opinion", "the log says so");
	OK(as_annotation_get(&got, &arena, store, whole, &err) && got.kind == AS_DOCUMENT_TAG && !got.anchor.end,
	   "and reads so");
	OK(as_annotation_counts(&counts, &count, &arena, store, &err) && counts[0].tags == 1, "it is counted");
	struct as_offsets offsets;
	struct as_span span;
	as_offsets_init(&offsets, &other);
	IS_INT(as_anchor_resolve(&span, &got.anchor, &offsets), AS_ANCHOR_EXACT, "no change of the document loses it");
	as_offsets_free(&offsets);
	struct as_anchor golf = anchor_of(&doc, "golf");
	OK(!as_annotation_move(store, whole, &golf, &doc, &err), "it has no place to move to: %s", as_error_text(&err));
	tag(split, store, &doc, "alpha", "person");
	struct as_anchor parts[] = {anchor_of(&doc, "alpha"), anchor_of(&doc, "charlie"), anchor_of(&doc, "echo")};
	OK(as_annotation_move_parts(store, split, parts, 3, &doc, &err), "a span gets further parts: %s", as_error_text(&err));
	OK(as_annotation_get(&got, &arena, store, split, &err) && got.parts_count == 2 &&
	   !strcmp(got.parts[1].exact, "echo"), "which are read in order");
	OK(as_annotation_move(store, split, &golf, &doc, &err) && as_annotation_get(&got, &arena, store, split, &err) &&
	   got.parts_count == 0, "and loses them by a move");
	OK(as_history_undo(NULL, store, &err) && as_annotation_get(&got, &arena, store, split, &err) && got.parts_count == 2,
	   "which undo takes back");
	struct as_annotation made = {.kind = AS_MENTION, .type = "person", .anchor = parts[0], .parts = parts + 1,
				     .parts_count = 2};
	OK(as_annotation_add(split, store, &made, &doc, &err) && as_annotation_get(&got, &arena, store, split, &err) &&
	   got.parts_count == 2, "or is made with them");
	IS_INT(findings(store), 0, "and the tables agree");
	as_store_close(store);
}

static void test_evidence_in_document(void)
{
	struct as_store *store = open_as(test_path("evidence.db"), "ann");
	char claim[AS_UUID_TEXT], a[AS_UUID_TEXT], id[AS_UUID_TEXT];
	struct as_evidence got, evidence = {.stance = "refutes", .anchor = anchor_of(&other, "golf")};
	claim_of(claim, a, store, "alpha bravo");
	OK(as_evidence_add_at(id, store, claim, &evidence, &other, &err), "a place is evidence enough: %s",
	   as_error_text(&err));
	OK(as_evidence_get(&got, &arena, store, id, &err) && !strcmp(got.anchor.exact, "golf"), "and is read");
	IS(got.anchor.document, "002.txt", "with its document");
	OK(!as_evidence_add(id, store, claim, &evidence, &err), "without document, URL and quote there is none: %s",
	   as_error_text(&err));
	IS_INT(findings(store), 0, "and the tables agree");
	as_store_close(store);
}

/* ---- what two people did apart */

static void copy_file(const char *from, const char *to)
{
	struct as_buf bytes = AS_BUF_INIT;
	as_file_read(&bytes, from, 1 << 24, NULL, NULL);
	as_file_replace(to, bytes.data, bytes.len, NULL);
	as_buf_free(&bytes);
}

static bool join(const char *into, const char *from)
{
	struct as_db_options options = {
		.access = AS_DB_WRITE, .application_id = AS_SIDECAR_ID, .version = AS_SIDECAR_VERSION};
	sqlite3 *raw = NULL;
	struct as_db *db = NULL;
	sqlite3_open(into, &raw);
	char *sql = as_asprintf("ATTACH '%s' AS other; INSERT OR IGNORE INTO history SELECT * FROM other.history;"
				" INSERT OR IGNORE INTO meta SELECT * FROM other.meta WHERE key LIKE 'tail:%%'", from);
	bool ok = sqlite3_exec(raw, sql, NULL, NULL, NULL) == SQLITE_OK;
	free(sql);
	sqlite3_close(raw);
	ok = ok && as_db_open(&db, into, &options, &err) && as_db_begin(db, &err) && as_project_again(db, &err) &&
	     as_db_commit(db, &err);
	as_db_close(db);
	return ok;
}

static void test_apart(void)
{
	const char *here = test_path("here.db"), *there = test_path("there.db");
	struct as_store *store = open_as(here, "ann"), *bob;
	char claim[AS_UUID_TEXT], a[AS_UUID_TEXT], entity[AS_UUID_TEXT], mention[AS_UUID_TEXT], id[AS_UUID_TEXT];
	struct as_annotation got;
	claim_of(claim, a, store, "alpha bravo");
	as_entity_add(entity, store, &(struct as_entity){.canonical = "Golf", .type = "person"}, &err);
	tag(mention, store, &doc, "golf", "person");
	as_store_close(store);
	copy_file(here, there);

	bob = open_as(there, "bob");
	OK(as_evidence_add(id, bob, claim, &(struct as_evidence){.url = "x", .stance = "context"}, &err) &&
	   as_entity_link(bob, mention, entity, &err) &&
	   as_entity_change(bob, entity, &(struct as_change){AS_ENTITY_NOTE, "known"}, 1, &err),
	   "bob uses claim and entity");
	as_store_close(bob);
	store = open_as(here, "ann");
	OK(as_annotation_delete(store, claim, &err) && as_entity_delete(store, entity, &err), "while ann deletes both");
	as_store_close(store);

	OK(join(here, there), "joined: %s", as_error_text(&err));
	store = open_as(here, "ann");
	OK(as_entity_known(store, entity, &err), "the entity stays, since a mention needs it");
	OK(as_annotation_get(&got, &arena, store, mention, &err) && !strcmp(got.entity, entity), "the mention has it");
	OK(as_claimrecord_get(&got, &arena, store, claim, &err), "the claim stays, since evidence needs it");
	OK(as_annotation_change(store, claim, &(struct as_change){AS_SET_VERDICT, "true"}, 1, &err) &&
	   as_claimrecord_get(&got, &arena, store, claim, &err) && got.verdict && !strcmp(got.verdict, "true"),
	   "and can be changed, without an appearance");
	IS_INT(findings(store), 0, "and the tables agree");
	OK(as_entity_link(store, mention, NULL, &err) && !as_entity_known(store, entity, &err),
	   "when the last mention leaves it, it is gone");
	OK(as_evidence_delete(store, id, &err) && !as_claimrecord_get(&got, &arena, store, claim, &err),
	   "as is the claim without its evidence");
	IS_INT(findings(store), 0, "and the tables agree");
	as_store_close(store);
}

/* A row whose action was withdrawn. */
static void test_withdrawn(void)
{
	const char *path = test_path("withdrawn.db");
	struct as_store *store = open_as(path, "ann");
	struct as_db_options options = {
		.access = AS_DB_WRITE, .application_id = AS_SIDECAR_ID, .version = AS_SIDECAR_VERSION};
	struct as_db *db = NULL;
	char claim[AS_UUID_TEXT], a[AS_UUID_TEXT], id[AS_UUID_TEXT], kept[AS_UUID_TEXT];
	claim_of(claim, a, store, "alpha bravo");
	as_evidence_add(id, store, claim, &(struct as_evidence){.url = "x", .stance = "context"}, &err);
	tag(kept, store, &doc, "golf", "place");
	as_store_close(store);
	char *sql = as_asprintf("UPDATE history SET action = NULL WHERE object = '%s'", claim);
	OK(as_db_open(&db, path, &options, &err) && as_db_begin(db, &err) && as_db_exec(db, sql, &err) &&
	   as_project_again(db, &err) && as_db_commit(db, &err), "a claim is withdrawn: %s", as_error_text(&err));
	free(sql);
	as_db_close(db);
	store = open_as(path, "ann");
	IS_INT(count_all(store), 1, "its appearance and its evidence go with it, the rest stays");
	OK(as_history_undo(NULL, store, &err) && count_all(store) == 0, "undo goes on: %s", as_error_text(&err));
	OK(as_history_redo(NULL, store, &err) && count_all(store) == 1, "and redo");
	as_store_close(store);
}

int main(void)
{
	test_folder_make();
	make_doc(&doc, "001.txt", text, strlen(text));
	make_doc(&other, "002.txt", text, strlen(text));
	test_relations();
	test_notes();
	test_pins();
	test_spans();
	test_evidence_in_document();
	test_apart();
	test_withdrawn();
	as_doc_free(&doc);
	as_doc_free(&other);
	as_arena_free(&arena);
	as_error_clear(&err);
	test_folder_remove();
	return tap_done();
}
