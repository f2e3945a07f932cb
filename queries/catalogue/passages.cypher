// name: passages
// question: Which passages say so, and whose account are they?
// chapter: One family
// definition: One row a coded passage that is evidence of an interaction that concerns the family, whether of the
//   interaction itself or of one voice's account of it. The passage's text is not part of the graph: it is shown only
//   where the reader has the document.
// params: Families, Voice
// result: PassageRow
// identity: family, interaction, episode
// order: family, interaction, episode
// release: family
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)<-[:EVIDENCES]-(e:Episode)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i, e
WHERE $voice = '' OR $voice IN i.voices
OPTIONAL MATCH (e)-[:FROM_DOCUMENT]->(d:Document)
RETURN f.id AS family, i.interaction AS interaction, e.id AS episode, coalesce(e.document, '') AS document,
       coalesce(d.title, '') AS title, coalesce(e.place, '') AS place, coalesce(e.first_at, -1) AS first_at,
       coalesce(e.last_at, -1) AS last_at, coalesce(e.passage_unit, '') AS unit, coalesce(e.voice, '') AS voice,
       coalesce(e.told_by, '') AS told_by, coalesce(e.word, '') AS word, coalesce(e.memo, '') AS memo,
       e.asserts AS asserts
