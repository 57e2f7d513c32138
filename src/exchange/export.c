/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/export.h"

bool as_export_load(struct as_export *export, struct as_store *store, struct as_error *err)
{
	struct as_document_row *documents = NULL;
	struct as_entity_row *entities = NULL;
	struct as_alias *aliases = NULL;
	*export = (struct as_export){.held_annotations = AS_ANNOTATIONS_INIT, .held_evidence = AS_EVIDENCE_ROWS_INIT};
	if (!store)
		return true;
	if (!as_annotation_list(&export->held_annotations, store, NULL, err) ||
	    !as_evidence_list(&export->held_evidence, store, NULL, err) ||
	    !as_document_list(&documents, &export->documents_count, &export->held_documents, store, err) ||
	    !as_entity_list(&entities, &export->entities_count, &export->held_documents, store, err) ||
	    !as_entity_aliases(&aliases, &export->aliases_count, &export->held_documents, store, NULL, err)) {
		as_export_free(export);
		return false;
	}
	export->annotations = export->held_annotations.items;
	export->annotations_count = export->held_annotations.count;
	export->evidence = export->held_evidence.items;
	export->evidence_count = export->held_evidence.count;
	export->documents = documents;
	export->entities = entities;
	export->aliases = aliases;
	return true;
}

void as_export_free(struct as_export *export)
{
	as_annotations_free(&export->held_annotations);
	as_evidence_rows_free(&export->held_evidence);
	as_arena_free(&export->held_documents);
	*export = (struct as_export){0};
}
