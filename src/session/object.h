/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the cursor stands on, and where it goes: word, name (a run of
 * capitalised words), sentence, passage.  Spans are bytes of the document's
 * text, always on grapheme boundaries. */
#ifndef AS_SESSION_OBJECT_H
#define AS_SESSION_OBJECT_H

#include <stdbool.h>
#include <stddef.h>

#include "model/doc.h"
#include "model/span.h"

enum as_unit_kind { AS_UNIT_WORD, AS_UNIT_NAME, AS_UNIT_SENTENCE, AS_UNIT_PASSAGE, AS_UNIT_GRAPHEME };
enum as_end { AS_END_START, AS_END_END };

/* The object of that kind at byte `at`; for a place between words, the next
 * word's.  False when the passage has none.  A name at a word that is not
 * capitalised is the word itself; titles before a person's name belong to it
 * only when `at` is on them ("Deputy Foreign Minister Sergei Ryabkov").  In
 * passages of more than 64 KiB only the text around `at` is looked at, so that
 * the cost is bounded. */
bool as_object_at(struct as_span *out, const struct as_doc *doc, enum as_unit_kind kind, size_t at);
/* The first object of that kind that begins after `at` (the last one that
 * begins before it), across passages, furniture included; false at the end
 * (beginning).  Names are only capitalised ones here. */
bool as_object_next(struct as_span *out, const struct as_doc *doc, enum as_unit_kind kind, size_t at);
bool as_object_prev(struct as_span *out, const struct as_doc *doc, enum as_unit_kind kind, size_t at);

/* Moves one end of a span by a grapheme, word, name, sentence or passage; the
 * span never becomes empty, and neither begins nor ends with a line break.
 * False when it cannot move. */
bool as_object_move_end(struct as_span *span, const struct as_doc *doc, enum as_end end, enum as_unit_kind by,
			bool forward);

/* Every occurrence of the text of `span` as whole words, case-sensitively,
 * `span` included; malloc'd, the caller's. */
size_t as_object_occurrences(struct as_span **out, const struct as_doc *doc, struct as_span span);
/* The same of any words.  O(document). */
size_t as_object_places(struct as_span **out, const struct as_doc *doc, const char *words, size_t len);

#endif
