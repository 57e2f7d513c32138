/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/export.h"

#include "exchange/formats.h"
#include "sidecar.h"
#include "store/evidence.h"
#include "tap.h"

static const char words[] = "\xef\xbb\xbf" "Zoë Müller said \"the fire, at least, is out\".\r\n";

static char *exported(const struct as_export *export, enum as_export_what what)
{
	struct as_error err = AS_ERROR_INIT;
	struct as_buf out = AS_BUF_INIT;
	const struct as_format *format = as_formats_find("csv", &err);
	OK(format && format->whats & 1u << what, "CSV carries %s", as_formats_what_name(what));
	OK(format->write(&out, export, &(struct as_export_options){.what = what}, &err), "and writes them");
	as_error_clear(&err);
	return as_buf_detach(&out);
}

static size_t lines_of(const char *text)
{
	size_t lines = 0;
	for (; *text; text++)
		lines += *text == '\n';
	return lines;
}

static void test_sidecar(void)
{
	struct as_doc doc;
	struct as_export export;
	struct as_error err = AS_ERROR_INIT;
	char person[AS_UUID_TEXT], claim[AS_UUID_TEXT], proof[AS_UUID_TEXT], want[64];
	make_doc(&doc, "reports/a.txt", words, sizeof words - 1);
	struct as_store *store = open_as(test_path("antisigma.db"), "ann");
	tag(person, store, &doc, "Müller", "person");
	tag(claim, store, &doc, "\"the fire, at least, is out\"", "claim");
	OK(as_evidence_add(proof, store, claim, &(struct as_evidence){
		   .url = "https://example.org/log", .stance = "supports"}, &err), "evidence is kept");

	OK(as_export_load(&export, store, &err), "a sidecar is read for export");
	char *text = exported(&export, AS_EXPORT_ENTITIES);
	IS_INT(lines_of(text), 2, "entities: one row below the header");
	OK(strstr(text, person) && strstr(text, ",reports/a.txt,A title,"), "with id, document and its title");
	OK(strstr(text, ",4,10,8,15,person,Müller,Zoë ,"), "offsets in code points and in bytes of the file");
	free(text);

	text = exported(&export, AS_EXPORT_CLAIMS);
	OK(strstr(text, claim), "claims: the row with its id");
	OK(strstr(text, ",\".\r\n\","), "the suffix with the line break of the document");
	OK(strstr(text, ",\"\"\"the fire, at least, is out\"\"\","), "the exact quote, quotes doubled");
	free(text);

	text = exported(&export, AS_EXPORT_EVIDENCE);
	snprintf(want, sizeof want, "\r\n%s,", proof);
	OK(strstr(text, want) && strstr(text, ",https://example.org/log,"), "evidence: its row");
	free(text);
	as_export_free(&export);
	as_store_close(store);
	as_doc_free(&doc);
	as_error_clear(&err);
}

static void test_nothing(void)
{
	struct as_export export;
	OK(as_export_load(&export, NULL, NULL), "no sidecar is nothing, not an error");
	char *text = exported(&export, AS_EXPORT_CLAIMS);
	IS_INT(lines_of(text), 1, "and exports as a header");
	free(text);
	as_export_free(&export);
}

int main(void)
{
	test_folder_make();
	test_sidecar();
	test_nothing();
	test_folder_remove();
	return tap_done();
}
