// name: drug_testing
// question: Who in each family is tested for drugs, how, on what basis and at whose asking, mothers beside fathers?
// chapter: All families
// definition: A test counts for a person who gave the specimen, refused, did not come, or was told or invited to give
//   one; being at somebody else's test does not. One row a family, role and gender, and what kind of thing is told:
//   events, habits (each told once, however often it recurs), requests and so on are apart and never added up; disputed
//   is what accounts tell as different kinds of thing. Parents of whom no test is told stand in a row of their own, with
//   told_as empty and zeros, so that mothers and fathers of one family can be read side by side; other people only
//   where a test is told. Done, refused and missed leave out what accounts disagree on or do not say. Specimen, basis and
//   result are counted over all tests that may lie in the window, done or not; what is in no column is not stated, or
//   accounts disagree on it. Observed is whether somebody watched the specimen being given. Possible: may overlap the
//   window; certain: lies wholly inside it. The roles that asked are those told to have asked for the test.
// params: Families, Window, Voice
// result: DrugTestingRow
// identity: family, role, gender, told_as
// order: family, role, gender, told_as
// release: counts
// every: family
MATCH (f:Family)<-[:MEMBER_OF]-(p:Parent|Child|Kin)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, p
OPTIONAL MATCH (p)-[t:TOOK_PART]->(i:Interaction|Account)
WHERE i.kind = 'drug_test' AND $voice IN i.voices AND i.from_day <= $to_day AND i.to_day >= $from_day
  AND t.part IN ['tested', 'refused', 'absent', 'invited', 'demanded_of']
WITH f, p, t, i
WHERE p.is_a = 'Parent' OR i.id IS NOT NULL
OPTIONAL MATCH (i)<-[a:TOOK_PART]-(q:Professional|Parent|Child|Kin)
WHERE a.part = 'asked_for'
WITH f.id AS family, coalesce(f.name, '') AS name, coalesce(p.role, '') AS role, coalesce(p.gender, '') AS gender,
     p.id AS person, i.interaction AS test, t.part AS part, coalesce(i.held, false) AS was_held,
     coalesce(i.missed, false) AS was_missed, coalesce('status' IN i.disputed, false) AS status_disputed,
     CASE WHEN i.id IS NULL THEN '' WHEN i.counts THEN 'event' ELSE coalesce(i.reality, 'disputed') END AS told_as,
     coalesce(i.specimen, '') AS specimen, i.specimen_observed AS watched, coalesce(i.basis, '') AS on_basis,
     coalesce(i.result, '') AS showed, coalesce(size(i.disputed), 0) AS disputes,
     coalesce('result' IN i.disputed, false) AS result_differs, q.role AS asker,
     CASE WHEN i.from_day >= $from_day AND i.to_day <= $to_day THEN 1 ELSE 0 END AS sure
RETURN family, name, role, gender, told_as, count(DISTINCT person) AS people,
       count(DISTINCT test) AS tests_possible,
       count(DISTINCT CASE WHEN sure = 1 THEN test END) AS tests_certain,
       count(DISTINCT CASE WHEN was_held AND part = 'tested' THEN test END) AS done_possible,
       count(DISTINCT CASE WHEN was_held AND part = 'tested' AND sure = 1 THEN test END) AS done_certain,
       count(DISTINCT CASE WHEN part = 'refused' AND NOT was_held AND NOT status_disputed THEN test END)
         AS refused_possible,
       count(DISTINCT CASE WHEN part = 'refused' AND NOT was_held AND NOT status_disputed AND sure = 1 THEN test END)
         AS refused_certain,
       count(DISTINCT CASE WHEN was_missed AND part <> 'refused' THEN test END) AS missed_possible,
       count(DISTINCT CASE WHEN was_missed AND part <> 'refused' AND sure = 1 THEN test END) AS missed_certain,
       count(DISTINCT CASE WHEN specimen = 'urine' THEN test END) AS urine,
       count(DISTINCT CASE WHEN specimen = 'hair_strand' THEN test END) AS hair_strand,
       count(DISTINCT CASE WHEN specimen IN ['oral_fluid', 'breath', 'blood'] THEN test END) AS other_specimen,
       count(DISTINCT CASE WHEN watched THEN test END) AS observed,
       count(DISTINCT CASE WHEN NOT watched THEN test END) AS unobserved,
       count(DISTINCT CASE WHEN on_basis IN ['volunteered', 'voluntary'] THEN test END) AS volunteered,
       count(DISTINCT CASE WHEN on_basis = 'asked' THEN test END) AS asked,
       count(DISTINCT CASE WHEN on_basis IN ['pressed', 'condition'] THEN test END) AS pressed,
       count(DISTINCT CASE WHEN on_basis IN ['ordered', 'statutory', 'obliged'] THEN test END) AS ordered,
       count(DISTINCT CASE WHEN showed = 'positive' THEN test END) AS positive,
       count(DISTINCT CASE WHEN showed = 'negative' THEN test END) AS negative,
       count(DISTINCT CASE WHEN showed IN ['dilute', 'invalid', 'no_specimen'] THEN test END) AS other_result,
       count(DISTINCT CASE WHEN disputes > 0 THEN test END) AS disputed,
       count(DISTINCT CASE WHEN result_differs THEN test END) AS result_disputed,
       collect(DISTINCT asker) AS asked_by, collect(DISTINCT test) AS interactions
