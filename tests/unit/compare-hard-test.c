/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts made to hurt: the comparison must come to its end, and be a true one.
 * A method that is quadratic on any of them does not end in a test's time. */
#include "trial.h"
#include "tap.h"

enum { MANY = 200000 };

static void try_pair(const char *what, struct as_buf *left, struct as_buf *right, size_t aligned)
{
	struct trial trial;
	trial_begin_sized(&trial, left->data, left->len, right->data, right->len);
	const char *wrong = trial_check(&trial);
	if (!OK(!wrong, "%s: all that must hold holds", what))
		printf("# %s\n", wrong);
	if (!OK(trial.comparison.summary.aligned[0] >= aligned, "%s: what is common is found", what))
		printf("# %zu words of %zu\n", trial.comparison.summary.aligned[0], trial.comparison.summary.words[0]);
	trial_end(&trial);
	as_buf_free(left);
	as_buf_free(right);
}

static void add_repeated(struct as_buf *out, size_t count, const char *word)
{
	for (size_t i = 0; i < count; i++)
		as_buf_adds(out, word);
}

static void add_numbered(struct as_buf *out, size_t count, char letter, size_t period, size_t from)
{
	for (size_t i = 0; i < count; i++)
		as_buf_printf(out, "%c%zux ", letter, (i + from) % period);
}

static void add_ship(struct as_buf *out, size_t i, size_t count, char end)
{
	as_buf_printf(out, "Ship %zu took cargo %zu on board at noon.%c", i, i * 7919 % count, end);
}

static void test_repetition(void)
{
	struct as_buf a = AS_BUF_INIT, b = AS_BUF_INIT;
	add_repeated(&a, MANY, "again ");
	add_repeated(&b, MANY, "again ");
	try_pair("one word repeated", &a, &b, MANY);
	add_repeated(&a, MANY, "again ");
	add_repeated(&b, MANY - 777, "again ");
	try_pair("one word repeated, not as often", &a, &b, MANY - 777);
	add_repeated(&a, MANY / 4, "Again.\n");
	add_repeated(&b, MANY / 5, "Again.\n");
	try_pair("one short passage repeated", &a, &b, 0);
	add_numbered(&a, MANY, 'w', 60, 0);
	add_numbered(&b, MANY, 'w', 60, 17);
	try_pair("a short cycle of words", &a, &b, 0);
	add_numbered(&a, MANY, 'w', MANY / 50, 0);
	add_numbered(&b, MANY, 'w', MANY / 50, 1234);
	try_pair("a long cycle of words", &a, &b, 0);
}

static void test_disorder(void)
{
	struct as_buf a = AS_BUF_INIT, b = AS_BUF_INIT;
	add_numbered(&a, MANY, 'a', MANY, 0);
	add_numbered(&b, MANY, 'b', MANY, 0);
	try_pair("nothing in common", &a, &b, 0);
	for (int lines = 0; lines < 2; lines++) {
		enum { SHIPS = MANY / 8 };
		for (size_t i = 0; i < SHIPS; i++) {
			add_ship(&a, i, SHIPS, lines ? '\n' : ' ');
			add_ship(&b, SHIPS - 1 - i, SHIPS, lines ? '\n' : ' ');
		}
		try_pair(lines ? "passages in reverse" : "sentences in reverse, one line", &a, &b, MANY / 2);
	}
	add_numbered(&a, MANY, 'w', MANY, 0);
	for (size_t i = MANY; i-- > 0;)
		as_buf_printf(&b, "w%zux ", i);
	try_pair("words in reverse", &a, &b, 0);
	add_numbered(&a, MANY, 'w', MANY, 0);
	try_pair("nothing on the other side", &a, &b, 0);
}

static void test_bytes(void)
{
	struct as_buf a = AS_BUF_INIT, b = AS_BUF_INIT;
	uint32_t state = 1;
	for (int i = 0; i < MANY; i++) {
		state = state * 1664525u + 1013904223u;
		as_buf_addc(&a, (char)(state >> 24));
		if (state >> 30)
			as_buf_addc(&b, (char)(state >> 24));
	}
	try_pair("random bytes", &a, &b, 0);
	add_repeated(&a, MANY, "x");
	add_repeated(&b, MANY, "x");
	as_buf_adds(&b, "y");
	try_pair("one very long word", &a, &b, 0);
	add_repeated(&a, MANY, "\xe6\xb8\xaf");
	add_repeated(&b, MANY - 5, "\xe6\xb8\xaf");
	try_pair("no spaces at all", &a, &b, 1);
}

int main(void)
{
	test_repetition();
	test_disorder();
	test_bytes();
	return tap_done();
}
