/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From keys to commands and back, over the one table of ui/requests.h. */
#ifndef UI_KEYMAP_H
#define UI_KEYMAP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "session/config.h"
#include "term/key.h"
#include "ui/requests.h"

/* A row of the table, for those who list it. */
struct ui_command {
	const char *name;   /* as typed after `:` */
	const char *keys;   /* as in the table */
	const char *label;  /* untranslated; "" when never in a key bar */
	const char *help;   /* untranslated */
	enum ui_group group;
	unsigned contexts;
};
const struct ui_command *ui_command(enum ui_request request);
/* Translated title of a group. */
const char *ui_group_title(enum ui_group group);
/* The command so named, or of which `len` bytes of `name` are the only
 * beginning among those of `context`; UI_NONE when there is none or several. */
enum ui_request ui_request_named(const char *name, size_t len, unsigned context);

enum { UI_SEQUENCE_LIMIT = 4 }; /* keys in a sequence */
enum ui_match { UI_MATCH_NONE, UI_MATCH_PREFIX, UI_MATCH_WHOLE };

/* The table with the section [keys] of the user's settings on it: "REQUEST =
 * KEY..." gives a request other keys, "none" takes them away.  Made once.
 * `config` may be NULL; it is told of entries that cannot be, whose request
 * keeps its own keys: an unknown name, no key, or one that means something
 * else in the same place. */
struct ui_keymap;
struct ui_keymap *ui_keymap_new(struct as_config *config);
void ui_keymap_free(struct ui_keymap *keymap);

/* What the keys typed so far mean in the context (one bit).  O(bindings). */
enum ui_match ui_keymap_find(enum ui_request *request, const struct ui_keymap *keymap, unsigned context,
			     const struct term_key *keys, size_t count);
/* Appends the n-th key of a request ("]c", "Enter", "^F"), as a reader of the
 * screen expects it; false when it has fewer. */
bool ui_keymap_show(struct as_buf *out, const struct ui_keymap *keymap, enum ui_request request, size_t n);
/* Appends the section [keys] that would give every request the keys it has. */
void ui_keymap_print(struct as_buf *out, const struct ui_keymap *keymap);
/* Appends keys that were typed, in the same way: "<F5>" reads like the token of
 * a byte F5 (text/display). */
void ui_keys_show(struct as_buf *out, const struct term_key *keys, size_t count);

/* The same of a keymap made of these settings and thrown away. */
void ui_keys_config(struct as_buf *out, struct as_config *config);

/* The manual's section KEYS (mdoc-less man markup), from the table. */
void ui_keys_manual(struct as_buf *out);

#endif
