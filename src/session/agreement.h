/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far annotators agree.  Pure figures: what they tagged comes in as units,
 * nothing is read here.  session/agree.h gathers the units. */
#ifndef AS_SESSION_AGREEMENT_H
#define AS_SESSION_AGREEMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A tagged stretch [start, end) of a continuum, not empty. */
struct as_coded_unit {
	uint64_t start, end;
	uint32_t category; /* what it was tagged as */
};

/* The units of one annotator. */
struct as_coding {
	struct as_coded_unit *units; /* sorted by as_agreement_sort() */
	size_t count, cap;
};
/* By category, start, end: the order that the functions below want. */
void as_agreement_sort(struct as_coding *coding);

/* Units of both codings that have a partner in the other one: with the same
 * bounds and category, or with any common place and the same category. */
struct as_matches {
	size_t units[2];
	size_t exact;          /* pairs, one for one */
	size_t overlapping[2]; /* units of each that overlap one of the other */
};
/* O(n log n). */
void as_agreement_match(struct as_matches *out, const struct as_coding *a, const struct as_coding *b);
/* The harmonic mean of precision and recall (van Rijsbergen 1979), 0..1; the
 * same whoever is taken for right.  1 where neither has units. */
double as_agreement_exact_f1(const struct as_matches *matches);
double as_agreement_overlap_f1(const struct as_matches *matches);

/* A coefficient corrected for chance, and what it is made of: shares agreed on
 * for kappa, disagreements for alpha. */
struct as_coefficient {
	double observed, expected;
	double value;
	bool defined; /* false: chance alone explains all, or there is nothing */
};

/* Cohen's kappa (Cohen 1960) of two annotators who gave `count` items a label
 * each: (observed - expected) / (1 - expected).  O(n log n). */
void as_agreement_kappa(struct as_coefficient *out, const uint32_t *a, const uint32_t *b, size_t count);

/* Krippendorff's alpha for unitizing (Krippendorff 1995; 2004, section 11.6) of
 * two or more codings of a continuum of `length`, of one category, or of all
 * (AS_EVERY_CATEGORY: the disagreements of each are added up).  Units of one
 * coding and category must not overlap: those that do count as one.
 * O(codings^2 n log n). */
#define AS_EVERY_CATEGORY UINT32_MAX
void as_agreement_alpha(struct as_coefficient *out, const struct as_coding *codings, size_t count, uint64_t length,
			uint32_t category);

#endif
