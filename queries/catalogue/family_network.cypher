// name: family_network
// question: Who belongs to a family's web: its people, its services and their workers, and what ties them?
// chapter: One family
// definition: The family's people and how they are related; the services that held an interaction about the family, or
//   that work with it without one being told; the professionals who took part in such an interaction or carry such work;
//   and which service each works for. Contacts are events that were held; habits are repeated things told in general and
//   not said to be left out; missed are events that were offered and did not come about; not offered are those that were
//   not; other is what was asked for, feared, supposed, hoped for or did not happen. Care and control of a worker are that
//   worker's own. Numbers are of the window, any overlap.
// params: Families, Window, Voice
// result: NetworkRow
// identity: family, tie, from_id, to_id, detail
// order: family, tie, from_id, to_id, detail
// release: family
MATCH (f:Family)<-[:MEMBER_OF]-(p:Parent|Child|Kin)-[t:PARENT_OF]->(q:Child|Parent|Kin)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
RETURN f.id AS family, 'parent_of' AS tie, p.id AS from_id, p.is_a AS from_is, coalesce(p.pseudonym, '') AS from_name,
       coalesce(p.role, '') AS from_role, q.id AS to_id, q.is_a AS to_is, coalesce(q.pseudonym, '') AS to_name,
       coalesce(q.role, '') AS to_role, '' AS sector, '' AS agency, '' AS agency_name, coalesce(t.kin, '') AS detail,
       0 AS contacts, 0 AS habits, 0 AS missed, 0 AS not_offered, 0 AS other, 0 AS care, 0 AS control, 0 AS disputed
UNION ALL
MATCH (f:Family)<-[:MEMBER_OF]-(p:Parent|Child|Kin)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
RETURN f.id AS family, 'member_of' AS tie, p.id AS from_id, p.is_a AS from_is, coalesce(p.pseudonym, '') AS from_name,
       coalesce(p.role, '') AS from_role, f.id AS to_id, 'Family' AS to_is, coalesce(f.name, '') AS to_name, '' AS to_role,
       '' AS sector, '' AS agency, '' AS agency_name, coalesce(p.gender, '') AS detail,
       0 AS contacts, 0 AS habits, 0 AS missed, 0 AS not_offered, 0 AS other, 0 AS care, 0 AS control, 0 AS disputed
UNION ALL
MATCH (f:Family)<-[:MEMBER_OF]-(p:Parent|Child|Kin)-[t:PARTNER_OF]->(q:Parent|Kin)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
RETURN f.id AS family, 'partner_of' AS tie, p.id AS from_id, p.is_a AS from_is, coalesce(p.pseudonym, '') AS from_name,
       coalesce(p.role, '') AS from_role, q.id AS to_id, q.is_a AS to_is, coalesce(q.pseudonym, '') AS to_name,
       coalesce(q.role, '') AS to_role, '' AS sector, '' AS agency, '' AS agency_name, coalesce(t.kin, '') AS detail,
       0 AS contacts, 0 AS habits, 0 AS missed, 0 AS not_offered, 0 AS other, 0 AS care, 0 AS control, 0 AS disputed
UNION ALL
MATCH (f:Family)<-[:MEMBER_OF]-(p:Parent|Child|Kin)-[t:KIN_OF]->(q:Parent|Child|Kin)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
RETURN f.id AS family, 'kin_of' AS tie, p.id AS from_id, p.is_a AS from_is, coalesce(p.pseudonym, '') AS from_name,
       coalesce(p.role, '') AS from_role, q.id AS to_id, q.is_a AS to_is, coalesce(q.pseudonym, '') AS to_name,
       coalesce(q.role, '') AS to_role, '' AS sector, '' AS agency, '' AS agency_name, coalesce(t.kin, '') AS detail,
       0 AS contacts, 0 AS habits, 0 AS missed, 0 AS not_offered, 0 AS other, 0 AS care, 0 AS control, 0 AS disputed
UNION ALL
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)-[:HELD_BY]->(s:Service)-[:PART_OF]->(a:Agency)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i, s, a
WHERE $voice IN i.voices AND i.from_day <= $to_day AND i.to_day >= $from_day
WITH f, s, a, i.interaction AS told,
     max(CASE WHEN i.counts AND i.held THEN 1 ELSE 0 END) AS met,
     max(CASE WHEN i.reality = 'habit' AND coalesce(i.held, true) THEN 1 ELSE 0 END) AS usual,
     max(CASE WHEN i.missed AND i.offered THEN 1 ELSE 0 END) AS not_come,
     max(CASE WHEN i.missed AND NOT i.offered THEN 1 ELSE 0 END) AS no_offer,
     max(CASE WHEN NOT i.counts AND i.reality <> 'habit' THEN 1 ELSE 0 END) AS else_told,
     max(CASE WHEN i.cares THEN 1 ELSE 0 END) AS cared, max(CASE WHEN i.controls THEN 1 ELSE 0 END) AS controlled,
     max(CASE WHEN size(i.disputed) > 0 THEN 1 ELSE 0 END) AS in_dispute
RETURN f.id AS family, 'involved_with' AS tie, f.id AS from_id, 'Family' AS from_is, coalesce(f.name, '') AS from_name,
       '' AS from_role, s.id AS to_id, 'Service' AS to_is, coalesce(s.name, '') AS to_name,
       coalesce(s.service_kind, '') AS to_role, coalesce(a.sector, '') AS sector, a.id AS agency,
       coalesce(a.name, '') AS agency_name, '' AS detail,
       count(CASE WHEN met = 1 THEN 1 END) AS contacts, count(CASE WHEN usual = 1 THEN 1 END) AS habits,
       count(CASE WHEN not_come = 1 THEN 1 END) AS missed, count(CASE WHEN no_offer = 1 THEN 1 END) AS not_offered,
       count(CASE WHEN else_told = 1 THEN 1 END) AS other, count(CASE WHEN cared = 1 THEN 1 END) AS care,
       count(CASE WHEN controlled = 1 THEN 1 END) AS control, count(CASE WHEN in_dispute = 1 THEN 1 END) AS disputed
UNION ALL
MATCH (f:Family)<-[:INVOLVEMENT_OF]-(v:Involvement)-[:INVOLVEMENT_WITH]->(s:Service)-[:PART_OF]->(a:Agency)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, v, s, a
WHERE $voice = '' AND v.from_day <= $to_day AND v.to_day >= $from_day
WITH DISTINCT f, s, a
RETURN f.id AS family, 'involvement' AS tie, f.id AS from_id, 'Family' AS from_is,
       coalesce(f.name, '') AS from_name, '' AS from_role, s.id AS to_id, 'Service' AS to_is, coalesce(s.name, '') AS to_name,
       coalesce(s.service_kind, '') AS to_role, coalesce(a.sector, '') AS sector, a.id AS agency,
       coalesce(a.name, '') AS agency_name, '' AS detail,
       0 AS contacts, 0 AS habits, 0 AS missed, 0 AS not_offered, 0 AS other, 0 AS care, 0 AS control, 0 AS disputed
UNION ALL
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)<-[t:TOOK_PART]-(w:Professional)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i, t, w
WHERE $voice IN i.voices AND i.from_day <= $to_day AND i.to_day >= $from_day
WITH f, w, i.interaction AS told,
     max(CASE WHEN i.counts AND i.held AND t.present THEN 1 ELSE 0 END) AS met,
     max(CASE WHEN i.reality = 'habit' AND coalesce(i.held, true) THEN 1 ELSE 0 END) AS usual,
     max(CASE WHEN i.missed AND i.offered THEN 1 ELSE 0 END) AS not_come,
     max(CASE WHEN i.missed AND NOT i.offered THEN 1 ELSE 0 END) AS no_offer,
     max(CASE WHEN NOT i.counts AND i.reality <> 'habit' THEN 1 ELSE 0 END) AS else_told,
     max(CASE WHEN t.cares THEN 1 ELSE 0 END) AS cared, max(CASE WHEN t.controls THEN 1 ELSE 0 END) AS controlled,
     max(CASE WHEN size(i.disputed) > 0 THEN 1 ELSE 0 END) AS in_dispute
RETURN f.id AS family, 'worked_with' AS tie, w.id AS from_id, 'Professional' AS from_is,
       coalesce(w.pseudonym, '') AS from_name, coalesce(w.role, '') AS from_role, f.id AS to_id, 'Family' AS to_is,
       coalesce(f.name, '') AS to_name, '' AS to_role, '' AS sector, '' AS agency, '' AS agency_name, '' AS detail,
       count(CASE WHEN met = 1 THEN 1 END) AS contacts, count(CASE WHEN usual = 1 THEN 1 END) AS habits,
       count(CASE WHEN not_come = 1 THEN 1 END) AS missed, count(CASE WHEN no_offer = 1 THEN 1 END) AS not_offered,
       count(CASE WHEN else_told = 1 THEN 1 END) AS other, count(CASE WHEN cared = 1 THEN 1 END) AS care,
       count(CASE WHEN controlled = 1 THEN 1 END) AS control, count(CASE WHEN in_dispute = 1 THEN 1 END) AS disputed
UNION ALL
MATCH (f:Family)<-[:INVOLVEMENT_OF]-(v:Involvement)-[:WORKED_BY]->(w:Professional)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, v, w
WHERE $voice = '' AND v.from_day <= $to_day AND v.to_day >= $from_day
WITH DISTINCT f, w
RETURN f.id AS family, 'carries' AS tie, w.id AS from_id, 'Professional' AS from_is,
       coalesce(w.pseudonym, '') AS from_name, coalesce(w.role, '') AS from_role, f.id AS to_id, 'Family' AS to_is,
       coalesce(f.name, '') AS to_name, '' AS to_role, '' AS sector, '' AS agency, '' AS agency_name, '' AS detail,
       0 AS contacts, 0 AS habits, 0 AS missed, 0 AS not_offered, 0 AS other, 0 AS care, 0 AS control, 0 AS disputed
UNION ALL
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)<-[:TOOK_PART]-(w:Professional)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i, w
WHERE $voice IN i.voices AND i.from_day <= $to_day AND i.to_day >= $from_day
WITH DISTINCT f, w
MATCH (w)-[:WORKS_FOR]->(s:Service)-[:PART_OF]->(a:Agency)
WITH DISTINCT f, w, s, a
RETURN f.id AS family, 'works_for' AS tie, w.id AS from_id, 'Professional' AS from_is,
       coalesce(w.pseudonym, '') AS from_name, coalesce(w.role, '') AS from_role, s.id AS to_id, 'Service' AS to_is,
       coalesce(s.name, '') AS to_name, coalesce(s.service_kind, '') AS to_role, coalesce(a.sector, '') AS sector,
       a.id AS agency, coalesce(a.name, '') AS agency_name, '' AS detail,
       0 AS contacts, 0 AS habits, 0 AS missed, 0 AS not_offered, 0 AS other, 0 AS care, 0 AS control, 0 AS disputed
UNION ALL
MATCH (f:Family)<-[:INVOLVEMENT_OF]-(v:Involvement)-[:WORKED_BY]->(w:Professional)-[:WORKS_FOR]->(s:Service)-[:PART_OF]->(a:Agency)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, v, w, s, a
WHERE $voice = '' AND v.from_day <= $to_day AND v.to_day >= $from_day
  AND NOT EXISTS { MATCH (f)<-[:CONCERNS]-(i:Interaction)<-[:TOOK_PART]-(w) WHERE i.from_day <= $to_day AND i.to_day >= $from_day }
WITH DISTINCT f, w, s, a
RETURN f.id AS family, 'works_for' AS tie, w.id AS from_id, 'Professional' AS from_is,
       coalesce(w.pseudonym, '') AS from_name, coalesce(w.role, '') AS from_role, s.id AS to_id, 'Service' AS to_is,
       coalesce(s.name, '') AS to_name, coalesce(s.service_kind, '') AS to_role, coalesce(a.sector, '') AS sector,
       a.id AS agency, coalesce(a.name, '') AS agency_name, '' AS detail,
       0 AS contacts, 0 AS habits, 0 AS missed, 0 AS not_offered, 0 AS other, 0 AS care, 0 AS control, 0 AS disputed
