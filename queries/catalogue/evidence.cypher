// name: evidence
// question: Which passages are the evidence of this, and whose account are they?
// chapter: Evidence
// definition: One row a coded passage. Of an interaction, all passages that tell it, of whichever voice; of an
//   account, that voice's; of a statement, the passage that makes it; of a passage, itself. Of a person, all
//   interactions in which the person took part, by whatever part; of a service, those that it held, that were directed
//   to it or in which its workers took part; of an agency, those that its services held; of a family, those that
//   concern it; of a role, those in which people of the role took part; of an involvement, those that the service held
//   about the family and that may lie in its time; of a care arrangement, moves of the child that may lie in its time.
//   Of a document and a code, all their passages; of a remark from the room, those of the dealings that it names. Of
//   people, roles, services, agencies, families and the study also the statements that they hold or report, or that are
//   about them. With a voice only that person's or role's own accounts and statements. The text of passages is not part
//   of the graph.
// params: Thing, Voice
// result: EvidenceRow
// identity: subject, interaction, episode
// order: subject, interaction, episode
// release: family
// by: id

// of: Interaction
MATCH (i:Interaction)<-[:EVIDENCES]-(e:Episode)-[:FROM_DOCUMENT]->(d:Document) WHERE i.id = $id
WITH DISTINCT i, e, d WHERE ($voice = '' OR $voice IN i.voices)
OPTIONAL MATCH (e)-[:CODED_AS]->(c:Code) WITH i, e, d, collect(DISTINCT c.path) AS codes
RETURN $id AS subject, i.interaction AS interaction, coalesce(i.kind, '') AS kind,
       CASE WHEN i.id = i.interaction THEN 'Interaction' ELSE 'Account' END AS record, i.from_day AS from_day,
       i.to_day AS to_day, e.id AS episode, d.id AS document, coalesce(d.title, '') AS title,
       coalesce(d.file, '') AS file, coalesce(d.sha256, '') AS sha256, coalesce(e.place, '') AS place,
       coalesce(e.passage_unit, '') AS unit, coalesce(e.first_at, -1) AS first_at, coalesce(e.last_at, -1) AS last_at,
       coalesce(e.quote_sha256, '') AS quote_sha256, coalesce(e.quote_length, -1) AS quote_length,
       coalesce(e.voice, '') AS voice, coalesce(e.told_by, '') AS told_by, coalesce(e.coder, '') AS coder, codes,
       coalesce(e.word, '') AS word, coalesce(e.memo, '') AS memo, '' AS claim, e.asserts AS asserts
UNION ALL
// of: Interaction
MATCH (n:Interaction)<-[:TELLS]-(i:Account)<-[:EVIDENCES]-(e:Episode)-[:FROM_DOCUMENT]->(d:Document) WHERE n.id = $id
WITH DISTINCT i, e, d WHERE ($voice = '' OR $voice IN i.voices)
OPTIONAL MATCH (e)-[:CODED_AS]->(c:Code) WITH i, e, d, collect(DISTINCT c.path) AS codes
RETURN $id AS subject, i.interaction AS interaction, coalesce(i.kind, '') AS kind,
       CASE WHEN i.id = i.interaction THEN 'Interaction' ELSE 'Account' END AS record, i.from_day AS from_day,
       i.to_day AS to_day, e.id AS episode, d.id AS document, coalesce(d.title, '') AS title,
       coalesce(d.file, '') AS file, coalesce(d.sha256, '') AS sha256, coalesce(e.place, '') AS place,
       coalesce(e.passage_unit, '') AS unit, coalesce(e.first_at, -1) AS first_at, coalesce(e.last_at, -1) AS last_at,
       coalesce(e.quote_sha256, '') AS quote_sha256, coalesce(e.quote_length, -1) AS quote_length,
       coalesce(e.voice, '') AS voice, coalesce(e.told_by, '') AS told_by, coalesce(e.coder, '') AS coder, codes,
       coalesce(e.word, '') AS word, coalesce(e.memo, '') AS memo, '' AS claim, e.asserts AS asserts
UNION ALL
// of: Account
MATCH (i:Account)<-[:EVIDENCES]-(e:Episode)-[:FROM_DOCUMENT]->(d:Document) WHERE i.id = $id
WITH DISTINCT i, e, d WHERE ($voice = '' OR $voice IN i.voices)
OPTIONAL MATCH (e)-[:CODED_AS]->(c:Code) WITH i, e, d, collect(DISTINCT c.path) AS codes
RETURN $id AS subject, i.interaction AS interaction, coalesce(i.kind, '') AS kind,
       CASE WHEN i.id = i.interaction THEN 'Interaction' ELSE 'Account' END AS record, i.from_day AS from_day,
       i.to_day AS to_day, e.id AS episode, d.id AS document, coalesce(d.title, '') AS title,
       coalesce(d.file, '') AS file, coalesce(d.sha256, '') AS sha256, coalesce(e.place, '') AS place,
       coalesce(e.passage_unit, '') AS unit, coalesce(e.first_at, -1) AS first_at, coalesce(e.last_at, -1) AS last_at,
       coalesce(e.quote_sha256, '') AS quote_sha256, coalesce(e.quote_length, -1) AS quote_length,
       coalesce(e.voice, '') AS voice, coalesce(e.told_by, '') AS told_by, coalesce(e.coder, '') AS coder, codes,
       coalesce(e.word, '') AS word, coalesce(e.memo, '') AS memo, '' AS claim, e.asserts AS asserts
UNION ALL
// of: Parent, Child, Kin, Professional
MATCH (n:Parent|Child|Kin|Professional)-[:TOOK_PART]->(i:Interaction|Account)<-[:EVIDENCES]-(e:Episode)-[:FROM_DOCUMENT]->(d:Document) WHERE n.id = $id
WITH DISTINCT i, e, d WHERE ($voice = '' OR $voice IN i.voices)
OPTIONAL MATCH (e)-[:CODED_AS]->(c:Code) WITH i, e, d, collect(DISTINCT c.path) AS codes
RETURN $id AS subject, i.interaction AS interaction, coalesce(i.kind, '') AS kind,
       CASE WHEN i.id = i.interaction THEN 'Interaction' ELSE 'Account' END AS record, i.from_day AS from_day,
       i.to_day AS to_day, e.id AS episode, d.id AS document, coalesce(d.title, '') AS title,
       coalesce(d.file, '') AS file, coalesce(d.sha256, '') AS sha256, coalesce(e.place, '') AS place,
       coalesce(e.passage_unit, '') AS unit, coalesce(e.first_at, -1) AS first_at, coalesce(e.last_at, -1) AS last_at,
       coalesce(e.quote_sha256, '') AS quote_sha256, coalesce(e.quote_length, -1) AS quote_length,
       coalesce(e.voice, '') AS voice, coalesce(e.told_by, '') AS told_by, coalesce(e.coder, '') AS coder, codes,
       coalesce(e.word, '') AS word, coalesce(e.memo, '') AS memo, '' AS claim, e.asserts AS asserts
UNION ALL
// of: Service
MATCH (n:Service)<-[:HELD_BY|DIRECTED_TO]-(i:Interaction|Account)<-[:EVIDENCES]-(e:Episode)-[:FROM_DOCUMENT]->(d:Document) WHERE n.id = $id
WITH DISTINCT i, e, d WHERE ($voice = '' OR $voice IN i.voices)
OPTIONAL MATCH (e)-[:CODED_AS]->(c:Code) WITH i, e, d, collect(DISTINCT c.path) AS codes
RETURN $id AS subject, i.interaction AS interaction, coalesce(i.kind, '') AS kind,
       CASE WHEN i.id = i.interaction THEN 'Interaction' ELSE 'Account' END AS record, i.from_day AS from_day,
       i.to_day AS to_day, e.id AS episode, d.id AS document, coalesce(d.title, '') AS title,
       coalesce(d.file, '') AS file, coalesce(d.sha256, '') AS sha256, coalesce(e.place, '') AS place,
       coalesce(e.passage_unit, '') AS unit, coalesce(e.first_at, -1) AS first_at, coalesce(e.last_at, -1) AS last_at,
       coalesce(e.quote_sha256, '') AS quote_sha256, coalesce(e.quote_length, -1) AS quote_length,
       coalesce(e.voice, '') AS voice, coalesce(e.told_by, '') AS told_by, coalesce(e.coder, '') AS coder, codes,
       coalesce(e.word, '') AS word, coalesce(e.memo, '') AS memo, '' AS claim, e.asserts AS asserts
UNION ALL
// of: Service
MATCH (n:Service)<-[:WORKS_FOR]-(:Professional)-[:TOOK_PART]->(i:Interaction|Account)<-[:EVIDENCES]-(e:Episode)-[:FROM_DOCUMENT]->(d:Document) WHERE n.id = $id AND NOT EXISTS { MATCH (n)<-[:HELD_BY|DIRECTED_TO]-(i) }
WITH DISTINCT i, e, d WHERE ($voice = '' OR $voice IN i.voices)
OPTIONAL MATCH (e)-[:CODED_AS]->(c:Code) WITH i, e, d, collect(DISTINCT c.path) AS codes
RETURN $id AS subject, i.interaction AS interaction, coalesce(i.kind, '') AS kind,
       CASE WHEN i.id = i.interaction THEN 'Interaction' ELSE 'Account' END AS record, i.from_day AS from_day,
       i.to_day AS to_day, e.id AS episode, d.id AS document, coalesce(d.title, '') AS title,
       coalesce(d.file, '') AS file, coalesce(d.sha256, '') AS sha256, coalesce(e.place, '') AS place,
       coalesce(e.passage_unit, '') AS unit, coalesce(e.first_at, -1) AS first_at, coalesce(e.last_at, -1) AS last_at,
       coalesce(e.quote_sha256, '') AS quote_sha256, coalesce(e.quote_length, -1) AS quote_length,
       coalesce(e.voice, '') AS voice, coalesce(e.told_by, '') AS told_by, coalesce(e.coder, '') AS coder, codes,
       coalesce(e.word, '') AS word, coalesce(e.memo, '') AS memo, '' AS claim, e.asserts AS asserts
UNION ALL
// of: Agency
MATCH (n:Agency)<-[:PART_OF]-(:Service)<-[:HELD_BY]-(i:Interaction|Account)<-[:EVIDENCES]-(e:Episode)-[:FROM_DOCUMENT]->(d:Document) WHERE n.id = $id
WITH DISTINCT i, e, d WHERE ($voice = '' OR $voice IN i.voices)
OPTIONAL MATCH (e)-[:CODED_AS]->(c:Code) WITH i, e, d, collect(DISTINCT c.path) AS codes
RETURN $id AS subject, i.interaction AS interaction, coalesce(i.kind, '') AS kind,
       CASE WHEN i.id = i.interaction THEN 'Interaction' ELSE 'Account' END AS record, i.from_day AS from_day,
       i.to_day AS to_day, e.id AS episode, d.id AS document, coalesce(d.title, '') AS title,
       coalesce(d.file, '') AS file, coalesce(d.sha256, '') AS sha256, coalesce(e.place, '') AS place,
       coalesce(e.passage_unit, '') AS unit, coalesce(e.first_at, -1) AS first_at, coalesce(e.last_at, -1) AS last_at,
       coalesce(e.quote_sha256, '') AS quote_sha256, coalesce(e.quote_length, -1) AS quote_length,
       coalesce(e.voice, '') AS voice, coalesce(e.told_by, '') AS told_by, coalesce(e.coder, '') AS coder, codes,
       coalesce(e.word, '') AS word, coalesce(e.memo, '') AS memo, '' AS claim, e.asserts AS asserts
UNION ALL
// of: Family
MATCH (n:Family)<-[:CONCERNS]-(i:Interaction|Account)<-[:EVIDENCES]-(e:Episode)-[:FROM_DOCUMENT]->(d:Document) WHERE n.id = $id
WITH DISTINCT i, e, d WHERE ($voice = '' OR $voice IN i.voices)
OPTIONAL MATCH (e)-[:CODED_AS]->(c:Code) WITH i, e, d, collect(DISTINCT c.path) AS codes
RETURN $id AS subject, i.interaction AS interaction, coalesce(i.kind, '') AS kind,
       CASE WHEN i.id = i.interaction THEN 'Interaction' ELSE 'Account' END AS record, i.from_day AS from_day,
       i.to_day AS to_day, e.id AS episode, d.id AS document, coalesce(d.title, '') AS title,
       coalesce(d.file, '') AS file, coalesce(d.sha256, '') AS sha256, coalesce(e.place, '') AS place,
       coalesce(e.passage_unit, '') AS unit, coalesce(e.first_at, -1) AS first_at, coalesce(e.last_at, -1) AS last_at,
       coalesce(e.quote_sha256, '') AS quote_sha256, coalesce(e.quote_length, -1) AS quote_length,
       coalesce(e.voice, '') AS voice, coalesce(e.told_by, '') AS told_by, coalesce(e.coder, '') AS coder, codes,
       coalesce(e.word, '') AS word, coalesce(e.memo, '') AS memo, '' AS claim, e.asserts AS asserts
UNION ALL
// of: Role
MATCH (n:Role)<-[:HAS_ROLE]-(:Parent|Child|Kin|Professional)-[:TOOK_PART]->(i:Interaction|Account)<-[:EVIDENCES]-(e:Episode)-[:FROM_DOCUMENT]->(d:Document) WHERE n.id = $id
WITH DISTINCT i, e, d WHERE ($voice = '' OR $voice IN i.voices)
OPTIONAL MATCH (e)-[:CODED_AS]->(c:Code) WITH i, e, d, collect(DISTINCT c.path) AS codes
RETURN $id AS subject, i.interaction AS interaction, coalesce(i.kind, '') AS kind,
       CASE WHEN i.id = i.interaction THEN 'Interaction' ELSE 'Account' END AS record, i.from_day AS from_day,
       i.to_day AS to_day, e.id AS episode, d.id AS document, coalesce(d.title, '') AS title,
       coalesce(d.file, '') AS file, coalesce(d.sha256, '') AS sha256, coalesce(e.place, '') AS place,
       coalesce(e.passage_unit, '') AS unit, coalesce(e.first_at, -1) AS first_at, coalesce(e.last_at, -1) AS last_at,
       coalesce(e.quote_sha256, '') AS quote_sha256, coalesce(e.quote_length, -1) AS quote_length,
       coalesce(e.voice, '') AS voice, coalesce(e.told_by, '') AS told_by, coalesce(e.coder, '') AS coder, codes,
       coalesce(e.word, '') AS word, coalesce(e.memo, '') AS memo, '' AS claim, e.asserts AS asserts
UNION ALL
// of: Involvement
MATCH (n:Involvement)-[:INVOLVEMENT_OF]->(:Family)<-[:CONCERNS]-(i:Interaction|Account)-[:HELD_BY]->(:Service)<-[:INVOLVEMENT_WITH]-(n), (i)<-[:EVIDENCES]-(e:Episode)-[:FROM_DOCUMENT]->(d:Document) WHERE n.id = $id AND i.from_day <= n.to_day AND i.to_day >= n.from_day
WITH DISTINCT i, e, d WHERE ($voice = '' OR $voice IN i.voices)
OPTIONAL MATCH (e)-[:CODED_AS]->(c:Code) WITH i, e, d, collect(DISTINCT c.path) AS codes
RETURN $id AS subject, i.interaction AS interaction, coalesce(i.kind, '') AS kind,
       CASE WHEN i.id = i.interaction THEN 'Interaction' ELSE 'Account' END AS record, i.from_day AS from_day,
       i.to_day AS to_day, e.id AS episode, d.id AS document, coalesce(d.title, '') AS title,
       coalesce(d.file, '') AS file, coalesce(d.sha256, '') AS sha256, coalesce(e.place, '') AS place,
       coalesce(e.passage_unit, '') AS unit, coalesce(e.first_at, -1) AS first_at, coalesce(e.last_at, -1) AS last_at,
       coalesce(e.quote_sha256, '') AS quote_sha256, coalesce(e.quote_length, -1) AS quote_length,
       coalesce(e.voice, '') AS voice, coalesce(e.told_by, '') AS told_by, coalesce(e.coder, '') AS coder, codes,
       coalesce(e.word, '') AS word, coalesce(e.memo, '') AS memo, '' AS claim, e.asserts AS asserts
UNION ALL
// of: CareArrangement
MATCH (n:CareArrangement)-[:ARRANGEMENT_OF]->(:Child)-[:TOOK_PART]->(i:Interaction|Account)<-[:EVIDENCES]-(e:Episode)-[:FROM_DOCUMENT]->(d:Document) WHERE n.id = $id AND i.kind = 'placement_move' AND i.from_day <= n.to_day AND i.to_day >= n.from_day
WITH DISTINCT i, e, d WHERE ($voice = '' OR $voice IN i.voices)
OPTIONAL MATCH (e)-[:CODED_AS]->(c:Code) WITH i, e, d, collect(DISTINCT c.path) AS codes
RETURN $id AS subject, i.interaction AS interaction, coalesce(i.kind, '') AS kind,
       CASE WHEN i.id = i.interaction THEN 'Interaction' ELSE 'Account' END AS record, i.from_day AS from_day,
       i.to_day AS to_day, e.id AS episode, d.id AS document, coalesce(d.title, '') AS title,
       coalesce(d.file, '') AS file, coalesce(d.sha256, '') AS sha256, coalesce(e.place, '') AS place,
       coalesce(e.passage_unit, '') AS unit, coalesce(e.first_at, -1) AS first_at, coalesce(e.last_at, -1) AS last_at,
       coalesce(e.quote_sha256, '') AS quote_sha256, coalesce(e.quote_length, -1) AS quote_length,
       coalesce(e.voice, '') AS voice, coalesce(e.told_by, '') AS told_by, coalesce(e.coder, '') AS coder, codes,
       coalesce(e.word, '') AS word, coalesce(e.memo, '') AS memo, '' AS claim, e.asserts AS asserts
UNION ALL
// of: Document
MATCH (d:Document)<-[:FROM_DOCUMENT]-(e:Episode)-[:EVIDENCES]->(i:Interaction|Account) WHERE d.id = $id
WITH DISTINCT i, e, d WHERE ($voice = '' OR $voice IN i.voices)
OPTIONAL MATCH (e)-[:CODED_AS]->(c:Code) WITH i, e, d, collect(DISTINCT c.path) AS codes
RETURN $id AS subject, i.interaction AS interaction, coalesce(i.kind, '') AS kind,
       CASE WHEN i.id = i.interaction THEN 'Interaction' ELSE 'Account' END AS record, i.from_day AS from_day,
       i.to_day AS to_day, e.id AS episode, d.id AS document, coalesce(d.title, '') AS title,
       coalesce(d.file, '') AS file, coalesce(d.sha256, '') AS sha256, coalesce(e.place, '') AS place,
       coalesce(e.passage_unit, '') AS unit, coalesce(e.first_at, -1) AS first_at, coalesce(e.last_at, -1) AS last_at,
       coalesce(e.quote_sha256, '') AS quote_sha256, coalesce(e.quote_length, -1) AS quote_length,
       coalesce(e.voice, '') AS voice, coalesce(e.told_by, '') AS told_by, coalesce(e.coder, '') AS coder, codes,
       coalesce(e.word, '') AS word, coalesce(e.memo, '') AS memo, '' AS claim, e.asserts AS asserts
UNION ALL
// of: Code
MATCH (n:Code)<-[:CODED_AS]-(e:Episode)-[:EVIDENCES]->(i:Interaction|Account), (e)-[:FROM_DOCUMENT]->(d:Document) WHERE n.id = $id
WITH DISTINCT i, e, d WHERE ($voice = '' OR $voice IN i.voices)
OPTIONAL MATCH (e)-[:CODED_AS]->(c:Code) WITH i, e, d, collect(DISTINCT c.path) AS codes
RETURN $id AS subject, i.interaction AS interaction, coalesce(i.kind, '') AS kind,
       CASE WHEN i.id = i.interaction THEN 'Interaction' ELSE 'Account' END AS record, i.from_day AS from_day,
       i.to_day AS to_day, e.id AS episode, d.id AS document, coalesce(d.title, '') AS title,
       coalesce(d.file, '') AS file, coalesce(d.sha256, '') AS sha256, coalesce(e.place, '') AS place,
       coalesce(e.passage_unit, '') AS unit, coalesce(e.first_at, -1) AS first_at, coalesce(e.last_at, -1) AS last_at,
       coalesce(e.quote_sha256, '') AS quote_sha256, coalesce(e.quote_length, -1) AS quote_length,
       coalesce(e.voice, '') AS voice, coalesce(e.told_by, '') AS told_by, coalesce(e.coder, '') AS coder, codes,
       coalesce(e.word, '') AS word, coalesce(e.memo, '') AS memo, '' AS claim, e.asserts AS asserts
UNION ALL
// of: Remark
MATCH (n:Remark)-[:REMARKS_ON|REMARKS_ON_TIE_TO]->(i:Interaction)<-[:EVIDENCES]-(e:Episode)-[:FROM_DOCUMENT]->(d:Document) WHERE n.id = $id
WITH DISTINCT i, e, d WHERE ($voice = '' OR $voice IN i.voices)
OPTIONAL MATCH (e)-[:CODED_AS]->(c:Code) WITH i, e, d, collect(DISTINCT c.path) AS codes
RETURN $id AS subject, i.interaction AS interaction, coalesce(i.kind, '') AS kind,
       CASE WHEN i.id = i.interaction THEN 'Interaction' ELSE 'Account' END AS record, i.from_day AS from_day,
       i.to_day AS to_day, e.id AS episode, d.id AS document, coalesce(d.title, '') AS title,
       coalesce(d.file, '') AS file, coalesce(d.sha256, '') AS sha256, coalesce(e.place, '') AS place,
       coalesce(e.passage_unit, '') AS unit, coalesce(e.first_at, -1) AS first_at, coalesce(e.last_at, -1) AS last_at,
       coalesce(e.quote_sha256, '') AS quote_sha256, coalesce(e.quote_length, -1) AS quote_length,
       coalesce(e.voice, '') AS voice, coalesce(e.told_by, '') AS told_by, coalesce(e.coder, '') AS coder, codes,
       coalesce(e.word, '') AS word, coalesce(e.memo, '') AS memo, '' AS claim, e.asserts AS asserts
UNION ALL
// of: Episode
MATCH (i:Interaction|Account)<-[:EVIDENCES]-(e:Episode)-[:FROM_DOCUMENT]->(d:Document) WHERE e.id = $id
WITH DISTINCT i, e, d WHERE ($voice = '' OR $voice IN i.voices)
OPTIONAL MATCH (e)-[:CODED_AS]->(c:Code) WITH i, e, d, collect(DISTINCT c.path) AS codes
RETURN $id AS subject, i.interaction AS interaction, coalesce(i.kind, '') AS kind,
       CASE WHEN i.id = i.interaction THEN 'Interaction' ELSE 'Account' END AS record, i.from_day AS from_day,
       i.to_day AS to_day, e.id AS episode, d.id AS document, coalesce(d.title, '') AS title,
       coalesce(d.file, '') AS file, coalesce(d.sha256, '') AS sha256, coalesce(e.place, '') AS place,
       coalesce(e.passage_unit, '') AS unit, coalesce(e.first_at, -1) AS first_at, coalesce(e.last_at, -1) AS last_at,
       coalesce(e.quote_sha256, '') AS quote_sha256, coalesce(e.quote_length, -1) AS quote_length,
       coalesce(e.voice, '') AS voice, coalesce(e.told_by, '') AS told_by, coalesce(e.coder, '') AS coder, codes,
       coalesce(e.word, '') AS word, coalesce(e.memo, '') AS memo, '' AS claim, e.asserts AS asserts
UNION ALL
// of: Statement
MATCH (s:Statement)<-[:EVIDENCES]-(e:Episode)-[:FROM_DOCUMENT]->(d:Document) WHERE s.id = $id
WITH DISTINCT s, e, d WHERE $voice = '' OR e.voice = $voice
OPTIONAL MATCH (e)-[:CODED_AS]->(c:Code) WITH s, e, d, collect(DISTINCT c.path) AS codes
RETURN $id AS subject, s.id AS interaction, coalesce(s.statement_kind, '') AS kind, 'Statement' AS record,
       -719162 AS from_day, 2932896 AS to_day, e.id AS episode, d.id AS document, coalesce(d.title, '') AS title,
       coalesce(d.file, '') AS file, coalesce(d.sha256, '') AS sha256, coalesce(e.place, '') AS place,
       coalesce(e.passage_unit, '') AS unit, coalesce(e.first_at, -1) AS first_at, coalesce(e.last_at, -1) AS last_at,
       coalesce(e.quote_sha256, '') AS quote_sha256, coalesce(e.quote_length, -1) AS quote_length,
       coalesce(e.voice, '') AS voice, coalesce(e.told_by, '') AS told_by, coalesce(e.coder, '') AS coder, codes,
       coalesce(e.word, '') AS word, coalesce(s.memo, '') AS memo, coalesce(s.claim, '') AS claim, e.asserts AS asserts
UNION ALL
// of: Parent, Child, Kin, Professional, Role, Service, Agency
MATCH (n:Parent|Child|Kin|Professional|Role|Service|Agency)-[:HOLDS|REPORTS]->(s:Statement)<-[:EVIDENCES]-(e:Episode)-[:FROM_DOCUMENT]->(d:Document) WHERE n.id = $id
WITH DISTINCT s, e, d WHERE $voice = '' OR e.voice = $voice
OPTIONAL MATCH (e)-[:CODED_AS]->(c:Code) WITH s, e, d, collect(DISTINCT c.path) AS codes
RETURN $id AS subject, s.id AS interaction, coalesce(s.statement_kind, '') AS kind, 'Statement' AS record,
       -719162 AS from_day, 2932896 AS to_day, e.id AS episode, d.id AS document, coalesce(d.title, '') AS title,
       coalesce(d.file, '') AS file, coalesce(d.sha256, '') AS sha256, coalesce(e.place, '') AS place,
       coalesce(e.passage_unit, '') AS unit, coalesce(e.first_at, -1) AS first_at, coalesce(e.last_at, -1) AS last_at,
       coalesce(e.quote_sha256, '') AS quote_sha256, coalesce(e.quote_length, -1) AS quote_length,
       coalesce(e.voice, '') AS voice, coalesce(e.told_by, '') AS told_by, coalesce(e.coder, '') AS coder, codes,
       coalesce(e.word, '') AS word, coalesce(s.memo, '') AS memo, coalesce(s.claim, '') AS claim, e.asserts AS asserts
UNION ALL
// of: Parent, Child, Kin, Professional, Role, Service, Agency, Family, Study, Interaction
MATCH (n:Parent|Child|Kin|Professional|Role|Service|Agency|Family|Study|Interaction)<-[:ABOUT]-(s:Statement)<-[:EVIDENCES]-(e:Episode)-[:FROM_DOCUMENT]->(d:Document) WHERE n.id = $id AND NOT EXISTS { MATCH (n)-[:HOLDS|REPORTS]->(s) }
WITH DISTINCT s, e, d WHERE $voice = '' OR e.voice = $voice
OPTIONAL MATCH (e)-[:CODED_AS]->(c:Code) WITH s, e, d, collect(DISTINCT c.path) AS codes
RETURN $id AS subject, s.id AS interaction, coalesce(s.statement_kind, '') AS kind, 'Statement' AS record,
       -719162 AS from_day, 2932896 AS to_day, e.id AS episode, d.id AS document, coalesce(d.title, '') AS title,
       coalesce(d.file, '') AS file, coalesce(d.sha256, '') AS sha256, coalesce(e.place, '') AS place,
       coalesce(e.passage_unit, '') AS unit, coalesce(e.first_at, -1) AS first_at, coalesce(e.last_at, -1) AS last_at,
       coalesce(e.quote_sha256, '') AS quote_sha256, coalesce(e.quote_length, -1) AS quote_length,
       coalesce(e.voice, '') AS voice, coalesce(e.told_by, '') AS told_by, coalesce(e.coder, '') AS coder, codes,
       coalesce(e.word, '') AS word, coalesce(s.memo, '') AS memo, coalesce(s.claim, '') AS claim, e.asserts AS asserts
UNION ALL
// of: Document
MATCH (d:Document)<-[:FROM_DOCUMENT]-(e:Episode)-[:EVIDENCES]->(s:Statement) WHERE d.id = $id
WITH DISTINCT s, e, d WHERE $voice = '' OR e.voice = $voice
OPTIONAL MATCH (e)-[:CODED_AS]->(c:Code) WITH s, e, d, collect(DISTINCT c.path) AS codes
RETURN $id AS subject, s.id AS interaction, coalesce(s.statement_kind, '') AS kind, 'Statement' AS record,
       -719162 AS from_day, 2932896 AS to_day, e.id AS episode, d.id AS document, coalesce(d.title, '') AS title,
       coalesce(d.file, '') AS file, coalesce(d.sha256, '') AS sha256, coalesce(e.place, '') AS place,
       coalesce(e.passage_unit, '') AS unit, coalesce(e.first_at, -1) AS first_at, coalesce(e.last_at, -1) AS last_at,
       coalesce(e.quote_sha256, '') AS quote_sha256, coalesce(e.quote_length, -1) AS quote_length,
       coalesce(e.voice, '') AS voice, coalesce(e.told_by, '') AS told_by, coalesce(e.coder, '') AS coder, codes,
       coalesce(e.word, '') AS word, coalesce(s.memo, '') AS memo, coalesce(s.claim, '') AS claim, e.asserts AS asserts
UNION ALL
// of: Code
MATCH (n:Code)<-[:CODED_AS]-(e:Episode)-[:EVIDENCES]->(s:Statement), (e)-[:FROM_DOCUMENT]->(d:Document) WHERE n.id = $id
WITH DISTINCT s, e, d WHERE $voice = '' OR e.voice = $voice
OPTIONAL MATCH (e)-[:CODED_AS]->(c:Code) WITH s, e, d, collect(DISTINCT c.path) AS codes
RETURN $id AS subject, s.id AS interaction, coalesce(s.statement_kind, '') AS kind, 'Statement' AS record,
       -719162 AS from_day, 2932896 AS to_day, e.id AS episode, d.id AS document, coalesce(d.title, '') AS title,
       coalesce(d.file, '') AS file, coalesce(d.sha256, '') AS sha256, coalesce(e.place, '') AS place,
       coalesce(e.passage_unit, '') AS unit, coalesce(e.first_at, -1) AS first_at, coalesce(e.last_at, -1) AS last_at,
       coalesce(e.quote_sha256, '') AS quote_sha256, coalesce(e.quote_length, -1) AS quote_length,
       coalesce(e.voice, '') AS voice, coalesce(e.told_by, '') AS told_by, coalesce(e.coder, '') AS coder, codes,
       coalesce(e.word, '') AS word, coalesce(s.memo, '') AS memo, coalesce(s.claim, '') AS claim, e.asserts AS asserts
UNION ALL
// of: Episode
MATCH (s:Statement)<-[:EVIDENCES]-(e:Episode)-[:FROM_DOCUMENT]->(d:Document) WHERE e.id = $id
WITH DISTINCT s, e, d WHERE $voice = '' OR e.voice = $voice
OPTIONAL MATCH (e)-[:CODED_AS]->(c:Code) WITH s, e, d, collect(DISTINCT c.path) AS codes
RETURN $id AS subject, s.id AS interaction, coalesce(s.statement_kind, '') AS kind, 'Statement' AS record,
       -719162 AS from_day, 2932896 AS to_day, e.id AS episode, d.id AS document, coalesce(d.title, '') AS title,
       coalesce(d.file, '') AS file, coalesce(d.sha256, '') AS sha256, coalesce(e.place, '') AS place,
       coalesce(e.passage_unit, '') AS unit, coalesce(e.first_at, -1) AS first_at, coalesce(e.last_at, -1) AS last_at,
       coalesce(e.quote_sha256, '') AS quote_sha256, coalesce(e.quote_length, -1) AS quote_length,
       coalesce(e.voice, '') AS voice, coalesce(e.told_by, '') AS told_by, coalesce(e.coder, '') AS coder, codes,
       coalesce(e.word, '') AS word, coalesce(s.memo, '') AS memo, coalesce(s.claim, '') AS claim, e.asserts AS asserts
