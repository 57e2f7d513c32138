/* SPDX-License-Identifier: GPL-3.0-or-later */
/* After changes of its own a session follows by what they touched.  Whatever
 * was done, it must know what a session just opened knows. */
#include "session/session.h"

#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "session/spans.h"
#include "session/tally.h"
#include "store/annotation.h"
#include "store/entity.h"
#include "store/store.h"
#include "tap.h"

enum { DOCUMENTS = 4, VERBS = 400, COMPARED_EACH = 3 };

static char folder[] = "/tmp/as-follow-XXXXXX";
static uint64_t drawn = 20261123;

static size_t draw(size_t below)
{
	drawn = drawn * 6364136223846793005u + 1442695040888963407u;
	return (size_t)((drawn >> 33) % below);
}

static struct as_session *open_session(bool read_only, const char *annotator)
{
	struct as_session_options options = {.corpus = folder, .annotator = annotator, .read_only = read_only};
	struct as_session *session = NULL;
	struct as_error err = AS_ERROR_INIT;
	if (!as_session_open(&session, &options, &err))
		printf("# %s\n", as_error_text(&err));
	as_error_clear(&err);
	return session;
}

static void make_corpus(void)
{
	static const char *const names[] = {"Ada Lane", "Lane", "Port Hal", "Hal Council", "Bo Reed"};
	for (size_t n = 0; n < DOCUMENTS; n++) {
		struct as_buf text = AS_BUF_INIT;
		char name[16];
		snprintf(name, sizeof name, "%zu.txt", n);
		as_buf_printf(&text, "Report %zu\n\n", n);
		for (size_t i = 0; i < 12; i++)
			as_buf_printf(&text, "%s said on Monday that %s had not paid %zu euros.\n", names[draw(5)], names[draw(5)],
				      draw(90));
		char *path = as_path_join(folder, name);
		as_file_replace(path, text.data, text.len, NULL);
		free(path);
		as_buf_free(&text);
	}
}

/* ---- what two sessions know */

static bool same_text(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : !a && !b;
}

static bool same_tag(const struct as_tagged *a, const struct as_tagged *b)
{
	const struct as_annotation *x = a->annotation, *y = b->annotation;
	bool same = !strcmp(x->id, y->id) && a->state == b->state && a->span.start == b->span.start &&
		    a->span.end == b->span.end && a->parts_count == b->parts_count && x->kind == y->kind;
	for (size_t i = 0; same && i < a->parts_count; i++)
		same = a->parts[i].start == b->parts[i].start && a->parts[i].end == b->parts[i].end;
	return same && same_text(x->type, y->type) && same_text(x->note, y->note) &&
	       same_text(x->claimant, y->claimant) && same_text(x->verdict, y->verdict) &&
	       same_text(x->canonical, y->canonical) && !strcmp(x->entity, y->entity) && !strcmp(x->claim, y->claim) &&
	       same_text(x->updated, y->updated) && same_text(x->anchor.exact, y->anchor.exact) &&
	       same_text(x->anchor.document, y->anchor.document);
}

static bool has_tally(const struct as_tally_entry *entries, size_t count, const struct as_tally_entry *wanted)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(entries[i].type, wanted->type) && !strcmp(entries[i].words, wanted->words))
			return entries[i].mentions == wanted->mentions;
	return !wanted->mentions;
}

static const char *difference_of(struct as_session *kept, struct as_session *fresh, size_t doc)
{
	struct as_listing a, b;
	const struct as_tagged *x, *y;
	const struct as_tally_entry *entries, *others;
	as_session_listing(&a, kept, doc);
	as_session_listing(&b, fresh, doc);
	if (a.tags != b.tags)
		return "the number of tags";
	if (a.changed != b.changed)
		return "whether the file changed";
	size_t count = as_session_tagged(&x, kept, doc, NULL);
	if (count != as_session_tagged(&y, fresh, doc, NULL) || count != a.tags)
		return "the length of the list";
	for (size_t i = 0; i < count; i++)
		if (!same_tag(&x[i], &y[i]))
			return "a tag";
	const struct as_doc *left = as_session_doc(kept, doc, NULL), *right = as_session_doc(fresh, doc, NULL);
	for (size_t i = 0; i < left->passages_count; i++)
		if (left->passages[i].role != right->passages[i].role)
			return "a role";
	size_t known = as_session_tallies(&entries, kept), there = as_session_tallies(&others, fresh);
	for (size_t i = 0; i < known; i++)
		if (!has_tally(others, there, &entries[i]))
			return "a tally";
	for (size_t i = 0; i < there; i++)
		if (!has_tally(entries, known, &others[i]))
			return "a tally";
	return NULL;
}

static const char *difference(struct as_session *kept)
{
	const char *found = NULL;
	struct as_session *fresh = open_session(true, "tester");
	for (size_t doc = 0; doc < DOCUMENTS && !found; doc++)
		found = difference_of(kept, fresh, doc);
	as_session_close(fresh);
	return found;
}

/* ---- verbs */

static struct as_span a_span(struct as_session *session, size_t doc)
{
	const struct as_doc *text = as_session_doc(session, doc, NULL);
	static const char *const words[] = {"Ada Lane", "Lane", "Port Hal", "Bo Reed", "Monday", "euros"};
	const char *word = words[draw(6)];
	size_t from = draw(text->len);
	const char *at = memmem(text->text + from, text->len - from, word, strlen(word));
	size_t start = at ? (size_t)(at - text->text) : 0;
	return (struct as_span){start, start + (at ? strlen(word) : 6)};
}

static const struct as_annotation *a_tag(struct as_session *session, size_t doc)
{
	const struct as_tagged *tagged;
	size_t count = as_session_tagged(&tagged, session, doc, NULL);
	return count ? tagged[draw(count)].annotation : NULL;
}

static bool claim(struct as_session *session, size_t doc)
{
	struct as_annotation fields = {.claimant = "Ada Lane"};
	const struct as_annotation *other = a_tag(session, draw(DOCUMENTS));
	if (other && other->kind == AS_APPEARANCE)
		memcpy(fields.claim, other->claim, AS_UUID_TEXT);
	return as_session_claim(NULL, session, doc, a_span(session, doc), &fields, NULL);
}

static bool set_something(struct as_session *session, const struct as_annotation *tag)
{
	static const struct {
		const char *field, *value;
	} sets[] = {{"note", "seen"}, {"note", ""}, {"verdict", "false"}, {"claimant", "Bo Reed"}, {"type", "event"}};
	size_t which = draw(5);
	const char *id = tag->kind == AS_APPEARANCE && which > 1 ? tag->claim : tag->id;
	return as_session_set_field(session, id, sets[which].field, sets[which].value, NULL);
}

static bool set_parts(struct as_session *session, const struct as_annotation *tag, size_t doc)
{
	struct as_span spans[2] = {a_span(session, doc), a_span(session, doc)};
	return as_session_set_spans(session, tag->id, doc, spans, 2, NULL);
}

static bool delete_one(struct as_session *session, const struct as_annotation *tag)
{
	char id[AS_UUID_TEXT];
	memcpy(id, tag->id, sizeof id);
	return as_session_delete(session, (const char *const[]){id}, 1, NULL);
}

static bool delete_entity(struct as_session *session, const struct as_annotation *tag)
{
	return *tag->entity && as_session_delete(session, (const char *const[]){tag->entity}, 1, NULL);
}

static bool evidence(struct as_session *session, const struct as_annotation *tag)
{
	struct as_evidence evidence = {.url = "https://x.example", .stance = "supports"};
	memcpy(evidence.claim, tag->claim, AS_UUID_TEXT);
	return *tag->claim && as_session_evidence(NULL, session, &evidence, NULL);
}

/* Two tags as one step, or none of them. */
static bool group(struct as_session *session, size_t doc)
{
	if (!as_session_begin(session, NULL))
		return false;
	bool ok = as_session_tag(NULL, session, doc, a_span(session, doc), "place", NULL, NULL) && claim(session, doc);
	if (ok && draw(3))
		return as_session_commit(session, NULL);
	as_session_rollback(session);
	return false;
}

/* Another program did something that the session was not told of: it sees it
 * with the next thing that it does itself. */
static bool unseen;

/* Another program tags, or renames what is linked. */
static bool others(struct as_session *session, size_t doc)
{
	struct as_session *other = open_session(false, "other");
	const struct as_annotation *tag = a_tag(other, doc);
	struct as_change change = {AS_ENTITY_CANONICAL, draw(2) ? "Ada of Lane" : "Lane, A."};
	bool ok = as_session_tag(NULL, other, doc, a_span(other, doc), "person", NULL, NULL);
	if (tag && *tag->entity)
		as_entity_change(as_session_store(other), tag->entity, &change, 1, NULL);
	as_session_close(other);
	unseen = ok && draw(2);
	if (!unseen)
		as_session_refresh(session);
	return ok;
}

static bool again(struct as_session *session, bool redo)
{
	char *what;
	bool ok = redo ? as_session_redo(&what, session, NULL) : as_session_undo(&what, session, NULL);
	free(what);
	return ok;
}

static bool verb(struct as_session *session, size_t which)
{
	static const char *const types[] = {"person", "place", "date", "organisation"};
	size_t doc = draw(DOCUMENTS);
	const struct as_annotation *tag = a_tag(session, doc);
	if (which >= 8 && !tag)
		return false;
	switch (which) {
	case 0: case 1: case 2:
		return as_session_tag(NULL, session, doc, a_span(session, doc), types[draw(4)], NULL, NULL);
	case 3: return claim(session, doc);
	case 4: return again(session, false);
	case 5: return again(session, draw(2));
	case 6: return group(session, doc);
	case 7: return draw(4) ? as_session_tag_document(NULL, session, doc, "event", NULL, NULL) : others(session, doc);
	case 8: return set_something(session, tag);
	case 9: return as_session_set_span(session, tag->id, doc, a_span(session, doc), NULL);
	case 10: return set_parts(session, tag, doc);
	case 11: return delete_one(session, tag);
	case 12: return draw(3) ? evidence(session, tag) : delete_entity(session, tag);
	default: return as_session_set_role(session, doc, draw(8), draw(2) ? AS_ROLE_FURNITURE : AS_ROLE_BODY, NULL);
	}
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st, (void)type, (void)ftw;
	return remove(path);
}

int main(int argc, char **argv)
{
	if (argc > 1) /* another walk than that of every day */
		drawn = strtoull(argv[1], NULL, 10);
	if (!mkdtemp(folder))
		return 99;
	make_corpus();
	struct as_session *session = open_session(false, "tester");
	const char *found = NULL;
	size_t done = 0, at = 0, last = 0;
	OK(!difference(session), "nothing tagged, nothing known");
	for (; at < VERBS && !found; at++) {
		last = draw(14);
		bool before = unseen, did = verb(session, last);
		done += did;
		unseen = unseen && !(before && did);
		if (at % COMPARED_EACH == 0 && !unseen)
			found = difference(session);
	}
	OK(!found, "after each of %d random verbs what is known is what is there", VERBS);
	if (found)
		printf("# %s differs after verb %zu, the %zuth\n", found, last, at);
	OK(done > VERBS / 2, "most of them did something (%zu)", done);
	as_session_refresh(session);
	while (again(session, false))
		;
	OK(!difference(session), "and after all was undone");
	while (again(session, true))
		;
	OK(!difference(session), "and redone");
	as_session_close(session);
	nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	return tap_done();
}
