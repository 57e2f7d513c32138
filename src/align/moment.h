/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading dates and times: weekdays, "Jan. 11, 2022", "4. März", "2014",
 * "5 p.m.", "17:00", "noon", "2014-03-04", "the 1960s", "yesterday". */
#ifndef AS_ALIGN_MOMENT_H
#define AS_ALIGN_MOMENT_H

#include "align/strand.h"

enum as_moment_kind { AS_MOMENT_WEEKDAY, AS_MOMENT_DATE, AS_MOMENT_YEAR, AS_MOMENT_TIME, AS_MOMENT_RELATIVE };

struct as_moment {
	enum as_moment_kind kind;
	struct as_reach words;
	struct as_span span;
	int month, day, year;      /* of a DATE; 0: not said */
	int number;                /* weekday; year; minutes of a TIME */
	bool decade;               /* of a YEAR: its decade */
	bool half;                 /* of a TIME: which half of the day is known */
	const char *name;          /* of a RELATIVE */
};

/* The moment that begins with word `at`. */
bool as_moment_at(struct as_moment *out, const struct as_strand *strand, uint32_t at);
/* Of two moments of one kind: what one leaves out is no contradiction. */
bool as_moment_equals(const struct as_moment *left, const struct as_moment *right);

#endif
