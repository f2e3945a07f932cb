// name: two_studies
// question: How do two studies compare in what agencies have to do with their families?
// chapter: Comparison
// definition: For each figure of multiagency_load, how the families of the two sides lie: how many there are, how many
//   of them have any, and the least, the median and the most of a family, zeros included, over all time. What a study
//   tells of a family follows from how it was done, by whom and how much was coded: a higher figure may mean more talk
//   and not more contact. Studies of other years and places are not samples of one population, and their roles and
//   services bear names that changed. Only interactions that concern a family are counted: what a study says in general
//   is in views. Contacts are events that were held, and habits are none.
// params: Sides, Voice
// result: TwoStudiesRow
// identity: figure
// order: place, figure
// release: counts
// rows: SideTold
// function: two_studies
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)-[:HELD_BY]->(s:Service)-[:PART_OF]->(a:Agency)
WHERE f.id >= $one_from AND f.id <= $one_to
WITH f, i, s, a
WHERE $voice IN i.voices AND (i.counts OR i.reality = 'habit')
OPTIONAL MATCH (i)<-[t:TOOK_PART]-(p:Professional|Parent)
WITH f, i, s, a, collect(DISTINCT CASE WHEN t.present AND t.side = 'professional' THEN p.id END) AS workers,
     max(CASE WHEN t.expected AND t.side = 'family' THEN 1 ELSE 0 END) AS demanded
RETURN 'one' AS side, f.id AS whose, i.interaction AS told, s.id AS service, a.id AS agency, workers, demanded,
       i.counts AS event, coalesce(i.held, NOT i.counts) AS held,
       CASE WHEN i.mandated THEN 'mandated' WHEN NOT i.mandated THEN 'chosen' ELSE '' END AS basis,
       1 AS sure
UNION ALL
MATCH (f:Family)
WHERE f.id >= $one_from AND f.id <= $one_to
RETURN 'one' AS side, f.id AS whose, '' AS told, '' AS service, '' AS agency, [''] AS workers, 0 AS demanded,
       false AS event, false AS held, '' AS basis, 0 AS sure
UNION ALL
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)-[:HELD_BY]->(s:Service)-[:PART_OF]->(a:Agency)
WHERE f.id >= $other_from AND f.id <= $other_to
WITH f, i, s, a
WHERE $voice IN i.voices AND (i.counts OR i.reality = 'habit')
OPTIONAL MATCH (i)<-[t:TOOK_PART]-(p:Professional|Parent)
WITH f, i, s, a, collect(DISTINCT CASE WHEN t.present AND t.side = 'professional' THEN p.id END) AS workers,
     max(CASE WHEN t.expected AND t.side = 'family' THEN 1 ELSE 0 END) AS demanded
RETURN 'other' AS side, f.id AS whose, i.interaction AS told, s.id AS service, a.id AS agency, workers, demanded,
       i.counts AS event, coalesce(i.held, NOT i.counts) AS held,
       CASE WHEN i.mandated THEN 'mandated' WHEN NOT i.mandated THEN 'chosen' ELSE '' END AS basis,
       1 AS sure
UNION ALL
MATCH (f:Family)
WHERE f.id >= $other_from AND f.id <= $other_to
RETURN 'other' AS side, f.id AS whose, '' AS told, '' AS service, '' AS agency, [''] AS workers, 0 AS demanded,
       false AS event, false AS held, '' AS basis, 0 AS sure
