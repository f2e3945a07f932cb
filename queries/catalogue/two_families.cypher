// name: two_families
// question: How do two families compare in what agencies have to do with them?
// chapter: Comparison
// definition: The figures of multiagency_load for the two sides beside each other. A contact is one event that was
//   held, concerns the family and is held by a service; agencies, services and workers are counted once however often
//   they were met, a demand is an event, held or not, for which a parent was expected, and mandated and chosen follow
//   the basis of a contact, in neither of which is one whose basis is not stated. Habits stand apart and are no
//   contacts. A side may also be a study: then its families are counted as one whole, an agency that several share once.
//   Possible: may overlap the window; certain: lies wholly inside it. A side of which nothing is told has zeros, which
//   is not to say that nothing happened: compare what is told of each first.
// params: Sides, Window, Voice
// result: TwoFamiliesRow
// identity: figure
// order: place, figure
// release: family
// rows: SideTold
// function: two_families
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)-[:HELD_BY]->(s:Service)-[:PART_OF]->(a:Agency)
WHERE f.id >= $one_from AND f.id <= $one_to
WITH f, i, s, a
WHERE $voice IN i.voices AND (i.counts OR i.reality = 'habit') AND i.from_day <= $to_day AND i.to_day >= $from_day
OPTIONAL MATCH (i)<-[t:TOOK_PART]-(p:Professional|Parent)
WITH f, i, s, a, collect(DISTINCT CASE WHEN t.present AND t.side = 'professional' THEN p.id END) AS workers,
     max(CASE WHEN t.expected AND t.side = 'family' THEN 1 ELSE 0 END) AS demanded
RETURN 'one' AS side, f.id AS whose, i.interaction AS told, s.id AS service, a.id AS agency, workers, demanded,
       i.counts AS event, coalesce(i.held, NOT i.counts) AS held,
       CASE WHEN i.mandated THEN 'mandated' WHEN NOT i.mandated THEN 'chosen' ELSE '' END AS basis,
       CASE WHEN i.from_day >= $from_day AND i.to_day <= $to_day THEN 1 ELSE 0 END AS sure
UNION ALL
MATCH (f:Family)
WHERE f.id >= $one_from AND f.id <= $one_to
RETURN 'one' AS side, f.id AS whose, '' AS told, '' AS service, '' AS agency, [''] AS workers, 0 AS demanded,
       false AS event, false AS held, '' AS basis, 0 AS sure
UNION ALL
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)-[:HELD_BY]->(s:Service)-[:PART_OF]->(a:Agency)
WHERE f.id >= $other_from AND f.id <= $other_to
WITH f, i, s, a
WHERE $voice IN i.voices AND (i.counts OR i.reality = 'habit') AND i.from_day <= $to_day AND i.to_day >= $from_day
OPTIONAL MATCH (i)<-[t:TOOK_PART]-(p:Professional|Parent)
WITH f, i, s, a, collect(DISTINCT CASE WHEN t.present AND t.side = 'professional' THEN p.id END) AS workers,
     max(CASE WHEN t.expected AND t.side = 'family' THEN 1 ELSE 0 END) AS demanded
RETURN 'other' AS side, f.id AS whose, i.interaction AS told, s.id AS service, a.id AS agency, workers, demanded,
       i.counts AS event, coalesce(i.held, NOT i.counts) AS held,
       CASE WHEN i.mandated THEN 'mandated' WHEN NOT i.mandated THEN 'chosen' ELSE '' END AS basis,
       CASE WHEN i.from_day >= $from_day AND i.to_day <= $to_day THEN 1 ELSE 0 END AS sure
UNION ALL
MATCH (f:Family)
WHERE f.id >= $other_from AND f.id <= $other_to
RETURN 'other' AS side, f.id AS whose, '' AS told, '' AS service, '' AS agency, [''] AS workers, 0 AS demanded,
       false AS event, false AS held, '' AS basis, 0 AS sure
