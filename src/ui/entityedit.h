/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing entities: each request asks for what it needs (or takes it from the
 * command line), is one step of undo, and is said in a sentence. */
#ifndef UI_ENTITYEDIT_H
#define UI_ENTITYEDIT_H

#include "session/entitylist.h"
#include "ui/view.h"

/* The questions it asks; views number theirs from UI_ASK_ENTITIES on. */
enum { UI_ASK_RENAME = 1, UI_ASK_ADD_NAME, UI_ASK_REMOVE_NAME, UI_ASK_EXTERNAL_ID, UI_ASK_ENTITY_NOTE, UI_ASK_ENTITIES };

/* RENAME, ADD_NAME, REMOVE_NAME, EXTERNAL_ID, NOTE, EDITOR; else IGNORED. */
struct ui_outcome ui_entity_request(struct ui_view *view, const struct as_entity_item *item, const struct ui_call *call);
/* The answer to such a question, about the entity `id`. */
struct ui_outcome ui_entity_answer(struct ui_view *view, const char *id, int what, enum ui_answer answer,
				   const char *text);
struct ui_outcome ui_entity_retype(struct ui_view *view, const struct as_entity_item *item, const char *type);
struct ui_outcome ui_entities_delete(struct ui_view *view, const char *const *ids, size_t count);
/* Merges `ids` into the item, which may be among them; whether it was done. */
bool ui_entities_merge(struct ui_view *view, const char *const *ids, size_t count, const struct as_entity_item *into);

#endif
