/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every place of some words: found whole, in slices, chosen, tagged as one step. */
#include "session/every.h"
#include "sidecar.h"
#include "tap.h"

static const char one[] = "Ada Brandt spoke. Brandt left.\nBrandtstrasse is long, BRANDT is loud.\nAnd Brandt.\n";
static const char two[] = "Brandt again.\n";

static struct as_every *begin(struct as_session *session, struct as_span span, const char *entity)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_every *every = NULL;
	OK(as_every_new(&every, session, 0, span, "person", entity, &err), "looked for: %s", as_error_text(&err));
	as_error_clear(&err);
	return every;
}

/* "0:4-10= 1:0-6." of the first `count`: document, place, tagged already, on. */
static const char *places(const struct as_every *every, size_t count)
{
	static char out[512];
	struct as_every_place *items;
	size_t all = as_every_places(&items, NULL, every), len = 0;
	out[0] = '\0';
	for (size_t i = 0; i < all && i < count; i++)
		len += (size_t)snprintf(out + len, sizeof out - len, "%s%u:%zu-%zu%s", i ? " " : "", items[i].doc,
					items[i].span.start, items[i].span.end,
					items[i].tagged ? "=" : items[i].on ? "." : "");
	return out;
}

static size_t tags(struct as_session *session)
{
	const struct as_annotation **all;
	return as_session_annotations(&all, session, NULL);
}

static void test_stopped(struct as_session *session, struct as_span span)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_every *every = begin(session, span, "");
	size_t before = tags(session);
	bool more;
	while (as_every_step(every, 0))
		;
	OK(as_every_tag(&more, every, 4, 0, &err) && more, "a slice is tagged, and there is more");
	as_every_free(every);
	IS_INT(tags(session), before, "given up in the middle: nothing was");
}

static void test_tagged(struct as_session *session, struct as_span span, const char *entity)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_every *every = begin(session, span, entity);
	struct as_every_place *items;
	size_t here, lost, slices = 0;
	bool more = true, fine = true;
	as_every_places(&items, &here, every);
	IS_INT(here, 3, "in the document alone at first");
	IS(places(every, 9), "0:4-10= 0:18-24. 0:74-80.", "whole words as written; a place inside a tag is tagged already");
	OK(!strncmp(items[1].before, "Ada Brandt spoke. ", items[1].before_len) && items[1].after_len == 6,
	   "with what stands around them in their passage");
	while (as_every_step(every, 0))
		slices++;
	OK(slices >= 1, "documents are looked through one by one");
	IS(places(every, 9), "0:4-10= 0:18-24. 0:74-80. 1:0-6.", "in the others too");
	as_every_places(&items, NULL, every);
	items[2].on = false;
	while (fine && more)
		fine = as_every_tag(&more, every, 4, 0, &err);
	OK(fine, "tagged: %s", as_error_text(&err));
	IS_INT(as_every_tagged(&lost, every), 2, "two new tags");
	IS_INT(lost, 0, "and no place lost");
	as_every_free(every);
	const struct as_tagged *tagged;
	as_session_tagged(&tagged, session, 1, NULL);
	IS(tagged[0].annotation->entity, entity, "linked to the entity");
	char *what;
	OK(as_session_undo(&what, session, &err), "undone");
	free(what);
	IS_INT(tags(session), 1, "as one step");
	as_error_clear(&err);
}

int main(void)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_session *session;
	char entity[AS_UUID_TEXT];
	test_folder_make();
	as_file_replace(test_path("a.txt"), one, strlen(one), NULL);
	as_file_replace(test_path("b.txt"), two, strlen(two), NULL);
	struct as_session_options options = {.corpus = test_folder, .annotator = "ann"};
	if (!OK(as_session_open(&session, &options, &err), "a corpus: %s", as_error_text(&err)))
		return tap_done();
	OK(as_session_tag(NULL, session, 0, (struct as_span){0, 10}, "person", NULL, &err), "the full name is tagged");
	memcpy(entity, as_session_linked(session)->entity, sizeof entity);
	test_tagged(session, (struct as_span){18, 24}, entity);
	test_stopped(session, (struct as_span){18, 24});
	as_session_close(session);
	test_folder_remove();
	return tap_done();
}
