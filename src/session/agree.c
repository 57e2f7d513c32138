/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/agree.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "session/refind.h"
#include "session/state.h"

/* A tag of one annotator, by numbers. */
struct entry {
	const struct as_annotation *annotation;
	uint32_t annotator, type;
	size_t doc;
};

/* Names in order, numbered. */
struct names {
	const char **items; /* borrowed */
	size_t count, cap;
};

struct gathering {
	const struct as_agree_options *options;
	struct as_session *session;
	struct as_agree *out;
	struct as_annotations *lists; /* one a sidecar */
	size_t lists_count;
	struct entry *entries;
	size_t entries_count, entries_cap;
	struct names annotators, types;
	struct as_coding *in_words, *in_bytes; /* by annotator, over all documents compared */
	uint32_t *labels;  /* by annotator and word */
	struct as_map label_sets; /* (label, type) -> label with that type too */
	uint64_t bytes;    /* of the documents before */
};

/* ---- names as numbers */

static int compare_names(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;
	return strcmp(*x, *y);
}

static void add_name(struct names *names, const char *name)
{
	AS_RESERVE(names->items, names->cap, names->count + 1);
	names->items[names->count++] = name;
}

static void settle_names(struct names *names)
{
	size_t kept = 0;
	if (names->count)
		qsort(names->items, names->count, sizeof *names->items, compare_names);
	for (size_t i = 0; i < names->count; i++)
		if (!kept || strcmp(names->items[kept - 1], names->items[i]) != 0)
			names->items[kept++] = names->items[i];
	names->count = kept;
}

static uint32_t number_of(const struct names *names, const char *name)
{
	const char **found = bsearch(&name, names->items, names->count, sizeof *names->items, compare_names);
	return found ? (uint32_t)(found - names->items) : 0;
}

/* ---- gathering the tags */

static bool read_sidecar(struct as_annotations *list, struct as_session *session, const char *path,
			 struct as_error *err)
{
	struct as_store_options options = {.access = AS_STORE_READ, .annotator = session->annotator};
	struct as_store *store;
	if (!as_store_open(&store, path, &options, err))
		return false;
	bool ok = as_annotation_list(list, store, NULL, err);
	as_store_close(store);
	return ok;
}

static bool read_sidecars(struct gathering *gathering, struct as_error *err)
{
	const struct as_agree_options *options = gathering->options;
	struct as_session *session = gathering->session;
	gathering->lists = as_calloc(options->sidecars_count + 1, sizeof *gathering->lists);
	gathering->lists_count = options->sidecars_count + 1;
	if (session->store && !as_annotation_list(&gathering->lists[0], session->store, NULL, err))
		return false;
	for (size_t i = 0; i < options->sidecars_count; i++)
		if (!read_sidecar(&gathering->lists[i + 1], session, options->sidecars[i], err))
			return false;
	return true;
}

static bool is_wanted(struct gathering *gathering, struct as_map *seen, const struct as_annotation *annotation)
{
	bool fresh;
	as_map_put(seen, annotation->id, strlen(annotation->id), 0, &fresh);
	if (!fresh || annotation->anchor.start_byte >= annotation->anchor.end_byte)
		return false;
	return !gathering->options->type || !strcmp(gathering->options->type, annotation->type);
}

static void add_entry(struct gathering *gathering, const struct as_annotation *annotation)
{
	int doc = as_session_find(gathering->session, annotation->anchor.document);
	if (doc < 0) {
		gathering->out->elsewhere++;
		return;
	}
	AS_RESERVE(gathering->entries, gathering->entries_cap, gathering->entries_count + 1);
	gathering->entries[gathering->entries_count++] = (struct entry){.annotation = annotation, .doc = (size_t)doc};
	add_name(&gathering->annotators, annotation->annotator);
	add_name(&gathering->types, annotation->type);
}

static int compare_entries(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	if (x->doc != y->doc)
		return x->doc < y->doc ? -1 : 1;
	return (x->annotator > y->annotator) - (x->annotator < y->annotator);
}

static void gather(struct gathering *gathering)
{
	struct as_map seen = {0};
	for (size_t i = 0; i < gathering->lists_count; i++)
		for (size_t n = 0; n < gathering->lists[i].count; n++)
			if (is_wanted(gathering, &seen, &gathering->lists[i].items[n]))
				add_entry(gathering, &gathering->lists[i].items[n]);
	as_map_free(&seen);
	settle_names(&gathering->annotators);
	settle_names(&gathering->types);
	for (size_t i = 0; i < gathering->entries_count; i++) {
		struct entry *entry = &gathering->entries[i];
		entry->annotator = number_of(&gathering->annotators, entry->annotation->annotator);
		entry->type = number_of(&gathering->types, entry->annotation->type);
	}
	if (gathering->entries_count)
		qsort(gathering->entries, gathering->entries_count, sizeof *gathering->entries, compare_entries);
}

/* ---- one document */

static void add_unit(struct as_coding *coding, uint64_t start, uint64_t end, uint32_t category)
{
	AS_RESERVE(coding->units, coding->cap, coding->count + 1);
	coding->units[coding->count++] = (struct as_coded_unit){start, end, category};
}

/* The first token that ends behind byte `at`. */
static size_t token_behind(const struct as_tokens *tokens, size_t at)
{
	size_t low = 0, high = tokens->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (tokens->items[middle].end <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void place_entry(struct gathering *gathering, const struct entry *entry, struct as_refind *refind,
			const struct as_tokens *tokens)
{
	struct as_span span;
	if (as_refind_anchor(&span, refind, &entry->annotation->anchor) == AS_ANCHOR_ORPHAN) {
		gathering->out->lost++;
		return;
	}
	size_t first = token_behind(tokens, span.start), end = first;
	while (end < tokens->count && tokens->items[end].start < span.end)
		end++;
	size_t before = gathering->out->words;
	if (end > first)
		add_unit(&gathering->in_words[entry->annotator], before + first, before + end, entry->type);
	add_unit(&gathering->in_bytes[entry->annotator], gathering->bytes + span.start, gathering->bytes + span.end,
		 entry->type);
	gathering->out->annotators[entry->annotator].units++;
	gathering->out->types[entry->type].units++;
}

/* Whether each annotator tagged something among these entries of one document. */
static bool all_took_part(const struct gathering *gathering, const struct entry *entries, size_t count)
{
	size_t present = 0;
	for (size_t i = 0; i < count; i++)
		present += i == 0 || entries[i].annotator != entries[i - 1].annotator;
	return present == gathering->annotators.count;
}

static bool read_document(struct gathering *gathering, const struct entry *entries, size_t count,
			  struct as_error *err)
{
	struct as_session *session = gathering->session;
	size_t n = entries[0].doc;
	for (size_t i = 0; i < count; i++)
		if (i == 0 || entries[i].annotator != entries[i - 1].annotator)
			gathering->out->annotators[entries[i].annotator].documents++;
	if (!gathering->options->every_document && !all_took_part(gathering, entries, count))
		return true;
	struct as_doc *doc = as_session_read(session, n, err);
	const struct as_tokens *tokens = doc ? as_session_tokens(session, n) : NULL;
	if (!tokens)
		return false;
	as_doc_sha256(doc);
	struct as_refind refind;
	as_refind_init(&refind, &session->slots[n].offsets);
	for (size_t i = 0; i < count; i++)
		place_entry(gathering, &entries[i], &refind, tokens);
	as_refind_free(&refind);
	gathering->out->documents++;
	gathering->out->words += tokens->count;
	gathering->bytes += doc->len;
	return true;
}

static bool read_documents(struct gathering *gathering, struct as_error *err)
{
	bool ok = true;
	for (size_t i = 0, end; ok && i < gathering->entries_count; i = end) {
		for (end = i; end < gathering->entries_count && gathering->entries[end].doc == gathering->entries[i].doc;)
			end++;
		ok = read_document(gathering, &gathering->entries[i], end - i, err);
	}
	for (size_t i = 0; i < gathering->annotators.count; i++) {
		as_agreement_sort(&gathering->in_words[i]);
		as_agreement_sort(&gathering->in_bytes[i]);
	}
	return ok;
}

/* ---- labels of words */

/* The number of the set of types that `label` is, with `type` in it as well; 0 is no type. */
static uint32_t label_with(struct gathering *gathering, uint32_t label, uint32_t type)
{
	uint32_t key[2] = {label, type};
	return *as_map_put(&gathering->label_sets, (const char *)key, sizeof key,
			   (uint32_t)gathering->label_sets.count + 1, NULL);
}

/* Units come by type, so that the same types on a word always make the same label. */
static void label_words(struct gathering *gathering, size_t annotator)
{
	const struct as_coding *coding = &gathering->in_words[annotator];
	uint32_t *labels = gathering->labels + annotator * gathering->out->words;
	uint64_t done = 0; /* words before it have the type at hand already */
	for (size_t i = 0; i < coding->count; i++) {
		const struct as_coded_unit *unit = &coding->units[i];
		if (i == 0 || coding->units[i - 1].category != unit->category)
			done = 0;
		for (uint64_t word = unit->start > done ? unit->start : done; word < unit->end; word++)
			labels[word] = label_with(gathering, labels[word], unit->category);
		if (unit->end > done)
			done = unit->end;
	}
}

/* ---- the figures */

static void compare_pairs(struct gathering *gathering)
{
	struct as_agree *out = gathering->out;
	size_t count = gathering->annotators.count;
	gathering->labels = as_calloc(count * out->words + 1, sizeof *gathering->labels);
	out->pairs = as_calloc(count * (count - 1) / 2 + 1, sizeof *out->pairs);
	for (size_t i = 0; i < count; i++)
		label_words(gathering, i);
	for (size_t a = 0; a < count; a++)
		for (size_t b = a + 1; b < count; b++) {
			struct as_agree_pair *pair = &out->pairs[out->pairs_count++];
			*pair = (struct as_agree_pair){.a = a, .b = b};
			as_agreement_match(&pair->matches, &gathering->in_bytes[a], &gathering->in_bytes[b]);
			as_agreement_kappa(&pair->kappa, gathering->labels + a * out->words,
					   gathering->labels + b * out->words, out->words);
		}
}

static void compare_all(struct gathering *gathering)
{
	struct as_agree *out = gathering->out;
	for (size_t i = 0; i < out->types_count; i++)
		as_agreement_alpha(&out->types[i].alpha, gathering->in_words, gathering->annotators.count, out->words,
				   (uint32_t)i);
	as_agreement_alpha(&out->alpha, gathering->in_words, gathering->annotators.count, out->words,
			   AS_EVERY_CATEGORY);
}

static void begin_report(struct gathering *gathering)
{
	struct as_agree *out = gathering->out;
	size_t count = gathering->annotators.count;
	out->annotators = as_calloc(count + 1, sizeof *out->annotators);
	out->types = as_calloc(gathering->types.count + 1, sizeof *out->types);
	out->annotators_count = count;
	out->types_count = gathering->types.count;
	for (size_t i = 0; i < count; i++)
		out->annotators[i].name = as_arena_strdup(&out->arena, gathering->annotators.items[i]);
	for (size_t i = 0; i < out->types_count; i++)
		out->types[i].name = as_arena_strdup(&out->arena, gathering->types.items[i]);
	gathering->in_words = as_calloc(count + 1, sizeof *gathering->in_words);
	gathering->in_bytes = as_calloc(count + 1, sizeof *gathering->in_bytes);
}

static void end_gathering(struct gathering *gathering)
{
	for (size_t i = 0; gathering->in_words && i < gathering->annotators.count; i++) {
		free(gathering->in_words[i].units);
		free(gathering->in_bytes[i].units);
	}
	for (size_t i = 0; i < gathering->lists_count; i++)
		as_annotations_free(&gathering->lists[i]);
	free(gathering->in_words);
	free(gathering->in_bytes);
	free(gathering->lists);
	free(gathering->entries);
	free(gathering->annotators.items);
	free(gathering->types.items);
	free(gathering->labels);
	as_map_free(&gathering->label_sets);
}

static bool enough_annotators(const struct gathering *gathering, struct as_error *err)
{
	if (gathering->annotators.count >= 2)
		return true;
	if (!gathering->annotators.count)
		return as_error_set(err, AS_ERR_NOTHING, _("nobody tagged anything here"));
	return as_error_set(err, AS_ERR_NOTHING,
			    _("only %s tagged something here: agreement takes two annotators at least"),
			    gathering->annotators.items[0]);
}

bool as_session_agree(struct as_agree *out, struct as_session *session, const struct as_agree_options *options,
		      struct as_error *err)
{
	struct gathering gathering = {.options = options, .session = session, .out = out};
	*out = (struct as_agree){0};
	bool ok = read_sidecars(&gathering, err);
	if (ok) {
		gather(&gathering);
		ok = enough_annotators(&gathering, err);
	}
	if (ok) {
		begin_report(&gathering);
		ok = read_documents(&gathering, err);
	}
	if (ok) {
		compare_pairs(&gathering);
		compare_all(&gathering);
	}
	end_gathering(&gathering);
	if (!ok)
		as_agree_free(out);
	return ok;
}

void as_agree_free(struct as_agree *agree)
{
	free(agree->annotators);
	free(agree->pairs);
	free(agree->types);
	as_arena_free(&agree->arena);
	*agree = (struct as_agree){0};
}
