/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/suggest.h"

#include "base/file.h"
#include "corpus/corpus.h"
#include "tap.h"
#include "text/utf8.h"
#include "trial.h"

enum { FILE_LIMIT = 1 << 20 };

static struct as_rules rules;

static void suggest(struct as_suggestions *out, const struct as_doc *doc)
{
	struct as_lexicon lexicon;
	struct as_tokens tokens;
	as_lexicon_init(&lexicon);
	as_tokens_prepare(&tokens, doc, &lexicon);
	as_suggest(out, &tokens, &lexicon, &rules);
	as_tokens_free(&tokens);
	as_lexicon_free(&lexicon);
}

/* Suggestions as "person Anna Holm; place Oslo". */
static char *suggested(const char *text)
{
	struct as_suggestions found = {0};
	struct as_buf out = AS_BUF_INIT;
	struct as_doc doc;
	trial_doc(&doc, text, strlen(text));
	suggest(&found, &doc);
	for (size_t i = 0; i < found.count; i++)
		as_buf_printf(&out, "%s%s %.*s", i ? "; " : "", found.items[i].type,
			      (int)as_span_length(found.items[i].span), text + found.items[i].span.start);
	as_suggestions_free(&found);
	as_doc_free(&doc);
	return as_buf_detach(&out);
}

static const struct {
	const char *text, *want, *what;
} rows[] = {
	/* persons */
	{"Deputy Foreign Minister Marta Quill spoke.", "person Marta Quill",
	 "titles are not part of a person's name"},
	{"The talks failed, said spokeswoman Orla Denn.", "person Orla Denn",
	 "an office in small letters stands before one"},
	{"Yesterday Marta Quill went. Quill said no.", "date Yesterday; person Marta Quill; person Quill",
	 "a surname is a person's where the full name is"},
	{"The captain (Rurik Hallor) was asked.", "person Rurik Hallor", "in brackets"},
	{"Rurik Hallor, 58, was asked.", "person Rurik Hallor", "an age after the name"},
	{"Ursula von der Brock said that she was to be there.", "person Ursula von der Brock",
	 "small words inside a name"},
	{"The minister met J. K. Ormond.", "person J. K. Ormond", "initials"},
	{"Passengers shouted. Tables fell.", "", "a capital at the beginning of a sentence is no name"},
	{"He met Quillan in Oslo. Quillan left. Then all was quiet.", "place Oslo",
	 "a name without a sign is not offered"},
	/* bodies */
	{"The Ministry of Trade and Industry closed.", "organisation Ministry of Trade and Industry",
	 "a word of the name tells, and joins what follows"},
	{"The Organization for Peace and Order in Europe met.",
	 "organisation Organization for Peace and Order in Europe",
	 "up to where it is"},
	{"Talks with the Political and Trade Committee began.", "organisation Political and Trade Committee",
	 "and what stands before"},
	{"The Harbour Office (HO) agreed. The HO said so.",
	 "organisation Harbour Office; organisation HO; organisation HO",
	 "an acronym in brackets"},
	{"NATO and the White House agreed.", "organisation NATO; organisation White House", "known ones"},
	/* places */
	{"They came from the village of Skarn. Skarn is small.", "place Skarn; place Skarn",
	 "a place by what stands before"},
	{"The U.S. and Russia met, U.S.-led talks.", "place U.S.; place Russia; place U.S.",
	 "the last period belongs to it"},
	{"In the Voreny, Belgry and Smolry regions it rained.", "place Voreny; place Belgry; place Smolry",
	 "names in one list are of one kind"},
	{"They crossed the Strait of Orrin.", "place Strait of Orrin", "a word that tells stands first"},
	{"VANNAY (Meridian) - It rained.", "place VANNAY; organisation Meridian", "a dateline"},
	{"Russian and Western officials spoke German.", "", "people of a country and languages are not tagged"},
	/* dates and quantities */
	{"It was on Monday, Jan. 10, 2022, that it began.", "date Monday, Jan. 10, 2022", "a date is one"},
	{"It began last week, in 1994.", "date last week; date 1994", "weeks and years"},
	{"It cost 1994 dollars at 5 p.m.", "quantity 1994 dollars",
	 "a number with a unit is no year, nor a time a date"},
	{"About 100,000 troops and two further rounds, 12 %.",
	 "quantity 100,000 troops; quantity two further rounds; quantity 12 %",
	 "what is counted belongs to the number"},
	{"One of them saw the two sides, and both of 44.", "", "what counts nothing is none"},
	/* words that lost a blank or an apostrophe */
	{"Ukraine left NATOand theRussia talks whereRussian words fell.",
	 "place Ukraine; organisation NATO; place Russia",
	 "names are found in glued words"},
	{"No RussiaUS talks on Russias borders in EasternEurope.",
	 "place Russia; place US; place Russia; place EasternEurope", "a bare s is not the name's"},
	{"Sergei Ryabkov came. Ryabkovis to leave.", "person Sergei Ryabkov; person Ryabkov",
	 "a name of the document is known"},
	{"Frank Jordans and Tomas Alder wrote.", "person Frank Jordans; person Tomas Alder",
	 "an s of the name's own stays"},
	{"It saw a Quorumand then Quorum's Zyxish.", "", "nor do pieces that are in no rule harm"},
	{"Israelis met Iraqis.", "", "words that only look glued"},
	/* German */
	{"Der Minister sagte am Montag in Berlin, die Polizei habe den Mann mit und der Frau bei dem Haus gesehen.",
	 "date Montag; place Berlin", "where every noun has a capital a name needs a reason"},
	{"Es war die Außenministerin Annalena Hohl, die mit der Frau in das Haus ging, das sie von der Stadt hatte.",
	 "person Annalena Hohl", "a title is one"},
};

/* ---- the hand list */

static size_t byte_of(const struct as_doc *doc, size_t point)
{
	size_t at = 0;
	for (uint32_t unit; point > 0 && at < doc->len; point--)
		at += as_utf8_next(&unit, doc->text, doc->len, at);
	return at;
}

/* The lines of one document; how many are listed, and found with their type. */
static void judge(size_t *listed, size_t *found, const char *list, const char *name, const struct as_doc *doc,
		  const struct as_suggestions *suggestions)
{
	for (const char *line = list; line; line = strchr(line, '\n')) {
		line += *line == '\n';
		char document[64], type[32];
		size_t start, end;
		if (sscanf(line, "%63s %zu %zu %31s", document, &start, &end, type) != 4 || strcmp(document, name) != 0)
			continue;
		++*listed;
		for (size_t i = 0; i < suggestions->count; i++)
			*found += suggestions->items[i].span.start == byte_of(doc, start) &&
				  suggestions->items[i].span.end == byte_of(doc, end) &&
				  !strcmp(suggestions->items[i].type, type);
	}
}

static void test_list(void)
{
	static const char *const names[] = {"01_lanterndaily.txt", "04_radiohalvern.txt"};
	const char *srcdir = getenv("srcdir");
	size_t listed = 0, found = 0, given = 0;
	struct as_buf list = AS_BUF_INIT;
	char *path = as_path_join(srcdir ? srcdir : ".", "tests/suggestions/reports.tsv");
	OK(as_file_read(&list, path, FILE_LIMIT, NULL, NULL), "there is a hand list");
	free(path);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct as_suggestions suggestions = {0};
		struct as_doc doc;
		path = as_asprintf("%s/tests/reports/%s", srcdir ? srcdir : ".", names[i]);
		as_doc_init(&doc);
		OK(as_doc_read(&doc, path, NULL), "%s is there", names[i]);
		suggest(&suggestions, &doc);
		judge(&listed, &found, list.data, names[i], &doc, &suggestions);
		given += suggestions.count;
		as_suggestions_free(&suggestions);
		as_doc_free(&doc);
		free(path);
	}
	as_buf_free(&list);
	OK(listed > 100 && (double)found >= 0.85 * (double)listed, "%zu of %zu mentions are suggested", found, listed);
	OK((double)found >= 0.75 * (double)given, "%zu of %zu suggestions are mentions", found, given);
}

/* ---- text that is no report */

static void test_hostile(void)
{
	static const char *const pieces[] = {
		"one ", "A ", "Bank of ", "\xff\xc3", "hundred ", "U.S.", "(", "1 000 ", "the ", "'s",
	};
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		struct as_buf text = AS_BUF_INIT;
		struct as_suggestions found = {0};
		struct as_doc doc;
		for (int n = 0; n < 20000; n++)
			as_buf_adds(&text, pieces[i]);
		trial_doc(&doc, text.data, text.len);
		suggest(&found, &doc);
		bool fine = true;
		for (size_t n = 0; n < found.count; n++)
			fine = fine && found.items[n].span.start < found.items[n].span.end &&
			       found.items[n].span.end <= text.len &&
			       (!n || found.items[n - 1].span.end <= found.items[n].span.start);
		OK(fine, "20000 times the same: spans in order, none over another (%zu)", i);
		as_suggestions_free(&found);
		as_doc_free(&doc);
		as_buf_free(&text);
	}
}

int main(void)
{
	as_rules_init(&rules);
	as_rules_add_names(&rules);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *got = suggested(rows[i].text);
		IS(got, rows[i].want, "%s", rows[i].what);
		free(got);
	}
	test_list();
	test_hostile();
	as_rules_free(&rules);
	return tap_done();
}
