// name: corrections
// question: What did people in a room say of a family's map: notes, and what is not right?
// chapter: Evidence
// definition: One row a remark that was made on a map, with the role of whoever made it and the day. It stands beside the
//   evidence: no passage and no figure is changed by it. Other is empty where a remark is of one person, service, home or
//   fold and not of a line. A remark on a composite is of the study; it has no family, and is given when no single family
//   and no jurisdiction is asked about.
// params: Families
// result: CorrectionRow
// identity: remark
// order: family, said_on, remark
// release: family
MATCH (f:Family)<-[:ON_MAP_OF]-(r:Remark)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f.id AS family, r
OPTIONAL MATCH (r)-[:REMARKS_ON]->(a:Parent|Child|Kin|Professional|Service|Family|Interaction|Study)
WITH family, r, collect(DISTINCT a.id) AS about
OPTIONAL MATCH (r)-[:REMARKS_ON_TIE_TO]->(b:Parent|Child|Kin|Professional|Service|Family|Interaction)
WITH family, r, about, collect(DISTINCT b.id) AS other
RETURN family, r.id AS remark, r.remark_sort AS sort, r.said AS said, coalesce(r.said_by, '') AS said_by,
       coalesce(r.said_on, '') AS said_on, coalesce(r.said_of, '') AS said_of, about, other,
       coalesce(r.export, '') AS export, coalesce(r.data_version, '') AS data_version
UNION ALL
MATCH (f:Study)<-[:REMARKS_ON]-(r:Remark)
WHERE f.id >= $family_from AND f.id <= $family_to AND $jurisdiction = ''
WITH f, r
WHERE NOT EXISTS { MATCH (r)-[:ON_MAP_OF]->(:Family) }
RETURN '' AS family, r.id AS remark, r.remark_sort AS sort, r.said AS said, coalesce(r.said_by, '') AS said_by,
       coalesce(r.said_on, '') AS said_on, coalesce(r.said_of, '') AS said_of, collect(DISTINCT f.id) AS about,
       collect(DISTINCT CASE WHEN f.id = '' THEN '' END) AS other, coalesce(r.export, '') AS export,
       coalesce(r.data_version, '') AS data_version
