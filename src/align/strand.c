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
			bool longer;
			const struct as_rule *rule = as_rules_find(language, form->text, form->len, &longer);
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

/* The first token that begins at or after `at`. */
static uint32_t token_at(const struct as_tokens *tokens, size_t at)
{
	size_t low = 0, high = tokens->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (tokens->items[middle].start < at)
			low = middle + 1;
		else
			high = middle;
	}
	return (uint32_t)low;
}

static bool begins(const struct as_tokens *tokens, uint32_t token)
{
	const struct as_token *word = &tokens->items[token];
	if (!token || tokens->items[token - 1].unit != word->unit)
		return true;
	const char *text = tokens->doc->text;
	for (size_t at = tokens->items[token - 1].end; at < word->start; at++)
		if (strchr("\":;(.!?", text[at]) || (unsigned char)text[at] >= 0x80)
			return text[at] != '.' || word->start - at > 2;
	return false;
}

void as_strand_read(struct as_strand *strand, const struct as_tokens *tokens, const struct as_lexicon *lexicon,
		    const struct as_language *language, struct as_span span, struct as_arena *arena)
{
	uint32_t end = token_at(tokens, span.end), capitals = 0, long_words = 0;
	*strand = (struct as_strand){.doc = tokens->doc, .language = language};
	strand->first = token_at(tokens, span.start);
	strand->count = end - strand->first;
	strand->words = AS_NEW_ARRAY(arena, struct as_strand_word, strand->count + 1);
	for (uint32_t i = 0; i < strand->count; i++) {
		const struct as_token *token = &tokens->items[strand->first + i];
		struct as_strand_word *word = &strand->words[i];
		word->span = (struct as_span){token->start, token->end};
		word->id = token->id;
		word->form = &lexicon->forms[token->id];
		word->link = AS_NO_FELLOW;
		word->capital = as_name_is_capitalised(strand->doc->text, strand->doc->len, word->span);
		word->initial = begins(tokens, strand->first + i);
		word->rule = as_rules_find(strand->language, word->form->text, word->form->len, &word->longer);
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

/* Links the words of one op: one for one, but for those glued together. */
static void link_op(struct as_strand strands[2], const struct as_comparison *comparison, const struct as_op *op)
{
	struct as_reach at[2];
	const struct as_tokens *tokens[2] = {comparison->left, comparison->right};
	for (int s = 0; s < 2; s++) {
		const struct as_span *span = s ? &op->right : &op->left;
		at[s].first = token_at(tokens[s], span->start) - strands[s].first;
		at[s].end = token_at(tokens[s], span->end) - strands[s].first;
		if (at[s].end > strands[s].count || at[s].first > at[s].end)
			return;
	}
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
}

void as_strands_read(struct as_strand strands[2], const struct as_comparison *comparison, const struct as_row *row,
		     const struct as_lexicon *lexicon, const struct as_language *const languages[2],
		     struct as_arena *arena)
{
	for (int s = 0; s < 2; s++)
		as_strand_read(&strands[s], s ? comparison->right : comparison->left, lexicon, languages[s],
			       s ? row->right.span : row->left.span, arena);
	for (size_t i = 0; i < row->ops_count; i++) {
		const struct as_op *op = &comparison->ops[row->first_op + i];
		if (op->kind == AS_OP_EQUAL || op->kind == AS_OP_MOVED)
			link_op(strands, comparison, op);
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
	const struct as_rule *found = NULL, *all = word->rule;
	char key[ITEM_LIMIT];
	size_t len = word->form->len;
	bool longer = word->longer;
	if (len >= sizeof key)
		return NULL;
	memcpy(key, word->form->text, len);
	for (uint32_t next = at + 1;; next++) {
		for (const struct as_rule *rule = all; rule; rule = as_rules_next(strand->language, rule))
			if (rule->class == class && fits(strand, at, rule, all)) {
				found = rule;
				*end = next;
				break;
			}
		if (!longer || next >= strand->count)
			return found;
		const struct as_form *form = strand->words[next].form;
		if (len + 1 + form->len >= sizeof key)
			return found;
		key[len++] = ' ';
		memcpy(key + len, form->text, form->len);
		len += form->len;
		all = as_rules_find(strand->language, key, len, &longer);
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
	bool longer;
	const struct as_rule *rule = as_rules_find(strand->language, sign, len, &longer);
	while (rule && rule->class != class)
		rule = as_rules_next(strand->language, rule);
	return rule;
}

bool as_strand_has_content(const struct as_strand *strand, uint32_t at)
{
	for (const struct as_rule *rule = strand->words[at].rule; rule; rule = as_rules_next(strand->language, rule))
		if (rule->class == AS_RULE_COMMON || rule->class == AS_RULE_NEGATION || rule->class == AS_RULE_MODAL ||
		    rule->class == AS_RULE_HEDGE || rule->class == AS_RULE_BETWEEN || rule->class == AS_RULE_ARTICLE)
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
