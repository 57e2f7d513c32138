/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What documents say about themselves, where they say it, and what contradicts it. */
#include "base/mem.h"
#include "corpus/corpus.h"
#include "corpus/dateline.h"
#include "corpus/dates.h"
#include "tap.h"

static void parse(struct as_doc *doc, const char *text)
{
	as_doc_parse(doc, "test", as_strdup(text), strlen(text));
}

static void field(const struct as_doc *doc, enum as_field which, const char *value, unsigned line, const char *rule)
{
	const struct as_metadata *got = &doc->metadata[which];
	IS(got->value, value, "%s is read", as_field_name(which));
	if (!value)
		return;
	IS_INT(got->line, line, "%s: its line", as_field_name(which));
	IS(got->rule, rule, "%s: how it was read", as_field_name(which));
}

/* The words that a span of the evidence covers. */
static void words_are(const struct as_doc *doc, struct as_span span, const char *words, const char *what)
{
	char *got = as_strndup(doc->text + span.start, as_span_length(span));
	IS(got, words, "%s", what);
	free(got);
}

static void test_report(void)
{
	struct as_doc doc;
	parse(&doc, "Dam holds, engineers say\n20190302\nhttps://www.valley.example:8080/news/dam?x=1\n"
		    "The water fell by a metre.\n"
		    "Reporting by Ada Lund and Bo Kr-Steen writing by Cy Ott editing by Di Poe.\n"
		    "LOWER FELL, March 14  Engineers said on Thursday that the dam would hold.\n");
	IS(doc.reader, "report", "title, date, URL: a report");
	field(&doc, AS_FIELD_TITLE, "Dam holds, engineers say", 1, "title line");
	field(&doc, AS_FIELD_DATE, "2019-03-02", 2, "header date");
	field(&doc, AS_FIELD_URL, "https://www.valley.example:8080/news/dam?x=1", 3, "URL line");
	field(&doc, AS_FIELD_SOURCE, "valley.example", 3, "URL host");
	words_are(&doc, doc.metadata[AS_FIELD_SOURCE].span, "valley.example", "the source's evidence is the host");
	field(&doc, AS_FIELD_BYLINE, "Ada Lund and Bo Kr-Steen", 5, "credit line");
	field(&doc, AS_FIELD_DATELINE, "LOWER FELL, March 14", 6, "dateline");
	IS_INT(doc.doubts_count, 1, "header and dateline are twelve days apart: a doubt");
	const struct as_doubt *doubt = doc.doubts;
	IS_INT(doubt->field, AS_FIELD_DATE, "about the date");
	IS(doubt->says, "20190302", "which says");
	IS_INT(doubt->says_line, 2, "on line 2");
	IS(doubt->against, "March 14", "against");
	IS_INT(doubt->against_line, 6, "on line 6");
	words_are(&doc, doubt->says_span, "20190302", "the span of what is said");
	words_are(&doc, doubt->against_span, "March 14", "the span of what speaks against it");
	as_doc_free(&doc);
}

static const struct {
	const char *header, *dateline;
	size_t doubts;
	const char *why;
} contradictions[] = {
	{"20190302", "FELL, March 2 (Wire) - ", 0, "the same day"},
	{"20190302", "FELL, March 1 (Wire) - ", 0, "printed the day after"},
	{"20190302", "FELL, Feb 27 (Wire) - ", 1, "three days apart"},
	{"20190302", "FELL, March 2, 2018 (Wire) - ", 1, "another year"},
	{"20190101", "FELL, Dec. 31 (Wire) - ", 0, "the last day of the year before"},
	{"20190302", "FELL, 2 March (Wire) - ", 0, "day before month"},
	{"20190302", "FELL, Monday, March 4 (Wire) - ", 1, "with a weekday"},
	{"20190302", "FELL (Wire) - ", 0, "a dateline without a date"},
	{"20190302", "FELL, Sunday, March 2, 2019 (Wire) - ", 1, "the 2nd was a Saturday"},
	{"20190302", "FELL, Saturday, March 2, 2019 (Wire) - ", 0, "the weekday that it was"},
};

static void test_contradictions(void)
{
	for (size_t i = 0; i < sizeof contradictions / sizeof *contradictions; i++) {
		char text[512];
		struct as_doc doc;
		snprintf(text, sizeof text, "Title\n%s\nhttps://x.example/\n%sThe dam held.\n",
			 contradictions[i].header, contradictions[i].dateline);
		parse(&doc, text);
		IS_INT(doc.doubts_count, contradictions[i].doubts, "%s over %s: %s", contradictions[i].header,
		       contradictions[i].dateline, contradictions[i].why);
		as_doc_free(&doc);
	}
	struct as_doc doc;
	parse(&doc, "Dam holds as valley waits for rain\n\nTuesday, March 2, 2019\n\nBy Ada Lund\n\n"
		    "LOWER FELL (Wire) - Engineers said that the dam would hold until the rain was over.\n");
	field(&doc, AS_FIELD_DATE, "2019-03-02", 3, "date line");
	IS_INT(doc.doubts_count, 1, "a weekday that cannot be is a doubt");
	IS(doc.doubts[0].says, "Tuesday", "what is doubted");
	IS(doc.doubts[0].against, "March 2, 2019", "and against what");
	as_doc_free(&doc);
}

static const struct {
	const char *text, *dateline;
	int month, day;
} datelines[] = {
	{"MOSCOW, Jan 11  Russia said it was", "MOSCOW, Jan 11", 1, 11},
	{"GENEVA  The two sides", "GENEVA", 0, 0},
	{"MOSCOW (Reuters) - The Kremlin said", "MOSCOW (Reuters)", 0, 0},
	{"MOSCOW (AP) — Moscow and", "MOSCOW (AP)", 0, 0},
	{"ST. GALLEN/BERN, Jan. 5, 2020 (Wire) -- Two men", "ST. GALLEN/BERN, Jan. 5, 2020 (Wire)", 1, 5},
	{"Lower Fell (Wire) – Two men", "Lower Fell (Wire)", 0, 0},
	{"(Wire) -- Two men", "(Wire)", 0, 0},
	{"NEW FELL—“Two men", "NEW FELL", 0, 0},
	{"МИРСК, 5 марта (Весть) — Двое", "МИРСК, 5 марта (Весть)", 3, 5},
	{"ΑΘΗΝΑ (Νέα) - Δύο", "ΑΘΗΝΑ (Νέα)", 0, 0},
	{"GENEVA The two sides met", NULL, 0, 0},
	{"NATO  an alliance - has", NULL, 0, 0},
	{"FILE - The dam", NULL, 0, 0},
	{"UPDATE – The dam", NULL, 0, 0},
	{"Moscow - The Kremlin", NULL, 0, 0},
	{"Peskov (he said) - The", NULL, 0, 0},
	{"A", NULL, 0, 0},
	{"(", NULL, 0, 0},
	{"MOSCOW (Reuters) -", NULL, 0, 0},
};

static void test_datelines(void)
{
	for (size_t i = 0; i < sizeof datelines / sizeof *datelines; i++) {
		struct as_dateline got = {0};
		const char *text = datelines[i].text;
		bool found = as_dateline_read(&got, text, (struct as_span){0, strlen(text)});
		if (!datelines[i].dateline) {
			OK(!found, "no dateline: %s", text);
			continue;
		}
		char *words = as_strndup(text, found ? got.span.end : 0);
		IS(words, datelines[i].dateline, "%s", text);
		IS_INT(got.date.month * 100 + got.date.day, datelines[i].month * 100 + datelines[i].day, "its date");
		free(words);
	}
}

static const struct {
	const char *text;
	int year, month, day, weekday;
} dates[] = {
	{"20211213", 2021, 12, 13, 0},
	{"2021-12-13", 2021, 12, 13, 0},
	{"Jan. 11, 2022", 2022, 1, 11, 0},
	{"January 11", 0, 1, 11, 0},
	{"Tuesday, January 11, 2022", 2022, 1, 11, 2},
	{"11 janvier 2022", 2022, 1, 11, 0},
	{"1er mars 2022", 2022, 3, 1, 0},
	{"11. Februar 2022", 2022, 2, 11, 0},
	{"5 de mayo de 2022", 2022, 5, 5, 0},
	{"17 октября 2019", 2019, 10, 17, 0},
	{"5 Μαρτίου 2020", 2020, 3, 5, 0},
	{"29 Feb 2020", 2020, 2, 29, 0},
	{"29 Feb 2021", 0, 0, 0, 0},
	{"20211301", 0, 0, 0, 0},
	{"202112131", 0, 0, 0, 0},
	{"May be", 0, 0, 0, 0},
	{"32 May", 0, 0, 0, 0},
	{"Monday", 0, 0, 0, 0},
	{"", 0, 0, 0, 0},
};

static void test_dates(void)
{
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
		struct as_date got;
		bool found = as_date_read(&got, dates[i].text, strlen(dates[i].text), 0);
		OK(found == (dates[i].month > 0), "\"%s\" is %sa date", dates[i].text, dates[i].month ? "" : "not ");
		if (found)
			OK(got.year == dates[i].year && got.month == dates[i].month &&
				   got.day == dates[i].day &&
				   got.weekday == dates[i].weekday,
			   "\"%s\": %d-%d-%d, weekday %d", dates[i].text, got.year, got.month, got.day, got.weekday);
	}
	IS_INT(as_date_weekday(2022, 1, 11), 2, "11 January 2022 was a Tuesday");
	IS_INT(as_date_weekday(1900, 1, 1), 1, "1 January 1900 was a Monday");
}

static void test_absent(void)
{
	struct as_doc doc;
	parse(&doc, "Just some words, and a full stop.\n");
	for (unsigned i = 0; i < AS_FIELD_COUNT; i++)
		IS(doc.metadata[i].value, NULL, "%s: not stated", as_field_name((enum as_field)i));
	as_doc_free(&doc);
	char text[] = "Ti\0tle\n20190302\nhttps://x.example/\nText.\n";
	as_doc_parse(&doc, "nul", memcpy(as_alloc(sizeof text), text, sizeof text), sizeof text - 1);
	field(&doc, AS_FIELD_TITLE, "Ti\xef\xbf\xbdtle", 1, "title line");
	as_doc_free(&doc);
	parse(&doc, "Title\n20191301\nhttps://x.example/\nText.\n");
	IS(doc.reader, "report", "eight digits that are no date are a header all the same");
	IS(doc.metadata[AS_FIELD_DATE].value, NULL, "but state no date");
	as_doc_free(&doc);
}

int main(void)
{
	test_report();
	test_contradictions();
	test_datelines();
	test_dates();
	test_absent();
	return tap_done();
}
