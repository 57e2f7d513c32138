/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV as RFC 4180 has it: UTF-8, CRLF, a header row, quotes only around cells
 * that need them, line breaks inside quotes.  Bytes that are not well-formed
 * UTF-8 come out as U+FFFD, and so does NUL, at which many readers stop.
 *
 * A cell that a spreadsheet would run as a formula, or trim, can be marked
 * with an apostrophe (`spreadsheet_safe`); as_csv_unmark() takes it off again,
 * and a cell that begins with one gets another, so that nothing is lost. */
#ifndef AS_EXCHANGE_CSV_H
#define AS_EXCHANGE_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"
#include "exchange/export.h"

/* One file being written. */
struct as_csv {
	struct as_buf *out;
	char delimiter;
	bool spreadsheet_safe;
	bool within;       /* a cell of this row was written already */
};

/* `delimiter` is an ASCII character other than the quote and line breaks. */
void as_csv_init(struct as_csv *csv, struct as_buf *out, char delimiter, bool spreadsheet_safe);
/* NULL is an empty cell.  O(len). */
void as_csv_cell(struct as_csv *csv, const char *text);
void as_csv_celln(struct as_csv *csv, const char *text, size_t len);
void as_csv_end_row(struct as_csv *csv);

/* Whether a cell needs the apostrophe: it begins with = + - @ (ASCII or
 * full-width), an apostrophe, TAB, CR or LF.  (NUL needs none: it comes out as
 * U+FFFD.) */
bool as_csv_is_risky(const char *text, size_t len);
/* The cell without the apostrophe that spreadsheet_safe put there; what was
 * not marked stays.  Points into `text`; *len is set. */
const char *as_csv_unmark(const char *text, size_t *len);

/* The columns of `what` (not of the register: exchange/register.h), for the manual and for import: names separated by commas. */
void as_csv_columns(struct as_buf *out, enum as_export_what what);
/* Begins a file as the options say. */
bool as_csv_begin(struct as_csv *csv, struct as_buf *out, const struct as_export_options *options,
		  struct as_error *err);
/* A row of formats.h, for all but the register. */
bool as_csv_write(struct as_buf *out, const struct as_export *export, const struct as_export_options *options,
		  struct as_error *err);

#endif
