/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/register.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "session/state.h"
#include "store/entity.h"
#include "text/fold.h"
#include "text/word.h"

enum { GLUED_MOST = 4, GLUED_STEM = 4, NONE = UINT32_MAX }; /* letters of a small word; bytes of a name it hangs on */

/* A name in the register.  Names with the same folded form, or the same last
 * word, are chains in the order in which they were added. */
struct as_register_name {
	const char *id, *type, *text;
	bool canonical;
	uint32_t next_alike, next_last; /* NONE ends a chain */
};

bool as_session_names_entities(const char *type)
{
	static const char *const values[] = {"date", "quantity", "claim"};
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		if (!strcmp(type, values[i]))
			return false;
	return true;
}

/* ---- the register in memory */

/* Adds the name to the end of the chain of its key. */
static void chain(struct as_register *reg, struct as_map *map, const struct as_buf *key, bool alike)
{
	uint32_t at = (uint32_t)reg->count - 1;
	bool fresh;
	uint32_t *first = as_map_put(map, key->len ? key->data : "", key->len, at, &fresh);
	if (fresh)
		return;
	uint32_t last = *first, *link;
	while (link = alike ? &reg->names[last].next_alike : &reg->names[last].next_last, *link != NONE)
		last = *link;
	*link = at;
}

static void add_name(struct as_register *reg, const char *id, const char *type, const char *text, bool canonical)
{
	struct as_words words = {0};
	struct as_buf key = AS_BUF_INIT;
	AS_RESERVE(reg->names, reg->cap, reg->count + 1);
	reg->names[reg->count++] = (struct as_register_name){
		.id = as_arena_strdup(&reg->arena, id), .type = as_arena_strdup(&reg->arena, type),
		.text = as_arena_strdup(&reg->arena, text), .canonical = canonical, .next_alike = NONE, .next_last = NONE};
	as_fold(&key, text, strlen(text));
	chain(reg, &reg->by_name, &key, true);
	as_words_add(&words, text, strlen(text), 0);
	if (words.count) {
		struct as_span last = words.items[words.count - 1];
		as_buf_clear(&key);
		as_fold(&key, text + last.start, as_span_length(last));
		chain(reg, &reg->by_last, &key, false);
	}
	as_words_free(&words);
	as_buf_free(&key);
}

void as_session_register_free(struct as_register *reg)
{
	as_map_free(&reg->by_name);
	as_map_free(&reg->by_last);
	as_arena_free(&reg->arena);
	free(reg->names);
	*reg = (struct as_register){0};
}

static bool read_register(struct as_session *session, struct as_error *err)
{
	struct as_register *reg = &session->register_;
	struct as_arena arena = {0};
	struct as_entity_name *names = NULL;
	size_t count = 0;
	as_session_register_free(reg);
	bool ok = !as_session_store(session) || as_entity_names(&names, &count, &arena, session->store, err);
	for (size_t i = 0; ok && i < count; i++)
		add_name(reg, names[i].id, names[i].type, names[i].text, names[i].canonical);
	as_arena_free(&arena);
	reg->fresh = ok;
	return ok;
}

/* ---- which names fit */

struct fitting {
	const struct as_register *reg;
	const char *type;
	struct as_fit *out;
	size_t count;
};

static void take(struct fitting *fitting, const struct as_register_name *name, enum as_fit_kind kind)
{
	if (strcmp(name->type, fitting->type) != 0)
		return;
	for (size_t i = 0; i < fitting->count; i++)
		if (!strcmp(fitting->out[i].id, name->id))
			return;
	if (fitting->count < AS_FITS_MOST)
		fitting->out[fitting->count++] = (struct as_fit){.id = name->id, .canonical = name->text, .kind = kind};
}

static void take_alike(struct fitting *fitting, const char *folded, size_t len, enum as_fit_kind kind)
{
	const uint32_t *first = len ? as_map_get(&fitting->reg->by_name, folded, len) : NULL;
	for (uint32_t at = first ? *first : NONE; at != NONE; at = fitting->reg->names[at].next_alike)
		if (kind != AS_FIT_FULLER || fitting->reg->names[at].canonical)
			take(fitting, &fitting->reg->names[at], kind);
}

static void take_surname(struct fitting *fitting, const char *folded, size_t len, enum as_fit_kind kind)
{
	const uint32_t *first = as_map_get(&fitting->reg->by_last, folded, len);
	for (uint32_t at = first ? *first : NONE; at != NONE; at = fitting->reg->names[at].next_last)
		take(fitting, &fitting->reg->names[at], kind);
}

/* "Ryabkovis": a small word in small letters stuck to a name, or to the last word of a person's.
 * `last`: bytes of the last word; what is cut off must be the end of it. */
static void take_glued(struct fitting *fitting, const struct as_buf *folded, size_t last, bool person)
{
	for (size_t cut = 1; cut <= GLUED_MOST && cut < last && folded->len >= GLUED_STEM + cut && !fitting->count; cut++) {
		take_alike(fitting, folded->data, folded->len - cut, AS_FIT_GLUED);
		if (!fitting->count && person)
			take_surname(fitting, folded->data, folded->len - cut, AS_FIT_GLUED);
	}
}

/* Words without the first ones; those of a name stand last. */
static void take_ends(struct fitting *fitting, const char *text, size_t len, const struct as_words *words,
		      enum as_fit_kind kind)
{
	struct as_buf folded = AS_BUF_INIT;
	for (size_t first = 1; first < words->count && !fitting->count; first++) {
		size_t from = words->items[first].start;
		bool last = first + 1 == words->count;
		as_buf_clear(&folded);
		as_fold(&folded, text + from, len - from);
		/* One word at the end names a person whose first name is new; more are a name after a title. */
		if (last == (kind == AS_FIT_FULLER))
			take_alike(fitting, folded.data, folded.len, kind);
	}
	as_buf_free(&folded);
}

static int by_name(const void *a, const void *b)
{
	const struct as_fit *x = a, *y = b;
	int order = strcmp(x->canonical, y->canonical);
	return order ? order : strcmp(x->id, y->id);
}

/* An alias fits for the name of its entity. */
static void name_fits(struct fitting *fitting)
{
	for (size_t i = 0; i < fitting->count; i++)
		for (size_t n = 0; n < fitting->reg->count; n++)
			if (fitting->reg->names[n].canonical && !strcmp(fitting->reg->names[n].id, fitting->out[i].id))
				fitting->out[i].canonical = fitting->reg->names[n].text;
	if (fitting->count)
		qsort(fitting->out, fitting->count, sizeof *fitting->out, by_name);
}

size_t as_session_fits(struct as_fit *out, struct as_session *session, const char *words, size_t len, const char *type,
		       struct as_error *err)
{
	struct fitting fitting = {.reg = &session->register_, .type = type, .out = out};
	if (!session->register_.fresh && !read_register(session, err))
		return 0;
	bool person = !strcmp(type, "person");
	struct as_words parts = {0};
	struct as_buf folded = AS_BUF_INIT;
	as_fold(&folded, words, len);
	as_words_add(&parts, words, len, 0);
	if (folded.len)
		take_alike(&fitting, folded.data, folded.len, AS_FIT_NAME);
	if (!fitting.count)
		take_ends(&fitting, words, len, &parts, AS_FIT_TITLED);
	if (!fitting.count && folded.len && parts.count)
		take_glued(&fitting, &folded, as_span_length(parts.items[parts.count - 1]), person);
	if (!fitting.count && person && parts.count == 1 && folded.len)
		take_surname(&fitting, folded.data, folded.len, AS_FIT_SURNAME);
	if (!fitting.count && person)
		take_ends(&fitting, words, len, &parts, AS_FIT_FULLER);
	name_fits(&fitting);
	as_words_free(&parts);
	as_buf_free(&folded);
	return fitting.count;
}

bool as_session_claimant_entity(char id[AS_UUID_TEXT], struct as_session *session, const char *claimant)
{
	static const char *const types[] = {"person", "organisation", "place", "event", "other"};
	struct as_fit fits[AS_FITS_MOST];
	if (!claimant || !as_session_store(session))
		return false;
	if (!strncasecmp(claimant, "the ", 4))
		claimant += 4;
	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		size_t count = as_session_fits(fits, session, claimant, strlen(claimant), types[i], NULL);
		if (count == 1)
			memcpy(id, fits[0].id, AS_UUID_TEXT);
		if (count)
			return count == 1;
	}
	return false;
}

/* ---- linking */

const struct as_linked *as_session_linked(const struct as_session *session)
{
	return &session->linked;
}

/* The words as a name: runs of white space are one blank. */
static char *as_name(const char *words, size_t len)
{
	struct as_buf name = AS_BUF_INIT;
	for (size_t i = 0; i < len; i++) {
		bool blank = strchr(" \t\r\n", words[i]) != NULL;
		if (!blank || (name.len && name.data[name.len - 1] != ' '))
			as_buf_addc(&name, blank ? ' ' : words[i]);
	}
	as_buf_addc(&name, '\0');
	return as_buf_detach(&name);
}

static bool link_fresh(struct as_session *session, const char *annotation, const char *name, const char *type,
		       struct as_error *err)
{
	struct as_entity entity = {.canonical = name, .type = type};
	struct as_linked *linked = &session->linked;
	if (!as_entity_add(linked->entity, session->store, &entity, err) ||
	    !as_entity_link(session->store, annotation, linked->entity, err))
		return false;
	add_name(&session->register_, linked->entity, type, name, true);
	session->register_.added++;
	linked->how = AS_LINK_FRESH;
	return true;
}

/* A fuller name becomes the canonical one, the short one an alias. */
static bool grow(struct as_session *session, const struct as_fit *fit, const char *name, struct as_error *err)
{
	struct as_change change = {AS_ENTITY_CANONICAL, name};
	char *id = as_strdup(fit->id), *shorter = as_strdup(fit->canonical);
	bool ok = as_entity_change(session->store, id, &change, 1, err) &&
		  as_entity_alias(session->store, id, shorter, err);
	session->register_.fresh = false;
	free(id);
	free(shorter);
	return ok;
}

bool as_session_link_mention(struct as_session *session, const char *annotation, const char *words, size_t len,
			     const char *type, struct as_error *err)
{
	struct as_fit fits[AS_FITS_MOST];
	struct as_error local = AS_ERROR_INIT;
	session->linked = (struct as_linked){.how = AS_LINK_NONE};
	if (!as_session_names_entities(type))
		return true;
	size_t count = as_session_fits(fits, session, words, len, type, &local);
	if (local.code) {
		as_error_move(err, &local);
		return false;
	}
	if (count > 1) {
		session->linked.how = AS_LINK_SEVERAL;
		return true;
	}
	char *name = as_name(words, len);
	bool ok = true;
	if (count == 0) {
		ok = link_fresh(session, annotation, name, type, err);
	} else {
		session->linked.how = AS_LINK_KNOWN;
		memcpy(session->linked.entity, fits[0].id, AS_UUID_TEXT);
		ok = as_entity_link(session->store, annotation, fits[0].id, err) &&
		     (fits[0].kind != AS_FIT_FULLER || grow(session, &fits[0], name, err));
	}
	free(name);
	return ok;
}
