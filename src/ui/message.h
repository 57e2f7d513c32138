/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program says to the reader: one current sentence, kept until the
 * next action, and a log of all.  Sentences may carry text of documents as it
 * is: they are drawn through text/display. */
#ifndef UI_MESSAGE_H
#define UI_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>

enum { UI_MESSAGES_KEPT = 200 };

struct ui_message {
	char *text;   /* owned */
	bool warning;
};

struct ui_messages {
	struct ui_message log[UI_MESSAGES_KEPT]; /* a ring */
	size_t count;  /* said so far */
	bool current;  /* whether the last one is on the screen */
};

void ui_say(struct ui_messages *messages, const char *format, ...) __attribute__((format(printf, 2, 3)));
void ui_warn(struct ui_messages *messages, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* A new action: the line is empty again. */
void ui_messages_clear(struct ui_messages *messages);
/* The sentence on the screen, NULL when none. */
const struct ui_message *ui_message_now(const struct ui_messages *messages);
/* The n-th of those kept, oldest first; NULL after the last. */
const struct ui_message *ui_message_at(const struct ui_messages *messages, size_t n);
void ui_messages_free(struct ui_messages *messages);

#endif
