// name: never_meet
// question: Which services and agencies share a family and never come together about it?
// chapter: All families
// definition: Two services share a family when each took part in something held about it, event or habit: one of its
//   workers was present, or it held it and no professional is told to have been there. They came together when both
//   took part in one and the same interaction; what one told or sent the other counts only where it is told as an
//   interaction of both. One row a pair that in some family never came together as far as is told; level says whether
//   the two are services or, their services taken together, agencies. Shared is in how many families. Never, possible:
//   each took part in something that may lie in the window, and nothing that lies wholly in it joins them; certain: each
//   took part in something that lies wholly in it, and nothing that may lie in it joins them.
// params: Families, Window, Voice
// rows: TogetherTold
// function: never_meet
// result: NeverMeetRow
// identity: level, one, other
// order: level, one, other
// release: counts

MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)<-[t:TOOK_PART]-(p:Professional)-[:WORKS_FOR]->(s:Service)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i, t, s
WHERE $voice IN i.voices AND t.present AND (i.counts AND i.held OR i.reality = 'habit' AND coalesce(i.held, true))
  AND i.from_day <= $to_day AND i.to_day >= $from_day
WITH DISTINCT f, i, s
MATCH (s)-[:PART_OF]->(a:Agency)
RETURN f.id AS family, i.interaction AS interaction,
       CASE WHEN i.from_day >= $from_day AND i.to_day <= $to_day THEN true ELSE false END AS sure, s.id AS service,
       coalesce(s.service_kind, '') AS service_kind, a.id AS agency, coalesce(a.sector, '') AS sector
UNION ALL
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)-[:HELD_BY]->(s:Service)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i, s
WHERE $voice IN i.voices AND (i.counts AND i.held OR i.reality = 'habit' AND coalesce(i.held, true))
  AND i.from_day <= $to_day AND i.to_day >= $from_day
  AND NOT EXISTS { MATCH (i)<-[t:TOOK_PART]-(p:Professional) WHERE t.present }
MATCH (s)-[:PART_OF]->(a:Agency)
RETURN f.id AS family, i.interaction AS interaction,
       CASE WHEN i.from_day >= $from_day AND i.to_day <= $to_day THEN true ELSE false END AS sure, s.id AS service,
       coalesce(s.service_kind, '') AS service_kind, a.id AS agency, coalesce(a.sector, '') AS sector
