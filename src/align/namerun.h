/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs of capitalised words, cut where one name ends and the next begins:
 * "Halvern Transport Minister Edvard Lonning" is a name, a rank and a name. */
#ifndef AS_ALIGN_NAMERUN_H
#define AS_ALIGN_NAMERUN_H

#include "align/seen.h"
#include "align/strand.h"

enum as_namerun_kind {
	AS_NAMERUN_NOTHING,  /* no name begins here */
	AS_NAMERUN_PASSED,   /* words with a capital that are not tagged: "Russian" */
	AS_NAMERUN_RANK,     /* stands before persons: "Deputy Foreign Minister", "spokesman" */
	AS_NAMERUN_KNOWN,    /* the rules know the name and its type */
	AS_NAMERUN_PART,     /* a word of it tells its type: "Ministry of Trade" */
	AS_NAMERUN_UNKNOWN,
};

struct as_namerun {
	enum as_namerun_kind kind;
	struct as_reach words;
	const char *type;    /* of KNOWN and PART; borrowed from the rules */
	double weight;       /* of PART */
	bool given;          /* UNKNOWN that begins with a given name */
	bool weak;           /* one word with no reason for its capital but that it begins a sentence */
};

/* What begins with word `at` of a strand made by as_pieces_read(). */
void as_namerun_at(struct as_namerun *out, const struct as_strand *strand, uint32_t at, const struct as_seen *seen);
/* Whether words `at` and `at` + 1 can stand in one name, as far as what is between them tells. */
bool as_namerun_joined(const struct as_strand *strand, uint32_t at);
/* The rules of exactly the words [first, end); NULL when there are none. */
const struct as_rule *as_namerun_rules(const struct as_strand *strand, uint32_t first, uint32_t end);

#endif
