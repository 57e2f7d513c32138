/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/suggestions.h"

#include "sidecar.h"
#include "store/entity.h"
#include "tap.h"

static const char *const files[][2] = {
	{"a.txt", "Talks in Oslo end\n20210305\nhttps://a.example/talks\n"
		  "The talks in Oslo ended on Friday, said Marta Quill, who leads the Quorum.\n"
		  "Quill left Oslo. The Quorum meets again in Bergen, the Quorum said.\n"},
	{"b.txt", "Oslo is quiet\n20210306\nhttps://b.example/quiet\n"
		  "Oslo was quiet after the Quorum had left. Velde was not there.\n"},
};
enum { FILES = sizeof files / sizeof *files, A = 0, B = 1 };

static struct as_session *session;

static void write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");
	if (!file || fputs(text, file) < 0 || fclose(file) != 0)
		exit(99);
}

static void open_session(void)
{
	struct as_session_options options = {.corpus = test_folder, .annotator = "reader"};
	if (!as_session_open(&session, &options, NULL))
		exit(99);
	struct as_progress progress;
	while (as_session_step(session, 1000, &progress))
		;
}

/* What is suggested now: "place Oslo; date Friday". */
static char *suggested(size_t doc)
{
	const struct as_suggestion *items;
	struct as_buf out = AS_BUF_INIT;
	as_session_suggest(session, doc);
	const char *text = as_session_doc(session, doc, NULL)->text;
	size_t count = as_session_suggestions(&items, session, doc);
	for (size_t i = 0; i < count; i++)
		as_buf_printf(&out, "%s%s %.*s", i ? "; " : "", items[i].type, (int)as_span_length(items[i].span),
			      text + items[i].span.start);
	return as_buf_detach(&out);
}

#define SUGGESTED(doc, want, ...) \
	do { \
		char *got = suggested(doc); \
		IS(got, want, __VA_ARGS__); \
		free(got); \
	} while (0)

/* The suggestion on these words, the nth. */
static struct as_suggestion on(size_t doc, const char *words, int nth)
{
	const char *text = as_session_doc(session, doc, NULL)->text, *at = text;
	as_session_suggest(session, doc);
	while ((at = strstr(at, words)) && nth-- > 0)
		at++;
	const struct as_suggestion *found = as_session_suggestion_at(session, doc, (size_t)(at - text));
	return found ? *found : (struct as_suggestion){{0, 0}, "none"};
}

static struct as_span span_of(size_t doc, const char *words)
{
	const char *text = as_session_doc(session, doc, NULL)->text;
	size_t start = (size_t)(strstr(text, words) - text);
	return (struct as_span){start, start + strlen(words)};
}

static void undo(void)
{
	char *what;
	OK(as_session_undo(&what, session, NULL), "one step is undone");
	free(what);
}

#define ALL_OF_A "place Oslo; place Oslo; date Friday; person Marta Quill; person Quill; place Oslo; place Bergen"

static void test_verbs(void)
{
	OK(!as_session_suggested(session, A), "nothing is found before it is asked for");
	SUGGESTED(A, ALL_OF_A, "what the recogniser finds, in order");
	OK(as_session_suggested(session, A), "and then it is known");
	SUGGESTED(B, "place Oslo; place Oslo", "of another document");
	OK(as_session_accept(session, A, on(A, "Friday", 0), NULL), "one is taken");
	SUGGESTED(A, "place Oslo; place Oslo; person Marta Quill; person Quill; place Oslo; place Bergen",
		  "what is tagged is not suggested");
	OK(as_session_refuse(session, A, on(A, "Marta", 0), NULL), "one is refused");
	SUGGESTED(A, "place Oslo; place Oslo; person Quill; place Oslo; place Bergen", "what was refused stays away");
	as_session_close(session);
	open_session();
	SUGGESTED(A, "place Oslo; place Oslo; person Quill; place Oslo; place Bergen", "in the next session, too");
	undo();
	undo();
	SUGGESTED(A, ALL_OF_A, "undo brings them back");
}

static void test_alike(void)
{
	size_t tagged, documents;
	OK(as_session_accept_alike(&tagged, &documents, session, A, on(A, "Oslo", 0), false, NULL), "all alike here");
	OK(tagged == 3 && documents == 1, "three of one document");
	SUGGESTED(B, "place Oslo; place Oslo", "the other document keeps its own");
	undo();
	SUGGESTED(A, ALL_OF_A, "which undo as one");
	OK(as_session_accept_alike(&tagged, &documents, session, A, on(A, "Oslo", 0), true, NULL), "all alike everywhere");
	OK(tagged == 5 && documents == 2, "five of two documents");
	SUGGESTED(B, "", "the other document has none left");
	undo();
	SUGGESTED(B, "place Oslo; place Oslo", "which undo as one");
}

static void test_names(void)
{
	OK(as_session_tag(NULL, session, A, span_of(A, "Quorum"), "organisation", NULL, NULL), "a name of the reader's");
	SUGGESTED(B, "place Oslo; place Oslo; organisation Quorum", "is suggested in another document");
	OK(!strcmp(on(A, "Quorum", 1).type, "organisation"), "and further on in this one");
	undo();
	SUGGESTED(B, "place Oslo; place Oslo", "no longer once its tag is gone");
	OK(as_session_tag(NULL, session, A, span_of(A, "Oslo"), "other", NULL, NULL), "tagged by another type");
	SUGGESTED(B, "other Oslo; other Oslo", "the reader's type counts more than the rules'");
	undo();
	OK(as_session_tag(NULL, session, A, span_of(A, "the"), "other", NULL, NULL), "a small word is tagged");
	SUGGESTED(B, "place Oslo; place Oslo", "and not looked for everywhere");
	undo();
}

static void test_entities(void)
{
	char id[AS_UUID_TEXT];
	struct as_entity velde = {.canonical = "Jan Velde", .type = "person"};
	struct as_store *store = as_session_store(session);
	OK(as_entity_add(id, store, &velde, NULL) && as_entity_alias(store, id, "Velde", NULL), "an entity with an alias");
	as_session_close(session);
	open_session();
	SUGGESTED(B, "place Oslo; place Oslo; person Velde", "its names are suggested, tagged nowhere yet");
}

static void test_ways(void)
{
	const struct as_suggestion *items;
	as_session_suggest(session, A);
	as_session_suggestions(&items, session, A);
	size_t first = items[0].span.start, second = items[1].span.start;
	OK(as_session_suggestion_next(session, A, 0, true)->span.start == first, "to the first");
	OK(as_session_suggestion_next(session, A, first, true)->span.start == second, "from one to the next");
	OK(as_session_suggestion_next(session, A, second, false)->span.start == first, "and back");
	OK(!as_session_suggestion_next(session, A, first, false), "none before the first");
	OK(!as_session_suggestion_next(session, A, as_session_doc(session, A, NULL)->len, true), "none after the last");
}

int main(void)
{
	test_folder_make();
	setenv("XDG_CONFIG_HOME", test_folder, 1);
	for (size_t i = 0; i < FILES; i++)
		write_file(test_path(files[i][0]), files[i][1]);
	open_session();
	test_verbs();
	test_alike();
	test_names();
	test_entities();
	test_ways();
	as_session_close(session);
	test_folder_remove();
	return tap_done();
}
