/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/regex.h"

#include "base/buf.h"
#include "tap.h"

/* All matches of the pattern as "start-end start-end", "!" where it was too costly. */
static char *matches(const char *pattern, bool caseless, const char *text, size_t len)
{
	static char out[256];
	struct as_error err = AS_ERROR_INIT;
	struct as_regex *regex;
	struct as_span hit = {0};
	enum as_match match;
	out[0] = '\0';
	if (!as_regex_new(&regex, pattern, strlen(pattern), caseless, &err)) {
		snprintf(out, sizeof out, "%s", as_error_text(&err));
		as_error_clear(&err);
		return out;
	}
	as_regex_take(regex, text, len);
	while ((match = as_regex_next(&hit, regex, hit.end)) == AS_MATCH_FOUND) {
		size_t used = strlen(out);
		snprintf(out + used, sizeof out - used, "%s%zu-%zu", used ? " " : "", hit.start, hit.end);
	}
	if (match == AS_MATCH_COSTLY)
		snprintf(out, sizeof out, "!");
	as_regex_free(regex);
	return out;
}

static char *in(const char *pattern, const char *text)
{
	return matches(pattern, true, text, strlen(text));
}

static void test_matches(void)
{
	IS(in("ferr(y|ies)", "A ferry. Ferries!"), "2-7 9-16", "every match, whatever its case");
	IS(matches("ferr(y|ies)", false, "A ferry. Ferries!", 17), "2-7", "or only in the pattern's own case");
	IS(in("\\bété\\b", "un été Été"), "3-8 9-14", "letters of all languages are letters, with their cases");
	IS(in("x*", "axxb"), "1-3", "an empty match is none");
	IS(in("^a|b$", "ab ab"), "0-1 4-5", "ends of the text");
	IS(in("a\\s+b", "a\n b"), "0-4", "over a line break");
	IS(in("(?<=a)b", "ab b"), "1-2", "looking back");
	IS(in("z", ""), "", "nothing in an empty text");
}

static void test_invalid(void)
{
	static const char text[] = "ab\xff" "ab\xc3 ab";
	IS(matches("ab", true, text, sizeof text - 1), "0-2 3-5 7-9", "invalid bytes are passed over");
	IS(matches("b.a", true, text, sizeof text - 1), "", "and match nothing");
	IS(matches("^ab|ab$", true, text, sizeof text - 1), "0-2 7-9", "nor do they end the text");
	IS(matches("a", true, "\x80\x80\x80", 3), "", "a text of nothing else");
}

static void test_refused(void)
{
	OK(strstr(in("a(b", "ab"), "at byte 3"), "a mistake is told with its place");
	OK(strstr(in("\xff", "ab"), "wrong"), "a pattern that is not UTF-8");
	OK(strstr(in("a\\Cb", "ab"), "wrong"), "a part of a character is not to be had");
	char nested[801];
	memset(nested, '(', 400);
	memset(nested + 400, ')', 400);
	nested[800] = '\0';
	OK(strstr(in(nested, "ab"), "wrong"), "a pattern nested too deep");
	static char longer[AS_PATTERN_LIMIT + 2];
	memset(longer, 'a', sizeof longer - 1);
	OK(strstr(in(longer, "ab"), "longer"), "a pattern too long");
}

static void test_costly(void)
{
	struct as_buf text = AS_BUF_INIT;
	for (int i = 0; i < 64; i++)
		as_buf_adds(&text, "aaaaaaaaaa");
	as_buf_addc(&text, 'b');
	IS(in("(a+)+$", text.data), "!", "a pattern that would run for ages is given up");
	IS(in("a+", text.data), "0-640", "the same text is no trouble for others");
	as_buf_free(&text);
}

int main(void)
{
	test_matches();
	test_invalid();
	test_refused();
	test_costly();
	return tap_done();
}
