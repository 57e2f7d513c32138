/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/fold.h"

#include <unicase.h>
#include <uninorm.h>
#include <unictype.h>

#include "tap.h"
#include "text/utf8.h"

static void check(const char *text, const char *want)
{
	struct as_buf buf = AS_BUF_INIT;
	as_fold(&buf, text, strlen(text));
	IS(buf.data, want, "the key of %s", text);
	as_buf_free(&buf);
}

static void check_search(const char *text, const char *want)
{
	struct as_buf buf = AS_BUF_INIT;
	struct as_fold_map map = {0};
	as_fold_search(&buf, &map, text, strlen(text));
	IS(buf.data, want, "what a search sees of %s", text);
	IS_INT(map.count, buf.len + 1, "mapped byte by byte");
	as_buf_free(&buf);
	as_fold_map_free(&map);
}

/* Whatever full case folding and compatibility hold equal has one key; keys
 * are their own keys. */
static void test_all_code_points(void)
{
	struct as_buf key = AS_BUF_INIT, again = AS_BUF_INIT, library = AS_BUF_INIT;
	size_t differ = 0, unstable = 0;
	for (uint32_t point = 0; point < 0x110000; point++) {
		if (point >= 0xD800 && point <= 0xDFFF)
			continue;
		char text[4];
		size_t size = as_utf8_put(text, point), folded_size = 0;
		uint8_t *folded = u8_casefold((const uint8_t *)text, size, NULL, UNINORM_NFKD, NULL, &folded_size);
		as_buf_clear(&key);
		as_buf_clear(&again);
		as_buf_clear(&library);
		as_fold(&key, text, size);
		as_fold(&again, key.data, key.len);
		as_fold(&library, (const char *)folded, folded_size);
		free(folded);
		/* Only the iota subscript: a mark to drop here, a letter to case folding. */
		bool iota = uc_is_general_category_withtable(point, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M) &&
			    ((point >= 0x1F80 && point <= 0x1FFC) || point == 0x345 || point == 0x37A);
		if (!iota && (key.len != library.len || memcmp(key.data, library.data, key.len) != 0)) {
			printf("# U+%04X: %s, not %s\n", (unsigned)point, key.data, library.data);
			differ++;
		}
		unstable += key.len != again.len || memcmp(key.data, again.data, key.len) != 0;
	}
	IS_INT(differ, 0, "what case folding holds equal has one key");
	IS_INT(unstable, 0, "folding twice is folding once");
	as_buf_free(&key);
	as_buf_free(&again);
	as_buf_free(&library);
}

static void test_map(void)
{
	const char text[] = "A\xC3\x89 \t\n\xEF\xAC\x83\xFFz";
	struct as_buf buf = AS_BUF_INIT;
	struct as_fold_map map = {0};
	as_buf_adds(&buf, "kept ");
	as_fold_search(&buf, &map, text, sizeof text - 1);
	IS(buf.data, "kept ae ffi\xFFz", "appended, white space one space, invalid bytes as they are");
	static const size_t want[] = {0, 1, 3, 6, 6, 6, 9, 10, 11};
	IS_INT(map.count, 9, "an entry a byte and one for the end");
	for (size_t i = 0; i < map.count && i < 9; i++)
		IS_INT(map.at[i], want[i], "byte %zu of the folded text", i);
	as_fold_search(&buf, &map, "b", 1);
	IS_INT(map.count, 2, "the map is filled anew");
	as_buf_free(&buf);
	as_fold_map_free(&map);
}

int main(void)
{
	check("Tétrault's", "tetraults");
	check("Te\xCC\x81trault’s", "tetraults");
	check("U.S.", "us");
	check("100,000", "100000");
	check("STRAẞE straße", "strassestrasse");
	check("Wałęsa Jørgen Đoković Ærø cœur", "walesajorgendokovicaerocoeur");
	check("IĞDIR ığdır İstanbul", "igdirigdiristanbul");
	check("ΆΝΘΡΩΠΟΣ άνθρωπος", "ανθρωποσανθρωποσ");
	check("Ёлка й", "елкаи");
	check("שָׁלוֹם", "שלום");
	check("مُحَمَّد أحمد", "محمداحمد");
	check("हिन्दी", "हिन्दी");
	check("ที่", "ที่");
	check("が", "か\xE3\x82\x99");
	check("か\xE3\x82\x99", "か\xE3\x82\x99");
	check("Ｆｕｌｌ ﬁ ² ½", "fullfi212");
	check("Hawaiʻi", "hawaii");
	check("co\xC2\xADop zero\xE2\x80\x8Bwidth", "coopzerowidth");
	check("... — “”", "");
	check("a\xFF" "b", "ab");
	check_search("“Don’t”  —  he\tsaid…", "\"don't\" - he said...");
	check_search("e\xCC\x81!", "e!");
	/* Marks in either order are one spelling: nukta and virama. */
	check("क\xE0\xA5\x8D\xE0\xA4\xBC", "क\xE0\xA4\xBC\xE0\xA5\x8D");
	test_all_code_points();
	test_map();
	return tap_done();
}
