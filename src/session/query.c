/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/query.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "text/fold.h"

enum sign { EQUAL, LESS, MORE, UNSTATED };

/* One alternative of a term. */
struct value {
	enum sign sign;
	const char *text;   /* as it was typed, for dates and numbers */
	const char *folded;
	size_t number;
};

struct as_query_term {
	size_t field;
	bool negated;
	struct value *values; /* one of them must fit */
	size_t count;
};

/* ---- reading it */

struct reader {
	const char *at;      /* what is not read yet */
	struct as_query *query;
	struct as_buf word;  /* the piece just read, without its quotation marks */
	bool quoted;         /* whether it had some */
};

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Reads up to a blank, or one of `stops`, outside quotation marks. */
static void read_piece(struct reader *reader, const char *stops)
{
	bool inside = false;
	as_buf_clear(&reader->word);
	reader->quoted = false;
	for (; *reader->at; reader->at++) {
		if (*reader->at == '"') {
			inside = !inside;
			reader->quoted = true;
		} else if (!inside && (is_blank(*reader->at) || strchr(stops, *reader->at))) {
			break;
		} else {
			as_buf_addc(&reader->word, *reader->at);
		}
	}
}

/* The folded form, without the blanks at its ends. */
static const char *fold(struct as_arena *arena, const char *text)
{
	struct as_buf out = AS_BUF_INIT;
	struct as_fold_map map = {0};
	as_fold_search(&out, &map, text, strlen(text));
	as_fold_map_free(&map);
	size_t start = strspn(out.data, " ");
	while (out.len > start && out.data[out.len - 1] == ' ')
		out.len--;
	const char *kept = as_arena_strndup(arena, out.data + start, out.len - start);
	as_buf_free(&out);
	return kept;
}

/* A whole number; false for anything else. */
static bool number_of(size_t *number, const char *text)
{
	enum { MOST = 1000000000 };
	*number = 0;
	for (; *text >= '0' && *text <= '9' && *number < MOST; text++)
		*number = *number * 10 + (size_t)(*text - '0');
	return !*text;
}

static bool read_value(struct value *value, struct reader *reader, size_t field, struct as_error *err)
{
	const struct as_query_table *table = reader->query->table;
	enum as_query_kind kind = table->fields[field].kind;
	const char *name = table->fields[field].name;
	*value = (struct value){.sign = EQUAL};
	if ((*reader->at == '<' || *reader->at == '>') && (kind == AS_QUERY_DATE || kind == AS_QUERY_NUMBER))
		value->sign = *reader->at++ == '<' ? LESS : MORE;
	read_piece(reader, ",");
	const char *text = reader->word.data;
	if (value->sign == EQUAL && !reader->quoted && !strcmp(text, "-")) {
		value->sign = UNSTATED;
		return true;
	}
	if (kind == AS_QUERY_NUMBER && (!*text || !number_of(&value->number, text)))
		return as_error_set(err, AS_ERR_USAGE, _("%s: takes a number, with < or > before it if you like, not \"%s\""),
				    name, text);
	const char *other = table->alias ? table->alias(table->data, field, text) : NULL;
	value->text = as_arena_strdup(&reader->query->arena, other ? other : text);
	value->folded = fold(&reader->query->arena, value->text);
	if (!*value->folded)
		return as_error_set(err, AS_ERR_USAGE, _("%s: needs a value; %s:- finds what is not stated"), name, name);
	return true;
}

static bool read_values(struct as_query_term *term, struct reader *reader, struct as_error *err)
{
	struct value *values = NULL;
	size_t cap = 0, count = 0;
	bool fine = true;
	for (bool more = true; fine && more;) {
		AS_RESERVE(values, cap, count + 1);
		fine = read_value(&values[count++], reader, term->field, err);
		more = *reader->at == ',';
		reader->at += more;
	}
	term->values = AS_NEW_ARRAY(&reader->query->arena, struct value, count);
	memcpy(term->values, values, count * sizeof *values);
	term->count = count;
	free(values);
	return fine;
}

/* Length of the name of a field that stands before a colon; 0: no such thing. */
static size_t name_length(const char *text)
{
	size_t len = 0;
	while ((text[len] >= 'a' && text[len] <= 'z') || (text[len] >= 'A' && text[len] <= 'Z') || text[len] == '_')
		len++;
	return text[len] == ':' ? len : 0;
}

static bool find_field(size_t *field, const struct as_query_table *table, const char *name, size_t len,
		       struct as_error *err)
{
	struct as_buf names = AS_BUF_INIT;
	for (*field = 0; *field < table->count; ++*field) {
		const char *known = table->fields[*field].name;
		if (strlen(known) == len && !strncasecmp(known, name, len)) {
			as_buf_free(&names);
			return true;
		}
		as_buf_printf(&names, "%s%s", *field ? ", " : "", known);
	}
	as_error_set(err, AS_ERR_USAGE, _("there is no field \"%.*s\"; the fields are %s. \"%.*s:\" in quotation marks "
					  "is looked for as words"), (int)len, name, names.data, (int)len, name);
	as_buf_free(&names);
	return false;
}

static bool read_term(struct as_query_term *term, struct reader *reader, struct as_error *err)
{
	*term = (struct as_query_term){.negated = *reader->at == '-' && reader->at[1] && !is_blank(reader->at[1])};
	reader->at += term->negated;
	size_t len = name_length(reader->at);
	if (len) {
		if (!find_field(&term->field, reader->query->table, reader->at, len, err))
			return false;
		reader->at += len + 1;
		return read_values(term, reader, err);
	}
	read_piece(reader, "");
	const char *folded = fold(&reader->query->arena, reader->word.data);
	if (!*folded)
		return true; /* nothing but quotation marks: no term yet */
	term->values = AS_NEW(&reader->query->arena, struct value);
	*term->values = (struct value){.sign = EQUAL, .folded = folded};
	term->count = 1;
	return true;
}

bool as_query_parse(struct as_query *query, const char *text, const struct as_query_table *table,
		    struct as_error *err)
{
	struct as_query_term *terms = NULL;
	size_t cap = 0;
	*query = (struct as_query){.table = table};
	struct reader reader = {.at = text, .query = query, .word = AS_BUF_INIT};
	bool fine = true;
	while (fine) {
		while (is_blank(*reader.at))
			reader.at++;
		if (!*reader.at)
			break;
		AS_RESERVE(terms, cap, query->count + 1);
		fine = read_term(&terms[query->count], &reader, err);
		query->count += fine && terms[query->count].count;
	}
	if (!fine)
		query->count = 0;
	query->terms = AS_NEW_ARRAY(&query->arena, struct as_query_term, query->count + 1);
	if (query->count)
		memcpy(query->terms, terms, query->count * sizeof *terms);
	as_buf_free(&reader.word);
	free(terms);
	return fine;
}

void as_query_free(struct as_query *query)
{
	as_arena_free(&query->arena);
	query->terms = NULL;
	query->count = 0;
}

bool as_query_asks(const struct as_query *query, size_t field)
{
	for (size_t i = 0; i < query->count; i++)
		if (query->terms[i].field == field)
			return true;
	return false;
}

/* ---- asking it */

static bool is_date(const char *text)
{
	for (size_t i = 0; i < 4; i++)
		if (text[i] < '0' || text[i] > '9')
			return false;
	return !text[4] || text[4] == '-';
}

static bool date_fits(const char *text, const struct value *value)
{
	if (value->sign == EQUAL)
		return !strncmp(text, value->text, strlen(value->text));
	if (!is_date(text))
		return false;
	int order = strncmp(text, value->text, strlen(value->text));
	return value->sign == LESS ? order < 0 : order > 0;
}

static bool number_fits(size_t number, const struct value *value)
{
	switch (value->sign) {
	case LESS: return number < value->number;
	case MORE: return number > value->number;
	default: return number == value->number;
	}
}

static bool text_fits(const struct as_query_value *got, enum as_query_kind kind, const struct value *value)
{
	struct as_buf own = AS_BUF_INIT;
	const char *folded = got->folded;
	if (!folded) {
		struct as_fold_map map = {0};
		as_fold_search(&own, &map, got->text, strlen(got->text));
		as_fold_map_free(&map);
		folded = own.data;
	}
	bool fits;
	switch (kind) {
	case AS_QUERY_CHOICE: fits = !strcmp(folded, value->folded); break;
	case AS_QUERY_START: fits = !strncmp(folded, value->folded, strlen(value->folded)); break;
	default: fits = strstr(folded, value->folded) != NULL; break;
	}
	as_buf_free(&own);
	return fits;
}

static bool value_fits(const struct as_query_value *got, enum as_query_kind kind, const struct value *value)
{
	if (value->sign == UNSTATED || !got->text)
		return false;
	switch (kind) {
	case AS_QUERY_NUMBER: return number_fits(got->number, value);
	case AS_QUERY_DATE: return date_fits(got->text, value);
	default: return text_fits(got, kind, value);
	}
}

static bool term_fits(const struct as_query_term *term, enum as_query_kind kind, const void *row, as_query_get *get)
{
	struct as_query_value got;
	bool stated = false;
	for (size_t n = 0; get(&got, row, term->field, n); n++) {
		stated = stated || (got.text && *got.text);
		for (size_t i = 0; i < term->count; i++)
			if (value_fits(&got, kind, &term->values[i]))
				return true;
	}
	for (size_t i = 0; i < term->count && !stated; i++)
		if (term->values[i].sign == UNSTATED)
			return true;
	return false;
}

bool as_query_fits(const struct as_query *query, const void *row, as_query_get *get)
{
	for (size_t i = 0; i < query->count; i++) {
		const struct as_query_term *term = &query->terms[i];
		if (term_fits(term, query->table->fields[term->field].kind, row, get) == term->negated)
			return false;
	}
	return true;
}
