/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of entities as a table, for OpenRefine and the like:
 * id,canonical,type,aliases,external_id,mentions,documents,first,last,note;
 * aliases are parted by "|". */
#ifndef AS_EXCHANGE_REGISTER_H
#define AS_EXCHANGE_REGISTER_H

#include <stdbool.h>
#include <stddef.h>

#include "exchange/csv.h"
#include "store/entity.h"

void as_csv_register_head(struct as_csv *csv);
void as_csv_register_row(struct as_csv *csv, const struct as_entity_row *row, const char *const *aliases, size_t count);
/* The whole file, as a row of formats.h. */
bool as_csv_register_write(struct as_buf *out, const struct as_export *export,
			   const struct as_export_options *options, struct as_error *err);

#endif
