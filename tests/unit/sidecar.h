/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the sidecar share: a folder of their own, documents made
 * from a string, short forms of the verbs. */
#ifndef TESTS_UNIT_SIDECAR_H
#define TESTS_UNIT_SIDECAR_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "store/anchor.h"
#include "store/annotation.h"
#include "store/store.h"
#include "text/decode.h"

static char test_folder[64];

__attribute__((unused)) static void test_folder_make(void)
{
	snprintf(test_folder, sizeof test_folder, "sidecar-test.XXXXXX");
	if (!mkdtemp(test_folder)) {
		perror(test_folder);
		exit(99);
	}
}

/* A name in the folder; each call's result lives until the program ends. */
__attribute__((unused)) static const char *test_path(const char *name)
{
	static struct as_arena arena;
	char *path = as_path_join(test_folder, name);
	const char *kept = as_arena_strdup(&arena, path);
	free(path);
	return kept;
}

__attribute__((unused)) static void test_folder_remove(void)
{
	DIR *folder = opendir(test_folder);
	struct dirent *entry;
	while (folder && (entry = readdir(folder)))
		if (entry->d_name[0] != '.')
			unlink(test_path(entry->d_name));
	if (folder)
		closedir(folder);
	rmdir(test_folder);
}

__attribute__((unused)) static void make_doc(struct as_doc *doc, const char *path, const char *bytes, size_t len)
{
	as_doc_init(doc);
	as_decode(doc, as_strndup(bytes, len), len);
	doc->path = as_arena_strdup(&doc->arena, path);
	as_sha256(doc->sha256, doc->bytes, doc->size);
	doc->metadata[AS_FIELD_TITLE].value = as_arena_strdup(&doc->arena, "A title");
}

__attribute__((unused)) static struct as_store *open_as(const char *path, const char *annotator)
{
	struct as_store_options options = {.access = AS_STORE_WRITE, .annotator = annotator, .wait_ms = 30000};
	struct as_error err = AS_ERROR_INIT;
	struct as_store *store = NULL;
	if (!as_store_open(&store, path, &options, &err))
		printf("# %s\n", as_error_text(&err));
	as_error_clear(&err);
	return store;
}

/* An anchor of the first place of `words`; its strings live in doc's arena. */
__attribute__((unused)) static struct as_anchor anchor_of(struct as_doc *doc, const char *words)
{
	struct as_anchor anchor = {0};
	struct as_offsets offsets;
	const char *at = memmem(doc->text, doc->len, words, strlen(words));
	if (!at)
		return anchor;
	size_t start = (size_t)(at - doc->text);
	as_offsets_init(&offsets, doc);
	as_anchor_make(&anchor, &doc->arena, &offsets, (struct as_span){start, start + strlen(words)});
	as_offsets_free(&offsets);
	return anchor;
}

__attribute__((unused)) static bool tag(char id[AS_UUID_TEXT], struct as_store *store, struct as_doc *doc,
					const char *words, const char *type)
{
	struct as_annotation annotation = {.kind = strcmp(type, "claim") ? AS_MENTION : AS_APPEARANCE,
					   .anchor = anchor_of(doc, words), .type = type};
	struct as_error err = AS_ERROR_INIT;
	bool ok = as_annotation_add(id, store, &annotation, doc, &err);
	if (!ok)
		printf("# %s\n", as_error_text(&err));
	as_error_clear(&err);
	return ok;
}

__attribute__((unused)) static size_t count_all(struct as_store *store)
{
	struct as_annotations list = AS_ANNOTATIONS_INIT;
	size_t count = as_annotation_list(&list, store, NULL, NULL) ? list.count : (size_t)-1;
	as_annotations_free(&list);
	return count;
}

#endif
