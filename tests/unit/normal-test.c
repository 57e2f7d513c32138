/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unicode's NormalizationTest: what folding, search and display make of one
 * text written in several ways; and the library that they rest on. */
#include <locale.h>
#include <unictype.h>
#include <uninorm.h>

#include "conformance.h"
#include "tap.h"
#include "text/display.h"
#include "text/fold.h"

/* The columns: source, NFC, NFD, NFKC, NFKD. */
enum { SOURCE, NFC, NFD, NFKC, NFKD, COLUMNS };

struct row {
	char text[COLUMNS][128];
	size_t len[COLUMNS];
};

static bool parse(struct row *row, char *line)
{
	*row = (struct row){0};
	if (*line == '#' || *line == '@')
		return false;
	for (int column = 0; column < COLUMNS; column++) {
		for (;;) {
			char *end;
			uint32_t point = (uint32_t)strtoul(line, &end, 16);
			if (end == line)
				return false;
			row->len[column] += as_utf8_put(row->text[column] + row->len[column], point);
			line = end;
			if (*line == ';')
				break;
		}
		line++;
	}
	return true;
}

static bool is_form(const struct row *row, uninorm_t form, int from, int want)
{
	size_t len;
	uint8_t *got = u8_normalize(form, (const uint8_t *)row->text[from], row->len[from], NULL, &len);
	bool same = got && len == row->len[want] && !memcmp(got, row->text[want], len);
	free(got);
	return same;
}

static bool library_conforms(const struct row *row)
{
	return is_form(row, UNINORM_NFC, SOURCE, NFC) && is_form(row, UNINORM_NFC, NFD, NFC) &&
	       is_form(row, UNINORM_NFD, SOURCE, NFD) && is_form(row, UNINORM_NFKC, SOURCE, NFKC) &&
	       is_form(row, UNINORM_NFKD, SOURCE, NFKD);
}

/* All five columns have one key to compare by. */
static bool folds_alike(const struct row *row)
{
	struct as_buf first = AS_BUF_INIT, other = AS_BUF_INIT;
	bool same = true;
	for (int column = 1; column < COLUMNS; column++) {
		as_buf_clear(&first);
		as_buf_clear(&other);
		as_fold(&first, row->text[SOURCE], row->len[SOURCE]);
		as_fold(&other, row->text[column], row->len[column]);
		same &= first.len == other.len && !memcmp(first.data, other.data, first.len);
	}
	as_buf_free(&first);
	as_buf_free(&other);
	return same;
}

/* What is shown of the text after a letter, in NFC, which no longer tells how
 * the pieces were cut. */
static uint8_t *shown(const char *text, size_t len, size_t *shown_len, size_t *width)
{
	struct as_buf in = AS_BUF_INIT, out = AS_BUF_INIT;
	as_buf_addc(&in, 'x');
	as_buf_add(&in, text, len);
	as_display_text(&out, in.data, in.len);
	*width = as_display_width(in.data, in.len);
	uint8_t *form = u8_normalize(UNINORM_NFC, (const uint8_t *)out.data, out.len, NULL, shown_len);
	as_buf_free(&in);
	as_buf_free(&out);
	return form;
}

/* Composed and decomposed text looks the same and is as wide, unless marks are
 * so many that the last are tokens.  But for U+0CCB: of its three parts the
 * first is a mark, which the letter before takes, and the others stay two. */
static bool looks_alike(const struct row *row)
{
	size_t len[2], width[2];
	if (as_utf8_count(row->text[NFD], row->len[NFD]) > 2 + AS_GLYPH_MARKS ||
	    !strcmp(row->text[NFC], "\u0CCB"))
		return true;
	uint8_t *composed = shown(row->text[NFC], row->len[NFC], &len[0], &width[0]);
	uint8_t *decomposed = shown(row->text[NFD], row->len[NFD], &len[1], &width[1]);
	bool same = composed && decomposed && len[0] == len[1] && !memcmp(composed, decomposed, len[0]);
	free(composed);
	free(decomposed);
	return same && width[0] == width[1];
}

/* libunistring 1.0 is of Unicode 14: code points that came with 15 are
 * unassigned to it (and tokens on the screen). */
static bool is_known(const struct row *row)
{
	for (int column = 0; column < COLUMNS; column++)
		for (size_t at = 0; at < row->len[column];) {
			uint32_t point;
			at += as_utf8_next(&point, row->text[column], row->len[column], at);
			if (uc_is_general_category_withtable(point, UC_CATEGORY_MASK_Cn))
				return false;
		}
	return true;
}

int main(void)
{
	FILE *file = popen("bzip2 -dc " UCD "NormalizationTest.txt.bz2 2>/dev/null", "r");
	struct row row;
	char *line = NULL;
	size_t cap = 0, rows = 0, library = 0, folding = 0, looks = 0, unknown = 0;
	if (!setlocale(LC_ALL, "C.UTF-8"))
		tap_skip_all("the locale C.UTF-8 is missing");
	while (file && getline(&line, &cap, file) > 0) {
		if (!parse(&row, line))
			continue;
		rows++;
		if (!is_known(&row)) {
			unknown++;
			continue;
		}
		if (!folds_alike(&row) && ++folding)
			printf("# folds: %s", line);
		if (!looks_alike(&row) && ++looks)
			printf("# looks: %s", line);
		library += !library_conforms(&row);
	}
	free(line);
	if (file)
		pclose(file);
	if (!rows)
		tap_skip_all("package unicode-data or bzip2 is not installed");
	IS_INT(library, 0, "libunistring's forms of %zu texts", rows);
	IS_INT(folding, 0, "texts that are canonically or compatibly equal have one key");
	IS_INT(looks, 0, "canonically equal texts look the same");
	OK(unknown < rows / 100,
	   "all but %zu of them, which hold code points of a newer Unicode than the library's", unknown);
	return tap_done();
}
