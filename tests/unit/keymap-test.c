/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of requests holds together: every command is reachable, no key has
 * two meanings in one context, and help says what each does. */
#include "ui/keymap.h"

#include <string.h>

#include "tap.h"

enum { CONTEXTS = 20 };

/* The n-th key of a request as keys; their count, 0 when it has fewer. */
static size_t keys_of(struct term_key keys[UI_SEQUENCE_LIMIT], enum ui_request request, size_t n)
{
	const char *text = ui_command(request)->keys;
	for (; n; n--) {
		text += strcspn(text, " ");
		text += strspn(text, " ");
	}
	size_t len = strcspn(text, " "), count = 0;
	for (size_t at = 0, used; at < len; at += used) {
		struct term_key key;
		used = term_key_parse(&key, text + at, len - at, NULL);
		if (!used || count == UI_SEQUENCE_LIMIT)
			return 0;
		keys[count++] = term_key_normal(key);
	}
	return count;
}

static size_t words_in(const char *text)
{
	size_t words = 0;
	for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
		text += strcspn(text, " ");
		words++;
	}
	return words;
}

static void test_reachable(const struct ui_keymap *keymap)
{
	for (enum ui_request request = 1; request < UI_REQUEST_COUNT; request++) {
		const struct ui_command *command = ui_command(request);
		bool reached = true;
		for (size_t n = 0; n < words_in(command->keys); n++) {
			struct term_key keys[UI_SEQUENCE_LIMIT];
			size_t count = keys_of(keys, request, n);
			for (unsigned context = 1; context < 1u << CONTEXTS; context <<= 1) {
				enum ui_request found = UI_NONE;
				if (!(command->contexts & context))
					continue;
				reached = reached && count && ui_keymap_find(&found, keymap, context, keys, count) ==
					  UI_MATCH_WHOLE && found == request;
			}
		}
		OK(reached, "every key of %s leads to it where it is valid", command->name);
		OK(*command->help && command->contexts, "%s has a line of help and a place", command->name);
		OK(ui_request_named(command->name, strlen(command->name), command->contexts) == request,
		   "%s is known by its name", command->name);
	}
}

/* No key is another's, nor the beginning of another's, in one context. */
static void test_unique(void)
{
	struct as_buf clash = AS_BUF_INIT;
	for (enum ui_request a = 1; a < UI_REQUEST_COUNT; a++)
		for (enum ui_request b = a + 1; b < UI_REQUEST_COUNT; b++) {
			if (!(ui_command(a)->contexts & ui_command(b)->contexts))
				continue;
			for (size_t n = 0; n < words_in(ui_command(a)->keys); n++)
				for (size_t m = 0; m < words_in(ui_command(b)->keys); m++) {
					struct term_key x[UI_SEQUENCE_LIMIT], y[UI_SEQUENCE_LIMIT];
					size_t in_x = keys_of(x, a, n), in_y = keys_of(y, b, m), same = 0;
					while (same < in_x && same < in_y && term_key_equal(x[same], y[same]))
						same++;
					if (same == in_x || same == in_y)
						as_buf_printf(&clash, "%s/%s ", ui_command(a)->name,
							      ui_command(b)->name);
				}
		}
	IS(clash.data, "", "a key has one meaning in a context");
	as_buf_free(&clash);
}

static void test_prefix(const struct ui_keymap *keymap)
{
	enum ui_request request = UI_NONE;
	struct term_key keys[2] = {{.code = ']'}, {.code = 'c'}};
	OK(ui_keymap_find(&request, keymap, UI_IN_COMPARE, keys, 1) == UI_MATCH_PREFIX, "] waits for a second key");
	OK(ui_keymap_find(&request, keymap, UI_IN_COMPARE, keys, 2) == UI_MATCH_WHOLE && request == UI_DIFFERENCE_NEXT,
	   "]c is the next difference in a comparison");
	OK(ui_keymap_find(&request, keymap, UI_IN_READER, keys, 2) == UI_MATCH_NONE, "and nothing in the reader");
	OK(ui_request_named("q", 1, UI_IN_READER) == UI_QUIT, ":q leaves, as in vi");
	OK(ui_request_named("next-", 5, UI_IN_READER) == UI_NONE, "an ambiguous beginning is no command");
}

static void test_words(const struct ui_keymap *plain)
{
	struct as_buf out = AS_BUF_INIT;
	ui_keymap_show(&out, plain, UI_REDO, 0);
	IS(out.data, "^R", "a key with Ctrl is shown as a caret and a capital");
	as_buf_clear(&out);
	ui_keymap_show(&out, plain, UI_HELP, 1);
	IS(out.data, "F1", "a named key by its name");
	as_buf_clear(&out);
	ui_keymap_show(&out, plain, UI_END_LETTER_BACK, 0);
	IS(out.data, "]Left", "a sequence key by key");
	as_buf_clear(&out);
	ui_keys_manual(&out);
	bool all = true;
	for (enum ui_request request = 1; request < UI_REQUEST_COUNT; request++)
		all = all && *ui_command(request)->name;
	OK(all && strstr(out.data, ".SS Moving") && strstr(out.data, ".B ]c"), "the manual has groups and keys");
	as_buf_free(&out);
}

int main(void)
{
	struct ui_keymap *keymap = ui_keymap_new(NULL);
	test_reachable(keymap);
	test_unique();
	test_prefix(keymap);
	test_words(keymap);
	ui_keymap_free(keymap);
	return tap_done();
}
