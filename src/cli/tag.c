/* SPDX-License-Identifier: GPL-3.0-or-later */
/* antisigma tag: a tag on the exact words of a document. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/place.h"
#include "session/object.h"
#include "session/spans.h"

static int run(const struct cli_args *args);

static const struct cli_option options[] = {
	{CLI_OPT_TYPE, 't', "type", N_("TAG"), NULL,
	 N_("person, organisation, place, date, quantity, event, other, or a tag of your own")},
	CLI_OPTION_RANGE,
	CLI_OPTION_BYTES,
	{CLI_OPT_QUOTE, 'q', "quote", N_("TEXT"), NULL, N_("the text itself, as it stands in the document")},
	CLI_OPTION_NTH,
	{CLI_OPT_EVERY, 0, "every", N_("TEXT"), NULL, N_("each occurrence of this text as whole words")},
	{CLI_OPT_DOCUMENT, 0, "document", NULL, NULL, N_("the document as a whole, not words of it")},
	CLI_OPTION_NOTE,
	CLI_OPTION_CORPUS,
	CLI_OPTION_SIDECAR,
	CLI_OPTION_ANNOTATOR,
	CLI_OPTION_LAST,
};

const struct cli_command cli_tag = {
	.name = "tag",
	.summary = N_("tag words of a document as a person, a place ..."),
	.operands = "DOC",
	.least = 1,
	.most = 1,
	.options = options,
	.details = N_("Offsets count from 0, END is the first one after the text. The id of the new tag is printed when "
		      "it is safe on disk; with --every one a line, all of which undo as one."),
	.run = run,
};

/* Where the words to be tagged are; count 0: nowhere, which has been said. */
static bool places(struct as_span **out, size_t *count, int *status, const struct cli_args *args,
		   const struct as_doc *doc)
{
	struct as_span span;
	size_t found;
	*status = CLI_NEGATIVE;
	if (args->value[CLI_OPT_EVERY]) {
		if (!cli_place_quote(&span, &found, doc, args->value[CLI_OPT_EVERY], 1)) {
			cli_say(_("%s: \"%s\" does not occur"), doc->path, args->value[CLI_OPT_EVERY]);
			return false;
		}
		*count = as_object_occurrences(out, doc, span);
		return *count > 0;
	}
	enum cli_place place = cli_place_find(&span, args, doc);
	if (place != CLI_PLACE_FOUND) {
		*status = place == CLI_PLACE_NONE ? CLI_NEGATIVE : CLI_TROUBLE;
		return false;
	}
	*out = as_alloc(sizeof **out);
	(*out)[0] = span;
	*count = 1;
	return true;
}

static bool is_tagged(struct as_session *session, size_t doc, struct as_span span, const char *type)
{
	const struct as_tagged *tagged;
	size_t count = as_session_tagged(&tagged, session, doc, NULL);
	for (size_t i = 0; i < count; i++)
		if (tagged[i].span.start == span.start && tagged[i].span.end == span.end &&
		    !strcmp(tagged[i].annotation->type, type))
			return true;
	return false;
}

/* Tags them as one action; the ids, a line each. */
static bool tag_all(struct as_buf *ids, struct as_session *session, size_t doc, const struct as_span *spans,
		    size_t count, const struct cli_args *args, struct as_error *err)
{
	const char *type = args->value[CLI_OPT_TYPE];
	char id[AS_UUID_TEXT];
	if (!as_session_begin(session, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (args->value[CLI_OPT_EVERY] && is_tagged(session, doc, spans[i], type))
			continue;
		if (!as_session_tag(id, session, doc, spans[i], type, args->value[CLI_OPT_NOTE], err)) {
			as_session_rollback(session);
			return false;
		}
		as_buf_printf(ids, "%s\n", id);
	}
	return as_session_commit(session, err);
}

static int tag(const struct cli_args *args, struct as_session *session, size_t n)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_buf ids = AS_BUF_INIT;
	struct as_span *spans = NULL;
	size_t count;
	int status;
	if (places(&spans, &count, &status, args, as_session_doc(session, n, NULL))) {
		if (!tag_all(&ids, session, n, spans, count, args, &err)) {
			status = cli_fail(&err);
		} else if (!ids.len) {
			cli_say(_("every occurrence is tagged already"));
			status = CLI_NEGATIVE;
		} else {
			cli_say_where(session);
			status = cli_write(&ids) ? CLI_DONE : CLI_TROUBLE;
		}
	}
	free(spans);
	as_buf_free(&ids);
	return status;
}

/* As a whole; a second tag of the type would say nothing more. */
static int tag_document(const struct cli_args *args, struct as_session *session, size_t n)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_buf out = AS_BUF_INIT;
	char id[AS_UUID_TEXT];
	const char *type = args->value[CLI_OPT_TYPE];
	int status = CLI_NEGATIVE;
	if (as_session_document_tag(session, n, type)) {
		cli_say(_("the document is tagged so already"));
	} else if (!as_session_tag_document(id, session, n, type, args->value[CLI_OPT_NOTE], &err)) {
		status = cli_fail(&err);
	} else {
		cli_say_where(session);
		as_buf_printf(&out, "%s\n", id);
		status = cli_write(&out) ? CLI_DONE : CLI_TROUBLE;
	}
	as_buf_free(&out);
	return status;
}

static int run(const struct cli_args *args)
{
	struct as_session *session;
	size_t n;
	bool whole = args->value[CLI_OPT_DOCUMENT];
	if (!args->value[CLI_OPT_TYPE])
		return cli_usage_error("tag", _("which tag? give --type"));
	if (whole && (args->value[CLI_OPT_RANGE] || args->value[CLI_OPT_BYTES] || args->value[CLI_OPT_QUOTE] ||
		      args->value[CLI_OPT_EVERY]))
		return cli_usage_error("tag", _("--document tags no words: leave out where they are"));
	if ((!whole && !cli_place_given(args, true)) || !cli_open_document(&session, &n, args, false))
		return CLI_TROUBLE;
	int status = whole ? tag_document(args, session, n) : tag(args, session, n);
	as_session_close(session);
	return status;
}
