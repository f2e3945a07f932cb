// name: published_totals
// question: Which totals do a study's sources publish, and what does the graph count of the same?
// chapter: Comparison
// definition: One row a total that a source publishes, as it stands there: sources of one study that disagree each have
//   theirs. Counted is how many the graph holds by the measure's own rule in the model's list; a child whose home changed
//   counts where the child lives last, or where that may be the last. It is -1 where the graph does not hold such a
//   thing, or where nothing in the study states what the rule asks for: not stated is not zero. The reason for a
//   difference is the coders'; where none is given, nobody has said why. What the graph counts is what was coded and
//   listed, and no second source for the total.
// params: Studies
// rows: TotalTold
// function: published_totals
// result: TotalRow
// identity: statement
// order: study, at, document, place, n, statement
// release: counts
MATCH (s:Statement)
WHERE s.id >= $id_from AND s.id <= $id_to
WITH s
WHERE s.statement_kind = 'published_total' AND s.measure IS NOT NULL
RETURN s.study AS study, 'Statement' AS kind, s.id AS id, '' AS attribute, '' AS value, 0 AS on_day, s.measure AS measure,
       s.n AS n, coalesce(s.quantifier, '') AS quantifier,
       CASE WHEN s.document IS NULL THEN '' ELSE s.study + ':' + s.document END AS document,
       coalesce(s.place, '') AS place, coalesce(s.achieved, '') AS achieved, coalesce(s.arithmetic, '') AS arithmetic,
       coalesce(s.difference, '') AS difference
UNION ALL
MATCH (p:Parent|Child|Kin|Professional)
WHERE p.id >= $id_from AND p.id <= $id_to
UNWIND [{attribute: '', value: ''}, {attribute: 'role', value: p.role}, {attribute: 'age_band', value: p.age_band},
        {attribute: 'jurisdiction', value: p.jurisdiction},
        {attribute: 'participant', value: CASE WHEN p.participant THEN 'true' WHEN NOT p.participant THEN 'false' END},
        {attribute: 'ost', value: CASE WHEN p.ost THEN 'true' WHEN NOT p.ost THEN 'false' END},
        {attribute: 'first_time', value: CASE WHEN p.first_time THEN 'true' WHEN NOT p.first_time THEN 'false' END},
        {attribute: 'shares_care', value: CASE WHEN p.shares_care THEN 'true' WHEN NOT p.shares_care THEN 'false' END}] AS one
WITH p, one.attribute AS attribute, one.value AS value
WHERE value IS NOT NULL
RETURN p.study AS study, p.is_a AS kind, p.id AS id, attribute, value, 0 AS on_day, '' AS measure,
       CASE WHEN p.study = '' THEN 0.0 END AS n, '' AS quantifier, '' AS document, '' AS place, '' AS achieved,
       '' AS arithmetic, '' AS difference
UNION ALL
MATCH (s:Service)
WHERE s.id >= $id_from AND s.id <= $id_to
UNWIND [{attribute: '', value: ''}, {attribute: 'jurisdiction', value: s.jurisdiction},
        {attribute: 'participant', value: CASE WHEN s.participant THEN 'true' WHEN NOT s.participant THEN 'false' END}] AS one
WITH s, one.attribute AS attribute, one.value AS value
WHERE value IS NOT NULL
RETURN s.study AS study, 'Service' AS kind, s.id AS id, attribute, value, 0 AS on_day, '' AS measure,
       CASE WHEN s.study = '' THEN 0.0 END AS n, '' AS quantifier, '' AS document, '' AS place, '' AS achieved,
       '' AS arithmetic, '' AS difference
UNION ALL
MATCH (f:Family)
WHERE f.id >= $id_from AND f.id <= $id_to
UNWIND [{attribute: '', value: ''}, {attribute: 'jurisdiction', value: f.jurisdiction}] AS one
WITH f, one.attribute AS attribute, one.value AS value
WHERE value IS NOT NULL
RETURN f.study AS study, 'Family' AS kind, f.id AS id, attribute, value, 0 AS on_day, '' AS measure,
       CASE WHEN f.study = '' THEN 0.0 END AS n, '' AS quantifier, '' AS document, '' AS place, '' AS achieved,
       '' AS arithmetic, '' AS difference
UNION ALL
MATCH (d:Document)
WHERE d.id >= $id_from AND d.id <= $id_to
UNWIND [{attribute: '', value: ''}, {attribute: 'data_set', value: d.data_set}] AS one
WITH d, one.attribute AS attribute, one.value AS value
WHERE value IS NOT NULL
RETURN d.study AS study, 'Document' AS kind, d.id AS id, attribute, value, 0 AS on_day, '' AS measure,
       CASE WHEN d.study = '' THEN 0.0 END AS n, '' AS quantifier, '' AS document, '' AS place, '' AS achieved,
       '' AS arithmetic, '' AS difference
UNION ALL
MATCH (a:Agency)
WHERE a.id >= $id_from AND a.id <= $id_to
RETURN a.study AS study, 'Agency' AS kind, a.id AS id, '' AS attribute, '' AS value, 0 AS on_day, '' AS measure,
       CASE WHEN a.study = '' THEN 0.0 END AS n, '' AS quantifier, '' AS document, '' AS place, '' AS achieved,
       '' AS arithmetic, '' AS difference
UNION ALL
MATCH (p:Parent)-[:MEMBER_OF]->(f:Family)
WHERE p.id >= $id_from AND p.id <= $id_to
WITH p, f
WHERE f.household <> ''
RETURN p.study AS study, 'Parent' AS kind, p.id AS id, 'family.household' AS attribute, f.household AS value,
       0 AS on_day, '' AS measure, CASE WHEN p.study = '' THEN 0.0 END AS n, '' AS quantifier, '' AS document,
       '' AS place, '' AS achieved, '' AS arithmetic, '' AS difference
UNION ALL
MATCH (p:Parent)-[:PARENT_OF]->(c:Child)
WHERE p.id >= $id_from AND p.id <= $id_to
WITH p, c
WHERE c.age_band <> ''
RETURN p.study AS study, 'Parent' AS kind, p.id AS id, 'child.age_band' AS attribute, c.age_band AS value,
       0 AS on_day, '' AS measure, CASE WHEN p.study = '' THEN 0.0 END AS n, '' AS quantifier, '' AS document,
       '' AS place, '' AS achieved, '' AS arithmetic, '' AS difference
UNION ALL
MATCH (p:Parent)-[:KIN_OF]->(c:Kin)
WHERE p.id >= $id_from AND p.id <= $id_to
WITH p, c
WHERE c.role <> ''
RETURN p.study AS study, 'Parent' AS kind, p.id AS id, 'kin.role' AS attribute, c.role AS value,
       0 AS on_day, '' AS measure, CASE WHEN p.study = '' THEN 0.0 END AS n, '' AS quantifier, '' AS document,
       '' AS place, '' AS achieved, '' AS arithmetic, '' AS difference
UNION ALL
MATCH (c:Child)<-[:ARRANGEMENT_OF]-(a:CareArrangement)
WHERE c.id >= $id_from AND c.id <= $id_to
RETURN c.study AS study, 'Child' AS kind, c.id AS id, 'arrangement.arrangement' AS attribute,
       coalesce(a.arrangement, '') AS value, a.to_day AS on_day, '' AS measure,
       CASE WHEN c.study = '' THEN 0.0 END AS n, '' AS quantifier, '' AS document, '' AS place, '' AS achieved,
       '' AS arithmetic, '' AS difference
