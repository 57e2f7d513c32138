/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/guess.h"

#include "base/mem.h"
#include "corpus/corpus.h"
#include "tap.h"

static const char report[] =
	"Ferry stays aground, minister says\n"
	"20191017\n"
	"https://paper.example/news/ferry\n"
	"Kestria's deputy transport minister, Jolana Brezova, called the order \"a punishment\" on Thursday.\n"
	"\"They were told twice. They wrote down neither,\" she said. \"Now a lamp goes out by itself.\"\n"
	"\"The light was out,\" spokeswoman Ilse Tarnow told reporters in Port Ostrel.\n"
	"Tarnow said the harbour office had been warned.\n"
	"Edvard Lonning, who leads the inquiry in Vannay, said afterwards that no message was found.\n"
	"\"A captain should not steer for it,\" said Halvern Transport Minister Per Olsen.\n"
	"The tide rose by a metre, according to the Harbour Office.\n"
	"President Ragna Fell met the crew on Friday, saying they had acted \"with courage\".\n"
	"The Ministry of Trade said on Friday it would pay. He said it would not.\n"
	"It was not for the United States, Fell said, adding that it rained.\n"
	"It rained all day.\n";

static struct as_doc doc;
static struct as_arena arena;

static struct as_guess guess(const char *words)
{
	struct as_guess found;
	size_t start = (size_t)(strstr(doc.text, words) - doc.text);
	as_guess_claim(&found, &arena, &doc, (struct as_span){start, start + strlen(words)});
	return found;
}

int main(void)
{
	static const struct {
		const char *words, *claimant, *form, *what;
	} rows[] = {
		{"\"The light was out,\"", "Ilse Tarnow", "quote", "the quotation before \"X told reporters\""},
		{"the harbour office had been warned", "Ilse Tarnow", "paraphrase", "a surname is made full"},
		{"no message was found", "Edvard Lonning", "paraphrase", "past a clause in commas"},
		{"\"A captain should not steer for it,\"", "Per Olsen", "quote", "the subject after the verb, without titles"},
		{"The tide rose by a metre", "Harbour Office", "paraphrase", "according to"},
		{"they had acted \"with courage\"", "Ragna Fell", "paraphrase", "\"saying\" belongs to the sentence's subject"},
		{"it would pay", "Ministry of Trade", "paraphrase", "a body speaks"},
		{"it would not", "Ragna Fell", "paraphrase", "he or she is a person, not a ministry"},
		{"called the order \"a punishment\" on Thursday", "Jolana Brezova", "paraphrase", "the name beside an office"},
		{"They were told twice.", "Jolana Brezova", "quote", "a pronoun, for the speaker of the passage before"},
		{"They wrote down neither", "Jolana Brezova", "quote", "a quotation of two sentences"},
		{"Now a lamp goes out by itself.", "Jolana Brezova", "quote", "a quotation that goes on after \"she said\""},
		{"Ferry stays aground", "minister", "headline", "a headline"},
		{"It was not for the", "Ragna Fell", "paraphrase", "States that are no verb"},
		{"It rained all day.", NULL, "paraphrase", "nobody says what nobody says"},
	};
	as_doc_init(&doc);
	as_doc_parse(&doc, "report", as_strdup(report), strlen(report));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct as_guess found = guess(rows[i].words);
		IS(found.claimant, rows[i].claimant, "claimant: %s", rows[i].what);
		IS(found.form, rows[i].form, "form: %s", rows[i].what);
	}
	IS(guess("It rained").said, "2019-10-17", "it was said on the report's date");
	as_doc_free(&doc);
	static const char doubtful[] = "No hope for the talks\n20211213\nhttps://www.example.org/news\n"
				       "MOSCOW, Jan 11 - The talks went on, Ilse Tarnow said.\n";
	as_doc_init(&doc);
	as_doc_parse(&doc, "x", as_strdup(doubtful), strlen(doubtful));
	OK(doc.doubts_count == 1 && !guess("The talks went on").said,
	   "a date that the document contradicts is not guessed");
	as_arena_free(&arena);
	as_doc_free(&doc);
	return tap_done();
}
