/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HTML pages: one file each, no script, nothing fetched; light and dark as the
 * reader's system has it, and fit for print. */
#ifndef AS_LAYOUT_HTML_H
#define AS_LAYOUT_HTML_H

#include <stddef.h>

#include "base/buf.h"

/* Opens a page as far as <body>; `title` is raw text.  `style` is added to the
 * common style sheet (may be ""). */
void as_html_begin(struct as_buf *out, const char *title, const char *style);
void as_html_end(struct as_buf *out);

/* Raw text as character data, fit for attributes too: markup is escaped;
 * invalid bytes, controls other than white space, and what text/display.h would
 * not show as itself come out as its tokens ("<U+202E>"), but for joiners,
 * which shape honest text.  O(len). */
void as_html_text(struct as_buf *out, const char *text, size_t len);
/* The same for a NUL-terminated text; NULL adds nothing. */
void as_html_string(struct as_buf *out, const char *text);

#endif
