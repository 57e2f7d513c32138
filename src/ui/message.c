/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/message.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/buf.h"

__attribute__((format(printf, 3, 0)))
static void say(struct ui_messages *messages, bool warning, const char *format, va_list args)
{
	struct as_buf text = AS_BUF_INIT;
	as_buf_vprintf(&text, format, args);
	struct ui_message *message = &messages->log[messages->count++ % UI_MESSAGES_KEPT];
	free(message->text);
	*message = (struct ui_message){.text = as_buf_detach(&text), .warning = warning};
	messages->current = true;
}

void ui_say(struct ui_messages *messages, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	say(messages, false, format, args);
	va_end(args);
}

void ui_warn(struct ui_messages *messages, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	say(messages, true, format, args);
	va_end(args);
}

void ui_messages_clear(struct ui_messages *messages)
{
	messages->current = false;
}

const struct ui_message *ui_message_now(const struct ui_messages *messages)
{
	return messages->current ? &messages->log[(messages->count - 1) % UI_MESSAGES_KEPT] : NULL;
}

const struct ui_message *ui_message_at(const struct ui_messages *messages, size_t n)
{
	size_t first = messages->count > UI_MESSAGES_KEPT ? messages->count - UI_MESSAGES_KEPT : 0;
	return first + n < messages->count ? &messages->log[(first + n) % UI_MESSAGES_KEPT] : NULL;
}

void ui_messages_free(struct ui_messages *messages)
{
	for (size_t i = 0; i < UI_MESSAGES_KEPT; i++)
		free(messages->log[i].text);
	*messages = (struct ui_messages){.count = 0};
}
