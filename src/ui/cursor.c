/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/cursor.h"

#include "session/object.h"

void ui_cursor_put_blank(struct ui_cursor *cursor, size_t at)
{
	cursor->at = at;
	cursor->word = (struct as_span){at, at};
}

void ui_cursor_put_line(struct ui_cursor *cursor, size_t at, struct as_span line)
{
	struct as_span word;
	bool found = as_object_at(&word, cursor->doc, AS_UNIT_WORD, at) && as_span_overlaps(word, line);
	if (!found) /* behind the last word: that one */
		found = as_object_prev(&word, cursor->doc, AS_UNIT_WORD, line.end) && as_span_overlaps(word, line);
	ui_cursor_put_blank(cursor, line.start);
	if (!found)
		return;
	cursor->word = word;
	cursor->at = word.start > line.start ? word.start : line.start;
}

void ui_cursor_put(struct ui_cursor *cursor, size_t at)
{
	ui_cursor_put_blank(cursor, at);
	if (as_object_at(&cursor->word, cursor->doc, AS_UNIT_WORD, at))
		cursor->at = cursor->word.start;
	cursor->goal = -1;
}

static const struct {
	enum ui_request request;
	enum as_unit_kind unit;
	bool forward;
} motions[] = {
	{UI_WORD_NEXT, AS_UNIT_WORD, true},         {UI_WORD_PREV, AS_UNIT_WORD, false},
	{UI_SENTENCE_NEXT, AS_UNIT_SENTENCE, true}, {UI_SENTENCE_PREV, AS_UNIT_SENTENCE, false},
	{UI_PASSAGE_NEXT, AS_UNIT_PASSAGE, true},   {UI_PASSAGE_PREV, AS_UNIT_PASSAGE, false},
};

bool ui_cursor_motion(size_t *to, bool *motion, const struct ui_cursor *cursor, enum ui_request request)
{
	*motion = false;
	for (size_t i = 0; i < sizeof motions / sizeof *motions; i++) {
		if (motions[i].request != request)
			continue;
		*motion = true;
		struct as_span span;
		bool found = motions[i].forward ?
			as_object_next(&span, cursor->doc, motions[i].unit, cursor->at) :
			as_object_prev(&span, cursor->doc, motions[i].unit, cursor->at);
		if (found)
			*to = span.start;
		return found;
	}
	return false;
}
