/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One open corpus with its sidecar and index: every verb that the screen and
 * the command line share.
 *
 * Opening is quick whatever the size: as_session_step() does the reading in
 * slices, so that a face can draw and listen between them; what is already
 * known is usable meanwhile.  Documents are numbers (their place in the list
 * of the corpus), stable while the session is open.
 */
#ifndef AS_SESSION_SESSION_H
#define AS_SESSION_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "align/compare.h"
#include "base/error.h"
#include "index/index.h"
#include "model/annotation.h"
#include "model/doc.h"
#include "session/config.h"

struct as_store;   /* store/store.h */
struct as_session;

enum {
	AS_SESSION_MEMORY_MIB = 256, /* documents that nobody asked for leave memory beyond this */
	AS_SESSION_INDEXED_MIB = 16, /* longer documents have no partner and no carriers */
};

struct as_session_options {
	const char *corpus;         /* a folder; NULL with `files`: the one whose sidecar they share */
	const char *const *files;   /* only these documents, as the user names them; else all of the folder */
	size_t files_count;
	const char *sidecar;        /* --sidecar; NULL: found (see session/sidecar.h) */
	const char *annotator;      /* NULL: ANTISIGMA_ANNOTATOR, else the login name */
	bool read_only;             /* never write, even if it could */
	bool hurried;               /* a sidecar that another program writes to is read later (as_session_refresh) */
};

/* Lists the corpus and opens the sidecar when there is one; creates nothing.
 * A sidecar that is refused (newer, foreign, damaged) does not stop the
 * reading: the session is read-only and as_session_sidecar_trouble() says why. */
bool as_session_open(struct as_session **out, const struct as_session_options *options, struct as_error *err);
void as_session_close(struct as_session *session);

/* ---- reading, in slices */
enum as_phase { AS_PHASE_READING, AS_PHASE_WORDS, AS_PHASE_OVERLAPS, AS_PHASE_DONE };
struct as_progress {
	enum as_phase phase;
	size_t done, total; /* documents, in this phase */
};
/* Works for about `budget_ms`; false when everything is done.  READING gives
 * titles, dates, sources; WORDS counts and prints; OVERLAPS best partners. */
bool as_session_step(struct as_session *session, int budget_ms, struct as_progress *progress);
/* Does one document's whole work now (the one the reader looks at). */
bool as_session_hasten(struct as_session *session, size_t doc, struct as_error *err);

/* ---- the list */
struct as_listing {
	const char *path;
	const char *title;    /* NULL: states none */
	const char *date, *source;
	const char *trouble;  /* why it cannot be read, NULL when it can */
	bool read, counted, compared; /* which of the following are known yet */
	bool doubtful;        /* its date is contradicted */
	size_t words, furniture_words;
	int partner;          /* best-overlapping document, -1: none */
	double contained;     /* how much of this one the partner has, 0..1 */
	size_t tags;          /* annotations */
	bool changed;         /* the file differs from when it was tagged */
};
size_t as_session_count(const struct as_session *session);
/* Borrowed strings: valid until the session closes. */
void as_session_listing(struct as_listing *out, const struct as_session *session, size_t doc);
/* Names that the listing of the folder passed over (hidden files, sidecars, backups). */
size_t as_session_skipped(const struct as_session *session);
/* The folder or files, as a short name for the title line; borrowed. */
const char *as_session_name(const struct as_session *session);
/* Number of the document with this path (as listed, or as the user names it); -1: none. */
int as_session_find(const struct as_session *session, const char *path);

/* ---- documents */
/* The document, read now if it was not; borrowed, valid until the session
 * closes.  NULL with err when it cannot be read. */
const struct as_doc *as_session_doc(struct as_session *session, size_t doc, struct as_error *err);
/* The same with words counted and hash, but borrowed only until the next call
 * that may read: for passing over many documents without keeping them. */
const struct as_doc *as_session_glance(struct as_session *session, size_t doc, struct as_error *err);
/* How many other documents carry each passage, as far as is known: array of
 * passages_count, -1 where it is not; borrowed until the next call.  The
 * likeliest 16 documents are compared for it, once. */
const int *as_session_carried(struct as_session *session, size_t doc);
/* The carriers of one passage; malloc'd, the caller's. */
size_t as_session_parallels(struct as_carrier **out, struct as_session *session, size_t doc, size_t passage);
/* The comparison, computed on first use; borrowed, valid until the session closes. */
const struct as_comparison *as_session_compare(struct as_session *session, size_t left, size_t right,
					       struct as_error *err);
/* The mistake in a file of the user's rules (session/rulefiles.h), "FILE:LINE:
 * ...", NULL when there is none; discrepancies are found by the other rules
 * then.  Reads the user's files alone, once. */
const char *as_session_rules_trouble(struct as_session *session);
/* The user's settings, as read when the session opened; their reader may
 * complain of entries and set others. */
struct as_config *as_session_config(struct as_session *session);
/* Whether the file changed on disk since it was read (checked at most once a second). */
bool as_session_doc_changed(struct as_session *session, size_t doc);

/* ---- annotations: spans in bytes of the document's text */
struct as_tagged {
	const struct as_annotation *annotation; /* borrowed until the next change */
	struct as_span span;                    /* where it stands now */
	enum as_anchor_state state;             /* as found now; orphans have an empty span */
	const struct as_span *parts;            /* further parts of it that were found; borrowed likewise */
	size_t parts_count;
};
/* Those of one document in order of start, end; borrowed until the next change. */
size_t as_session_tagged(const struct as_tagged **out, struct as_session *session, size_t doc, struct as_error *err);
/* How many claims a document makes, and how many of them are done; 0 without a sidecar. */
void as_session_claim_progress(size_t *claims, size_t *done, struct as_session *session, size_t doc);
/* All annotations in stable order (document, start, end, id). */
size_t as_session_annotations(const struct as_annotation ***out, struct as_session *session, struct as_error *err);

/* Gives each annotation's anchor the state in which its document has it now;
 * AS_ANCHOR_ORPHAN when that cannot be read. */
void as_session_find_anchors(struct as_session *session, struct as_annotation *annotations, size_t count);

/* Each verb is one transaction, safe on disk when it returns true; between
 * begin and commit several are one, and undo as one.  `id` gets the new row's
 * id (may be NULL). */
bool as_session_begin(struct as_session *session, struct as_error *err);
bool as_session_commit(struct as_session *session, struct as_error *err);
void as_session_rollback(struct as_session *session);
bool as_session_tag(char id[AS_UUID_TEXT], struct as_session *session, size_t doc, struct as_span span,
		    const char *type, const char *note, struct as_error *err);
/* What became of the mention tagged last: linked to the entity that its words
 * name (session/register.h), to a new one, or to none, since several fit. */
enum as_linking { AS_LINK_NONE, AS_LINK_KNOWN, AS_LINK_FRESH, AS_LINK_SEVERAL };
struct as_linked {
	enum as_linking how;
	char entity[AS_UUID_TEXT]; /* "" for none */
};
const struct as_linked *as_session_linked(const struct as_session *session);
/* Several spans as one action that undoes as one; those that have a tag of this
 * type already are left out.  `*tagged` (may be NULL): new tags. */
bool as_session_tag_all(size_t *tagged, struct as_session *session, size_t doc, const struct as_span *spans,
			size_t count, const char *type, struct as_error *err);
/* A claim: the annotation struct gives the fields (claimant, said, form, state,
 * verdict, normalised, note ...), and in `claim` the one it is a further
 * appearance of, if any; anchor, ids and times are filled here. */
bool as_session_claim(char id[AS_UUID_TEXT], struct as_session *session, size_t doc, struct as_span span,
		      const struct as_annotation *fields, struct as_error *err);
/* Ids may be given by their beginning, as far as it is unique (four characters
 * at least): the full id of the claim that `id`, a claim or one of its
 * appearances, names; the document of an annotation, -1 when it is not here. */
bool as_session_claim_id(char claim[AS_UUID_TEXT], struct as_session *session, const char *id, struct as_error *err);
bool as_session_is_evidence(struct as_session *session, const char *id);
bool as_session_document_of(int *doc, char full[AS_UUID_TEXT], struct as_session *session, const char *id,
			    struct as_error *err);
bool as_session_set_type(struct as_session *session, const char *id, const char *type, struct as_error *err);
bool as_session_set_span(struct as_session *session, const char *id, size_t doc, struct as_span span,
			 struct as_error *err);
/* One field of an annotation, claim or evidence by its CSV column name:
 * "note", "claimant", "verdict" ...; value NULL or "" empties it.  A verdict of
 * the session's scale brings the scale's name along. */
bool as_session_set_field(struct as_session *session, const char *id, const char *field, const char *value,
			  struct as_error *err);
bool as_session_evidence(char id[AS_UUID_TEXT], struct as_session *session, const struct as_evidence *evidence,
			 struct as_error *err);
/* The same with a place in a document of the corpus as its source. */
bool as_session_evidence_at(char id[AS_UUID_TEXT], struct as_session *session, const struct as_evidence *evidence,
			    size_t doc, struct as_span span, struct as_error *err);
bool as_session_delete(struct as_session *session, const char *const *ids, size_t count, struct as_error *err);
/* The role of a passage by hand: furniture or not (kept in the sidecar, undoable). */
bool as_session_set_role(struct as_session *session, size_t doc, size_t passage, enum as_role role,
			 struct as_error *err);
/* Remembers that a suggestion was refused (session/suggestions.h). */
bool as_session_reject(struct as_session *session, size_t doc, struct as_span span, const char *type,
		       struct as_error *err);
/* `what` says in a sentence what was undone or redone; owned by the caller.
 * AS_ERR_NOTHING when there is nothing. */
bool as_session_undo(char **what, struct as_session *session, struct as_error *err);
bool as_session_redo(char **what, struct as_session *session, struct as_error *err);

/* Writes annotations to a CSV file: `what` is "entities", "claims", "evidence"
 * or "register"; `*rows` (may be NULL) gets the rows below the heads.  Atomic. */
bool as_session_export(size_t *rows, struct as_session *session, const char *what, const char *path,
		       struct as_error *err);

/* Reads the sidecar again when another process changed it, or has let go of
 * it; true when there is news.  Waits for nobody longer than a fraction of a second. */
bool as_session_refresh(struct as_session *session);
/* Where the sidecar is, or would be made; borrowed. */
const char *as_session_sidecar(const struct as_session *session);
/* Documents whose names changed since they were tagged; their tags are found by
 * their content, and this is to be told. */
size_t as_session_renamed(const struct as_session *session);
/* Whether that is outside the corpus, since that cannot be written: to be told. */
bool as_session_sidecar_elsewhere(const struct as_session *session);
/* Why the sidecar cannot be written or was refused; NULL when all is well. */
const char *as_session_sidecar_trouble(const struct as_session *session);
/* The store, for commands that go deeper (log, check, export); NULL when there is no sidecar. */
struct as_store *as_session_store(struct as_session *session);
/* Called while a write waits for another process's lock, with the ms waited
 * so far; returning false gives up (AS_ERR_LOCKED). */
void as_session_on_wait(struct as_session *session, bool (*waiting)(void *data, int waited_ms), void *data);

/* The scale that verdicts are given on (session/scale.h). */
struct as_scale;
const struct as_scale *as_session_scale(const struct as_session *session);
/* Another one from now on: AS_ERR_USAGE, which names those there are, when none is called so. */
bool as_session_set_scale(struct as_session *session, const char *name, struct as_error *err);
/* The tags that keys set, in the order of the legend. */
size_t as_session_tags(const struct as_tag **out, const struct as_session *session);

#endif
