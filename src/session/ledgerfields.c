/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row of the ledger says: to queries, and of its appearances together. */
#include <string.h>

#include "base/i18n.h"
#include "session/ledger.h"
#include "session/state.h"

/* ---- fields of the claim */

/* Where the text of a field is in struct as_claim; fields that are not there have none. */
static const char *claim_text(const struct as_claim *claim, enum as_ledger_field field)
{
	switch (field) {
	case AS_LEDGER_CLAIMANT: return claim->claimant;
	case AS_LEDGER_ROLE: return claim->role;
	case AS_LEDGER_SAID: return claim->said;
	case AS_LEDGER_CHECKWORTHY: return claim->checkworthy;
	case AS_LEDGER_STATE: return claim->state;
	case AS_LEDGER_VERDICT: return claim->verdict;
	case AS_LEDGER_SCALE: return claim->scale;
	case AS_LEDGER_RATIONALE: return claim->rationale;
	case AS_LEDGER_REVIEWER: return claim->reviewer;
	case AS_LEDGER_CREATED: return claim->created;
	case AS_LEDGER_UPDATED: return claim->updated;
	case AS_LEDGER_CLAIM: return claim->id;
	default: return NULL;
	}
}

static bool place_text(const char **text, const struct as_claim_place *place, enum as_ledger_field field)
{
	switch (field) {
	case AS_LEDGER_TEXT: *text = place->text; return true;
	case AS_LEDGER_FORM: *text = place->form; return true;
	case AS_LEDGER_NOTE: *text = place->note; return true;
	case AS_LEDGER_ANNOTATOR: *text = place->annotator; return true;
	case AS_LEDGER_ID: *text = place->id; return true;
	case AS_LEDGER_DOCUMENT: *text = place->document->path; return true;
	case AS_LEDGER_TITLE: *text = place->document->title; return true;
	case AS_LEDGER_DATE: *text = place->document->date; return true;
	case AS_LEDGER_SOURCE: *text = place->document->source; return true;
	default: return false;
	}
}

/* ---- the table */

static const struct as_query_field fields[] = {
#define AS_LEDGER_ROW(id, name, kind) {name, AS_QUERY_##kind},
	AS_LEDGER_FIELDS(AS_LEDGER_ROW)
#undef AS_LEDGER_ROW
};

/* By its word, the brief one too, as written or translated, or its digit. */
static bool names_verdict(const struct as_verdict *verdict, const char *value)
{
	return !strcmp(value, _(verdict->name)) || !strcmp(value, verdict->brief) || !strcmp(value, _(verdict->brief)) ||
	       (value[0] == verdict->digit && !value[1]);
}

/* A verdict by its digit; a choice by the word that the screen shows for it. */
static const char *alias(const void *data, size_t field, const char *value)
{
	static const char *const choices[] = {N_("open"), N_("checking"), N_("done"), N_("yes"), N_("no"), N_("quote"),
					      N_("paraphrase"), N_("headline"), N_("implied")};
	const struct as_scale *scale = as_session_scale(data);
	if (fields[field].kind != AS_QUERY_CHOICE)
		return NULL;
	for (size_t i = 0; field == AS_LEDGER_VERDICT && i < scale->count; i++)
		if (names_verdict(&scale->verdicts[i], value))
			return scale->verdicts[i].name;
	for (size_t i = 0; i < sizeof choices / sizeof *choices; i++)
		if (!strcmp(value, _(choices[i])))
			return choices[i];
	return NULL;
}

const struct as_query_table *as_ledger_table(struct as_session *session)
{
	session->ledger_table = (struct as_query_table){
		.fields = fields, .count = sizeof fields / sizeof *fields, .alias = alias, .data = session};
	return &session->ledger_table;
}

bool as_ledger_get(struct as_query_value *out, const void *data, size_t field, size_t n)
{
	const struct as_ledger_row *row = data;
	const struct as_claim *claim = row->claim;
	static const char known[] = "+"; /* a number that is stated */
	*out = (struct as_query_value){.text = NULL};
	if (field == AS_LEDGER_STORY && n < claim->places_count) {
		int story = claim->places[n].document->story;
		*out = (struct as_query_value){.text = story > 0 ? known : NULL, .number = (size_t)(story > 0 ? story : 0)};
		return true;
	}
	if (n < claim->places_count && place_text(&out->text, &claim->places[n], (enum as_ledger_field)field))
		return true;
	if (n)
		return false;
	switch (field) {
	case AS_LEDGER_NORMALISED: *out = (struct as_query_value){.text = row->sentence, .folded = row->folded}; break;
	case AS_LEDGER_REPORTS: *out = (struct as_query_value){.text = known, .number = row->reports}; break;
	case AS_LEDGER_TEXTS: *out = (struct as_query_value){.text = row->texts ? known : NULL, .number = row->texts}; break;
	case AS_LEDGER_EVIDENCE: *out = (struct as_query_value){.text = known, .number = claim->evidence}; break;
	case AS_LEDGER_FIRST: out->text = as_ledger_first(row); break;
	default: out->text = claim_text(claim, (enum as_ledger_field)field); break;
	}
	return true;
}

/* ---- what its appearances say together */

const char *as_ledger_first(const struct as_ledger_row *row)
{
	const struct as_claim *claim = row->claim;
	return claim->places_count ? claim->places[0].document->date : NULL;
}

bool as_ledger_first_doubtful(const struct as_session *session, const struct as_ledger_row *row)
{
	struct as_listing listing;
	if (!as_ledger_first(row) || row->claim->places[0].document->number < 0)
		return false;
	as_session_listing(&listing, session, (size_t)row->claim->places[0].document->number);
	return listing.doubtful;
}

void as_ledger_forms(struct as_buf *out, const struct as_ledger_row *row, bool translated)
{
	const struct as_claim *claim = row->claim;
	size_t start = out->len;
	for (size_t i = 0; i < claim->places_count; i++) {
		const char *form = claim->places[i].form;
		bool seen = !form || !*form;
		for (size_t j = 0; j < i && !seen; j++)
			seen = claim->places[j].form && !strcmp(claim->places[j].form, form);
		if (!seen)
			as_buf_printf(out, "%s%s", out->len > start ? ", " : "", translated ? _(form) : form);
	}
}
