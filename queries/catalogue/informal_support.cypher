// name: informal_support
// question: Who of kin and friends stands beside each family, and how does that compare with its services?
// chapter: All families
// definition: Kin are the relatives, partners who are no parents, and friends whom the study counts to the family or who
//   were present at something told of it; foster carers, whom services place, and grandchildren are left out. Kin are counted in
//   people; friends are those of them whose role is friend. Kin events are events that were held and at which kin were
//   present, among themselves those that no service held; service events are those that a service held, so an event
//   with both is in both. Care and control are the kin's own, or the services' and their workers' own, over events and
//   habits not said to be left out. Children with kin are the family's children of whom an arrangement of care with kin
//   may lie in the window. Habits are counted apart and never as events. Possible: may overlap the window; certain: lies
//   wholly inside it. Kin of whom nothing is told count as kin in any window and for any voice. Help that is not told is
//   not known: zero is not none.
// params: Families, Window, Voice
// result: InformalRow
// identity: family
// order: family
// release: counts
// every: family
// rows: SupportTold
// function: informal_support
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)<-[t:TOOK_PART]-(k:Kin)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i, t, k
WHERE $voice IN i.voices AND i.from_day <= $to_day AND i.to_day >= $from_day AND t.present AND NOT k.role IN ['foster_carer', 'grandchild']
  AND ((i.counts AND i.held) OR (i.reality = 'habit' AND coalesce(i.held, true)))
RETURN f.id AS family, 'kin' AS what, k.id AS person, k.role AS role, i.interaction AS interaction, i.counts AS event,
       i.from_day >= $from_day AND i.to_day <= $to_day AS sure,
       NOT EXISTS { MATCH (i)-[:HELD_BY]->(:Service) } AS alone,
       coalesce(t.cares, false) AS cares, coalesce(t.controls, false) AS controls
UNION ALL
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)-[h:HELD_BY]->(s:Service)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i, h, s
WHERE $voice IN i.voices AND i.from_day <= $to_day AND i.to_day >= $from_day
  AND ((i.counts AND i.held) OR (i.reality = 'habit' AND coalesce(i.held, true)))
OPTIONAL MATCH (i)<-[t:TOOK_PART]-(:Professional)
WITH f, i, max(CASE WHEN t.cares OR h.care IN ['offered', 'mixed'] THEN 1 ELSE 0 END) AS cared,
     max(CASE WHEN t.controls OR h.control IN ['exercised', 'mixed'] THEN 1 ELSE 0 END) AS controlled
RETURN f.id AS family, 'service' AS what, '' AS person, '' AS role, i.interaction AS interaction, i.counts AS event,
       i.from_day >= $from_day AND i.to_day <= $to_day AS sure, false AS alone, cared = 1 AS cares,
       controlled = 1 AS controls
UNION ALL
MATCH (f:Family)<-[:MEMBER_OF]-(k:Kin)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, k
WHERE NOT k.role IN ['foster_carer', 'grandchild']
RETURN f.id AS family, 'member' AS what, k.id AS person, k.role AS role, '' AS interaction, false AS event,
       false AS sure, false AS alone, false AS cares, false AS controls
UNION ALL
MATCH (f:Family)<-[:MEMBER_OF]-(c:Child)<-[:ARRANGEMENT_OF]-(a:CareArrangement)-[:ARRANGEMENT_WITH]->(k:Kin)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, c, a, k
WHERE NOT k.role IN ['foster_carer', 'grandchild'] AND a.from_day <= $to_day AND a.to_day >= $from_day
RETURN f.id AS family, 'child' AS what, c.id AS person, '' AS role, '' AS interaction, false AS event,
       a.from_day >= $from_day AND a.to_day <= $to_day AS sure, false AS alone, false AS cares, false AS controls
