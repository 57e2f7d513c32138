/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/docs.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "text/utf8.h"

void ui_doc_label(char out[UI_LABEL], const struct as_session *session, size_t doc)
{
	struct as_listing listing;
	as_session_listing(&listing, session, doc);
	const char *name = as_path_basename(listing.path);
	size_t len = strcspn(name, "_."), used = 0;
	if (!len)
		len = strlen(name);
	for (size_t units = 0; used < len && units < 8; units++) {
		uint32_t unit;
		size_t step = as_utf8_next(&unit, name, strlen(name), used);
		if (used + step >= UI_LABEL)
			break;
		used += step;
	}
	memcpy(out, name, used);
	out[used] = '\0';
}

const char *ui_doc_title(const struct as_listing *listing)
{
	return listing->title ? listing->title : as_path_basename(listing->path);
}

bool ui_doc_marked(const struct ui_shared *shared, size_t doc)
{
	for (size_t i = 0; i < shared->marks_count; i++)
		if (shared->marks[i] == doc)
			return true;
	return false;
}

void ui_doc_mark(struct ui_shared *shared, size_t doc)
{
	char label[UI_LABEL];
	ui_doc_label(label, shared->session, doc);
	for (size_t i = 0; i < shared->marks_count; i++) {
		if (shared->marks[i] != doc)
			continue;
		memmove(shared->marks + i, shared->marks + i + 1, (--shared->marks_count - i) * sizeof *shared->marks);
		ui_say(&shared->messages, _("%s is not marked any more"), label);
		return;
	}
	AS_RESERVE(shared->marks, shared->marks_cap, shared->marks_count + 1);
	shared->marks[shared->marks_count++] = doc;
	ui_say(&shared->messages, _("%s is marked: d on another document compares with it"), label);
}

bool ui_doc_tell_outdated(bool *told, struct ui_shared *shared, size_t doc)
{
	if (*told || !as_session_doc_changed(shared->session, doc))
		return false;
	struct as_listing listing;
	as_session_listing(&listing, shared->session, doc);
	ui_warn(&shared->messages, _("%s changed on disk; this is the text as it was read"), listing.path);
	return *told = true;
}

struct ui_outcome ui_doc_compare(struct ui_view *view, size_t doc)
{
	struct ui_shared *shared = view->shared;
	struct ui_outcome open = {.act = UI_ACT_OPEN, .target = {.view = UI_VIEW_COMPARE, .doc = doc}};
	struct as_listing listing;
	for (size_t i = shared->marks_count; i-- > 0;) {
		open.target.other = shared->marks[i];
		if (open.target.other != doc)
			return open;
	}
	as_session_hasten(shared->session, doc, NULL);
	as_session_listing(&listing, shared->session, doc);
	if (listing.partner >= 0) {
		open.target.other = (size_t)listing.partner;
		return open;
	}
	ui_say(&shared->messages, "%s", listing.compared ?
	       _("No other document overlaps; m marks one to compare with all the same") :
	       _("Still looking for overlaps; m marks a document to compare with now"));
	return ui_act(UI_ACT_DONE);
}

struct ui_outcome ui_doc_search_all(struct ui_view *view, int what, const char *query)
{
	struct ui_shared *shared = view->shared;
	if (!*query)
		return (struct ui_outcome){.act = UI_ACT_ASK, .question = {
			.what = what, .label = _("Search all documents for: "), .text = shared->query}};
	snprintf(shared->query, sizeof shared->query, "%s", query);
	return (struct ui_outcome){.act = UI_ACT_OPEN, .target = {.view = UI_VIEW_SEARCH}};
}

bool ui_doc_doubt(struct as_buf *out, const struct as_doc *doc, size_t n)
{
	static const char *const sentences[AS_FIELD_COUNT] = {
		[AS_FIELD_TITLE] = N_("Title doubtful: line %u says \"%s\", line %u \"%s\""),
		[AS_FIELD_DATE] = N_("Date doubtful: line %u says \"%s\", line %u \"%s\""),
		[AS_FIELD_SOURCE] = N_("Source doubtful: line %u says \"%s\", line %u \"%s\""),
		[AS_FIELD_URL] = N_("Address doubtful: line %u says \"%s\", line %u \"%s\""),
		[AS_FIELD_BYLINE] = N_("Byline doubtful: line %u says \"%s\", line %u \"%s\""),
		[AS_FIELD_DATELINE] = N_("Dateline doubtful: line %u says \"%s\", line %u \"%s\""),
		[AS_FIELD_LANGUAGE] = N_("Language doubtful: line %u says \"%s\", line %u \"%s\""),
	};
	if (n >= doc->doubts_count)
		return false;
	const struct as_doubt *doubt = &doc->doubts[n];
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral" /* one of the sentences above */
	as_buf_printf(out, _(sentences[doubt->field]), doubt->says_line, doubt->says, doubt->against_line,
		      doubt->against);
#pragma GCC diagnostic pop
	return true;
}
