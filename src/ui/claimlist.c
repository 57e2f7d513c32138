/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/claimlist.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct ui_claimlist *ui_claims_of(struct ui_shared *shared)
{
	if (shared->claims)
		return shared->claims;
	struct ui_claimlist *list = as_calloc(1, sizeof *list);
	list->ledger = as_ledger_new(shared->session);
	list->table = as_ledger_table(shared->session);
	as_query_parse(&list->query, "", list->table, NULL);
	return shared->claims = list;
}

void ui_claimlist_free(struct ui_claimlist *list)
{
	if (!list)
		return;
	as_ledger_free(list->ledger);
	free(list->all);
	free(list->rows);
	free(list->filter);
	as_query_free(&list->query);
	as_map_free(&list->marks);
	free(list);
}

/* ---- counts */

static bool is_stated(const char *text)
{
	return text && *text;
}

static void count_states(struct ui_claimlist *list)
{
	static const char *const states[UI_STATES] = {"open", "checking", "done"};
	memset(list->states, 0, sizeof list->states);
	list->undecided = 0;
	for (size_t i = 0; i < list->count; i++) {
		const struct as_claim *claim = list->rows[i]->claim;
		for (size_t state = 0; state < UI_STATES; state++)
			list->states[state] += claim->state && !strcmp(claim->state, states[state]);
		list->undecided += !is_stated(claim->verdict);
	}
}

struct source {
	const char *name;
	size_t claims;
	size_t last; /* row that was counted last, plus one: a row counts once */
};

static int most_claims_first(const void *a, const void *b)
{
	const struct source *x = a, *y = b;
	if (x->claims != y->claims)
		return x->claims < y->claims ? 1 : -1;
	return strcmp(x->name, y->name);
}

static void count_sources(struct ui_claimlist *list)
{
	struct as_map names = {0};
	struct source *sources = NULL;
	size_t count = 0, cap = 0;
	for (size_t i = 0; i < list->count; i++) {
		const struct as_claim *claim = list->rows[i]->claim;
		for (size_t n = 0; n < claim->places_count; n++) {
			const char *name = claim->places[n].document->source;
			bool fresh;
			if (!is_stated(name) || (n && claim->places[n].document == claim->places[n - 1].document))
				continue;
			uint32_t index = *as_map_put(&names, name, strlen(name), (uint32_t)count, &fresh);
			AS_RESERVE(sources, cap, count + 1);
			if (fresh)
				sources[count++] = (struct source){.name = name};
			sources[index].claims += sources[index].last != i + 1;
			sources[index].last = i + 1;
		}
	}
	if (count)
		qsort(sources, count, sizeof *sources, most_claims_first);
	list->sources_count = count < UI_SOURCES ? count : UI_SOURCES;
	for (size_t i = 0; i < list->sources_count; i++) {
		list->sources[i].name = sources[i].name;
		list->sources[i].claims = sources[i].claims;
	}
	free(sources);
	as_map_free(&names);
}

/* ---- building */

static void choose(struct ui_claimlist *list)
{
	list->rows = as_realloc(list->rows, list->all_count + 1, sizeof *list->rows);
	list->count = 0;
	for (size_t i = 0; i < list->all_count; i++)
		if (as_query_fits(&list->query, list->all[i], as_ledger_get))
			list->rows[list->count++] = list->all[i];
	count_states(list);
	count_sources(list);
	ui_claimlist_select_claim(list, list->selected);
}

void ui_claimlist_build(struct ui_claimlist *list)
{
	const struct as_ledger_row *rows;
	list->all_count = as_ledger_rows(&rows, list->ledger);
	list->all = as_realloc(list->all, list->all_count + 1, sizeof *list->all);
	list->marked = 0;
	for (size_t i = 0; i < list->all_count; i++) {
		list->all[i] = &rows[i];
		list->marked += ui_claimlist_is_marked(list, rows[i].claim->id);
	}
	as_ledger_sort(list->all, list->all_count, list->order, list->reversed,
		       as_ledger_scale(list->ledger));
	choose(list);
}

void ui_claimlist_follow(struct ui_claimlist *list, const char *field)
{
	const char *name = as_ledger_order_name(list->order);
	bool moves = !strcmp(name, field) || list->order == AS_LEDGER_BY_UPDATED ||
		     (list->order == AS_LEDGER_BY_CLAIM && !strcmp(field, "normalised"));
	if (moves)
		as_ledger_sort(list->all, list->all_count, list->order, list->reversed,
		       as_ledger_scale(list->ledger));
	if (list->query.count || moves)
		choose(list);
	else
		count_states(list);
}

bool ui_claimlist_filter(struct ui_claimlist *list, const char *filter, struct as_error *err)
{
	struct as_query query;
	if (!as_query_parse(&query, filter ? filter : "", list->table, err)) {
		as_query_free(&query);
		return false;
	}
	as_query_free(&list->query);
	list->query = query;
	char *kept = filter && *filter ? as_strdup(filter) : NULL; /* it may be the one that goes */
	free(list->filter);
	list->filter = kept;
	choose(list);
	return true;
}

/* ---- the cursor */

const struct as_ledger_row *ui_claimlist_here(const struct ui_claimlist *list)
{
	return list->row < list->count ? list->rows[list->row] : NULL;
}

void ui_claimlist_select(struct ui_claimlist *list, size_t row)
{
	list->row = row < list->count ? row : list->count ? list->count - 1 : 0;
	if (list->count)
		memcpy(list->selected, list->rows[list->row]->claim->id, sizeof list->selected);
}

void ui_claimlist_select_claim(struct ui_claimlist *list, const char *id)
{
	const struct as_ledger_row *wanted = *id ? as_ledger_find(list->ledger, id) : NULL;
	size_t row = 0;
	while (wanted && row < list->count && list->rows[row] != wanted)
		row++;
	ui_claimlist_select(list, wanted && row < list->count ? row : list->row);
}

bool ui_claimlist_catch_up(struct ui_claimlist *list, const struct ui_shared *shared, int budget_ms)
{
	if (as_ledger_is_stale(list->ledger)) {
		if (as_ledger_step(list->ledger, budget_ms))
			return true;
		list->built = list->counted = false;
	}
	if (!list->counted && !shared->loading && !shared->stopped)
		list->counted = as_ledger_count_texts(list->ledger);
	if (!list->built)
		ui_claimlist_build(list);
	list->built = true;
	return false;
}

/* ---- marks */

bool ui_claimlist_is_marked(const struct ui_claimlist *list, const char *id)
{
	const uint32_t *mark = as_map_get(&list->marks, id, strlen(id));
	return mark && *mark;
}

bool ui_claimlist_mark(struct ui_claimlist *list, const char *id)
{
	uint32_t *mark = as_map_put(&list->marks, id, strlen(id), 0, NULL);
	*mark = !*mark;
	list->marked += *mark ? 1 : (size_t)-1;
	return *mark;
}

void ui_claimlist_unmark_all(struct ui_claimlist *list)
{
	as_map_free(&list->marks);
	list->marks = (struct as_map){.count = 0};
	list->marked = 0;
}

size_t ui_claimlist_chosen(const char ***ids, const struct ui_claimlist *list)
{
	size_t count = 0;
	*ids = as_calloc(list->count + 1, sizeof **ids);
	for (size_t i = 0; list->marked && i < list->count; i++)
		if (ui_claimlist_is_marked(list, list->rows[i]->claim->id))
			(*ids)[count++] = list->rows[i]->claim->id;
	if (!count && ui_claimlist_here(list))
		(*ids)[count++] = ui_claimlist_here(list)->claim->id;
	return count;
}

bool ui_claimlist_unchecked(struct ui_claimlist *list, bool forward)
{
	for (size_t step = 1; step <= list->count; step++) {
		size_t at = (list->row + (forward ? step : list->count - step)) % list->count;
		const char *state = list->rows[at]->claim->state;
		if (state && !strcmp(state, "done"))
			continue;
		ui_claimlist_select(list, at);
		return true;
	}
	return false;
}
