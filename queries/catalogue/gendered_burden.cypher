// name: gendered_burden
// question: What falls on each mother and each father: demands, contacts and drug tests?
// chapter: All families
// definition: One row a parent of the family, also where nothing is told of that parent. A demand is an event held by a
//   service, whether it came about or not, for which this parent was expected; a contact is one that was held and at
//   which the parent was present. Mandated follows the basis. Services are those of the contacts. A test is a drug test
//   that was held and in which this parent was tested; a test not done is one that was asked of this parent and not
//   held, requests included. Left out are events of services to which the parent was not invited or in which the parent
//   was only talked about. Habits are counted apart: of services, with the parent present, and of drug tests. Fears,
//   hopes, rules and what did not happen are not counted. Possible: may overlap the window; certain: lies wholly inside
//   it; the others are possible. Zero means that nothing is told, not that nothing was.
// params: Families, Window, Voice
// result: BurdenRow
// identity: family, parent
// order: family, role, parent
// release: family
// rows: BurdenTold
// function: gendered_burden
MATCH (f:Family)<-[:MEMBER_OF]-(p:Parent)-[t:TOOK_PART]->(i:Interaction|Account)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, p, t, i
WHERE $voice IN i.voices AND i.reality IN ['event', 'habit', 'request'] AND i.from_day <= $to_day AND i.to_day >= $from_day
OPTIONAL MATCH (i)-[:HELD_BY]->(s:Service)
RETURN f.id AS family, p.id AS parent, p.role AS role, coalesce(p.gender, '') AS gender, i.interaction AS interaction,
       coalesce(s.id, '') AS service, i.kind AS kind, i.reality AS reality, coalesce(i.held, false) AS held,
       coalesce(i.missed, false) AS missed, coalesce(i.mandated, false) AS mandated,
       coalesce(i.specimen_observed, false) AS watched, t.part AS part, t.present AS present, t.expected AS expected,
       i.from_day >= $from_day AND i.to_day <= $to_day AS sure
UNION ALL
MATCH (f:Family)<-[:MEMBER_OF]-(p:Parent)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
RETURN f.id AS family, p.id AS parent, p.role AS role, coalesce(p.gender, '') AS gender, '' AS interaction,
       '' AS service, '' AS kind, '' AS reality, false AS held, false AS missed, false AS mandated, false AS watched,
       '' AS part, false AS present, false AS expected, false AS sure
