/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the words of one text stand in the other. */
#include "align/counterpart.h"

#include "align/discrepancy.h"
#include "tap.h"
#include "trial.h"

/* "[same] words" of each counterpart, in order, joined by " | "; "" when there is none. */
static char *counterparts(const char *left, const char *right, const char *words, bool statement)
{
	struct trial trial;
	struct as_rules rules;
	struct as_arena arena = {0};
	struct as_counterpart *found;
	struct as_buf out = AS_BUF_INIT;
	trial_begin(&trial, left, right);
	as_rules_init(&rules);
	as_discrepancies_find(&trial.comparison, &trial.lexicon, &rules);
	size_t start = (size_t)(strstr(left, words) - left);
	size_t count = as_counterparts_find(&found, &arena, &trial.comparison,
					    (struct as_span){start, start + strlen(words)}, statement);
	for (size_t i = 0; i < count; i++) {
		as_buf_printf(&out, "%s[%s%s] ", i ? " | " : "", as_relation_name(found[i].relation),
			      found[i].discrepant ? "!" : "");
		as_buf_add(&out, right + found[i].span.start, as_span_length(found[i].span));
	}
	as_arena_free(&arena);
	as_rules_free(&rules);
	trial_end(&trial);
	return as_buf_detach(&out);
}

static void test_rows(void)
{
	static const char left[] =
		"The mayor said that 31 people were treated for injuries after the bridge at Telm closed.\n"
		"Ada Brandt told reporters that repairs would begin in the spring. Nobody knows who will pay for them.\n"
		"Talks with the railway whereRussian engineers took part ended without result, the ministry said.\n"
		"Mr Tétrault of the bridge office promised a report within two weeks of the last inspection.\n";
	static const char right[] =
		"Nobody knows who will pay for them. Repairs would begin in the spring, Ada Brandt told reporters.\n"
		"On Friday the mayor said that 13 people were treated for injuries after the bridge at Telm closed.\n"
		"Talks with the railway where Russian engineers took part ended without result the ministry said.\n"
		"Mr Ttrault of the bridge office promised a report within two weeks of the last inspection.\n"
		"Bakers complained that flour had become dear since the mill was shut for the season.\n";
	static const struct {
		const char *words;
		bool statement;
		const char *want, *what;
	} rows[] = {
		{"31 people were treated for injuries", true, "[edited!] 13 people were treated for injuries",
		 "part of a sentence, with its other figure"},
		{"were treated for injuries", true, "[same] were treated for injuries", "the figure beside it is not in it"},
		{"31 people", false, "[edited!] 13 people", "a quantity"},
		{"Ada Brandt", false, "[same] Ada Brandt", "a name out of order"},
		{"Nobody knows who will pay for them.", true, "[same] Nobody knows who will pay for them.",
		 "a sentence that moved"},
		{"Russian", false, "[same] Russian", "a glued word is cut"},
		{"whereRussian engineers took part", true, "[format] where Russian engineers took part", "glued words"},
		{"Mr Tétrault", false, "[format] Mr Ttrault", "a lost accent"},
		{"The mayor said that 31 people were treated for injuries after the bridge at Telm closed.", true,
		 "[edited!] On Friday the mayor said that 13 people were treated for injuries after the bridge at Telm closed.",
		 "a whole sentence has the whole sentence"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *found = counterparts(left, right, rows[i].words, rows[i].statement);
		IS(found, rows[i].want, "%s", rows[i].what);
		free(found);
	}
}

static void test_none(void)
{
	static const char left[] =
		"The ferry left Port Ostrel at nine with four hundred people and a cargo of salted herring aboard.\n"
		"Snow is expected in the north.\n";
	static const char right[] =
		"~The ferry left Port Ostrel at nine with four hundred people and a cargo of salted herring aboard.\n"
		"The ferry left Port Ostrel at nine with four hundred people and a cargo of herring aboard.\n";
	char *found = counterparts(left, right, "Snow is expected in the north.", true);
	IS(found, "", "what only one text says has no counterpart");
	free(found);
	found = counterparts(left, right, "salted", false);
	IS(found, "", "nor has a word that was left out");
	free(found);
	found = counterparts("The ferry left Port Ostrel at nine with four hundred people aboard.\n",
			     "~The ferry left Port Ostrel at nine with four hundred people aboard.\n",
			     "Port Ostrel", false);
	IS(found, "", "furniture is left out");
	free(found);
}

static void test_sentences(void)
{
	static const char left[] =
		"The inspectors found the crack at dawn and the harbour was told at noon. "
		"No ship may pass under the bridge before the arch has been weighed twice.\n";
	static const char right[] =
		"The inspectors found the crack at dawn and the harbour was told at noon. "
		"No ship may pass under the bridge before the arch has been weighed twice.\n"
		"The weather was fair.\n";
	char *found = counterparts(left, right, "The inspectors found the crack at dawn and the harbour was told at noon. "
				   "No ship may pass under the bridge before the arch has been weighed twice.", true);
	IS(found, "[same] The inspectors found the crack at dawn and the harbour was told at noon. "
		  "No ship may pass under the bridge before the arch has been weighed twice.",
	   "two sentences that stand together are one counterpart");
	free(found);
	found = counterparts(left,
			     "No ship may pass under the bridge before the arch has been weighed twice.\n"
			     "A baker sold bread from a barrow all day long.\n"
			     "The inspectors found the crack at dawn and the harbour was told at noon.\n",
			     "The inspectors found the crack at dawn and the harbour was told at noon. "
			     "No ship may pass under the bridge before the arch has been weighed twice.", true);
	IS(found, "[edited] No ship may pass under the bridge before the arch has been weighed twice. | "
		  "[edited] The inspectors found the crack at dawn and the harbour was told at noon.",
	   "apart they are two, and neither is the whole");
	free(found);
}

/* ---- whatever the texts */

static uint64_t seed = 1;

static size_t random_below(size_t limit)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u; /* Knuth's MMIX */
	return (size_t)(seed >> 33) % limit;
}

/* Lines of words that are glued, quoted, accented, broken. */
static char *random_text(void)
{
	static const char *const words[] = {
		"Russia", "has", "massed", "about", "100,000", "troops", "near", "the", "U.S.", "said", "not", "\"we", "firm\"",
		"T\u00e9trault", "Ttrault", "whereRussian", "where", "Russian", "a", "\xff", "31", "people", "people.", "Ada",
		"Brandt", "told", "\u201cno", "message\u201d", "1.5", "million", "Mayor"};
	struct as_buf out = AS_BUF_INIT;
	for (size_t lines = 1 + random_below(6); lines > 0; lines--) {
		as_buf_adds(&out, random_below(6) ? "" : "~");
		for (size_t n = random_below(30); n > 0; n--)
			as_buf_printf(&out, "%s%s", words[random_below(sizeof words / sizeof *words)],
				      random_below(12) ? " " : random_below(3) ? "" : ". ");
		as_buf_adds(&out, "\n");
	}
	return as_buf_detach(&out);
}

/* The text with words lost and put in. */
static char *random_edit(const char *text)
{
	struct as_buf out = AS_BUF_INIT;
	for (size_t at = 0, len = strlen(text); at < len; at++) {
		at += random_below(60) ? 0 : random_below(12);
		if (at < len)
			as_buf_addc(&out, text[at]);
		as_buf_adds(&out, random_below(50) ? "" : " 31 people ");
	}
	as_buf_adds(&out, "\n");
	return as_buf_detach(&out);
}

/* Every part of it lies where it must. */
static bool is_sound(const struct trial *trial, const struct as_counterpart *found, struct as_span asked)
{
	struct as_span passage = trial->doc[1].passages[found->passage].span;
	bool sound = as_span_length(found->span) && as_span_contains(passage, found->span) &&
		     trial->doc[1].passages[found->passage].role != AS_ROLE_FURNITURE && found->relation <= AS_RELATED &&
		     (!found->discrepant || found->relation >= AS_EDITED);
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < found->differs_count[side]; i++)
			sound = sound && as_span_contains(side ? found->span : asked, found->differs[side][i]);
	return sound;
}

static void test_random(void)
{
	struct as_rules rules;
	size_t found_count = 0, sound = 0;
	as_rules_init(&rules);
	for (int round = 0; round < 300; round++) {
		char *left = random_text(), *right = random_below(3) ? random_edit(left) : random_text();
		struct trial trial;
		trial_begin(&trial, left, right);
		as_discrepancies_find(&trial.comparison, &trial.lexicon, &rules);
		for (int n = 0; n < 20; n++) {
			size_t start = random_below(strlen(left)), end = start + 1 + random_below(strlen(left) - start);
			struct as_arena arena = {0};
			struct as_counterpart *found;
			size_t count = as_counterparts_find(&found, &arena, &trial.comparison,
							    (struct as_span){start, end}, random_below(2));
			found_count += count;
			for (size_t i = 0; i < count; i++)
				sound += is_sound(&trial, &found[i], (struct as_span){start, end});
			as_arena_free(&arena);
		}
		trial_end(&trial);
		free(left);
		free(right);
	}
	as_rules_free(&rules);
	OK(found_count > 1000 && sound == found_count, "random texts: each of %zu counterparts lies in a passage", found_count);
}

int main(void)
{
	test_rows();
	test_none();
	test_sentences();
	test_random();
	return tap_done();
}
