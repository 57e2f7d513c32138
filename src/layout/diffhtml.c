/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/diffhtml.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "layout/html.h"
#include "layout/htmlmarks.h"

enum { LEFT, RIGHT, SIDES };

#define NONE SIZE_MAX

struct page {
	struct as_buf *out;
	const struct as_comparison *comparison;
	const struct as_diffhtml_options *options;
	size_t *order;   /* rows as they are shown */
	size_t *number;  /* by row: what it is called on the page, from 1 */
	size_t *after;   /* by row: the row it follows in the other document, or NONE */
	size_t *before;  /* by row: the moved row that follows it there, or NONE */
};

static const char style[] =
	".rows{table-layout:fixed;width:100%}.rows .n{width:2.4rem}.rows .what{width:7.5rem}\n"
	".rows td,.rows th{overflow-wrap:anywhere}\n"
	".rows .n,.rows .what{font:.85rem/1.6 system-ui,sans-serif;font-weight:normal}\n"
	".rows .what b{display:block}.rows .what a{display:block}\n"
	".rows .none{background:var(--head)}.rows .p{color:var(--dim);font:.8rem/1 system-ui,sans-serif;"
	"padding-inline-end:.3em;user-select:none}\n"
	".where,.where a{white-space:nowrap}.reports td:nth-child(2){min-width:11rem}"
	".reports td:nth-child(4){white-space:nowrap}.reports td:nth-child(5){overflow-wrap:anywhere;min-width:9rem}\n"
	"tr.same td,tr.format td{color:var(--dim)}tr:target{outline:3px solid var(--link);outline-offset:-3px}\n"
	"del{text-decoration:line-through;background:#f9dcd8}ins{text-decoration:underline;"
	"text-decoration-thickness:2px;background:#d5efd9}\n"
	"i{font-style:normal;text-decoration:underline dotted}q{quotes:\"\\2039\" \"\\203A\";font-style:italic;"
	"background:#e3e6fb}q.b::before,q.e::after{content:none}\n"
	"mark{color:inherit;background:#ffd95e;font-weight:bold;border-block:2px solid #9a6700}"
	"sup a{font-weight:bold;text-decoration:none;padding:0 .15em}\n"
	"details{margin-top:2rem}summary{cursor:pointer;font-size:1.2rem;font-weight:bold}\n"
	"dl.key{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dl.key dd{margin:0}\n"
	"@media (prefers-color-scheme:dark){del{background:#55211d}ins{background:#173f22}q{background:#2a2f5c}"
	"mark{background:#6b4e00;border-color:#e3b341}}\n"
	"@media screen and (max-width:45rem){.rows,.rows tbody,.rows tr,.rows caption,.rows td,.rows th{display:block;"
	"width:auto}.rows .n,.rows .what{float:inline-start;"
	"width:auto;padding-inline-end:.6em}"
	".rows thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}"
	".rows tr{border:1px solid var(--rule);margin-bottom:.8rem}.rows td,.rows th{border:0}"
	".rows tr{overflow:auto}.rows td[data-side]{clear:both}"
	".rows .what b,.rows .what a{display:inline;margin-inline-end:.6em}.rows td.none{display:none}"
	".rows td[data-side]::before{content:attr(data-side) \": \";color:var(--dim);"
	"font:.85rem/1 system-ui,sans-serif}}\n"
	"@media print{del,ins,q,mark{background:none}mark{border-color:#000}tr.same td,tr.format td{color:#333}"
	".rows .n{width:1.8rem}.rows .what{width:6.5rem}}\n";

static const struct as_doc *doc_of(const struct page *page, int side)
{
	return (side == LEFT ? page->comparison->left : page->comparison->right)->doc;
}

static const struct as_side *side_of(const struct as_row *row, int side)
{
	return side == LEFT ? &row->left : &row->right;
}

static const char *title_of(const struct as_doc *doc)
{
	const char *title = doc->metadata[AS_FIELD_TITLE].value;
	return title ? title : as_path_basename(doc->path);
}

static const char *side_name(int side)
{
	return side == LEFT ? _("Left") : _("Right");
}

/* ---- order: where moved rows stand in the other document */

static bool has_both(const struct as_row *row)
{
	return row->left.passage != AS_NO_PASSAGE && row->right.passage != AS_NO_PASSAGE;
}

static size_t *left_order(size_t count)
{
	size_t *order = as_realloc(NULL, count + 1, sizeof *order);
	for (size_t i = 0; i < count; i++)
		order[i] = i;
	return order;
}

static bool is_shown(const struct page *page, const struct as_row *row)
{
	bool equal = row->relation == AS_SAME || row->relation == AS_FORMAT;
	return !page->options->differences_only || (!row->furniture && !equal);
}

/* Furniture, which is folded below the rest, goes on where that ends. */
static void number_rows(struct page *page)
{
	size_t number = 0;
	for (int furniture = 0; furniture < 2; furniture++)
		for (size_t i = 0; i < page->comparison->rows_count; i++)
			if (page->comparison->rows[page->order[i]].furniture == furniture)
				page->number[page->order[i]] = ++number;
}

static void find_order(struct page *page)
{
	const struct as_comparison *comparison = page->comparison;
	size_t count = comparison->rows_count;
	size_t *left = left_order(count), *right = as_comparison_right_order(comparison);
	bool by_right = page->options->order == AS_ORDER_RIGHT;
	const size_t *other = by_right ? left : right;
	page->number = as_calloc(count + 1, sizeof *page->number);
	page->after = as_realloc(NULL, count + 1, sizeof *page->after);
	page->before = as_realloc(NULL, count + 1, sizeof *page->before);
	for (size_t i = 0; i < count; i++)
		page->after[i] = page->before[i] = NONE;
	page->order = by_right ? right : left;
	number_rows(page);
	for (size_t i = 0, last = NONE; i < count; i++) {
		const struct as_row *row = &comparison->rows[other[i]];
		if (!has_both(row) || row->furniture || !is_shown(page, row))
			continue;
		page->after[other[i]] = last;
		if (row->moved && last != NONE)
			page->before[last] = other[i];
		last = other[i];
	}
	free(by_right ? left : right);
}

/* ---- head */

static void add_cell(struct page *page, const char *text)
{
	as_buf_adds(page->out, "<td dir=\"auto\">");
	as_html_string(page->out, text ? text : "-");
	as_buf_adds(page->out, "</td>");
}

static void add_document(struct page *page, int side)
{
	const struct as_doc *doc = doc_of(page, side);
	const struct as_summary *summary = &page->comparison->summary;
	as_buf_printf(page->out, "<tr><th scope=\"row\">%s</th>", side_name(side));
	add_cell(page, title_of(doc));
	add_cell(page, doc->metadata[AS_FIELD_SOURCE].value);
	add_cell(page, doc->metadata[AS_FIELD_DATE].value);
	add_cell(page, doc->path);
	as_buf_printf(page->out, "<td>%zu</td><td>%.0f%%</td></tr>\n", summary->words[side],
		      (side == LEFT ? summary->left_in_right : summary->right_in_left) * 100);
}

static void add_documents(struct page *page)
{
	static const char *const heads[] = {N_("Side"), N_("Title"), N_("Source"), N_("Date"), N_("Document"),
					    N_("Words"), N_("In the other")};
	as_buf_printf(page->out, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"%s\">\n", _("Reports"));
	as_buf_printf(page->out, "<table class=\"reports\">\n<caption>%s</caption>\n<thead><tr>",
		      _("The two reports, and how much of each is in the other"));
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		as_buf_printf(page->out, "<th scope=\"col\">%s</th>", _(heads[i]));
	as_buf_adds(page->out, "</tr></thead>\n<tbody>\n");
	for (int side = LEFT; side < SIDES; side++)
		add_document(page, side);
	as_buf_adds(page->out, "</tbody>\n</table></div>\n");
}

static void add_summary(struct page *page)
{
	const struct as_summary *summary = &page->comparison->summary;
	as_buf_adds(page->out, "<p>");
	as_buf_printf(page->out, _("same %zu, format %zu, edited %zu, related %zu; moved %zu; left only %zu, right only %zu"),
		      summary->same, summary->format, summary->edited, summary->related, summary->moved,
		      summary->left_only, summary->right_only);
	if (summary->reordered)
		as_buf_printf(page->out, "<br>%s", _("Most of what both have stands in another order."));
	as_buf_adds(page->out, "</p>\n");
}

static void add_key(struct page *page)
{
	static const struct {
		const char *open, *close, *meaning;
	} key[] = {
		{"<del>", "</del>", N_("left has these words, right has none or others in their place")},
		{"<ins>", "</ins>", N_("right has these words, left has none or others in their place")},
		{"<i>", "</i>", N_("the same words but for case, accents, punctuation or spaces")},
		{"<q>", "</q>", N_("the same words in another place of the sentence")},
		{"<mark>", "</mark><sup>!1</sup>", N_("a discrepancy: the two do not say the same; the figure is its number")},
	};
	as_buf_printf(page->out, "<h2>%s</h2>\n<dl class=\"key\">\n", _("How to read the marks"));
	for (size_t i = 0; i < sizeof key / sizeof *key; i++) {
		/* Translators: "words" is a sample of text, shown with each of the marks. */
		as_buf_printf(page->out, "<dt>%s%s%s</dt><dd>%s</dd>\n", key[i].open, _("words"), key[i].close,
			      _(key[i].meaning));
	}
	as_buf_adds(page->out, "</dl>\n");
}

/* ---- discrepancies */

static void add_doubts(struct page *page, int side)
{
	const struct as_doc *doc = doc_of(page, side);
	for (size_t i = 0; i < doc->doubts_count; i++) {
		const struct as_doubt *doubt = &doc->doubts[i];
		as_buf_printf(page->out, "<tr><td class=\"where\">%s</td><td dir=\"auto\">", side_name(side));
		as_html_string(page->out, as_field_name(doubt->field));
		as_buf_adds(page->out, ": ");
		as_html_string(page->out, doubt->says);
		as_buf_adds(page->out, " / ");
		as_html_string(page->out, doubt->against);
		as_buf_adds(page->out, "</td></tr>\n");
	}
}

static void add_row_discrepancies(struct page *page, const struct as_row *row, size_t number)
{
	for (size_t i = row->first_discrepancy; i < row->first_discrepancy + row->discrepancies_count; i++) {
		const struct as_discrepancy *discrepancy = &page->comparison->discrepancies[i];
		as_buf_printf(page->out, "<tr id=\"d%zu\"><td class=\"where\"><a href=\"#r%zu\">", i + 1, number);
		as_buf_printf(page->out, _("!%zu, row %zu"), i + 1, number);
		as_buf_adds(page->out, "</a></td><td dir=\"auto\">");
		as_html_string(page->out, discrepancy->why);
		if (discrepancy->note)
			as_buf_printf(page->out, " <span class=\"dim\">(%s)</span>", _("note"));
		as_buf_adds(page->out, "</td></tr>\n");
	}
}

static void add_discrepancies(struct page *page)
{
	const struct as_comparison *comparison = page->comparison;
	size_t doubts = doc_of(page, LEFT)->doubts_count + doc_of(page, RIGHT)->doubts_count;
	as_buf_printf(page->out, "<h2 id=\"discrepancies\">%s</h2>\n", _("Discrepancies"));
	if (!doubts && !comparison->discrepancies_count) {
		as_buf_printf(page->out, "<p>%s</p>\n", _("None was found."));
		return;
	}
	as_buf_printf(page->out, "<table aria-labelledby=\"discrepancies\">\n<thead><tr><th scope=\"col\">%s</th>"
				 "<th scope=\"col\">%s</th></tr></thead>\n<tbody>\n", _("Where"), _("What differs"));
	for (int side = LEFT; side < SIDES; side++)
		add_doubts(page, side);
	for (size_t i = 0; i < comparison->rows_count; i++) {
		size_t row = page->order[i];
		if (is_shown(page, &comparison->rows[row]))
			add_row_discrepancies(page, &comparison->rows[row], page->number[row]);
	}
	as_buf_adds(page->out, "</tbody>\n</table>\n");
}

/* ---- rows */

static const char *relation_words(enum as_relation relation)
{
	static const char *const words[AS_RELATIONS] = {
		[AS_SAME] = N_("same"), [AS_FORMAT] = N_("same words, other spelling"), [AS_EDITED] = N_("edited"),
		[AS_RELATED] = N_("related"), [AS_LEFT_ONLY] = N_("left only"), [AS_RIGHT_ONLY] = N_("right only"),
	};
	return _(words[relation]);
}

/* What the row is, and where it stands in the other document. */
static void add_what(struct page *page, size_t row)
{
	const struct as_row *of = &page->comparison->rows[row];
	bool by_right = page->options->order == AS_ORDER_RIGHT;
	as_buf_printf(page->out, "<td class=\"what\"><b>%s%s</b>", of->moved ? "\xcf\xbd " : "", relation_words(of->relation));
	if (of->pinned)
		as_buf_printf(page->out, "<span>%s</span> ", _("pinned by hand"));
	if (of->moved && page->after[row] != NONE) {
		size_t after = page->number[page->after[row]];
		as_buf_printf(page->out, "<a href=\"#r%zu\">", after);
		as_buf_printf(page->out, by_right ? _("moved: on the left after row %zu") :
				       _("moved: on the right after row %zu"), after);
		as_buf_adds(page->out, "</a>");
	} else if (of->moved) {
		as_buf_adds(page->out, by_right ? _("moved: first on the left") : _("moved: first on the right"));
	}
	if (page->before[row] != NONE) {
		size_t before = page->number[page->before[row]];
		as_buf_printf(page->out, "<a href=\"#r%zu\">", before);
		as_buf_printf(page->out, by_right ? _("on the left row %zu follows") : _("on the right row %zu follows"), before);
		as_buf_adds(page->out, "</a>");
	}
	as_buf_adds(page->out, "</td>");
}

static void add_side(struct page *page, const struct as_row *row, int side)
{
	const struct as_side *of = side_of(row, side);
	if (of->passage == AS_NO_PASSAGE) {
		as_buf_printf(page->out, "<td class=\"none\"><span class=\"dim\" aria-label=\"%s\">\xe2\x80\x94</span></td>\n",
			      _("nothing"));
		return;
	}
	as_buf_printf(page->out, "<td data-side=\"%s\" dir=\"auto\"><span class=\"p\">¶%d</span>", side_name(side),
		      of->passage + 1);
	as_htmlmarks_add(page->out, page->comparison, row, side);
	as_buf_adds(page->out, "</td>\n");
}

static void add_row(struct page *page, size_t row)
{
	const struct as_row *of = &page->comparison->rows[row];
	size_t number = page->number[row];
	as_buf_printf(page->out, "<tr id=\"r%zu\" class=\"%s\"><th class=\"n\" scope=\"row\">%zu</th>", number,
		      as_relation_name(of->relation), number);
	add_what(page, row);
	for (int side = LEFT; side < SIDES; side++)
		add_side(page, of, side);
	as_buf_adds(page->out, "</tr>\n");
}

static size_t count_rows(const struct page *page, bool furniture)
{
	size_t count = 0;
	for (size_t i = 0; i < page->comparison->rows_count; i++) {
		const struct as_row *row = &page->comparison->rows[i];
		count += row->furniture == furniture && is_shown(page, row);
	}
	return count;
}

static void add_table(struct page *page, bool furniture)
{
	bool by_right = page->options->order == AS_ORDER_RIGHT;
	as_buf_printf(page->out, "<table class=\"rows\">\n<caption>%s</caption>\n<thead><tr>",
		      by_right ? _("In the order of the right report; ¶ numbers its passages") :
				 _("In the order of the left report; ¶ numbers its passages"));
	as_buf_printf(page->out, "<th class=\"n\" scope=\"col\">%s</th><th class=\"what\" scope=\"col\">%s</th>", _("Row"),
		      _("What it is"));
	for (int side = LEFT; side < SIDES; side++) {
		as_buf_printf(page->out, "<th scope=\"col\" dir=\"auto\">%s: ", side_name(side));
		as_html_string(page->out, title_of(doc_of(page, side)));
		as_buf_adds(page->out, "</th>");
	}
	as_buf_adds(page->out, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < page->comparison->rows_count; i++) {
		const struct as_row *row = &page->comparison->rows[page->order[i]];
		if (row->furniture == furniture && is_shown(page, row))
			add_row(page, page->order[i]);
	}
	as_buf_adds(page->out, "</tbody>\n</table>\n");
}

static void add_furniture(struct page *page)
{
	size_t count = count_rows(page, true);
	if (!count)
		return;
	as_buf_printf(page->out, "<details%s>\n<summary>", page->options->show_furniture ? " open" : "");
	as_buf_printf(page->out, ngettext("Furniture: %zu row", "Furniture: %zu rows", count), count);
	as_buf_adds(page->out, "</summary>\n");
	add_table(page, true);
	as_buf_adds(page->out, "</details>\n");
}

void as_diffhtml_write(struct as_buf *out, const struct as_comparison *comparison,
		       const struct as_diffhtml_options *options)
{
	struct page page = {.out = out, .comparison = comparison, .options = options};
	struct as_buf title = AS_BUF_INIT;
	find_order(&page);
	as_buf_printf(&title, "%s \xe2\x87\x84 %s", title_of(doc_of(&page, LEFT)), title_of(doc_of(&page, RIGHT)));
	as_html_begin(out, title.data, style);
	as_buf_printf(out, "<header>\n<h1>%s</h1>\n", _("Two reports compared"));
	add_documents(&page);
	add_summary(&page);
	as_buf_adds(out, "</header>\n<main>\n");
	add_discrepancies(&page);
	add_key(&page);
	as_buf_printf(out, "<h2>%s</h2>\n", _("Row by row"));
	add_table(&page, false);
	add_furniture(&page);
	as_buf_adds(out, "</main>\n");
	as_html_end(out);
	as_buf_free(&title);
	free(page.order);
	free(page.number);
	free(page.after);
	free(page.before);
}
