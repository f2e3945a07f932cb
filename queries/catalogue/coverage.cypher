// name: coverage
// question: Which documents, passages, codes and people of a study reached the graph, and which did not?
// chapter: Study
// definition: One row for each study and sort of thing that its sheets name. In interactions: a passage that tells
//   one, whatever its reality; a document or code that has such a passage; a person who took part in one, by whatever
//   part, absence included; a service that held one or that it was directed to; a family that one concerns. In
//   statements: a passage that makes one; a document or code that has such a passage; a person or service that holds or
//   reports one or that it is about; a family that it is about. One thing may be in both. In neither stands by its ids.
//   A code that no passage carries and a document that no sheet names are not in the graph, so they are not counted.
// params: Studies
// result: CoverageRow
// identity: study, what
// order: study, what
// release: family
// rows: ReachedTold
// function: coverage
MATCH (n:Document)
WHERE n.id >= $id_from AND n.id <= $id_to
RETURN n.study AS study, 'documents' AS what, n.id AS id,
       CASE WHEN EXISTS { MATCH (n)<-[:FROM_DOCUMENT]-(:Episode)-[:EVIDENCES]->(:Interaction|Account) }
            THEN 1 ELSE 0 END AS in_interactions,
       CASE WHEN EXISTS { MATCH (n)<-[:FROM_DOCUMENT]-(:Episode)-[:EVIDENCES]->(:Statement) }
            THEN 1 ELSE 0 END AS in_statements
UNION ALL
MATCH (n:Episode)
WHERE n.id >= $id_from AND n.id <= $id_to
RETURN n.study AS study, 'passages' AS what, n.id AS id,
       CASE WHEN EXISTS { MATCH (n)-[:EVIDENCES]->(:Interaction|Account) } THEN 1 ELSE 0 END AS in_interactions,
       CASE WHEN EXISTS { MATCH (n)-[:EVIDENCES]->(:Statement) } THEN 1 ELSE 0 END AS in_statements
UNION ALL
MATCH (n:Code)
WHERE n.id >= $id_from AND n.id <= $id_to
RETURN n.study AS study, 'codes' AS what, n.id AS id,
       CASE WHEN EXISTS { MATCH (n)<-[:CODED_AS]-(:Episode)-[:EVIDENCES]->(:Interaction|Account) }
            THEN 1 ELSE 0 END AS in_interactions,
       CASE WHEN EXISTS { MATCH (n)<-[:CODED_AS]-(:Episode)-[:EVIDENCES]->(:Statement) }
            THEN 1 ELSE 0 END AS in_statements
UNION ALL
MATCH (n:Parent)
WHERE n.id >= $id_from AND n.id <= $id_to
RETURN n.study AS study, 'parents' AS what, n.id AS id,
       CASE WHEN EXISTS { MATCH (n)-[:TOOK_PART]->(:Interaction|Account) } THEN 1 ELSE 0 END AS in_interactions,
       CASE WHEN EXISTS { MATCH (n)-[:HOLDS|REPORTS]->(:Statement) } OR EXISTS { MATCH (n)<-[:ABOUT]-(:Statement) }
            THEN 1 ELSE 0 END AS in_statements
UNION ALL
MATCH (n:Child)
WHERE n.id >= $id_from AND n.id <= $id_to
RETURN n.study AS study, 'children' AS what, n.id AS id,
       CASE WHEN EXISTS { MATCH (n)-[:TOOK_PART]->(:Interaction|Account) } THEN 1 ELSE 0 END AS in_interactions,
       CASE WHEN EXISTS { MATCH (n)-[:HOLDS|REPORTS]->(:Statement) } OR EXISTS { MATCH (n)<-[:ABOUT]-(:Statement) }
            THEN 1 ELSE 0 END AS in_statements
UNION ALL
MATCH (n:Kin)
WHERE n.id >= $id_from AND n.id <= $id_to
RETURN n.study AS study, 'kin' AS what, n.id AS id,
       CASE WHEN EXISTS { MATCH (n)-[:TOOK_PART]->(:Interaction|Account) } THEN 1 ELSE 0 END AS in_interactions,
       CASE WHEN EXISTS { MATCH (n)-[:HOLDS|REPORTS]->(:Statement) } OR EXISTS { MATCH (n)<-[:ABOUT]-(:Statement) }
            THEN 1 ELSE 0 END AS in_statements
UNION ALL
MATCH (n:Professional)
WHERE n.id >= $id_from AND n.id <= $id_to
RETURN n.study AS study, 'professionals' AS what, n.id AS id,
       CASE WHEN EXISTS { MATCH (n)-[:TOOK_PART]->(:Interaction|Account) } THEN 1 ELSE 0 END AS in_interactions,
       CASE WHEN EXISTS { MATCH (n)-[:HOLDS|REPORTS]->(:Statement) } OR EXISTS { MATCH (n)<-[:ABOUT]-(:Statement) }
            THEN 1 ELSE 0 END AS in_statements
UNION ALL
MATCH (n:Service)
WHERE n.id >= $id_from AND n.id <= $id_to
RETURN n.study AS study, 'services' AS what, n.id AS id,
       CASE WHEN EXISTS { MATCH (n)<-[:HELD_BY|DIRECTED_TO]-(:Interaction|Account) }
            THEN 1 ELSE 0 END AS in_interactions,
       CASE WHEN EXISTS { MATCH (n)-[:HOLDS]->(:Statement) } OR EXISTS { MATCH (n)<-[:ABOUT]-(:Statement) }
            THEN 1 ELSE 0 END AS in_statements
UNION ALL
MATCH (n:Family)
WHERE n.id >= $id_from AND n.id <= $id_to
RETURN n.study AS study, 'families' AS what, n.id AS id,
       CASE WHEN EXISTS { MATCH (n)<-[:CONCERNS]-(:Interaction|Account) } THEN 1 ELSE 0 END AS in_interactions,
       CASE WHEN EXISTS { MATCH (n)<-[:ABOUT]-(:Statement) } THEN 1 ELSE 0 END AS in_statements
