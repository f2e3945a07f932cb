// Lists beside the row instead of groups by lists, and the properties of an interaction in one reading: half the time.
MATCH (f:Family)<-[:CONCERNS]-(n:Interaction|Account)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, n, properties(n) AS i
WHERE $voice IN i.voices AND i.from_day <= $to_day AND i.to_day >= $from_day
RETURN f.id AS family, i.interaction AS interaction, CASE WHEN i.id = i.interaction THEN '' ELSE i.id END AS account,
       i.kind AS kind, coalesce(i.edtf, '') AS edtf,
       i.from_day AS from_day, i.to_day AS to_day, coalesce(i.position, 0) AS position,
       coalesce(i.status, '') AS status, coalesce(i.reality, '') AS reality, coalesce(i.basis, '') AS basis,
       coalesce(i.care, '') AS care, coalesce(i.control, '') AS control, i.disputed AS disputed,
       [(n)-[:HELD_BY]->(s:Service) | s.id] AS services,
       [(n)<-[t:TOOK_PART]-(p:Professional|Parent|Child|Kin) | p.id + '=' + t.part] AS people,
       [(n)<-[:EVIDENCES]-(e:Episode) | e.voice] + [(n)<-[:TELLS]-(c:Account) | c.voice] AS voices
