// name: views
// question: Who holds what view of whom, and how many say so?
// chapter: Professions
// definition: One row for each holder, what the view is about, process, what is said, stance and figure: views of each
//   other's work, of parents and of practices. Statements of the kind view only; needs, feelings, practices, rules and
//   counts are not views. A person stands by role, a service, agency, family or interaction by its id. A view of several
//   holders, or about several, is in the row of each. What is about a practice alone has no one it is about. Said counts
//   statements and not people: where a source says 11 of 15, that is one statement with n and of, which are empty where
//   no number is given, and a quantity as worded (most) stays a word. With a role, only views that the role holds or
//   that are about it; with a voice, only those that this person or role reports.
// params: Studies, Role, Voice
// result: ViewRow
// identity: study, holder, about, process, says, stance, n, of, unit, quantifier
// order: study, holder, about, process, says, stance, n, of, unit, quantifier
// release: counts
MATCH (s:Statement)
WHERE s.id >= $id_from AND s.id <= $id_to AND s.statement_kind = 'view'
WITH s
OPTIONAL MATCH (s)<-[:REPORTS]-(r:Parent|Child|Kin|Professional|Role)
WITH s, collect(DISTINCT r.id) AS reporters, collect(DISTINCT 'role:' + r.role) AS reporting
WHERE $voice = '' OR $voice IN reporters OR $voice IN reporting
OPTIONAL MATCH (s)<-[:HOLDS]-(h:Parent|Child|Kin|Professional|Role)
WITH s, collect(DISTINCT h.role) AS roles
OPTIONAL MATCH (s)<-[:HOLDS]-(o:Service|Agency)
WITH s, roles, collect(DISTINCT o.id) AS others
WITH s, roles + others AS known
WITH s, CASE WHEN size(known) = 0 THEN [''] ELSE known END AS holders
OPTIONAL MATCH (s)-[:ABOUT]->(t:Parent|Child|Kin|Professional|Role)
WITH s, holders, collect(DISTINCT t.role) AS roles
OPTIONAL MATCH (s)-[:ABOUT]->(o:Service|Agency|Family|Study|Interaction)
WITH s, holders, roles, collect(DISTINCT o.id) AS others
WITH s, holders, roles + others AS known
WITH s, holders, CASE WHEN size(known) = 0 THEN [''] ELSE known END AS targets
UNWIND holders AS holder
UNWIND targets AS target
WITH s, holder, target
WHERE $role = '' OR holder = $role OR target = $role
RETURN s.study AS study, holder, target AS about, coalesce(s.process, '') AS process, coalesce(s.says, '') AS says,
       coalesce(s.stance, '') AS stance, s.n AS n, s.of AS of, coalesce(s.unit, '') AS unit,
       coalesce(s.quantifier, '') AS quantifier, count(DISTINCT s.id) AS said, collect(DISTINCT s.id) AS statements
