/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document: its bytes, what they say about themselves, and its passages.
 *
 * `text` is what every layer above works on: the decoded document as UTF-8,
 * in which bytes that are not well-formed stay as they are (see text/utf8.h:
 * each is one unit).  For UTF-8 files it *is* the file's bytes after any BOM;
 * for UTF-16 files it is a transcription.  Spans are bytes of `text`;
 * text/offset.h turns them into bytes of the file and into code points.
 */
#ifndef AS_MODEL_DOC_H
#define AS_MODEL_DOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/hash.h"
#include "model/span.h"

enum as_encoding { AS_UTF8, AS_UTF8_BOM, AS_UTF16LE, AS_UTF16BE };

/* What a passage is to its report.  The names are those of `show`. */
enum as_role {
	AS_ROLE_HEADLINE,
	AS_ROLE_DATE,
	AS_ROLE_URL,
	AS_ROLE_BYLINE,
	AS_ROLE_DATELINE,
	AS_ROLE_CAPTION,
	AS_ROLE_BODY,
	AS_ROLE_FURNITURE,
	AS_ROLE_COUNT
};

struct as_passage {
	struct as_span span; /* trimmed of surrounding white space; never empty */
	uint32_t line;       /* 1-based line of the file it begins on */
	enum as_role role;
	const char *rule;    /* which rule said so (a short literal); "user" for an override */
};

enum as_field { AS_FIELD_TITLE, AS_FIELD_DATE, AS_FIELD_SOURCE, AS_FIELD_URL, AS_FIELD_BYLINE, AS_FIELD_DATELINE,
		AS_FIELD_LANGUAGE, AS_FIELD_COUNT };

/* One piece of metadata with the place it was read from. */
struct as_metadata {
	const char *value;   /* NULL: the document states none */
	struct as_span span; /* where the text says so; empty for derived values */
	uint32_t line;       /* 1-based, 0 when derived */
	const char *rule;    /* how it was read: "title line", "URL host" ... */
};

/* Two places of a document that contradict each other: shown, never settled. */
struct as_doubt {
	enum as_field field;
	const char *says;      /* as written: "20211213" */
	struct as_span says_span;
	uint32_t says_line;
	const char *against;   /* as written: "Jan 11" */
	struct as_span against_span;
	uint32_t against_line;
};

struct as_doc {
	struct as_arena arena; /* everything below but `bytes` and `passages` */
	const char *path;      /* relative to the corpus folder, or as named */
	const char *reader;    /* "report", "web text", "plain" */
	struct as_file_stamp stamp;
	char sha256[AS_SHA256_HEX]; /* of the file's bytes; "" until asked for */

	enum as_encoding encoding;
	char *bytes;           /* the file as stored; owned (malloc) */
	size_t size;           /* bytes of the file */
	const char *text;      /* decoded; points into `bytes` or is owned by `transcript` */
	size_t len;            /* bytes of text */
	char *transcript;      /* owned (malloc) when the file is UTF-16, else NULL */
	size_t invalid;        /* bytes of the file that are not text in its encoding */

	struct as_metadata metadata[AS_FIELD_COUNT]; /* date as YYYY-MM-DD */
	struct as_doubt *doubts;
	size_t doubts_count;
	struct as_passage *passages; /* in file order; owned (malloc) */
	size_t passages_count;
	size_t words;           /* of headline, dateline, caption and body */
	size_t furniture_words;
	bool counted;           /* whether the two figures above are filled */
};

/* The stable English name used in outputs: "headline" ... */
const char *as_role_name(enum as_role role);
/* The reverse; AS_ROLE_COUNT when unknown. */
enum as_role as_role_named(const char *name);
/* "title", "date" ... */
const char *as_field_name(enum as_field field);
/* Whether passages of this role count as the report's own words. */
bool as_role_is_report(enum as_role role);

void as_doc_init(struct as_doc *doc);
void as_doc_free(struct as_doc *doc);

#endif
