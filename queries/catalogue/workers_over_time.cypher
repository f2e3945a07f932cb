// name: workers_over_time
// question: Who worked with the family, for which service, from when to when, after whom and with what gap?
// chapter: One family
// definition: One row a worker's turn in a service's work with the family (an involvement) that may lie in the window,
//   and one for each professional who had a part in something about the family without a turn being told, or so the
//   voice tells. Where an involvement names no worker, worker is empty. After is the worker whose turn came before in
//   the same involvement, by the order told or else by dates, in the window or not; the gap is the days that lie at
//   least between the two, 0 when they touch or overlap, and -1 when it is a first turn or a date is not told. Contacts
//   are events that were held, about the family, with the worker present, and that may lie in the window and in the
//   turn; certain ones lie wholly in both. Told is everything about the family in which the worker had any part, at any
//   time in the window: habits, what was missed or only spoken of as well. Turns are not told by a voice, so a voice
//   gives only the people whom it tells of.
// params: Families, Window, Voice
// rows: WorkerSourceRow
// function: workers_over_time
// result: WorkerRow
// identity: family, involvement, turn, worker
// order: family, involvement, turn, from_day, worker
// release: family
MATCH (f:Family)<-[:INVOLVEMENT_OF]-(v:Involvement)-[:INVOLVEMENT_WITH]->(s:Service)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, v, s
WHERE $voice = '' AND v.from_day <= $to_day AND v.to_day >= $from_day
OPTIONAL MATCH (v)-[w:WORKED_BY]->(p:Professional)
RETURN f.id AS family, v.id AS involvement, coalesce(p.id, '') AS worker, coalesce(p.role, '') AS role,
       collect(DISTINCT s.id) AS services, coalesce(w.turn, 0) AS turn, coalesce(v.basis, '') AS basis,
       coalesce(v.edtf, '') AS involvement_edtf, coalesce(w.edtf, '') AS edtf,
       coalesce(w.from_day, -719162) AS from_day, coalesce(w.to_day, 2932896) AS to_day,
       '' AS interaction, false AS contact
UNION ALL
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)<-[t:TOOK_PART]-(p:Professional)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i, t, p
WHERE $voice IN i.voices AND i.from_day <= $to_day AND i.to_day >= $from_day
OPTIONAL MATCH (p)-[:WORKS_FOR]->(s:Service)
RETURN f.id AS family, '' AS involvement, p.id AS worker, coalesce(p.role, '') AS role,
       collect(DISTINCT s.id) AS services, 0 AS turn, '' AS basis, '' AS involvement_edtf,
       coalesce(i.edtf, '') AS edtf, i.from_day AS from_day, i.to_day AS to_day,
       i.interaction AS interaction, coalesce(i.counts AND i.held AND t.present, false) AS contact
