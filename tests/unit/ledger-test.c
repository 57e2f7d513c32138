/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger: one row a claim, reports and independent texts, what follows a
 * change, and orders. */
#include "session/ledger.h"

#include <ftw.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "session/ledgerorder.h"
#include "session/scale.h"
#include "tap.h"

static char folder[] = "/tmp/as-ledger-XXXXXX";

#define COPIED \
	"Divers searched the car deck for two missing passengers until the tide turned against them.\n" \
	"The mayor said the ferry would lie on the bank until the spring tide lifts it in November.\n"
static const char first[] = "Ferry aground\n20191017\nhttps://one.example/ferry\n" COPIED;
static const char copy[] = "Ferry stuck\n20191016\nhttps://two.example/ferry\n" COPIED;
static const char other[] =
	"On the bank\n20191019\nhttps://three.example/f\nNobody knows who steered the vessel that night.\n"
	"It is said that the ferry will lie there until November, if not longer than that.\n";

static void write_file(const char *name, const char *text)
{
	char *path = as_path_join(folder, name);
	if (!as_file_replace(path, text, strlen(text), NULL))
		printf("# %s is not written\n", path);
	free(path);
}

static struct as_session *open_session(const char *annotator)
{
	struct as_session_options options = {.corpus = folder, .annotator = annotator};
	struct as_session *session = NULL;
	struct as_error err = AS_ERROR_INIT;
	if (!as_session_open(&session, &options, &err))
		printf("# %s\n", as_error_text(&err));
	as_error_clear(&err);
	while (session && as_session_step(session, 1000, NULL))
		;
	return session;
}

static void claim(char id[AS_UUID_TEXT], struct as_session *session, const char *name, const char *words,
		  const char *of, const char *claimant)
{
	struct as_error err = AS_ERROR_INIT;
	size_t n = (size_t)as_session_find(session, name);
	const struct as_doc *doc = as_session_doc(session, n, &err);
	size_t start = (size_t)(strstr(doc->text, words) - doc->text);
	struct as_annotation fields = {.claimant = claimant, .form = of ? "quote" : "paraphrase"};
	if (of)
		memcpy(fields.claim, of, sizeof fields.claim);
	if (!as_session_claim(id, session, n, (struct as_span){start, start + strlen(words)}, &fields, &err))
		printf("# %s\n", as_error_text(&err));
	as_error_clear(&err);
}

static void read_all(struct as_ledger *ledger)
{
	while (as_ledger_step(ledger, 0))
		;
}

static void test_rows(struct as_session *session, char ids[2][AS_UUID_TEXT])
{
	const struct as_ledger_row *rows;
	char place[AS_UUID_TEXT];
	struct as_ledger *ledger = as_ledger_new(session);
	IS_INT(as_ledger_rows(&rows, ledger), 0, "nothing is read at first");
	OK(as_ledger_is_stale(ledger), "which the ledger knows");
	read_all(ledger);
	IS_INT(as_ledger_rows(&rows, ledger), 0, "no sidecar, no claims");
	OK(!as_ledger_is_stale(ledger), "and no work left");

	claim(place, session, "a.txt", "the ferry would lie on the bank", NULL, "the mayor");
	as_session_claim_id(ids[0], session, place, NULL);
	claim(place, session, "b.txt", "the ferry would lie on the bank", ids[0], NULL);
	claim(place, session, "c.txt", "the ferry will lie there until November", ids[0], NULL);
	claim(place, session, "c.txt", "Nobody knows who steered", NULL, NULL);
	as_session_claim_id(ids[1], session, place, NULL);
	OK(as_ledger_is_stale(ledger), "claims were made: the ledger is behind");
	read_all(ledger);
	IS_INT(as_ledger_rows(&rows, ledger), 2, "a claim is one row however many places it has");
	const struct as_ledger_row *row = as_ledger_find(ledger, ids[0]);
	IS_INT(row->reports, 3, "three reports carry it");
	IS_INT(row->texts, 0, "independent texts are not counted yet");
	OK(as_ledger_count_texts(ledger), "now they are");
	IS_INT(row->texts, 2, "of which one copies another");
	IS(as_ledger_first(row), "2019-10-16", "the first appearance is by date, not by name");
	IS(row->sentence, "the ferry would lie on the bank", "its sentence are the words of the first place");
	OK(as_ledger_find(ledger, place)->claim == as_ledger_find(ledger, ids[1])->claim,
	   "an appearance leads to its claim");
	struct as_buf forms = AS_BUF_INIT;
	as_ledger_forms(&forms, row, false);
	IS(forms.data, "quote, paraphrase", "forms of the appearances, each once");
	as_buf_free(&forms);
	as_ledger_free(ledger);
}

static void test_changes(struct as_session *session, char ids[2][AS_UUID_TEXT])
{
	struct as_error err = AS_ERROR_INIT;
	struct as_ledger *ledger = as_ledger_new(session);
	const char *both[] = {ids[0], ids[1]};
	char *what = NULL;
	read_all(ledger);
	OK(as_ledger_set(ledger, both, 2, "verdict", "half true", &err), "a verdict on two claims");
	OK(!as_ledger_is_stale(ledger), "the rows follow without a reading");
	IS(as_ledger_find(ledger, ids[1])->claim->verdict, "half true", "one has it");
	IS(as_ledger_find(ledger, ids[0])->claim->scale, as_scale_default()->name, "and the scale it is on");
	OK(as_session_undo(&what, session, &err), "undo");
	read_all(ledger);
	OK(!as_ledger_find(ledger, ids[0])->claim->verdict && !as_ledger_find(ledger, ids[1])->claim->verdict &&
	   !as_ledger_find(ledger, ids[0])->claim->scale, "takes both back at once, scale and all");
	free(what);
	OK(!as_ledger_set(ledger, both, 2, "state", "nonsense", &err) && err.code == AS_ERR_USAGE,
	   "a state that is none is refused");
	read_all(ledger);
	IS(as_ledger_find(ledger, ids[0])->claim->state, "open", "and nothing is changed");
	as_error_clear(&err);

	struct as_session *colleague = open_session("colleague");
	OK(as_session_set_field(colleague, ids[1], "claimant", "the harbour master", &err), "someone else's change");
	as_session_close(colleague);
	OK(as_ledger_set(ledger, both, 1, "state", "done", &err), "and one of ours after it");
	read_all(ledger);
	IS(as_ledger_find(ledger, ids[1])->claim->claimant, "the harbour master", "theirs is read, too");
	IS(as_ledger_find(ledger, ids[0])->claim->state, "done", "and ours");
	as_ledger_free(ledger);
}

static size_t count(struct as_session *session, const struct as_ledger *ledger, const char *text)
{
	const struct as_ledger_row *rows;
	struct as_query query;
	size_t all = as_ledger_rows(&rows, ledger), fitting = 0;
	if (!as_query_parse(&query, text, as_ledger_table(session), NULL))
		return 99;
	for (size_t i = 0; i < all; i++)
		fitting += as_query_fits(&query, &rows[i], as_ledger_get);
	as_query_free(&query);
	return fitting;
}

static void test_queries(struct as_session *session, char ids[2][AS_UUID_TEXT])
{
	struct as_error err = AS_ERROR_INIT;
	struct as_ledger *ledger = as_ledger_new(session);
	const char *one[] = {ids[0]};
	read_all(ledger);
	as_ledger_count_texts(ledger);
	as_ledger_set(ledger, one, 1, "verdict", "mostly true", &err);
	IS_INT(count(session, ledger, "state:done"), 1, "by state");
	IS_INT(count(session, ledger, "verdict:-"), 1, "by a verdict that is not stated");
	IS_INT(count(session, ledger, "verdict:true"), 0, "a choice is taken whole: true is not mostly true");
	IS_INT(count(session, ledger, "verdict:2"), 1, "by its digit");
	IS_INT(count(session, ledger, "document:c.txt"), 2, "by any of the documents");
	IS_INT(count(session, ledger, "source:two.example"), 1, "by their source");
	IS_INT(count(session, ledger, "reports:>2 texts:2"), 1, "by reports and texts");
	IS_INT(count(session, ledger, "first:<2019-10-17"), 1, "by first appearance");
	IS_INT(count(session, ledger, "form:quote"), 1, "by form");
	IS_INT(count(session, ledger, "evidence:0"), 2, "by evidence");
	IS_INT(count(session, ledger, "steered"), 1, "by words");
	IS_INT(count(session, ledger, "text:\"until november\""), 1, "by words of a wording");
	OK(as_ledger_number_stories(ledger, NULL, NULL, &err) && as_ledger_knows_stories(ledger), "stories are numbered");
	IS_INT(count(session, ledger, "story:1"), 1, "by story");
	as_ledger_free(ledger);
}

/* The first claim is earlier, done, with a verdict and more reports; the second
 * one is before it in the alphabet, sentence and claimant. */
static const struct {
	enum as_ledger_order order;
	bool reversed, first_leads;
} standings[] = {
	{AS_LEDGER_BY_FIRST, false, true}, {AS_LEDGER_BY_FIRST, true, false},
	{AS_LEDGER_BY_CLAIM, false, false}, {AS_LEDGER_BY_CLAIM, true, true},
	{AS_LEDGER_BY_CLAIMANT, false, false}, {AS_LEDGER_BY_CLAIMANT, true, true},
	{AS_LEDGER_BY_STATE, false, false}, {AS_LEDGER_BY_STATE, true, true},
	{AS_LEDGER_BY_VERDICT, false, true}, {AS_LEDGER_BY_VERDICT, true, true}, /* none comes last either way */
	{AS_LEDGER_BY_REPORTS, false, false}, {AS_LEDGER_BY_REPORTS, true, true},
	{AS_LEDGER_BY_EVIDENCE, false, true}, {AS_LEDGER_BY_EVIDENCE, true, true}, /* equal: by first appearance */
};

static void test_order(struct as_session *session, char ids[2][AS_UUID_TEXT])
{
	const struct as_ledger_row *rows, *sorted[2];
	struct as_ledger *ledger = as_ledger_new(session);
	read_all(ledger);
	as_ledger_rows(&rows, ledger);
	for (size_t i = 0; i < sizeof standings / sizeof *standings; i++) {
		sorted[0] = &rows[0];
		sorted[1] = &rows[1];
		as_ledger_sort(sorted, 2, standings[i].order, standings[i].reversed, as_scale_default());
		OK(!strcmp(sorted[0]->claim->id, ids[0]) == standings[i].first_leads, "%s%s",
		   as_ledger_order_label(standings[i].order), standings[i].reversed ? ", reversed" : "");
	}
	as_ledger_free(ledger);
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

int main(void)
{
	char ids[2][AS_UUID_TEXT];
	if (!mkdtemp(folder))
		return 99;
	write_file("a.txt", first);
	write_file("b.txt", copy);
	write_file("c.txt", other);
	struct as_session *session = open_session("tester");
	test_rows(session, ids);
	test_changes(session, ids);
	test_queries(session, ids);
	test_order(session, ids);
	as_session_close(session);
	nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	return tap_done();
}
