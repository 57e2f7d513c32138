/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/versus.h"

#include <string.h>

#include "align/discrepancy.h"
#include "base/i18n.h"
#include "corpus/corpus.h"
#include "session/rulefiles.h"

static bool read_hashed(struct as_doc *doc, const char *path, struct as_error *err)
{
	return as_doc_read(doc, path, err) && as_doc_sha256(doc);
}

bool as_versus_read(struct as_doc *doc, const char *path, struct as_error *err)
{
	if (!read_hashed(doc, path, err))
		return false;
	as_doc_count_words(doc);
	return true;
}

/* A lexicon of its own: the result depends on the two documents alone. */
void as_versus_compare(struct as_versus *versus, const struct as_doc *left, const struct as_doc *right,
		       const struct as_rules *rules, const struct as_pinned *pins, size_t count)
{
	as_lexicon_init(&versus->lexicon);
	as_tokens_prepare_both(versus->tokens, (const struct as_doc *const[]){left, right}, &versus->lexicon);
	as_compare_pinned(&versus->comparison, &versus->tokens[0], &versus->tokens[1], &versus->lexicon, pins, count);
	if (rules)
		as_discrepancies_find(&versus->comparison, &versus->lexicon, rules);
}

bool as_versus_open(struct as_versus *versus, const char *left, const char *right, struct as_error *err)
{
	memset(versus, 0, sizeof *versus);
	as_doc_init(&versus->docs[0]);
	as_doc_init(&versus->docs[1]);
	if (!strcmp(left, "-") && !strcmp(right, "-"))
		return as_error_set(err, AS_ERR_USAGE, _("only one of the two documents can be standard input"));
	if (!read_hashed(&versus->docs[0], left, err) || !read_hashed(&versus->docs[1], right, err)) {
		as_doc_free(&versus->docs[0]);
		as_doc_free(&versus->docs[1]);
		return false;
	}
	struct as_rules rules;
	bool ok = as_rulefiles_load(&rules, err);
	if (ok)
		as_versus_compare(versus, &versus->docs[0], &versus->docs[1], &rules, NULL, 0);
	as_rules_free(&rules);
	if (!ok) {
		as_doc_free(&versus->docs[0]);
		as_doc_free(&versus->docs[1]);
	}
	return ok;
}

void as_versus_free(struct as_versus *versus)
{
	as_comparison_free(&versus->comparison);
	as_tokens_free(&versus->tokens[0]);
	as_tokens_free(&versus->tokens[1]);
	as_lexicon_free(&versus->lexicon);
	as_doc_free(&versus->docs[0]);
	as_doc_free(&versus->docs[1]);
}
