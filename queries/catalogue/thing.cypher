// name: thing
// question: What has this id, and where does a source describe it?
// chapter: Evidence
// definition: One row for the node of this id, whatever its kind, with a name for it (what happened, what is said,
//   where a passage stands), and the document and place that describe it where the sheets give one; none when the graph
//   holds nothing of the id.
// params: Thing
// result: ThingRow
// identity: id
// order: id
// release: family
MATCH (n:Account) WHERE n.id = $id
RETURN n.id AS id, 'Account' AS kind, coalesce(n.kind, '') AS name,
       '' AS document, '' AS place, '' AS memo
UNION ALL
MATCH (n:Agency) WHERE n.id = $id
RETURN n.id AS id, 'Agency' AS kind, coalesce(n.name, '') AS name,
       '' AS document, '' AS place, '' AS memo
UNION ALL
MATCH (n:CareArrangement) WHERE n.id = $id
RETURN n.id AS id, 'CareArrangement' AS kind, coalesce(n.arrangement, '') AS name,
       CASE WHEN n.document IS NULL THEN '' ELSE n.study + ':' + n.document END AS document, coalesce(n.place, '') AS place,
       coalesce(n.memo, '') AS memo
UNION ALL
MATCH (n:Child) WHERE n.id = $id
RETURN n.id AS id, 'Child' AS kind, coalesce(n.pseudonym, '') AS name,
       CASE WHEN n.document IS NULL THEN '' ELSE n.study + ':' + n.document END AS document, coalesce(n.place, '') AS place,
       coalesce(n.memo, '') AS memo
UNION ALL
MATCH (n:Code) WHERE n.id = $id
RETURN n.id AS id, 'Code' AS kind, coalesce(n.path, '') AS name,
       '' AS document, '' AS place, '' AS memo
UNION ALL
MATCH (n:Document) WHERE n.id = $id
RETURN n.id AS id, 'Document' AS kind, coalesce(n.title, '') AS name,
       '' AS document, '' AS place, '' AS memo
UNION ALL
MATCH (n:Episode) WHERE n.id = $id
RETURN n.id AS id, 'Episode' AS kind, coalesce(n.place, '') AS name,
       CASE WHEN n.document IS NULL THEN '' ELSE n.study + ':' + n.document END AS document, coalesce(n.place, '') AS place,
       coalesce(n.memo, '') AS memo
UNION ALL
MATCH (n:Family) WHERE n.id = $id
RETURN n.id AS id, 'Family' AS kind, coalesce(n.name, '') AS name,
       CASE WHEN n.document IS NULL THEN '' ELSE n.study + ':' + n.document END AS document, coalesce(n.place, '') AS place,
       coalesce(n.memo, '') AS memo
UNION ALL
MATCH (n:Interaction) WHERE n.id = $id
RETURN n.id AS id, 'Interaction' AS kind, coalesce(n.kind, '') AS name,
       '' AS document, '' AS place, '' AS memo
UNION ALL
MATCH (n:Involvement) WHERE n.id = $id
RETURN n.id AS id, 'Involvement' AS kind, coalesce(n.basis, '') AS name,
       CASE WHEN n.document IS NULL THEN '' ELSE n.study + ':' + n.document END AS document, coalesce(n.place, '') AS place,
       coalesce(n.memo, '') AS memo
UNION ALL
MATCH (n:Kin) WHERE n.id = $id
RETURN n.id AS id, 'Kin' AS kind, coalesce(n.pseudonym, '') AS name,
       CASE WHEN n.document IS NULL THEN '' ELSE n.study + ':' + n.document END AS document, coalesce(n.place, '') AS place,
       coalesce(n.memo, '') AS memo
UNION ALL
MATCH (n:Parent) WHERE n.id = $id
RETURN n.id AS id, 'Parent' AS kind, coalesce(n.pseudonym, '') AS name,
       CASE WHEN n.document IS NULL THEN '' ELSE n.study + ':' + n.document END AS document, coalesce(n.place, '') AS place,
       coalesce(n.memo, '') AS memo
UNION ALL
MATCH (n:Professional) WHERE n.id = $id
RETURN n.id AS id, 'Professional' AS kind, coalesce(n.pseudonym, '') AS name,
       CASE WHEN n.document IS NULL THEN '' ELSE n.study + ':' + n.document END AS document, coalesce(n.place, '') AS place,
       coalesce(n.memo, '') AS memo
UNION ALL
MATCH (n:Remark) WHERE n.id = $id
RETURN n.id AS id, 'Remark' AS kind, coalesce(n.said_of, '') AS name,
       '' AS document, '' AS place, '' AS memo
UNION ALL
MATCH (n:Role) WHERE n.id = $id
RETURN n.id AS id, 'Role' AS kind, coalesce(n.name, '') AS name,
       '' AS document, '' AS place, '' AS memo
UNION ALL
MATCH (n:Service) WHERE n.id = $id
RETURN n.id AS id, 'Service' AS kind, coalesce(n.name, '') AS name,
       CASE WHEN n.document IS NULL THEN '' ELSE n.study + ':' + n.document END AS document, coalesce(n.place, '') AS place,
       coalesce(n.memo, '') AS memo
UNION ALL
MATCH (n:Statement) WHERE n.id = $id
RETURN n.id AS id, 'Statement' AS kind, coalesce(n.claim, '') AS name,
       CASE WHEN n.document IS NULL THEN '' ELSE n.study + ':' + n.document END AS document, coalesce(n.place, '') AS place,
       coalesce(n.memo, '') AS memo
UNION ALL
MATCH (n:Study) WHERE n.id = $id
RETURN n.id AS id, 'Study' AS kind, coalesce(n.title, '') AS name,
       '' AS document, '' AS place, '' AS memo
