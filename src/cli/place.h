/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place that --range, --bytes or --quote names. */
#ifndef CLI_PLACE_H
#define CLI_PLACE_H

#include "cli/command.h"
#include "model/doc.h"
#include "model/span.h"

enum cli_place { CLI_PLACE_FOUND, CLI_PLACE_NONE, CLI_PLACE_WRONG };

/* Whether exactly one of the options is there; a mistake has been said. */
bool cli_place_given(const struct cli_args *args, bool quote_counts);
/* The span named, in bytes of doc->text.  NONE when the quoted text does not
 * occur, WRONG for offsets that make no sense; both have been said. */
enum cli_place cli_place_find(struct as_span *out, const struct cli_args *args, const struct as_doc *doc);
/* The nth exact occurrence of `text` (from 1), and how many there are. */
bool cli_place_quote(struct as_span *out, size_t *count, const struct as_doc *doc, const char *text, size_t nth);

#endif
