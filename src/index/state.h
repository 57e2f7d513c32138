/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an index holds; for the files of index/ only.
 *
 * prints.c takes documents in; overlaps.c says which have something in common;
 * carriers.c who else has a passage. */
#ifndef AS_INDEX_STATE_H
#define AS_INDEX_STATE_H

#include "index/index.h"

enum { AS_NO_POSTING = -1 };

/* One fingerprint: the hash of GRAM words, or of all words of a shorter passage. */
struct as_print {
	uint64_t hash;
	int32_t head;   /* its newest posting, or AS_NO_POSTING */
	uint32_t docs;  /* documents that have it */
	uint32_t last, last_passage; /* where it was met last */
	uint16_t places; /* postings of that document */
};

struct as_posting {
	uint32_t doc, passage;
	int32_t next;
	bool counts; /* in a passage of the report, not a short one */
};

/* A print of a document, in text order. */
struct as_place {
	uint32_t print;
	uint32_t passage;
	bool counts; /* likewise, and the print's first such place there */
};

struct as_doc_prints {
	struct as_place *places;
	size_t count, cap;
	uint32_t distinct; /* those that count */
	bool added;
};

struct as_index {
	struct as_doc_prints *docs; /* by document number */
	size_t docs_cap, docs_count;
	size_t added;
	struct as_print *prints;
	size_t prints_count, prints_cap;
	struct as_posting *postings;
	size_t postings_count, postings_cap;
	int32_t free_postings; /* list of those taken back, or AS_NO_POSTING */
	uint32_t *table;       /* print number plus one; open addressing, linear probing */
	size_t table_cap;      /* a power of two, or 0 */
};

/* A print of too many documents to tell anything. */
bool as_index_is_boilerplate(const struct as_index *index, const struct as_print *print);
/* For qsort: numbers (uint32_t), ascending. */
int as_index_by_number(const void *a, const void *b);

#endif
