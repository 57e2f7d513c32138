/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents in the order and selection that the reader chose. */
#ifndef UI_DOCLIST_H
#define UI_DOCLIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/i18n.h"
#include "session/session.h"

/* X(enum, key, title of the column, name of the order) */
#define UI_ORDERS(X) \
	X(NAME, 'n', N_("Name"), N_("by name")) \
	X(DATE, 'd', N_("Date"), N_("by date")) \
	X(SOURCE, 's', N_("Source"), N_("by source")) \
	X(TITLE, 't', N_("Title"), N_("by title")) \
	X(WORDS, 'w', N_("Words"), N_("by words")) \
	X(SHARES, 'h', N_("Shares"), N_("by share")) \
	X(TAGS, '#', N_("#"), N_("by tags"))

enum ui_order {
#define UI_ORDER_ENUM(id, key, title, name) UI_BY_##id,
	UI_ORDERS(UI_ORDER_ENUM)
#undef UI_ORDER_ENUM
	UI_ORDER_COUNT
};
const char *ui_order_title(enum ui_order order); /* translated */
const char *ui_order_name(enum ui_order order);  /* translated */
char ui_order_key(enum ui_order order);

struct ui_doclist {
	size_t *docs;        /* numbers of the documents shown, in order; owned */
	size_t count, cap;
	enum ui_order order;
	bool reversed;
	char *filter;        /* owned; NULL: all */
	size_t tags, troubled; /* over all documents */
};

/* Looks at every document again.  O(n log n). */
void ui_doclist_build(struct ui_doclist *list, const struct as_session *session);
/* Row of a document, or of the nearest one when it is filtered out. */
size_t ui_doclist_row(const struct ui_doclist *list, size_t doc);
/* NULL or "" shows all. */
void ui_doclist_filter(struct ui_doclist *list, const char *filter);
/* Whether title, source or path hold the phrase, whatever case and accents. */
bool ui_doc_matches(const struct as_session *session, size_t doc, const char *phrase);
void ui_doclist_free(struct ui_doclist *list);

#endif
