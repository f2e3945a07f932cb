// name: continuity
// question: How many workers has each family had at each service, how long did each stay, and what lay between them?
// chapter: All families
// definition: One row a family and service. Listed are the workers who, by the study's list of involvements, carried the
//   family's case; met are those of the service's professionals who were present at an event or habit that was held.
//   The two are counted apart, since few sources list everybody: more met than listed is nothing wrong. A handover is a
//   change from one listed worker to the next in the order that the list states, or else that their dates give; -1 when
//   neither tells the order, as where several carried it side by side, and when nobody is listed. A gap is a handover at which the next
//   worker cannot have begun before the last had ended; its days are the fewest that it can have lasted. Stays are the
//   most days that a worker can have stayed, of workers with both ends dated, and are not cut at the window's edge; who
//   alone is listed for an involvement stayed no longer than it lasted; -1 when nobody's ends are dated. Possible: may overlap the window; certain: lies wholly inside it. With a voice nobody is listed,
//   since a list is nobody's account.
// params: Families, Window, Voice
// rows: WorkerTold
// function: continuity
// result: ContinuityRow
// identity: family, service
// order: family, service
// release: family

MATCH (f:Family)<-[:INVOLVEMENT_OF]-(v:Involvement)-[w:WORKED_BY]->(p:Professional)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, v, w, p
WHERE $voice = '' AND w.from_day <= $to_day AND w.to_day >= $from_day AND v.from_day <= $to_day
  AND v.to_day >= $from_day
MATCH (v)-[:INVOLVEMENT_WITH]->(s:Service)
RETURN f.id AS family, s.id AS service, coalesce(s.service_kind, '') AS service_kind, true AS listed,
       v.id AS involvement, p.id AS worker, coalesce(w.turn, 0) AS turn,
       COUNT { MATCH (v)-[:WORKED_BY]->(:Professional) } = 1 AS alone, w.from_day AS from_day, w.to_day AS to_day,
       v.from_day AS first_day, v.to_day AS last_day
UNION ALL
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)<-[t:TOOK_PART]-(p:Professional)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i, t, p
WHERE $voice IN i.voices AND t.present AND i.held AND (i.counts OR i.reality = 'habit') AND i.from_day <= $to_day
  AND i.to_day >= $from_day
MATCH (p)-[:WORKS_FOR]->(s:Service)
RETURN f.id AS family, s.id AS service, coalesce(s.service_kind, '') AS service_kind, false AS listed,
       i.interaction AS involvement, p.id AS worker, 0 AS turn, false AS alone, i.from_day AS from_day,
       i.to_day AS to_day, i.from_day AS first_day, i.to_day AS last_day
