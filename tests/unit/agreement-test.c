/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agreement against the worked examples of those who gave the figures. */
#include "session/agreement.h"

#include "tap.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const char *figure(double value, int digits)
{
	static char text[4][32];
	static unsigned at;
	char *out = text[at++ % 4];
	snprintf(out, sizeof text[0], "%.*f", digits, value);
	return out;
}

/* ---- kappa */

/* A table of counts as two lists of labels. */
static void kappa_of(struct as_coefficient *out, const unsigned *table, size_t categories)
{
	uint32_t a[1000], b[1000];
	size_t count = 0;
	for (uint32_t i = 0; i < categories; i++)
		for (uint32_t j = 0; j < categories; j++)
			for (unsigned n = 0; n < table[i * categories + j]; n++, count++) {
				a[count] = i;
				b[count] = j;
			}
	as_agreement_kappa(out, a, b, count);
}

static void kappa(void)
{
	struct as_coefficient found;
	static const unsigned cohen[] = {88, 14, 18, 10, 40, 10, 2, 6, 12};
	kappa_of(&found, cohen, 3);
	IS(figure(found.observed, 4), "0.7000", "Cohen 1960, page 45: observed agreement");
	IS(figure(found.expected, 4), "0.4100", "expected by chance");
	IS(figure(found.value, 3), "0.492", "kappa as printed");
	IS(figure(found.value, 4), "0.4915", "and to four digits, (.70 - .41) / .59");
	static const unsigned worse[] = {25, 12, 3, 13, 2, 15, 12, 16, 2};
	kappa_of(&found, worse, 3);
	IS(figure(found.observed, 2), "0.29", "Cohen 1960, page 37: observed agreement");
	OK(found.value < 0, "less than chance is below nought");
	static const unsigned grants[] = {20, 5, 10, 15};
	kappa_of(&found, grants, 2);
	IS(figure(found.value, 4), "0.4000", "two readers of fifty proposals");
	/* Krippendorff 1995, page 57: two unitizings read digit by digit. */
	static const unsigned digits[] = {10, 0, 8, 6};
	kappa_of(&found, digits, 2);
	IS(figure(found.value, 3), "0.385", "Krippendorff 1995, continuum A: kappa of its digits");
	static const unsigned alike[] = {24};
	kappa_of(&found, alike, 1);
	OK(!found.defined, "one label for everything: no kappa");
	as_agreement_kappa(&found, NULL, NULL, 0);
	OK(!found.defined, "nothing labelled: no kappa");
}

/* ---- alpha */

enum { C, K };

static void alpha_of_2004(void)
{
	/* Krippendorff 2004, page 254: a continuum from 150 to 450. */
	struct as_coded_unit i[] = {{75, 145, C}, {220, 250, C}, {30, 90, K}, {150, 200, K}};
	struct as_coded_unit j[] = {{70, 150, C}, {205, 225, C}, {250, 270, C}, {30, 90, K}, {150, 200, K}};
	struct as_coding codings[] = {{i, COUNT(i), 0}, {j, COUNT(j), 0}};
	struct as_coefficient found;
	as_agreement_sort(&codings[0]);
	as_agreement_sort(&codings[1]);
	as_agreement_alpha(&found, codings, 2, 300, C);
	IS(figure(found.observed, 4), "0.0144", "Krippendorff 2004, page 254, category c: observed");
	IS(figure(found.expected, 4), "0.0532", "expected");
	IS(figure(found.value, 4), "0.7286", "alpha");
	as_agreement_alpha(&found, codings, 2, 300, K);
	IS(figure(found.observed, 4), "0.0000", "category k: observed");
	IS(figure(found.expected, 4), "0.0490", "expected");
	IS(figure(found.value, 4), "1.0000", "alpha");
	as_agreement_alpha(&found, codings, 2, 300, AS_EVERY_CATEGORY);
	IS(figure(1 - 0.0144 / (0.0532 + 0.0490), 4), "0.8591", "both categories together, as printed: of rounded terms");
	IS(figure(found.value, 4), "0.8587", "the same of the terms as they are");
	IS(figure(1 - 0.0144 / found.expected, 4), "0.8591", "the expected disagreements add up as printed");
	as_agreement_alpha(&found, codings, 1, 300, C);
	OK(!found.defined, "one annotator agrees with nobody");
}

/* Krippendorff 1995, page 57: observed disagreement of four pairs of unitizings. */
static void alpha_of_1995(void)
{
	static struct as_coded_unit bertha[] = {{2, 10, 0}, {14, 20, 0}}, bill[] = {{4, 8, 0}, {15, 17, 0}};
	static struct as_coded_unit john[] = {{0, 18, 0}};
	static struct as_coded_unit jill[] = {{0, 2, 0}, {2, 3, 0}, {3, 4, 0}, {4, 5, 0}, {5, 6, 0}, {6, 9, 0}, {9, 10, 0}};
	static struct as_coded_unit gerret[] = {{2, 8, 0}, {10, 12, 0}, {14, 18, 0}, {20, 22, 0}};
	static struct as_coded_unit gill[] = {{0, 2, 0}, {4, 8, 0}, {10, 14, 0}, {16, 18, 0}, {20, 22, 0}};
	static struct as_coded_unit heather[] = {{0, 2, 0}, {2, 10, 0}, {10, 14, 0}, {14, 20, 0}, {20, 24, 0}};
	static struct as_coded_unit hill[] = {{0, 4, 0}, {4, 8, 0}, {8, 15, 0}, {15, 17, 0}, {17, 24, 0}};
	static const struct {
		struct as_coding codings[2];
		const char *observed, *what;
	} pairs[] = {
		{{{bertha, COUNT(bertha), 0}, {bill, COUNT(bill), 0}}, "0.0313", "A: units within units"},
		{{{john, COUNT(john), 0}, {jill, COUNT(jill), 0}}, "2.2674", "B: one unit and many"},
		{{{gerret, COUNT(gerret), 0}, {gill, COUNT(gill), 0}}, "0.0278", "C: units in gaps"},
		{{{heather, COUNT(heather), 0}, {hill, COUNT(hill), 0}}, "0.3872", "D: no gaps"},
	};
	struct as_coefficient found;
	for (size_t i = 0; i < COUNT(pairs); i++) {
		as_agreement_alpha(&found, pairs[i].codings, 2, 24, 0);
		IS(figure(found.observed + 1e-9, 4), pairs[i].observed, "Krippendorff 1995, continuum %s", pairs[i].what);
	}
	as_agreement_alpha(&found, (struct as_coding[]){pairs[0].codings[0], pairs[0].codings[0]}, 2, 24, 0);
	IS(figure(found.value, 4), "1.0000", "who agrees with himself agrees wholly");
}

static void alpha_of_overlaps(void)
{
	struct as_coded_unit nested[] = {{10, 20, 0}, {12, 14, 0}, {18, 24, 0}}, single[] = {{10, 24, 0}};
	struct as_coding codings[] = {{nested, COUNT(nested), 0}, {single, 1, 0}};
	struct as_coefficient found;
	as_agreement_alpha(&found, codings, 2, 100, 0);
	IS(figure(found.observed, 4), "0.0000", "units of one annotator that overlap count as one");
}

/* ---- F1 */

static void f1(void)
{
	struct as_coded_unit a[] = {{0, 5, 0}, {10, 20, 0}, {30, 35, 1}, {40, 50, 0}};
	struct as_coded_unit b[] = {{0, 5, 0}, {15, 25, 0}, {30, 35, 0}, {60, 70, 1}, {0, 5, 0}};
	struct as_coding left = {a, COUNT(a), 0}, right = {b, COUNT(b), 0};
	struct as_matches matches;
	as_agreement_sort(&left);
	as_agreement_sort(&right);
	as_agreement_match(&matches, &left, &right);
	IS_INT(matches.exact, 1, "a unit is matched once, though the other tagged it twice");
	IS(figure(as_agreement_exact_f1(&matches), 4), "0.2222", "exact F1: 2 x 1 of 4 + 5");
	IS_INT(matches.overlapping[0], 2, "units of the first that the second has in part");
	IS_INT(matches.overlapping[1], 3, "and of the second");
	IS(figure(as_agreement_overlap_f1(&matches), 4), "0.5455", "overlap F1 of 2/4 and 3/5");
	struct as_matches swapped;
	as_agreement_match(&swapped, &right, &left);
	OK(as_agreement_overlap_f1(&swapped) == as_agreement_overlap_f1(&matches), "the same whoever comes first");
	struct as_coding none = {0};
	as_agreement_match(&matches, &none, &none);
	OK(as_agreement_exact_f1(&matches) == 1 && as_agreement_overlap_f1(&matches) == 1, "nobody tagged: no disagreement");
	as_agreement_match(&matches, &left, &none);
	OK(as_agreement_exact_f1(&matches) == 0 && as_agreement_overlap_f1(&matches) == 0, "only one tagged: none in common");
	struct as_coded_unit outer[] = {{0, 100, 0}, {1, 2, 0}}, inner[] = {{50, 60, 0}};
	as_agreement_match(&matches, &(struct as_coding){inner, 1, 0}, &(struct as_coding){outer, 2, 0});
	IS_INT(matches.overlapping[0], 1, "a long unit is seen behind a short one that begins later");
}

int main(void)
{
	kappa();
	alpha_of_2004();
	alpha_of_1995();
	alpha_of_overlaps();
	f1();
	return tap_done();
}
