// name: chronology
// question: What happened in a family's dealings with agencies, in order, with what was shown of care and control?
// chapter: One family
// definition: One row an interaction that concerns the family and may lie in the window, events and everything else that
//   is told: habits, requests, fears, what was refused or did not happen. Dated ones stand by their earliest possible
//   day; where no date is known, position gives the order that sources state. Values that accounts disagree on are empty
//   and named in disputed. With a role's voice, one row an account, where several of that role tell it.
// params: Families, Window, Voice
// result: ChronologyRow
// identity: family, interaction, account
// order: family, from_day, position, to_day, interaction, account
// release: family
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i
WHERE $voice IN i.voices AND i.from_day <= $to_day AND i.to_day >= $from_day
WITH f.id AS family, i
OPTIONAL MATCH (i)-[:HELD_BY]->(s:Service)
WITH family, i, collect(DISTINCT s.id) AS held_by
OPTIONAL MATCH (i)<-[t:TOOK_PART]-(p:Professional|Parent|Child|Kin)
WITH family, i, held_by, collect(DISTINCT CASE WHEN p.id <> '' THEN p.id + '=' + t.part END) AS took_part
OPTIONAL MATCH (i)<-[:EVIDENCES]-(e:Episode)
WITH family, i, held_by, took_part, collect(DISTINCT e.voice) AS told
OPTIONAL MATCH (i)<-[:TELLS]-(c:Account)
WITH family, i, held_by, took_part, told, collect(DISTINCT c.voice) AS retold
RETURN family, i.interaction AS interaction, CASE WHEN i.id = i.interaction THEN '' ELSE i.id END AS account,
       i.kind AS kind, coalesce(i.edtf, '') AS edtf,
       i.from_day AS from_day, i.to_day AS to_day, coalesce(i.position, 0) AS position,
       coalesce(i.status, '') AS status, coalesce(i.reality, '') AS reality, coalesce(i.basis, '') AS basis,
       coalesce(i.care, '') AS care, coalesce(i.control, '') AS control,
       i.disputed AS disputed, held_by AS services, took_part AS people, told + retold AS voices
