/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What many annotations cost:
 *
 *	annotations make FOLDER [DOCUMENTS [ANNOTATIONS]]
 *		writes FOLDER/full and FOLDER/empty, the same documents twice, one
 *		with a sidecar of ANNOTATIONS, of which four fifths are mentions of
 *		300 entities and a fifth appearances of claims, and one with a sidecar
 *		of none
 *	annotations verbs FOLDER [RUNS]
 *		the verbs of a session on both in turn, medians
 *	annotations commit FOLDER [RUNS]
 *		one tag of a store beside bare SQLite transactions of the same
 *		durability, in turn: the same rows into the same tables of a copy, and
 *		as many rows of the same length into one plain table of a file of the
 *		same size
 */
#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "corpus/corpus.h"
#include "session/session.h"
#include "store/anchor.h"
#include "store/annotation.h"
#include "store/entity.h"
#include "store/group.h"
#include "store/store.h"

enum {
	DOCUMENTS = 200, ANNOTATIONS = 50000, ENTITIES = 300, RUNS = 101,
	SENTENCES = 4, /* a passage */
	GROUP = 10,    /* annotations a step of undo */
	MOST_SENTENCES = 1 << 16, FILE_LIMIT = 1 << 30,
};

static void stop(const char *what, const struct as_error *err)
{
	fprintf(stderr, "annotations: %s: %s\n", what, err ? as_error_text(err) : "failed");
	exit(2);
}

static uint64_t drawn;

static uint64_t draw(uint64_t below)
{
	drawn = drawn * 6364136223846793005u + 1442695040888963407u;
	return (drawn >> 33) % below;
}

/* ---- documents */

static const char *const words[] = {
	"the", "said", "report", "after", "harbour", "were", "talks", "on", "would", "that", "minister", "during", "of",
	"night", "had", "with", "people", "new", "agreed", "border", "from", "ships", "told", "week", "not", "yet",
	"more", "than", "reporters", "council", "in", "water", "and", "a", "price", "winter", "plan", "under", "its",
};

static void add_name(struct as_buf *out, size_t entity)
{
	static const char *const first[] = {"Mara", "Ivo", "Selin", "Tomas", "Anneke", "Ruzena", "Pavel", "Ilse", "Bo", "Ondra"};
	static const char *const stem[] = {"Kal", "Ver", "Brock", "Hal", "Stro", "Lind"};
	static const char *const end[] = {"dova", "mansky", "berg", "wick", "tova"};
	as_buf_printf(out, "%s %s%s", first[entity % 10], stem[entity / 10 % 6], end[entity / 60 % 5]);
}

struct written {
	struct as_span names[MOST_SENTENCES], sentences[MOST_SENTENCES];
	size_t entities[MOST_SENTENCES];
	size_t count;
};

static void write_document(struct as_buf *text, struct written *written, size_t n, size_t sentences)
{
	written->count = 0;
	as_buf_printf(text, "Report %zu of the strait and its harbours\n\n", n);
	for (size_t s = 0; s < sentences; s++) {
		size_t at = written->count++;
		written->sentences[at].start = text->len;
		as_buf_printf(text, "In the %" PRIu64 "th hour ", draw(1000000));
		written->names[at].start = text->len;
		written->entities[at] = (size_t)draw(ENTITIES);
		add_name(text, written->entities[at]);
		written->names[at].end = text->len;
		for (size_t i = 0, count = 8 + (size_t)draw(8); i < count; i++)
			as_buf_printf(text, " %s", words[draw(sizeof words / sizeof *words)]);
		as_buf_addc(text, '.');
		written->sentences[at].end = text->len;
		as_buf_adds(text, s % SENTENCES == SENTENCES - 1 ? "\n\n" : " ");
	}
}

/* ---- the sidecar */

struct making {
	struct as_store *store;
	struct as_doc doc;
	struct as_offsets offsets;
	struct as_arena arena;
	char (*entities)[AS_UUID_TEXT];
	char claim[AS_UUID_TEXT]; /* the one that the next appearances join */
	size_t in_group;
};

static void next_group(struct making *making)
{
	struct as_error err = AS_ERROR_INIT;
	if (++making->in_group % GROUP == 0 &&
	    !(as_store_commit(making->store, &err) && as_store_begin(making->store, &err)))
		stop("commit", &err);
}

static void add_annotation(char id[AS_UUID_TEXT], struct making *making, struct as_annotation *annotation,
			   struct as_span span)
{
	struct as_error err = AS_ERROR_INIT;
	as_anchor_make(&annotation->anchor, &making->arena, &making->offsets, span);
	annotation->anchor.document = making->doc.path;
	if (!as_annotation_add(id, making->store, annotation, &making->doc, &err))
		stop("annotation", &err);
	next_group(making);
}

/* Of ten appearances the last five are of one claim, the others of one each. */
static void add_claim(struct making *making, struct as_span span, size_t n)
{
	char id[AS_UUID_TEXT];
	struct as_annotation claim = {.kind = AS_APPEARANCE, .claimant = "Mara Kaldova", .form = "paraphrase"}, made;
	struct as_arena arena = {0};
	if (n % 10 > 5)
		memcpy(claim.claim, making->claim, AS_UUID_TEXT);
	add_annotation(id, making, &claim, span);
	if (n % 10 == 5) {
		if (!as_annotation_get(&made, &arena, making->store, id, NULL))
			stop("claim", NULL);
		memcpy(making->claim, made.claim, AS_UUID_TEXT);
	}
	as_arena_free(&arena);
}

static void annotate(struct making *making, const struct written *written, size_t mentions, size_t appearances,
		     size_t before)
{
	for (size_t i = 0; i < mentions; i++) {
		struct as_annotation mention = {.kind = AS_MENTION, .type = "person"};
		char id[AS_UUID_TEXT];
		memcpy(mention.entity, making->entities[written->entities[i]], AS_UUID_TEXT);
		add_annotation(id, making, &mention, written->names[i]);
	}
	for (size_t i = 0; i < appearances; i++)
		add_claim(making, written->sentences[i * (written->count / appearances)], before + i);
}

static struct as_store *open_store(const char *path, const char *who)
{
	struct as_store_options options = {.access = AS_STORE_WRITE, .annotator = who};
	struct as_store *store;
	struct as_error err = AS_ERROR_INIT;
	if (!as_store_open(&store, path, &options, &err) || !as_store_materialise(store, &err))
		stop(path, &err);
	return store;
}

static void add_entities(struct making *making)
{
	struct as_error err = AS_ERROR_INIT;
	making->entities = as_calloc(ENTITIES, sizeof *making->entities);
	for (size_t i = 0; i < ENTITIES; i++) {
		struct as_buf name = AS_BUF_INIT;
		add_name(&name, i);
		struct as_entity entity = {.canonical = name.data, .type = "person"};
		if (!as_entity_add(making->entities[i], making->store, &entity, &err))
			stop("entity", &err);
		as_buf_free(&name);
	}
}

static void make(const char *folder, size_t documents, size_t annotations)
{
	struct as_error err = AS_ERROR_INIT;
	struct making making = {0};
	struct written *written = as_calloc(1, sizeof *written);
	char *full = as_path_join(folder, "full"), *empty = as_path_join(folder, "empty");
	mkdir(folder, 0777);
	if (mkdir(full, 0777) || mkdir(empty, 0777))
		stop("FOLDER/full and FOLDER/empty must not be there", NULL);
	char *path = as_path_join(full, "antisigma.db"), *other = as_path_join(empty, "antisigma.db");
	as_store_close(open_store(other, "bench"));
	making.store = open_store(path, "bench");
	size_t each = annotations / documents, appearances = each / 5, mentions = each - appearances;
	if (!as_store_begin(making.store, &err))
		stop("begin", &err);
	add_entities(&making);
	for (size_t n = 0; n < documents; n++) {
		char name[32];
		struct as_buf text = AS_BUF_INIT;
		snprintf(name, sizeof name, "%06zu.txt", n);
		write_document(&text, written, n, mentions);
		for (int copy = 0; copy < 2; copy++) {
			char *file = as_path_join(copy ? empty : full, name);
			if (!as_file_replace(file, text.data, text.len, &err))
				stop(file, &err);
			free(file);
		}
		as_doc_init(&making.doc);
		as_doc_parse(&making.doc, name, as_strndup(text.data, text.len), text.len);
		as_doc_sha256(&making.doc);
		as_offsets_init(&making.offsets, &making.doc);
		annotate(&making, written, mentions, appearances, n * appearances);
		as_offsets_free(&making.offsets);
		as_doc_free(&making.doc);
		as_arena_free(&making.arena);
		as_buf_free(&text);
	}
	if (!as_store_commit(making.store, &err))
		stop("commit", &err);
	as_store_close(making.store);
}

/* ---- verbs of a session */

enum verb { OPEN, LIST, TAG, RETAG_LIST, VERDICT, UNDO, REDO, VERBS };
static const char *const verb_names[VERBS] = {
	"open", "tags of a document, first", "tag", "tags of a document, again", "verdict", "undo", "redo"};

static double now_us(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static double median(double *values, size_t count)
{
	qsort(values, count, sizeof *values, by_value);
	return values[count / 2];
}

struct side {
	struct as_session *session;
	char *folder;
	char claim[AS_UUID_TEXT];
	double *times[VERBS];
};

#define TIMED(side, verb, run, call)                     \
	do {                                             \
		double begun = now_us();                 \
		if (!(call))                             \
			stop(verb_names[verb], &err);    \
		(side)->times[verb][run] = now_us() - begun; \
	} while (0)

/* The same words in both corpora: what is not a name, so that each finds its
 * entity by itself after the first. */
static void run_verbs(struct side *side, size_t run)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_session_options options = {.corpus = side->folder, .annotator = "bench"};
	const struct as_tagged *tagged;
	struct as_session *again;
	char *what;
	size_t doc = run % as_session_count(side->session);
	const struct as_doc *text = as_session_doc(side->session, doc, &err);
	const char *word = memmem(text->text, text->len, "harbours", 8);
	struct as_span span = {(size_t)(word - text->text), (size_t)(word - text->text) + 8};
	TIMED(side, OPEN, run, as_session_open(&again, &options, &err));
	as_session_close(again);
	TIMED(side, LIST, run, as_session_tagged(&tagged, side->session, doc, &err) || !err.code);
	TIMED(side, TAG, run, as_session_tag(NULL, side->session, doc, span, "place", NULL, &err));
	TIMED(side, RETAG_LIST, run, as_session_tagged(&tagged, side->session, doc, &err));
	TIMED(side, VERDICT, run,
	      as_session_set_field(side->session, side->claim, "verdict", run % 2 ? "true" : "false", &err));
	TIMED(side, UNDO, run, as_session_undo(&what, side->session, &err));
	free(what);
	TIMED(side, REDO, run, as_session_redo(&what, side->session, &err));
	free(what);
}

static void begin_side(struct side *side, const char *folder, const char *name, size_t runs)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_annotation fields = {.normalised = "A claim of the bench"};
	char id[AS_UUID_TEXT];
	side->folder = as_path_join(folder, name);
	struct as_session_options options = {.corpus = side->folder, .annotator = "bench"};
	if (!as_session_open(&side->session, &options, &err) ||
	    !as_session_claim(id, side->session, 0, (struct as_span){0, 6}, &fields, &err) ||
	    !as_session_claim_id(side->claim, side->session, id, &err))
		stop(side->folder, &err);
	for (int verb = 0; verb < VERBS; verb++)
		side->times[verb] = as_calloc(runs, sizeof(double));
}

static void verbs(const char *folder, size_t runs)
{
	struct side sides[2] = {0};
	begin_side(&sides[0], folder, "empty", runs);
	begin_side(&sides[1], folder, "full", runs);
	for (size_t run = 0; run < runs; run++) {
		run_verbs(&sides[run % 2], run);
		run_verbs(&sides[1 - run % 2], run);
	}
	printf("%-28s %10s %10s %8s   (ms, medians of %zu)\n", "", "empty", "full", "ratio", runs);
	for (int verb = 0; verb < VERBS; verb++) {
		double empty = median(sides[0].times[verb], runs), full = median(sides[1].times[verb], runs);
		printf("%-28s %10.3f %10.3f %8.2f\n", verb_names[verb], empty / 1e3, full / 1e3, full / empty);
	}
	as_session_close(sides[0].session);
	as_session_close(sides[1].session);
}

/* ---- one commit */

static sqlite3 *bare_open(const char *path)
{
	sqlite3 *db;
	if (sqlite3_open(path, &db) != SQLITE_OK ||
	    sqlite3_exec(db, "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA; PRAGMA foreign_keys=ON", NULL, NULL,
			 NULL) != SQLITE_OK)
		stop(path, NULL);
	return db;
}

static void bare_run(sqlite3 *db, const char *sql)
{
	char *trouble;
	if (sqlite3_exec(db, sql, NULL, NULL, &trouble) != SQLITE_OK) {
		fprintf(stderr, "annotations: %s: %s\n", sql, trouble);
		exit(2);
	}
}

/* What a tag that is linked to an entity writes: ?1 a new id, ?2 a number that grows, ?3 an action. */
static const char *const same_rows[] = {
	"BEGIN IMMEDIATE",
	"INSERT INTO history (origin, seq, lamport, time, annotator, program_version, action_version, group_id, object,"
	" action, digest, hash) SELECT origin, seq + ?2, lamport + ?2, time, annotator, program_version, action_version, ?1,"
	" ?1, ?3, digest, hash FROM history WHERE rowid = 1000",
	"INSERT INTO history (origin, seq, lamport, time, annotator, program_version, action_version, group_id, object,"
	" action, digest, hash) SELECT origin, seq + ?2 + 1, lamport + ?2 + 1, time, annotator, program_version,"
	" action_version, ?1, ?1, substr(?3, 1, 120), digest, hash FROM history WHERE rowid = 1000",
	"INSERT INTO action_group SELECT ?1, annotator, lamport + ?2, origin, seq + ?2, 'done' FROM history WHERE rowid = 1000",
	"UPDATE annotator SET last = ?2",
	"INSERT INTO annotation SELECT ?1, 'mention', 'place', NULL, annotator, time, time FROM history WHERE rowid = 1000",
	"INSERT INTO span SELECT ?1, 0, id, sha256, 36, 44, 36, 44, 'harbours', 'Report 0 of the strait and its',"
	" 'In the 10000th hour of the other', 'exact' FROM document LIMIT 1",
	"INSERT INTO mention SELECT ?1, id FROM entity LIMIT 1",
	"UPDATE meta SET value = ?2 || substr(value, 7) WHERE key LIKE 'tail:%'",
	"COMMIT",
};
static const char *const plain_rows[] = {
	"BEGIN IMMEDIATE",
	"INSERT INTO plain (text) VALUES (?3)", "INSERT INTO plain (text) VALUES (substr(?3, 1, 400))",
	"INSERT INTO plain (text) VALUES (substr(?3, 1, 160))", "INSERT INTO plain (text) VALUES (substr(?3, 1, 140))",
	"INSERT INTO plain (text) VALUES (substr(?3, 1, 360))", "INSERT INTO plain (text) VALUES (substr(?3, 1, 80))",
	"UPDATE state SET text = substr(?3, 1, 100)",
	"COMMIT",
};
enum { MOST_STATEMENTS = 16 };

struct bare {
	sqlite3 *db;
	sqlite3_stmt *statements[MOST_STATEMENTS];
	size_t count;
};

static void bare_prepare(struct bare *bare, const char *path, const char *const *sql, size_t count)
{
	bare->db = bare_open(path);
	bare->count = count;
	for (size_t i = 0; i < count; i++)
		if (sqlite3_prepare_v2(bare->db, sql[i], -1, &bare->statements[i], NULL) != SQLITE_OK)
			stop(sqlite3_errmsg(bare->db), NULL);
}

static void bare_transaction(struct bare *bare, size_t number)
{
	static const char action[] =
		"{\"do\":\"add\",\"what\":\"annotation\",\"id\":\"0d1e2f30-0000-4000-8000-000000000000\",\"kind\":\"mention\","
		"\"type\":\"place\",\"document\":\"0d1e2f30-0000-8000-a000-000000000000\",\"sha256\":\"0123456789abcdef0123456789"
		"abcdef0123456789abcdef0123456789abcdef\",\"start\":36,\"end\":44,\"start_byte\":36,\"end_byte\":44,\"exact\":"
		"\"harbours\",\"prefix\":\"Report 0 of the strait and its\",\"suffix\":\"In the 10000th hour of the other\","
		"\"anchor\":\"exact\"}";
	char id[AS_UUID_TEXT];
	as_uuid_new(id);
	for (size_t i = 0; i < bare->count; i++) {
		sqlite3_stmt *stmt = bare->statements[i];
		int parameters = sqlite3_bind_parameter_count(stmt);
		if (parameters >= 1)
			sqlite3_bind_text(stmt, 1, id, -1, SQLITE_STATIC);
		if (parameters >= 2)
			sqlite3_bind_int64(stmt, 2, (sqlite3_int64)number);
		if (parameters >= 3)
			sqlite3_bind_text(stmt, 3, action, -1, SQLITE_STATIC);
		if (sqlite3_step(stmt) != SQLITE_DONE)
			stop(sqlite3_errmsg(bare->db), NULL);
		sqlite3_reset(stmt);
	}
}

static void bare_close(struct bare *bare)
{
	for (size_t i = 0; i < bare->count; i++)
		sqlite3_finalize(bare->statements[i]);
	sqlite3_close(bare->db);
}

static char *copy_of(const char *folder, const char *name)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_buf bytes = AS_BUF_INIT;
	char *from = as_path_join(folder, "full/antisigma.db"), *to = as_path_join(folder, name);
	if (!as_file_read(&bytes, from, FILE_LIMIT, NULL, &err) || !as_file_replace(to, bytes.data, bytes.len, &err))
		stop(to, &err);
	as_buf_free(&bytes);
	free(from);
	return to;
}

/* A file as long as the sidecar with nothing but a table in it. */
static char *plain_file(const char *folder)
{
	struct stat st;
	char *full = as_path_join(folder, "full/antisigma.db"), *path = as_path_join(folder, "plain.db");
	unlink(path);
	if (stat(full, &st) != 0)
		stop(full, NULL);
	sqlite3 *db = bare_open(path);
	bare_run(db, "CREATE TABLE plain (id INTEGER PRIMARY KEY, text TEXT); CREATE TABLE state (text TEXT);"
		     "INSERT INTO state VALUES ('')");
	char *sql = as_asprintf("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %lld)"
				" INSERT INTO plain (text) SELECT hex(zeroblob(200)) FROM n", (long long)st.st_size / 410);
	bare_run(db, sql);
	sqlite3_close(db);
	free(sql);
	free(full);
	return path;
}

/* A tag and the link to its entity, as the reader's key makes them. */
static void store_tag(struct as_store *store, const struct as_anchor *anchor, const struct as_doc *doc, const char *entity)
{
	char id[AS_UUID_TEXT];
	struct as_error err = AS_ERROR_INIT;
	struct as_annotation mention = {.kind = AS_MENTION, .type = "place", .anchor = *anchor};
	if (!as_store_begin(store, &err) || !as_annotation_add(id, store, &mention, doc, &err) ||
	    !as_entity_link(store, id, entity, &err) || !as_store_commit(store, &err))
		stop("tag", &err);
}

static void commits(const char *folder, size_t runs)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_doc doc;
	struct as_anchor anchor;
	struct as_arena arena = {0};
	struct as_offsets offsets;
	struct bare same, plain;
	struct as_entity_row *entities;
	size_t count;
	char *text = as_path_join(folder, "full/000007.txt"), *ours = copy_of(folder, "ours.db");
	char *bare = copy_of(folder, "bare.db"), *file = plain_file(folder);
	if (!as_doc_read(&doc, text, &err))
		stop(text, &err);
	doc.path = "000007.txt";
	as_doc_sha256(&doc);
	as_offsets_init(&offsets, &doc);
	as_anchor_make(&anchor, &arena, &offsets, (struct as_span){20, 26});
	anchor.document = doc.path;
	struct as_store *store = open_store(ours, "bench");
	if (!as_entity_list(&entities, &count, &arena, store, &err))
		stop("entities", &err);
	bare_prepare(&same, bare, same_rows, sizeof same_rows / sizeof *same_rows);
	bare_prepare(&plain, file, plain_rows, sizeof plain_rows / sizeof *plain_rows);
	double *times[3];
	for (int i = 0; i < 3; i++)
		times[i] = as_calloc(runs, sizeof(double));
	for (size_t run = 0; run < runs; run++)
		for (size_t turn = 0; turn < 3; turn++) {
			size_t which = (run + turn) % 3;
			double begun = now_us();
			if (which == 0)
				store_tag(store, &anchor, &doc, entities[0].entity.id);
			else
				bare_transaction(which == 1 ? &same : &plain, 10000000 + 2 * run);
			times[which][run] = now_us() - begun;
		}
	double tag = median(times[0], runs), rows = median(times[1], runs), single = median(times[2], runs);
	printf("one tag %.3f ms; the same rows %.3f, ratio %.2f; a plain table %.3f, ratio %.2f   (medians of %zu)\n",
	       tag / 1e3, rows / 1e3, tag / rows, single / 1e3, tag / single, runs);
	bare_close(&same);
	bare_close(&plain);
	as_store_close(store);
}

int main(int argc, char **argv)
{
	size_t first = argc > 3 ? strtoull(argv[3], NULL, 10) : 0, second = argc > 4 ? strtoull(argv[4], NULL, 10) : 0;
	if (argc >= 3 && !strcmp(argv[1], "make"))
		make(argv[2], first ? first : DOCUMENTS, second ? second : ANNOTATIONS);
	else if (argc >= 3 && !strcmp(argv[1], "verbs"))
		verbs(argv[2], first ? first : RUNS);
	else if (argc >= 3 && !strcmp(argv[1], "commit"))
		commits(argv[2], first ? first : RUNS);
	else
		stop("annotations make|verbs|commit FOLDER [...]", NULL);
	return 0;
}
