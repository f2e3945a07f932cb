// name: routes_in
// question: How did each family come to services: what was the first contact, and who referred it to whom?
// chapter: All families
// definition: Two sorts of step. A first contact is an event that was held, concerns the family and is held by a
//   service, other than a referral, and that no other such contact of the window comes before, neither by date nor by an order that a source
//   states. Where dates leave that open every contact that may be the first has a row, and sure is then false; where the
//   family has a dated contact, those without a date are only counted, in undated. A referral is an event of kind
//   referral, whatever its status; who referred are those who called for it or asked for it, from the services that held
//   it to those it is directed to. Requests, fears, rules and habits are not counted; nor is a service's work with the
//   family that began before anything is told of it. A family without a row has no such step told in the window.
// params: Families, Window, Voice
// result: RouteRow
// identity: family, step, interaction
// order: family, step, from_day, to_day, interaction
// release: family
// rows: StepTold
// function: routes_in
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i
WHERE $voice IN i.voices AND i.counts AND (i.held OR i.kind = 'referral')
  AND i.from_day <= $to_day AND i.to_day >= $from_day
OPTIONAL MATCH (i)-[:HELD_BY]->(s:Service)
WITH f, i, collect(DISTINCT s.id) AS held_by
OPTIONAL MATCH (i)-[:DIRECTED_TO]->(d:Service)
WITH f, i, held_by, collect(DISTINCT d.id) AS directed_to
WITH f, i, held_by, directed_to
WHERE i.kind = 'referral' OR size(held_by) > 0
OPTIONAL MATCH (i)<-[t:TOOK_PART]-(p:Professional|Parent|Child|Kin)
WITH f, i, held_by, directed_to,
     collect(DISTINCT CASE WHEN t.part IN ['convened', 'asked_for'] THEN p.role END) AS asked,
     collect(DISTINCT CASE WHEN t.present AND t.side = 'professional' THEN p.role END) AS there
RETURN f.id AS family, i.interaction AS interaction, i.kind AS kind, coalesce(i.edtf, '') AS edtf,
       i.from_day AS from_day, i.to_day AS to_day, coalesce(i.status, '') AS status,
       i.kind <> 'referral' AND coalesce(i.held, false) AS contact,
       EXISTS { MATCH (i)<-[:BEFORE]-(b:Interaction|Account)-[:HELD_BY]->(:Service) WHERE b.counts AND b.held AND b.kind <> 'referral' } AS after_another,
       asked AS referred_by, held_by AS from_services, directed_to AS to_services, there AS workers
