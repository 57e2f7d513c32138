/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/session.h"

#include <errno.h>
#include <ftw.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "session/check.h"
#include "session/sidecar.h"
#include "tap.h"

static char folder[] = "/tmp/as-session-XXXXXX";

static const char first[] =
	"Ferry aground\n20191017\nhttps://one.example/ferry\n"
	"The night ferry ran onto the sandbank at high water and stayed there while two tugs pulled at its stern.\n"
	"Divers searched the car deck for two missing passengers until the tide turned against them.\n";
static const char second[] =
	"Two missing\n20191018\nhttps://two.example/ferry\n"
	"Divers searched the car deck for two missing passengers until the tide turned against them.\n"
	"Bakers in the old town complained that flour had become dear since the mill closed for repairs.\n";
static const char third[] = "Weather\n20191018\nhttps://three.example/w\nIt will rain on the coast, then clear from the west.\n";

static char *in_folder(const char *name)
{
	return as_path_join(folder, name);
}

static void write_file(const char *name, const char *text)
{
	char *path = in_folder(name);
	struct as_error err = AS_ERROR_INIT;
	if (!as_file_replace(path, text, strlen(text), &err))
		printf("# %s\n", as_error_text(&err));
	as_error_clear(&err);
	free(path);
}

static struct as_session *open_session(bool read_only)
{
	struct as_session_options options = {.corpus = folder, .annotator = "tester", .read_only = read_only};
	struct as_session *session = NULL;
	struct as_error err = AS_ERROR_INIT;
	if (!as_session_open(&session, &options, &err))
		printf("# %s\n", as_error_text(&err));
	as_error_clear(&err);
	return session;
}

static struct as_listing listing_of(struct as_session *session, const char *name)
{
	struct as_listing listing;
	as_session_listing(&listing, session, (size_t)as_session_find(session, name));
	return listing;
}

static struct as_span span_of(struct as_session *session, const char *name, const char *words)
{
	const struct as_doc *doc = as_session_doc(session, (size_t)as_session_find(session, name), NULL);
	size_t start = (size_t)(strstr(doc->text, words) - doc->text);
	return (struct as_span){start, start + strlen(words)};
}

static void test_reading(void)
{
	struct as_session *session = open_session(true);
	struct as_progress progress = {0};
	IS_INT(as_session_count(session), 3, "the listing is there at once");
	OK(!listing_of(session, "a.txt").read, "before anything is read");
	int phase = -1;
	bool rising = true;
	while (as_session_step(session, 0, &progress)) {
		rising &= (int)progress.phase >= phase && progress.done <= progress.total;
		phase = (int)progress.phase;
	}
	OK(rising, "reading, words and overlaps come in this order");
	IS_INT(progress.phase, AS_PHASE_DONE, "and come to an end");
	struct as_listing listing = listing_of(session, "a.txt");
	IS(listing.title, "Ferry aground", "the title");
	IS(listing.date, "2019-10-17", "the date");
	IS(listing.source, "one.example", "the source");
	IS_INT(listing.words, 37, "the words");
	IS_INT(listing.partner, as_session_find(session, "b.txt"), "the best-overlapping document");
	OK(listing.contained > 0.3 && listing.contained < 0.5, "and how much it has");
	IS_INT(listing_of(session, "c.txt").partner, -1, "a report on its own has none");
	char *path = in_folder("b.txt");
	IS_INT(as_session_find(session, path), as_session_find(session, "b.txt"), "a document is found by its whole path");
	free(path);

	size_t a = (size_t)as_session_find(session, "a.txt");
	const struct as_doc *doc = as_session_doc(session, a, NULL);
	const int *carried = as_session_carried(session, a);
	IS_INT(carried[doc->passages_count - 1], 1, "one other document carries the last passage");
	IS_INT(carried[doc->passages_count - 2], 0, "and none the one before");
	struct as_carrier *carriers;
	IS_INT(as_session_parallels(&carriers, session, a, doc->passages_count - 1), 1, "its parallel");
	OK(carriers && (int)carriers[0].doc == as_session_find(session, "b.txt") && carriers[0].contained > 0.9,
	   "is in that document, whole");
	free(carriers);
	const struct as_comparison *one = as_session_compare(session, a, 1, NULL);
	OK(one && one == as_session_compare(session, a, 1, NULL), "a comparison is made once");
	as_session_close(session);
	char *sidecar = in_folder(AS_SIDECAR_NAME);
	OK(access(sidecar, F_OK) != 0, "reading makes no sidecar");
	free(sidecar);
}

static void test_tagging(void)
{
	struct as_session *session = open_session(false), *other = open_session(false);
	struct as_error err = AS_ERROR_INIT;
	size_t a = (size_t)as_session_find(session, "a.txt");
	char id[AS_UUID_TEXT];
	OK(as_session_tag(id, session, a, span_of(session, "a.txt", "night ferry"), "other", "a note", &err), "a tag");
	IS_INT(listing_of(session, "a.txt").tags, 1, "is counted in the list");
	OK(as_session_refresh(other) && listing_of(other, "a.txt").tags == 1, "another process notices it");
	OK(!as_session_refresh(session), "our own change is no news");
	OK(!as_session_tag(NULL, session, a, (struct as_span){3, 3}, "other", NULL, &err), "an empty range is refused");
	as_error_clear(&err);
	OK(!as_session_tag(NULL, session, a, (struct as_span){0, 3}, "nonsense", NULL, &err), "so is an unknown tag");
	as_error_clear(&err);

	const struct as_tagged *tagged;
	struct as_span spans[] = {span_of(session, "a.txt", "Divers"), span_of(session, "a.txt", "night ferry")};
	size_t fresh;
	OK(as_session_tag_all(&fresh, session, a, spans, 2, "other", &err) && fresh == 1,
	   "of several spans those that have the tag are left out");
	IS_INT(as_session_tagged(&tagged, session, a, &err), 2, "two tags");
	OK(tagged[0].span.start < tagged[1].span.start && tagged[0].state == AS_ANCHOR_EXACT, "in text order, in place");

	struct as_annotation claim = {.claimant = "a diver", .verdict = "true"};
	char claim_id[AS_UUID_TEXT], full[AS_UUID_TEXT];
	OK(as_session_claim(claim_id, session, a, span_of(session, "a.txt", "the tide turned"), &claim, &err), "a claim");
	OK(as_session_set_field(session, claim_id, "verdict", "false", &err), "its verdict changes");
	OK(!as_session_set_field(session, claim_id, "colour", "red", &err), "it has no colour");
	as_error_clear(&err);
	struct as_evidence evidence = {.stance = "refutes", .url = "https://tide.example"};
	OK(as_session_claim_id(evidence.claim, session, claim_id, &err) &&
	   as_session_evidence(full, session, &evidence, &err) && as_session_is_evidence(session, full), "evidence on it");
	claim_id[8] = '\0';
	int doc;
	OK(as_session_document_of(&doc, full, session, claim_id, &err) && doc == (int)a, "found by the beginning of its id");

	char *what;
	size_t undone = 0;
	while (as_session_undo(&what, session, &err)) {
		free(what);
		undone++;
	}
	IS_INT(undone, 5, "each action undoes once");
	IS_INT(err.code, AS_ERR_NOTHING, "until nothing is left");
	IS_INT(listing_of(session, "a.txt").tags, 0, "and no tag");
	as_error_clear(&err);
	OK(as_session_redo(&what, session, &err) && listing_of(session, "a.txt").tags == 1, "redo brings the first back");
	free(what);
	as_session_close(session);
	as_session_close(other);
}

static void test_groups(void)
{
	struct as_session *session = open_session(false);
	struct as_error err = AS_ERROR_INIT;
	size_t a = (size_t)as_session_find(session, "a.txt");
	size_t before = listing_of(session, "a.txt").tags;
	as_session_begin(session, &err);
	as_session_tag(NULL, session, a, span_of(session, "a.txt", "sandbank"), "place", NULL, &err);
	as_session_rollback(session);
	IS_INT(listing_of(session, "a.txt").tags, before, "what was rolled back is not there");
	as_session_begin(session, &err);
	as_session_tag(NULL, session, a, span_of(session, "a.txt", "sandbank"), "place", NULL, &err);
	as_session_tag(NULL, session, a, span_of(session, "a.txt", "tugs"), "other", NULL, &err);
	OK(as_session_commit(session, &err), "a group is committed");
	IS_INT(listing_of(session, "a.txt").tags, before + 2, "with both tags");
	char *what;
	OK(as_session_undo(&what, session, &err) && listing_of(session, "a.txt").tags == before, "and undoes as one");
	free(what);
	const char *ids[] = {"0123abcd-nothing"};
	OK(!as_session_delete(session, ids, 1, &err), "an unknown id deletes nothing");
	as_error_clear(&err);
	as_session_close(session);
}

static void test_roles(void)
{
	struct as_session *session = open_session(false);
	struct as_error err = AS_ERROR_INIT;
	while (as_session_step(session, 100, NULL))
		;
	size_t a = (size_t)as_session_find(session, "a.txt");
	const struct as_doc *doc = as_session_doc(session, a, &err);
	size_t last = doc->passages_count - 1, words = listing_of(session, "a.txt").words;
	OK(as_session_set_role(session, a, last, AS_ROLE_FURNITURE, &err), "a passage is made furniture");
	IS_INT(doc->passages[last].role, AS_ROLE_FURNITURE, "the document says so");
	IS_INT(listing_of(session, "a.txt").words, words - 15, "its words are counted apart");
	IS_INT(listing_of(session, "a.txt").furniture_words, 15, "as furniture");
	while (as_session_step(session, 100, NULL))
		;
	IS_INT(listing_of(session, "a.txt").partner, -1, "the overlap was in it alone");
	as_session_close(session);

	session = open_session(false);
	doc = as_session_doc(session, a, &err);
	IS_INT(doc->passages[last].role, AS_ROLE_FURNITURE, "it stays so in the next session");
	char *what;
	OK(as_session_undo(&what, session, &err) && doc->passages[last].role == AS_ROLE_BODY, "undo gives the role back");
	free(what);
	as_session_close(session);
}

static void count_finding(void *data, const struct as_finding *finding)
{
	*(size_t *)data += finding->what && finding->where && finding->remedy;
}

static void test_changes(void)
{
	struct as_session *session = open_session(false);
	struct as_error err = AS_ERROR_INIT;
	size_t a = (size_t)as_session_find(session, "a.txt"), findings = 0, count;
	as_session_tag(NULL, session, a, span_of(session, "a.txt", "two tugs"), "other", NULL, &err);
	OK(!as_session_doc_changed(session, a), "a document that is as it was");
	OK(as_session_check(&count, session, count_finding, &findings, &err) && count == 0, "check finds nothing");
	char *changed = as_asprintf("A new first line\n%s", first);
	write_file("a.txt", changed);
	free(changed);
	as_session_close(session);

	session = open_session(true);
	while (as_session_step(session, 100, NULL))
		;
	OK(listing_of(session, "a.txt").changed, "a document that changed since it was tagged is known");
	const struct as_tagged *tagged;
	size_t tags = as_session_tagged(&tagged, session, a, &err), moved = 0;
	for (size_t i = 0; i < tags; i++)
		moved += tagged[i].state == AS_ANCHOR_MOVED;
	OK(tags > 0 && moved == tags, "its tags moved with their words");
	OK(as_session_check(&count, session, count_finding, &findings, &err) && count == tags + 1 && findings == count,
	   "check finds the change and each tag that moved");
	OK(!as_session_tag(NULL, session, a, (struct as_span){0, 3}, "other", NULL, &err), "a read-only session writes nothing");
	IS_INT(err.code, AS_ERR_READONLY, "and says so");
	as_error_clear(&err);
	as_session_close(session);
}

static void test_sidecar_places(void)
{
	char *below = in_folder("below"), *doc = in_folder("below/d.txt");
	mkdir(below, 0777);
	char *root = as_sidecar_folder_of(doc), *real = realpath(folder, NULL);
	IS(root, real, "a document's sidecar is the nearest above");
	free(root);
	free(real);
	bool elsewhere;
	char *place = as_sidecar_of_folder(below, &elsewhere);
	OK(!elsewhere && !strncmp(place, below, strlen(below)), "a folder's sidecar is in it");
	free(place);
	if (geteuid() != 0) { /* root can write everywhere */
		chmod(below, 0555);
		setenv("XDG_DATA_HOME", "/tmp/as-data-home", 1);
		place = as_sidecar_of_folder(below, &elsewhere);
		OK(elsewhere && !strncmp(place, "/tmp/as-data-home/antisigma/", 28), "or at home when that cannot be written");
		free(place);
		chmod(below, 0755);
	}
	free(below);
	free(doc);
}

static int remove_one(const char *path, const struct stat *st, int flag, struct FTW *ftw)
{
	(void)st;
	(void)flag;
	(void)ftw;
	return remove(path);
}

static void sql(sqlite3 *other, const char *text)
{
	if (sqlite3_exec(other, text, NULL, NULL, NULL) != SQLITE_OK)
		printf("# %s: %s\n", text, sqlite3_errmsg(other));
}

/* Another program writes to the sidecar while the reader opens, and is done later. */
static void test_locked(void)
{
	struct as_error err = AS_ERROR_INIT;
	char id[AS_UUID_TEXT], *path = in_folder("antisigma.db");
	sqlite3 *other = NULL;
	sqlite3_open(path, &other);
	sql(other, "BEGIN EXCLUSIVE");
	struct as_session_options options = {.corpus = folder, .annotator = "tester", .hurried = true};
	struct as_session *session = NULL;
	OK(as_session_open(&session, &options, &err), "a corpus opens while its sidecar is locked: %s",
	   as_error_text(&err));
	OK(as_session_sidecar_trouble(session), "the lock is spoken of");
	OK(!as_session_refresh(session), "as long as it lasts there is no news");
	sql(other, "ROLLBACK");
	OK(as_session_refresh(session), "afterwards the sidecar is read");
	OK(!as_session_sidecar_trouble(session), "and nothing is the matter");
	as_session_close(session);

	sql(other, "BEGIN EXCLUSIVE");
	as_session_open(&session, &options, &err);
	sql(other, "ROLLBACK");
	int doc = as_session_find(session, "a.txt");
	OK(as_session_tag(id, session, (size_t)doc, span_of(session, "a.txt", "sandbank"), "place", NULL, &err),
	   "a tag is taken as soon as the lock is gone: %s", as_error_text(&err));
	as_session_close(session);
	sqlite3_close(other);
	free(path);
	as_error_clear(&err);
}

int main(void)
{
	if (!mkdtemp(folder))
		return 1;
	unsetenv("ANTISIGMA_ANNOTATOR");
	write_file("a.txt", first);
	write_file("b.txt", second);
	write_file("c.txt", third);
	test_reading();
	test_tagging();
	test_groups();
	test_roles();
	test_changes();
	test_sidecar_places();
	test_locked();
	nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	return tap_done();
}
