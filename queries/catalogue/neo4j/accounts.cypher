// The properties of an interaction in one reading, before it becomes a row a voice: a third of the time less.
MATCH (f:Family)<-[:CONCERNS]-(n:Interaction|Account)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f.id AS family, properties(n) AS i
WHERE i.from_day <= $to_day AND i.to_day >= $from_day
UNWIND i.voices AS voice
WITH family, i, voice
WHERE voice <> '' AND ($voice = '' OR voice = $voice)
RETURN family, i.interaction AS interaction, voice AS voice,
       CASE WHEN i.id = i.interaction THEN '' ELSE i.id END AS account, coalesce(i.edtf, '') AS edtf,
       i.from_day AS from_day, i.to_day AS to_day, coalesce(i.status, '') AS status,
       coalesce(i.reality, '') AS reality, coalesce(i.basis, '') AS basis, coalesce(i.care, '') AS care,
       coalesce(i.control, '') AS control
