/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "align/rules.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/span.h"
#include "text/fold.h"
#include "text/letter.h"
#include "text/utf8.h"

enum {
	DIGITS = 15,        /* of a number */
	ENDING_LIMIT = 12,  /* bytes of a plural's ending */
};

static const struct {
	const char *name, *text;
} files[] = {
#include "align/rules.inc"
};

/* What stands between the name of a class and its colon. */
enum value { NO_VALUE, NAME, NUMBER, NAME_AND_FACTOR };

static const struct {
	const char *name;
	enum value value;
} classes[AS_RULE_CLASSES] = {
	[AS_RULE_COMMON] = {"common", NO_VALUE},
	[AS_RULE_NUMBER] = {"number", NUMBER},
	[AS_RULE_ORDINAL] = {"ordinal", NUMBER},
	[AS_RULE_SCALE] = {"scale", NUMBER},
	[AS_RULE_UNIT] = {"unit", NAME_AND_FACTOR},
	[AS_RULE_HEDGE] = {"hedge", NAME},
	[AS_RULE_WEEKDAY] = {"weekday", NUMBER},
	[AS_RULE_MONTH] = {"month", NUMBER},
	[AS_RULE_HALFDAY] = {"halfday", NUMBER},
	[AS_RULE_RELATIVE] = {"relative", NAME},
	[AS_RULE_NEGATION] = {"negation", NO_VALUE},
	[AS_RULE_NEGATIVE] = {"negative", NO_VALUE},
	[AS_RULE_IDIOM] = {"idiom", NO_VALUE},
	[AS_RULE_PREFIX] = {"prefix", NO_VALUE},
	[AS_RULE_MODAL] = {"modal", NAME},
	[AS_RULE_OPPOSITE] = {"opposite", NAME},
	[AS_RULE_SAME] = {"same", NAME},
	[AS_RULE_VAGUE] = {"vague", NUMBER},
	[AS_RULE_FRACTION] = {"fraction", NUMBER},
	[AS_RULE_RATIO] = {"ratio", NO_VALUE},
	[AS_RULE_MINUS] = {"minus", NO_VALUE},
	[AS_RULE_SINGLE] = {"single", NO_VALUE},
	[AS_RULE_CLOCK] = {"clock", NUMBER},
	[AS_RULE_FORM] = {"form", NAME},
	[AS_RULE_CONTRACTION] = {"contraction", NAME},
	[AS_RULE_LOCATIVE] = {"locative", NO_VALUE},
	[AS_RULE_SPEAKER] = {"speaker", NAME},
	[AS_RULE_PLACE] = {"place", NAME},
	[AS_RULE_CAPITALS] = {"capitals", NO_VALUE},
	[AS_RULE_ENDING] = {"ending", NO_VALUE},
	[AS_RULE_NOUNS] = {"nouns", NO_VALUE},
	[AS_RULE_DECIMAL] = {"decimal", NO_VALUE},
	[AS_RULE_SPEECH] = {"speech", NO_VALUE},
	[AS_RULE_BETWEEN] = {"between", NO_VALUE},
	[AS_RULE_PRONOUN] = {"pronoun", NO_VALUE},
	[AS_RULE_ARTICLE] = {"article", NO_VALUE},
	[AS_RULE_TITLE] = {"title", NO_VALUE},
	[AS_RULE_OFFICE] = {"office", NO_VALUE},
	[AS_RULE_CONNECTOR] = {"connector", NO_VALUE},
	[AS_RULE_OPENER] = {"opener", NO_VALUE},
	[AS_RULE_STOP] = {"stop", NO_VALUE},
	[AS_RULE_BODY] = {"body", NO_VALUE},
	[AS_RULE_ATTRIBUTION] = {"attribution", NO_VALUE},
	[AS_RULE_KNOWN] = {"known", NAME},
	[AS_RULE_PART] = {"part", NAME_AND_FACTOR},
	[AS_RULE_BEFORE] = {"before", NAME_AND_FACTOR},
	[AS_RULE_AFTER] = {"after", NAME_AND_FACTOR},
	[AS_RULE_LEAD] = {"lead", NAME_AND_FACTOR},
	[AS_RULE_LINK] = {"link", NO_VALUE},
	[AS_RULE_PLURAL] = {"plural", NUMBER},
};

/* A file being read. */
struct reading {
	struct as_rules *rules;
	struct as_language *language; /* NULL before its line */
	const char *name, *text;
	size_t line;
	struct as_buf key, word;
	struct as_error *err;
};

static bool fail(struct reading *reading, const char *what, struct as_span at)
{
	return as_error_set(reading->err, AS_ERR_FORMAT, "%s:%zu: %s: %.*s", reading->name, reading->line, what,
			    (int)as_span_length(at), reading->text + at.start);
}

static bool is_space(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r';
}

static struct as_span trimmed(const char *text, struct as_span span)
{
	while (span.start < span.end && is_space(text[span.start]))
		span.start++;
	while (span.start < span.end && is_space(text[span.end - 1]))
		span.end--;
	return span;
}

/* Takes the first word off the span. */
static struct as_span take_word(const char *text, struct as_span *span)
{
	*span = trimmed(text, *span);
	struct as_span word = {span->start, span->start};
	while (word.end < span->end && !is_space(text[word.end]))
		word.end++;
	span->start = word.end;
	return word;
}

static bool is_word(const char *text, struct as_span word, const char *name)
{
	return as_span_length(word) == strlen(name) && !memcmp(text + word.start, name, as_span_length(word));
}

static struct as_language *language_for(struct as_rules *rules, const char *code, size_t len)
{
	for (size_t i = 0; i < rules->count; i++)
		if (strlen(rules->languages[i].code) == len && !memcmp(rules->languages[i].code, code, len))
			return &rules->languages[i];
	AS_RESERVE(rules->languages, rules->cap, rules->count + 1);
	struct as_language *language = &rules->languages[rules->count++];
	*language = (struct as_language){.code = as_arena_strndup(&rules->arena, code, len), .decimal = '.'};
	return language;
}

/* The item with this key, made when there is none.  Valid until the next one is. */
static struct as_item *item_for(struct as_language *language, const struct as_buf *key)
{
	bool added;
	uint32_t *at = as_map_put(&language->words, key->data, key->len, (uint32_t)language->items_count, &added);
	if (added) {
		AS_RESERVE(language->items, language->items_cap, language->items_count + 1);
		language->items[language->items_count++] = (struct as_item){0};
	}
	return &language->items[*at];
}

/* Writes the folded words of an item into reading->key, one space between; a
 * sign that folds to nothing stays as it is.  Announces its class to the
 * shorter items that this one begins with. */
static void make_key(struct reading *reading, struct as_span item, enum as_rule_class class)
{
	as_buf_clear(&reading->key);
	while (item.start < item.end) {
		struct as_span word = take_word(reading->text, &item);
		as_buf_clear(&reading->word);
		as_fold(&reading->word, reading->text + word.start, as_span_length(word));
		if (reading->key.len) {
			struct as_item *shorter = item_for(reading->language, &reading->key);
			shorter->classes |= AS_RULE_BIT(class);
			shorter->longer = true;
			as_buf_addc(&reading->key, ' ');
		}
		if (!reading->word.len)
			as_buf_add(&reading->word, reading->text + word.start, as_span_length(word));
		if (reading->key.len)
			item_for(reading->language, &reading->word)->inner = true;
		as_buf_add(&reading->key, reading->word.data, reading->word.len);
		item = trimmed(reading->text, item);
	}
}

static void add_item(struct reading *reading, struct as_span item, struct as_rule rule)
{
	struct as_language *language = reading->language;
	uint32_t unit;
	as_utf8_next(&unit, reading->text, item.end, item.start);
	rule.capital = as_letter_is_capital(unit);
	make_key(reading, item, rule.class);
	if (!reading->key.len)
		return;
	struct as_item *known = item_for(language, &reading->key);
	rule.next = known->rule;
	AS_RESERVE(language->rules, language->rules_cap, language->rules_count + 1);
	language->rules[language->rules_count++] = rule;
	known->rule = (uint32_t)language->rules_count;
	known->classes |= AS_RULE_BIT(rule.class);
}

/* "x/y": both under one value, told apart by `part`. */
static bool add_pair(struct reading *reading, struct as_span item, struct as_rule rule)
{
	const char *slash = memchr(reading->text + item.start, '/', as_span_length(item));
	if (!slash)
		return fail(reading, _("two words with a slash between them are wanted here"), item);
	size_t at = (size_t)(slash - reading->text);
	char *value = as_asprintf("%s %.*s", rule.value, (int)as_span_length(item), reading->text + item.start);
	rule.value = as_arena_strdup(&reading->rules->arena, value);
	free(value);
	struct as_span sides[2] = {trimmed(reading->text, (struct as_span){item.start, at}),
				   trimmed(reading->text, (struct as_span){at + 1, item.end})};
	for (uint8_t part = 0; part < 2; part++) {
		rule.part = part;
		if (!as_span_length(sides[part]))
			return fail(reading, _("two words with a slash between them are wanted here"), item);
		add_item(reading, sides[part], rule);
	}
	return true;
}

static bool add(struct reading *reading, struct as_span item, struct as_rule rule)
{
	struct as_language *language = reading->language;
	char *text = as_arena_strndup(&reading->rules->arena, reading->text + item.start, as_span_length(item));
	switch (rule.class) {
	case AS_RULE_OPPOSITE:
		return add_pair(reading, item, rule);
	case AS_RULE_ENDING:
		if (!strchr(text, '/'))
			return fail(reading, _("two words with a slash between them are wanted here"), item);
		rule.value = text;
		AS_RESERVE(language->endings, language->endings_cap, language->endings_count + 1);
		language->endings[language->endings_count++] = rule;
		return true;
	case AS_RULE_PREFIX:
		rule.value = text;
		AS_RESERVE(language->prefixes, language->prefixes_cap, language->prefixes_count + 1);
		language->prefixes[language->prefixes_count++] = rule;
		return true;
	case AS_RULE_PLURAL:
		if (*text != '-') {
			add_item(reading, item, rule);
			return true;
		}
		if (as_span_length(item) > ENDING_LIMIT)
			return fail(reading, _("too long for an ending"), item);
		rule.value = text + 1;
		AS_RESERVE(language->plurals, language->plurals_cap, language->plurals_count + 1);
		language->plurals[language->plurals_count++] = rule;
		return true;
	case AS_RULE_NOUNS:
		language->nouns_capitalised = !strcmp(text, "capitalised");
		return true;
	case AS_RULE_DECIMAL:
		language->decimal = !strcmp(text, "comma") ? ',' : '.';
		return true;
	default:
		add_item(reading, item, rule);
		return true;
	}
}

/* "12", "0.3048", "-1": with a point in every locale. */
static bool read_number(double *out, const char *text, struct as_span word)
{
	bool negative = word.start < word.end && text[word.start] == '-';
	size_t at = word.start + negative, digits = 0;
	double scale = 1;
	bool point = false;
	for (*out = 0; at < word.end; at++) {
		if (text[at] == '.' && !point) {
			point = true;
			continue;
		}
		if (text[at] < '0' || text[at] > '9' || ++digits > DIGITS)
			return false;
		*out = *out * 10 + (text[at] - '0');
		scale *= point ? 10 : 1;
	}
	*out /= negative ? -scale : scale;
	return digits > 0;
}

/* The value of a class from what stands before the colon. */
static bool read_value(struct reading *reading, struct as_rule *rule, struct as_span head)
{
	enum value wanted = classes[rule->class].value;
	rule->value = "";
	if (wanted == NAME || wanted == NAME_AND_FACTOR) {
		struct as_span name = take_word(reading->text, &head);
		if (!as_span_length(name))
			return fail(reading, _("a name is wanted before the colon"), name);
		rule->value = as_arena_strndup(&reading->rules->arena, reading->text + name.start, as_span_length(name));
	}
	if (wanted == NUMBER || wanted == NAME_AND_FACTOR) {
		struct as_span word = take_word(reading->text, &head);
		if (!read_number(&rule->number, reading->text, word))
			return fail(reading, _("a number is wanted before the colon"), word);
	}
	struct as_span rest = trimmed(reading->text, head);
	return !as_span_length(rest) || fail(reading, _("not understood before the colon"), rest);
}

static bool read_line(struct reading *reading, struct as_span line)
{
	const char *text = reading->text, *hash = memchr(text + line.start, '#', as_span_length(line));
	if (hash)
		line.end = (size_t)(hash - text);
	line = trimmed(text, line);
	if (!as_span_length(line))
		return true;
	const char *colon = memchr(text + line.start, ':', as_span_length(line));
	if (!colon)
		return fail(reading, _("no colon in this line"), line);
	size_t at = (size_t)(colon - text);
	struct as_span head = {line.start, at}, items = {at + 1, line.end};
	struct as_span name = take_word(text, &head);
	if (is_word(text, name, "language")) {
		items = trimmed(text, items);
		reading->language = language_for(reading->rules, text + items.start, as_span_length(items));
		return as_span_length(items) || fail(reading, _("no language is named"), line);
	}
	struct as_rule rule = {0};
	while (rule.class < AS_RULE_CLASSES && !is_word(text, name, classes[rule.class].name))
		rule.class++;
	if (rule.class == AS_RULE_CLASSES)
		return fail(reading, _("no class of rules has this name"), name);
	if (!reading->language)
		return fail(reading, _("a line \"language: CODE\" must come first"), name);
	if (!read_value(reading, &rule, head))
		return false;
	for (struct as_span rest = items; rest.start < rest.end;) {
		const char *comma = memchr(text + rest.start, ',', as_span_length(rest));
		size_t end = comma && comma > text + rest.start ? (size_t)(comma - text) : rest.end;
		struct as_span item = trimmed(text, (struct as_span){rest.start, end});
		if (as_span_length(item) && !add(reading, item, rule))
			return false;
		rest.start = end < rest.end ? end + 1 : end;
	}
	return true;
}

bool as_rules_add(struct as_rules *rules, const char *name, const char *text, size_t len, struct as_error *err)
{
	struct reading reading = {rules, NULL, name, text, 0, AS_BUF_INIT, AS_BUF_INIT, err};
	bool ok = true;
	for (size_t at = 0, end; ok && at < len; at = end + 1) {
		const char *stop = memchr(text + at, '\n', len - at);
		end = stop ? (size_t)(stop - text) : len;
		reading.line++;
		ok = read_line(&reading, (struct as_span){at, end});
	}
	as_buf_free(&reading.key);
	as_buf_free(&reading.word);
	return ok;
}

/* Whether a file of ours has names alone: "en-names.rules". */
static bool has_names(const char *name)
{
	static const char end[] = "-names.rules";
	size_t len = strlen(name);
	return len >= sizeof end && !strcmp(name + len - (sizeof end - 1), end);
}

static void add_own(struct as_rules *rules, bool names)
{
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		if (has_names(files[i].name) != names)
			continue;
		bool ok = as_rules_add(rules, files[i].name, files[i].text, strlen(files[i].text), NULL);
		assert(ok);
		(void)ok;
	}
}

void as_rules_init(struct as_rules *rules)
{
	*rules = (struct as_rules){0};
	add_own(rules, false);
}

void as_rules_add_names(struct as_rules *rules)
{
	add_own(rules, true);
}

void as_rules_free(struct as_rules *rules)
{
	for (size_t i = 0; i < rules->count; i++) {
		struct as_language *language = &rules->languages[i];
		as_map_free(&language->words);
		free(language->items);
		free(language->rules);
		free(language->endings);
		free(language->prefixes);
		free(language->plurals);
	}
	free(rules->languages);
	as_arena_free(&rules->arena);
	*rules = (struct as_rules){0};
}

const struct as_item *as_rules_item(const struct as_language *language, const char *words, size_t len)
{
	const uint32_t *at = as_map_get(&language->words, words, len);
	return at ? &language->items[*at] : NULL;
}

const struct as_rule *as_rules_first(const struct as_language *language, const struct as_item *item)
{
	return item && item->rule ? &language->rules[item->rule - 1] : NULL;
}

const struct as_rule *as_rules_next(const struct as_language *language, const struct as_rule *rule)
{
	return rule->next ? &language->rules[rule->next - 1] : NULL;
}

bool as_rules_share(const char *a, const char *b)
{
	for (const char *part = a; *part;) {
		size_t len = strcspn(part, "+");
		for (const char *other = b; *other;) {
			size_t other_len = strcspn(other, "+");
			if (len == other_len && !memcmp(part, other, len))
				return true;
			other += other_len + (other[other_len] == '+');
		}
		part += len + (part[len] == '+');
	}
	return false;
}
