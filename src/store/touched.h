/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the last change touched, so that who holds lists of annotations need
 * not read all of them again. */
#ifndef AS_STORE_TOUCHED_H
#define AS_STORE_TOUCHED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/uuid.h"
#include "store/store.h"

enum as_touch_how {
	AS_TOUCH_NEW,  /* it was not there before */
	AS_TOUCH_SELF, /* its own fields or place, or it came or went */
	AS_TOUCH_SHOWN /* only what is read along with it: its claim, its entity */
};

/* An annotation and a document that it is or was in; without an annotation the
 * document's own facts. */
struct as_touch {
	char annotation[AS_UUID_TEXT], document[AS_UUID_TEXT];
	enum as_touch_how how;
};
struct as_touched {
	struct as_touch *items; /* owned */
	size_t count, cap;
	size_t entities_added, entities_changed; /* rows about entities */
};

/* What the groups committed since the last call touched.  False when that is
 * too much to list, or of another kind (roles, the codebook, several groups):
 * everything is to be read again then.  O(rows of the group and of the history
 * of what they touch). */
bool as_touched_take(struct as_touched *out, struct as_store *store);
void as_touched_free(struct as_touched *touched);

#endif
