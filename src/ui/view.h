/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A view: a table of operations on private data.  A view draws on the canvas
 * it is given, acts on requests, and returns what it wants done; the loop does
 * it.  So no view calls another, and none touches the terminal. */
#ifndef UI_VIEW_H
#define UI_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "model/span.h"
#include "session/session.h"
#include "term/canvas.h"
#include "term/key.h"
#include "ui/message.h"
#include "ui/requests.h"

struct ui_claimlist; /* ui/claimlist.h */

enum ui_view_id {
	UI_VIEW_DOCUMENTS,
	UI_VIEW_READER,
	UI_VIEW_COMPARE,
	UI_VIEW_PARALLELS,
	UI_VIEW_CLAIM,
	UI_VIEW_STORY,
	UI_VIEW_SEARCH,
	UI_VIEW_EVERY,
	UI_VIEW_HISTORY,
	UI_VIEW_CLAIMS,
	UI_VIEW_SPREAD,
	UI_VIEW_CARD,
	UI_VIEW_EVIDENCE,
	UI_VIEW_ORPHANS,
	UI_VIEW_ENTITIES,
	UI_VIEW_MENTIONS,
	UI_VIEW_CODEBOOK,
	UI_VIEW_ADJUDICATE,
	UI_VIEW_OVERLAPS,
	UI_VIEW_HELP,
	UI_VIEW_MESSAGES,
	UI_VIEW_COUNT
};

/* What a view is opened on; members that a view does not need are 0. */
struct ui_target {
	enum ui_view_id view;
	size_t doc;            /* number in the session */
	size_t other;          /* compare: the right document */
	struct as_span span;   /* place in `doc`: bytes of its text */
	bool right;            /* compare: the span is in `other` */
	char id[AS_UUID_TEXT]; /* entities, mentions: the entity.  Claim: the annotation; "" makes a new one of the span.  Evidence: "" a new one */
	char claim[AS_UUID_TEXT]; /* evidence: what it is about */
	unsigned context;      /* help: of the view it is asked in */
};

struct ui_keymap; /* ui/keymap.h */

/* What all views of one run share. */
struct ui_shared {
	struct as_session *session;
	const struct ui_keymap *keymap; /* of the loop */
	struct ui_messages messages;
	char phrase[256];      /* searched for last; "" none */
	char query[512];       /* searched for in all documents last, with options before it */
	char last_type[64];    /* of the last tag, for `.`; "" none */
	size_t *marks;         /* documents marked, in the order of marking; owned */
	size_t marks_count, marks_cap;
	unsigned changes;      /* grows when annotations or roles may have changed */
	size_t measure;        /* cells of a line of text, at most */
	struct ui_claimlist *claims; /* all claims as ordered and filtered; NULL until a view wants them; owned */
	bool said_narrow;      /* that narrow screens have one column was said */
	struct as_progress progress; /* of the reading, as the last step left it */
	bool loading;          /* more steps are to come */
	bool stopped;          /* the reader stopped them */
};

enum ui_act {
	UI_ACT_IGNORED, /* not mine: the loop may know it */
	UI_ACT_DONE,    /* draw again */
	UI_ACT_OPEN,    /* `target`, above this view */
	UI_ACT_REPLACE, /* `target`, in place of this view */
	UI_ACT_BACK,    /* close this view */
	UI_ACT_QUIT,
	UI_ACT_ASK,     /* a line of text, from `question` */
	UI_ACT_EDIT,    /* a longer text in the reader's editor, from `question` */
};

/* A question to the reader, answered through ops->answer. */
struct ui_question {
	int what;            /* the view's own number for it */
	const char *label;   /* translated; stands before the line */
	const char *text;    /* to begin with; copied */
	bool live;           /* tell each change while typing */
};
enum ui_answer { UI_ANSWER_CHANGED, UI_ANSWER_GIVEN, UI_ANSWER_CANCELLED };

struct ui_outcome {
	enum ui_act act;
	struct ui_target target;
	struct ui_question question;
};

struct ui_call {
	enum ui_request request;
	struct term_key key;  /* the last key typed; NONE when called by name */
	const char *argument; /* what followed the name after `:`; "" if nothing */
};

/* One entry of the key bar; `label` NULL: that of the table. */
struct ui_hint {
	enum ui_request request;
	const char *label; /* untranslated */
};

struct ui_view;
struct ui_view_ops {
	const char *name;
	enum ui_context context;
	size_t private_size;          /* bytes of the view's own struct, zeroed */
	bool overlay;                 /* leaves what is below in sight */
	const struct ui_hint *hints;  /* of the key bar, most important first; ends with UI_NONE */

	/* False with err: nothing was opened; close is not called. */
	bool (*open)(struct ui_view *view, const struct ui_target *target, struct as_error *err);
	void (*close)(struct ui_view *view);
	/* All of the screen but the two lines at the bottom. */
	void (*draw)(struct ui_view *view, struct term_canvas *canvas);
	/* The line above the key bar while nothing is said; may be NULL. */
	void (*status)(struct ui_view *view, struct term_canvas *line);
	struct ui_outcome (*request)(struct ui_view *view, const struct ui_call *call);
	/* A key while view->capturing; IGNORED lets it be looked up. */
	struct ui_outcome (*key)(struct ui_view *view, struct term_key key);
	/* A slice of long work while view->working; false when it is done.  May be NULL. */
	bool (*work)(struct ui_view *view, int budget_ms);
	/* Once a second: whether there is news of what is shown, now among the messages.  May be NULL. */
	bool (*look)(struct ui_view *view);
	struct ui_outcome (*answer)(struct ui_view *view, int what, enum ui_answer answer, const char *text);
	/* To the next (or previous) place that holds the phrase; false when none. */
	bool (*search)(struct ui_view *view, const char *phrase, bool forward);
};

struct ui_view {
	const struct ui_view_ops *ops;
	void *private;            /* private_size bytes; owned by the loop */
	struct ui_shared *shared;
	bool capturing;           /* keys go to ops->key first */
	bool working;             /* ops->work is called between keys, as long as this view is on top */
	enum ui_context above;    /* a context looked up before ops->context; 0 none */
	const struct ui_hint *hints; /* of the key bar as the view stands now; NULL: ops->hints */
};

static inline struct ui_outcome ui_act(enum ui_act act)
{
	return (struct ui_outcome){.act = act};
}

/* What went wrong, as a message; the error is empty afterwards. */
static inline struct ui_outcome ui_fail(struct ui_view *view, struct as_error *err)
{
	ui_warn(&view->shared->messages, "%s", as_error_text(err));
	as_error_clear(err);
	return ui_act(UI_ACT_DONE);
}

#endif
