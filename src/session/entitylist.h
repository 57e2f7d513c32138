/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register as a list: every entity with its other names and where it is
 * named; the fields that queries ask for and the orders it can stand in. */
#ifndef AS_SESSION_ENTITYLIST_H
#define AS_SESSION_ENTITYLIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/i18n.h"
#include "session/query.h"
#include "session/session.h"
#include "store/entity.h"

struct as_entity_item {
	struct as_entity_row row;
	const char *const *aliases; /* in order */
	size_t aliases_count;
};

/* All by name; borrowed until the sidecar changes.  O(mentions), once after each change. */
size_t as_session_entities(const struct as_entity_item **out, struct as_session *session, struct as_error *err);
/* The one with this id; NULL when there is none. */
const struct as_entity_item *as_session_entity(struct as_session *session, const char *id);

/* X(enum, name, how it is compared): what queries may ask for; plain words stand in a name. */
#define AS_ENTITY_FIELDS(X) \
	X(NAME, "name", TEXT) \
	X(CANONICAL, "canonical", TEXT) \
	X(TYPE, "type", CHOICE) \
	X(ALIAS, "alias", TEXT) \
	X(EXTERNAL_ID, "external_id", TEXT) \
	X(MENTIONS, "mentions", NUMBER) \
	X(DOCUMENTS, "documents", NUMBER) \
	X(CLAIMS, "claims", NUMBER) \
	X(FIRST, "first", DATE) \
	X(LAST, "last", DATE) \
	X(NOTE, "note", TEXT) \
	X(ID, "id", START) \
	X(ANNOTATOR, "annotator", TEXT) \
	X(CREATED, "created", DATE) \
	X(UPDATED, "updated", DATE)

const struct as_query_table *as_entity_table(void);
/* A field of a struct as_entity_item, for as_query_fits(). */
bool as_entity_value(struct as_query_value *out, const void *item, size_t field, size_t n);

/* X(enum, key, name on the command line, title of the column, name of the order) */
#define AS_ENTITY_ORDERS(X) \
	X(NAME, 'n', "name", N_("Name"), N_("by name")) \
	X(TYPE, 't', "type", N_("Type"), N_("by type")) \
	X(MENTIONS, 'm', "mentions", N_("Ment."), N_("by mentions")) \
	X(DOCUMENTS, 'd', "documents", N_("Docs"), N_("by documents")) \
	X(FIRST, 'f', "first", N_("First"), N_("by first date")) \
	X(LAST, 'l', "last", N_("Last"), N_("by last date")) \
	X(EXTERNAL_ID, 'e', "external_id", N_("Ext. id"), N_("by external id"))

enum as_entity_order {
#define AS_ENTITY_ORDER_ENUM(id, key, name, title, order) AS_ENTITY_BY_##id,
	AS_ENTITY_ORDERS(AS_ENTITY_ORDER_ENUM)
#undef AS_ENTITY_ORDER_ENUM
	AS_ENTITY_ORDER_COUNT
};
char as_entity_order_key(enum as_entity_order order);
const char *as_entity_order_name(enum as_entity_order order);
const char *as_entity_order_title(enum as_entity_order order); /* untranslated */
const char *as_entity_order_label(enum as_entity_order order); /* untranslated: "by name" */
/* Whether its column is asked for from the top: most mentions first. */
bool as_entity_order_falls(enum as_entity_order order);

/* Sorts; what is not stated comes last either way, equal ones stand by name and id.  O(n log n). */
void as_entity_sort(const struct as_entity_item **items, size_t count, enum as_entity_order order, bool reversed);

#endif
