// name: evidence
// question: Which passages are the evidence of this, and whose account are they?
// chapter: Evidence
// definition: One row a coded passage. Of an interaction, all passages that tell it, of whichever voice; of a statement,
//   the passage that makes it; of a person, all interactions in which the person took part, by whatever part; of a service
//   or a family, all interactions that it held or that concern it. The passage's text is not part of the graph: it is
//   shown only where the reader has the document.
// params: Thing, Voice
// result: EvidenceRow
// identity: subject, interaction, episode
// order: subject, interaction, episode
// release: family
MATCH (i:Interaction|Account)<-[:EVIDENCES]-(e:Episode)-[:FROM_DOCUMENT]->(d:Document)
WHERE i.interaction = $id AND ($voice = '' OR $voice IN i.voices)
RETURN $id AS subject, i.interaction AS interaction, i.kind AS kind, e.id AS episode, d.id AS document, coalesce(d.title, '') AS title,
       coalesce(d.file, '') AS file, coalesce(d.sha256, '') AS sha256, coalesce(e.place, '') AS place,
       coalesce(e.passage_unit, '') AS unit, coalesce(e.first_at, -1) AS first_at, coalesce(e.last_at, -1) AS last_at,
       coalesce(e.voice, '') AS voice, coalesce(e.told_by, '') AS told_by, coalesce(e.word, '') AS word,
       coalesce(e.memo, '') AS memo, e.asserts AS asserts
UNION ALL
MATCH (s:Statement)<-[:EVIDENCES]-(e:Episode)-[:FROM_DOCUMENT]->(d:Document)
WHERE s.id = $id AND ($voice = '' OR e.voice = $voice)
RETURN $id AS subject, s.id AS interaction, coalesce(s.statement_kind, '') AS kind, e.id AS episode, d.id AS document, coalesce(d.title, '') AS title,
       coalesce(d.file, '') AS file, coalesce(d.sha256, '') AS sha256, coalesce(e.place, '') AS place,
       coalesce(e.passage_unit, '') AS unit, coalesce(e.first_at, -1) AS first_at, coalesce(e.last_at, -1) AS last_at,
       coalesce(e.voice, '') AS voice, coalesce(e.told_by, '') AS told_by, coalesce(e.word, '') AS word,
       coalesce(s.memo, '') AS memo, e.asserts AS asserts
UNION ALL
MATCH (p:Parent|Child|Kin|Professional)-[:TOOK_PART]->(i:Interaction|Account)<-[:EVIDENCES]-(e:Episode)-[:FROM_DOCUMENT]->(d:Document)
WHERE p.id = $id
WITH DISTINCT i, e, d
WHERE $voice = '' OR $voice IN i.voices
RETURN $id AS subject, i.interaction AS interaction, i.kind AS kind, e.id AS episode, d.id AS document, coalesce(d.title, '') AS title,
       coalesce(d.file, '') AS file, coalesce(d.sha256, '') AS sha256, coalesce(e.place, '') AS place,
       coalesce(e.passage_unit, '') AS unit, coalesce(e.first_at, -1) AS first_at, coalesce(e.last_at, -1) AS last_at,
       coalesce(e.voice, '') AS voice, coalesce(e.told_by, '') AS told_by, coalesce(e.word, '') AS word,
       coalesce(e.memo, '') AS memo, e.asserts AS asserts
UNION ALL
MATCH (s:Service)<-[:HELD_BY]-(i:Interaction|Account)<-[:EVIDENCES]-(e:Episode)-[:FROM_DOCUMENT]->(d:Document)
WHERE s.id = $id
WITH DISTINCT i, e, d
WHERE $voice = '' OR $voice IN i.voices
RETURN $id AS subject, i.interaction AS interaction, i.kind AS kind, e.id AS episode, d.id AS document, coalesce(d.title, '') AS title,
       coalesce(d.file, '') AS file, coalesce(d.sha256, '') AS sha256, coalesce(e.place, '') AS place,
       coalesce(e.passage_unit, '') AS unit, coalesce(e.first_at, -1) AS first_at, coalesce(e.last_at, -1) AS last_at,
       coalesce(e.voice, '') AS voice, coalesce(e.told_by, '') AS told_by, coalesce(e.word, '') AS word,
       coalesce(e.memo, '') AS memo, e.asserts AS asserts
UNION ALL
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)<-[:EVIDENCES]-(e:Episode)-[:FROM_DOCUMENT]->(d:Document)
WHERE f.id = $id
WITH DISTINCT i, e, d
WHERE $voice = '' OR $voice IN i.voices
RETURN $id AS subject, i.interaction AS interaction, i.kind AS kind, e.id AS episode, d.id AS document, coalesce(d.title, '') AS title,
       coalesce(d.file, '') AS file, coalesce(d.sha256, '') AS sha256, coalesce(e.place, '') AS place,
       coalesce(e.passage_unit, '') AS unit, coalesce(e.first_at, -1) AS first_at, coalesce(e.last_at, -1) AS last_at,
       coalesce(e.voice, '') AS voice, coalesce(e.told_by, '') AS told_by, coalesce(e.word, '') AS word,
       coalesce(e.memo, '') AS memo, e.asserts AS asserts
