// Whether a relative is there is looked at beside the row instead of counted a group.
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i
WHERE $voice IN i.voices AND i.from_day <= $to_day AND i.to_day >= $from_day
  AND ((i.counts AND i.held) OR (i.reality = 'habit' AND coalesce(i.held, true)))
WITH f.id AS family, i, i.interaction AS interaction, coalesce(i.kind, '') AS kind, i.counts AS event,
     (i.from_day >= $from_day AND i.to_day <= $to_day) AS certain,
     any(present IN [(i)<-[u:TOOK_PART]-(:Parent|Child|Kin) | u.present] WHERE present) AS with_family
MATCH (i)<-[t:TOOK_PART]-(p:Professional)
WHERE t.present
WITH DISTINCT family, interaction, kind, event, certain, with_family, p
OPTIONAL MATCH (p)-[:WORKS_FOR]->(s:Service)-[:PART_OF]->(a:Agency)
RETURN family, interaction, kind, event, certain, with_family,
       p.id AS worker, coalesce(p.role, '') AS role, coalesce(s.id, '') AS service,
       coalesce(s.service_kind, '') AS service_kind, coalesce(a.id, '') AS agency
