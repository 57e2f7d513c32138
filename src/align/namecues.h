/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands around a name and tells whether it is a person's, a body's or a
 * place's: each sign is worth some votes for a type, or against it. */
#ifndef AS_ALIGN_NAMECUES_H
#define AS_ALIGN_NAMECUES_H

#include "align/namerun.h"

/* The types of tags that rules speak of, by number. */
enum { AS_TYPE_NONE, AS_TYPE_PERSON, AS_TYPE_ORGANISATION, AS_TYPE_PLACE, AS_TYPES_LIMIT = 16 };
struct as_types {
	const char *names[AS_TYPES_LIMIT]; /* borrowed */
	size_t count;
};
void as_types_init(struct as_types *types);
/* AS_TYPE_NONE when there are too many. */
size_t as_types_number(struct as_types *types, const char *name);

/* Adds to votes[type] for the name `run` of the strand; `rank`: titles or an
 * office stand before it. */
void as_namecues_vote(int votes[AS_TYPES_LIMIT], struct as_types *types, const struct as_strand *strand,
		      const struct as_namerun *run, bool rank);

#endif
