// name: brokerage
// question: Which worker, service or relative joins otherwise separate parts of a family's web, and what falls apart without them?
// chapter: Professions
// definition: A web of the family's people, the professionals and the services. Two people are tied when both were
//   present at one event that was held, or one habit not said to be left out, that concerns the family; a worker is tied
//   to the service that the worker works for; a family member to a service that held what the member was present at,
//   where no worker of it was there; and kin, parents and partners to each other, whatever the window and whoever tells
//   it. Ties lead both ways. Requests, fears and what was missed tie nobody. One row for everybody who has a tie. Betweenness counts shortest
//   ways, each tie alike, and is a share of all pairs of others in the family's web; constraint is Burt's, and empty for
//   who has one tie alone. Parts are those into which its own part of the web falls without it. Any overlap with the
//   window counts. Who is named in no source is not there, so a web looks more parted than it was.
// params: Families, Window, Voice
// result: BrokerRow
// identity: family, who
// order: family, rank, who
// release: family
// rows: WebTold
// function: brokerage
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i
WHERE $voice IN i.voices AND i.from_day <= $to_day AND i.to_day >= $from_day
  AND ((i.counts AND i.held) OR (i.reality = 'habit' AND coalesce(i.held, true)))
WITH f.id AS family, i, i.interaction AS told
MATCH (i)<-[t:TOOK_PART]-(p:Professional|Parent|Child|Kin)
WITH family, told, t, p
WHERE t.present
RETURN family, 'at' AS tie, p.id AS one, p.is_a AS one_is, coalesce(p.role, '') AS one_role, told AS other,
       'Interaction' AS other_is, '' AS other_role
UNION ALL
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i
WHERE $voice IN i.voices AND i.from_day <= $to_day AND i.to_day >= $from_day
  AND ((i.counts AND i.held) OR (i.reality = 'habit' AND coalesce(i.held, true)))
WITH f.id AS family, i, i.interaction AS told
MATCH (i)-[:HELD_BY]->(s:Service)
RETURN family, 'held' AS tie, told AS one, 'Interaction' AS one_is, '' AS one_role, s.id AS other,
       'Service' AS other_is, coalesce(s.service_kind, '') AS other_role
UNION ALL
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i
WHERE $voice IN i.voices AND i.from_day <= $to_day AND i.to_day >= $from_day
  AND ((i.counts AND i.held) OR (i.reality = 'habit' AND coalesce(i.held, true)))
WITH f.id AS family, i
MATCH (i)<-[t:TOOK_PART]-(p:Professional)
WITH family, t, p
WHERE t.present
WITH DISTINCT family, p
MATCH (p)-[:WORKS_FOR]->(s:Service)
RETURN family, 'for' AS tie, p.id AS one, 'Professional' AS one_is, coalesce(p.role, '') AS one_role,
       s.id AS other, 'Service' AS other_is, coalesce(s.service_kind, '') AS other_role
UNION ALL
MATCH (f:Family)<-[:MEMBER_OF]-(p:Parent|Child|Kin)-[:PARENT_OF|PARTNER_OF|KIN_OF]->(q:Parent|Child|Kin)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH DISTINCT f, p, q
RETURN f.id AS family, 'kin' AS tie, p.id AS one, p.is_a AS one_is, coalesce(p.role, '') AS one_role, q.id AS other,
       q.is_a AS other_is, coalesce(q.role, '') AS other_role
