/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/facts.h"

#include "base/i18n.h"
#include "text/display.h"

static void add(struct as_buf *out, const struct as_buf *fact, size_t *cells)
{
	size_t wanted = as_display_width(fact->data, fact->len) + (out->len ? 2 : 0);
	if (wanted > *cells)
		return;
	if (out->len)
		as_buf_adds(out, ", ");
	as_buf_add(out, fact->data, fact->len);
	*cells -= wanted;
}

void as_facts_add(struct as_buf *out, const struct as_summary *summary, size_t cells)
{
	struct as_buf facts = AS_BUF_INIT, fact = AS_BUF_INIT;
	if (summary->discrepancies) {
		as_buf_printf(&fact, ngettext("%zu discrepancy", "%zu discrepancies", summary->discrepancies),
			      summary->discrepancies);
		add(&facts, &fact, &cells);
	}
	if (summary->reordered) {
		as_buf_clear(&fact);
		as_buf_adds(&fact, _("reordered"));
		add(&facts, &fact, &cells);
	}
	if (summary->moved) {
		as_buf_clear(&fact);
		as_buf_printf(&fact, ngettext("%zu moved", "%zu moved", summary->moved), summary->moved);
		add(&facts, &fact, &cells);
	}
	if (facts.len)
		as_buf_add(out, facts.data, facts.len);
	as_buf_free(&facts);
	as_buf_free(&fact);
}
