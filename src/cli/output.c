/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/output.h"

#include <errno.h>
#include <langinfo.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "cli/command.h"
#include "text/display.h"

enum { WIDTH_MOST = 10000 };

static void say_safely(const struct as_buf *message)
{
	struct as_buf line = AS_BUF_INIT;
	as_buf_adds(&line, "antisigma: ");
	as_display_text(&line, message->data, message->len);
	as_buf_addc(&line, '\n');
	as_file_write_all(STDERR_FILENO, line.data, line.len, NULL);
	as_buf_free(&line);
}

void cli_say(const char *format, ...)
{
	struct as_buf message = AS_BUF_INIT;
	va_list args;
	va_start(args, format);
	as_buf_vprintf(&message, format, args);
	va_end(args);
	say_safely(&message);
	as_buf_free(&message);
}

int cli_fail(struct as_error *err)
{
	cli_say("%s", as_error_text(err));
	as_error_clear(err);
	return CLI_TROUBLE;
}

int cli_usage_error(const char *command, const char *format, ...)
{
	struct as_buf message = AS_BUF_INIT;
	va_list args;
	va_start(args, format);
	as_buf_vprintf(&message, format, args);
	va_end(args);
	as_buf_printf(&message, _("; see 'antisigma %s%s--help'"), command ? command : "", command ? " " : "");
	say_safely(&message);
	as_buf_free(&message);
	return CLI_TROUBLE;
}

bool cli_write(const struct as_buf *text)
{
	struct as_error err = AS_ERROR_INIT;
	if (as_file_write_all(STDOUT_FILENO, text->data, text->len, &err))
		return true;
	if (err.os_errno != EPIPE) /* whoever reads has seen enough: nothing to say */
		cli_say(_("standard output: %s"), as_error_text(&err));
	as_error_clear(&err);
	return false;
}

bool cli_write_machine(const struct as_buf *text)
{
	if (!cli_stdout_is_terminal())
		return cli_write(text);
	struct as_buf safe = AS_BUF_INIT;
	for (size_t at = 0; at < text->len;) {
		const char *end = memchr(text->data + at, '\n', text->len - at);
		size_t next = end ? (size_t)(end - text->data) + 1 : text->len;
		size_t len = next - at - (end != NULL);
		if (len && end && text->data[at + len - 1] == '\r')
			len--;
		as_display_text(&safe, text->data + at, len);
		as_buf_addc(&safe, '\n');
		at = next;
	}
	bool ok = cli_write(&safe);
	as_buf_free(&safe);
	return ok;
}

static size_t number_or_0(const char *text)
{
	char *end;
	if (!text || !*text || strspn(text, "0123456789") != strlen(text))
		return 0;
	unsigned long value = strtoul(text, &end, 10);
	return value > WIDTH_MOST ? WIDTH_MOST : (size_t)value;
}

size_t cli_width(const char *option, size_t otherwise)
{
	size_t width = number_or_0(option);
	if (!width)
		width = number_or_0(getenv("COLUMNS"));
	struct winsize size;
	if (!width && cli_stdout_is_terminal() && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
		width = size.ws_col;
	return width ? width : otherwise;
}

bool cli_stdout_is_terminal(void)
{
	return isatty(STDOUT_FILENO) == 1;
}

bool cli_is_utf8(void)
{
	return !strcmp(nl_langinfo(CODESET), "UTF-8");
}

enum as_paint cli_paint(const char *when)
{
	const char *no_colour = getenv("NO_COLOR"), *term = getenv("TERM");
	if (when && !strcmp(when, "always"))
		return AS_PAINT_COLOUR;
	if ((when && !strcmp(when, "never")) || !cli_stdout_is_terminal() || !term || !*term || !strcmp(term, "dumb"))
		return AS_PAINT_PLAIN;
	return no_colour && *no_colour ? AS_PAINT_MONO : AS_PAINT_COLOUR;
}

void cli_json_begin(struct as_json *json, struct as_buf *out, const char *name)
{
	as_json_init(json, out);
	as_json_begin_object(json);
	as_json_member_integer(json, "version", 1);
	as_json_key(json, name);
	as_json_begin_array(json);
}

bool cli_json_end(struct as_json *json, struct as_buf *out)
{
	as_json_end_array(json);
	as_json_end_object(json);
	as_buf_addc(out, '\n');
	bool ok = cli_write_machine(out);
	as_buf_free(out);
	return ok;
}
