// name: turning_points
// question: At which points did care, control, workers, homes, contact or tests change, from what to what, as far as the order is told?
// chapter: One family
// definition: What is told of one matter is laid in order, and one row stands where the next thing told differs from
//   what came directly before. Matters are the care and control that a service shows, or its workers do (also in what a
//   service held alone and no actor's stance is told of, as a whole); worker, who carries a service's work by the
//   study's list; home and legal_basis of a child, by the study's list; contact, whether a visit was held, refused, not
//   offered or somebody not invited, with its supervision, mode and what was decided of contact; register, names put on
//   or taken off in events, of whichever child; test_basis, test_specimen, test_watched and test_result of a person.
//   Told counts as event, habit, asked for or not to have happened; fears, hopes, suppositions and rules do not. What
//   does not state the matter, or is disputed on it, is passed over: visits that were missed or cancelled do not say
//   what is possible. One thing is before another when all its possible days are, or a source says so (before, or led
//   to); one worker also by the number of the turn, and a worker or home also when it began earlier. Where several came
//   directly before, all must differ. Unordered counts what else states the matter and of which it is not told whether
//   it came before or after: it may lie between. A row belongs to the window when the later thing may lie in it; certain
//   when it lies wholly in it. With a voice, only what that voice tells, so without workers and homes.
// params: Families, Window, Voice
// rows: MatterTold
// function: turning_points
// result: TurningRow
// identity: family, matter, of, record, after
// order: family, from_day, to_day, matter, of, record, after
// release: family
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)-[h:HELD_BY]->(s:Service)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i, h, s
WHERE (i.care <> '' OR i.control <> '' OR size(i.disputed) > 0) AND $voice IN i.voices
  AND i.reality IN ['event', 'habit', 'request', 'did_not_happen']
OPTIONAL MATCH (i)<-[t:TOOK_PART]-(:Professional)-[:WORKS_FOR]->(s)
UNWIND [{matter: 'care', own: true, value: t.care}, {matter: 'care', own: true, value: h.care},
        {matter: 'care', own: false, value: coalesce(i.care, '')},
        {matter: 'control', own: true, value: t.control}, {matter: 'control', own: true, value: h.control},
        {matter: 'control', own: false, value: coalesce(i.control, '')}] AS one
WITH f, i, s, one.matter AS matter, one.own AS own, one.value AS value
WHERE value IS NOT NULL
RETURN f.id AS family, matter, s.id AS of, i.interaction AS record, coalesce(i.kind, '') AS kind,
       coalesce(i.edtf, '') AS edtf, i.from_day AS from_day, i.to_day AS to_day, 0 AS turn, own, value
UNION ALL
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i
WHERE $voice IN i.voices AND i.reality IN ['event', 'habit', 'request', 'did_not_happen']
  AND (i.kind = 'contact_visit' OR i.decision IN ['registered', 'not_registered', 'deregistered'])
UNWIND [{matter: 'contact', value: i.status}, {matter: 'contact_supervision', value: i.supervision},
        {matter: 'contact_mode', value: i.mode}, {matter: 'contact_decision', value: i.decision},
        {matter: 'register', value: i.decision}] AS one
WITH f, i, one.matter AS matter, one.value AS value
WHERE (i.kind = 'contact_visit' AND (matter IN ['contact_supervision', 'contact_mode'] AND value <> ''
    OR matter = 'contact' AND value IN ['held', 'refused', 'not_offered', 'not_invited']
    OR matter = 'contact_decision' AND value IN ['contact_increased', 'contact_reduced', 'contact_refused']))
  OR (matter = 'register' AND i.counts AND value IN ['registered', 'not_registered', 'deregistered'])
RETURN f.id AS family, matter, '' AS of, i.interaction AS record, coalesce(i.kind, '') AS kind,
       coalesce(i.edtf, '') AS edtf, i.from_day AS from_day, i.to_day AS to_day, 0 AS turn, true AS own, value
UNION ALL
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i
WHERE $voice IN i.voices AND i.kind = 'drug_test' AND i.reality IN ['event', 'habit', 'request', 'did_not_happen']
MATCH (i)<-[t:TOOK_PART]-(p:Parent|Child|Kin)
WITH f, i, t, p
WHERE t.part IN ['tested', 'refused', 'absent', 'invited', 'demanded_of']
UNWIND [{matter: 'test_basis', value: i.basis}, {matter: 'test_specimen', value: i.specimen},
        {matter: 'test_watched', value: CASE WHEN i.specimen_observed THEN 'yes' WHEN NOT i.specimen_observed THEN 'no' END},
        {matter: 'test_result', value: i.result}] AS one
WITH DISTINCT f, i, p, one.matter AS matter, one.value AS value
WHERE value IS NOT NULL
RETURN f.id AS family, matter, p.id AS of, i.interaction AS record, coalesce(i.kind, '') AS kind,
       coalesce(i.edtf, '') AS edtf, i.from_day AS from_day, i.to_day AS to_day, 0 AS turn, true AS own, value
UNION ALL
MATCH (f:Family)<-[:INVOLVEMENT_OF]-(v:Involvement)-[w:WORKED_BY]->(p:Professional)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, v, w, p
WHERE $voice = ''
MATCH (v)-[:INVOLVEMENT_WITH]->(s:Service)
RETURN f.id AS family, 'worker' AS matter, s.id AS of, v.id AS record, 'involvement' AS kind,
       coalesce(w.edtf, '') AS edtf, w.from_day AS from_day, w.to_day AS to_day, coalesce(w.turn, 0) AS turn,
       true AS own, p.id AS value
UNION ALL
MATCH (f:Family)<-[:MEMBER_OF]-(c:Child)<-[:ARRANGEMENT_OF]-(a:CareArrangement)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, c, a
WHERE $voice = ''
UNWIND [{matter: 'home', value: a.arrangement}, {matter: 'legal_basis', value: a.legal_basis}] AS one
WITH f, c, a, one.matter AS matter, one.value AS value
WHERE value IS NOT NULL
RETURN f.id AS family, matter, c.id AS of, a.id AS record, 'care_arrangement' AS kind, coalesce(a.edtf, '') AS edtf,
       a.from_day AS from_day, a.to_day AS to_day, 0 AS turn, true AS own, value
UNION ALL
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)-[:BEFORE|LED_TO]->(j:Interaction|Account)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i, j
WHERE $voice IN i.voices
RETURN f.id AS family, 'before' AS matter, i.interaction AS of, j.interaction AS record, '' AS kind, '' AS edtf,
       0 AS from_day, 0 AS to_day, 0 AS turn, true AS own, '' AS value
UNION ALL
MATCH (f:Family)<-[:INVOLVEMENT_OF]-(:Involvement)-[:WORKED_BY]->(p:Professional)-[:BEFORE]->(q:Professional)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH DISTINCT f, p, q
RETURN f.id AS family, 'before' AS matter, p.id AS of, q.id AS record, '' AS kind, '' AS edtf,
       0 AS from_day, 0 AS to_day, 0 AS turn, true AS own, '' AS value
UNION ALL
MATCH (f:Family)<-[:INVOLVEMENT_OF]-(v:Involvement)-[:BEFORE]->(w:Involvement)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
RETURN f.id AS family, 'before' AS matter, v.id AS of, w.id AS record, '' AS kind, '' AS edtf,
       0 AS from_day, 0 AS to_day, 0 AS turn, true AS own, '' AS value
UNION ALL
MATCH (f:Family)<-[:MEMBER_OF]-(:Child)<-[:ARRANGEMENT_OF]-(a:CareArrangement)-[:BEFORE]->(b:CareArrangement)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH DISTINCT f, a, b
RETURN f.id AS family, 'before' AS matter, a.id AS of, b.id AS record, '' AS kind, '' AS edtf,
       0 AS from_day, 0 AS to_day, 0 AS turn, true AS own, '' AS value
