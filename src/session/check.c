/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "session/places.h"
#include "session/refind.h"
#include "session/state.h"
#include "store/check.h"

struct checking {
	as_finding_report *report;
	void *data;
	size_t count;
	struct as_session *session;
	struct as_doc *doc;         /* the document read last; NULL: it cannot be */
	struct as_offsets offsets;
	struct as_refind refind;
	char *path;                 /* of doc; owned */
};

static void find(struct checking *checking, const char *what, const char *where, const char *remedy)
{
	struct as_finding finding = {what, where, remedy};
	checking->count++;
	checking->report(checking->data, &finding);
}

static void from_store(void *data, const struct as_check_finding *finding)
{
	find(data, finding->what, finding->where, finding->remedy);
}

/* ---- documents */

static void close_doc(struct checking *checking)
{
	free(checking->path);
	checking->path = NULL;
	if (!checking->doc)
		return;
	as_refind_free(&checking->refind);
	as_offsets_free(&checking->offsets);
	as_doc_free(checking->doc);
	free(checking->doc);
	checking->doc = NULL;
}

/* Makes `path` (as the sidecar has it) the document at hand, if it can be read. */
static void turn_to(struct checking *checking, const char *path)
{
	if (checking->path && !strcmp(checking->path, path))
		return;
	close_doc(checking);
	checking->path = as_strdup(path);
	int now = as_session_find(checking->session, path); /* it may have another name */
	char *whole = as_path_join(checking->session->root_real,
				   now >= 0 ? checking->session->corpus.entries[now].path : path);
	struct as_doc *doc = as_alloc(sizeof *doc);
	as_doc_init(doc);
	if (as_doc_read(doc, whole, NULL)) {
		as_doc_sha256(doc);
		as_offsets_init(&checking->offsets, doc);
		as_refind_init(&checking->refind, &checking->offsets);
		checking->doc = doc;
	} else {
		as_doc_free(doc);
		free(doc);
	}
	free(whole);
}

static bool check_documents(struct checking *checking, struct as_error *err)
{
	struct as_arena arena = {0};
	struct as_document_row *rows;
	size_t count;
	bool ok = as_document_list(&rows, &count, &arena, checking->session->store, err);
	for (size_t i = 0; ok && i < count; i++) {
		turn_to(checking, rows[i].path);
		if (!checking->doc)
			find(checking, _("a document that was tagged is missing or cannot be read"), rows[i].path,
			     _("put it back, or delete its annotations"));
		else if (strcmp(checking->doc->sha256, rows[i].sha256) != 0)
			find(checking, _("the document changed since it was tagged"), rows[i].path,
			     _("look at its annotations below, if any moved; restore it if the change was a mistake"));
	}
	as_arena_free(&arena);
	return ok;
}

/* ---- anchors */

/* What it is that has the place, for a reader. */
static const char *kind_of(const struct as_place *place)
{
	switch (place->kind) {
	case AS_OBJECT_EVIDENCE: return _("evidence");
	case AS_OBJECT_OVERRIDE: return _("role");
	case AS_OBJECT_PIN: return _("pin");
	case AS_OBJECT_REJECTION: return _("refused suggestion");
	default: return place->part ? _("part of annotation") : _("annotation");
	}
}

static void check_anchor(struct checking *checking, const struct as_place *place)
{
	const struct as_anchor *anchor = &place->anchor;
	turn_to(checking, anchor->document);
	if (!checking->doc)
		return; /* reported once, with its document */
	struct as_span span;
	enum as_anchor_state state = as_refind_anchor(&span, &checking->refind, anchor);
	if (state == AS_ANCHOR_EXACT)
		return;
	char *where = as_asprintf(_("%s, %s %s, \"%.60s\" at %llu:%llu"), anchor->document, kind_of(place), place->id,
				  anchor->exact, (unsigned long long)anchor->start, (unsigned long long)anchor->end);
	bool editable = place->kind == AS_OBJECT_ANNOTATION && !place->part;
	if (state == AS_ANCHOR_ORPHAN)
		find(checking, _("the tagged words are not in the document any more, or in several places alike"), where,
		     editable ? _("give it a place with 'antisigma edit --range', or delete it")
			      : _("give it a place in the reader (:orphans), or delete it"));
	else if (state == AS_ANCHOR_FUZZY)
		find(checking, _("the tagged words were altered; much the same words stand in one place"), where,
		     editable ? _("confirm the new words with 'antisigma edit --quote'")
			      : _("confirm the new words in the reader (:orphans)"));
	else
		find(checking, _("the tagged words stand elsewhere now"), where,
		     editable ? _("confirm the new place with 'antisigma edit --quote'")
			      : _("confirm the new place in the reader (:orphans)"));
	free(where);
}

static bool check_anchors(struct checking *checking, struct as_error *err)
{
	struct as_places places;
	if (!as_session_places(&places, checking->session, err))
		return false;
	for (size_t i = 0; i < places.count; i++)
		check_anchor(checking, &places.items[i]);
	as_places_free(&places);
	return true;
}

bool as_session_check(size_t *count, struct as_session *session, as_finding_report *report, void *data,
		      struct as_error *err)
{
	struct checking checking = {.report = report, .data = data, .session = session};
	bool ok = true;
	if (!session->store && session->sidecar_trouble)
		find(&checking, session->sidecar_trouble, session->sidecar,
		     _("keep a copy of the file; restore the sidecar from a backup"));
	if (as_session_store(session)) {
		size_t of_store;
		ok = as_check_sidecar(&of_store, session->store, from_store, &checking, err) &&
		     check_documents(&checking, err) && check_anchors(&checking, err);
	}
	close_doc(&checking);
	*count = checking.count;
	return ok;
}
