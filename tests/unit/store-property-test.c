/* SPDX-License-Identifier: GPL-3.0-or-later */
/* store-property-test [EDITS [INTERVAL [SEED]]]: random verbs of two annotators over
 * all kinds of objects, undo and redo among them.  After each INTERVAL the
 * tables must be those that the history alone makes; undo to the start must
 * leave nothing, redo bring all back.  Then two copies go on apart and are
 * joined, and the same holds for what came of both. */
#include <sqlite3.h>

#include "db/db.h"
#include "sidecar.h"
#include "store/check.h"
#include "store/codebook.h"
#include "store/entity.h"
#include "store/evidence.h"
#include "store/filter.h"
#include "store/history.h"
#include "store/note.h"
#include "store/override.h"
#include "store/pin.h"
#include "store/project.h"
#include "store/rejection.h"
#include "store/relation.h"
#include "store/schema.h"
#include "tap.h"

static const char text[] = "alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november";
static const char *const words[] = {"alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf",
				    "hotel", "india", "juliett", "kilo",  "lima", "mike",    "november"};
enum { WORDS = sizeof words / sizeof words[0], DOCS = 3, REMEMBERED = 24 };

static unsigned long long random_state = 20211213;
static unsigned pick(unsigned below)
{
	random_state = random_state * 6364136223846793005u + 1442695040888963407u; /* Knuth's MMIX */
	return (unsigned)(random_state >> 33) % below;
}

static const char *word(void)
{
	return words[pick(WORDS)];
}

/* ---- the ids seen lately, by kind: some of what they name is gone */

enum kind { ANNOTATIONS, CLAIMS, ENTITIES, EVIDENCE, NOTES, RELATIONS, PINS, REJECTIONS, FILTERS, KINDS };
struct world {
	struct as_doc docs[DOCS];
	struct as_anchor anchors[DOCS][WORDS];
	struct as_store *store;
	char ids[KINDS][REMEMBERED][AS_UUID_TEXT];
	unsigned count[KINDS];
};

static void remember(struct world *world, enum kind kind, const char *id)
{
	unsigned slot = world->count[kind] < REMEMBERED ? world->count[kind]++ : pick(REMEMBERED);
	memcpy(world->ids[kind][slot], id, AS_UUID_TEXT);
}

static const char *some(struct world *world, enum kind kind)
{
	return world->count[kind] ? world->ids[kind][pick(world->count[kind])]
				  : "12345678-1234-4234-8234-123456789abc";
}

/* ---- verbs: what fails, since its object is gone, must fail whole */

static void add_mention(struct world *world)
{
	char id[AS_UUID_TEXT];
	unsigned doc = pick(DOCS), first = pick(WORDS);
	struct as_annotation annotation = {.kind = pick(8) ? AS_MENTION : AS_DOCUMENT_TAG, .type = word(),
					   .anchor = world->anchors[doc][first], .parts = world->anchors[doc],
					   .parts_count = pick(6) ? 0 : 1 + pick(3)};
	if (pick(2))
		snprintf(annotation.entity, sizeof annotation.entity, "%s", some(world, ENTITIES));
	if (as_annotation_add(id, world->store, &annotation, &world->docs[doc], NULL))
		remember(world, ANNOTATIONS, id);
}

static void add_claim(struct world *world)
{
	struct as_arena arena = {0};
	char id[AS_UUID_TEXT];
	unsigned doc = pick(DOCS);
	struct as_annotation annotation = {.kind = AS_APPEARANCE, .anchor = world->anchors[doc][pick(WORDS)],
					   .claimant = word(), .form = pick(2) ? "quote" : NULL,
					   .claimant_entity = pick(2) ? some(world, ENTITIES) : NULL};
	if (pick(2))
		snprintf(annotation.claim, sizeof annotation.claim, "%s", some(world, CLAIMS));
	if (as_annotation_add(id, world->store, &annotation, &world->docs[doc], NULL) &&
	    as_annotation_get(&annotation, &arena, world->store, id, NULL)) {
		remember(world, ANNOTATIONS, id);
		remember(world, CLAIMS, annotation.claim);
	}
	as_arena_free(&arena);
}

static void change_annotation(struct world *world)
{
	const struct as_change changes[] = {{AS_SET_NOTE, pick(3) ? word() : NULL}, {AS_SET_TYPE, word()}};
	as_annotation_change(world->store, some(world, ANNOTATIONS), changes, 1 + pick(2), NULL);
}

static void change_claim(struct world *world)
{
	const struct as_change changes[] = {{AS_SET_VERDICT, word()},
					    {AS_SET_CLAIMANT_ENTITY, pick(3) ? some(world, ENTITIES) : NULL},
					    {AS_SET_RATIONALE, word()}};
	as_annotation_change(world->store, some(world, CLAIMS), &changes[pick(3)], 1, NULL);
}

static void move(struct world *world)
{
	unsigned doc = pick(DOCS);
	as_annotation_move_parts(world->store, some(world, ANNOTATIONS), &world->anchors[doc][pick(WORDS - 3)],
				 pick(3) ? 1 : 1 + pick(3), &world->docs[doc], NULL);
}

static void delete_annotation(struct world *world)
{
	as_annotation_delete(world->store, some(world, pick(4) ? ANNOTATIONS : CLAIMS), NULL);
}

static void add_entity(struct world *world)
{
	char id[AS_UUID_TEXT];
	struct as_entity entity = {.canonical = word(), .type = word(), .note = pick(2) ? word() : NULL,
				   .external_id = pick(2) ? "Q4167410" : NULL};
	if (as_entity_add(id, world->store, &entity, NULL))
		remember(world, ENTITIES, id);
}

static void change_entity(struct world *world)
{
	const struct as_change change = {pick(AS_ENTITY_COUNT), word()};
	as_entity_change(world->store, some(world, ENTITIES), &change, 1, NULL);
}

static void alias(struct world *world)
{
	if (pick(3))
		as_entity_alias(world->store, some(world, ENTITIES), word(), NULL);
	else
		as_entity_unalias(world->store, some(world, ENTITIES), word(), NULL);
}

static void link_mention(struct world *world)
{
	as_entity_link(world->store, some(world, ANNOTATIONS), pick(4) ? some(world, ENTITIES) : NULL, NULL);
}

static void delete_entity(struct world *world)
{
	as_entity_delete(world->store, some(world, ENTITIES), NULL);
}

static void merge_entities(struct world *world)
{
	as_entity_merge(world->store, some(world, ENTITIES), some(world, ENTITIES), NULL);
}

static void split_entity(struct world *world)
{
	char id[AS_UUID_TEXT];
	const char *const mentions[] = {some(world, ANNOTATIONS), some(world, ANNOTATIONS)};
	struct as_entity entity = {.canonical = word(), .type = word()};
	if (as_entity_split(id, world->store, &entity, mentions, pick(3), NULL))
		remember(world, ENTITIES, id);
}

static void evidence(struct world *world)
{
	char id[AS_UUID_TEXT];
	unsigned doc = pick(DOCS), choice = pick(4);
	struct as_evidence row = {.url = word(), .stance = "context", .anchor = world->anchors[doc][pick(WORDS)]};
	const struct as_change change = {AS_EVIDENCE_NOTE, word()};
	if (choice == 0)
		as_evidence_change(world->store, some(world, EVIDENCE), &change, 1, NULL);
	else if (choice == 1)
		as_evidence_delete(world->store, some(world, EVIDENCE), NULL);
	else if (as_evidence_add_at(id, world->store, some(world, CLAIMS), &row, choice == 2 ? &world->docs[doc] : NULL,
				    NULL))
		remember(world, EVIDENCE, id);
}

static void relation(struct world *world)
{
	char id[AS_UUID_TEXT];
	struct as_claim_relation row = {.kind = pick(2) ? "repeats" : "contradicts"};
	const struct as_change change = {AS_RELATION_NOTE, word()};
	snprintf(row.source, sizeof row.source, "%s", some(world, CLAIMS));
	snprintf(row.target, sizeof row.target, "%s", some(world, CLAIMS));
	switch (pick(4)) {
	case 0: as_relation_change(world->store, some(world, RELATIONS), &change, 1, NULL); break;
	case 1: as_relation_delete(world->store, some(world, RELATIONS), NULL); break;
	default:
		if (as_relation_add(id, world->store, &row, NULL))
			remember(world, RELATIONS, id);
	}
}

static void note(struct world *world)
{
	char id[AS_UUID_TEXT];
	const struct as_change change = {AS_NOTE_TEXT, word()};
	unsigned choice = pick(4);
	if (choice == 0)
		as_note_change(world->store, some(world, NOTES), &change, 1, NULL);
	else if (choice == 1)
		as_note_delete(world->store, some(world, NOTES), NULL);
	else if (choice == 2 ? as_note_add(id, world->store, some(world, (enum kind)pick(KINDS)), word(), NULL)
			     : as_note_add_document(id, world->store, &world->docs[pick(DOCS)], word(), NULL))
		remember(world, NOTES, id);
}

static void pin(struct world *world)
{
	char id[AS_UUID_TEXT];
	unsigned left = pick(DOCS), right = pick(DOCS);
	if (!pick(3))
		as_pin_delete(world->store, some(world, PINS), NULL);
	else if (as_pin_add(id, world->store, &world->anchors[left][pick(WORDS)], &world->docs[left],
			    &world->anchors[right][pick(WORDS)], &world->docs[right], word(), NULL))
		remember(world, PINS, id);
}

static void rejection(struct world *world)
{
	char id[AS_UUID_TEXT];
	unsigned doc = pick(DOCS);
	if (!pick(3))
		as_rejection_delete(world->store, some(world, REJECTIONS), NULL);
	else if (as_rejection_add(id, world->store, &world->anchors[doc][pick(WORDS)], &world->docs[doc], word(), NULL))
		remember(world, REJECTIONS, id);
}

static void filter(struct world *world)
{
	char id[AS_UUID_TEXT];
	if (!pick(3))
		as_filter_delete(world->store, some(world, FILTERS), NULL);
	else if (as_filter_set(id, world->store, word(), word(), NULL))
		remember(world, FILTERS, id);
}

static void codebook(struct world *world)
{
	char id[AS_UUID_TEXT];
	struct as_codebook_tag tag = {.name = word(), .key = "k", .colour = word(), .parent = pick(2) ? word() : NULL,
				      .type = pick(2) ? "document" : NULL};
	as_codebook_id(id, tag.name);
	switch (pick(5)) {
	case 0: as_codebook_delete(world->store, id, NULL); break;
	case 1: as_codebook_rename(world->store, tag.name, word(), NULL); break;
	default: as_codebook_set(world->store, &tag, NULL); break;
	}
}

static void override(struct world *world)
{
	unsigned doc = pick(DOCS);
	const struct as_anchor *anchor = &world->anchors[doc][pick(WORDS)];
	if (pick(3))
		as_override_set(world->store, anchor, pick(2) ? AS_ROLE_FURNITURE : AS_ROLE_BODY, &world->docs[doc], NULL);
	else
		as_override_clear(world->store, anchor, NULL);
}

static void random_change(struct world *world)
{
	static void (*const verbs[])(struct world *) = {
		add_mention, add_mention, add_mention, add_claim, add_claim, change_annotation, change_claim, move,
		delete_annotation, delete_annotation, add_entity, change_entity, alias, link_mention, link_mention,
		delete_entity, merge_entities, split_entity, evidence, relation, note, pin, rejection, filter, codebook,
		override,
	};
	verbs[pick(sizeof verbs / sizeof verbs[0])](world);
}

static void random_step(struct world *world)
{
	unsigned choice = pick(16);
	if (choice < 3) {
		as_history_undo(NULL, world->store, NULL);
	} else if (choice < 5) {
		as_history_redo(NULL, world->store, NULL);
	} else if (choice == 5) {
		as_store_begin(world->store, NULL);
		for (unsigned i = pick(6); i > 0; i--)
			random_change(world);
		if (pick(4))
			as_store_commit(world->store, NULL);
		else
			as_store_rollback(world->store);
	} else {
		random_change(world);
	}
}

/* ---- looking at it from outside */

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

/* All tables but those about the history itself, as text; "" when they are empty. */
static char *picture(const char *path)
{
	struct as_buf out = AS_BUF_INIT;
	sqlite3 *db = NULL;
	sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL);
	as_buf_adds(&out, "");
	for (size_t i = 0; i < as_projections_count; i++) {
		sqlite3_stmt *stmt = NULL;
		const char *table = as_projections[i].table;
		char *sql = as_asprintf("SELECT * FROM %s ORDER BY %s", table, as_projections[i].key);
		if (strcmp(table, "annotator") != 0 && strcmp(table, "action_group") != 0)
			sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);
		while (stmt && sqlite3_step(stmt) == SQLITE_ROW) {
			as_buf_adds(&out, table);
			for (int c = 0; c < sqlite3_column_count(stmt); c++)
				as_buf_printf(&out, "|%s", sqlite3_column_text(stmt, c) ? (const char *)sqlite3_column_text(stmt, c) : "-");
			as_buf_adds(&out, "\n");
		}
		sqlite3_finalize(stmt);
		free(sql);
	}
	sqlite3_close(db);
	return as_buf_detach(&out);
}

/* Whose groups there are, 'a' or 'b' each, in an order. */
static char *turns(const char *path, const char *which)
{
	struct as_buf out = AS_BUF_INIT;
	sqlite3 *db = NULL;
	sqlite3_stmt *stmt = NULL;
	char *sql = as_asprintf("SELECT annotator FROM action_group WHERE %s", which);
	sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL);
	sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);
	as_buf_adds(&out, "");
	while (sqlite3_step(stmt) == SQLITE_ROW)
		as_buf_add(&out, (const char *)sqlite3_column_text(stmt, 0), 1);
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	free(sql);
	return as_buf_detach(&out);
}

static size_t walk(struct as_store **stores, const char *whose,
		   bool (*step)(struct as_buf *, struct as_store *, struct as_error *))
{
	struct as_error err = AS_ERROR_INIT;
	size_t done = 0;
	while (whose[done] && step(NULL, stores[whose[done] == 'b'], &err))
		done++;
	if (whose[done])
		printf("# step %zu: %s\n", done, as_error_text(&err));
	as_error_clear(&err);
	return done;
}

static void to_the_start_and_back(struct world *world, struct as_store **stores, const char *path)
{
	char id[AS_UUID_TEXT];
	for (int i = 0; i < 2; i++) /* ends both lines of redo */
		tag(id, stores[i], &world->docs[0], "alpha", "other");
	char *full = picture(path), *back = turns(path, "state = 'done' ORDER BY lamport DESC, origin DESC, seq DESC");
	IS_INT(walk(stores, back, as_history_undo), strlen(back), "every group is undone");
	char *empty = picture(path);
	OK(!*empty, "undo to the start leaves nothing, not %.400s", *empty ? empty : "a row");
	IS_INT(findings(stores[0]), 0, "and the tables agree");
	char *forth = turns(path, "state = 'undone' ORDER BY lamport, origin, seq");
	IS_INT(walk(stores, forth, as_history_redo), strlen(back), "every group is redone");
	char *again = picture(path);
	OK(!strcmp(again, full), "and everything is as it was, %zu bytes of it", strlen(full));
	IS_INT(findings(stores[0]), 0, "and the tables agree");
	free(full);
	free(back);
	free(empty);
	free(forth);
	free(again);
}

static size_t edit(struct world *world, struct as_store **stores, unsigned edits, unsigned interval)
{
	size_t wrong = 0;
	for (unsigned i = 1; i <= edits; i++) {
		world->store = stores[pick(2)];
		random_step(world);
		if (i % interval == 0)
			wrong += findings(stores[0]);
	}
	return wrong;
}

/* ---- two copies that go on apart */

static void copy_file(const char *from, const char *to)
{
	struct as_buf bytes = AS_BUF_INIT;
	as_file_read(&bytes, from, 1 << 28, NULL, NULL);
	as_file_replace(to, bytes.data, bytes.len, NULL);
	as_buf_free(&bytes);
}

/* The union of histories, and the tables made from it. */
static bool join(const char *into, const char *from)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_db_options options = {
		.access = AS_DB_WRITE, .application_id = AS_SIDECAR_ID, .version = AS_SIDECAR_VERSION};
	sqlite3 *raw = NULL;
	struct as_db *db = NULL;
	sqlite3_open(into, &raw);
	char *sql = as_asprintf("ATTACH '%s' AS other;"
				" INSERT OR IGNORE INTO history SELECT * FROM other.history;"
				" INSERT OR IGNORE INTO meta SELECT * FROM other.meta WHERE key LIKE 'tail:%%';"
				" UPDATE meta SET value = (SELECT seq || ' ' || hash FROM history WHERE origin = substr(key, 6)"
				"  ORDER BY seq DESC LIMIT 1) WHERE key LIKE 'tail:%%'", from);
	bool ok = sqlite3_exec(raw, sql, NULL, NULL, NULL) == SQLITE_OK;
	free(sql);
	sqlite3_close(raw);
	ok = ok && as_db_open(&db, into, &options, &err) && as_db_begin(db, &err) && as_project_again(db, &err) &&
	     as_db_commit(db, &err);
	if (!ok)
		printf("# %s\n", as_error_text(&err));
	as_db_close(db);
	as_error_clear(&err);
	return ok;
}

static void test_apart(struct world *world, const char *start, unsigned edits, unsigned number)
{
	const char *paths[2];
	struct as_store *stores[2];
	char name[32];
	for (unsigned i = 0; i < 2; i++) {
		snprintf(name, sizeof name, "apart%u%c.db", number, 'a' + (char)i);
		copy_file(start, paths[i] = test_path(name));
		stores[0] = open_as(paths[i], "ann");
		stores[1] = open_as(paths[i], "bob");
		edit(world, stores, edits, edits + 1);
		as_store_close(stores[0]);
		as_store_close(stores[1]);
	}
	snprintf(name, sizeof name, "apart%uc.db", number);
	const char *one = paths[0], *two = paths[1], *three = test_path(name);
	copy_file(one, three);
	OK(join(three, two) && join(two, one), "two copies that went on apart are joined, either way");
	char *ab = picture(three), *ba = picture(two);
	OK(!strcmp(ab, ba), "with the same result, %zu bytes of it", strlen(ab));
	free(ab);
	free(ba);
	for (unsigned i = 0; i < 2; i++)
		stores[i] = open_as(three, i ? "bob" : "ann");
	IS_INT(findings(stores[0]), 0, "which holds together");
	IS_INT(edit(world, stores, edits, edits / 2), 0, "and goes on so");
	as_store_close(stores[0]);
	as_store_close(stores[1]);
}

int main(int argc, char **argv)
{
	static struct world world;
	unsigned edits = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 1000;
	unsigned interval = argc > 2 ? (unsigned)strtoul(argv[2], NULL, 10) : 250;
	random_state = argc > 3 ? strtoull(argv[3], NULL, 10) : random_state;
	test_folder_make();
	for (unsigned i = 0; i < DOCS; i++) {
		char name[16];
		snprintf(name, sizeof name, "%03u.txt", i + 1);
		make_doc(&world.docs[i], name, text, strlen(text));
		for (unsigned k = 0; k < WORDS; k++)
			world.anchors[i][k] = anchor_of(&world.docs[i], words[k]);
	}
	const char *path = test_path("property.db"), *start = test_path("start.db");
	struct as_store *stores[] = {open_as(path, "ann"), open_as(path, "bob")};
	edit(&world, stores, 100, 101);
	copy_file(path, start);
	for (unsigned i = 0; i < 1 + edits / 1000; i++)
		test_apart(&world, start, 60, i);
	IS_INT(edit(&world, stores, edits, interval), 0,
	       "after each %u of %u random edits the tables say what the history says", interval, edits);
	to_the_start_and_back(&world, stores, path);
	for (unsigned i = 0; i < 2; i++)
		as_store_close(stores[i]);
	for (unsigned i = 0; i < DOCS; i++)
		as_doc_free(&world.docs[i]);
	test_folder_remove();
	return tap_done();
}
