/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entities and the codebook. */
#include "sidecar.h"
#include "store/check.h"
#include "store/codebook.h"
#include "store/entity.h"
#include "store/history.h"
#include "store/rejection.h"
#include "tap.h"

static const char text[] = "MOSCOW, Jan 11: Sergei Ryabkov said no. Ryabkov left. The minister spoke; Ryabkovis a name.";

static struct as_doc doc, other;
static struct as_arena arena;
static struct as_error err = AS_ERROR_INIT;

static size_t findings(struct as_store *store)
{
	size_t count = 0;
	return as_check_sidecar(&count, store, NULL, NULL, &err) ? count : 999;
}

static struct as_entity entity_of(struct as_store *store, const char *id)
{
	struct as_entity entity = {.canonical = ""};
	as_entity_get(&entity, &arena, store, id, &err);
	return entity;
}

static const char *names_of(struct as_store *store, const char *id)
{
	struct as_alias *aliases;
	size_t count;
	struct as_buf out = AS_BUF_INIT;
	as_buf_adds(&out, entity_of(store, id).canonical);
	as_entity_aliases(&aliases, &count, &arena, store, id, &err);
	for (size_t i = 0; i < count; i++)
		as_buf_printf(&out, "|%s", aliases[i].text);
	const char *names = as_arena_strdup(&arena, out.data);
	as_buf_free(&out);
	return names;
}

static size_t mentions_of(struct as_store *store, const char *id)
{
	const char **ids;
	size_t count;
	return as_entity_mentions(&ids, &count, &arena, store, id, &err) ? count : 999;
}

static const char *undone(struct as_store *store)
{
	struct as_buf what = AS_BUF_INIT;
	const char *said = as_history_undo(&what, store, &err) ? as_arena_strdup(&arena, what.data) : as_error_text(&err);
	as_buf_free(&what);
	return said;
}

static void mention(char id[AS_UUID_TEXT], struct as_store *store, struct as_doc *where, const char *words,
		    const char *entity)
{
	struct as_annotation annotation = {.kind = AS_MENTION, .type = "person", .anchor = anchor_of(where, words)};
	snprintf(annotation.entity, sizeof annotation.entity, "%s", entity);
	OK(as_annotation_add(id, store, &annotation, where, &err), "a mention of \"%s\": %s", words, as_error_text(&err));
}

static void test_entities(void)
{
	struct as_store *store = open_as(test_path("entities.db"), "ann");
	struct as_entity ryabkov = {.canonical = "Ryabkov", .type = "person", .note = "deputy"};
	struct as_annotation got;
	struct as_entity_row *rows;
	size_t count;
	char entity[AS_UUID_TEXT], one[AS_UUID_TEXT], two[AS_UUID_TEXT], place[AS_UUID_TEXT];
	OK(!as_entity_add(entity, store, &(struct as_entity){.type = "person"}, &err) && err.code == AS_ERR_USAGE,
	   "an entity has a name: %s", as_error_text(&err));
	OK(as_entity_add(entity, store, &ryabkov, &err), "it is added: %s", as_error_text(&err));
	mention(one, store, &doc, "Sergei Ryabkov", entity);
	mention(two, store, &other, "Ryabkov", "");
	tag(place, store, &doc, "MOSCOW", "place");
	OK(as_annotation_get(&got, &arena, store, one, &err) && !strcmp(got.entity, entity), "a mention is linked as it is made");
	IS(got.canonical, "Ryabkov", "and knows the name");
	OK(as_entity_link(store, two, entity, &err) && mentions_of(store, entity) == 2, "another is linked later");
	OK(!as_entity_link(store, two, one, &err) && err.code == AS_ERR_NOT_FOUND, "to an entity only: %s", as_error_text(&err));
	OK(as_entity_alias(store, entity, "Sergei Ryabkov", &err) && as_entity_alias(store, entity, "Ryabkovis", &err) &&
	   as_entity_alias(store, entity, "Ryabkovis", &err), "aliases are given, twice the same is no harm");
	IS(names_of(store, entity), "Ryabkov|Ryabkovis|Sergei Ryabkov", "they are there");
	const struct as_change changes[] = {{AS_ENTITY_CANONICAL, "Sergei Ryabkov"}, {AS_ENTITY_EXTERNAL_ID, "Q4404090"}};
	OK(as_entity_change(store, entity, changes, 2, &err), "it is renamed");
	OK(!as_entity_change(store, entity, &(struct as_change){AS_ENTITY_CANONICAL, ""}, 1, &err), "but not to nothing");
	OK(as_entity_list(&rows, &count, &arena, store, &err) && count == 1 && rows[0].mentions == 2 &&
	   rows[0].documents == 2, "the register counts mentions and documents");
	IS(rows[0].first, "2022-01-11", "it has the first date");
	IS(rows[0].last, "2022-02-12", "and the last");
	OK(as_entity_unalias(store, entity, "Ryabkovis", &err), "an alias is taken away");
	IS(undone(store), "took the alias \"Ryabkovis\" from \"Sergei Ryabkov\"", "which undo names");
	IS(undone(store), "changed canonical, external_id of \"Ryabkov\" in the register", "the change by the old name");
	OK(as_entity_delete(store, entity, &err) && as_annotation_get(&got, &arena, store, one, &err) && !got.entity[0],
	   "deleted, its mentions stay without it");
	IS(undone(store), "deleted \"Ryabkov\" from the register", "one undo");
	IS_INT(mentions_of(store, entity), 2, "brings it back with its mentions");
	IS(names_of(store, entity), "Ryabkov|Ryabkovis|Sergei Ryabkov", "and its names");
	IS_INT(findings(store), 0, "and the tables agree");
	as_store_close(store);
}

static void test_merge(void)
{
	struct as_store *store = open_as(test_path("merge.db"), "ann"), *bob = open_as(test_path("merge.db"), "bob");
	char a[AS_UUID_TEXT], b[AS_UUID_TEXT], c[AS_UUID_TEXT], one[AS_UUID_TEXT], two[AS_UUID_TEXT], claim[AS_UUID_TEXT];
	struct as_annotation said = {.kind = AS_APPEARANCE, .anchor = anchor_of(&doc, "said no")}, got;
	as_entity_add(a, store, &(struct as_entity){.canonical = "Ryabkov", .type = "person"}, &err);
	as_entity_add(b, store, &(struct as_entity){.canonical = "S. Ryabkov", .type = "person", .external_id = "Q1"}, &err);
	as_entity_alias(store, b, "Ryabkov", &err);
	as_entity_alias(store, b, "the minister", &err);
	mention(one, store, &doc, "Sergei Ryabkov", a);
	mention(two, store, &doc, "The minister", b);
	said.claimant_entity = b;
	OK(as_annotation_add(claim, store, &said, &doc, &err), "a claim of an entity: %s", as_error_text(&err));
	OK(as_entity_merge(store, b, a, &err), "two are made one: %s", as_error_text(&err));
	IS(names_of(store, a), "Ryabkov|S. Ryabkov|the minister", "with the names of both");
	IS(entity_of(store, a).external_id, "Q1", "and what only the other knew");
	IS_INT(mentions_of(store, a), 2, "and the mentions");
	OK(as_annotation_get(&got, &arena, store, claim, &err) && !strcmp(got.claimant_entity, a), "and the claims");
	IS(undone(store), "merged \"S. Ryabkov\" into \"Ryabkov\"", "one undo");
	OK(mentions_of(store, a) == 1 && mentions_of(store, b) == 1, "makes them two again");
	const char *const some[] = {one, two};
	OK(as_entity_split(c, store, &(struct as_entity){.canonical = "Another", .type = "person"}, some, 2, &err) &&
	   mentions_of(store, c) == 2 && mentions_of(store, b) == 0, "mentions are split off to a new one");
	as_entity_link(bob, one, a, &err);
	OK(!as_history_undo(NULL, store, &err) && err.code == AS_ERR_CONFLICT, "which cannot be undone under bob: %s",
	   as_error_text(&err));
	as_history_undo(NULL, bob, &err);
	OK(as_history_undo(NULL, store, &err) && mentions_of(store, b) == 1, "but when he took it back");
	OK(!as_entity_merge(store, a, a, &err), "an entity is not merged with itself");
	IS_INT(findings(store), 0, "and the tables agree");
	as_store_close(store);
	as_store_close(bob);
}

static void test_codebook(void)
{
	struct as_store *store = open_as(test_path("codebook.db"), "ann");
	struct as_codebook_tag *tags, vessel = {.name = "vessel", .key = "s", .colour = "cyan", .description = "ships"};
	struct as_annotation got;
	size_t count;
	char id[AS_UUID_TEXT], again[AS_UUID_TEXT], ship[AS_UUID_TEXT];
	as_codebook_id(id, "vessel");
	as_codebook_id(again, "vessel");
	OK(!strcmp(id, again) && as_uuid_valid(id) && id[14] == '8', "a name makes always the same id");
	OK(as_codebook_set(store, &vessel, &err), "a tag is defined: %s", as_error_text(&err));
	vessel.colour = "green";
	vessel.type = "mention";
	OK(as_codebook_set(store, &vessel, &err), "and defined anew");
	OK(!as_codebook_set(store, &(struct as_codebook_tag){.name = "x", .key = "xy"}, &err), "a key is one letter: %s",
	   as_error_text(&err));
	OK(!as_codebook_set(store, &(struct as_codebook_tag){.name = "x", .type = "word"}, &err), "a type one of two: %s",
	   as_error_text(&err));
	as_codebook_set(store, &(struct as_codebook_tag){.name = "tanker", .parent = "vessel"}, &err);
	tag(ship, store, &doc, "MOSCOW", "vessel");
	struct as_anchor anchor = anchor_of(&doc, "Jan 11");
	as_rejection_add(again, store, &anchor, &doc, "vessel", &err);
	OK(as_codebook_rename(store, "vessel", "ship", &err), "it gets another name: %s", as_error_text(&err));
	OK(as_codebook_list(&tags, &count, &arena, store, &err) && count == 2, "no tag is lost");
	IS(tags[0].name, "ship", "one has the new name");
	IS(tags[0].colour, "green", "and its old colour");
	IS(tags[1].parent, "ship", "the other is below it");
	OK(as_annotation_get(&got, &arena, store, ship, &err) && !strcmp(got.type, "ship"), "what had it follows");
	OK(!as_codebook_rename(store, "ship", "tanker", &err) && err.code == AS_ERR_CONFLICT, "a name is taken once: %s",
	   as_error_text(&err));
	as_history_undo(NULL, store, &err);
	OK(as_annotation_get(&got, &arena, store, ship, &err) && !strcmp(got.type, "vessel"), "one undo takes it back");
	OK(as_codebook_delete(store, id, &err) && as_codebook_set(store, &vessel, &err), "deleted, it can be defined again");
	IS_INT(findings(store), 0, "and the tables agree");
	as_store_close(store);
}

int main(void)
{
	test_folder_make();
	make_doc(&doc, "001.txt", text, strlen(text));
	make_doc(&other, "002.txt", text, strlen(text));
	doc.metadata[AS_FIELD_DATE].value = "2022-01-11";
	other.metadata[AS_FIELD_DATE].value = "2022-02-12";
	test_entities();
	test_merge();
	test_codebook();
	as_doc_free(&doc);
	as_doc_free(&other);
	as_arena_free(&arena);
	as_error_clear(&err);
	test_folder_remove();
	return tap_done();
}
