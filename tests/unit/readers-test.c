/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each passage of a document is taken for, and by which rule. */
#include "base/mem.h"
#include "corpus/corpus.h"
#include "corpus/phrases.h"
#include "tap.h"
#include "text/fold.h"

static void parse_bytes(struct as_doc *doc, const char *text, size_t len)
{
	char *bytes = as_alloc(len + 1);
	memcpy(bytes, text, len);
	bytes[len] = '\0';
	as_doc_parse(doc, "test", bytes, len);
}

static void parse(struct as_doc *doc, const char *text)
{
	parse_bytes(doc, text, strlen(text));
}

/* The first passage from `from` on that begins with the words; NULL when there is none. */
static const struct as_passage *passage(const struct as_doc *doc, const char *words, size_t from)
{
	size_t n = strlen(words);
	for (size_t i = from; i < doc->passages_count; i++) {
		struct as_span span = doc->passages[i].span;
		if (as_span_length(span) >= n && !memcmp(doc->text + span.start, words, n))
			return &doc->passages[i];
	}
	return NULL;
}

static void is_role(const struct as_doc *doc, const char *words, enum as_role role)
{
	const struct as_passage *found = passage(doc, words, 0);
	IS(found ? as_role_name(found->role) : "(no passage)", as_role_name(role), "\"%.40s\"%s%s", words,
	   found ? ", by: " : "", found ? found->rule : "");
}

/* Passages are in order, not empty, apart from one another, on the line they
 * say, and leave out nothing but white space. */
static void is_sound(const struct as_doc *doc, const char *what)
{
	size_t at = 0;
	uint32_t line = 1;
	bool sound = true;
	for (size_t i = 0; i < doc->passages_count; i++) {
		struct as_span span = doc->passages[i].span;
		sound = sound && span.start < span.end && span.start >= at && span.end <= doc->len;
		for (; sound && at < span.start; at++) {
			line += doc->text[at] == '\n' || (doc->text[at] == '\r' && doc->text[at + 1] != '\n');
			sound = strchr(" \t\n\v\f\r\xc2\xa0\xe2\x80\x83", doc->text[at]) && doc->text[at];
		}
		sound = sound && doc->passages[i].line == line && doc->passages[i].rule;
		for (; sound && at < span.end; at++)
			line += doc->text[at] == '\n' || (doc->text[at] == '\r' && doc->text[at + 1] != '\n');
	}
	OK(sound, "%s: every word is in one passage, on its line", what);
}

static void test_report(void)
{
	struct as_doc doc;
	parse(&doc, "Dam holds engineers say\n20190302\nhttps://valley.example/dam\n"
		    "The water fell by a metre, and those who had left for the hills came home.\n"
		    "To view this video please enable JavaScript, and consider upgrading\n"
		    "LOWER FELL  Engineers said on Thursday that the dam would hold.\n"
		    "An engineer looks at the dam, Thursday, March 14, 2019. Bo Kree/Pool Photo via AP\n"
		    "Reporting by Ada Lund editing by Di Poe.\n"
		    "By Tuesday the water was gone.\n"
		    "Comments he had made earlier were withdrawn, he said.\n"
		    "Ada Lund in Fell contributed.\n");
	IS(doc.reader, "report", "three header lines make a report");
	is_role(&doc, "Dam holds", AS_ROLE_HEADLINE);
	is_role(&doc, "20190302", AS_ROLE_DATE);
	is_role(&doc, "https://valley", AS_ROLE_URL);
	is_role(&doc, "The water fell", AS_ROLE_BODY);
	is_role(&doc, "To view this video", AS_ROLE_FURNITURE);
	is_role(&doc, "LOWER FELL  Engineers", AS_ROLE_BODY);
	is_role(&doc, "An engineer looks", AS_ROLE_CAPTION);
	is_role(&doc, "Reporting by", AS_ROLE_BODY);
	is_role(&doc, "By Tuesday", AS_ROLE_BODY);
	is_role(&doc, "Comments he had", AS_ROLE_BODY);
	is_role(&doc, "Ada Lund in Fell", AS_ROLE_BODY);
	is_sound(&doc, "report");
	as_doc_free(&doc);
}

static const char portal[] =
	"Dam won't hold for long, say engineers\n\nThe dam of Lower Fell on Thursday morning\n  • Oops!\n"
	"    Something went wrong.\n    Please try again later.\nAda Lund\n·2 min read\nIn this article:\n"
	"  • Oops!\n    Something went wrong.\n    Please try again later.\n\nBy Ada Lund\n\n"
	"LOWER FELL (Wire) - Engineers said on Thursday that the dam would hold until the rain was "
	"over, but not for long after.\n\n"
	"\"It holds,\" said the chief engineer.\n\n"
	"No rain\n\n"
	"Those who had left for the hills came home in the evening to find their cellars dry, the mayor said.\n\n"
	"(Reporting by Ada Lund; Editing by Di Poe)\n\n"
	"Our goal is to create a safe and engaging place for users to connect over interests and passions.\n\n"
	"Recommended Stories\n\n  • Otters return to the Fell\n\n"
	"    They were last seen in the valley in 1954, a year of much rain, and nobody has missed them.\n\n"
	"  • Bridge closed\n\n    It will open again.\n";

static void test_portal(void)
{
	struct as_doc doc;
	parse(&doc, portal);
	IS(doc.reader, "web text", "a portal's page is web text");
	IS(doc.metadata[AS_FIELD_TITLE].value, "Dam won't hold for long, say engineers", "with its title");
	IS(doc.metadata[AS_FIELD_SOURCE].value, NULL, "without a source");
	is_role(&doc, "Dam won't", AS_ROLE_HEADLINE);
	is_role(&doc, "The dam of Lower Fell", AS_ROLE_CAPTION);
	is_role(&doc, "• Oops!", AS_ROLE_FURNITURE);
	is_role(&doc, "Something went", AS_ROLE_FURNITURE);
	is_role(&doc, "Ada Lund", AS_ROLE_BYLINE);
	is_role(&doc, "·2 min read", AS_ROLE_FURNITURE);
	is_role(&doc, "In this article:", AS_ROLE_FURNITURE);
	is_role(&doc, "By Ada Lund", AS_ROLE_BYLINE);
	is_role(&doc, "LOWER FELL (Wire)", AS_ROLE_BODY);
	is_role(&doc, "\"It holds", AS_ROLE_BODY);
	is_role(&doc, "No rain", AS_ROLE_BODY);
	is_role(&doc, "Those who had left", AS_ROLE_BODY);
	is_role(&doc, "(Reporting by", AS_ROLE_BODY);
	const struct as_passage *notice = passage(&doc, "Our goal is", 0);
	bool all = notice;
	for (const struct as_passage *p = notice; p && p < doc.passages + doc.passages_count; p++)
		all = all && p->role == AS_ROLE_FURNITURE;
	OK(all, "from the comment notice on, everything is furniture");
	is_sound(&doc, "portal");
	as_doc_count_words(&doc);
	size_t words = doc.words, furniture = doc.furniture_words;
	as_doc_set_role(&doc, 1, AS_ROLE_FURNITURE, "user");
	IS_INT(doc.words, words - 8, "a caption made furniture takes its words along");
	IS_INT(doc.furniture_words, furniture + 8, "to the words of furniture");
	as_doc_set_role(&doc, 1, AS_ROLE_BYLINE, "user");
	IS_INT(doc.furniture_words, furniture, "a byline's words count to neither");
	as_doc_count_words(&doc);
	IS_INT(doc.words, words - 8, "as counting anew finds");
	as_doc_free(&doc);
}

static void test_station(void)
{
	struct as_doc doc;
	parse(&doc, "Top StoryWorld\n\nDam of Lower Fell holds as rain goes on\n\nlower fell\n\n"
		    "After a night of rain the dam of Lower Fell still holds, to everyone’s "
		    "surprise. The Wire has the story:\n\n"
		    "Engineers and the dam\n\n"
		    "LOWER FELL (Wire) — Engineers said Thursday that the dam “would hold.” They "
		    "did not say how long.\n\n"
		    "An engineer at the dam, Thursday, March 14, 2019. (Bo Kree/Wire Photo)\n\n"
		    "FILE – The dam under construction in 1954. It was opened by an otter.\n\n"
		    "World\n\n"
		    "“It holds”\n\n"
		    "Nobody outside the valley has asked, the mayor said, whether it should have been built.\n\n"
		    "Ada Lund in Fell contributed.\n\nRead more international news\n\n"
		    "Previous Article\nWill the otters ever come back?\nNext Article\nBridge closed\n\n"
		    "How useful was this article?\n\nAverage rating 0 / 5. Vote count: 0\n\nLatest News\n");
	IS(doc.reader, "web text", "a station's page is web text");
	is_role(&doc, "Top StoryWorld", AS_ROLE_FURNITURE);
	is_role(&doc, "Dam of Lower Fell holds", AS_ROLE_HEADLINE);
	is_role(&doc, "lower fell", AS_ROLE_FURNITURE);
	is_role(&doc, "After a night", AS_ROLE_BODY);
	is_role(&doc, "Engineers and", AS_ROLE_BODY);
	is_role(&doc, "LOWER FELL (Wire)", AS_ROLE_BODY);
	is_role(&doc, "An engineer at", AS_ROLE_CAPTION);
	is_role(&doc, "FILE –", AS_ROLE_CAPTION);
	is_role(&doc, "World", AS_ROLE_BODY);
	is_role(&doc, "“It holds”", AS_ROLE_BODY);
	is_role(&doc, "Nobody outside", AS_ROLE_BODY);
	is_role(&doc, "Ada Lund in", AS_ROLE_BODY);
	static const char *const furniture[] = {
		"Read more international", "Previous Article", "Will the otters", "Next Article",
		"Bridge closed",           "How useful",       "Average rating",  "Latest News",
	};
	for (size_t i = 0; i < sizeof furniture / sizeof *furniture; i++)
		is_role(&doc, furniture[i], AS_ROLE_FURNITURE);
	is_sound(&doc, "station");
	as_doc_free(&doc);
}

/* Labels that end a report elsewhere stand in the middle of this one. */
static void test_inline(void)
{
	struct as_doc doc;
	parse(&doc, "Engineers doubt that the dam outlasts the rain\n\nBy Ada Lund\n\nSHARE\n\n"
		    "LOWER FELL (Wire) - Engineers said on Thursday that the dam would hold for as "
		    "long as the rain is light.\n\n"
		    "Recommended Stories\n\n  • Otters return\n\n"
		    "The rain did not stay light, and by the evening the engineers were seen to "
		    "walk uphill, quickly.\n");
	is_role(&doc, "SHARE", AS_ROLE_FURNITURE);
	is_role(&doc, "Recommended", AS_ROLE_FURNITURE);
	is_role(&doc, "• Otters return", AS_ROLE_FURNITURE);
	is_role(&doc, "The rain did", AS_ROLE_BODY);
	as_doc_free(&doc);
	parse(&doc, "Engineers doubt that the dam outlasts the rain\n\nBy Ada Lund\n\n"
		    "LOWER FELL (Wire) - Engineers said on Thursday that the dam would hold for as "
		    "long as the rain is light.\n\n"
		    "Most read\n\nOtters return\n\n"
		    "They were last seen in the valley in 1954, a year of much rain, and nobody has missed them.\n\n"
		    "Bridge closed\n\n"
		    "It will open again before the winter, or after it, as the rain decides, the mayor said.\n");
	is_role(&doc, "Otters return", AS_ROLE_FURNITURE);
	is_role(&doc, "They were last", AS_ROLE_FURNITURE);
	is_role(&doc, "It will open", AS_ROLE_FURNITURE);
	as_doc_free(&doc);
}

/* A site nobody has seen: unknown labels, structure only. */
static void test_unseen(void)
{
	struct as_doc doc;
	parse(&doc, "The Valley Lantern and Advertiser\nHome > Valley > Dam\n\n"
		    "Engineers doubt that the dam outlasts the rain\n\nMarch 14, 2019 9:05 AM\nAda Lund\n\n"
		    "Engineers in Lower Fell said on Thursday that the dam would hold for as long "
		    "as the rain stays light.\n\n"
		    "Related stories\n\n  • Otters return\n\n"
		    "The rain did not stay light, and by the evening the engineers were seen to "
		    "walk uphill, quickly.\n\n"
		    "They were followed by the mayor, who had a chair with him, and by most of the school.\n\n"
		    "What others look at\n\n  • Bridge closed\n\n    It will open again before the "
		    "winter, or after it.\n\n"
		    "  • Otters\n\n    They were last seen in the valley in 1954, a year of much rain.\n\n"
		    "  • Mayor's chair found\n\n    It was in the tree in which he had left it, and dry.\n\n");
	is_role(&doc, "The Valley Lantern", AS_ROLE_FURNITURE);
	is_role(&doc, "Home > Valley", AS_ROLE_FURNITURE);
	is_role(&doc, "Engineers doubt", AS_ROLE_HEADLINE);
	is_role(&doc, "March 14", AS_ROLE_DATE);
	is_role(&doc, "Ada Lund", AS_ROLE_BYLINE);
	is_role(&doc, "Engineers in", AS_ROLE_BODY);
	is_role(&doc, "Related stories", AS_ROLE_FURNITURE);
	is_role(&doc, "• Otters return", AS_ROLE_FURNITURE);
	is_role(&doc, "The rain did", AS_ROLE_BODY);
	is_role(&doc, "They were followed", AS_ROLE_BODY);
	is_role(&doc, "What others", AS_ROLE_FURNITURE);
	is_role(&doc, "It was in the tree", AS_ROLE_FURNITURE);
	IS(doc.metadata[AS_FIELD_DATE].value, "2019-03-14", "its date is read");
	is_sound(&doc, "unseen");
	as_doc_free(&doc);
}

static void test_plain(void)
{
	struct as_doc doc;
	parse(&doc, "On the dam\n\nThe dam of Lower Fell was built in 1954 of stone that was\n"
		    "quarried in the valley, by men who had not seen a dam before,\nand it shows.\n\n"
		    "It has held since, to the surprise of those who built it and\nof the otters "
		    "who had been asked to leave.\n\n"
		    "  - It is forty metres high, or was when it was measured, which\n    nobody has done again.\n"
		    "  - It leaks.\n");
	IS(doc.reader, "plain", "prose without signs of a page is plain");
	IS_INT(doc.passages_count, 5, "a paragraph wrapped by hand is one passage, an item of a list too");
	is_role(&doc, "On the dam", AS_ROLE_HEADLINE);
	is_role(&doc, "- It leaks", AS_ROLE_BODY);
	is_sound(&doc, "wrapped");
	as_doc_free(&doc);
	parse(&doc, "A first paragraph, which is rather long and ends as sentences do, with a full stop.\n"
		    "A second one, on a line of its own, since the text is not wrapped at all but "
		    "left as it came.\nA third.\n");
	IS_INT(doc.passages_count, 3, "unwrapped, each line is a passage");
	IS(doc.metadata[AS_FIELD_TITLE].value, NULL, "and a sentence is no headline");
	as_doc_free(&doc);
}

static const struct {
	const char *text;
	size_t len, passages;
	const char *what;
} odd[] = {
	{"", 0, 0, "an empty file"},
	{" \n\t\r\n\xc2\xa0\n", 8, 0, "only white space"},
	{"x", 1, 1, "no line end"},
	{"\xef\xbb\xbfOne.\nTwo.\n", 13, 2, "a BOM"},
	{"One.\r\nTwo.\r\n", 12, 2, "CRLF"},
	{"One.\rTwo.\r", 10, 2, "a lone CR"},
	{"\0\0\n\0", 4, 2, "NUL bytes"},
	{"\xff\xfe", 2, 0, "UTF-16 without a letter"},
	{"\xc3\n\xe2\x80\n\xa0", 6, 3, "cut sequences"},
	{"•\n• \n", 8, 2, "bullets without text"},
	{"20190302", 8, 1, "eight digits alone"},
	{"\n20190302\nhttps://\n", 19, 2, "a header without a title"},
	{"By \nBy\nPublished \n", 18, 3, "labels without what they announce"},
};

static void test_odd(void)
{
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		struct as_doc doc;
		parse_bytes(&doc, odd[i].text, odd[i].len);
		IS_INT(doc.passages_count, odd[i].passages, "%s", odd[i].what);
		as_doc_count_words(&doc);
		as_doc_free(&doc);
	}
}

static void test_long(void)
{
	struct as_doc doc;
	struct as_buf text = AS_BUF_INIT;
	for (int i = 0; i < 5000; i++)
		as_buf_printf(&text, "Sentence %d is here. ", i);
	parse_bytes(&doc, text.data, text.len);
	OK(doc.passages_count >= 6 && doc.passages_count <= 8, "an endless line is cut into pieces of 16 KiB");
	bool at_sentence = true;
	for (size_t i = 0; i < doc.passages_count; i++) {
		struct as_span span = doc.passages[i].span;
		at_sentence = at_sentence && doc.text[span.end - 1] == '.' && doc.text[span.start] == 'S';
	}
	OK(at_sentence, "each of whole sentences");
	is_sound(&doc, "endless line");
	as_doc_free(&doc);
	as_buf_clear(&text);
	for (int i = 0; i < 40000; i++)
		as_buf_adds(&text, "\xe2\x82\xac");
	parse_bytes(&doc, text.data, text.len);
	OK(doc.passages_count == 8 && doc.passages[0].span.end % 3 == 0, "without spaces, between code points");
	is_sound(&doc, "endless word");
	as_doc_free(&doc);
	as_buf_clear(&text);
	for (int i = 0; i < AS_DOC_LIMIT_MIB * 5000; i++)
		as_buf_adds(&text, "x\n\n");
	parse_bytes(&doc, text.data, text.len);
	OK(doc.passages_count < 1001000, "a file of tiny paragraphs is joined past a million of them");
	is_sound(&doc, "tiny paragraphs");
	as_doc_free(&doc);
	as_buf_free(&text);
}

static void test_phrases(void)
{
	size_t count;
	const struct as_phrase *phrases = as_phrases(&count);
	for (size_t i = 0; i < count; i++) {
		struct as_buf folded = AS_BUF_INIT;
		struct as_fold_map map = {0};
		as_fold_search(&folded, &map, phrases[i].pattern, strlen(phrases[i].pattern));
		if (strcmp(folded.data, phrases[i].pattern))
			IS(phrases[i].pattern, folded.data, "a pattern is written folded");
		as_fold_map_free(&map);
		as_buf_free(&folded);
	}
	OK(count > 200, "all patterns are written folded");
}

/* What a new user sees first. */
static const struct {
	const char *file, *reader, *title, *date, *source;
	size_t doubts, furniture; /* passages */
} samples[] = {
	{"01_lanterndaily.txt", "web text",
	 "Two shores trade blame as grounded ferry fights the tide, won't float before the weekend", NULL, NULL, 0, 18},
	{"02_ostrelcourier.txt", "report",
	 "Halvern wont own up to its broken light Kestria says after ferry runs aground", "2019-09-17",
	 "ostrelcourier.example", 1, 0},
	{"03_vannaypost.txt", "report", "Ferry aground off Vannay, two missing, and no word of any warning",
	 "2019-10-17", "vannaypost.example", 0, 1},
	{"04_radiohalvern.txt", "web text", "Ferry on the Teller Bank: both shores point at one dark buoy",
	 NULL, NULL, 0, 12},
	{"05_northbankherald.txt", "report", "Salvage crews race tide as KestriaHalvern row over dark buoy grows",
	 "2019-10-18", "northbankherald.example", 0, 0},
	{"06_harbour-office.txt", "plain",
	 "PORT OSTREL HARBOUR OFFICE Statement No. 3 on the grounding of the Sankta Liva", NULL, NULL, 0, 0},
	{"07_vestnik-proliva.txt", "web text", "Паром «Sankta Liva» на мели: Кестрия и Халверн спорят о погасшем буе",
	 "2019-10-17", NULL, 0, 8},
	{"08_lowerbrocktimes.txt", "report", "Ferry latest: Two missing, 31 hurt as Sankta Liva runs onto Teller Bank",
	 "2019-10-17", "lowerbrocktimes.example", 0, 0},
};

static void test_samples(void)
{
	const char *srcdir = getenv("srcdir");
	struct as_corpus corpus;
	struct as_error err = AS_ERROR_INIT;
	char *root = as_asprintf("%s/tests/reports", srcdir ? srcdir : ".");
	OK(as_corpus_open(&corpus, root, &err), "the sample corpus opens: %s", as_error_text(&err));
	IS_INT(corpus.count, sizeof samples / sizeof *samples, "eight reports");
	for (size_t i = 0; i < corpus.count; i++) {
		struct as_doc doc;
		IS(corpus.entries[i].path, samples[i].file, "in order");
		if (!as_corpus_read(&doc, &corpus, i, &err))
			continue;
		IS(doc.reader, samples[i].reader, "%s: reader", samples[i].file);
		IS(doc.metadata[AS_FIELD_TITLE].value, samples[i].title, "title");
		IS(doc.metadata[AS_FIELD_DATE].value, samples[i].date, "date");
		IS(doc.metadata[AS_FIELD_SOURCE].value, samples[i].source, "source");
		IS_INT(doc.doubts_count, samples[i].doubts, "doubts");
		size_t furniture = 0;
		for (size_t n = 0; n < doc.passages_count; n++)
			furniture += doc.passages[n].role == AS_ROLE_FURNITURE;
		IS_INT(furniture, samples[i].furniture, "passages of furniture");
		is_sound(&doc, samples[i].file);
		as_doc_free(&doc);
	}
	as_corpus_free(&corpus);
	free(root);
}

int main(void)
{
	test_report();
	test_portal();
	test_station();
	test_inline();
	test_unseen();
	test_plain();
	test_odd();
	test_long();
	test_phrases();
	test_samples();
	return tap_done();
}
