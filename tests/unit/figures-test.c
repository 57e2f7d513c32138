/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers and moments as they are read from text: align/number, align/moment. */
#include "align/moment.h"
#include "align/number.h"
#include "tap.h"
#include "trial.h"

struct reading {
	struct trial trial;
	struct as_glossary glossary;
	struct as_strand strand;
	struct as_arena arena;
};

static void read_text(struct reading *reading, const struct as_rules *rules, const char *code, const char *text)
{
	*reading = (struct reading){0};
	trial_begin(&reading->trial, text, "");
	const struct as_language *language = rules->languages;
	while (strcmp(language->code, code) != 0)
		language++;
	as_glossary_init(&reading->glossary, language, &reading->trial.lexicon);
	as_strand_read(&reading->strand, &reading->trial.tokens[0], &reading->glossary,
		       (struct as_span){0, strlen(text)}, &reading->arena);
}

static void end_text(struct reading *reading)
{
	trial_end(&reading->trial);
	as_glossary_free(&reading->glossary);
	as_arena_free(&reading->arena);
}

static void test_numbers(const struct as_rules *rules)
{
	static const struct {
		const char *code, *text;
		double value;
		const char *unit, *covers; /* NULL: no unit; what of the text it takes */
	} numbers[] = {
		{"en", "412", 412, NULL, "412"},
		{"en", "100,000 men", 100000, NULL, "100,000"},
		{"en", "100 000 men", 100000, NULL, "100 000"},
		{"en", "one hundred thousand men", 100000, NULL, "one hundred thousand"},
		{"en", "one hundred and five men", 105, NULL, "one hundred and five"},
		{"en", "twenty-one men", 21, NULL, "twenty-one"},
		{"en", "1.5 million", 1500000, NULL, "1.5 million"},
		{"en", "half a million", 500000, NULL, "half a million"},
		{"en", "two dozen", 24, NULL, "two dozen"},
		{"en", "12 % of it", 12, "share", "12 %"},
		{"en", "12 per cent of it", 12, "share", "12 per cent"},
		{"en", "3 percentage points", 3, "points", "3 percentage points"},
		{"en", "$2.5bn", 2500000000, "money-dollar", "$2.5bn"},
		{"en", "€40,000 now", 40000, "money-euro", "€40,000"},
		{"en", "10km away", 10, "length", "10km"},
		{"en", "3m cubic metres", 3000000, "volume", "3m cubic metres"},
		{"en", "five, miles away", 5, NULL, "five"},
		{"en", "five six", 5, NULL, "five"},
		{"en", "2014 100 men", 2014, NULL, "2014"},
		{"de", "100.000 Menschen", 100000, NULL, "100.000"},
		{"de", "3,5 Prozent", 3.5, "share", "3,5 Prozent"},
		{"de", "zwölf Tage", 12, "time", "zwölf Tage"},
	};
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		struct reading reading;
		struct as_number number = {0};
		read_text(&reading, rules, numbers[i].code, numbers[i].text);
		const char *text = numbers[i].text, *covers = numbers[i].covers;
		if (OK(as_number_at(&number, &reading.strand, 0), "\"%s\" is a number", text)) {
			OK(number.value - numbers[i].value < 1e-6 && numbers[i].value - number.value < 1e-6, "of the right size");
			bool unit = numbers[i].unit ? number.unit && !strcmp(number.unit->value, numbers[i].unit) : !number.unit;
			OK(unit, "its unit is %s", numbers[i].unit ? numbers[i].unit : "none");
			IS_INT(as_span_length(number.span), strlen(covers), "it takes \"%s\"", covers);
		}
		end_text(&reading);
	}
	static const char *const others[] = {"men", "U2", "1.2.3.4", "A380", "k", "one another"};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		struct reading reading;
		struct as_number number;
		read_text(&reading, rules, "en", others[i]);
		OK(!as_number_at(&number, &reading.strand, 0), "\"%s\" is none", others[i]);
		end_text(&reading);
	}
}

static bool equal(const struct as_rules *rules, const char *left, const char *right)
{
	struct reading readings[2];
	struct as_number numbers[2];
	bool read = true;
	for (int s = 0; s < 2; s++) {
		read_text(&readings[s], rules, "en", s ? right : left);
		read = as_number_at(&numbers[s], &readings[s].strand, 0) && read;
	}
	const struct as_language *const languages[2] = {readings[0].strand.language, readings[1].strand.language};
	bool same = read && as_number_equals(&numbers[0], &numbers[1], languages);
	end_text(&readings[0]);
	end_text(&readings[1]);
	return same;
}

static void test_equal(const struct as_rules *rules)
{
	OK(equal(rules, "100,000", "100 000"), "the same in other dress");
	OK(equal(rules, "ten miles", "16 km"), "miles convert");
	OK(!equal(rules, "ten miles", "ten km"), "but are no kilometres");
	OK(equal(rules, "two days", "48 hours"), "days are hours");
	OK(!equal(rules, "3 percent", "3 percentage points"), "points are no percent");
	OK(!equal(rules, "$40", "€40"), "dollars are no euros");
	OK(equal(rules, "£40", "40 pounds"), "pounds may be money");
	OK(equal(rules, "90 pounds", "40.8 kg"), "or a weight");
	OK(!equal(rules, "1.5", "15"), "the point counts");
	OK(equal(rules, "40 miles", "40"), "a unit left out is no contradiction");
	OK(!equal(rules, "1000 metres", "1001 metres"), "figures in one unit are held to the last one");
}

static void test_moments(const struct as_rules *rules)
{
	static const struct {
		const char *code, *text;
		enum as_moment_kind kind;
		int month, day, year, number;
	} moments[] = {
		{"en", "Tuesday", AS_MOMENT_WEEKDAY, 0, 0, 0, 2},
		{"en", "Jan. 11", AS_MOMENT_DATE, 1, 11, 0, 0},
		{"en", "January 11, 2022", AS_MOMENT_DATE, 1, 11, 2022, 0},
		{"en", "11 January 2022", AS_MOMENT_DATE, 1, 11, 2022, 0},
		{"en", "June 3rd", AS_MOMENT_DATE, 6, 3, 0, 0},
		{"en", "May 4", AS_MOMENT_DATE, 5, 4, 0, 0},
		{"en", "2014", AS_MOMENT_YEAR, 0, 0, 0, 2014},
		{"en", "5 p.m.", AS_MOMENT_TIME, 0, 0, 0, 17 * 60},
		{"en", "17:05", AS_MOMENT_TIME, 0, 0, 0, 17 * 60 + 5},
		{"en", "12 a.m.", AS_MOMENT_TIME, 0, 0, 0, 0},
		{"en", "yesterday", AS_MOMENT_RELATIVE, 0, 0, 0, 0},
		{"de", "4. März 2020", AS_MOMENT_DATE, 3, 4, 2020, 0},
		{"de", "7.30 Uhr", AS_MOMENT_TIME, 0, 0, 0, 7 * 60 + 30},
	};
	for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
		struct reading reading;
		struct as_moment moment = {0};
		read_text(&reading, rules, moments[i].code, moments[i].text);
		bool read = as_moment_at(&moment, &reading.strand, 0);
		OK(read && moment.kind == moments[i].kind && moment.month == moments[i].month &&
		   moment.day == moments[i].day && moment.year == moments[i].year && moment.number == moments[i].number,
		   "\"%s\" is read for what it says", moments[i].text);
		end_text(&reading);
	}
	static const char *const others[] = {"may close", "May the best win", "march on", "1250 men", "42", "monday"};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		struct reading reading;
		struct as_moment moment;
		read_text(&reading, rules, "en", others[i]);
		OK(!as_moment_at(&moment, &reading.strand, 0), "\"%s\" is no date", others[i]);
		end_text(&reading);
	}
}

int main(void)
{
	struct as_rules rules;
	as_rules_init(&rules);
	test_numbers(&rules);
	test_equal(&rules);
	test_moments(&rules);
	as_rules_free(&rules);
	return tap_done();
}
