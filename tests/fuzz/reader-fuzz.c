/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes are a document: whatever reader takes them, passages lie in order
 * inside the text, evidence too, and counting words does not change them. */
#include <string.h>

#include "base/mem.h"
#include "corpus/corpus.h"
#include "fuzz.h"

static void inside(const struct as_doc *doc, struct as_span span)
{
	CHECK(span.start <= span.end && span.end <= doc->len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct as_doc doc;
	char *bytes = as_alloc(size + 1);
	if (size)
		memcpy(bytes, data, size);
	bytes[size] = '\0';
	as_doc_parse(&doc, "fuzz", bytes, size);
	size_t at = 0;
	for (size_t i = 0; i < doc.passages_count; i++) {
		const struct as_passage *passage = &doc.passages[i];
		inside(&doc, passage->span);
		CHECK(passage->span.start >= at && as_span_length(passage->span) > 0);
		CHECK(passage->rule && passage->role < AS_ROLE_COUNT && passage->line > 0);
		at = passage->span.end;
	}
	for (size_t i = 0; i < AS_FIELD_COUNT; i++)
		if (doc.metadata[i].value)
			inside(&doc, doc.metadata[i].span);
	for (size_t i = 0; i < doc.doubts_count; i++) {
		inside(&doc, doc.doubts[i].says_span);
		inside(&doc, doc.doubts[i].against_span);
	}
	as_doc_count_words(&doc);
	for (size_t i = 0; i < doc.passages_count; i++)
		as_doc_set_role(&doc, i, AS_ROLE_FURNITURE, "fuzz");
	CHECK(doc.words == 0);
	as_doc_free(&doc);
	return 0;
}
