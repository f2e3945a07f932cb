// name: written
// question: What have coders written: their memos and claims, and the participants' words that they noted?
// chapter: Evidence
// definition: One row a memo or noted word of a coded passage, a claim or memo of a statement, or a memo of a person,
//   family, service, involvement or care arrangement. Passages themselves are not part of the graph.
// params: Studies
// result: WrittenRow
// identity: id, what
// order: id, what
// release: family
MATCH (n:Episode) WHERE n.id >= $id_from AND n.id <= $id_to AND n.memo IS NOT NULL
RETURN n.id AS id, 'memo' AS what, n.memo AS written,
       CASE WHEN n.document IS NULL THEN '' ELSE n.study + ':' + n.document END AS document, coalesce(n.place, '') AS place
UNION ALL
MATCH (n:Episode) WHERE n.id >= $id_from AND n.id <= $id_to AND n.word IS NOT NULL
RETURN n.id AS id, 'word' AS what, n.word AS written,
       CASE WHEN n.document IS NULL THEN '' ELSE n.study + ':' + n.document END AS document, coalesce(n.place, '') AS place
UNION ALL
MATCH (n:Statement) WHERE n.id >= $id_from AND n.id <= $id_to AND n.claim IS NOT NULL
RETURN n.id AS id, 'claim' AS what, n.claim AS written,
       CASE WHEN n.document IS NULL THEN '' ELSE n.study + ':' + n.document END AS document, coalesce(n.place, '') AS place
UNION ALL
MATCH (n:Statement) WHERE n.id >= $id_from AND n.id <= $id_to AND n.memo IS NOT NULL
RETURN n.id AS id, 'memo' AS what, n.memo AS written,
       CASE WHEN n.document IS NULL THEN '' ELSE n.study + ':' + n.document END AS document, coalesce(n.place, '') AS place
UNION ALL
MATCH (n:CareArrangement|Child|Family|Involvement|Kin|Parent|Professional|Service) WHERE n.id >= $id_from AND n.id <= $id_to AND n.memo IS NOT NULL
RETURN n.id AS id, 'memo' AS what, n.memo AS written,
       CASE WHEN n.document IS NULL THEN '' ELSE n.study + ':' + n.document END AS document, coalesce(n.place, '') AS place
