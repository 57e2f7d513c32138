/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document while a reader fills it: passages in file order, metadata with
 * the place it was read from, doubts. */
#ifndef AS_CORPUS_DRAFT_H
#define AS_CORPUS_DRAFT_H

#include <stddef.h>
#include <stdint.h>

#include "corpus/dates.h"
#include "model/doc.h"

struct as_draft {
	struct as_doc *doc;
	size_t passages_cap, doubts_cap; /* elements allocated */
	struct as_date date;             /* the document's own, once stated */
	struct as_date dateline;         /* the dateline's, which may lack a year */
	struct as_date odd;              /* the first date whose weekday cannot be true */
};

/* Adds a passage (its span is trimmed, an empty one is passed over).  More
 * than 16 KiB become several, cut after a sentence, else at white space, else
 * between two code points, so that one endless line stays quick to show. */
void as_draft_passage(struct as_draft *draft, struct as_span span, uint32_t line, enum as_role role, const char *rule);

/* States a piece of metadata, the words of `span`; the first to state one is
 * kept.  In the value a NUL byte becomes U+FFFD, a line end a space. */
void as_draft_state(struct as_draft *draft, enum as_field field, struct as_span span, uint32_t line, const char *rule);
/* The same with a value made from those words. */
void as_draft_state_as(struct as_draft *draft, enum as_field field, const char *value, struct as_span span,
		       uint32_t line, const char *rule);

/* States the document's own date, and notes a weekday that cannot be true. */
void as_draft_state_date(struct as_draft *draft, const struct as_date *date, const char *rule);
/* States URL and, from its host, source. */
void as_draft_state_url(struct as_draft *draft, struct as_span span, uint32_t line, const char *rule);
/* Notes what a passage gives away at its beginning: its dateline. */
void as_draft_note_dateline(struct as_draft *draft, struct as_span span, uint32_t line);
/* Notes a date that names a weekday: impossible ones become a doubt. */
void as_draft_note_weekdays(struct as_draft *draft, struct as_span span, uint32_t line);

/* When all is read: compares the dates and records the doubts. */
void as_draft_finish(struct as_draft *draft);

#endif
