/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tagcursor.h"

#include "base/buf.h"
#include "base/i18n.h"
#include "session/object.h"
#include "text/display.h"

/* ---- what is meant */

bool ui_tagging_object(struct as_span *out, const struct ui_tagging *tagging)
{
	const struct ui_cursor *cursor = &tagging->cursor;
	if (tagging->ranging) {
		*out = as_span_length(cursor->word) ? as_span_join(tagging->anchor, cursor->word) : tagging->anchor;
		return true;
	}
	return as_span_length(cursor->word) && as_object_at(out, cursor->doc, AS_UNIT_NAME, cursor->at);
}

static bool holds(struct as_span span, size_t at)
{
	return span.start <= at && at < span.end;
}

static bool tagged_at(const struct as_tagged *tagged, size_t at)
{
	bool found = holds(tagged->span, at);
	for (size_t i = 0; i < tagged->parts_count && !found; i++)
		found = holds(tagged->parts[i], at);
	return found;
}

size_t ui_tagging_part(const struct as_tagged *tagged, const struct ui_tagging *tagging)
{
	for (size_t i = 0; i < tagged->parts_count; i++)
		if (holds(tagged->parts[i], tagging->cursor.at))
			return i + 1;
	return 0;
}

/* Whether a is meant before b: inner before outer, then in the order of the document. */
static bool inner(const struct as_tagged *a, const struct as_tagged *b)
{
	size_t of_a = as_span_length(a->span), of_b = as_span_length(b->span);
	return of_a != of_b ? of_a < of_b : a < b;
}

const struct as_tagged *ui_tagging_here(size_t *count, const struct ui_tagging *tagging, struct as_session *session)
{
	const struct as_tagged *items;
	size_t total = as_session_tagged(&items, session, tagging->doc, NULL);
	size_t at = tagging->cursor.at, here = 0;
	for (size_t i = 0; i < total; i++)
		here += tagged_at(&items[i], at);
	if (count)
		*count = here;
	if (!here)
		return NULL;
	const struct as_tagged *found = NULL;
	for (size_t turn = 0; turn <= tagging->cycle % here; turn++) {
		const struct as_tagged *next = NULL;
		for (size_t i = 0; i < total; i++)
			if (tagged_at(&items[i], at) && (!found || inner(found, &items[i])) &&
			    (!next || inner(&items[i], next)))
				next = &items[i];
		found = next;
	}
	return found;
}

void ui_tagging_moved(struct ui_tagging *tagging)
{
	tagging->cycle = 0;
}

/* ---- saying it */

enum { QUOTE_CELLS = 32 };

char *ui_tagging_quote(const struct ui_tagging *tagging, struct as_span span)
{
	struct as_buf out = AS_BUF_INIT;
	size_t cells = 0;
	const char *text = tagging->cursor.doc->text;
	for (size_t at = span.start; at < span.end;) {
		struct as_glyph glyph;
		as_display_next(&glyph, text, span.end, at);
		cells += glyph.width;
		if (cells > QUOTE_CELLS) {
			as_buf_adds(&out, "…");
			break;
		}
		as_buf_add(&out, glyph.bytes, glyph.len);
		at = glyph.end;
	}
	return as_buf_detach(&out);
}

void ui_tagging_changed(struct ui_view *view)
{
	view->shared->changes++;
}

struct ui_outcome ui_tagging_say(struct ui_view *view, const char *text)
{
	ui_say(&view->shared->messages, "%s", text);
	return ui_act(UI_ACT_DONE);
}

struct ui_outcome ui_tagging_none(struct ui_view *view)
{
	return ui_tagging_say(view, _("No tag at the cursor; e tags here, c claims the sentence"));
}

void ui_tagging_range(struct ui_tagging *tagging, struct ui_view *view, bool on)
{
	tagging->ranging = on;
	view->above = on ? UI_IN_RANGE : 0;
}
