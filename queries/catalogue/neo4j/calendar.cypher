// The properties of an interaction in one reading, before it becomes a row a service.
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)<-[t:TOOK_PART]-(p:Parent)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i, t, p
WHERE $voice IN i.voices AND i.from_day <= $to_day AND i.to_day >= $from_day
  AND t.expected AND (i.counts OR i.reality = 'habit')
WITH DISTINCT f, i AS n, p
WITH f, n, properties(n) AS i, p
OPTIONAL MATCH (n)-[:HELD_BY]->(s:Service)
RETURN f.id AS family, p.id AS parent, coalesce(p.role, '') AS role, i.interaction AS interaction, i.counts AS event,
       coalesce(i.held, false) AS held, coalesce(i.mandated, false) AS mandated, coalesce(i.week, '') AS week,
       coalesce(i.day, 0) AS on_day, coalesce(s.id, '') AS service, coalesce(s.site, s.id, '') AS site,
       (coalesce(i.kind, '') IN ['home_visit', 'call', 'information_sharing', 'referral']
        OR coalesce(i.venue, '') IN ['home', 'online', 'telephone']
        OR coalesce(i.mode, '') IN ['video', 'telephone', 'letter', 'text']) AS at_home
