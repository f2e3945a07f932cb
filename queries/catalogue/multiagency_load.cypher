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
WITH f.id AS family, coalesce(f.name, '') AS name, i.interaction AS told, s.id AS service, a.id AS agency,
     i.counts AS event, coalesce(i.held, NOT i.counts) AS was_held, i.mandated AS by_mandate,
     CASE WHEN coalesce(i.held, NOT i.counts) AND t.present AND t.side = 'professional' THEN p.id END AS worker,
     CASE WHEN t.expected AND t.side = 'family' THEN 1 ELSE 0 END AS demanded,
     CASE WHEN i.from_day >= $from_day AND i.to_day <= $to_day THEN 1 ELSE 0 END AS sure
RETURN family, name,
       count(DISTINCT CASE WHEN was_held THEN agency END) AS agencies_possible,
       count(DISTINCT CASE WHEN was_held AND sure = 1 THEN agency END) AS agencies_certain,
       count(DISTINCT CASE WHEN was_held THEN service END) AS services_possible,
       count(DISTINCT CASE WHEN was_held AND sure = 1 THEN service END) AS services_certain,
       count(DISTINCT worker) AS workers_possible,
       count(DISTINCT CASE WHEN sure = 1 THEN worker END) AS workers_certain,
       count(DISTINCT CASE WHEN event AND was_held THEN told END) AS contacts_possible,
       count(DISTINCT CASE WHEN event AND was_held AND sure = 1 THEN told END) AS contacts_certain,
       count(DISTINCT CASE WHEN event AND demanded = 1 THEN told END) AS demands_possible,
       count(DISTINCT CASE WHEN event AND demanded = 1 AND sure = 1 THEN told END) AS demands_certain,
       count(DISTINCT CASE WHEN event AND was_held AND by_mandate THEN told END) AS mandated_possible,
       count(DISTINCT CASE WHEN event AND was_held AND by_mandate AND sure = 1 THEN told END) AS mandated_certain,
       count(DISTINCT CASE WHEN event AND was_held AND NOT by_mandate THEN told END) AS chosen_possible,
       count(DISTINCT CASE WHEN event AND was_held AND NOT by_mandate AND sure = 1 THEN told END) AS chosen_certain,
       count(DISTINCT CASE WHEN NOT event AND was_held THEN told END) AS habits
ORDER BY family
