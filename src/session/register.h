/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of entities as tagging uses it: which entity the words of a
 * mention name.
 *
 * Names compare folded (case, accents, punctuation aside).  Words name an
 * entity when they are its canonical name or an alias; when they end in one,
 * titles and roles before it ("Deputy Foreign Minister Sergei Ryabkov"); when
 * a small word is glued to one ("Ryabkovis"); and, of persons, when they are
 * the last word of one ("Ryabkov"), or end in a canonical name of one word
 * ("Sergei Ryabkov" for "Ryabkov").  The first of these that fits any entity of
 * the type counts. */
#ifndef AS_SESSION_REGISTER_H
#define AS_SESSION_REGISTER_H

#include <stdbool.h>
#include <stddef.h>

#include "session/session.h"

enum { AS_FITS_MOST = 16 };

enum as_fit_kind { AS_FIT_NAME, AS_FIT_TITLED, AS_FIT_GLUED, AS_FIT_SURNAME, AS_FIT_FULLER };

/* An entity that words may name; strings are borrowed until the next change. */
struct as_fit {
	const char *id, *canonical;
	enum as_fit_kind kind;
};

/* Tags of this type name someone or something; dates and quantities do not. */
bool as_session_names_entities(const char *type);

/* The entities of the type that the words may name, all of one kind of fit, in
 * the order of their names.  `out` has room for AS_FITS_MOST; more are not
 * told.  O(words), once the register was read. */
size_t as_session_fits(struct as_fit *out, struct as_session *session, const char *words, size_t len, const char *type,
		       struct as_error *err);

/* The entity that a claimant so called is: the only one that fits among persons,
 * else organisations, places ...; "the" before it does not count.  False when
 * none or several fit. */
bool as_session_claimant_entity(char id[AS_UUID_TEXT], struct as_session *session, const char *claimant);

#endif
