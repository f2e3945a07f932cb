// name: load_distribution
// question: How is multiagency load spread over families, and which families lie far out?
// chapter: All families
// definition: For each figure of multiagency_load, how the families asked about lie: how many there are, how many of them
//   have any, the least, the quartiles, the median and the most of a family, zeros included; quartiles lie between two
//   families where they must. Far out are families above the upper quartile by more than one and a half times what lies
//   between the quartiles, or below the lower one by as much (Tukey's fences). Everything that may lie in the window is
//   counted, with no word of what certainly does: that is in multiagency_load, family by family. A family of which
//   nothing is told has zero, which is not to say that it met nobody; nor is far out more than much told.
// params: Families, Window, Voice
// rows: SideTold
// function: load_distribution
// result: DistributionRow
// identity: figure
// order: place, figure
// release: counts
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)-[:HELD_BY]->(s:Service)-[:PART_OF]->(a:Agency)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i, s, a
WHERE $voice IN i.voices AND (i.counts OR i.reality = 'habit') AND i.from_day <= $to_day AND i.to_day >= $from_day
OPTIONAL MATCH (i)<-[t:TOOK_PART]-(p:Professional|Parent)
WITH f, i, s, a, collect(DISTINCT CASE WHEN t.present AND t.side = 'professional' THEN p.id END) AS workers,
     max(CASE WHEN t.expected AND t.side = 'family' THEN 1 ELSE 0 END) AS demanded
RETURN 'one' AS side, f.id AS whose, i.interaction AS told, s.id AS service, a.id AS agency, workers, demanded,
       i.counts AS event, coalesce(i.held, NOT i.counts) AS held,
       CASE WHEN i.mandated THEN 'mandated' WHEN NOT i.mandated THEN 'chosen' ELSE '' END AS basis,
       1 AS sure
UNION ALL
MATCH (f:Family)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
RETURN 'one' AS side, f.id AS whose, '' AS told, '' AS service, '' AS agency, [''] AS workers, 0 AS demanded,
       false AS event, false AS held, '' AS basis, 0 AS sure
