-- SPDX-License-Identifier: GPL-3.0-or-later
-- A sidecar of schema version 1, as sqlite3 .dump writes it: later versions must open it.
PRAGMA application_id = 1095978305;
PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES('place:001c1e5b-4918-4400-a119-eb8bae82546d','7c3d6869b063086199370816503b4b06e5a113d05bf475040417128fc834e925');
INSERT INTO meta VALUES('tail:001c1e5b-4918-4400-a119-eb8bae82546d','15 0154ed1c0956901500f0842f74ac1b2a5dfa9aca8743279a6ddd814c5971298e');
CREATE TABLE history (
  origin TEXT NOT NULL,
  seq INTEGER NOT NULL,
  lamport INTEGER NOT NULL,
  time TEXT NOT NULL,
  annotator TEXT NOT NULL,
  program_version TEXT NOT NULL,
  action_version INTEGER NOT NULL,
  group_id TEXT NOT NULL,
  object TEXT,
  action TEXT,
  digest TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (origin, seq)
) STRICT;
INSERT INTO history VALUES('001c1e5b-4918-4400-a119-eb8bae82546d',1,1,'2026-11-23T10:20:30.000Z','ann','0.1.0',1,'f2d0a97b-c7c6-4966-9bb1-6bed33abeb87','b866c781-a321-808a-a116-b82175b18b7f','{"do":"state","what":"document","id":"b866c781-a321-808a-a116-b82175b18b7f","path":"01_lantern.txt","sha256":"65f65e849ff5fec4d6f892a28e0b30ffdb1924f9f418a9f9d6138f73cd63d8e6","title":"A title","date":"2021-03-03","source":"lantern.example"}','b7b6ddc5529a6f61f6834bcb2f56e6516477cc4cfba60fdec7698fb39e96096d','52e2360944e62e781c49022cd0385f873c19d8388ef4f034e4586d0af41a11e9');
INSERT INTO history VALUES('001c1e5b-4918-4400-a119-eb8bae82546d',2,2,'2026-11-23T10:20:30.000Z','ann','0.1.0',1,'f2d0a97b-c7c6-4966-9bb1-6bed33abeb87','4dfc1f61-a777-4849-b7af-48bdfa5a55a4','{"do":"add","what":"annotation","id":"4dfc1f61-a777-4849-b7af-48bdfa5a55a4","kind":"mention","type":"person","document":"b866c781-a321-808a-a116-b82175b18b7f","sha256":"65f65e849ff5fec4d6f892a28e0b30ffdb1924f9f418a9f9d6138f73cd63d8e6","start":95,"end":103,"start_byte":101,"end_byte":110,"exact":"Zoë Lind","prefix":"oats were missing.\n“We search,” ","suffix":" said.\nRecommended stories\n","anchor":"exact"}','6627bdc377fb229f346ff446a1d15ae0be6f0cccf3029ab4d5b699b308884157','2e2fb32b6dba4968ed04a0001e2bca267e184610f42eb18fa3d127980948fcd7');
INSERT INTO history VALUES('001c1e5b-4918-4400-a119-eb8bae82546d',3,3,'2026-11-23T10:20:30.000Z','ann','0.1.0',1,'cb1c49de-14a9-4d83-b342-fa05aad02ca7','a024145b-6546-46cd-9cba-79c5c3b4b896','{"do":"add","what":"annotation","id":"a024145b-6546-46cd-9cba-79c5c3b4b896","kind":"mention","type":"place","document":"b866c781-a321-808a-a116-b82175b18b7f","sha256":"65f65e849ff5fec4d6f892a28e0b30ffdb1924f9f418a9f9d6138f73cd63d8e6","start":0,"end":7,"start_byte":0,"end_byte":7,"exact":"HALVERN","prefix":"","suffix":", March 3 — The harbour office s","anchor":"exact"}','3b6a7c4db591b0db9f76b5351f4246c2c8aa8cefeed7c71c1beec71b502e6cac','18032072c7e756acb924ef7ef4e4a05ae3e62604b6ca421252418680d083599d');
INSERT INTO history VALUES('001c1e5b-4918-4400-a119-eb8bae82546d',4,4,'2026-11-23T10:20:30.000Z','ann','0.1.0',1,'9c62def0-6823-44ce-9324-9d2b4556db8b','6c0ce035-4331-4b89-b13b-b62ff95c79c1','{"do":"add","what":"claim","id":"6c0ce035-4331-4b89-b13b-b62ff95c79c1","state":"open"}','2613d300a4a98f0ef6cdc3f11fb0679a4e2a5c3c113e24c92efd41e8f911e92e','11284b39d6286ea0c7bf8f09f9bb7d9139d7ace7a5932d0c4633ce01097f55ff');
INSERT INTO history VALUES('001c1e5b-4918-4400-a119-eb8bae82546d',5,5,'2026-11-23T10:20:30.000Z','ann','0.1.0',1,'9c62def0-6823-44ce-9324-9d2b4556db8b','23ca0b69-e404-4532-a8cd-a46c13f7b7c5','{"do":"add","what":"annotation","id":"23ca0b69-e404-4532-a8cd-a46c13f7b7c5","kind":"appearance","type":"claim","claim":"6c0ce035-4331-4b89-b13b-b62ff95c79c1","document":"b866c781-a321-808a-a116-b82175b18b7f","sha256":"65f65e849ff5fec4d6f892a28e0b30ffdb1924f9f418a9f9d6138f73cd63d8e6","start":59,"end":80,"start_byte":61,"end_byte":82,"exact":"14 boats were missing","prefix":"our office said on Tuesday that ","suffix":".\n“We search,” Zoë Lind said.\nRe","anchor":"exact"}','ba51d5e8de51198bf1ff01727537c77c64967f5e9a06eed84a110effc3040f82','2f9811d27a956987b293a5438a89dc1541acb706e6e846c1dcd68d8212038adb');
INSERT INTO history VALUES('001c1e5b-4918-4400-a119-eb8bae82546d',6,6,'2026-11-23T10:20:30.000Z','ann','0.1.0',1,'b8ec2923-6dad-4dc9-af74-6a8745824c44','6c0ce035-4331-4b89-b13b-b62ff95c79c1','{"do":"change","what":"claim","id":"6c0ce035-4331-4b89-b13b-b62ff95c79c1","set":{"claimant":"harbour office","state":"done","verdict":"true"}}','c223c9bfe1858463ba0c5796c95096228228425b0ec8cc8da169397aae30ef4a','6fd823f3c12369b49e08ac969f747cb96d8abe5c602ec6246106dee80bdc5b50');
INSERT INTO history VALUES('001c1e5b-4918-4400-a119-eb8bae82546d',7,7,'2026-11-23T10:20:30.000Z','ann','0.1.0',1,'b8ec2923-6dad-4dc9-af74-6a8745824c44','23ca0b69-e404-4532-a8cd-a46c13f7b7c5','{"do":"change","what":"annotation","id":"23ca0b69-e404-4532-a8cd-a46c13f7b7c5","set":{"form":"paraphrase","note":"two lines,\n\"quoted\""}}','8933d07498af5efed789f45aeed7279b9fc74df98587ef279eb782ecc5c22dac','9f2bfb34ff8751a4bcdc75bc0d456e48348c0fdd18e7e9d775b0bd4ba587f79a');
INSERT INTO history VALUES('001c1e5b-4918-4400-a119-eb8bae82546d',8,8,'2026-11-23T10:20:30.000Z','ann','0.1.0',1,'ef3fc369-2670-43f0-94cf-869ebfdc3008','eacadf8e-178a-40f2-9962-78dd2168073f','{"do":"add","what":"evidence","id":"eacadf8e-178a-40f2-9962-78dd2168073f","claim":"6c0ce035-4331-4b89-b13b-b62ff95c79c1","url":"https://harbour.example/log","accessed":"2021-03-04","stance":"supports","quote":"fourteen"}','c544322b20d87a80dbb9602955fceee94a2b04cf54d10ea85d3e55316581c254','fc524a6070bef8da5151dbc192bfa41b89d1b2efac475393cfe139f4d2e447fc');
INSERT INTO history VALUES('001c1e5b-4918-4400-a119-eb8bae82546d',9,9,'2026-11-23T10:20:30.000Z','ann','0.1.0',1,'cf5c7952-17cc-48cc-bda2-d8acd4b82b24','70f9155a-de49-4feb-a94e-511c828a2fb9','{"do":"add","what":"override","id":"70f9155a-de49-4feb-a94e-511c828a2fb9","role":"furniture","document":"b866c781-a321-808a-a116-b82175b18b7f","sha256":"65f65e849ff5fec4d6f892a28e0b30ffdb1924f9f418a9f9d6138f73cd63d8e6","start":110,"end":129,"start_byte":117,"end_byte":136,"exact":"Recommended stories","prefix":"ng.\n“We search,” Zoë Lind said.\n","suffix":"\n","anchor":"exact"}','347460cefc110b2a5656c15e49a947cfe04924016016f3ae242dc43608440173','bb7c644cfd30d67af969f08bdb8876da4653a8794f9ea4ac05e5906eff3ffac7');
INSERT INTO history VALUES('001c1e5b-4918-4400-a119-eb8bae82546d',10,10,'2026-11-23T10:20:30.000Z','ann','0.1.0',1,'607aa0bf-0073-4364-8fe2-a567def4d76d','4dfc1f61-a777-4849-b7af-48bdfa5a55a4','{"do":"move","what":"annotation","id":"4dfc1f61-a777-4849-b7af-48bdfa5a55a4","document":"b866c781-a321-808a-a116-b82175b18b7f","sha256":"65f65e849ff5fec4d6f892a28e0b30ffdb1924f9f418a9f9d6138f73cd63d8e6","start":95,"end":98,"start_byte":101,"end_byte":105,"exact":"Zoë","prefix":"oats were missing.\n“We search,” ","suffix":" Lind said.\nRecommended stories\n","anchor":"exact"}','2893f54110da7dfd34a7714f5fb77503c083155896c38ee6b83298c9909eacaa','57321edd79d514130ae0a72648ad8e84802632ab545465b74da46e3a954ae78d');
INSERT INTO history VALUES('001c1e5b-4918-4400-a119-eb8bae82546d',11,11,'2026-11-23T10:20:30.000Z','ann','0.1.0',1,'6fcd345e-eeb2-4eba-b114-88073361beb9','a024145b-6546-46cd-9cba-79c5c3b4b896','{"do":"delete","what":"annotation","id":"a024145b-6546-46cd-9cba-79c5c3b4b896"}','66999f0013b90e2c6144abc1c51a776cbd80f85171927c2e9b8007f345f94ded','2f667393dcea2baf11042836bc50759e733b308e7b496089263ea71870df63e3');
INSERT INTO history VALUES('001c1e5b-4918-4400-a119-eb8bae82546d',12,12,'2026-11-23T10:20:30.000Z','ann','0.1.0',1,'4d262968-4da8-4947-8991-af93e568ab6f',NULL,'{"do":"undo","group":"6fcd345e-eeb2-4eba-b114-88073361beb9"}','4280e346bdfa79609206e1de9803f86a42ed3f1aa6eae92d49cf7a8b8b5b435b','d6d8cb524a8e8fa48fed0fbd5705fd06f346e55790262402038e4e1c68166472');
INSERT INTO history VALUES('001c1e5b-4918-4400-a119-eb8bae82546d',13,13,'2026-11-23T10:20:30.000Z','ann','0.1.0',1,'703a356f-ae43-4442-a617-aaf1953c32d0',NULL,'{"do":"undo","group":"607aa0bf-0073-4364-8fe2-a567def4d76d"}','825671a0f04e669bba68b313a8d8cae96a2d172088e60c2c81578f14927fad66','dc12eec007ab19c27407fb43c30d0f5ec905015bf8ac56aec7dbd3e120180f64');
INSERT INTO history VALUES('001c1e5b-4918-4400-a119-eb8bae82546d',14,14,'2026-11-23T10:20:30.000Z','ann','0.1.0',1,'2029db21-ce0a-4bb1-9aa1-884ab9d333ab',NULL,'{"do":"redo","group":"607aa0bf-0073-4364-8fe2-a567def4d76d"}','08190b08d2b55a3925d7b2e38161b2fd1861ef3e1b4b34edc3e45d8c78eccec8','54f3972856e08bf564b4afbc2166d9bb2d0caeb689baa2e5227937aab824ca5f');
INSERT INTO history VALUES('001c1e5b-4918-4400-a119-eb8bae82546d',15,15,'2026-11-23T10:20:30.000Z','bob','0.1.0',1,'9c2103cd-3ac8-4ca4-9f44-417d7b4f85cb','a024145b-6546-46cd-9cba-79c5c3b4b896','{"do":"change","what":"annotation","id":"a024145b-6546-46cd-9cba-79c5c3b4b896","set":{"note":"seen"}}','c760091ecc326d779d640100443ab2c6a6c5eebffd1482c92b1065c803d83031','0154ed1c0956901500f0842f74ac1b2a5dfa9aca8743279a6ddd814c5971298e');
CREATE TABLE action_group (
  group_id TEXT PRIMARY KEY,
  annotator TEXT NOT NULL,
  lamport INTEGER NOT NULL,
  origin TEXT NOT NULL,
  seq INTEGER NOT NULL,
  state TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO action_group VALUES('f2d0a97b-c7c6-4966-9bb1-6bed33abeb87','ann',1,'001c1e5b-4918-4400-a119-eb8bae82546d',1,'done');
INSERT INTO action_group VALUES('cb1c49de-14a9-4d83-b342-fa05aad02ca7','ann',3,'001c1e5b-4918-4400-a119-eb8bae82546d',3,'done');
INSERT INTO action_group VALUES('9c62def0-6823-44ce-9324-9d2b4556db8b','ann',4,'001c1e5b-4918-4400-a119-eb8bae82546d',4,'done');
INSERT INTO action_group VALUES('b8ec2923-6dad-4dc9-af74-6a8745824c44','ann',6,'001c1e5b-4918-4400-a119-eb8bae82546d',6,'done');
INSERT INTO action_group VALUES('ef3fc369-2670-43f0-94cf-869ebfdc3008','ann',8,'001c1e5b-4918-4400-a119-eb8bae82546d',8,'done');
INSERT INTO action_group VALUES('cf5c7952-17cc-48cc-bda2-d8acd4b82b24','ann',9,'001c1e5b-4918-4400-a119-eb8bae82546d',9,'done');
INSERT INTO action_group VALUES('607aa0bf-0073-4364-8fe2-a567def4d76d','ann',10,'001c1e5b-4918-4400-a119-eb8bae82546d',10,'done');
INSERT INTO action_group VALUES('6fcd345e-eeb2-4eba-b114-88073361beb9','ann',11,'001c1e5b-4918-4400-a119-eb8bae82546d',11,'undone');
INSERT INTO action_group VALUES('9c2103cd-3ac8-4ca4-9f44-417d7b4f85cb','bob',15,'001c1e5b-4918-4400-a119-eb8bae82546d',15,'done');
CREATE TABLE annotator (
  name TEXT PRIMARY KEY,
  first TEXT NOT NULL,
  last TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO annotator VALUES('ann','2026-11-23T10:20:30.000Z','2026-11-23T10:20:30.000Z');
INSERT INTO annotator VALUES('bob','2026-11-23T10:20:30.000Z','2026-11-23T10:20:30.000Z');
CREATE TABLE document (
  id TEXT PRIMARY KEY,
  path TEXT NOT NULL,
  path_bytes TEXT,
  sha256 TEXT NOT NULL,
  title TEXT,
  date TEXT,
  source TEXT,
  url TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO document VALUES('b866c781-a321-808a-a116-b82175b18b7f','01_lantern.txt',NULL,'65f65e849ff5fec4d6f892a28e0b30ffdb1924f9f418a9f9d6138f73cd63d8e6','A title','2021-03-03','lantern.example',NULL);
CREATE TABLE span (
  object TEXT NOT NULL,
  part INTEGER NOT NULL,
  document TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
  sha256 TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  start_byte INTEGER NOT NULL,
  end_byte INTEGER NOT NULL,
  exact TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  anchor TEXT NOT NULL,
  PRIMARY KEY (object, part)
) STRICT, WITHOUT ROWID;
INSERT INTO span VALUES('23ca0b69-e404-4532-a8cd-a46c13f7b7c5',0,'b866c781-a321-808a-a116-b82175b18b7f','65f65e849ff5fec4d6f892a28e0b30ffdb1924f9f418a9f9d6138f73cd63d8e6',59,80,61,82,'14 boats were missing','our office said on Tuesday that ',replace('.\n“We search,” Zoë Lind said.\nRe','\n',char(10)),'exact');
INSERT INTO span VALUES('4dfc1f61-a777-4849-b7af-48bdfa5a55a4',0,'b866c781-a321-808a-a116-b82175b18b7f','65f65e849ff5fec4d6f892a28e0b30ffdb1924f9f418a9f9d6138f73cd63d8e6',95,98,101,105,'Zoë',replace('oats were missing.\n“We search,” ','\n',char(10)),replace(' Lind said.\nRecommended stories\n','\n',char(10)),'exact');
INSERT INTO span VALUES('70f9155a-de49-4feb-a94e-511c828a2fb9',0,'b866c781-a321-808a-a116-b82175b18b7f','65f65e849ff5fec4d6f892a28e0b30ffdb1924f9f418a9f9d6138f73cd63d8e6',110,129,117,136,'Recommended stories',replace('ng.\n“We search,” Zoë Lind said.\n','\n',char(10)),replace('\n','\n',char(10)),'exact');
INSERT INTO span VALUES('a024145b-6546-46cd-9cba-79c5c3b4b896',0,'b866c781-a321-808a-a116-b82175b18b7f','65f65e849ff5fec4d6f892a28e0b30ffdb1924f9f418a9f9d6138f73cd63d8e6',0,7,0,7,'HALVERN','',', March 3 — The harbour office s','exact');
CREATE TABLE annotation (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  type TEXT NOT NULL,
  note TEXT,
  annotator TEXT NOT NULL REFERENCES annotator(name) DEFERRABLE INITIALLY DEFERRED,
  created TEXT NOT NULL,
  updated TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO annotation VALUES('23ca0b69-e404-4532-a8cd-a46c13f7b7c5','appearance','claim',replace('two lines,\n"quoted"','\n',char(10)),'ann','2026-11-23T10:20:30.000Z','2026-11-23T10:20:30.000Z');
INSERT INTO annotation VALUES('4dfc1f61-a777-4849-b7af-48bdfa5a55a4','mention','person',NULL,'ann','2026-11-23T10:20:30.000Z','2026-11-23T10:20:30.000Z');
INSERT INTO annotation VALUES('a024145b-6546-46cd-9cba-79c5c3b4b896','mention','place','seen','ann','2026-11-23T10:20:30.000Z','2026-11-23T10:20:30.000Z');
CREATE TABLE claim (
  id TEXT PRIMARY KEY,
  normalised TEXT,
  claimant TEXT,
  role TEXT,
  said TEXT,
  checkworthy TEXT,
  state TEXT NOT NULL,
  verdict TEXT,
  scale TEXT,
  annotator TEXT NOT NULL REFERENCES annotator(name) DEFERRABLE INITIALLY DEFERRED,
  created TEXT NOT NULL,
  updated TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO claim VALUES('6c0ce035-4331-4b89-b13b-b62ff95c79c1',NULL,'harbour office',NULL,NULL,NULL,'done','true',NULL,'ann','2026-11-23T10:20:30.000Z','2026-11-23T10:20:30.000Z');
CREATE TABLE appearance (
  annotation TEXT PRIMARY KEY REFERENCES annotation(id) DEFERRABLE INITIALLY DEFERRED,
  claim TEXT NOT NULL REFERENCES claim(id) DEFERRABLE INITIALLY DEFERRED,
  form TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO appearance VALUES('23ca0b69-e404-4532-a8cd-a46c13f7b7c5','6c0ce035-4331-4b89-b13b-b62ff95c79c1','paraphrase');
CREATE TABLE evidence (
  id TEXT PRIMARY KEY,
  claim TEXT NOT NULL REFERENCES claim(id) DEFERRABLE INITIALLY DEFERRED,
  url TEXT,
  title TEXT,
  accessed TEXT,
  archive_url TEXT,
  stance TEXT NOT NULL,
  quote TEXT,
  note TEXT,
  annotator TEXT NOT NULL REFERENCES annotator(name) DEFERRABLE INITIALLY DEFERRED,
  created TEXT NOT NULL,
  updated TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO evidence VALUES('eacadf8e-178a-40f2-9962-78dd2168073f','6c0ce035-4331-4b89-b13b-b62ff95c79c1','https://harbour.example/log',NULL,'2021-03-04',NULL,'supports','fourteen',NULL,'ann','2026-11-23T10:20:30.000Z','2026-11-23T10:20:30.000Z');
CREATE TABLE override (
  id TEXT PRIMARY KEY,
  role TEXT NOT NULL,
  annotator TEXT NOT NULL REFERENCES annotator(name) DEFERRABLE INITIALLY DEFERRED,
  created TEXT NOT NULL,
  updated TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO override VALUES('70f9155a-de49-4feb-a94e-511c828a2fb9','furniture','ann','2026-11-23T10:20:30.000Z','2026-11-23T10:20:30.000Z');
CREATE INDEX history_order ON history (lamport, origin, seq);
CREATE INDEX history_group ON history (group_id);
CREATE INDEX history_object ON history (object);
CREATE INDEX action_group_line ON action_group (annotator, state, lamport, origin, seq);
CREATE INDEX document_path ON document (path);
CREATE INDEX span_place ON span (document, start, "end", object);
CREATE INDEX appearance_claim ON appearance (claim);
CREATE INDEX evidence_claim ON evidence (claim);
CREATE VIEW entities_view AS
  SELECT a.id AS id, d.path AS document, d.title AS title, d.date AS date, d.source AS source, d.url AS url,
    s.sha256 AS sha256, s.start AS start, s."end" AS "end", s.start_byte AS start_byte,
    s.end_byte AS end_byte, a.type AS type, s.exact AS text, s.prefix AS prefix, s.suffix AS suffix,
    NULL AS entity, NULL AS canonical, NULL AS external_id, s.anchor AS anchor, a.annotator AS annotator,
    a.created AS created, a.updated AS updated, a.note AS note
  FROM annotation a JOIN span s ON s.object = a.id JOIN document d ON d.id = s.document
  WHERE a.kind = 'mention'
  ORDER BY d.path, s.start, s."end", a.id;
CREATE VIEW claims_view AS
  SELECT a.id AS id, c.id AS claim, d.path AS document, d.title AS title, d.date AS date,
    d.source AS source, d.url AS url, s.sha256 AS sha256, s.start AS start, s."end" AS "end",
    s.start_byte AS start_byte, s.end_byte AS end_byte, s.exact AS text, s.prefix AS prefix,
    s.suffix AS suffix, c.normalised AS normalised, c.claimant AS claimant, c.role AS role, c.said AS said,
    p.form AS form, c.checkworthy AS checkworthy, c.state AS state, c.verdict AS verdict, c.scale AS scale,
    s.anchor AS anchor, a.annotator AS annotator, a.created AS created,
    max(a.updated, c.updated) AS updated, a.note AS note
  FROM annotation a JOIN appearance p ON p.annotation = a.id JOIN claim c ON c.id = p.claim
    JOIN span s ON s.object = a.id JOIN document d ON d.id = s.document
  ORDER BY d.path, s.start, s."end", a.id;
CREATE VIEW evidence_view AS
  SELECT id, claim, url, title, accessed, archive_url, stance, quote, annotator, created, updated, note
  FROM evidence
  ORDER BY claim, created, id;
COMMIT;
