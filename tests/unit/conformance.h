/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The break tests of Unicode (package unicode-data of Debian): lines such as
 * "÷ 0020 × 0308 ÷ 0041 ÷  # comment". */
#ifndef TESTS_UNIT_CONFORMANCE_H
#define TESTS_UNIT_CONFORMANCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/utf8.h"

#define UCD "/usr/share/unicode/"

struct break_case {
	char text[256];
	bool breaks[256]; /* [i]: a boundary before byte i */
	size_t len;
	const char *line;
};

/* False for lines that hold no test. */
static bool break_case_parse(struct break_case *test, char *line)
{
	*test = (struct break_case){.line = line};
	char *end = strchr(line, '#');
	if (end)
		*end = '\0';
	char *save, *word = strtok_r(line, " \t\n", &save);
	for (; word; word = strtok_r(NULL, " \t\n", &save)) {
		if (!strcmp(word, "÷"))
			test->breaks[test->len] = true;
		else if (strcmp(word, "×") != 0)
			test->len += as_utf8_put(test->text + test->len, (uint32_t)strtoul(word, NULL, 16));
	}
	return test->len > 0;
}

/* Runs `check` over the file; returns the number of tests, or 0 without the file. */
__attribute__((unused)) static size_t break_cases_run(const char *path, bool (*check)(const struct break_case *), size_t *failed)
{
	FILE *file = fopen(path, "r");
	if (!file)
		return 0;
	size_t count = 0, cap = 0;
	char *line = NULL;
	*failed = 0;
	while (getline(&line, &cap, file) > 0) {
		struct break_case test;
		char *shown = strdup(line);
		if (break_case_parse(&test, line)) {
			count++;
			if (!check(&test)) {
				++*failed;
				printf("# fails: %s", shown);
			}
		}
		free(shown);
	}
	free(line);
	fclose(file);
	return count;
}

#endif
