/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Collations of small stories written here, and what must hold of any. */
#include "align/classes.h"
#include "align/collate.h"
#include "comparison.h"
#include "tap.h"

enum { DOCS_MOST = 16 };

struct reports {
	size_t count;
	struct as_doc docs[DOCS_MOST];
	struct as_tokens tokens[DOCS_MOST];
	const struct as_tokens *list[DOCS_MOST];
	struct as_lexicon lexicon;
	struct as_collation collation;
};

static void collate(struct reports *reports, const char *const *texts, size_t count)
{
	memset(reports, 0, sizeof *reports);
	reports->count = count;
	as_lexicon_init(&reports->lexicon);
	for (size_t n = 0; n < count; n++) {
		made_doc(&reports->docs[n], "report", texts[n], strlen(texts[n]));
		as_tokens_prepare(&reports->tokens[n], &reports->docs[n], &reports->lexicon);
		reports->list[n] = &reports->tokens[n];
	}
	as_collate(&reports->collation, reports->list, count, &reports->lexicon, NULL);
}

static void forget(struct reports *reports)
{
	as_collation_free(&reports->collation);
	for (size_t n = 0; n < reports->count; n++) {
		as_tokens_free(&reports->tokens[n]);
		as_doc_free(&reports->docs[n]);
	}
	as_lexicon_free(&reports->lexicon);
}

/* The row whose leading text begins so, as "■", "~" ... a letter a report:
 * s same, f format, e edited, . absent; capital: moved. */
static const char *row_of(const struct reports *reports, const char *beginning)
{
	static char letters[DOCS_MOST + 1];
	const struct as_collation *collation = &reports->collation;
	for (size_t row = 0; row < collation->rows_count; row++) {
		size_t lead = collation->rows[row].lead;
		struct as_span span = as_collation_cell(collation, row, lead)->span;
		if (strncmp(reports->docs[lead].text + span.start, beginning, strlen(beginning)) != 0)
			continue;
		for (size_t n = 0; n < collation->count; n++) {
			const struct as_cell *cell = as_collation_cell(collation, row, n);
			letters[n] = (cell->moved ? ".SFE" : ".sfe")[cell->state];
		}
		letters[collation->count] = '\0';
		return letters;
	}
	return "no such row";
}

#define QUAY "The harbour council voted on Monday to close the northern quay until the winter storms are over.\n"
#define CREW "Ferry crews walked out after the owners refused to discuss night pay for the third time this year.\n"
#define MAYOR "Mayor Ilse Varga called the decision regrettable but said that no money was left in the budget.\n"
#define MAYOR_2 "Mayor Ilse Varga called the decision inevitable but said that no money was left in the budget.\n"
#define MAYOR_3 "MAYOR Ilse Varga called the decision regrettable, but said that no money was left in the budget\n"
#define PILOT "The pilot had warned the tower twice about thick fog before the tanker struck the breakwater.\n"
#define CHOIR "A choir from Dellamar sang on the upper deck while the passengers waited for the last tug boat.\n"
#define OWN "Nobody at the bakery on Lime Street had heard anything about any of it when we telephoned.\n"

static void test_rows(void)
{
	static const char *const texts[] = {QUAY CREW MAYOR PILOT, QUAY MAYOR_2 CREW, PILOT QUAY MAYOR_3, CHOIR OWN QUAY,
					    CHOIR CREW};
	struct reports reports;
	collate(&reports, texts, 5);
	IS_INT(reports.collation.medoid, 0, "the report that has most of the others is the base");
	IS(row_of(&reports, "The harbour"), "ssss.", "who has a passage as it stands, and who lacks it");
	IS(row_of(&reports, "Mayor"), "sEf..", "edited and format only are told apart");
	IS(row_of(&reports, "Ferry"), "ss..s", "of two in another order the one with fewer words in common is moved");
	IS(row_of(&reports, "The pilot"), "s.S..", "in each report by itself");
	IS(row_of(&reports, "A choir"), "...ss", "what the base lacks and two share has a row");
	IS(row_of(&reports, "Nobody"), "no such row", "what one report has alone has none");
	as_collation_lay(&reports.collation, 3, AS_BY_PASSAGE);
	IS(row_of(&reports, "Nobody"), "...s.", "but for the base's own");
	IS(row_of(&reports, "Mayor"), "sEf..", "rows that the new base lacks are there all the same");
	IS_INT(reports.collation.rows[0].lead, 3, "the rows begin with the base");
	forget(&reports);
}

static void test_places(void)
{
	static const char *const texts[] = {QUAY CREW PILOT, QUAY MAYOR CREW, CREW MAYOR PILOT, QUAY CREW};
	struct reports reports;
	collate(&reports, texts, 4);
	as_collation_lay(&reports.collation, 0, AS_BY_PASSAGE);
	IS_INT(reports.collation.rows_count, 4, "three rows of the base and one that it lacks");
	const struct as_cell *cell = as_collation_cell(&reports.collation, 1, 1);
	IS_INT(reports.collation.rows[1].lead, 1, "which stands after what is before it in its report");
	IS_INT(cell->passage, 1, "and says which passage it is there");
	forget(&reports);
}

static void test_split(void)
{
	static const char *const texts[] = {
		"The pilot had warned the tower twice about thick fog over the bay. "
		"The tanker kept its speed and struck the breakwater near the old light.\n" CREW,
		"The pilot had warned the tower twice about thick fog over the bay.\n"
		"The tanker kept its speed and struck the breakwater near the old light.\n" CREW};
	struct reports reports;
	collate(&reports, texts, 2);
	as_collation_lay(&reports.collation, 0, AS_BY_PASSAGE);
	IS_INT(as_collation_cell(&reports.collation, 0, 1)->pieces, 2, "a passage in two there is found in both");
	IS(row_of(&reports, "The pilot"), "ss", "and is the same when its words are");
	as_collation_lay(&reports.collation, 1, AS_BY_PASSAGE);
	IS(row_of(&reports, "The pilot"), "ss", "two in one passage there are the same, each");
	IS(row_of(&reports, "The tanker"), "ss", "each with its own sentence");
	as_collation_lay(&reports.collation, 0, AS_BY_SENTENCE);
	IS_INT(reports.collation.rows_count, 3, "by sentences, each has its row");
	forget(&reports);
}

static void test_repeated(void)
{
	static const char *const texts[] = {QUAY CREW QUAY MAYOR, QUAY CREW MAYOR, MAYOR QUAY PILOT};
	struct reports reports;
	collate(&reports, texts, 3);
	as_collation_lay(&reports.collation, 0, AS_BY_PASSAGE);
	size_t held = 0;
	for (size_t row = 0; row < reports.collation.rows_count; row++)
		held += as_collation_cell(&reports.collation, row, 1)->state != AS_CELL_ABSENT;
	IS_INT(held, 3, "what a report says once is not found twice there, whoever repeats it");
	forget(&reports);
}

static void test_empty(void)
{
	static const char *const texts[] = {"", "", QUAY};
	struct reports reports;
	collate(&reports, texts, 3);
	IS_INT(reports.collation.texts.count, 3, "empty reports are copies of nobody");
	as_collation_lay(&reports.collation, 0, AS_BY_SENTENCE);
	IS_INT(reports.collation.rows_count, 0, "an empty base has no rows");
	forget(&reports);
}

/* ---- what must hold of any */

static uint32_t seed;

static uint32_t draw(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

/* A sentence of the pool: the same words for the same number, a few of them
 * others in some tellings. */
static void tell(struct as_buf *out, uint32_t number, bool edited)
{
	static const char *const syllables[] = {"ka", "lo", "mi", "tur", "sen", "vo", "ral", "dim", "pe", "sha", "gol", "ni"};
	uint32_t words = 8 + number * 7 % 9, letters = number * 2654435761u;
	for (uint32_t i = 0; i < words; i++) {
		uint32_t word = edited && draw(8) == 0 ? draw(100000) : (letters += 0x9e3779b9u) >> 8;
		as_buf_printf(out, "%s%s%s%s", i ? " " : "", syllables[word % 12], syllables[word / 12 % 12],
			      syllables[word / 144 % 12]);
	}
	as_buf_adds(out, ".\n");
}

static void invent(struct as_buf texts[DOCS_MOST], size_t count)
{
	for (size_t n = 0; n < count; n++) {
		texts[n] = (struct as_buf)AS_BUF_INIT;
		uint32_t from = draw(20);
		for (uint32_t i = 0; i < 12; i++)
			if (draw(4))
				tell(&texts[n], (from + i + (draw(5) == 0) * draw(12)) % 30, draw(3) == 0);
		as_buf_printf(&texts[n], "Edition %zu.\n", n); /* no two alike */
	}
}

/* What is wrong with the collation; NULL: nothing. */
static const char *check(const struct reports *reports)
{
	const struct as_collation *collation = &reports->collation;
	for (size_t row = 0; row < collation->rows_count; row++) {
		size_t lead = collation->rows[row].lead, present = 0;
		if (as_collation_cell(collation, row, lead)->state != AS_CELL_SAME)
			return "a row lacks the text that leads it";
		for (size_t n = 0; n < collation->count; n++) {
			const struct as_cell *cell = as_collation_cell(collation, row, n);
			present += cell->state != AS_CELL_ABSENT;
			if (cell->state == AS_CELL_ABSENT) {
				if (cell->passage != -1 || cell->moved || cell->pieces)
					return "an absent cell has a place";
				continue;
			}
			if (cell->passage < 0 || !as_span_contains(reports->docs[n].passages[cell->passage].span, cell->span))
				return "a cell lies outside its passage";
			if (cell->share <= 0 || cell->share > 1)
				return "a share is none";
		}
		if (present != collation->rows[row].present)
			return "reports are miscounted";
		bool base = as_collation_cell(collation, row, collation->base)->state != AS_CELL_ABSENT;
		if (lead != collation->base && (base || present < 2))
			return "a further row is not needed";
	}
	return NULL;
}

static bool is_alike(const struct as_collation *a, const struct as_collation *b, const size_t *to)
{
	if (a->rows_count != b->rows_count || a->texts.count != b->texts.count || to[a->medoid] != b->medoid)
		return false;
	for (size_t row = 0; row < a->rows_count; row++) {
		if (to[a->rows[row].lead] != b->rows[row].lead)
			return false;
		for (size_t n = 0; n < a->count; n++) {
			const struct as_cell *x = as_collation_cell(a, row, n), *y = as_collation_cell(b, row, to[n]);
			if (x->state != y->state || x->moved != y->moved || x->passage != y->passage ||
			    x->pieces != y->pieces || x->span.start != y->span.start || x->span.end != y->span.end)
				return false;
		}
	}
	return true;
}

static void test_any(size_t count, enum as_collate_by by, const char *what)
{
	const char *wrong = NULL;
	bool alike = true;
	for (uint32_t round = 0; round < 20; round++) {
		struct as_buf texts[DOCS_MOST];
		const char *first[DOCS_MOST], *second[DOCS_MOST];
		size_t to[DOCS_MOST];
		struct reports one, other;
		seed = round + 1;
		invent(texts, count);
		for (size_t n = 0; n < count; n++) {
			to[n] = n;
			first[n] = texts[n].data;
		}
		for (size_t n = count; n-- > 1;) {
			size_t with = draw((uint32_t)n + 1), held = to[n];
			to[n] = to[with];
			to[with] = held;
		}
		for (size_t n = 0; n < count; n++)
			second[to[n]] = first[n];
		collate(&one, first, count);
		collate(&other, second, count);
		size_t base = by == AS_BY_SENTENCE ? draw((uint32_t)count) : one.collation.medoid;
		as_collation_lay(&one.collation, draw((uint32_t)count), AS_BY_PASSAGE); /* says nothing about the next */
		as_collation_lay(&one.collation, base, by);
		as_collation_lay(&other.collation, to[base], by);
		wrong = wrong ? wrong : check(&one);
		alike = alike && is_alike(&one.collation, &other.collation, to);
		forget(&one);
		forget(&other);
		for (size_t n = 0; n < count; n++)
			as_buf_free(&texts[n]);
	}
	if (!OK(!wrong, "%s: all that must hold holds", what))
		printf("# %s\n", wrong);
	OK(alike, "%s: another order of the reports exchanges columns, nothing else", what);
}

static void test_classes(void)
{
	enum { DOCS = 5, WORDS = 40 };
	static const uint32_t sizes[DOCS] = {WORDS, WORDS, WORDS, WORDS, WORDS};
	struct as_classes classes;
	bool ruled = true;
	as_classes_init(&classes, sizes, DOCS);
	seed = 7;
	for (int i = 0; i < 2000; i++)
		as_classes_join(&classes, draw(DOCS * WORDS), draw(DOCS * WORDS));
	for (uint32_t word = 0; word < DOCS * WORDS; word++) {
		unsigned seen = 1u << classes.doc[word];
		for (uint32_t other = classes.next[word]; other != word; other = classes.next[other]) {
			ruled = ruled && !(seen & 1u << classes.doc[other]) &&
				as_class_of(&classes, other) == as_class_of(&classes, word);
			seen |= 1u << classes.doc[other];
		}
	}
	OK(ruled, "no two words of one document fall in one class, whatever is joined");
	OK(as_classes_join(&classes, 3, 3), "a word is with itself");
	OK(!as_classes_join(&classes, 0, 1), "two words of one document are kept apart");
	as_classes_free(&classes);
}

static void test_texts(void)
{
	static const struct as_nearest nearest[] = {{1, .9}, {0, .6}, {0, .75}, {1, .749}, {2, 1}, {-1, 0}};
	struct as_texts texts;
	as_texts_find(&texts, nearest, 6);
	IS_INT(texts.count, 3, "copies, and copies of copies, are one text");
	OK(texts.of[0] == 0 && texts.of[1] == 0 && texts.of[2] == 0 && texts.of[4] == 0, "with the first of them");
	IS_INT(texts.of[3], 1, "just below the threshold a report stands for itself");
	IS_INT(texts.of[5], 2, "and so does one that nobody shares");
	as_texts_free(&texts);
}

int main(void)
{
	test_rows();
	test_places();
	test_split();
	test_repeated();
	test_empty();
	test_classes();
	test_texts();
	test_any(5, AS_BY_PASSAGE, "five reports by passages");
	test_any(6, AS_BY_SENTENCE, "six reports by sentences, of some base");
	test_any(15, AS_BY_PASSAGE, "fifteen reports, of which not all are compared");
	test_any(15, AS_BY_SENTENCE, "fifteen reports by sentences, of some base");
	return tap_done();
}
