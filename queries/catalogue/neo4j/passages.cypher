// The properties of a passage in one reading.
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)<-[:EVIDENCES]-(n:Episode)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i, n
WHERE $voice = '' OR $voice IN i.voices
OPTIONAL MATCH (n)-[:FROM_DOCUMENT]->(d:Document)
WITH f.id AS family, i.interaction AS interaction, properties(n) AS e, d.title AS title
RETURN family, interaction, e.id AS episode, coalesce(e.document, '') AS document,
       coalesce(title, '') AS title, coalesce(e.place, '') AS place, coalesce(e.first_at, -1) AS first_at,
       coalesce(e.last_at, -1) AS last_at, coalesce(e.passage_unit, '') AS unit, coalesce(e.voice, '') AS voice,
       coalesce(e.told_by, '') AS told_by, coalesce(e.word, '') AS word, coalesce(e.memo, '') AS memo,
       e.asserts AS asserts
