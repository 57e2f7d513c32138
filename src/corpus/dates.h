/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as news reports write them, in the languages of the table in dates.c:
 * "20211213", "2021-12-13", "Jan. 11", "Tuesday, January 11, 2022",
 * "11 janvier 2022".  Proleptic Gregorian calendar. */
#ifndef AS_CORPUS_DATES_H
#define AS_CORPUS_DATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/span.h"

struct as_date {
	int year;            /* 0: not stated */
	int month, day;      /* 1-based; 0: no date at all */
	int weekday;         /* 1 Monday to 7 Sunday; 0: not stated */
	struct as_span span; /* the words, as bytes of the text */
	struct as_span weekday_span;
	uint32_t line;       /* filled by the caller */
};

/* Reads a date that begins at byte `at` of the text. */
bool as_date_read(struct as_date *date, const char *text, size_t len, size_t at);
/* Days from 1970-01-01 (Hinnant 2013, days_from_civil). */
long as_date_days(int year, int month, int day);
/* 1 Monday to 7 Sunday. */
int as_date_weekday(int year, int month, int day);
/* Days between a full date and one that may lack its year, which then is the
 * one that brings them nearest. */
long as_date_distance(const struct as_date *full, const struct as_date *other);

#endif
