/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pinning.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/i18n.h"
#include "session/object.h"
#include "session/pins.h"

int ui_pinning_side(const struct ui_rows *rows)
{
	for (int side = 0; side < 2; side++)
		if (as_span_length(rows->marked[side]))
			return side;
	return -1;
}

bool ui_pinning_drop(struct ui_rows *rows)
{
	bool was = ui_pinning_side(rows) >= 0;
	rows->marked[0] = rows->marked[1] = (struct as_span){0, 0};
	return was;
}

/* What would be an end: the range, else the sentence at the cursor. */
static bool find_end(struct as_span *out, const struct ui_tagging *tagging)
{
	if (tagging->ranging)
		return ui_tagging_object(out, tagging);
	return as_object_at(out, tagging->cursor.doc, AS_UNIT_SENTENCE, tagging->cursor.at);
}

/* The pin that has a place overlapping the span; false when none has. */
static bool find_pin(struct as_found_pin *out, const struct ui_rows *rows, struct as_session *session, int side,
		     struct as_span span)
{
	struct as_found_pin *pins;
	size_t count = as_session_pins(&pins, session, rows->tagging[0].doc, rows->tagging[1].doc), i = 0;
	while (i < count && !as_span_overlaps(side ? pins[i].places.right : pins[i].places.left, span))
		i++;
	if (i < count)
		*out = pins[i];
	free(pins);
	return i < count;
}

/* What a pin has left of a sentence stands in rows of its own: there, the row's
 * part of it is meant. */
static struct as_span left_of(const struct ui_rows *rows, int side, struct as_span end)
{
	const struct as_row *row = ui_rows_row(rows, ui_rows_here(rows));
	struct as_span span = ui_rows_span(rows, ui_rows_here(rows), side);
	if (!row || row->pinned || rows->tagging[side].ranging || !as_span_overlaps(span, end))
		return end;
	return (struct as_span){span.start > end.start ? span.start : end.start, span.end < end.end ? span.end : end.end};
}

static struct ui_outcome unpin(struct ui_view *view, const struct as_found_pin *pin)
{
	struct as_error err = AS_ERROR_INIT;
	if (!as_session_unpin(view->shared->session, pin->id, &err))
		return ui_fail(view, &err);
	ui_tagging_changed(view);
	return ui_tagging_say(view, _("No longer pinned; u undoes"));
}

static struct ui_outcome join(struct ui_rows *rows, struct ui_view *view)
{
	struct as_session *session = view->shared->session;
	struct as_error err = AS_ERROR_INIT;
	bool first = !as_session_store(session);
	if (!as_session_pin(session, rows->tagging[0].doc, rows->marked[0], rows->tagging[1].doc, rows->marked[1], &err)) {
		rows->marked[ui_rows_side(rows)] = (struct as_span){0, 0}; /* the first end stays */
		return ui_fail(view, &err);
	}
	ui_pinning_drop(rows);
	ui_tagging_changed(view);
	if (first)
		ui_say(&view->shared->messages, _("Pinned together; u undoes; kept in %s"),
		       as_session_sidecar_elsewhere(session) ? as_session_sidecar(session) :
							       as_path_basename(as_session_sidecar(session)));
	else
		ui_say(&view->shared->messages, "%s", _("Pinned together; u undoes"));
	return ui_act(UI_ACT_DONE);
}

struct ui_outcome ui_pinning_request(struct ui_rows *rows, struct ui_view *view)
{
	int side = ui_rows_side(rows), marked = ui_pinning_side(rows);
	struct as_found_pin pin;
	struct as_span end;
	if (side < 0 || !find_end(&end, &rows->tagging[side]))
		return ui_tagging_say(view, _("Nothing to pin here"));
	bool pinned = find_pin(&pin, rows, view->shared->session, side, end);
	if (pinned) {
		end = left_of(rows, side, end);
		pinned = find_pin(&pin, rows, view->shared->session, side, end);
	}
	ui_tagging_range(&rows->tagging[side], view, false);
	if (pinned)
		return marked < 0 ? unpin(view, &pin) :
				    ui_tagging_say(view, _("This is pinned already: Esc drops the mark, then P parts it"));
	rows->marked[side] = end;
	if (marked >= 0 && marked != side)
		return join(rows, view);
	return ui_tagging_say(view, _("Marked to be pinned; Tab, and P on its partner; Esc drops it"));
}
