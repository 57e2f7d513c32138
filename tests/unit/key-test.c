/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include <locale.h>

#include "term/key.h"
#include "tap.h"

static const char *written(struct term_key key)
{
	static struct as_buf out = AS_BUF_INIT;
	as_buf_clear(&out);
	term_key_format(&out, key);
	return out.data;
}

static void test_round_trips(void)
{
	static const char *const names[] = {
		"a", "Z", "]", "é", "漢", "<lt>", "<Space>", "<Enter>", "<Esc>", "<Tab>", "<S-Tab>", "<BS>", "<Del>",
		"<Ins>", "<Up>", "<Down>", "<Left>", "<Right>", "<Home>", "<End>", "<PageUp>", "<PageDown>", "<F1>",
		"<F12>", "<F24>",
		"<C-x>", "<C-Right>", "<S-Up>", "<M-j>", "<C-M-S-Left>", "<C-Space>", "<C-]>", "<M-Enter>", "<Unknown>",
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct term_key key;
		size_t used = term_key_parse(&key, names[i], strlen(names[i]), NULL);
		IS_INT(used, strlen(names[i]), "%s is read whole", names[i]);
		IS(written(key), names[i], "%s is written as it was read", names[i]);
	}
}

static void test_synonyms(void)
{
	static const char *const pairs[][2] = {
		{"<C-i>", "<Tab>"}, {"<C-M>", "<Enter>"}, {"<C-[>", "<Esc>"}, {"<C-h>", "<BS>"}, {"<CR>", "<Enter>"},
		{"<C-X>", "<C-x>"}, {"<A-j>", "<M-j>"}, {"<S-a>", "A"}, {"<esc>", "<Esc>"}, {"<c-f>", "<C-f>"},
		{"<pageup>", "<PageUp>"}, {" ", "<Space>"}, {"<f5>", "<F5>"}, {"<C->>", "<C->>"},
	};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct term_key key = {0};
		OK(term_key_parse(&key, pairs[i][0], strlen(pairs[i][0]), NULL), "%s is a key", pairs[i][0]);
		IS(written(key), pairs[i][1], "%s is %s", pairs[i][0], pairs[i][1]);
	}
}

static void test_refusals(void)
{
	static const char *const wrong[] = {
		"<", "<>", "<nosuch>", "<F0>", "<F25>", "<F1x>", "<C-", "<C->", "<X-a>", "\x1b", "\x7f", "\xff", "", "<Esc",
		"<ab>", "<a>",
	};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct as_error err = AS_ERROR_INIT;
		struct term_key key;
		OK(!term_key_parse(&key, wrong[i], strlen(wrong[i]), &err), "\"%s\" is refused",
		   i >= 9 && i <= 11 ? "a control byte" : wrong[i]);
		OK(err.code == AS_ERR_FORMAT, "... with an error");
		as_error_clear(&err);
	}
}

static void test_runs(void)
{
	struct as_error err = AS_ERROR_INIT;
	struct term_key *keys;
	size_t count;
	OK(term_keys_parse(&keys, &count, "]cj<Enter><lt>", &err), "a run of keys");
	IS_INT(count, 5, "has each of them");
	IS_INT(keys[3].code, TERM_KEY_ENTER, "in their order");
	free(keys);
	OK(!term_keys_parse(&keys, &count, "jj<Oops>", &err), "a run with a slip is refused");
	IS(as_error_text(&err), "\"<Oops>\" is not a key's name (write <lt> for \"<\")", "the slip is named");
	OK(!keys && !count, "and nothing is handed out");
	as_error_clear(&err);
	OK(term_keys_parse(&keys, &count, "", &err) && !count, "no keys are a run too");
	free(keys);
}

static void test_text(void)
{
	OK(term_key_is_text((struct term_key){'a', 0}), "a letter is text");
	OK(term_key_is_text((struct term_key){0x6f22, 0}), "a Han character is text");
	OK(!term_key_is_text((struct term_key){'a', TERM_CTRL}), "Ctrl-a is not");
	OK(!term_key_is_text((struct term_key){TERM_KEY_ENTER, 0}), "Enter is not");
	OK(!term_key_is_text((struct term_key){0x9b, 0}), "a control character is not");
}

int main(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	test_round_trips();
	test_synonyms();
	test_refusals();
	test_runs();
	test_text();
	return tap_done();
}
