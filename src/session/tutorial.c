/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/tutorial.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "corpus/corpus.h"
#include "session/sidecar.h"

enum { FILE_LIMIT = 1024 * 1024 };

static bool copy_one(const char *from, const char *to, const char *name, struct as_error *err)
{
	struct as_buf text = AS_BUF_INIT;
	struct as_file_stamp stamp;
	char *source = as_path_join(from, name), *copy = as_path_join(to, name);
	bool ok = as_file_stamp(&stamp, copy, NULL) ||
		  (as_file_read(&text, source, FILE_LIMIT, NULL, err) && as_sidecar_make_way(copy, err) &&
		   as_file_replace(copy, text.data, text.len, err));
	free(source);
	free(copy);
	as_buf_free(&text);
	return ok;
}

char *as_tutorial_copy(const char *from, const char *language, struct as_error *err)
{
	struct as_corpus corpus = {0};
	char *below = as_asprintf("tutorial/%s", language), *to = as_sidecar_data_path(below);
	bool ok = to || as_error_set(err, AS_ERR_NOT_FOUND, "%s",
				     _("there is no place for the tutorial: neither XDG_DATA_HOME nor HOME is set"));
	ok = ok && as_corpus_open(&corpus, from, err);
	for (size_t i = 0; ok && i < corpus.count; i++)
		ok = copy_one(from, to, corpus.entries[i].path, err);
	as_corpus_free(&corpus);
	free(below);
	if (!ok) {
		free(to);
		to = NULL;
	}
	return to;
}
