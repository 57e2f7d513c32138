/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mentions find their entities by name, alias, title, surname; a new name makes
 * a new entity; two that fit are asked about. */
#include <sys/stat.h>

#include "session/register.h"
#include "session/session.h"
#include "sidecar.h"
#include "store/entity.h"
#include "tap.h"

static const char words[] = "Ada Brandt spoke.\n"
			    "Mayor Brandt said so.\n"
			    "BRANDT again, and Brandtis glued.\n"
			    "Town Mayor Ada Brandt left.\n"
			    "Otto Brandt came.\n"
			    "Kovac was quiet.\n"
			    "Matej Kovač spoke.\n"
			    "On Monday Brandt.\n";

static struct as_span span_of(const char *phrase, int nth)
{
	const char *at = words - 1;
	while (nth--)
		at = strstr(at + 1, phrase);
	return (struct as_span){(size_t)(at - words), (size_t)(at - words) + strlen(phrase)};
}

static enum as_linking tagged(struct as_session *session, const char *phrase, int nth, const char *type)
{
	struct as_error err = AS_ERROR_INIT;
	if (!as_session_tag(NULL, session, 0, span_of(phrase, nth), type, NULL, &err))
		printf("# %s: %s\n", phrase, as_error_text(&err));
	as_error_clear(&err);
	return as_session_linked(session)->how;
}

/* "Ada Brandt 3 (Brandt), ..." */
static const char *register_of(struct as_session *session)
{
	static char text[1024];
	struct as_arena arena = {0};
	struct as_entity_row *rows;
	struct as_alias *aliases;
	size_t count, aliases_count, len = 0;
	as_entity_list(&rows, &count, &arena, as_session_store(session), NULL);
	text[0] = '\0';
	for (size_t i = 0; i < count; i++) {
		len += (size_t)snprintf(text + len, sizeof text - len, "%s%s %zu", i ? ", " : "",
					rows[i].entity.canonical, rows[i].mentions);
		as_entity_aliases(&aliases, &aliases_count, &arena, as_session_store(session), rows[i].entity.id, NULL);
		for (size_t n = 0; n < aliases_count; n++)
			len += (size_t)snprintf(text + len, sizeof text - len, " (%s)", aliases[n].text);
	}
	as_arena_free(&arena);
	return text;
}

int main(void)
{
	test_folder_make();
	const char *path = test_path("a.txt");
	as_file_replace(path, words, strlen(words), NULL);
	struct as_session_options options = {.corpus = test_folder, .annotator = "ann"};
	struct as_error err = AS_ERROR_INIT;
	struct as_session *session;
	if (!OK(as_session_open(&session, &options, &err), "a corpus: %s", as_error_text(&err)))
		return tap_done();
	IS_INT(tagged(session, "Ada Brandt", 1, "person"), AS_LINK_FRESH, "a name that nobody had makes an entity");
	IS_INT(tagged(session, "Brandt", 2, "person"), AS_LINK_KNOWN, "the surname alone is linked to it");
	IS_INT(tagged(session, "BRANDT", 1, "person"), AS_LINK_KNOWN, "whatever its case");
	IS_INT(tagged(session, "Brandtis", 1, "person"), AS_LINK_KNOWN, "with a word glued to it");
	IS_INT(tagged(session, "Town Mayor Ada Brandt", 1, "person"), AS_LINK_KNOWN, "behind a title");
	IS(register_of(session), "Ada Brandt 5", "one entity with five mentions");
	struct as_fit glued[AS_FITS_MOST];
	IS_INT(as_session_fits(glued, session, "Brandt left", 11, "person", &err), 0, "a word of its own is not glued");
	IS_INT(tagged(session, "Mayor Brandt", 1, "organisation"), AS_LINK_FRESH, "another type is another entity");
	char *what = NULL;
	OK(as_session_undo(&what, session, &err), "undo");
	IS(what, "tagged organisation \"Mayor Brandt\" in a.txt", "takes tag and entity as one step");
	free(what);
	IS(register_of(session), "Ada Brandt 5", "the entity is gone with it");
	IS_INT(tagged(session, "Otto Brandt", 1, "person"), AS_LINK_FRESH, "another first name is another person");
	IS_INT(tagged(session, "Brandt", 6, "person"), AS_LINK_SEVERAL, "then the surname fits two, and is not linked");
	struct as_fit fits[AS_FITS_MOST];
	IS_INT(as_session_fits(fits, session, "Brandt", 6, "person", &err), 2, "both are offered");
	IS(fits[0].canonical, "Ada Brandt", "by name");
	IS(fits[1].canonical, "Otto Brandt", "one and the other");
	IS_INT(tagged(session, "Kovac", 1, "person"), AS_LINK_FRESH, "a surname first");
	IS_INT(tagged(session, "Matej Kovač", 1, "person"), AS_LINK_KNOWN, "and then the full name, with its accent");
	IS(register_of(session), "Ada Brandt 5, Matej Kovač 2 (Kovac), Otto Brandt 1",
	   "the full name is the canonical one, the short one an alias");
	IS_INT(tagged(session, "Monday", 1, "date"), AS_LINK_NONE, "a date names nobody");
	char entity[AS_UUID_TEXT], claim[AS_UUID_TEXT];
	OK(!as_session_claimant_entity(entity, session, "Brandt"), "a claimant whose name two have is nobody in particular");
	OK(as_session_claimant_entity(entity, session, "Otto Brandt"), "one of them is");
	struct as_annotation fields = {.claimant = "the Kovac"};
	OK(as_session_claim(claim, session, 0, span_of("was quiet", 1), &fields, &err), "a claim");
	const struct as_annotation **all;
	size_t count = as_session_annotations(&all, session, &err);
	for (size_t i = 0; i < count; i++)
		if (!strcmp(all[i]->id, claim))
			OK(all[i]->claimant_entity && as_session_claimant_entity(entity, session, "Matej Kovač") &&
			   !strcmp(all[i]->claimant_entity, entity), "its claimant is the entity, by its alias");
	OK(as_session_set_field(session, claim, "claimant", "Nobody", &err), "another claimant");
	count = as_session_annotations(&all, session, &err);
	for (size_t i = 0; i < count; i++)
		if (!strcmp(all[i]->id, claim))
			OK(!all[i]->claimant_entity, "that the register does not have is no entity");
	as_session_close(session);
	OK(as_session_open(&session, &options, &err), "opened again");
	IS_INT(as_session_fits(fits, session, "KOVAC", 5, "person", &err), 1, "an alias is found");
	IS(fits[0].canonical, "Matej Kovač", "under its entity's name");
	IS_INT(as_session_fits(fits, session, "Nobody", 6, "person", &err), 0, "a stranger is not");
	as_session_close(session);
	as_error_clear(&err);
	test_folder_remove();
	return tap_done();
}
