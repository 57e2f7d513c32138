/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/html.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/i18n.h"
#include "text/display.h"
#include "text/utf8.h"

/* Colours only add: every mark has its sign and its word. */
static const char common_style[] =
	":root{color-scheme:light dark;--ink:#1b1b1b;--paper:#fff;--dim:#595959;--rule:#b8b8b8;--head:#f1f1ee;"
	"--edited:#fff3d6;--format:#eef3fb;--same:#e9f5ea;--link:#0b4fa8}\n"
	"@media (prefers-color-scheme:dark){:root{--ink:#e8e6e3;--paper:#17181a;--dim:#a9a7a2;--rule:#55565a;"
	"--head:#26282b;--edited:#40330f;--format:#1d2a3d;--same:#1a3020;--link:#8ab8ff}}\n"
	"body{margin:1.5rem auto;max-width:80rem;padding:0 1rem;color:var(--ink);background:var(--paper);"
	"font:1rem/1.5 Georgia,\"Noto Serif\",serif}\n"
	"h1{font-size:1.5rem;margin-bottom:.25rem}h2{font-size:1.2rem;margin-top:2rem}h3{font-size:1.05rem}\n"
	"a{color:var(--link)}a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:1px}\n"
	"table{border-collapse:collapse}th,td{border:1px solid var(--rule);padding:.25rem .45rem;text-align:start;"
	"vertical-align:top}\n"
	"thead th{background:var(--head)}caption{text-align:start;color:var(--dim);padding-bottom:.4rem}\n"
	".dim{color:var(--dim)}.wide{overflow-x:auto}\n"
	"@page{margin:15mm}\n"
	"@media print{:root{color-scheme:light;--ink:#000;--paper:#fff;--dim:#444;--rule:#888;--head:#eee;--edited:#fff;"
	"--format:#fff;--same:#fff;font-size:10pt}body{max-width:none;margin:0;padding:0}.wide{overflow:visible}"
	"thead{display:table-header-group}tr,p{break-inside:avoid}h2,h3{break-after:avoid}"
	"a{color:inherit;text-decoration:none}}\n";

static bool is_space(uint32_t unit)
{
	return unit == '\t' || unit == '\n' || unit == '\r';
}

/* What joins or parts the letters of honest text, though it has no shape. */
static bool is_joiner(uint32_t unit)
{
	return unit == 0x200c || unit == 0x200d || unit == 0xfe0e || unit == 0xfe0f;
}

void as_html_text(struct as_buf *out, const char *text, size_t len)
{
	for (size_t at = 0, step; at < len; at += step) {
		uint32_t unit;
		step = as_utf8_next(&unit, text, len, at);
		bool ascii = unit >= 0x20 && unit < 0x7f;
		if (unit == '<')
			as_buf_adds(out, "&lt;");
		else if (unit == '>')
			as_buf_adds(out, "&gt;");
		else if (unit == '&')
			as_buf_adds(out, "&amp;");
		else if (unit == '"')
			as_buf_adds(out, "&quot;");
		else if (as_is_invalid(unit))
			as_buf_printf(out, "&lt;%02X&gt;", (unsigned)(unsigned char)text[at]);
		else if (!ascii && !is_space(unit) && !is_joiner(unit) && as_display_suspicious(text + at, step))
			as_buf_printf(out, "&lt;U+%04X&gt;", (unsigned)unit);
		else
			as_buf_add(out, text + at, step);
	}
}

void as_html_string(struct as_buf *out, const char *text)
{
	if (text)
		as_html_text(out, text, strlen(text));
}

void as_html_begin(struct as_buf *out, const char *title, const char *style)
{
	/* Translators: the code of the language you translate into. */
	as_buf_printf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", _("en"));
	as_buf_adds(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
			 "<meta name=\"generator\" content=\"antisigma\">\n<title>");
	as_html_string(out, title);
	as_buf_adds(out, "</title>\n<style>\n");
	as_buf_adds(out, common_style);
	as_buf_adds(out, style);
	as_buf_adds(out, "</style>\n</head>\n<body>\n");
}

void as_html_end(struct as_buf *out)
{
	as_buf_adds(out, "</body>\n</html>\n");
}
