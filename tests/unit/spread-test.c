/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spreading over the sample corpus, held against a list made by hand: every
 * same and edited passage, and no unrelated one. */
#include "session/spread.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "tap.h"

static char folder[] = "/tmp/as-spread-XXXXXX";
static struct as_session *session;

/* The document whose name begins so. */
static size_t document(const char *number)
{
	for (size_t n = 0; n < as_session_count(session); n++) {
		struct as_listing listing;
		as_session_listing(&listing, session, n);
		if (!strncmp(listing.path, number, strlen(number)))
			return n;
	}
	printf("Bail out! no document %s\n", number);
	exit(1);
}

static struct as_span span_of(size_t n, const char *words)
{
	const struct as_doc *doc = as_session_doc(session, n, NULL);
	const char *found = strstr(doc->text, words);
	if (!found) {
		printf("Bail out! not in the document: %s\n", words);
		exit(1);
	}
	return (struct as_span){(size_t)(found - doc->text), (size_t)(found - doc->text) + strlen(words)};
}

/* "01: =02 =03 ~!04:13 ..." without the first: relation, discrepancy, document, passage. */
static char *offers(const struct as_spread *spread)
{
	static const char marks[] = "=~*:";
	struct as_buf out = AS_BUF_INIT;
	as_buf_adds(&out, "");
	for (size_t i = 0; i < spread->count; i++) {
		struct as_listing listing;
		as_session_listing(&listing, session, spread->items[i].doc);
		as_buf_printf(&out, "%s%c%s%.2s.%zu", i ? " " : "", marks[spread->items[i].relation],
			      spread->items[i].discrepant ? "!" : "", listing.path, spread->items[i].passage + 1);
	}
	return as_buf_detach(&out);
}

static void test_expected(void)
{
	/* Read in the texts by hand: = same, ~ form only, * edited, : related. */
	static const struct {
		const char *doc, *words, *want;
	} rows[] = {
		{"01", "The missing are a lorry driver of 44 from Halvern and a student of 19 from Port Ostrel who, friends "
		       "said, had gone back to the car deck for her violin.", "=02.17 *08.7"},
		{"01", "About 40 tonnes of fuel have leaked from a ruptured tank, and a slick was drifting towards the seal "
		       "colony at Hollow Point.", "*!03.14 *02.8 *06.5"},
		{"01", "Salvage experts said the situation would be clearer after two further tides - one on Thursday night "
		       "and one on Friday at noon - when tugs are due to try to pull the ferry off the bank.",
		 "~02.9 *03.16 *06.8"},
		{"01", "Captain Rurik Halloran, 58, who has crossed the strait more than 4,000 times, was questioned by "
		       "police and released.", "*02.6 *03.12 *04.14 *06.7 *08.5"},
		{"01", "is one of the busiest short crossings of the region.", "=03.17"},
		{"01", "At least 31 people were treated for injuries, six of them in a serious condition, the harbour "
		       "office said.", "*!02.13 *!03.6 *!06.4 *!08.8"},
		{"02", "It has met in emergency session only twice, most recently over the bill for a foghorn.", "*04.18 *05.4"},
		{"02", "They wrote down neither.", ""},
		{"03", "\"We have not slept, and neither have the seals,\" said Ragna Fell", ""},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t n = document(rows[i].doc);
		struct as_spread spread;
		struct as_spread_tag tag = {.kind = AS_APPEARANCE};
		OK(as_session_spread(&spread, session, n, span_of(n, rows[i].words), &tag, NULL), "%s: %.40s", rows[i].doc,
		   rows[i].words);
		char *found = offers(&spread);
		IS(found, rows[i].want, "every same and edited passage, no unrelated one");
		free(found);
		as_spread_free(&spread);
	}
}

/* Whether a row joins this passage with that one. */
static bool is_joined(const struct as_comparison *comparison, int left, size_t right)
{
	for (size_t i = 0; i < comparison->rows_count; i++)
		if (comparison->rows[i].relation <= AS_RELATED && comparison->rows[i].left.passage == left &&
		    (size_t)comparison->rows[i].right.passage == right)
			return true;
	return false;
}

static bool is_offered(const struct as_spread *spread, size_t doc, int passage)
{
	for (size_t i = 0; i < spread->count; i++)
		if (spread->items[i].doc == doc && (int)spread->items[i].passage == passage)
			return true;
	return false;
}

/* Of the whole corpus: what comparisons match is offered, and nothing else. */
static void test_every(void)
{
	size_t missed = 0, strange = 0, matched = 0;
	for (size_t n = 0; n < as_session_count(session); n++) {
		const struct as_doc *doc = as_session_doc(session, n, NULL);
		for (size_t passage = 0; passage < doc->passages_count; passage++) {
			struct as_spread spread;
			struct as_spread_tag tag = {.kind = AS_APPEARANCE};
			if (!as_role_is_report(doc->passages[passage].role))
				continue;
			as_session_spread(&spread, session, n, doc->passages[passage].span, &tag, NULL);
			for (size_t other = 0; other < as_session_count(session); other++) {
				const struct as_doc *there = as_session_doc(session, other, NULL);
				const struct as_comparison *comparison =
					other == n ? NULL : as_session_compare(session, n, other, NULL);
				for (size_t i = 0; comparison && i < comparison->rows_count; i++) {
					const struct as_row *row = &comparison->rows[i];
					if (row->relation > AS_RELATED || row->left.passage != (int)passage ||
					    there->passages[row->right.passage].role == AS_ROLE_FURNITURE)
						continue;
					matched++;
					missed += !is_offered(&spread, other, row->right.passage);
				}
				for (size_t i = 0; comparison && i < spread.count; i++)
					strange += spread.items[i].doc == other &&
						   !is_joined(comparison, (int)passage, spread.items[i].passage);
			}
			as_spread_free(&spread);
		}
	}
	OK(matched > 200, "the reports of the sample corpus have %zu matches", matched);
	IS_INT(missed, 0, "each is offered");
	IS_INT(strange, 0, "and nothing that does not match");
}

static void test_taking(void)
{
	const char words[] = "Salvage experts said the situation would be clearer after two further tides";
	size_t n = document("01"), taken = 0, count;
	struct as_error err = AS_ERROR_INIT;
	struct as_spread spread;
	const struct as_tagged *tagged;
	char id[AS_UUID_TEXT], *what;
	struct as_annotation fields = {.claimant = "Salvage experts", .normalised = "Two tides will tell"};
	OK(as_session_claim(id, session, n, span_of(n, words), &fields, &err), "a claim is made");
	OK(as_session_spread_of(&spread, session, id, &err), "and spread");
	char *found = offers(&spread);
	IS(found, "=02.9 =03.16", "two reports have it in the same words");
	free(found);
	IS(spread.items[0].speaker, "Salvage experts", "who is named there as the speaker");
	IS(spread.items[0].date, "2019-09-17", "the date of the report");
	IS(spread.items[0].words, words, "the wording");
	OK(as_session_take_all(&taken, NULL, session, &spread, AS_FORMAT, false, &err), "both are taken");
	IS_INT(taken, 2, "as two appearances");
	OK(spread.items[0].taken && spread.items[1].taken, "which the offers then say");
	count = as_session_tagged(&tagged, session, document("03"), &err);
	IS_INT(count, 1, "the other report has the tag");
	IS(tagged[0].annotation->claimant, "Salvage experts", "of the same claim");
	IS(tagged[0].annotation->form, "paraphrase", "with the form that it has there");
	OK(as_session_take_all(&taken, NULL, session, &spread, AS_RELATED, true, &err) && taken == 0,
	   "what is taken is not taken again");
	as_spread_free(&spread);
	OK(as_session_undo(&what, session, &err), "one undo");
	free(what);
	IS_INT(as_session_tagged(&tagged, session, document("02"), &err), 0, "takes all of them back");
	IS_INT(as_session_tagged(&tagged, session, n, &err), 1, "but the claim itself");
	as_error_clear(&err);
}

static void test_mention(void)
{
	size_t n = document("01"), which = 2;
	struct as_error err = AS_ERROR_INIT;
	struct as_spread spread;
	struct as_spread_tag tag = {.kind = AS_MENTION, .type = "person"};
	OK(as_session_spread(&spread, session, n, span_of(n, "Jolana Březová"), &tag, &err), "a name");
	char *found = offers(&spread);
	IS(found, "~03.10 *02.15", "is offered without its accents, and otherwise misspelt");
	free(found);
	IS(spread.items[1].words, "Jolana Bezov", "as it stands there");
	OK(!spread.items[0].speaker, "a name is said by nobody");
	which = 1;
	OK(as_session_take(NULL, NULL, session, &spread, &which, 1, &err), "one offer is taken");
	as_spread_free(&spread);
	OK(as_session_spread(&spread, session, n, span_of(n, "Jolana Březová"), &tag, &err), "and again");
	OK(!spread.items[0].taken && spread.items[1].taken, "it is known to be taken");
	as_spread_free(&spread);
	tag.type = "place";
	OK(as_session_spread(&spread, session, n, span_of(n, "Jolana Březová"), &tag, &err) && !spread.items[1].taken,
	   "but not by a tag of another type");
	as_spread_free(&spread);
	OK(as_session_spread(&spread, session, n, span_of(n, "the Strait Commission"), &tag, &err), "a name that is glued");
	OK(spread.count > 1 && !strcmp(spread.items[1].words, "the Strait Commission"), "is cut where it ends");
	as_spread_free(&spread);
	as_error_clear(&err);
}

int main(void)
{
	const char *srcdir = getenv("srcdir");
	char *corpus = as_path_join(srcdir ? srcdir : ".", "tests/reports");
	struct as_error err = AS_ERROR_INIT;
	if (!mkdtemp(folder))
		return 99;
	char *sidecar = as_path_join(folder, "side.db");
	struct as_session_options options = {.corpus = corpus, .sidecar = sidecar, .annotator = "tester"};
	if (!as_session_open(&session, &options, &err)) {
		printf("Bail out! %s\n", as_error_text(&err));
		return 99;
	}
	while (as_session_step(session, 1000, NULL))
		;
	test_expected();
	test_every();
	test_taking();
	test_mention();
	as_session_close(session);
	unlink(sidecar);
	rmdir(folder);
	free(sidecar);
	free(corpus);
	return tap_done();
}
