/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/tally.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "session/state.h"
#include "store/annotation.h"

void as_session_tally_free(struct as_tally *tally)
{
	as_map_free(&tally->by_words);
	as_buf_free(&tally->key);
	as_arena_free(&tally->arena);
	free(tally->entries);
	*tally = (struct as_tally){0};
}

/* Valid until the next one is added. */
static struct as_tally_entry *entry_of(struct as_tally *tally, const char *type, const char *words)
{
	bool added;
	as_buf_clear(&tally->key);
	as_buf_add(&tally->key, type, strlen(type) + 1); /* no text holds a NUL */
	as_buf_adds(&tally->key, words);
	uint32_t *at = as_map_put(&tally->by_words, tally->key.data, tally->key.len, (uint32_t)tally->count, &added);
	size_t n = *at;
	if (added) {
		AS_RESERVE(tally->entries, tally->cap, tally->count + 1);
		tally->entries[tally->count++] = (struct as_tally_entry){
			.type = as_arena_strdup(&tally->arena, type), .words = as_arena_strdup(&tally->arena, words)};
	}
	return &tally->entries[n];
}

static void count_in(void *data, const char *type, const char *words)
{
	struct as_tally *tally = data;
	if (type && words)
		entry_of(tally, type, words)->mentions++;
}

void as_session_tally_add(struct as_session *session, const struct as_annotation *annotation)
{
	if (session->tally.fresh && annotation->kind == AS_MENTION)
		count_in(&session->tally, annotation->type, annotation->anchor.exact);
}

void as_session_tally_remove(struct as_session *session, const struct as_annotation *annotation)
{
	struct as_tally *tally = &session->tally;
	if (!tally->fresh || annotation->kind != AS_MENTION)
		return;
	struct as_tally_entry *entry = entry_of(tally, annotation->type, annotation->anchor.exact);
	if (entry->mentions)
		entry->mentions--;
	else
		tally->fresh = false; /* not what it was thought to be: counted again when asked for */
}

static void read_tally(struct as_session *session)
{
	struct as_tally *tally = &session->tally;
	if (tally->fresh)
		return;
	as_session_tally_free(tally);
	tally->fresh = !session->store || as_annotation_each_mention(session->store, count_in, tally, NULL);
}

size_t as_session_tallies(const struct as_tally_entry **out, struct as_session *session)
{
	read_tally(session);
	*out = session->tally.entries;
	return session->tally.count;
}
