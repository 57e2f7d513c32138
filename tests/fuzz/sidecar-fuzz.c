/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sidecar from anyone: opening, reading, checking, writing.  The input is a
 * whole file, or else changes to a sound one (tests/data/sidecar-v1.sql, brought up to date):
 * three bytes of place and one to exclusive-or there, over and over; behind a
 * zero byte, SQL that another program ran on it. */
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "fuzz.h"
#include "store/annotation.h"
#include "store/check.h"
#include "store/codebook.h"
#include "store/entity.h"
#include "store/evidence.h"
#include "store/history.h"
#include "store/override.h"
#include "store/pin.h"
#include "store/store.h"

static struct as_buf sound = AS_BUF_INIT;
static char *folder, *path, *journal, *copy;

static void clean_up(void)
{
	unlink(path);
	unlink(journal);
	unlink(copy);
	rmdir(folder);
	free(folder);
	free(path);
	free(journal);
	free(copy);
	as_buf_free(&sound);
}

static void prepare(void)
{
	const char *srcdir = getenv("srcdir");
	char *source = as_path_join(srcdir ? srcdir : ".", "tests/data/sidecar-v1.sql");
	struct as_buf sql = AS_BUF_INIT;
	sqlite3 *db = NULL;
	/* in memory where possible: what is tested here is not the disk */
	folder = as_asprintf("%s/sidecar-fuzz.XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	if (!as_file_read(&sql, source, 1 << 20, NULL, NULL) || !mkdtemp(folder)) {
		fprintf(stderr, "%s: not there; set srcdir\n", source);
		exit(99);
	}
	path = as_path_join(folder, "antisigma.db");
	journal = as_asprintf("%s-journal", path);
	copy = as_asprintf("%s.v1", path);
	atexit(clean_up);
	sqlite3_open(path, &db);
	CHECK(sqlite3_exec(db, sql.data, NULL, NULL, NULL) == SQLITE_OK);
	sqlite3_close(db);
	struct as_store_options options = {.access = AS_STORE_WRITE, .annotator = "bob"};
	struct as_store *store;
	CHECK(as_store_open(&store, path, &options, NULL));
	as_store_close(store);
	CHECK(as_file_read(&sound, path, 1 << 24, NULL, NULL));
	as_buf_free(&sql);
	free(source);
}

static int enough(void *data)
{
	(void)data;
	return 1;
}

static void run_sql(const uint8_t *data, size_t size)
{
	sqlite3 *db = NULL;
	char *sql = as_strndup((const char *)data, size);
	sqlite3_open(path, &db);
	sqlite3_limit(db, SQLITE_LIMIT_LENGTH, 1 << 20);
	sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_progress_handler(db, 100000, enough, NULL);
	sqlite3_exec(db, sql, NULL, NULL, NULL);
	sqlite3_close(db);
	free(sql);
}

static void make_file(const uint8_t *data, size_t size)
{
	struct as_buf file = AS_BUF_INIT;
	bool whole = size >= 16 && !memcmp(data, "SQLite format 3", 16), changes = size && data[0];
	if (whole)
		as_buf_add(&file, data, size);
	else
		as_buf_add(&file, sound.data, sound.len);
	for (size_t i = 0; !whole && changes && i + 4 <= size; i += 4) {
		size_t at = ((size_t)data[i] << 16 | (size_t)data[i + 1] << 8 | data[i + 2]) % file.len;
		file.data[at] = (char)(file.data[at] ^ data[i + 3]);
	}
	unlink(path);
	unlink(journal);
	CHECK(as_file_replace(path, file.data, file.len, NULL));
	as_buf_free(&file);
	if (!whole && !changes && size)
		run_sql(data + 1, size - 1);
}

static void read_all(struct as_store *store)
{
	struct as_arena arena = {0};
	struct as_annotations list = AS_ANNOTATIONS_INIT;
	struct as_evidence_rows evidence = AS_EVIDENCE_ROWS_INIT;
	struct as_override *overrides;
	struct as_entity_row *entities;
	struct as_pin *pins;
	struct as_codebook_tag *tags;
	struct as_log_row *log;
	size_t count;
	as_annotation_list(&list, store, NULL, NULL);
	for (size_t i = 0; i < list.count; i++)
		CHECK(list.items[i].anchor.exact && list.items[i].anchor.document);
	as_evidence_list(&evidence, store, NULL, NULL);
	as_override_list(&overrides, &count, &arena, store, NULL, NULL);
	as_entity_list(&entities, &count, &arena, store, NULL);
	as_pin_list(&pins, &count, &arena, store, NULL, NULL);
	as_codebook_list(&tags, &count, &arena, store, NULL);
	as_history_log(&log, &count, &arena, store, 0, 50, NULL);
	as_annotations_free(&list);
	as_evidence_rows_free(&evidence);
	as_arena_free(&arena);
}

static void write_some(struct as_store *store)
{
	struct as_annotations list = AS_ANNOTATIONS_INIT;
	struct as_change change = {AS_SET_NOTE, "a new note"};
	char entity[AS_UUID_TEXT];
	as_annotation_list(&list, store, NULL, NULL);
	if (list.count)
		as_annotation_change(store, list.items[0].id, &change, 1, NULL);
	if (list.count && as_entity_add(entity, store, &(struct as_entity){.canonical = "x", .type = "person"}, NULL)) {
		as_entity_link(store, list.items[0].id, entity, NULL);
		as_entity_delete(store, entity, NULL);
	}
	as_history_undo(NULL, store, NULL);
	as_history_redo(NULL, store, NULL);
	if (list.count)
		as_annotation_delete(store, list.items[list.count - 1].id, NULL);
	as_annotations_free(&list);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (!sound.len)
		prepare();
	make_file(data, size);
	struct as_file_stamp before, after;
	struct as_store_options options = {.access = AS_STORE_WRITE, .annotator = "bob", .wait_ms = 1};
	struct as_store *store = NULL;
	size_t findings = 0;
	as_file_stamp(&before, path, NULL);
	bool opened = as_store_open(&store, path, &options, NULL);
	if (unlink(copy) == 0) /* it was of an older version, and brought up to date */
		as_file_stamp(&before, path, NULL);
	if (opened) {
		read_all(store);
		bool sound_before = as_check_sidecar(&findings, store, NULL, NULL, NULL) && !findings;
		CHECK(as_file_stamp(&after, path, NULL) && as_file_stamp_equal(&before, &after));
		write_some(store);
		bool sound_after = as_check_sidecar(&findings, store, NULL, NULL, NULL) && !findings;
		CHECK(!sound_before || sound_after);
		as_store_close(store);
	} else {
		CHECK(as_file_stamp(&after, path, NULL) && as_file_stamp_equal(&before, &after));
	}
	return 0;
}
