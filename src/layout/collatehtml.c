/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/collatehtml.h"

#include "base/file.h"
#include "base/i18n.h"
#include "layout/collatetext.h"
#include "layout/html.h"

static const char style[] =
	".cells tbody th{font-weight:normal;min-width:18rem;max-width:34rem}\n"
	".cells td{min-width:3.5rem;font-size:.9rem}.cells td a{display:block;text-decoration:none}\n"
	".unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}"
	".date{white-space:nowrap}\n"
	".cells .mark{font-family:monospace;font-weight:bold;display:inline-block;min-width:1.2em;"
	"text-align:end;margin-inline-end:.3em}td.absent{position:relative}\n"
	"td.same{background:var(--same)}td.format{background:var(--format)}td.edited{background:var(--edited)}\n"
	"td.edited a{text-decoration:underline dotted}td.absent{color:var(--dim)}"
	"td.lead,td.discrepant{font-weight:bold}\n"
	".passage{margin:.4rem 0}.passage .n{color:var(--dim);display:inline-block;min-width:2.5em}\n"
	".passage:target{outline:3px solid var(--link);outline-offset:3px}.furniture{color:var(--dim)}\n"
	"@media print{td.absent,td.same,td.format,td.edited{background:none}.cells tbody th{min-width:9rem}}\n";

static const struct as_doc *doc_of(const struct as_collation *collation, size_t doc)
{
	return collation->tokens[doc]->doc;
}

static const char *title_of(const struct as_doc *doc)
{
	const char *title = doc->metadata[AS_FIELD_TITLE].value;
	return title ? title : as_path_basename(doc->path);
}

static void heading(struct as_buf *out, const char *scope, const char *text)
{
	as_buf_printf(out, "<th scope=\"%s\">", scope);
	as_html_string(out, text);
	as_buf_adds(out, "</th>");
}

static void cell(struct as_buf *out, const char *text)
{
	as_buf_adds(out, "<td dir=\"auto\">");
	as_html_string(out, text ? text : "-");
	as_buf_adds(out, "</td>");
}

/* ---- the reports */

static void add_report(struct as_buf *out, const struct as_collation *collation, size_t n)
{
	const struct as_doc *doc = doc_of(collation, n);
	const struct as_nearest *nearest = &collation->nearest[n];
	as_buf_printf(out, "<tr><th scope=\"row\">%zu</th><td dir=\"auto\"><a href=\"#d%zu\">", n + 1, n + 1);
	as_html_string(out, title_of(doc));
	as_buf_adds(out, "</a>");
	if (n == collation->base)
		as_buf_printf(out, " (%s)", _("base"));
	as_buf_adds(out, "</td>");
	cell(out, doc->metadata[AS_FIELD_SOURCE].value);
	as_buf_adds(out, "<td class=\"date\">");
	as_html_string(out, doc->metadata[AS_FIELD_DATE].value ? doc->metadata[AS_FIELD_DATE].value : "-");
	as_buf_printf(out, "</td><td>%zu</td>", doc->words);
	cell(out, doc->path);
	as_buf_printf(out, "<td>%u</td><td>", (unsigned)collation->texts.of[n] + 1);
	if (nearest->other >= 0)
		as_buf_printf(out, as_is_copy(nearest) ? _("%.0f%% of its words are in %d: counted as one text") :
			      _("%.0f%% of its words are in %d"), nearest->contained * 100, (int)nearest->other + 1);
	as_buf_adds(out, "</td></tr>\n");
}

static void add_reports(struct as_buf *out, const struct as_collation *collation)
{
	static const char *const heads[] = {N_("No."), N_("Title"), N_("Source"), N_("Date"), N_("Words"),
					    N_("Document"), N_("Text"), N_("Most of it")};
	as_buf_printf(out, "<h2 id=\"reports\">%s</h2>\n", _("Reports"));
	as_buf_printf(out, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"reports\">"
			   "<table>\n<caption>");
	as_buf_printf(out, _("Reports with the same figure under Text are copies of one another: one has at least "
			     "%.0f%% of the other's words."), AS_COPY_CONTAINED * 100);
	as_buf_adds(out, "</caption>\n<thead><tr>");
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		heading(out, "col", _(heads[i]));
	as_buf_adds(out, "</tr></thead>\n<tbody>\n");
	for (size_t n = 0; n < collation->count; n++)
		add_report(out, collation, n);
	as_buf_adds(out, "</tbody>\n</table></div>\n");
}

/* ---- the cells */

static void add_cell(struct as_buf *out, const struct as_collation *collation, size_t row, size_t n)
{
	const struct as_cell *of = as_collation_cell(collation, row, n);
	as_buf_printf(out, "<td class=\"%s%s%s\">", as_cell_name(of->state),
		      collation->rows[row].lead == n ? " lead" : "", of->discrepant ? " discrepant" : "");
	if (of->state != AS_CELL_ABSENT)
		as_buf_printf(out, "<a href=\"#d%zup%d\">", n + 1, of->passage + 1);
	as_buf_printf(out, "<span class=\"mark\" aria-hidden=\"true\">%s%s</span>", of->discrepant ? "!" : "",
		      as_cell_mark(of, false));
	if (of->state == AS_CELL_ABSENT)
		as_buf_adds(out, "<span class=\"unseen\">"); /* the dot is enough for the eye */
	as_cell_words(out, of);
	if (of->state == AS_CELL_ABSENT)
		as_buf_adds(out, "</span>");
	else
		as_buf_printf(out, " ¶%d</a>", of->passage + 1);
	as_buf_adds(out, "</td>");
}

static void add_row(struct as_buf *out, const struct as_collation *collation, size_t row)
{
	size_t lead = collation->rows[row].lead;
	const struct as_cell *of = as_collation_cell(collation, row, lead);
	as_buf_adds(out, "<tr><th scope=\"row\" dir=\"auto\">");
	as_html_text(out, doc_of(collation, lead)->text + of->span.start, as_span_length(of->span));
	if (lead != collation->base) {
		as_buf_adds(out, " <span class=\"dim\">(");
		as_buf_printf(out, _("wording of %zu"), lead + 1);
		as_buf_adds(out, ")</span>");
	}
	as_buf_adds(out, "</th>\n");
	for (size_t n = 0; n < collation->count; n++)
		add_cell(out, collation, row, n);
	as_buf_adds(out, "</tr>\n");
}

static void add_table(struct as_buf *out, const struct as_collation *collation)
{
	const char *what = collation->by == AS_BY_SENTENCE ? _("Sentences") : _("Passages");
	as_buf_printf(out, "<h2 id=\"rows\">%s</h2>\n", what);
	as_buf_adds(out, "<p class=\"dim\" id=\"legend\">");
	as_buf_printf(out, _("What each report has of each row, in the order of report %zu. ■ same, "
			     "≈ same but for case, accents, punctuation, ~ edited, · absent, Ͻ stands elsewhere in "
			     "the report, ! contradicts the wording; ¶ is the passage there."), collation->base + 1);
	as_buf_adds(out, "</p>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"rows\">"
			 "<table class=\"cells\" aria-labelledby=\"rows\" aria-describedby=\"legend\">\n<thead><tr>");
	heading(out, "col", _("Wording"));
	for (size_t n = 0; n < collation->count; n++) {
		as_buf_printf(out, "<th scope=\"col\"><abbr title=\"");
		as_html_string(out, title_of(doc_of(collation, n)));
		as_buf_printf(out, "\">%zu</abbr></th>", n + 1);
	}
	as_buf_adds(out, "</tr></thead>\n<tbody>\n");
	for (size_t row = 0; row < collation->rows_count; row++)
		add_row(out, collation, row);
	as_buf_adds(out, "</tbody>\n</table></div>\n");
}

/* ---- the texts */

static void add_text(struct as_buf *out, const struct as_collation *collation, size_t n)
{
	const struct as_doc *doc = doc_of(collation, n);
	as_buf_printf(out, "<article aria-labelledby=\"d%zu\">\n<h3 id=\"d%zu\" dir=\"auto\">%zu · ", n + 1, n + 1,
		      n + 1);
	as_html_string(out, title_of(doc));
	as_buf_adds(out, "</h3>\n");
	for (size_t i = 0; i < doc->passages_count; i++) {
		const struct as_passage *passage = &doc->passages[i];
		as_buf_printf(out, "<p class=\"passage%s\" id=\"d%zup%zu\" dir=\"auto\"><span class=\"n\">%zu</span> ",
			      passage->role == AS_ROLE_FURNITURE ? " furniture" : "", n + 1, i + 1, i + 1);
		as_html_text(out, doc->text + passage->span.start, as_span_length(passage->span));
		as_buf_adds(out, "</p>\n");
	}
	as_buf_adds(out, "</article>\n");
}

void as_collatehtml_write(struct as_buf *out, const struct as_collation *collation)
{
	struct as_buf title = AS_BUF_INIT;
	as_collation_sentence(&title, collation->count, collation->texts.count);
	as_html_begin(out, title.data, style);
	as_buf_adds(out, "<header><h1>");
	as_html_string(out, title.data);
	as_buf_adds(out, "</h1>\n<p>");
	as_buf_printf(out, _("Base: report %zu"), collation->base + 1);
	as_buf_adds(out, ", ");
	as_html_string(out, title_of(doc_of(collation, collation->base)));
	as_buf_adds(out, "</p></header>\n<main>\n");
	add_reports(out, collation);
	add_table(out, collation);
	as_buf_printf(out, "<h2>%s</h2>\n", _("Texts"));
	for (size_t n = 0; n < collation->count; n++)
		add_text(out, collation, n);
	as_buf_adds(out, "</main>\n");
	as_html_end(out);
	as_buf_free(&title);
}
