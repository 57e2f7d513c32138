/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the register in the order and selection that the reader chose, with marks. */
#ifndef UI_ENTITYLIST_H
#define UI_ENTITYLIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/map.h"
#include "session/entitylist.h"
#include "ui/view.h"

struct ui_entitylist {
	const struct as_entity_item **all;  /* in order; owned */
	size_t all_count;
	const struct as_entity_item **rows; /* those that fit the filter; owned */
	size_t count;
	size_t row;                         /* under the cursor */
	char selected[AS_UUID_TEXT];        /* its entity: it stays when rows move */
	enum as_entity_order order;
	bool reversed;
	char *filter;                       /* as typed; owned; NULL: all */
	struct as_query query;              /* of `filter` */
	struct as_map marks;                /* id: 1 while it is marked */
	size_t marked;                      /* of `all` */
	bool built;
	unsigned changes;                   /* of the shared state, when built */
};

void ui_entitylist_free(struct ui_entitylist *list);
/* Reads the register again when it changed; false with err. */
bool ui_entitylist_catch_up(struct ui_entitylist *list, const struct ui_shared *shared, struct as_error *err);
/* Another order, or the same one reversed. */
void ui_entitylist_order(struct ui_entitylist *list, enum as_entity_order order);
/* NULL or "" shows all.  False with err: the filter stays as it was. */
bool ui_entitylist_filter(struct ui_entitylist *list, const char *filter, struct as_error *err);
void ui_entitylist_select(struct ui_entitylist *list, size_t row);
void ui_entitylist_select_id(struct ui_entitylist *list, const char *id);
/* The entity under the cursor; NULL when there is none.  Borrowed until the next change. */
const struct as_entity_item *ui_entitylist_here(const struct ui_entitylist *list);

bool ui_entitylist_is_marked(const struct ui_entitylist *list, const char *id);
void ui_entitylist_mark(struct ui_entitylist *list, const char *id);
void ui_entitylist_unmark_all(struct ui_entitylist *list);
/* Puts the cursor on the next mark, round; false: there is none. */
bool ui_entitylist_next_mark(struct ui_entitylist *list);
/* Ids of the marked ones, else that of the cursor's; the caller's to free, each id too. */
size_t ui_entitylist_chosen(char ***ids, const struct ui_entitylist *list, bool or_here);

/* To the next (or previous) row one of whose names holds the phrase; false when none does. */
bool ui_entitylist_find(struct ui_entitylist *list, const char *phrase, bool forward);

#endif
