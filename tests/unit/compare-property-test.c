/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds of every comparison, on random shuffles and edits of a text. */
#include "trial.h"
#include "tap.h"

static uint32_t state;

static uint32_t draw(uint32_t below)
{
	state = state * 1664525u + 1013904223u;
	return (uint32_t)(((uint64_t)(state >> 8) * below) >> 24);
}

static const char *const words[] = {
	"the", "the", "of", "and", "a", "to", "in", "said", "port", "strike", "ferry", "crews", "Harbour", "Council", "Mayor",
	"Ilse", "Varga", "pay", "talks", "\xc3\xa9t\xc3\xa9", "nonstop", "non-stop", "build-up", "buildup", "1,200", "1200",
	"U.S.", "US", "it's", "its", "night", "never", "agreed", "\"deal\"", "(again)", "Tétrault", "Ttrault", "москве", "港口",
	"السلام", "ท่าเรือ", "Größe", "where", "whereMayor", "union", "owners", "quay", "north", "wind", "- ",
};

enum { WORDS = sizeof words / sizeof *words };

static void add_sentence(struct as_buf *out)
{
	uint32_t count = 1 + draw(14);
	for (uint32_t i = 0; i < count; i++)
		as_buf_printf(out, "%s%s", i ? " " : "", words[draw(WORDS)]);
	as_buf_adds(out, draw(5) ? ". " : "! ");
}

static void add_passage(struct as_buf *out)
{
	if (!draw(6))
		as_buf_adds(out, "~");
	for (uint32_t i = 0, count = 1 + draw(4); i < count; i++)
		add_sentence(out);
}

/* Words are dropped, put in, or left as they are. */
static void add_edited(struct as_buf *out, const char *passage, uint32_t edits)
{
	for (const char *at = passage; *at;) {
		size_t len = strcspn(at, " ");
		if (draw(100) >= edits)
			as_buf_add(out, at, len);
		else if (draw(2))
			as_buf_adds(out, words[draw(WORDS)]);
		at += len;
		if (*at == ' ') {
			as_buf_addc(out, draw(40) ? ' ' : '\t');
			at++;
		}
	}
}

static void try_once(uint32_t seed)
{
	enum { PASSAGES = 12 };
	struct as_buf passages[PASSAGES], left = AS_BUF_INIT, right = AS_BUF_INIT;
	uint32_t edits = draw(40), count = draw(PASSAGES + 1);
	for (uint32_t i = 0; i < count; i++) {
		passages[i] = (struct as_buf)AS_BUF_INIT;
		add_passage(&passages[i]);
		as_buf_printf(&left, "%s%s", passages[i].data, draw(8) ? "\n" : "");
	}
	for (uint32_t i = count; i > 1; i--) {
		uint32_t j = draw(3) ? i - 1 : draw(i);
		struct as_buf swap = passages[i - 1];
		passages[i - 1] = passages[j];
		passages[j] = swap;
	}
	for (uint32_t i = 0; i < count; i++) {
		uint32_t times = draw(10) ? 1 : draw(3);
		for (uint32_t k = 0; k < times; k++) {
			add_edited(&right, passages[i].data, edits);
			as_buf_adds(&right, draw(8) ? "\n" : " ");
		}
		as_buf_free(&passages[i]);
	}
	struct trial trial;
	trial_begin_sized(&trial, left.data, left.len, right.data, right.len);
	const char *wrong = trial_check(&trial);
	if (!OK(!wrong, "all holds of random pair %u", seed))
		printf("# %s\n# left:\n%s\n# right:\n%s\n", wrong, left.data, right.data);
	trial_end(&trial);
	as_buf_free(&left);
	as_buf_free(&right);
}

int main(void)
{
	for (uint32_t seed = 1; seed <= 400; seed++) {
		state = seed * 2654435761u;
		draw(2);
		try_once(seed);
	}
	return tap_done();
}
