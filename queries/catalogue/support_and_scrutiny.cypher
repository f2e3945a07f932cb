// name: support_and_scrutiny
// question: How much care and how much control do families meet from each profession and each agency?
// chapter: All families
// definition: One row a profession and one an agency. Counted are events, held or not, and apart from them habits, that
//   concern a family and in which a professional of that role played a part, or which a service of the agency held;
//   those only talked about or not invited play none. Care and control are what the sources say of that actor in it: of
//   the professionals of the role; of the agency's service or of its workers there. Care that is mixed is care shown,
//   control that is mixed is control exercised. Each interaction is in one of care only, both, control only, and
//   neither shown; of the last, those of which neither care nor control is stated at all are also counted as not stated.
//   Care withheld and control eased are counted besides. Not stated is not the same as none. Any overlap with the
//   window counts.
// params: Families, Window, Voice
// result: StanceRow
// identity: of, actor
// order: of, actor
// release: counts
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)<-[t:TOOK_PART]-(:Professional)-[:HAS_ROLE]->(r:Role)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i, t, r
WHERE $voice IN i.voices AND (i.counts OR i.reality = 'habit') AND i.from_day <= $to_day AND i.to_day >= $from_day
  AND t.part <> 'talked_about' AND t.part <> 'not_invited'
WITH r, f.id AS family, i.interaction AS told, i.counts AS event,
     max(CASE WHEN t.cares THEN 1 ELSE 0 END) AS cares, max(CASE WHEN t.controls THEN 1 ELSE 0 END) AS controls,
     max(CASE WHEN t.care IN ['withheld', 'mixed'] THEN 1 ELSE 0 END) AS withholds,
     max(CASE WHEN t.control IN ['eased', 'mixed'] THEN 1 ELSE 0 END) AS eases,
     max(CASE WHEN t.care IS NOT NULL OR t.control IS NOT NULL THEN 1 ELSE 0 END) AS stated
RETURN 'role' AS of, r.role AS actor, '' AS name, '' AS sector, collect(DISTINCT r.id) AS ids,
       count(DISTINCT family) AS families,
       count(DISTINCT CASE WHEN event THEN told END) AS events,
       count(DISTINCT CASE WHEN event AND cares = 1 AND controls = 0 THEN told END) AS care_only,
       count(DISTINCT CASE WHEN event AND cares = 1 AND controls = 1 THEN told END) AS both,
       count(DISTINCT CASE WHEN event AND cares = 0 AND controls = 1 THEN told END) AS control_only,
       count(DISTINCT CASE WHEN event AND cares = 0 AND controls = 0 THEN told END) AS neither,
       count(DISTINCT CASE WHEN event AND stated = 0 THEN told END) AS not_stated,
       count(DISTINCT CASE WHEN event AND withholds = 1 THEN told END) AS care_withheld,
       count(DISTINCT CASE WHEN event AND eases = 1 THEN told END) AS control_eased,
       count(DISTINCT CASE WHEN NOT event THEN told END) AS habits,
       count(DISTINCT CASE WHEN NOT event AND cares = 1 THEN told END) AS habits_of_care,
       count(DISTINCT CASE WHEN NOT event AND controls = 1 THEN told END) AS habits_of_control
UNION ALL
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)-[h:HELD_BY]->(s:Service)-[:PART_OF]->(a:Agency)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i, h, s, a
WHERE $voice IN i.voices AND (i.counts OR i.reality = 'habit') AND i.from_day <= $to_day AND i.to_day >= $from_day
OPTIONAL MATCH (i)<-[t:TOOK_PART]-(:Professional)-[:WORKS_FOR]->(s)
WHERE t.part <> 'talked_about' AND t.part <> 'not_invited'
WITH a, f.id AS family, i.interaction AS told, i.counts AS event,
     max(CASE WHEN t.cares OR h.care IN ['offered', 'mixed'] THEN 1 ELSE 0 END) AS cares,
     max(CASE WHEN t.controls OR h.control IN ['exercised', 'mixed'] THEN 1 ELSE 0 END) AS controls,
     max(CASE WHEN t.care IN ['withheld', 'mixed'] OR h.care IN ['withheld', 'mixed'] THEN 1 ELSE 0 END) AS withholds,
     max(CASE WHEN t.control IN ['eased', 'mixed'] OR h.control IN ['eased', 'mixed'] THEN 1 ELSE 0 END) AS eases,
     max(CASE WHEN t.care IS NOT NULL OR t.control IS NOT NULL OR h.care IS NOT NULL OR h.control IS NOT NULL THEN 1
              ELSE 0 END) AS stated
RETURN 'agency' AS of, a.id AS actor, coalesce(a.name, '') AS name, coalesce(a.sector, '') AS sector,
       collect(DISTINCT a.id) AS ids, count(DISTINCT family) AS families,
       count(DISTINCT CASE WHEN event THEN told END) AS events,
       count(DISTINCT CASE WHEN event AND cares = 1 AND controls = 0 THEN told END) AS care_only,
       count(DISTINCT CASE WHEN event AND cares = 1 AND controls = 1 THEN told END) AS both,
       count(DISTINCT CASE WHEN event AND cares = 0 AND controls = 1 THEN told END) AS control_only,
       count(DISTINCT CASE WHEN event AND cares = 0 AND controls = 0 THEN told END) AS neither,
       count(DISTINCT CASE WHEN event AND stated = 0 THEN told END) AS not_stated,
       count(DISTINCT CASE WHEN event AND withholds = 1 THEN told END) AS care_withheld,
       count(DISTINCT CASE WHEN event AND eases = 1 THEN told END) AS control_eased,
       count(DISTINCT CASE WHEN NOT event THEN told END) AS habits,
       count(DISTINCT CASE WHEN NOT event AND cares = 1 THEN told END) AS habits_of_care,
       count(DISTINCT CASE WHEN NOT event AND controls = 1 THEN told END) AS habits_of_control
