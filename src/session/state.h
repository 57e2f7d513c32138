/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a session holds; for the files of session/ only.
 *
 * opening.c opens, closes and lists; reading.c owns documents, words,
 * fingerprints and partners; carriers.c who carries a passage; comparing.c the
 * comparisons; sidecar_view.c what is known from the sidecar, tagged.c its
 * annotations, follow.c how both keep up with our own changes; annotations.c the
 * verbs that write it. */
#ifndef AS_SESSION_STATE_H
#define AS_SESSION_STATE_H

#include "align/rules.h"
#include "align/tokens.h"
#include "base/arena.h"
#include "base/buf.h"
#include "corpus/corpus.h"
#include "session/query.h"
#include "session/scale.h"
#include "session/session.h"
#include "session/versus.h"
#include "store/annotation.h"
#include "store/document.h"
#include "store/override.h"
#include "store/store.h"
#include "text/offset.h"

/* A passage's role before the reader's word on it. */
struct as_ruled {
	size_t passage;
	enum as_role role;
	const char *rule;
};

/* How much of a document another one has, as a comparison told. */
struct as_known {
	uint32_t other;
	float contained;
};
enum { AS_KNOWN = 4 };

/* Passage `passage` is carried elsewhere. */
struct as_carried {
	uint32_t passage;
	struct as_carrier carrier;
};
enum { AS_FEW_DOCUMENTS = 17 }; /* up to so many are compared each with each */

struct as_suggesting;
struct as_session_names;

/* One document of the session. */
struct as_slot {
	struct as_doc *doc;       /* NULL while not in memory; owned */
	struct as_offsets offsets; /* of doc; initialised with it */
	struct as_tokens tokens;  /* of doc in the session's lexicon; without a doc: not yet */
	size_t weight;            /* bytes charged for doc */
	bool pinned;              /* handed out: stays until the session closes */
	bool read, counted, indexed, compared, doubtful;
	bool too_long;            /* beyond AS_SESSION_INDEXED_MIB; known once indexed */
	bool recently_used;       /* second chance before it leaves memory */
	const char *title, *date, *source, *trouble; /* in the session's arena */
	const char *sha256;       /* likewise; NULL until it was needed */
	struct as_file_stamp stamp;
	int64_t stamp_checked_ms; /* when the file was last looked at */
	bool stamp_differs;
	size_t words, furniture_words;
	int partner;
	double contained;
	struct as_known known[AS_KNOWN]; /* learned when others looked for their partners; newest last */
	unsigned known_count;
	size_t known_version;     /* session->roles_version it is of */
	struct as_ruled *ruled;   /* passages overridden now; owned */
	size_t ruled_count;
	int *carried;             /* carriers by passage; owned */
	struct as_carried *carriers; /* owned */
	size_t carriers_count, carriers_cap;
	size_t carried_version;   /* what was indexed when they were found, plus one; 0: not yet */

	size_t tags;              /* annotations; ask as_session_tags_of() */
	const char *tagged_sha256; /* of the document when it was last tagged; in sidecar_arena */
	struct as_annotations annotations; /* of this document */
	struct as_tagged *tagged; /* owned */
	size_t tagged_count;
	struct as_span *tagged_parts; /* their further parts; owned */
	bool listed;              /* annotations and tagged are those of the sidecar as it is */
	size_t relisted;          /* times that a row was read again since all were: each leaves strings behind */
	struct as_suggesting *suggesting; /* see suggestions.c; NULL: nobody asked; owned */
};

/* A comparison that was handed out. */
struct as_kept_pair {
	size_t left, right;
	bool stale;               /* a role changed since; kept for who holds it */
	size_t sidecar_version;   /* of which its pins are */
	struct as_pinned *pins;   /* owned */
	size_t pins_count;
	struct as_versus versus;  /* its own documents stay empty */
};

/* Words of a long document, counted over several steps. */
struct as_counting {
	bool active;
	size_t doc, passage, at;
	size_t words, furniture_words;
};

/* A document that the sidecar knows under another name. */
struct as_moved {
	const char *path; /* the name that the sidecar has */
	size_t doc;
	const char *sha256;
};

/* The names of entities; read when they are first asked for (register.c). */
struct as_register_name;
struct as_register {
	bool fresh;
	struct as_arena arena;
	struct as_map by_name, by_last;  /* folded name, its last word -> first of names */
	struct as_register_name *names;  /* owned */
	size_t count, cap;
	size_t added;                    /* entities made since the last change was known */
};

/* Mentions by type and words (tally.c). */
struct as_tally_entry;
struct as_tally {
	bool fresh;
	struct as_arena arena;
	struct as_map by_words;    /* type, NUL, words -> entry */
	struct as_tally_entry *entries; /* owned */
	size_t count, cap;
	struct as_buf key;         /* scratch */
};

/* The entities as lists show them; read when they are asked for (entitylist.c). */
struct as_entity_item;
struct as_entity_list {
	struct as_arena arena;
	struct as_entity_item *items; /* owned; NULL: not read */
	size_t count;
	size_t version;               /* session->sidecar_version it is of */
	struct as_map by_id;          /* index in items */
};

struct as_session {
	struct as_arena arena;    /* strings of the listing */
	struct as_corpus corpus;
	bool listed;              /* the corpus is a folder's listing, in byte order */
	char *root_real;          /* real path of the corpus folder; NULL when it has none */
	char *name;
	struct as_slot *slots;    /* by document */
	size_t memory;            /* bytes charged for documents */
	size_t hand;              /* where the search for a document to drop goes on */

	struct as_lexicon lexicon; /* of all tokens */
	struct as_index *index;
	size_t index_version;     /* grows with each document indexed */
	size_t roles_version;     /* grows when a role is changed by hand */
	size_t next_read, next_count, next_overlap;
	struct as_counting counting;

	struct as_kept_pair **pairs;   /* owned; pointers, since comparisons are handed out */
	size_t pairs_count, pairs_cap;
	struct as_rules rules;    /* for discrepancies, read when the first are looked for */
	bool rules_loaded;
	bool rules_checked;       /* rules_trouble is known */
	char *rules_trouble;      /* NULL when all is well */
	struct as_session_names *names; /* see suggestions.c; NULL: nobody asked; owned */

	char *sidecar;
	char *sidecar_trouble;    /* NULL when all is well */
	bool sidecar_locked;      /* the trouble is another program that writes: it will pass */
	bool hurried;             /* who waits for us cannot wait long for another program */
	bool stale;               /* what changed in the sidecar could not be read yet */
	char *annotator;
	bool read_only, elsewhere, in_group;
	struct as_store *store;   /* NULL: there is no sidecar yet, or it was refused */
	size_t sidecar_version;   /* grows with each change seen */
	struct as_arena sidecar_arena; /* overrides and document rows; emptied when read again */
	struct as_override *overrides;
	size_t overrides_count;
	struct as_moved *moved;   /* by path; in sidecar_arena */
	size_t moved_count;
	struct as_annotations all;
	const struct as_annotation **all_sorted;
	size_t all_version;
	size_t pins_version;      /* of the sidecar when `pins_any` was looked up; 0: not yet */
	bool pins_any;            /* whether it has pins at all */
	bool (*waiting)(void *data, int waited_ms);
	void *waiting_data;

	struct as_tag *tags;      /* in force; in tags_arena, where all that were stay as long as the session */
	size_t tags_count;
	struct as_tag *tags_below; /* those of the program and of the user's file */
	size_t tags_below_count;
	struct as_codebook_tag *tags_above; /* those of the sidecar */
	size_t tags_above_count;
	struct as_arena tags_arena;
	struct as_config config;
	struct as_scales scales;  /* those of the settings */
	struct as_query_table ledger_table; /* of queries over its claims (ledgerfields.c) */
	struct as_register register_;
	struct as_tally tally;
	struct as_map by_id;      /* the sidecar's id of a document -> its number; filled when first needed */
	bool tags_known;          /* slots have their `tags` */
	bool tags_later;          /* a first screen does without them: as_session_step() counts */
	struct as_entity_list entities;
	struct as_linked linked;  /* the mention tagged last */
};

/* ---- opening.c */
/* The rules of the program and the user's, read the first time. */
const struct as_rules *as_session_rules(struct as_session *session);

/* ---- reading.c */
/* The document in memory, read when it is not; marks it used. */
struct as_doc *as_session_read(struct as_session *session, size_t doc, struct as_error *err);
/* The words of a document in memory; they go when it is dropped or its roles change. */
const struct as_tokens *as_session_tokens(struct as_session *session, size_t doc);
/* Does the words and fingerprints of one document (all at once). */
bool as_session_index(struct as_session *session, size_t doc, struct as_error *err);
/* After roles changed: counts and fingerprints again what had been. */
void as_session_roles_changed(struct as_session *session, size_t doc);
void as_session_free_slots(struct as_session *session);

/* ---- carriers.c */
/* Whether the document is read, and not too long to be compared with others unasked. */
bool as_session_is_comparable(const struct as_session *session, size_t doc);
/* The documents that may overlap `n`, likeliest first; malloc'd, the caller's. */
size_t as_session_candidates(struct as_overlap **out, const struct as_session *session, size_t n, double floor);

/* ---- comparing.c */
/* Compares two documents without keeping either; false when one cannot be
 * read.  The result holds until another document is read. */
bool as_session_compare_once(struct as_comparison *out, struct as_session *session, size_t left, size_t right);
void as_session_forget_pairs(struct as_session *session, size_t doc);
void as_session_free_pairs(struct as_session *session);

/* ---- sidecar_view.c */
void as_session_open_sidecar(struct as_session *session, const struct as_session_options *options);
/* Opens the store when it is not open yet, as before a first change. */
bool as_session_need_store(struct as_session *session, struct as_error *err);
/* A sidecar that was locked when it was to be opened is opened now, if it can be. */
void as_session_retry_sidecar(struct as_session *session);
/* The tags of a document; one that is not counted yet is looked up, unless that
 * would hold up a first screen. */
size_t as_session_tags_of(const struct as_session *session, size_t doc);
/* Counts the tags of all documents when that is not done yet. */
bool as_session_count_tags(struct as_session *session, struct as_error *err);
/* Reads overrides, counts and hashes again; roles of documents in memory follow. */
bool as_session_reload(struct as_session *session, struct as_error *err);
/* Puts the reader's roles on a document just read. */
void as_session_apply_overrides(struct as_session *session, size_t doc);
void as_session_free_sidecar(struct as_session *session);

/* ---- moved.c */
/* Finds the documents of the sidecar that are not listed under their names: of
 * those that it does not know, one with the same hash.  Files are read only when
 * there are such. */
void as_session_find_all_moved(struct as_session *session, const struct as_document_row *rows, size_t count);
/* The document that the sidecar calls `path`; -1 when there is none. */
int as_session_find_moved(const struct as_session *session, const char *path);

/* ---- tagged.c: the list of one document, kept by what changes */
/* The annotation with this id in a list that is up to date; NULL: none, or no list. */
const struct as_annotation *as_session_tag_with(const struct as_slot *slot, const char *id);
/* Takes it out of the list. */
void as_session_drop_tag(struct as_slot *slot, const struct as_annotation *annotation);
/* Reads it into the list of its document, which is up to date but for it. */
bool as_session_add_tag(struct as_session *session, size_t doc, const char *id);

/* ---- tally.c: nothing happens while it was not asked for */
void as_session_tally_add(struct as_session *session, const struct as_annotation *annotation);
void as_session_tally_remove(struct as_session *session, const struct as_annotation *annotation);
void as_session_tally_free(struct as_tally *tally);

/* ---- follow.c */
/* After a change of our own: knows what it touched.  False when everything is
 * to be read again (as_session_reload()). */
bool as_session_follow(struct as_session *session);

/* ---- annotations.c */
/* Whether the sidecar can be written; makes way for it. */
bool as_session_can_write(struct as_session *session, struct as_error *err);
/* After a verb of the store that went `ok`: what the session knows follows, at
 * once or when the group ends.  Passes `ok` on. */
bool as_session_changed(struct as_session *session, bool ok, struct as_error *err);

/* ---- suggestions.c */
/* After the only change since sidecar_version `before` was this new tag. */
void as_session_names_grew(struct as_session *session, size_t before, size_t doc, struct as_span span,
			   const char *type);
void as_session_free_suggesting(struct as_suggesting *suggesting);
void as_session_free_names(struct as_session_names *names);

/* ---- register.c */
/* Links a mention just made to the entity that its words name: the one that
 * fits, or a new one; to none when several fit (as_session_linked()). */
bool as_session_link_mention(struct as_session *session, const char *annotation, const char *words, size_t len,
			     const char *type, struct as_error *err);
void as_session_register_free(struct as_register *reg);

/* ---- entitylist.c */
void as_session_entities_free(struct as_entity_list *list);

/* ---- tags.c */
/* The program's and the user's; the sidecar's follow when it is read. */
void as_session_load_tags(struct as_session *session);
/* Takes the tags of the sidecar, when they are others than before. */
bool as_session_reload_tags(struct as_session *session, struct as_error *err);
/* Whether words (or, `documents`, whole documents) can be tagged so; AS_ERR_USAGE names the tags. */
bool as_session_knows_tag(const struct as_session *session, const char *type, bool documents, struct as_error *err);

#endif
