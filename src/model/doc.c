/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/doc.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

static const char *const role_names[AS_ROLE_COUNT] = {
	[AS_ROLE_HEADLINE] = "headline", [AS_ROLE_DATE] = "date",       [AS_ROLE_URL] = "url",
	[AS_ROLE_BYLINE] = "byline",     [AS_ROLE_DATELINE] = "dateline", [AS_ROLE_CAPTION] = "caption",
	[AS_ROLE_BODY] = "body",         [AS_ROLE_FURNITURE] = "furniture",
};

/* In the words of files and formats; a face that says them in a sentence translates them. */
static const char *const field_names[AS_FIELD_COUNT] = {
	[AS_FIELD_TITLE] = N_("title"),       [AS_FIELD_DATE] = N_("date"), [AS_FIELD_SOURCE] = N_("source"),
	[AS_FIELD_URL] = N_("url"),           [AS_FIELD_BYLINE] = N_("byline"),
	[AS_FIELD_DATELINE] = N_("dateline"), [AS_FIELD_LANGUAGE] = N_("language"),
};

const char *as_role_name(enum as_role role)
{
	return role_names[role];
}

enum as_role as_role_named(const char *name)
{
	for (unsigned i = 0; i < AS_ROLE_COUNT; i++)
		if (!strcmp(role_names[i], name))
			return (enum as_role)i;
	return AS_ROLE_COUNT;
}

const char *as_field_name(enum as_field field)
{
	return field_names[field];
}

bool as_role_is_report(enum as_role role)
{
	return role == AS_ROLE_HEADLINE || role == AS_ROLE_DATELINE || role == AS_ROLE_CAPTION ||
	       role == AS_ROLE_BODY;
}

void as_doc_init(struct as_doc *doc)
{
	*doc = (struct as_doc){0};
}

void as_doc_free(struct as_doc *doc)
{
	free(doc->bytes);
	free(doc->transcript);
	free(doc->passages);
	as_arena_free(&doc->arena);
	*doc = (struct as_doc){0};
}
