/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verbs of the register, each one step of undo; its list, queries, orders. */
#include "session/entities.h"
#include "session/entitylist.h"
#include "sidecar.h"
#include "tap.h"

static const char words[] = "Sergei Ryabkov spoke.\n"
			    "Ryabkov left, and Lavrov came.\n"
			    "Rybakov is a mistake for Ryabkov.\n"
			    "Geneva was cold.\n"
			    "Ivan Ryabkov sings.\n";

static struct as_span span_of(const char *phrase, int nth)
{
	const char *at = words - 1;
	while (nth--)
		at = strstr(at + 1, phrase);
	return (struct as_span){(size_t)(at - words), (size_t)(at - words) + strlen(phrase)};
}

static void tag_it(char id[AS_UUID_TEXT], struct as_session *session, const char *phrase, int nth, const char *type)
{
	struct as_error err = AS_ERROR_INIT;
	OK(as_session_tag(id, session, 0, span_of(phrase, nth), type, NULL, &err), "%s is tagged", phrase);
	as_error_clear(&err);
}

static const char *entity(struct as_session *session, const char *name)
{
	static char id[4][AS_UUID_TEXT];
	static unsigned turn;
	struct as_error err = AS_ERROR_INIT;
	char *out = id[turn++ % 4];
	out[0] = '\0';
	as_session_entity_find(out, session, name, &err);
	as_error_clear(&err);
	return out;
}

/* "Geneva place 1, Ryabkov person 2 (R.)" of those that fit the query, in order. */
static const char *list(struct as_session *session, const char *text, enum as_entity_order order, bool reversed)
{
	static char out[2048];
	const struct as_entity_item *items, *chosen[64];
	struct as_query query;
	size_t count = as_session_entities(&items, session, NULL), fits = 0, len = 0;
	OK(as_query_parse(&query, text, as_entity_table(), NULL), "the query %s", text);
	for (size_t i = 0; i < count; i++)
		if (as_query_fits(&query, &items[i], as_entity_value))
			chosen[fits++] = &items[i];
	as_query_free(&query);
	as_entity_sort(chosen, fits, order, reversed);
	out[0] = '\0';
	for (size_t i = 0; i < fits; i++) {
		len += (size_t)snprintf(out + len, sizeof out - len, "%s%s %s %zu", i ? ", " : "",
					chosen[i]->row.entity.canonical, chosen[i]->row.entity.type,
					chosen[i]->row.mentions);
		for (size_t n = 0; n < chosen[i]->aliases_count; n++)
			len += (size_t)snprintf(out + len, sizeof out - len, " (%s)", chosen[i]->aliases[n]);
	}
	return out;
}

static void undo(struct as_session *session)
{
	struct as_error err = AS_ERROR_INIT;
	char *what;
	OK(as_session_undo(&what, session, &err), "undone: %s", as_error_text(&err));
	as_error_clear(&err);
	free(what);
}

#define ALL(session) list(session, "", AS_ENTITY_BY_NAME, false)

static void test_fields(struct as_session *session)
{
	struct as_error err = AS_ERROR_INIT;
	const char *lavrov = entity(session, "lavrov");
	char *before = as_strdup(ALL(session));
	OK(as_session_entity_set(session, lavrov, "canonical", "Sergey Lavrov", &err), "renamed");
	IS(list(session, "lavrov", 0, false), "Sergey Lavrov person 1 (Lavrov)", "the name that a mention uses stays one");
	OK(as_session_entity_set(session, lavrov, "canonical", "Sergei Lavrov", &err), "and again");
	IS(list(session, "lavrov", 0, false), "Sergei Lavrov person 1 (Lavrov)", "a name that none uses does not");
	OK(as_session_entity_set(session, lavrov, "canonical", "Lavrov", &err), "back to the first");
	IS(list(session, "lavrov", 0, false), "Lavrov person 1", "the canonical name is no alias");
	for (int i = 0; i < 3; i++)
		undo(session);
	IS(ALL(session), before, "each is one step of undo");
	free(before);

	OK(as_session_entity_set(session, lavrov, "type", "organisation", &err), "retyped");
	IS(list(session, "type:organisation", 0, false), "Lavrov organisation 1", "the entity");
	const struct as_tagged *tagged;
	size_t count = as_session_tagged(&tagged, session, 0, NULL), organisations = 0;
	for (size_t i = 0; i < count; i++)
		organisations += !strcmp(tagged[i].annotation->type, "organisation");
	IS_INT(organisations, 1, "and its mentions");
	undo(session);
	IS(list(session, "type:organisation", 0, false), "", "both come back as one");
	OK(!as_session_entity_set(session, lavrov, "type", "date", &err), "an entity is no date");
	as_error_clear(&err);
	OK(as_session_entity_set(session, lavrov, "external_id", "Q58217", &err), "a Wikidata id");
	IS(list(session, "external_id:Q58217", 0, false), "Lavrov person 1", "is found by");
	OK(as_session_entity_set(session, lavrov, "external_id", "https://viaf.org/1", &err), "an address");
	const char *const wrong[] = {"Q", "Q12x", "q42", "42", "http://", "ftp://x", "https://a b", "=Q1"};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		OK(!as_session_entity_set(session, lavrov, "external_id", wrong[i], &err), "no external id: %s", wrong[i]);
		as_error_clear(&err);
	}
	OK(as_session_entity_alias(session, lavrov, "the minister", &err), "another name");
	IS(entity(session, "The Minister"), lavrov, "finds it");
	OK(!as_session_entity_alias(session, lavrov, "Lavrov", &err), "its name is no other name");
	as_error_clear(&err);
	OK(as_session_entity_unalias(session, lavrov, "the minister", &err), "taken away");
	OK(!as_session_entity_unalias(session, lavrov, "the minister", &err) && err.code == AS_ERR_NOT_FOUND, "once");
	as_error_clear(&err);
	char part[9], none[AS_UUID_TEXT];
	snprintf(part, sizeof part, "%s", lavrov);
	IS(entity(session, part), lavrov, "the beginning of the id names it too");
	OK(!as_session_entity_find(none, session, "nobody", &err) && err.code == AS_ERR_NOT_FOUND, "nobody is called so");
	as_error_clear(&err);
}

static void test_joins(struct as_session *session, const char *mistaken)
{
	struct as_error err = AS_ERROR_INIT;
	char split[AS_UUID_TEXT], before[512];
	const char *rybakov = entity(session, "Rybakov"), *ryabkov = entity(session, "Ryabkov");
	snprintf(before, sizeof before, "%s", ALL(session));
	const char *const both[] = {rybakov, ryabkov};
	OK(as_session_entity_merge(session, both, 2, ryabkov, &err), "merged, the one itself among them");
	IS(list(session, "ryabkov", 0, false), "Sergei Ryabkov person 4 (Ryabkov) (Rybakov)", "mentions and names together");
	OK(as_session_entity_split(split, session, &mistaken, 1, NULL, &err), "split off again");
	IS(list(session, "name:rybakov", AS_ENTITY_BY_NAME, false),
	   "Rybakov person 1, Sergei Ryabkov person 3 (Ryabkov) (Rybakov)", "named by its words");
	OK(!as_session_entity_find(split, session, "no such", &err), "none");
	as_error_clear(&err);
	OK(as_session_entity_link(session, &mistaken, 1, NULL, &err), "unlinked");
	IS(list(session, "mentions:0", 0, false), "Rybakov person 0", "the entity stays");
	OK(as_session_entity_link(session, &mistaken, 1, ryabkov, &err), "linked to another");
	IS(list(session, "mentions:>3", 0, false), "Sergei Ryabkov person 4 (Ryabkov) (Rybakov)", "which has it now");
	for (int i = 0; i < 4; i++)
		undo(session);
	IS(ALL(session), before, "four steps back");
}

static void test_choice(struct as_session *session)
{
	struct as_error err = AS_ERROR_INIT;
	char third[AS_UUID_TEXT];
	struct as_arena arena = {0};
	struct as_annotation *mentions;
	struct as_entity got;
	size_t count, of, documents;
	tag_it(NULL, session, "Ivan Ryabkov", 1, "person");
	const char *sergei = entity(session, "Sergei Ryabkov"), *ivan = entity(session, "Ivan Ryabkov");
	OK(*ivan && strcmp(sergei, ivan), "two of one surname");
	OK(as_session_entity_mentions(&mentions, &count, &arena, session, sergei, &err), "the mentions of one");
	IS_INT(count, 3, "three");
	IS(mentions[1].anchor.exact, "Ryabkov", "in order");
	const char *id = mentions[1].id;
	OK(as_session_delete(session, &id, 1, &err), "one is deleted");
	OK(as_session_tag_as(session, 0, span_of("Ryabkov", 2), "person", ivan, &err), "and tagged as the other");
	OK(as_session_linked(session)->how == AS_LINK_KNOWN, "which is told");
	OK(as_session_entity_get(&got, &of, &documents, &arena, session, ivan, &err), "the other");
	OK(of == 2 && documents == 1, "has two mentions in a document");
	undo(session);
	OK(as_session_tag_as(session, 0, span_of("Ryabkov", 2), "person", "", &err), "or as a third");
	memcpy(third, as_session_linked(session)->entity, sizeof third);
	IS(list(session, "canonical:ryabkov", AS_ENTITY_BY_MENTIONS, true),
	   "Sergei Ryabkov person 2 (Ryabkov), Ivan Ryabkov person 1, Ryabkov person 1", "three, the most named first");
	IS(entity(session, "RYABKOV"), third, "a name goes before another's other name");
	as_error_clear(&err);
	as_arena_free(&arena);
}

/* A mention that gets another type names another entity. */
static void test_retyped(struct as_session *session)
{
	struct as_error err = AS_ERROR_INIT;
	char id[AS_UUID_TEXT];
	char *before = as_strdup(ALL(session));
	tag_it(id, session, "Ivan", 1, "organisation");
	OK(as_session_set_type(session, id, "place", &err), "retyped");
	IS(list(session, "name:ivan type:place,organisation", 0, false), "Ivan place 1", "its entity went along");
	OK(as_session_set_type(session, id, "date", &err), "a date");
	IS(ALL(session), before, "names nobody");
	for (int i = 0; i < 3; i++)
		undo(session);
	IS(ALL(session), before, "undone, each as one");
	free(before);
	as_error_clear(&err);
}

int main(void)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_session *session;
	const struct as_entity_item *items;
	char mistaken[AS_UUID_TEXT];
	test_folder_make();
	as_file_replace(test_path("a.txt"), words, strlen(words), NULL);
	struct as_session_options options = {.corpus = test_folder, .annotator = "ann"};
	if (!OK(as_session_open(&session, &options, &err), "a corpus: %s", as_error_text(&err)))
		return tap_done();
	IS_INT(as_session_entities(&items, session, NULL), 0, "without a sidecar there are none");
	tag_it(NULL, session, "Sergei Ryabkov", 1, "person");
	tag_it(NULL, session, "Ryabkov", 2, "person");
	tag_it(NULL, session, "Ryabkov", 3, "person");
	tag_it(NULL, session, "Lavrov", 1, "person");
	tag_it(mistaken, session, "Rybakov", 1, "person");
	tag_it(NULL, session, "Geneva", 1, "place");
	IS(list(session, "", AS_ENTITY_BY_TYPE, true),
	   "Geneva place 1, Lavrov person 1, Rybakov person 1, Sergei Ryabkov person 3", "by type, the last first");
	test_fields(session);
	OK(as_session_entity_alias(session, entity(session, "Sergei Ryabkov"), "Ryabkov", &err), "a short name");
	test_joins(session, mistaken);
	test_choice(session);
	test_retyped(session);
	as_session_close(session);
	test_folder_remove();
	return tap_done();
}
