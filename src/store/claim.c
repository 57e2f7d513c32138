/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/claim.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "db/statement.h"
#include "store/handle.h"
#include "store/place.h"

/* The fields of a claim in the order of its columns, then those of a place. */
#define CLAIM_COLUMNS                                                                                          \
	"c.id, c.normalised, c.claimant, c.role, c.said, c.checkworthy, c.state, c.verdict, c.scale, c.rationale," \
	" c.reviewer, c.annotator," \
	" c.created, max(c.updated, a.updated), (SELECT count(*) FROM evidence e WHERE e.claim = c.id)"
#define PLACE_COLUMNS "a.id, p.form, a.note, a.annotator, s.exact, s.start, d.path, d.path_bytes, d.title, d.date, d.source"
enum { AT_UPDATED = 13, AT_EVIDENCE, AT_PLACE, AT_DOCUMENT = AT_PLACE + 6 };

#define APPEARING                                                                          \
	" c JOIN appearance p ON p.claim = c.id JOIN annotation a ON a.id = p.annotation"   \
	" JOIN span s ON s.object = a.id AND s.part = 0 JOIN document d ON d.id = s.document" \
	" ORDER BY c.id, d.date IS NULL, d.date, d.path, s.start, a.id"

static struct as_claim_document *document_of(struct as_claims *claims, struct as_stmt *stmt)
{
	const char *path = as_place_path(&claims->arena, stmt, AT_DOCUMENT);
	bool fresh;
	uint32_t index = *as_map_put(&claims->documents, path, strlen(path), (uint32_t)claims->known_count, &fresh);
	if (!fresh)
		return claims->known[index];
	struct as_claim_document *document = AS_NEW(&claims->arena, struct as_claim_document);
	*document = (struct as_claim_document){
		.path = path,
		.title = as_place_text(&claims->arena, stmt, AT_DOCUMENT + 2),
		.date = as_place_text(&claims->arena, stmt, AT_DOCUMENT + 3),
		.source = as_place_text(&claims->arena, stmt, AT_DOCUMENT + 4),
		.number = -1,
		.text = -1,
		.story = -1,
	};
	AS_RESERVE(claims->known, claims->known_cap, claims->known_count + 1);
	return claims->known[claims->known_count++] = document;
}

static void read_claim(struct as_claim *claim, struct as_arena *arena, struct as_stmt *stmt)
{
	const char **const texts[] = {
		&claim->normalised, &claim->claimant, &claim->role, &claim->said, &claim->checkworthy, &claim->state,
		&claim->verdict, &claim->scale, &claim->rationale, &claim->reviewer, &claim->annotator, &claim->created,
		&claim->updated};
	*claim = (struct as_claim){.evidence = (size_t)as_column_int(stmt, AT_EVIDENCE)};
	as_place_id(claim->id, stmt, 0);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		*texts[i] = as_place_text(arena, stmt, (int)i + 1);
}

static void read_place(struct as_claim_place *place, struct as_claims *claims, struct as_stmt *stmt)
{
	const char **const texts[] = {&place->form, &place->note, &place->annotator, &place->text};
	as_place_id(place->id, stmt, AT_PLACE);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		*texts[i] = as_place_text(&claims->arena, stmt, AT_PLACE + 1 + (int)i);
	place->start = (uint64_t)as_column_int(stmt, AT_DOCUMENT - 1);
	place->document = document_of(claims, stmt);
}

/* The places of the claim being read, as rows hand them out. */
struct places {
	struct as_claim_place *items;
	size_t count, cap;
};

static void keep_places(struct as_claim *claim, struct as_arena *arena, struct places *places)
{
	claim->places = AS_NEW_ARRAY(arena, struct as_claim_place, places->count + 1);
	if (places->count)
		memcpy(claim->places, places->items, places->count * sizeof *places->items);
	claim->places_count = places->count;
	places->count = 0;
}

/* Reads a row into `claim`, which it begins when the row is of another. */
static void read_row(struct as_claim *claim, struct places *places, struct as_claims *claims, struct as_stmt *stmt)
{
	const char *updated = as_column_text(stmt, AT_UPDATED);
	if (!places->count)
		read_claim(claim, &claims->arena, stmt);
	else if (updated && (!claim->updated || strcmp(updated, claim->updated) > 0))
		claim->updated = as_place_text(&claims->arena, stmt, AT_UPDATED);
	AS_RESERVE(places->items, places->cap, places->count + 1);
	places->items[places->count] = (struct as_claim_place){.form = NULL};
	read_place(&places->items[places->count++], claims, stmt);
}

bool as_claim_list(struct as_claims *claims, struct as_store *store, const char *after, size_t most,
		   struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(
		store->db,
		"SELECT " CLAIM_COLUMNS ", " PLACE_COLUMNS
		" FROM (SELECT * FROM claim WHERE id > ?1 ORDER BY id LIMIT ?2)" APPEARING, err);
	struct places places = {0};
	enum as_step step;
	as_bind_text(stmt, 1, after);
	as_bind_int(stmt, 2, (int64_t)most);
	while ((step = as_stmt_step(stmt, err)) == AS_STEP_ROW) {
		struct as_claim *last = claims->count && places.count ? &claims->items[claims->count - 1] : NULL;
		const char *id = as_column_text(stmt, 0);
		if (!last || !id || strcmp(id, last->id) != 0) {
			if (last)
				keep_places(last, &claims->arena, &places);
			AS_RESERVE(claims->items, claims->cap, claims->count + 1);
			last = &claims->items[claims->count++];
		}
		read_row(last, &places, claims, stmt);
	}
	if (places.count)
		keep_places(&claims->items[claims->count - 1], &claims->arena, &places);
	as_stmt_release(stmt);
	free(places.items);
	return step == AS_STEP_DONE;
}

bool as_claim_get(struct as_claim *claim, struct as_claims *claims, struct as_store *store, const char *id,
		  struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(
		store->db,
		"SELECT " CLAIM_COLUMNS ", " PLACE_COLUMNS " FROM (SELECT * FROM claim WHERE id = ?1)" APPEARING, err);
	struct places places = {0};
	enum as_step step;
	as_bind_text(stmt, 1, id);
	while ((step = as_stmt_step(stmt, err)) == AS_STEP_ROW)
		read_row(claim, &places, claims, stmt);
	as_stmt_release(stmt);
	bool found = step == AS_STEP_DONE && places.count;
	if (found)
		keep_places(claim, &claims->arena, &places);
	else if (step == AS_STEP_DONE)
		as_error_set(err, AS_ERR_NOT_FOUND, _("%s: no such claim"), id);
	free(places.items);
	return found;
}

void as_claims_free(struct as_claims *claims)
{
	free(claims->items);
	free(claims->known);
	as_map_free(&claims->documents);
	as_arena_free(&claims->arena);
	*claims = (struct as_claims){.count = 0};
}

bool as_claim_progress(size_t *claims, size_t *done, struct as_store *store, const char *document,
		       struct as_error *err)
{
	struct as_stmt *stmt = as_stmt_take(store->db,
					    "SELECT count(DISTINCT c.id), count(DISTINCT iif(c.state = 'done', c.id, NULL))"
					    " FROM document d JOIN span s ON s.document = d.id AND s.part = 0"
					    " JOIN appearance p ON p.annotation = s.object JOIN claim c ON c.id = p.claim"
					    " WHERE d.path = ?1",
					    err);
	as_bind_text(stmt, 1, document);
	bool ok = as_stmt_step(stmt, err) == AS_STEP_ROW;
	*claims = ok ? (size_t)as_column_int(stmt, 0) : 0;
	*done = ok ? (size_t)as_column_int(stmt, 1) : 0;
	as_stmt_release(stmt);
	return ok;
}
