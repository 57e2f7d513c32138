/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A writer for the fault tests, without a face in the way:
 *
 *	tagger tag SIDECAR ANNOTATOR COUNT [MICROSECONDS]
 *		adds COUNT annotations (0: for ever), each third a claim, each tenth a
 *		group of two, each seventh undone and redone; prints an id once its
 *		group is safe, two ids on one line for a group of two.  After
 *		MICROSECONDS the system ends it, wherever it is, with no handler.
 *	tagger check SIDECAR
 *		prints each annotation's id, findings on standard error;
 *		exits 1 when there are any, 2 when the sidecar cannot be opened
 *	tagger mutants SIDECAR COUNT
 *		damages COUNT copies of the sidecar, each in its own way, opens and
 *		checks them; exits 1 when damage to content goes unnoticed, or a
 *		refused file was written to
 */
#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/mem.h"
#include "store/anchor.h"
#include "store/annotation.h"
#include "store/check.h"
#include "store/history.h"
#include "store/store.h"
#include "text/decode.h"

static const char text[] =
	"alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar";
enum { WORDS = 8, FILE_LIMIT = 1 << 26 };

static int fail(struct as_error *err)
{
	fprintf(stderr, "tagger: %s\n", as_error_text(err));
	int status = err->code == AS_ERR_FULL ? 3 : err->code == AS_ERR_READONLY ? 4 : 2;
	as_error_clear(err);
	return status;
}

static struct as_store *open_store(const char *path, const char *annotator, enum as_store_access access,
				   struct as_error *err)
{
	struct as_store_options options = {.access = access, .annotator = annotator, .wait_ms = 60000};
	struct as_store *store = NULL;
	as_store_open(&store, path, &options, err);
	return store;
}

static bool add(char id[AS_UUID_TEXT], struct as_store *store, struct as_doc *doc, unsigned number,
		struct as_error *err)
{
	struct as_annotation annotation = {.kind = number % 3 ? AS_MENTION : AS_APPEARANCE, .type = "other"};
	struct as_offsets offsets;
	size_t start = number % WORDS * 6;
	as_offsets_init(&offsets, doc);
	as_anchor_make(&annotation.anchor, &doc->arena, &offsets, (struct as_span){start, start + 5});
	as_offsets_free(&offsets);
	return as_annotation_add(id, store, &annotation, doc, err);
}

static bool one_step(struct as_store *store, struct as_doc *doc, unsigned number, struct as_error *err)
{
	char ids[2][AS_UUID_TEXT], line[2 * AS_UUID_TEXT + 2];
	if (number % 10 != 9) {
		if (!add(ids[0], store, doc, number, err))
			return false;
		if (number % 7 == 6 && !(as_history_undo(NULL, store, err) && as_history_redo(NULL, store, err)))
			return false;
		snprintf(line, sizeof line, "%s\n", ids[0]);
	} else {
		bool ok = as_store_begin(store, err) && add(ids[0], store, doc, number, err) &&
			  add(ids[1], store, doc, number + 1, err) && as_store_commit(store, err);
		if (!ok) {
			as_store_rollback(store);
			return false;
		}
		snprintf(line, sizeof line, "%s %s\n", ids[0], ids[1]);
	}
	return as_file_write_all(STDOUT_FILENO, line, strlen(line), err); /* one write: whole or not at all */
}

static int run_tag(char **args, int count)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_doc doc;
	unsigned wanted = (unsigned)strtoul(args[2], NULL, 10);
	long after = count > 3 ? strtol(args[3], NULL, 10) : 0;
	struct itimerval timer = {.it_value = {.tv_sec = after / 1000000, .tv_usec = after % 1000000}};
	as_doc_init(&doc);
	as_decode(&doc, as_strdup(text), strlen(text));
	doc.path = "001.txt";
	as_sha256(doc.sha256, doc.bytes, doc.size);
	if (after)
		setitimer(ITIMER_REAL, &timer, NULL);
	struct as_store *store = open_store(args[0], args[1], AS_STORE_WRITE, &err);
	bool ok = store != NULL;
	for (unsigned i = 0; ok && (!wanted || i < wanted); i++)
		ok = one_step(store, &doc, i, &err);
	as_store_close(store);
	as_doc_free(&doc);
	return ok ? 0 : fail(&err);
}

/* ---- checking */

static void on_finding(void *data, const struct as_check_finding *finding)
{
	(void)data;
	fprintf(stderr, "%s: %s\n", finding->where, finding->what);
}

static int run_check(char **args, int count)
{
	(void)count;
	struct as_error err = AS_ERROR_INIT;
	struct as_annotations list = AS_ANNOTATIONS_INIT;
	size_t findings = 0;
	struct as_store *store = open_store(args[0], "check", AS_STORE_READ, &err);
	bool ok = store && as_annotation_list(&list, store, NULL, &err) &&
		  as_check_sidecar(&findings, store, on_finding, NULL, &err);
	for (size_t i = 0; ok && i < list.count; i++)
		puts(list.items[i].id);
	as_annotations_free(&list);
	as_store_close(store);
	return !ok ? fail(&err) : findings ? 1 : 0;
}

/* ---- mutants */

static uint64_t state = 20211213;
static size_t pick(size_t below)
{
	state = state * 6364136223846793005u + 1442695040888963407u; /* Knuth's MMIX */
	return (size_t)(state >> 24) % below;
}

static const char *mutate(struct as_buf *bytes)
{
	size_t page = 4096, pages = bytes->len / page;
	switch (pick(5)) {
	case 0:
	case 1:
		bytes->data[pick(bytes->len)] ^= (char)(1 << pick(8));
		return "a bit flipped";
	case 2:
		as_buf_truncate(bytes, pick(bytes->len));
		return "truncated";
	case 3: {
		size_t at = pick(bytes->len - 64);
		memset(bytes->data + at, 0, 1 + pick(63));
		return "zeros";
	}
	default:
		memcpy(bytes->data + page * pick(pages), bytes->data + page * pick(pages), page);
		return "a page over another";
	}
}

/* All that a reader made, as one hash: what must not change unnoticed. */
static bool content_hash(char out[AS_SHA256_HEX], const char *path)
{
	static const char sql[] =
		"SELECT "
		"quote(id)||quote(kind)||quote(type)||quote(note)||quote(annotator)||quote(created)||quote(updated)"
		" FROM (SELECT * FROM annotation ORDER BY id) UNION ALL"
		" SELECT quote(object)||quote(document)||quote(sha256)||quote(start)||quote(\"end\")||quote(start_byte)"
		"||quote(end_byte)||quote(exact)||quote(prefix)||quote(suffix)||quote(anchor) FROM (SELECT * FROM span"
		" ORDER BY object) UNION ALL"
		" SELECT quote(id)||quote(claimant)||quote(state)||quote(verdict) FROM (SELECT * FROM claim ORDER BY "
		"id)"
		" UNION ALL SELECT quote(path)||quote(sha256)||quote(title) FROM document UNION ALL"
		" SELECT quote(action)||quote(time)||quote(annotator)||quote(lamport)||quote(group_id)||quote(object)"
		" FROM (SELECT * FROM history ORDER BY origin, seq)";
	sqlite3 *db = NULL;
	sqlite3_stmt *stmt = NULL;
	struct as_buf all = AS_BUF_INIT;
	int rc = sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);
	while (rc == SQLITE_OK && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		rc = SQLITE_OK;
		as_buf_add(&all, sqlite3_column_blob(stmt, 0), (size_t)sqlite3_column_bytes(stmt, 0));
		as_buf_addc(&all, '\n');
	}
	as_sha256(out, all.data, all.len);
	as_buf_free(&all);
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	return rc == SQLITE_DONE;
}

struct tally {
	size_t refused, found, same, wrong;
};

static void try_mutant(struct tally *tally, const char *path, const char *whole, const char *how)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_file_stamp before = {0}, after = {0};
	char now[AS_SHA256_HEX];
	size_t findings = 0;
	as_file_stamp(&before, path, NULL);
	struct as_store *store = open_store(path, "mutant", AS_STORE_WRITE, &err);
	bool opened = store != NULL, checked = store && as_check_sidecar(&findings, store, NULL, NULL, &err);
	as_store_close(store);
	as_file_stamp(&after, path, NULL);
	if (!as_file_stamp_equal(&before, &after)) {
		fprintf(stderr, "%s: written to, though only opened (%s)\n", how, as_error_text(&err));
		tally->wrong++;
	} else if (!opened || !checked) {
		tally->refused++;
	} else if (findings) {
		tally->found++;
	} else if (!content_hash(now, path) || strcmp(now, whole)) {
		fprintf(stderr, "%s: content changed unnoticed\n", how);
		tally->wrong++;
	} else {
		tally->same++;
	}
	as_error_clear(&err);
}

static int run_mutants(char **args, int count)
{
	(void)count;
	struct as_error err = AS_ERROR_INIT;
	struct as_buf good = AS_BUF_INIT, bad = AS_BUF_INIT;
	struct tally tally = {0};
	char whole[AS_SHA256_HEX];
	char *path = as_asprintf("%s.mutant", args[0]);
	bool ok = as_file_read(&good, args[0], FILE_LIMIT, NULL, &err) && content_hash(whole, args[0]);
	for (unsigned long i = strtoul(args[1], NULL, 10); ok && i > 0; i--) {
		as_buf_clear(&bad);
		as_buf_add(&bad, good.data, good.len);
		const char *how = mutate(&bad);
		unlink(path);
		ok = as_file_replace(path, bad.data, bad.len, &err);
		if (ok)
			try_mutant(&tally, path, whole, how);
	}
	unlink(path);
	free(path);
	as_buf_free(&good);
	as_buf_free(&bad);
	printf("%zu refused, %zu found by check, %zu without effect, %zu wrong\n", tally.refused, tally.found,
	       tally.same, tally.wrong);
	return !ok ? fail(&err) : tally.wrong ? 1 : 0;
}

int main(int argc, char **argv)
{
	static const struct {
		const char *name;
		int args;
		int (*run)(char **args, int count);
	} commands[] = {{"tag", 3, run_tag}, {"check", 1, run_check}, {"mutants", 2, run_mutants}};
	signal(SIGXFSZ, SIG_IGN); /* a file size limit then reads as EFBIG */
	for (size_t i = 0; argc > 1 && i < sizeof commands / sizeof commands[0]; i++)
		if (!strcmp(commands[i].name, argv[1]) && argc - 2 >= commands[i].args)
			return commands[i].run(argv + 2, argc - 2);
	fputs("usage: tagger tag|check|mutants SIDECAR ...\n", stderr);
	return 99;
}
