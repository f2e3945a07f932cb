// name: absences
// question: What was missed, refused, cancelled or not offered, who was left out, and on whose side did it lie?
// chapter: One family
// definition: One row an interaction that concerns the family and did not come about (missed, refused, cancelled, not
//   offered, not invited, or told not to have happened), or that somebody did not come to, would not take part in or was
//   not invited to, although it may have been held. Events, habits and requests, each with its reality; fears, hopes,
//   suppositions and rules are not absences. An interaction of whose status nothing is known, and from which nobody is
//   said to be missing, is not one either. By family: the family cancelled it, or somebody of its side was absent or
//   refused. By service: a service cancelled or did not offer it, a professional was absent or refused, or somebody was
//   not invited; both may hold, and neither where it is not told. Any overlap with the window; certain says whether it
//   lies wholly in it.
// params: Families, Window, Voice
// result: AbsenceRow
// identity: family, interaction, account
// order: family, from_day, interaction, account
// release: family
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i
WHERE $voice IN i.voices AND i.from_day <= $to_day AND i.to_day >= $from_day
  AND NOT coalesce(i.reality, '') IN ['fear', 'hope', 'supposition', 'rule']
OPTIONAL MATCH (i)-[:HELD_BY]->(s:Service)
WITH f, i, collect(DISTINCT s.id) AS held_by
OPTIONAL MATCH (i)<-[t:TOOK_PART]-(p:Professional|Parent|Child|Kin)
WITH f, i, held_by,
     collect(DISTINCT CASE WHEN t.part = 'absent' THEN p.id END) AS away,
     collect(DISTINCT CASE WHEN t.part = 'refused' THEN p.id END) AS unwilling,
     collect(DISTINCT CASE WHEN t.part = 'not_invited' THEN p.id END) AS left_out,
     count(CASE WHEN t.part IN ['absent', 'refused'] AND t.side = 'family' THEN 1 END) AS of_family,
     count(CASE WHEN t.part IN ['absent', 'refused'] AND t.side = 'professional' THEN 1 END) AS of_service
WITH f, i, held_by, away, unwilling, left_out, of_family, of_service
WHERE coalesce(i.missed, false) OR coalesce(i.reality, '') = 'did_not_happen' OR of_family + of_service > 0
   OR size(left_out) > 0
RETURN f.id AS family, i.interaction AS interaction, CASE WHEN i.id = i.interaction THEN '' ELSE i.id END AS account,
       coalesce(i.kind, '') AS kind, coalesce(i.edtf, '') AS edtf, i.from_day AS from_day, i.to_day AS to_day,
       (i.from_day >= $from_day AND i.to_day <= $to_day) AS certain,
       coalesce(i.status, '') AS status, coalesce(i.reality, '') AS reality, coalesce(i.basis, '') AS basis,
       (of_family > 0 OR coalesce(i.status, '') = 'cancelled_by_family') AS by_family,
       (of_service > 0 OR size(left_out) > 0
        OR coalesce(i.status, '') IN ['cancelled_by_service', 'not_offered', 'not_invited']) AS by_service,
       away AS absent, unwilling AS refused, left_out AS not_invited, held_by AS services, i.disputed AS disputed
