/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/strand.h"

#include <string.h>

#include "align/name.h"
#include "text/utf8.h"

enum {
	SAMPLE = 400,     /* words that tell a document's language */
	ITEM_LIMIT = 96,  /* bytes of an item of several words */
	REACH = 64,       /* words looked at for a neighbour that is linked, and of a place */
	TITLE_LEAST = 4,  /* bytes of a word that headlines write with a capital */
};

const struct as_language *as_strand_language(const struct as_tokens *tokens, const struct as_lexicon *lexicon,
					     const struct as_rules *rules)
{
	const struct as_language *best = rules->count ? &rules->languages[0] : NULL;
	size_t most = 0, sample = tokens->count < SAMPLE ? tokens->count : SAMPLE;
	for (size_t l = 0; l < rules->count; l++) {
		const struct as_language *language = &rules->languages[l];
		size_t hits = 0;
		for (size_t i = 0; i < sample; i++) {
			const struct as_form *form = &lexicon->forms[tokens->items[i].id];
			const struct as_rule *rule =
				as_rules_first(language, as_rules_item(language, form->text, form->len));
			while (rule && rule->class != AS_RULE_COMMON)
				rule = as_rules_next(language, rule);
			hits += rule != NULL;
		}
		if (hits > most) {
			most = hits;
			best = language;
		}
	}
	return best;
}

/* The tokens that begin in the span. */
static struct as_reach tokens_of(const struct as_tokens *tokens, struct as_span span)
{
	size_t first = as_tokens_at(tokens, span.start), end = first;
	while (end < tokens->count && tokens->items[end].start < span.end)
		end++;
	return (struct as_reach){(uint32_t)first, (uint32_t)end};
}

static bool begins(const struct as_tokens *tokens, uint32_t token)
{
	const struct as_token *word = &tokens->items[token];
	if (!token || tokens->items[token - 1].unit != word->unit)
		return true;
	const char *text = tokens->doc->text;
	for (size_t at = tokens->items[token - 1].end; at < word->start; at++)
		if (text[at] == ' ')
			continue;
		else if (strchr("\":;(.!?", text[at]) || (unsigned char)text[at] >= 0x80)
			return text[at] != '.' || word->start - at > 2;
	return false;
}

void as_strand_read(struct as_strand *strand, const struct as_tokens *tokens, struct as_glossary *glossary,
		    struct as_span span, struct as_arena *arena)
{
	struct as_reach reach = tokens_of(tokens, span);
	uint32_t capitals = 0, long_words = 0;
	*strand = (struct as_strand){.doc = tokens->doc, .glossary = glossary, .language = glossary->language};
	strand->first = reach.first;
	strand->count = reach.end - reach.first;
	strand->words = AS_NEW_ARRAY(arena, struct as_strand_word, strand->count + 1);
	for (uint32_t i = 0; i < strand->count; i++) {
		const struct as_token *token = &tokens->items[strand->first + i];
		struct as_strand_word *word = &strand->words[i];
		word->span = (struct as_span){token->start, token->end};
		word->id = token->id;
		word->form = &glossary->lexicon->forms[token->id];
		word->link = AS_NO_FELLOW;
		char head = strand->doc->text[token->start];
		word->capital = (unsigned char)head < 0x80 ? head >= 'A' && head <= 'Z' :
				as_name_is_capitalised(strand->doc->text, strand->doc->len, word->span);
		word->digit = head >= '0' && head <= '9';
		word->initial = begins(tokens, strand->first + i);
		word->item = as_glossary_item(glossary, token->id);
		word->classes = word->item->classes;
		if (!word->initial && word->form->len >= TITLE_LEAST) {
			long_words++;
			capitals += word->capital;
		}
	}
	strand->title_case = long_words > 2 && capitals * 3 > long_words * 2;
}

/* ---- links */

static void link_word(struct as_strand strands[2], uint32_t left, uint32_t right, bool moved)
{
	struct as_strand_word *l = &strands[0].words[left], *r = &strands[1].words[right];
	l->link = right;
	r->link = left;
	l->moved = r->moved = moved;
}

/* The first word that begins at or after `at`. */
static uint32_t word_at(const struct as_strand *strand, size_t at)
{
	uint32_t low = 0, high = strand->count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (strand->words[middle].span.start < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The words that begin in the span; most often the first is the one expected. */
static struct as_reach words_of(const struct as_strand *strand, struct as_span span, uint32_t expected)
{
	const struct as_strand_word *words = strand->words;
	bool right = (!expected || words[expected - 1].span.start < span.start) &&
		     (expected == strand->count || words[expected].span.start >= span.start);
	struct as_reach reach = {right ? expected : word_at(strand, span.start), 0};
	for (reach.end = reach.first; reach.end < strand->count && words[reach.end].span.start < span.end;)
		reach.end++;
	return reach;
}

/* Links the words of one op: one for one, but for those glued together.  `at`
 * are the words of the op before, and become those of this one. */
static void link_op(struct as_strand strands[2], const struct as_op *op, struct as_reach at[2])
{
	for (int s = 0; s < 2; s++)
		at[s] = words_of(&strands[s], s ? op->right : op->left, at[s].end);
	uint32_t ends[2] = {at[0].end, at[1].end};
	bool moved = op->kind == AS_OP_MOVED;
	bool even = at[0].end - at[0].first == at[1].end - at[1].first;
#define LEFT_ID (strands[0].words[at[0].first].id)
#define RIGHT_ID (strands[1].words[at[1].first].id)
	while (at[0].first < at[0].end && at[1].first < at[1].end && (even || LEFT_ID == RIGHT_ID))
		link_word(strands, at[0].first++, at[1].first++, moved);
#undef LEFT_ID
#undef RIGHT_ID
	while (at[0].first < at[0].end && at[1].first < at[1].end &&
	       strands[0].words[at[0].end - 1].id == strands[1].words[at[1].end - 1].id)
		link_word(strands, --at[0].end, --at[1].end, moved);
	for (int s = 0; s < 2; s++)
		for (uint32_t i = at[s].first; i < at[s].end; i++)
			strands[s].words[i].link = AS_GLUED;
	for (int s = 0; s < 2; s++)
		at[s].end = ends[s];
}

void as_strands_read(struct as_strand strands[2], const struct as_comparison *comparison, const struct as_row *row,
		     struct as_glossary glossaries[2], struct as_arena *arena)
{
	for (int s = 0; s < 2; s++)
		as_strand_read(&strands[s], s ? comparison->right : comparison->left, &glossaries[s],
			       s ? row->right.span : row->left.span, arena);
	struct as_reach last[2] = {{0, 0}, {0, 0}};
	for (size_t i = 0; i < row->ops_count; i++) {
		const struct as_op *op = &comparison->ops[row->first_op + i];
		if (op->kind == AS_OP_EQUAL || op->kind == AS_OP_MOVED)
			link_op(strands, op, last);
	}
}

/* ---- what the rules say */

/* A small word with a capital inside a sentence is not meant when the rules
 * know another word that has one: "May" against "may". */
static bool fits(const struct as_strand *strand, uint32_t at, const struct as_rule *rule, const struct as_rule *all)
{
	const struct as_strand_word *word = &strand->words[at];
	if (rule->capital)
		return word->capital;
	if (!word->capital || word->initial)
		return true;
	for (; all; all = as_rules_next(strand->language, all))
		if (all->capital)
			return false;
	return true;
}

const struct as_rule *as_strand_match(const struct as_strand *strand, uint32_t at, enum as_rule_class class,
				      uint32_t *end)
{
	const struct as_strand_word *word = &strand->words[at];
	if (!as_strand_may(strand, at, AS_RULE_BIT(class)) || word->form->len >= ITEM_LIMIT)
		return NULL;
	const struct as_rule *found = NULL;
	const struct as_item *item = word->item;
	char key[ITEM_LIMIT];
	size_t len = word->form->len;
	memcpy(key, word->form->text, len);
	for (uint32_t next = at + 1;; next++) {
		const struct as_rule *all = as_rules_first(strand->language, item);
		for (const struct as_rule *rule = all; rule; rule = as_rules_next(strand->language, rule))
			if (rule->class == class && fits(strand, at, rule, all)) {
				found = rule;
				*end = next;
				break;
			}
		if (!item || !item->longer || !(item->classes & AS_RULE_BIT(class)) || next >= strand->count ||
		    !strand->words[next].item->inner)
			return found;
		const struct as_form *form = strand->words[next].form;
		if (len + 1 + form->len >= sizeof key)
			return found;
		key[len++] = ' ';
		memcpy(key + len, form->text, form->len);
		len += form->len;
		item = as_rules_item(strand->language, key, len);
	}
}

bool as_strand_is(const struct as_strand *strand, uint32_t at, enum as_rule_class class)
{
	uint32_t end;
	return at < strand->count && as_strand_match(strand, at, class, &end);
}

const struct as_rule *as_strand_sign(const struct as_strand *strand, const char *sign, size_t len,
				     enum as_rule_class class)
{
	const struct as_rule *rule = as_rules_first(strand->language, as_rules_item(strand->language, sign, len));
	while (rule && rule->class != class)
		rule = as_rules_next(strand->language, rule);
	return rule;
}

bool as_strand_has_content(const struct as_strand *strand, uint32_t at)
{
	static const uint64_t empty = AS_RULE_BIT(AS_RULE_COMMON) | AS_RULE_BIT(AS_RULE_NEGATION) |
				      AS_RULE_BIT(AS_RULE_MODAL) | AS_RULE_BIT(AS_RULE_HEDGE) |
				      AS_RULE_BIT(AS_RULE_BETWEEN) | AS_RULE_BIT(AS_RULE_ARTICLE);
	if (!as_strand_may(strand, at, empty))
		return true;
	const struct as_rule *rule = as_rules_first(strand->language, strand->words[at].item);
	for (; rule; rule = as_rules_next(strand->language, rule))
		if (AS_RULE_BIT(rule->class) & empty)
			return false;
	return true;
}

/* ---- places */

struct as_span as_strand_span(const struct as_strand *strand, uint32_t first, uint32_t end)
{
	if (first < end)
		return (struct as_span){strand->words[first].span.start, strand->words[end - 1].span.end};
	size_t at = first < strand->count ? strand->words[first].span.start
		    : strand->count	  ? strand->words[strand->count - 1].span.end
					  : 0;
	return (struct as_span){at, at};
}

bool as_strand_gap_has(const struct as_strand *strand, uint32_t at, const char *bytes)
{
	size_t end = at + 1 < strand->count ? strand->words[at + 1].span.start : strand->words[at].span.end;
	for (size_t i = strand->words[at].span.end; i < end; i++)
		if (strand->doc->text[i] && strchr(bytes, strand->doc->text[i]))
			return true;
	return false;
}

static bool is_anchor(const struct as_strand_word *word)
{
	return word->link < AS_GLUED && !word->moved;
}

struct as_reach as_strand_place(const struct as_strand strands[2], int side, struct as_reach reach, bool close[2])
{
	const struct as_strand *mine = &strands[side];
	uint32_t before = reach.first, after = reach.end;
	while (before > 0 && reach.first - before < REACH && !is_anchor(&mine->words[before - 1]))
		before--;
	while (after < mine->count && after - reach.end < REACH && !is_anchor(&mine->words[after]))
		after++;
	bool lost = (before > 0 && !is_anchor(&mine->words[before - 1])) ||
		    (after < mine->count && !is_anchor(&mine->words[after]));
	struct as_reach place = {0, strands[!side].count};
	if (before > 0 && !lost)
		place.first = mine->words[before - 1].link + 1;
	if (after < mine->count && !lost)
		place.end = mine->words[after].link;
	if (place.end < place.first || lost || place.end - place.first > REACH)
		place.end = place.first;
	close[0] = before == reach.first;
	close[1] = after == reach.end;
	return place;
}
