/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as every view speaks of them: short labels, titles, marks, and
 * which one to compare with. */
#ifndef UI_DOCS_H
#define UI_DOCS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "ui/view.h"

enum { UI_LABEL = 16 }; /* bytes of a label, with NUL */
/* The beginning of the file's name, as far as it tells documents apart to the
 * eye: up to the first '_' or '.', at most 8 characters. */
void ui_doc_label(char out[UI_LABEL], const struct as_session *session, size_t doc);
/* Its title, or its file name when it states none; borrowed. */
const char *ui_doc_title(const struct as_listing *listing);

bool ui_doc_marked(const struct ui_shared *shared, size_t doc);
/* Marks or unmarks, and says so. */
void ui_doc_mark(struct ui_shared *shared, size_t doc);
/* Says, once (`*told`), that the file is no longer what was read; whether it did so now. */
bool ui_doc_tell_outdated(bool *told, struct ui_shared *shared, size_t doc);
/* Opens the comparison of `doc` with the document marked last, else with its
 * best partner; says so when there is none. */
struct ui_outcome ui_doc_compare(struct ui_view *view, size_t doc);

/* Opens the search view on a query, asking for it (question `what` of the view)
 * when it is empty. */
struct ui_outcome ui_doc_search_all(struct ui_view *view, int what, const char *query);

/* The n-th thing that a document says against itself, in a sentence; false
 * after the last. */
bool ui_doc_doubt(struct as_buf *out, const struct as_doc *doc, size_t n);

#endif
