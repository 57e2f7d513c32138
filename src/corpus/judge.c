/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/judge.h"

#include <string.h>

#include "corpus/lines.h"

enum {
	CAPTION_BYTES = 2000,  /* longest caption */
	TAIL_BYTES = 120,      /* where a photo credit stands: the end of a caption */
	DATE_LINE_BYTES = 100, /* longest line that is a date and little else */
	AFTER_DATE_BYTES = 40, /* what may follow the date: time, zone, reading time */
	NAME_BYTES = 60,
	TITLE_LEAST = 12,      /* bytes */
	TITLE_MOST = 300,
};

static bool is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool holds(const char *text, struct as_span span, const char *needle)
{
	return memmem(text + span.start, as_span_length(span), needle, strlen(needle));
}

static bool ends_with(const char *text, struct as_span span, const char *suffix)
{
	size_t n = strlen(suffix);
	return as_span_length(span) >= n && !memcmp(text + span.end - n, suffix, n);
}

static bool begins_with(const char *text, struct as_span span, const char *prefix)
{
	size_t n = strlen(prefix);
	return as_span_length(span) >= n && !memcmp(text + span.start, prefix, n);
}

/* The next word, cut at spaces; false at the end. */
static bool next_word(struct as_span *word, const char *text, struct as_span *rest)
{
	*rest = as_trim(text, *rest);
	size_t end = rest->start;
	while (end < rest->end && text[end] != ' ' && text[end] != '\t')
		end++;
	*word = (struct as_span){rest->start, end};
	rest->start = end;
	return as_span_length(*word);
}

bool as_judge_is_sentence(const char *text, struct as_span line)
{
	static const char *const closers[] = {"\"", "'", ")", "]", "”", "’", "»", "“"};
	static const char *const ends[] = {".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।", ";", ":"};
	for (size_t i = 0; i < sizeof closers / sizeof *closers;) {
		if (as_span_length(line) > 8 && ends_with(text, line, closers[i])) {
			line.end -= strlen(closers[i]);
			i = 0;
		} else {
			i++;
		}
	}
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (ends_with(text, line, ends[i]))
			return true;
	return false;
}

bool as_judge_is_title(const char *text, struct as_span line)
{
	size_t len = as_span_length(line), words = 0;
	bool ascii = true;
	if (len < TITLE_LEAST || len > TITLE_MOST)
		return false;
	for (size_t at = line.start; at < line.end; at++) {
		words += at == line.start || text[at - 1] == ' ';
		ascii = ascii && (unsigned char)text[at] < 0x80;
	}
	return words >= 3 || !ascii;
}

/* A word that stands in lists of names without a capital. */
static bool is_connector(const char *text, struct as_span word)
{
	static const char *const connectors[] = {
		"and", "for", "of", "in", "at", "the", "with", "de", "da", "di", "van", "von",
		"der", "und", "et", "y", "e", "i", "al", "bin", "del", "la", "le",
	};
	for (size_t i = 0; i < sizeof connectors / sizeof *connectors; i++)
		if (as_span_length(word) == strlen(connectors[i]) && begins_with(text, word, connectors[i]))
			return true;
	return false;
}

bool as_judge_is_name(const char *text, struct as_span line)
{
	struct as_span word, rest = line;
	size_t words = 0;
	if (as_span_length(line) > NAME_BYTES || as_judge_is_sentence(text, line))
		return false;
	for (; next_word(&word, text, &rest); words++)
		for (size_t at = word.start; at < word.end; at++) {
			char c = text[at];
			if (at == word.start && !(c >= 'A' && c <= 'Z') && (unsigned char)c < 0xC3)
				return false;
			if ((unsigned char)c < 0x80 && !strchr(".'-", c) && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
				return false;
		}
	return words >= 2 && words <= 4;
}

/* Names after "By": every word has a capital, or joins names. */
static bool are_names(const char *text, struct as_span names)
{
	struct as_span word, rest = names;
	size_t words = 0;
	for (; next_word(&word, text, &rest); words++) {
		if (is_digit(text[word.start]) || (is_small(text[word.start]) && !is_connector(text, word)))
			return false;
		if (words == 0 && is_small(text[word.start]))
			return false;
	}
	return words > 0 && words <= 14 && !strchr(".!?:", text[names.end - 1]);
}

/* What follows the words of the phrase's pattern before its first star. */
static struct as_span after_phrase(const char *text, struct as_span line, const struct as_phrase *phrase)
{
	struct as_span word, rest = line;
	const char *star = strchr(phrase->pattern, '*');
	for (const char *at = phrase->pattern; at < star; at++)
		if (*at == ' ' && !next_word(&word, text, &rest))
			break;
	return as_trim(text, rest);
}

/* "(Denis Balibouse/Pool via AP)", "(AP Photo/...)" at the end; the same where
 * brackets were stripped, if no sentence ends there. */
static bool has_photo_credit(const char *text, struct as_span line)
{
	static const char *const bracketed[] = {
		"hoto", "via AP", "/Pool", "Getty", "EUTERS/", "/Reuters", "/REUTERS", "AFP/", "/AFP", "andout", "Foto",
		"foto", "Фото", "фото", "mage", "EPA/", "/EPA", "/dpa", "Φωτο", "φωτο", "صورة",
	};
	static const char *const bare[] = {
		"AP Photo", "Photo via", "Pool Photo", "Getty Images", "REUTERS/", "Photo by ",
	};
	struct as_span tail = line;
	if (as_span_length(line) > CAPTION_BYTES)
		return false;
	if (as_span_length(tail) > TAIL_BYTES)
		tail.start = tail.end - TAIL_BYTES;
	if (ends_with(text, line, ")") || ends_with(text, line, ").")) {
		const char *open = memrchr(text + tail.start, '(', as_span_length(tail));
		if (!open)
			return false;
		tail.start = (size_t)(open - text);
		for (size_t i = 0; i < sizeof bracketed / sizeof *bracketed; i++)
			if (holds(text, tail, bracketed[i]))
				return true;
		return false;
	}
	if (as_judge_is_sentence(text, line))
		return false;
	for (size_t i = 0; i < sizeof bare / sizeof *bare; i++)
		if (holds(text, tail, bare[i]))
			return true;
	return false;
}

static bool is_contribution(const char *text, struct as_span line)
{
	static const char *const endings[] = {
		"contributed.", "contributed to this report.", "contributed to this story.", "contributed reporting.",
		"contributed",
	};
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (ends_with(text, line, endings[i]))
			return true;
	return false;
}

static bool is_url(const char *text, struct as_span line)
{
	return (begins_with(text, line, "https://") || begins_with(text, line, "http://")) &&
	       !memchr(text + line.start, ' ', as_span_length(line));
}

/* A date with its year, and little after it. */
static bool is_date_line(const char *text, struct as_span line)
{
	struct as_date date;
	if (as_span_length(line) > DATE_LINE_BYTES || !as_date_read(&date, text, line.end, line.start))
		return false;
	return date.year && line.end - date.span.end <= AFTER_DATE_BYTES &&
	       (line.end == date.span.end || text[line.end - 1] != '.' || line.end - date.span.end == 1);
}

static const struct {
	enum as_phrase_kind kind;
	enum as_role role;
} roles[] = {
	{AS_PHRASE_CAPTION, AS_ROLE_CAPTION},
	{AS_PHRASE_CREDIT, AS_ROLE_BODY},
	{AS_PHRASE_BYLINE, AS_ROLE_BYLINE},
	{AS_PHRASE_DATED, AS_ROLE_DATE},
};

/* What the phrase makes of the line; false when the line does not keep what the phrase promised. */
static bool judge_phrase(struct as_verdict *verdict, const char *text, struct as_span line,
			 const struct as_phrase *phrase)
{
	*verdict = (struct as_verdict){AS_ROLE_FURNITURE, phrase->rule, phrase, line};
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (roles[i].kind == phrase->kind)
			verdict->role = roles[i].role;
	if (verdict->role == AS_ROLE_FURNITURE || verdict->role == AS_ROLE_CAPTION)
		return true;
	verdict->words = after_phrase(text, line, phrase);
	if (verdict->role == AS_ROLE_BYLINE)
		return as_span_length(verdict->words) && are_names(text, verdict->words);
	return verdict->role != AS_ROLE_DATE || is_date_line(text, verdict->words);
}

struct as_verdict as_judge(const char *text, struct as_span line)
{
	struct as_verdict verdict;
	const struct as_phrase *phrase = as_phrase_find(text, line);
	if (phrase && judge_phrase(&verdict, text, line, phrase))
		return verdict;
	verdict = (struct as_verdict){.role = AS_ROLE_BODY, .rule = "text", .words = line};
	if (is_url(text, line)) {
		verdict.role = AS_ROLE_URL;
		verdict.rule = "URL line";
	} else if (is_contribution(text, line)) {
		verdict.rule = "contribution line";
	} else if (has_photo_credit(text, line)) {
		verdict.role = AS_ROLE_CAPTION;
		verdict.rule = "photo credit";
	} else if (is_date_line(text, line)) {
		verdict.role = AS_ROLE_DATE;
		verdict.rule = "date line";
	}
	return verdict;
}

/* "(Reporting by A and B; Editing by C)": A and B. */
static struct as_span reporters(const char *text, struct as_span words)
{
	static const char *const ends[] = {";", " writing by", " Writing by", " editing by", " Editing by", ",", "."};
	struct as_span by = words;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		const char *end = memmem(text + by.start, as_span_length(by), ends[i], strlen(ends[i]));
		if (end && (ends[i][0] != '.' || end + 1 == text + words.end))
			by.end = (size_t)(end - text);
	}
	if (by.end > by.start && text[by.end - 1] == ')')
		by.end--;
	return as_trim(text, by);
}

static void state_date(struct as_draft *draft, struct as_span words, uint32_t line, const char *rule)
{
	struct as_date date;
	if (as_date_read(&date, draft->doc->text, words.end, words.start)) {
		date.line = line;
		as_draft_state_date(draft, &date, rule);
	}
}

void as_judge_take(struct as_draft *draft, struct as_span span, uint32_t line, const struct as_verdict *verdict)
{
	const char *text = draft->doc->text;
	as_draft_passage(draft, span, line, verdict->role, verdict->rule);
	switch (verdict->role) {
	case AS_ROLE_DATE:
		state_date(draft, verdict->words, line, verdict->rule);
		break;
	case AS_ROLE_URL:
		as_draft_state_url(draft, span, line, verdict->rule);
		break;
	case AS_ROLE_BYLINE:
		as_draft_state(draft, AS_FIELD_BYLINE, verdict->words, line, verdict->rule);
		break;
	case AS_ROLE_CAPTION:
		as_draft_note_weekdays(draft, span, line);
		break;
	case AS_ROLE_BODY:
		if (verdict->phrase && strstr(verdict->phrase->pattern, "reporting by"))
			as_draft_state(draft, AS_FIELD_BYLINE, reporters(text, verdict->words), line, verdict->rule);
		else
			as_draft_note_dateline(draft, span, line);
		break;
	default:
		break;
	}
}
