/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small language to choose rows of a table by:
 *
 *	state:open claimant:Ryabkov,Lavrov -verdict:- said:>2022-01-10 "100,000 troops"
 *
 * Terms are parted by blanks, and all of them must hold.  FIELD:VALUE holds
 * when the field fits; a comma between values is "or", the value `-` finds what
 * is not stated, `<` and `>` before a value what is less or more.  Any other
 * word must stand in the row's sentence.  `-` before a term: it must not hold.
 * Quotation marks hold blanks, commas and colons together; the last one may be
 * left out.  Case, accents and punctuation at the edges do not matter.
 *
 * The rows are the caller's: it names the fields and hands out their values.
 * Pure; nothing here knows what a claim is. */
#ifndef AS_SESSION_QUERY_H
#define AS_SESSION_QUERY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"

/* How a value fits a field. */
enum as_query_kind {
	AS_QUERY_TEXT,   /* the field holds it */
	AS_QUERY_CHOICE, /* the field is it, whole */
	AS_QUERY_START,  /* the field begins with it: ids */
	AS_QUERY_DATE,   /* begins with it; `<` `>` compare as far as the value goes, and only with dates */
	AS_QUERY_NUMBER, /* equal, less or more */
};

struct as_query_field {
	const char *name;  /* as typed: small letters and `_` */
	enum as_query_kind kind;
};

/* The fields of a table; the first is the row's sentence, in which plain words are looked for. */
struct as_query_table {
	const struct as_query_field *fields; /* borrowed while queries of it live */
	size_t count;
	/* Another word for a value of a choice ("3" for "half true"); NULL: none.  May be NULL. */
	const char *(*alias)(const void *data, size_t field, const char *value);
	const void *data;
};

struct as_query_term;
struct as_query {
	const struct as_query_table *table;
	struct as_query_term *terms; /* in `arena` */
	size_t count;
	struct as_arena arena;
};

/* A query of no terms fits every row.  False with AS_ERR_USAGE, which says
 * what is wrong and names the fields when one is unknown; then the query is
 * empty.  Free it either way.  O(len). */
bool as_query_parse(struct as_query *query, const char *text, const struct as_query_table *table,
		    struct as_error *err);
void as_query_free(struct as_query *query);
/* Whether a term asks for the field. */
bool as_query_asks(const struct as_query *query, size_t field);

/* One value of a row's field. */
struct as_query_value {
	const char *text;   /* NULL: not stated */
	const char *folded; /* its form for searching (as_fold_search) when that is at hand, else NULL */
	size_t number;      /* of a AS_QUERY_NUMBER field, whose text is NULL when it is not known */
};
/* The n-th value of a field of the row; false after the last.  A field fits
 * when one of its values does, and is not stated when none is. */
typedef bool as_query_get(struct as_query_value *out, const void *row, size_t field, size_t n);

/* O(length of the values asked for). */
bool as_query_fits(const struct as_query *query, const void *row, as_query_get *get);

#endif
