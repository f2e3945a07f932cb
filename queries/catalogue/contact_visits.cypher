// name: contact_visits
// question: How does contact between parents and children come about, who refuses or cancels it, and does it change with the worker?
// chapter: All families
// definition: Visits told as events, held or not, that concern the family and may lie in the window; habits are apart,
//   each counted once however often it recurs. Refused counts visits of any kind of telling (an event, asked for, not
//   happening) that somebody refused, that were not offered or to which one of the family was not invited, unless
//   accounts disagree on whether it was held; by the service is what a worker refused, did not offer or left the family
//   out of. Cancellations and misses are events. Supervision, mode and decisions are counted over what was held, event or habit; what is not stated or
//   disputed is in no column. One row for each worker who carries the family's case at a service whose workers took part
//   in its contact visits or that held one; a visit stands in the row of the one worker of the service who took part in
//   it, else of the one in whose time, and in nobody else's, it lies. Visits of which neither can be said stand in a row whose worker
//   is empty, and those of a family without such a service in one whose service is empty too. A visit stands once for
//   each such service of the family, so rows of different services are never added up. Possible: may overlap the window;
//   certain: lies wholly inside it. Whose worker carries the case is taken from the study's list, whatever the voice.
// params: Families, Window, Voice
// rows: ContactTold
// function: contact_visits
// result: ContactRow
// identity: family, service, worker
// order: family, service, turn, from_day, to_day, worker
// release: family

MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i
WHERE i.kind = 'contact_visit' AND $voice IN i.voices AND i.from_day <= $to_day AND i.to_day >= $from_day
RETURN 'visit' AS what, f.id AS family, i.interaction AS interaction, i.from_day AS from_day, i.to_day AS to_day,
       CASE WHEN i.from_day >= $from_day AND i.to_day <= $to_day THEN true ELSE false END AS sure,
       CASE WHEN i.counts THEN 'event' ELSE coalesce(i.reality, 'disputed') END AS told_as,
       CASE WHEN 'status' IN i.disputed THEN 'disputed' ELSE coalesce(i.status, '') END AS status,
       coalesce(i.supervision, '') AS supervision, coalesce(i.mode, '') AS mode, coalesce(i.decision, '') AS decision,
       CASE WHEN size(i.disputed) > 0 THEN true ELSE false END AS disputed,
       '' AS service, '' AS who, '' AS role, '' AS side, '' AS part, 0 AS turn
UNION ALL
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)<-[t:TOOK_PART]-(p:Professional|Parent|Child|Kin)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i, t, p
WHERE i.kind = 'contact_visit' AND $voice IN i.voices AND i.from_day <= $to_day AND i.to_day >= $from_day
RETURN 'part' AS what, f.id AS family, i.interaction AS interaction, i.from_day AS from_day, i.to_day AS to_day,
       false AS sure, '' AS told_as, '' AS status, '' AS supervision, '' AS mode, '' AS decision, false AS disputed,
       '' AS service, p.id AS who, coalesce(p.role, '') AS role, coalesce(t.side, '') AS side,
       coalesce(t.part, '') AS part, 0 AS turn
UNION ALL
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)-[:HELD_BY]->(s:Service)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i, s
WHERE i.kind = 'contact_visit' AND $voice IN i.voices AND i.from_day <= $to_day AND i.to_day >= $from_day
RETURN 'held' AS what, f.id AS family, i.interaction AS interaction, i.from_day AS from_day, i.to_day AS to_day,
       false AS sure, '' AS told_as, '' AS status, '' AS supervision, '' AS mode, '' AS decision, false AS disputed,
       s.id AS service, '' AS who, '' AS role, '' AS side, '' AS part, 0 AS turn
UNION ALL
MATCH (f:Family)<-[:INVOLVEMENT_OF]-(v:Involvement)-[w:WORKED_BY]->(p:Professional)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, v, w, p
WHERE EXISTS {
  MATCH (f)<-[:CONCERNS]-(i:Interaction|Account)
  WHERE i.kind = 'contact_visit' AND $voice IN i.voices AND i.from_day <= $to_day AND i.to_day >= $from_day
}
MATCH (v)-[:INVOLVEMENT_WITH]->(s:Service)
RETURN 'turn' AS what, f.id AS family, v.id AS interaction,
       CASE WHEN w.from_day > v.from_day THEN w.from_day ELSE v.from_day END AS from_day,
       CASE WHEN w.to_day < v.to_day THEN w.to_day ELSE v.to_day END AS to_day,
       false AS sure, '' AS told_as, '' AS status, '' AS supervision, '' AS mode, '' AS decision, false AS disputed,
       s.id AS service, p.id AS who, coalesce(p.role, '') AS role, '' AS side, '' AS part,
       coalesce(w.turn, 0) AS turn
