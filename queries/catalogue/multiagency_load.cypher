// name: multiagency_load
// question: How many agencies, services and workers is each family in contact with, how often, and how much of it is mandated?
// chapter: All families
// definition: A contact is one interaction that is told as an event, was held, concerns the family and is held by a
//   service; it counts once however many passages or voices tell it. Agencies and services are those that held such a
//   contact or a habit; workers are the professionals present at one. A demand is an event, held or not, for which a
//   parent was expected. Habits are repeated things told in general and not said to be left out: each is told once, so it is counted as one habit
//   and never as a contact. Mandated and chosen follow the basis of a contact; a contact whose basis is not stated is in
//   neither. Requests, fears, hopes, rules and what did not happen are not counted. Possible: may overlap the window;
//   certain: lies wholly inside it. A family of which nothing is told in the window has zeros.
// params: Families, Window, Voice
// rows: LoadTold
// function: multiagency_load
// result: LoadRow
// identity: family
// order: family
// release: counts
// every: family
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)-[:HELD_BY]->(s:Service)-[:PART_OF]->(a:Agency)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i, s, a
WHERE $voice IN i.voices AND (i.counts OR i.reality = 'habit') AND i.from_day <= $to_day AND i.to_day >= $from_day
OPTIONAL MATCH (i)<-[t:TOOK_PART]-(p:Professional|Parent)
WITH f, i, s, a, collect(DISTINCT CASE WHEN t.present AND t.side = 'professional' THEN p.id END) AS workers,
     max(CASE WHEN t.expected AND t.side = 'family' THEN 1 ELSE 0 END) AS demanded
RETURN f.id AS family, coalesce(f.name, '') AS name, i.interaction AS told, s.id AS service, a.id AS agency, workers, demanded,
       i.counts AS event, coalesce(i.held, NOT i.counts) AS held,
       CASE WHEN i.mandated THEN 'mandated' WHEN NOT i.mandated THEN 'chosen' ELSE '' END AS basis,
       CASE WHEN i.from_day >= $from_day AND i.to_day <= $to_day THEN 1 ELSE 0 END AS sure
