/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/disputes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "tap.h"

static const char text[] =
	"Bridge closed\n20210305\nhttps://a.example/1\n"
	"The bridge at Telm was closed on Friday. Mayor Ada Brandt said it would stay closed for three weeks. "
	"The ferry at Ulm Landing runs every ten minutes.\n";

static char folder[] = "disputes-test.XXXXXX", path[64];

static struct as_session *open_for(const char *annotator)
{
	struct as_session_options options = {.corpus = folder, .annotator = annotator};
	struct as_error err = AS_ERROR_INIT;
	struct as_session *session;
	if (!as_session_open(&session, &options, &err)) {
		printf("Bail out! %s\n", as_error_text(&err));
		exit(1);
	}
	while (as_session_step(session, -1, &(struct as_progress){0}))
		;
	return session;
}

static struct as_span span_of(struct as_session *session, const char *words)
{
	const struct as_doc *doc = as_session_doc(session, 0, NULL);
	size_t at = (size_t)(strstr(doc->text, words) - doc->text);
	return (struct as_span){at, at + strlen(words)};
}

static void tag_as(const char *annotator, const char *type, const char *words)
{
	struct as_session *session = open_for(annotator);
	OK(as_session_tag(NULL, session, 0, span_of(session, words), type, NULL, NULL), "%s: %s %s", annotator, type, words);
	as_session_close(session);
}

static void claim_as(char id[AS_UUID_TEXT], const char *annotator, const char *words)
{
	struct as_session *session = open_for(annotator);
	struct as_annotation fields = {.kind = AS_APPEARANCE};
	OK(as_session_claim(id, session, 0, span_of(session, words), &fields, NULL), "%s: claim", annotator);
	as_session_close(session);
}

static void set_as(const char *annotator, const char *id, const char *field, const char *value)
{
	struct as_session *session = open_for(annotator);
	OK(as_session_set_field(session, id, field, value, NULL), "%s: %s is %s", annotator, field, value);
	as_session_close(session);
}

/* "type ann:person/bob:place; alone ann:date ..." */
static char *told(struct as_session *session)
{
	struct as_buf out = AS_BUF_INIT;
	struct as_disputes disputes;
	as_buf_adds(&out, "");
	if (!as_session_disputes(&disputes, session, NULL))
		as_buf_adds(&out, "failed");
	for (size_t i = 0; i < disputes.count; i++) {
		const struct as_dispute *dispute = &disputes.items[i];
		as_buf_printf(&out, "%s%s", i ? "; " : "", dispute->field ? dispute->field
								       : as_dispute_kind_name(dispute->kind));
		for (int side = 0; side < 2; side++)
			if (dispute->sides[side].annotator)
				as_buf_printf(&out, "%c%s:%s", side ? '/' : ' ', dispute->sides[side].annotator,
					      dispute->sides[side].value ? dispute->sides[side].value : "-");
	}
	as_disputes_free(&disputes);
	return as_buf_detach(&out);
}

static void expect(const char *want, const char *why)
{
	struct as_session *session = open_for("judge");
	char *found = told(session);
	IS(found, want, "%s", why);
	free(found);
	as_session_close(session);
}

/* Settles the n-th, undoes it when asked to, and tells what is left. */
static void settle(size_t n, enum as_settlement how, const char *want, const char *why)
{
	struct as_session *session = open_for("judge");
	struct as_disputes disputes;
	struct as_error err = AS_ERROR_INIT;
	char *before = told(session), *what = NULL;
	if (as_session_disputes(&disputes, session, NULL) && n < disputes.count) {
		OK(as_session_settle(session, &disputes.items[n], how, &err), "%s: %s", why, as_error_text(&err));
		char *after = told(session);
		IS(after, want, "%s", why);
		OK(as_session_undo(&what, session, NULL), "it is undone in one step: %s", what);
		free(after);
		after = told(session);
		IS(after, before, "and is as before");
		free(after);
		free(what);
		OK(as_session_redo(&what, session, NULL), "and redone");
	} else {
		OK(false, "there is such a dispute");
	}
	free(before);
	free(what);
	as_disputes_free(&disputes);
	as_error_clear(&err);
	as_session_close(session);
}

int main(void)
{
	char id[AS_UUID_TEXT];
	if (!mkdtemp(folder))
		return 99;
	snprintf(path, sizeof path, "%s/a.txt", folder);
	FILE *file = fopen(path, "w");
	fputs(text, file);
	fclose(file);

	expect("", "without tags nobody disagrees");
	tag_as("ann", "person", "Ada Brandt");
	tag_as("ann", "place", "Telm");
	expect("", "one annotator alone does not disagree");
	tag_as("bob", "place", "Telm");
	expect("alone ann:person", "what only one of those who took part tagged");
	tag_as("bob", "organisation", "Ada Brandt");
	expect("type ann:person/bob:organisation", "the same words, other types");
	tag_as("ann", "place", "Ulm");
	tag_as("bob", "place", "Ulm Landing");
	tag_as("bob", "date", "Friday");
	expect("alone bob:date; type ann:person/bob:organisation; bounds ann:place/bob:place",
	       "by place; other bounds; a lone one");
	settle(1, AS_TAKE_FIRST, "alone bob:date; bounds ann:place/bob:place", "the first is right");
	settle(1, AS_KEEP_BOTH, "alone bob:date", "both are kept");
	settle(0, AS_TAKE_SECOND, "", "the lone one is deleted");
	tag_as("bob", "date", "Friday");
	settle(0, AS_TAKE_FIRST, "", "or stays");
	tag_as("ann", "place", "ferry at Ulm Landing");
	expect("bounds ann:place/bob:place", "a new tag on what was settled is a new dispute");
	settle(0, AS_TAKE_FIRST, "", "which is settled again");

	claim_as(id, "ann", "it would stay closed for three weeks");
	expect("alone ann:claim", "claims count too");
	settle(0, AS_TAKE_FIRST, "", "and are confirmed");
	set_as("ann", id, "verdict", "true");
	expect("", "one verdict is no dispute");
	set_as("bob", id, "verdict", "false");
	expect("verdict ann:true/bob:false", "two are");
	set_as("bob", id, "verdict", "true");
	expect("", "until they agree");
	set_as("bob", id, "verdict", "false");
	set_as("cyd", id, "verdict", "true");
	expect("", "or a third one says");
	set_as("bob", id, "claimant", "the mayor");
	set_as("ann", id, "claimant", "Brandt");
	expect("claimant bob:the mayor/ann:Brandt", "claimants too");
	settle(0, AS_TAKE_SECOND, "", "the value that stands is confirmed");
	set_as("bob", id, "claimant", "the mayor");
	settle(0, AS_TAKE_FIRST, "", "the other one is set");
	struct as_session *session = open_for("judge");
	const struct as_annotation **all;
	size_t count = as_session_annotations(&all, session, NULL);
	for (size_t i = 0; i < count; i++)
		if (*all[i]->claim)
			IS(all[i]->claimant, "Brandt", "and stands");
	as_session_close(session);

	unlink(path);
	snprintf(path, sizeof path, "%s/antisigma.db", folder);
	unlink(path);
	rmdir(folder);
	return tap_done();
}
