/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/search.h"

#include <ftw.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "session/overlaps.h"
#include "tap.h"

static char folder[] = "/tmp/as-search-XXXXXX";

static const char *const texts[][2] = {
	{"a.txt", "Ferry aground\n20191017\nhttps://one.example/ferry\n"
		  "The night ferry ran onto the sandbank at high water and stayed there while two tugs pulled at its stern.\n"
		  "Divers searched the car deck for two missing passengers until the tide turned against them.\n"},
	{"b.txt", "Two missing\n20191018\nhttps://two.example/ferry\n"
		  "Divers searched the car deck for two missing passengers until the tide turned against them.\n"
		  "Bakers said a FERRY  was dear; the old f\xc3\xa9rry too.\n"},
	{"c.txt", "Weather\n20191018\nhttps://three.example/w\nIt will rain on the coast, \xff then a ferry clears it.\n"},
};

static struct as_session *open_session(void)
{
	struct as_session_options options = {.corpus = folder, .annotator = "tester", .read_only = true};
	struct as_session *session = NULL;
	struct as_error err = AS_ERROR_INIT;
	if (!as_session_open(&session, &options, &err))
		printf("# %s\n", as_error_text(&err));
	as_error_clear(&err);
	return session;
}

/* The hits as "doc:start match|", or why there is no search. */
static char *found(struct as_session *session, const char *query, struct as_search_options options,
		   enum as_search_order order)
{
	static char out[1024];
	struct as_error err = AS_ERROR_INIT;
	struct as_search *search;
	size_t used = 0;
	if (!as_search_new(&search, session, query, strlen(query), &options, &err)) {
		snprintf(out, sizeof out, "%s", as_error_text(&err));
		as_error_clear(&err);
		return out;
	}
	while (as_search_step(search, 0, NULL))
		;
	as_search_sort(search, order);
	const struct as_hit *hits;
	size_t count = as_search_hits(&hits, search);
	out[0] = '\0';
	for (size_t i = 0; i < count; i++)
		used += (size_t)snprintf(out + used, sizeof out - used, "%s%u:%zu %.*s", i ? "|" : "", hits[i].doc,
					 hits[i].code_points.start, (int)hits[i].match, hits[i].text + hits[i].left);
	as_search_free(search);
	return out;
}

static void test_kinds(struct as_session *session)
{
	struct as_search_options phrase = {.kind = AS_SEARCH_PHRASE}, exact = {.kind = AS_SEARCH_EXACT};
	struct as_search_options regex = {.kind = AS_SEARCH_REGEX}, strict = {.kind = AS_SEARCH_REGEX_CASE};
	IS(found(session, "a ferry", phrase, AS_SEARCH_BY_DOCUMENT), "1:151 a FERRY|2:75 a ferry",
	   "a phrase, whatever its case");
	IS(found(session, "ferry was", phrase, AS_SEARCH_BY_DOCUMENT), "1:153 FERRY  was", "and its white space");
	IS(found(session, "old ferry", phrase, AS_SEARCH_BY_DOCUMENT), "1:174 old f\xc3\xa9rry", "and accents");
	IS(found(session, "FERRY", exact, AS_SEARCH_BY_DOCUMENT), "1:153 FERRY", "exactly");
	IS(found(session, "diver\\w+ s", regex, AS_SEARCH_BY_DOCUMENT), "0:154 Divers s|1:47 Divers s", "a pattern");
	IS(found(session, "[A-Z]{3,}", strict, AS_SEARCH_BY_DOCUMENT), "1:153 FERRY", "a pattern with its case");
	IS(found(session, "nowhere", phrase, AS_SEARCH_BY_DOCUMENT), "", "what is nowhere");
	OK(strstr(found(session, " ", phrase, AS_SEARCH_BY_DOCUMENT), "nothing to look for"),
	   "an empty phrase is refused");
	OK(strstr(found(session, "a(", regex, AS_SEARCH_BY_DOCUMENT), "at byte 2"), "and so is a wrong pattern");
}

static void test_orders(struct as_session *session)
{
	struct as_search_options ferry = {.kind = AS_SEARCH_PHRASE};
	IS(found(session, "ferry ", ferry, AS_SEARCH_BY_LEFT),
	   "0:0 Ferry |1:153 FERRY  |2:77 ferry |0:59 ferry |1:178 f\xc3\xa9rry ",
	   "by the word before: none, a, a, night, old");
	IS(found(session, "ferry ", ferry, AS_SEARCH_BY_RIGHT),
	   "0:0 Ferry |2:77 ferry |0:59 ferry |1:178 f\xc3\xa9rry |1:153 FERRY  ",
	   "by the word after: aground, clears, ran, too, was");
	struct as_search_options few = {.kind = AS_SEARCH_PHRASE, .most = 2};
	IS(found(session, "ferry", few, AS_SEARCH_BY_DOCUMENT), "0:0 Ferry|0:59 ferry", "no more than are wanted");
}

static void test_hit(struct as_session *session)
{
	struct as_search_options options = {.kind = AS_SEARCH_PHRASE, .context = 10};
	struct as_error err = AS_ERROR_INIT;
	struct as_search *search;
	struct as_search_progress progress;
	const struct as_hit *hits;
	if (!OK(as_search_new(&search, session, "clears", 6, &options, &err), "a search"))
		return;
	while (as_search_step(search, 1000, &progress))
		;
	size_t count = as_search_hits(&hits, search);
	IS_INT(count, 1, "one hit");
	IS_INT(hits[0].passage, 3, "in its passage");
	IS_INT(hits[0].left, 10, "with as much before it as wanted");
	OK(hits[0].right == 4 && !strcmp(hits[0].text, "n a ferry clears it."), "and what there is after it");
	IS_INT(hits[0].file_bytes.start, 83, "its place in bytes of the file");
	IS_INT(hits[0].code_points.start, 83, "and in code points, an invalid byte being one");
	OK(progress.done == 3 && progress.total == 3 && !progress.unread && !progress.full, "all documents were read");
	as_search_free(search);
}

static bool stop(void *data, size_t done, size_t total)
{
	(void)data;
	(void)done;
	(void)total;
	return false;
}

static void test_overlaps(struct as_session *session)
{
	struct as_commons commons;
	struct as_stories stories;
	struct as_error err = AS_ERROR_INIT;
	OK(as_commons_find(&commons, session, 0.05, NULL, NULL, &err), "pairs that overlap");
	IS_INT(commons.count, 1, "one pair");
	const struct as_common *common = &commons.items[0];
	OK(common->link.docs[0] == 0 && common->link.docs[1] == 1, "of the two that share a passage");
	OK(common->shared >= 15 && common->shared <= 20, "its words are shared");
	IS_INT(common->longest, 15, "word for word in a run");
	OK(common->link.contained[0] > 0.3 && common->link.contained[1] > 0.4, "with both containments");
	as_commons_stories(&stories, &commons, session);
	OK(stories.count == 1 && stories.items[0].count == 2 && stories.items[0].independent == 2,
	   "they are one story of two texts");
	as_stories_free(&stories);
	as_commons_free(&commons);
	OK(as_commons_find(&commons, session, 0.9, NULL, NULL, &err) && !commons.count, "none above a high floor");
	as_commons_free(&commons);
	OK(!as_commons_find(&commons, session, 0, stop, NULL, &err) && err.code == AS_ERR_CANCELLED,
	   "it can be stopped");
	as_error_clear(&err);
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *at)
{
	(void)status;
	(void)kind;
	(void)at;
	return remove(path);
}

int main(void)
{
	struct as_error err = AS_ERROR_INIT;
	if (!mkdtemp(folder))
		return 99;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		char *path = as_path_join(folder, texts[i][0]);
		as_file_replace(path, texts[i][1], strlen(texts[i][1]), &err);
		free(path);
	}
	struct as_session *session = open_session();
	test_kinds(session);
	test_orders(session);
	test_hit(session);
	test_overlaps(session);
	as_session_close(session);
	nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	return tap_done();
}
