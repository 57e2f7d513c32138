/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV read back: RFC 4180 as spreadsheets, OpenRefine and this program write
 * it.  libcsv does the parsing, which rejects quotes that do not close. */
#ifndef AS_EXCHANGE_CSVREAD_H
#define AS_EXCHANGE_CSVREAD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

enum { AS_CSV_COLUMNS = 256 }; /* of a row, at most */

/* A row, the header row too: `line` is where it begins in the file, from 1.
 * Cells are NUL-terminated and well-formed UTF-8, with the mark of
 * spreadsheet_safe (exchange/csv.h) taken off; borrowed.  False stops the reading. */
typedef bool as_csv_take_row(void *data, const char *const *cells, size_t count, size_t line, struct as_error *err);

/* Calls `take` for each row of text[0..len), empty lines aside; a byte order
 * mark at its beginning is passed over.  `path` is the file's name in errors,
 * which are "PATH:LINE: ...".  O(len). */
bool as_csv_read(const char *text, size_t len, char delimiter, const char *path, as_csv_take_row *take, void *data,
		 struct as_error *err);

#endif
