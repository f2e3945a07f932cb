// name: advice
// question: Who passes families on to whom, who asks whom for advice, and who is said to refer?
// chapter: Professions
// definition: Three sorts of row. Told, by the kind of interaction: what a service passed on to another that it was
//   directed to, families or information; who is a service, and empty where none is said to have held it. Asked: a
//   professional asked for a call, conversation, meeting, referral or sharing of information that a service other than
//   the professional's own held; who is the professional's role. Events are counted apart from habits and from what was
//   only wished for, required, feared or did not happen; an interaction told by several counts once. Said: views,
//   practices and counts which say that somebody refers or that are about referral, by whom they are said of and who
//   holds them; n of so many stays as it was given and is never added to what is told. With a voice only its own
//   accounts and the statements that it reports.
// params: Studies, Voice
// result: AdviceRow
// identity: study, way, who, whom, holder, says, n, of, quantifier
// order: study, way, who, whom, holder, says, n, of, quantifier
// release: counts
MATCH (s:Statement)
WHERE s.id >= $id_from AND s.id <= $id_to
WITH s
WHERE s.statement_kind IN ['view', 'reported_practice', 'count']
  AND (s.says IN ['refers', 'refers_most'] OR s.process = 'referral')
OPTIONAL MATCH (s)<-[:REPORTS]-(r:Parent|Child|Kin|Professional|Role)
WITH s, collect(DISTINCT r.id) AS reporters, collect(DISTINCT 'role:' + r.role) AS reporting
WHERE $voice = '' OR $voice IN reporters OR $voice IN reporting
OPTIONAL MATCH (s)<-[:HOLDS]-(h:Parent|Child|Kin|Professional|Role)
WITH s, collect(DISTINCT h.role) AS roles
WITH s, CASE WHEN size(roles) = 0 THEN [''] ELSE roles END AS holders
OPTIONAL MATCH (s)-[:ABOUT]->(t:Parent|Child|Kin|Professional|Role)
WITH s, holders, collect(DISTINCT t.role) AS roles
OPTIONAL MATCH (s)-[:ABOUT]->(o:Service|Agency)
WITH s, holders, roles, collect(DISTINCT o.id) AS others
WITH s, holders, roles + others AS known
WITH s, holders, CASE WHEN size(known) = 0 THEN [''] ELSE known END AS targets
UNWIND holders AS holder
UNWIND targets AS target
RETURN s.study AS study, 'said' AS way, target AS who, '' AS whom, holder, coalesce(s.says, '') AS says, s.n AS n,
       s.of AS of, coalesce(s.quantifier, '') AS quantifier, 0 AS events, 0 AS habits, 0 AS other,
       count(DISTINCT s.id) AS said, collect(DISTINCT s.id) AS records
UNION ALL
MATCH (i:Interaction|Account)-[:DIRECTED_TO]->(t:Service)
WHERE i.id >= $id_from AND i.id <= $id_to
WITH i, t
WHERE $voice IN i.voices
OPTIONAL MATCH (i)-[:HELD_BY]->(s:Service)
WITH i, t.id AS whom, coalesce(s.id, '') AS who
WHERE who <> whom
RETURN i.study AS study, i.kind AS way, who, whom, '' AS holder, '' AS says,
       CASE WHEN i.study = '' THEN 0.0 END AS n, CASE WHEN i.study = '' THEN 1.0 END AS of, '' AS quantifier,
       count(DISTINCT CASE WHEN i.counts THEN i.interaction END) AS events,
       count(DISTINCT CASE WHEN i.reality = 'habit' THEN i.interaction END) AS habits,
       count(DISTINCT CASE WHEN NOT i.counts AND i.reality <> 'habit' THEN i.interaction END) AS other,
       0 AS said, collect(DISTINCT i.interaction) AS records
UNION ALL
MATCH (i:Interaction|Account)<-[a:TOOK_PART]-(p:Professional)
WHERE i.id >= $id_from AND i.id <= $id_to
WITH i, a, p
WHERE $voice IN i.voices AND a.part = 'asked_for'
  AND i.kind IN ['call', 'conversation', 'meeting', 'referral', 'information_sharing']
MATCH (i)-[:HELD_BY]->(t:Service)
WITH i, p, t
WHERE NOT EXISTS { MATCH (p)-[:WORKS_FOR]->(t) }
RETURN i.study AS study, 'asked' AS way, p.role AS who, t.id AS whom, '' AS holder, '' AS says,
       CASE WHEN i.study = '' THEN 0.0 END AS n, CASE WHEN i.study = '' THEN 1.0 END AS of, '' AS quantifier,
       count(DISTINCT CASE WHEN i.counts THEN i.interaction END) AS events,
       count(DISTINCT CASE WHEN i.reality = 'habit' THEN i.interaction END) AS habits,
       count(DISTINCT CASE WHEN NOT i.counts AND i.reality <> 'habit' THEN i.interaction END) AS other,
       0 AS said, collect(DISTINCT i.interaction) AS records
