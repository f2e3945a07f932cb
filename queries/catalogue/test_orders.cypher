// name: test_orders
// question: Who asks for or orders drug tests, of mothers and of fathers, and on what basis?
// chapter: All families
// definition: One row a role that is told to have asked for a test, place in the family of those tested, and sort of thing
//   told: events, habits (each told once, however often it recurs), requests and so on are apart. A test counts for a
//   person who gave the specimen, refused, did not come, or was told or invited to give one, and in the row of each role
//   that asked for it; where nobody is told to have asked, asker is empty. Basis is the test's own, so ordered beside a
//   role does not say that the role could order it. What is disputed is not stated. Refused leaves out tests that were
//   done, or on which accounts differ. Possible: may overlap the window; certain: lies wholly inside it; the other
//   columns are possible. Each family's own tests are in drug_testing.
// params: Families, Window, Voice
// result: OrderedTestRow
// identity: asker, tested, told_as
// order: asker, tested, told_as
// release: counts
MATCH (f:Family)<-[:MEMBER_OF]-(p:Parent|Child|Kin)-[t:TOOK_PART]->(i:Interaction|Account)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, p, t, i
WHERE i.kind = 'drug_test' AND $voice IN i.voices AND i.from_day <= $to_day AND i.to_day >= $from_day
  AND t.part IN ['tested', 'refused', 'absent', 'invited', 'demanded_of']
OPTIONAL MATCH (i)<-[a:TOOK_PART]-(q:Professional|Parent|Kin)
WHERE a.part = 'asked_for'
WITH f.id AS family, coalesce(p.role, '') AS tested, t.part AS part, i.interaction AS test, coalesce(q.role, '') AS asker,
     CASE WHEN i.counts THEN 'event' ELSE coalesce(i.reality, 'disputed') END AS told_as,
     coalesce(i.basis, '') AS on_basis, coalesce(i.held, false) OR coalesce('status' IN i.disputed, false) AS was_held,
     CASE WHEN i.from_day >= $from_day AND i.to_day <= $to_day THEN 1 ELSE 0 END AS sure
RETURN asker, tested, told_as, count(DISTINCT family) AS families, count(DISTINCT test) AS tests_possible,
       count(DISTINCT CASE WHEN sure = 1 THEN test END) AS tests_certain,
       count(DISTINCT CASE WHEN on_basis IN ['volunteered', 'voluntary'] THEN test END) AS volunteered,
       count(DISTINCT CASE WHEN on_basis = 'asked' THEN test END) AS asked,
       count(DISTINCT CASE WHEN on_basis IN ['pressed', 'condition'] THEN test END) AS pressed,
       count(DISTINCT CASE WHEN on_basis IN ['ordered', 'statutory', 'obliged'] THEN test END) AS ordered,
       count(DISTINCT CASE WHEN on_basis = '' THEN test END) AS not_stated,
       count(DISTINCT CASE WHEN part = 'refused' AND NOT was_held THEN test END) AS refused,
       collect(DISTINCT test) AS interactions
