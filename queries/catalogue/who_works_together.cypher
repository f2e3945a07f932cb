// name: who_works_together
// question: Which professionals, and which services, were at the same table or door about the family, and was the family there?
// chapter: One family
// definition: One row a pair of professionals who were both present at a held event, or at a habit, that concerns the
//   family, and one a pair of services of which each had a worker present. A professional of whom no service is told
//   stands in pairs of professionals only. Together counts held events; habits are counted apart, each once. With the
//   family counts those of both at which a parent, child or other of the family's side was present too. Who was invited, was
//   talked about or stayed away was not there. Between agencies: the two belong to different ones, as far as told; pairs
//   that never met have no row. Possible: may overlap the window; certain: lies wholly inside it; the rest is of any
//   overlap.
// params: Families, Window, Voice
// rows: PresenceRow
// function: who_works_together
// result: TogetherRow
// identity: family, pair, one, other
// order: family, pair, one, other
// release: family
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i
WHERE $voice IN i.voices AND i.from_day <= $to_day AND i.to_day >= $from_day
  AND ((i.counts AND i.held) OR (i.reality = 'habit' AND coalesce(i.held, true)))
OPTIONAL MATCH (i)<-[u:TOOK_PART]-(q:Parent|Child|Kin)
WITH f, i, count(CASE WHEN u.present THEN q.id END) AS relatives
MATCH (i)<-[t:TOOK_PART]-(p:Professional)
WITH f, i, relatives, t, p
WHERE t.present
OPTIONAL MATCH (p)-[:WORKS_FOR]->(s:Service)-[:PART_OF]->(a:Agency)
RETURN DISTINCT f.id AS family, i.interaction AS interaction, coalesce(i.kind, '') AS kind, i.counts AS event,
       (i.from_day >= $from_day AND i.to_day <= $to_day) AS certain, relatives > 0 AS with_family,
       p.id AS worker, coalesce(p.role, '') AS role, coalesce(s.id, '') AS service,
       coalesce(s.service_kind, '') AS service_kind, coalesce(a.id, '') AS agency
