/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/parallel.h"
#include "base/sort.h"
#include "base/uuid.h"
#include "tap.h"

static void test_buf(void)
{
	struct as_buf buf = AS_BUF_INIT;
	IS(buf.data, "", "an untouched buffer reads as the empty string");
	as_buf_printf(&buf, "%s %d", "word", 7);
	as_buf_add(&buf, "a\0b", 3);
	IS_INT(buf.len, 9, "NUL bytes count");
	char *text = as_buf_detach(&buf);
	IS(text, "word 7a", "detach hands out the string");
	IS_INT(buf.len, 0, "and leaves the buffer empty");
	free(text);
}

static void test_error(void)
{
	struct as_error err = AS_ERROR_INIT;
	OK(!as_error_set(&err, AS_ERR_FORMAT, "line %d", 3), "setting an error reads as failure");
	as_error_wrap(&err, "a.csv");
	IS(as_error_text(&err), "a.csv: line 3", "context goes before the message");
	as_error_system(&err, ENOSPC, "b");
	IS_INT(err.code, AS_ERR_FULL, "a full disk has a code of its own");
	as_error_clear(&err);
}

static void test_hash(void)
{
	char hex[AS_SHA256_HEX];
	as_sha256(hex, "abc", 3);
	IS(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "SHA-256 as sha256sum prints it");
	char ab_c[AS_SHA256_HEX], a_bc[AS_SHA256_HEX];
	as_sha256_pieces(ab_c, (struct as_piece[]){{"ab", 2}, {"c", 1}}, 2);
	as_sha256_pieces(a_bc, (struct as_piece[]){{"a", 1}, {"bc", 2}}, 2);
	OK(strcmp(ab_c, a_bc), "pieces cut elsewhere hash differently");
}

static void test_json(void)
{
	struct as_buf buf = AS_BUF_INIT;
	struct as_json json;
	as_json_init(&json, &buf);
	as_json_begin_object(&json);
	as_json_key(&json, "a\"b");
	as_json_begin_array(&json);
	as_json_integer(&json, -1);
	as_json_number(&json, 0.5, 2);
	as_json_bool(&json, true);
	as_json_string(&json, NULL);
	as_json_end_array(&json);
	as_json_key(&json, "t");
	as_json_stringn(&json, "\x1b\n\xe9\xe2\x80\xa8\xc3\xa9\0", 9);
	as_json_end_object(&json);
	IS(buf.data, "{\"a\\\"b\":[-1,0.50,true,null],\"t\":\"\\u001b\\n\xef\xbf\xbd\\u2028\xc3\xa9\\u0000\"}",
	   "escapes, commas and invalid bytes");
	as_buf_free(&buf);
}

static void test_map(void)
{
	struct as_map map = {0};
	char key[16];
	for (uint32_t i = 0; i < 10000; i++) {
		int len = snprintf(key, sizeof key, "w%u", i);
		as_map_put(&map, key, (size_t)len, i, NULL);
	}
	bool all = true;
	for (uint32_t i = 0; i < 10000; i++) {
		int len = snprintf(key, sizeof key, "w%u", i);
		uint32_t *value = as_map_get(&map, key, (size_t)len);
		all = all && value && *value == i;
	}
	OK(all, "ten thousand keys are found again");
	bool added = true;
	IS_INT(*as_map_put(&map, "w5", 2, 77, &added), 5, "a key put again keeps its value");
	OK(!added, "and says that it was there");
	OK(!as_map_get(&map, "no", 2), "an unknown key is not found");
	IS(as_map_key(as_map_get(&map, "w77", 3)), "w77", "a key can be read back");
	as_map_free(&map);
}

static void test_arena(void)
{
	struct as_arena arena = {0};
	as_arena_clear(&arena);
	bool zero = true;
	for (int round = 0; round < 3; round++) {
		for (size_t size = 1; size < 40000; size *= 3) {
			char *piece = as_arena_alloc(&arena, size, 1);
			for (size_t i = 0; i < size; i++)
				zero = zero && !piece[i];
			memset(piece, 'x', size);
		}
		as_arena_clear(&arena);
	}
	OK(zero && !arena.held, "an arena that was cleared gives zeroed memory again");
	struct as_arena other = {0};
	const char *words = as_arena_strdup(&other, "handed over");
	as_arena_strdup(&arena, "held");
	as_arena_join(&arena, &other);
	IS(words, "handed over", "what an arena was given stays where it is");
	OK(!other.blocks && arena.held >= strlen("held") + strlen("handed over"), "and belongs to the other now");
	as_arena_free(&arena);
}

static void count_up(void *half)
{
	unsigned *sum = half;
	for (unsigned i = 1; i <= 100000; i++)
		*sum += i % 7;
}

static void test_parallel(void)
{
	unsigned first = 0, second = 1, alone = 0;
	count_up(&alone);
	as_parallel_run(count_up, &first, &second);
	OK(first == alone && second == alone + 1, "both halves are done when they are waited for");
}

static void test_sort(void)
{
	static const size_t counts[] = {0, 1, 2, 255, 256, 5000};
	uint64_t keys[5000], seed = 3;
	for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
		bool ascending = true;
		for (size_t i = 0; i < counts[c]; i++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			keys[i] = seed >> (seed >> 58);
		}
		as_sort_keys(keys, counts[c], 0);
		for (size_t i = 1; i < counts[c]; i++)
			ascending = ascending && keys[i - 1] <= keys[i];
		for (size_t i = 0; i < counts[c]; i++)
			keys[i] = (keys[i] % 9) << 32 | i;
		as_sort_keys(keys, counts[c], 32);
		for (size_t i = 1; i < counts[c]; i++)
			ascending = ascending && keys[i - 1] < keys[i];
		OK(ascending, "%zu keys are sorted, those in order below by what is above", counts[c]);
	}
}

static void test_files(void)
{
	char dir[] = "/tmp/antisigma-base-XXXXXX";
	if (!mkdtemp(dir))
		return;
	char *path = as_path_join(dir, "f"), *fifo = as_path_join(dir, "fifo");
	struct as_error err = AS_ERROR_INIT;
	struct as_buf got = AS_BUF_INIT;
	OK(as_file_replace(path, "one", 3, &err) && as_file_replace(path, "second", 6, &err), "a file is replaced");
	OK(as_file_read(&got, path, 6, NULL, &err) && !strcmp(got.data, "second"), "and reads back");
	OK(!as_file_read(&got, path, 5, NULL, &err) && err.code == AS_ERR_LIMIT, "one byte over the limit is refused");
	OK(!strcmp(got.data, "second"), "and adds nothing");
	mkfifo(fifo, 0600);
	OK(!as_file_read(&got, fifo, 5, NULL, &err) && err.code == AS_ERR_KIND, "a FIFO is refused, not waited for");
	OK(!as_file_read(&got, "/dev/zero", 5, NULL, &err) && err.code == AS_ERR_KIND, "a device is refused");
	OK(!as_file_replace("/proc/none/x", "", 0, &err), "an impossible place is an error");
	as_error_clear(&err);
	as_buf_free(&got);
	unlink(path);
	unlink(fifo);
	OK(rmdir(dir) == 0, "no temporary file is left over");
	free(path);
	free(fifo);
}

static void test_uuid(void)
{
	char a[AS_UUID_TEXT], b[AS_UUID_TEXT];
	as_uuid_new(a);
	as_uuid_new(b);
	OK(as_uuid_valid(a) && a[14] == '4' && strcmp(a, b), "identifiers are version 4 and differ");
	OK(!as_uuid_valid("x") && !as_uuid_valid("0000000g-0000-4000-8000-000000000000"), "others are told apart");
}

int main(void)
{
	test_buf();
	test_error();
	test_hash();
	test_json();
	test_map();
	test_arena();
	test_parallel();
	test_sort();
	test_files();
	test_uuid();
	return tap_done();
}
