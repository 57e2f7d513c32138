/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/schema.h"

/* Tables keyed by a UUID are kept in its order (WITHOUT ROWID): one page less to
 * write for each at a commit.  The history has a rowid: its rows are long.
 *
 * References are checked at commit, so that the objects of a group may be
 * made again in any order. */
#define REFERENCES(table, column) " REFERENCES " table "(" column ") DEFERRABLE INITIALLY DEFERRED"

static const char version_1[] =
	"CREATE TABLE meta (\n"
	"  key TEXT PRIMARY KEY,\n"
	"  value TEXT NOT NULL\n"
	") STRICT, WITHOUT ROWID;\n"

	"CREATE TABLE history (\n"
	"  origin TEXT NOT NULL,\n"
	"  seq INTEGER NOT NULL,\n"
	"  lamport INTEGER NOT NULL,\n"
	"  time TEXT NOT NULL,\n"
	"  annotator TEXT NOT NULL,\n"
	"  program_version TEXT NOT NULL,\n"
	"  action_version INTEGER NOT NULL,\n"
	"  group_id TEXT NOT NULL,\n"
	"  object TEXT,\n"
	"  action TEXT,\n"
	"  digest TEXT NOT NULL,\n"
	"  hash TEXT NOT NULL,\n"
	"  PRIMARY KEY (origin, seq)\n"
	") STRICT;\n"
	"CREATE INDEX history_order ON history (lamport, origin, seq);\n"
	"CREATE INDEX history_group ON history (group_id);\n"
	"CREATE INDEX history_object ON history (object);\n"

	"CREATE TABLE action_group (\n"
	"  group_id TEXT PRIMARY KEY,\n"
	"  annotator TEXT NOT NULL,\n"
	"  lamport INTEGER NOT NULL,\n"
	"  origin TEXT NOT NULL,\n"
	"  seq INTEGER NOT NULL,\n"
	"  state TEXT NOT NULL\n"
	") STRICT, WITHOUT ROWID;\n"
	"CREATE INDEX action_group_line ON action_group (annotator, state, lamport, origin, seq);\n"

	"CREATE TABLE annotator (\n"
	"  name TEXT PRIMARY KEY,\n"
	"  first TEXT NOT NULL,\n"
	"  last TEXT NOT NULL\n"
	") STRICT, WITHOUT ROWID;\n"

	"CREATE TABLE document (\n"
	"  id TEXT PRIMARY KEY,\n"
	"  path TEXT NOT NULL,\n"
	"  path_bytes TEXT,\n"
	"  sha256 TEXT NOT NULL,\n"
	"  title TEXT,\n"
	"  date TEXT,\n"
	"  source TEXT,\n"
	"  url TEXT\n"
	") STRICT, WITHOUT ROWID;\n"

	"CREATE INDEX document_path ON document (path);\n"

	"CREATE TABLE span (\n"
	"  object TEXT NOT NULL,\n"
	"  part INTEGER NOT NULL,\n"
	"  document TEXT NOT NULL" REFERENCES("document", "id") ",\n"
	"  sha256 TEXT NOT NULL,\n"
	"  start INTEGER NOT NULL,\n"
	"  \"end\" INTEGER NOT NULL,\n"
	"  start_byte INTEGER NOT NULL,\n"
	"  end_byte INTEGER NOT NULL,\n"
	"  exact TEXT NOT NULL,\n"
	"  prefix TEXT NOT NULL,\n"
	"  suffix TEXT NOT NULL,\n"
	"  anchor TEXT NOT NULL,\n"
	"  PRIMARY KEY (object, part)\n"
	") STRICT, WITHOUT ROWID;\n"
	"CREATE INDEX span_place ON span (document, start, \"end\", object);\n"

	"CREATE TABLE annotation (\n"
	"  id TEXT PRIMARY KEY,\n"
	"  kind TEXT NOT NULL,\n"
	"  type TEXT NOT NULL,\n"
	"  note TEXT,\n"
	"  annotator TEXT NOT NULL" REFERENCES("annotator", "name") ",\n"
	"  created TEXT NOT NULL,\n"
	"  updated TEXT NOT NULL\n"
	") STRICT, WITHOUT ROWID;\n"

	"CREATE TABLE claim (\n"
	"  id TEXT PRIMARY KEY,\n"
	"  normalised TEXT,\n"
	"  claimant TEXT,\n"
	"  role TEXT,\n"
	"  said TEXT,\n"
	"  checkworthy TEXT,\n"
	"  state TEXT NOT NULL,\n"
	"  verdict TEXT,\n"
	"  scale TEXT,\n"
	"  annotator TEXT NOT NULL" REFERENCES("annotator", "name") ",\n"
	"  created TEXT NOT NULL,\n"
	"  updated TEXT NOT NULL\n"
	") STRICT, WITHOUT ROWID;\n"

	"CREATE TABLE appearance (\n"
	"  annotation TEXT PRIMARY KEY" REFERENCES("annotation", "id") ",\n"
	"  claim TEXT NOT NULL" REFERENCES("claim", "id") ",\n"
	"  form TEXT\n"
	") STRICT, WITHOUT ROWID;\n"
	"CREATE INDEX appearance_claim ON appearance (claim);\n"

	"CREATE TABLE evidence (\n"
	"  id TEXT PRIMARY KEY,\n"
	"  claim TEXT NOT NULL" REFERENCES("claim", "id") ",\n"
	"  url TEXT,\n"
	"  title TEXT,\n"
	"  accessed TEXT,\n"
	"  archive_url TEXT,\n"
	"  stance TEXT NOT NULL,\n"
	"  quote TEXT,\n"
	"  note TEXT,\n"
	"  annotator TEXT NOT NULL" REFERENCES("annotator", "name") ",\n"
	"  created TEXT NOT NULL,\n"
	"  updated TEXT NOT NULL\n"
	") STRICT, WITHOUT ROWID;\n"
	"CREATE INDEX evidence_claim ON evidence (claim);\n"

	"CREATE TABLE override (\n"
	"  id TEXT PRIMARY KEY,\n"
	"  role TEXT NOT NULL,\n"
	"  annotator TEXT NOT NULL" REFERENCES("annotator", "name") ",\n"
	"  created TEXT NOT NULL,\n"
	"  updated TEXT NOT NULL\n"
	") STRICT, WITHOUT ROWID;\n"

	"CREATE VIEW entities_view AS\n"
	"  SELECT a.id AS id, d.path AS document, d.title AS title, d.date AS date, d.source AS source, d.url AS url,\n"
	"    s.sha256 AS sha256, s.start AS start, s.\"end\" AS \"end\", s.start_byte AS start_byte,\n"
	"    s.end_byte AS end_byte, a.type AS type, s.exact AS text, s.prefix AS prefix, s.suffix AS suffix,\n"
	"    NULL AS entity, NULL AS canonical, NULL AS external_id, s.anchor AS anchor, a.annotator AS annotator,\n"
	"    a.created AS created, a.updated AS updated, a.note AS note\n"
	"  FROM annotation a JOIN span s ON s.object = a.id JOIN document d ON d.id = s.document\n"
	"  WHERE a.kind = 'mention'\n"
	"  ORDER BY d.path, s.start, s.\"end\", a.id;\n"

	"CREATE VIEW claims_view AS\n"
	"  SELECT a.id AS id, c.id AS claim, d.path AS document, d.title AS title, d.date AS date,\n"
	"    d.source AS source, d.url AS url, s.sha256 AS sha256, s.start AS start, s.\"end\" AS \"end\",\n"
	"    s.start_byte AS start_byte, s.end_byte AS end_byte, s.exact AS text, s.prefix AS prefix,\n"
	"    s.suffix AS suffix, c.normalised AS normalised, c.claimant AS claimant, c.role AS role, c.said AS said,\n"
	"    p.form AS form, c.checkworthy AS checkworthy, c.state AS state, c.verdict AS verdict, c.scale AS scale,\n"
	"    s.anchor AS anchor, a.annotator AS annotator, a.created AS created,\n"
	"    max(a.updated, c.updated) AS updated, a.note AS note\n"
	"  FROM annotation a JOIN appearance p ON p.annotation = a.id JOIN claim c ON c.id = p.claim\n"
	"    JOIN span s ON s.object = a.id JOIN document d ON d.id = s.document\n"
	"  ORDER BY d.path, s.start, s.\"end\", a.id;\n"

	"CREATE VIEW evidence_view AS\n"
	"  SELECT id, claim, url, title, accessed, archive_url, stance, quote, annotator, created, updated, note\n"
	"  FROM evidence\n"
	"  ORDER BY claim, created, id;\n";

static const struct as_migration steps[] = {
	{1, version_1, NULL},
};

const struct as_schema as_sidecar_schema = {AS_SIDECAR_ID, steps, sizeof steps / sizeof steps[0]};

const struct as_projection as_projections[] = {
	{"annotator", "name"}, {"action_group", "group_id"}, {"document", "id"},   {"span", "object, part"},
	{"claim", "id"},       {"annotation", "id"},         {"appearance", "annotation"}, {"evidence", "id"},
	{"override", "id"},
};
const size_t as_projections_count = sizeof as_projections / sizeof as_projections[0];
