/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/corpus.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "corpus/readers.h"
#include "text/decode.h"
#include "text/word.h"

static const size_t LIMIT = (size_t)AS_DOC_LIMIT_MIB << 20;

bool as_corpus_open(struct as_corpus *corpus, const char *root, struct as_error *err)
{
	struct as_walk walk;
	*corpus = (struct as_corpus){0};
	if (!as_walk_list(&walk, root, err)) {
		as_walk_free(&walk);
		return false;
	}
	*corpus = (struct as_corpus){as_strdup(root), walk.entries, walk.count, walk.skipped};
	return true;
}

void as_corpus_of_files(struct as_corpus *corpus, const char *const *paths, size_t count)
{
	*corpus = (struct as_corpus){0};
	corpus->entries = as_calloc(count ? count : 1, sizeof *corpus->entries);
	for (; corpus->count < count; corpus->count++)
		corpus->entries[corpus->count].path = as_strdup(paths[corpus->count]);
}

void as_corpus_free(struct as_corpus *corpus)
{
	struct as_walk walk = {.entries = corpus->entries, .count = corpus->count};
	as_walk_free(&walk);
	free(corpus->root);
	*corpus = (struct as_corpus){0};
}

/* Hands the bytes over to the document, whose memory is then no larger than they are. */
static void parse_buffer(struct as_doc *doc, const char *path, struct as_buf *bytes)
{
	size_t size = bytes->len;
	char *data = as_buf_detach(bytes);
	as_doc_parse(doc, path, as_realloc(data, size + 1, 1), size);
}

static bool read_as(struct as_doc *doc, const char *name, const char *path, struct as_error *err)
{
	struct as_buf bytes = AS_BUF_INIT;
	struct as_file_stamp stamp = {0};
	bool is_stdin = !strcmp(path, "-");
	if (is_stdin ? !as_file_read_fd(&bytes, STDIN_FILENO, _("standard input"), LIMIT, err)
		     : !as_file_read(&bytes, path, LIMIT, &stamp, err)) {
		as_buf_free(&bytes);
		return false;
	}
	parse_buffer(doc, name, &bytes);
	doc->stamp = stamp;
	return true;
}

bool as_corpus_read(struct as_doc *doc, const struct as_corpus *corpus, size_t n, struct as_error *err)
{
	const struct as_corpus_entry *entry = &corpus->entries[n];
	if (entry->trouble)
		return as_error_set(err, AS_ERR_KIND, "%s: %s", entry->path, entry->trouble);
	if (!corpus->root)
		return as_doc_read(doc, entry->path, err);
	char *path = as_path_join(corpus->root, entry->path);
	bool ok = read_as(doc, entry->path, path, err);
	free(path);
	return ok;
}

bool as_doc_read(struct as_doc *doc, const char *path, struct as_error *err)
{
	return read_as(doc, path, path, err);
}

void as_doc_parse(struct as_doc *doc, const char *path, char *bytes, size_t size)
{
	as_doc_init(doc);
	doc->path = as_arena_strdup(&doc->arena, path);
	as_decode(doc, bytes, size);
	as_readers_read(doc);
}

/* The figure a passage's words count towards; NULL for header date, URL and byline. */
static size_t *tally(struct as_doc *doc, enum as_role role)
{
	if (as_role_is_report(role))
		return &doc->words;
	return role == AS_ROLE_FURNITURE ? &doc->furniture_words : NULL;
}

static size_t words_of(const struct as_doc *doc, const struct as_passage *passage)
{
	return as_words_count(doc->text + passage->span.start, as_span_length(passage->span));
}

void as_doc_count_words(struct as_doc *doc)
{
	doc->words = doc->furniture_words = 0;
	for (size_t i = 0; i < doc->passages_count; i++) {
		size_t *figure = tally(doc, doc->passages[i].role);
		if (figure)
			*figure += words_of(doc, &doc->passages[i]);
	}
	doc->counted = true;
}

const char *as_doc_sha256(struct as_doc *doc)
{
	if (!doc->sha256[0])
		as_sha256(doc->sha256, doc->bytes, doc->size);
	return doc->sha256;
}

void as_doc_set_role(struct as_doc *doc, size_t n, enum as_role role, const char *rule)
{
	struct as_passage *passage = &doc->passages[n];
	size_t *from = tally(doc, passage->role), *to = tally(doc, role);
	if (doc->counted && from != to) {
		size_t words = words_of(doc, passage);
		if (from)
			*from -= words;
		if (to)
			*to += words;
	}
	passage->role = role;
	passage->rule = rule;
}
