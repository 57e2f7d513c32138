/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formats that annotations can leave in: one row a format, one file each. */
#ifndef AS_EXCHANGE_FORMATS_H
#define AS_EXCHANGE_FORMATS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"
#include "exchange/export.h"

struct as_format {
	const char *name;    /* "csv": also the usual ending of a file's name */
	const char *summary; /* one line for help; untranslated, mark N_ */
	unsigned whats;      /* bit (1 << what) for each thing it can carry */
	/* Appends the whole file.  AS_ERR_USAGE for an option that makes no sense. */
	bool (*write)(struct as_buf *out, const struct as_export *export, const struct as_export_options *options,
		      struct as_error *err);
};

/* The table, and its length. */
extern const struct as_format as_formats[];
extern const size_t as_formats_count;

/* NULL with AS_ERR_USAGE, naming the formats there are. */
const struct as_format *as_formats_find(const char *name, struct as_error *err);
/* "entities", "claims", "evidence"; the reverse is AS_EXPORT_WHATS when unknown. */
const char *as_formats_what_name(enum as_export_what what);
enum as_export_what as_formats_what_named(const char *name);

#endif
