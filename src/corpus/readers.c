/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/readers.h"

#include <stddef.h>

#include "corpus/draft.h"
#include "corpus/plain.h"
#include "corpus/report.h"
#include "corpus/webtext.h"

static const struct {
	const char *name;
	bool (*probe)(const struct as_doc *doc); /* looks at the beginning (and end) only */
	void (*read)(struct as_draft *draft);
} readers[] = {
	{"report", as_report_probe, as_report_read},
	{"web text", as_webtext_probe, as_webtext_read},
	{"plain", as_plain_probe, as_plain_read},
};

void as_readers_read(struct as_doc *doc)
{
	struct as_draft draft = {.doc = doc};
	size_t n = 0;
	while (!readers[n].probe(doc))
		n++;
	doc->reader = readers[n].name;
	readers[n].read(&draft);
	as_draft_finish(&draft);
}
