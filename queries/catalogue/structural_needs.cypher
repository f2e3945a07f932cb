// name: structural_needs
// question: Which families' needs of housing, money and other means are named, by whom, and who responded?
// chapter: All families
// definition: One row a family, and one a study for what is said or told there of no family asked about. Statements are
//   those on housing, money and other material help, and those that lay something to wider conditions. A need is named
//   by a statement of the kind need or recommendation, or one that says that something is wanted, lacking, or lies in
//   wider conditions, or that needs differ; the others are views of the help given, for or against it. Responses are
//   interactions of kind practical help: events that were held, events that did not come about, and habits, counted
//   apart. Responded by are the roles of the professionals in the held ones and habits, and what their services do.
//   Which need it was, a home or a nursery place, stands in the passage and its codes and in no term of the model.
//   A voice's statements are those that it reports. Statements have no date, so there is no window and no statement is
//   tied to the help that came after it. A family
//   without a row has neither told of it.
// params: Families, Voice
// result: NeedRow
// identity: of
// order: of
// release: counts
// rows: NeedTold
// function: structural_needs
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i
WHERE i.kind = 'practical_help' AND $voice IN i.voices AND (i.counts OR i.reality = 'habit')
OPTIONAL MATCH (i)-[:HELD_BY]->(v:Service)
WITH f, i, collect(DISTINCT v.service_kind) AS services
OPTIONAL MATCH (i)<-[t:TOOK_PART]-(p:Professional)
WITH f, i, services, collect(DISTINCT CASE WHEN t.part <> 'talked_about' AND t.part <> 'not_invited' THEN p.role END) AS roles
RETURN f.id AS of_family, i.study AS study, 'help' AS what, i.interaction AS told, '' AS says, '' AS sort, '' AS stance,
       i.counts AS event, i.reality = 'habit' AS habit, coalesce(i.held, false) AS held,
       coalesce(i.missed, false) AS missed, services + roles AS by_whom
UNION ALL
MATCH (s:Statement)
WHERE s.id >= $family_from AND s.id <= $family_to AND ($jurisdiction = '' OR s.jurisdiction = $jurisdiction)
WITH DISTINCT s
WHERE (s.process = 'material_help' OR s.says = 'structural')
  AND ($voice = '' OR EXISTS { MATCH (s)<-[:REPORTS]-(v:Parent|Child|Kin|Professional|Role) WHERE v.id = $voice OR 'role:' + v.role = $voice })
OPTIONAL MATCH (s)<-[:HOLDS]-(h:Parent|Child|Kin|Professional|Role|Service)
RETURN '' AS of_family, s.study AS study, 'statement' AS what, s.id AS told, coalesce(s.says, '') AS says,
       coalesce(s.statement_kind, '') AS sort, coalesce(s.stance, '') AS stance, false AS event, false AS habit,
       false AS held, false AS missed, collect(DISTINCT coalesce(h.role, h.service_kind)) AS by_whom
UNION ALL
MATCH (f:Family)<-[:MEMBER_OF]-(:Parent|Child|Kin)-[:HOLDS|REPORTS]->(s:Statement)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH DISTINCT f, s
WHERE (s.process = 'material_help' OR s.says = 'structural')
  AND ($voice = '' OR EXISTS { MATCH (s)<-[:REPORTS]-(v:Parent|Child|Kin|Professional|Role) WHERE v.id = $voice OR 'role:' + v.role = $voice })
OPTIONAL MATCH (s)<-[:HOLDS]-(h:Parent|Child|Kin|Professional|Role|Service)
RETURN f.id AS of_family, s.study AS study, 'statement' AS what, s.id AS told, coalesce(s.says, '') AS says,
       coalesce(s.statement_kind, '') AS sort, coalesce(s.stance, '') AS stance, false AS event, false AS habit,
       false AS held, false AS missed, collect(DISTINCT coalesce(h.role, h.service_kind)) AS by_whom
UNION ALL
MATCH (f:Family)<-[:MEMBER_OF]-(:Parent|Child|Kin)<-[:ABOUT]-(s:Statement)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH DISTINCT f, s
WHERE (s.process = 'material_help' OR s.says = 'structural')
  AND ($voice = '' OR EXISTS { MATCH (s)<-[:REPORTS]-(v:Parent|Child|Kin|Professional|Role) WHERE v.id = $voice OR 'role:' + v.role = $voice })
OPTIONAL MATCH (s)<-[:HOLDS]-(h:Parent|Child|Kin|Professional|Role|Service)
RETURN f.id AS of_family, s.study AS study, 'statement' AS what, s.id AS told, coalesce(s.says, '') AS says,
       coalesce(s.statement_kind, '') AS sort, coalesce(s.stance, '') AS stance, false AS event, false AS habit,
       false AS held, false AS missed, collect(DISTINCT coalesce(h.role, h.service_kind)) AS by_whom
UNION ALL
MATCH (f:Family)<-[:ABOUT]-(s:Statement)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH DISTINCT f, s
WHERE (s.process = 'material_help' OR s.says = 'structural')
  AND ($voice = '' OR EXISTS { MATCH (s)<-[:REPORTS]-(v:Parent|Child|Kin|Professional|Role) WHERE v.id = $voice OR 'role:' + v.role = $voice })
OPTIONAL MATCH (s)<-[:HOLDS]-(h:Parent|Child|Kin|Professional|Role|Service)
RETURN f.id AS of_family, s.study AS study, 'statement' AS what, s.id AS told, coalesce(s.says, '') AS says,
       coalesce(s.statement_kind, '') AS sort, coalesce(s.stance, '') AS stance, false AS event, false AS habit,
       false AS held, false AS missed, collect(DISTINCT coalesce(h.role, h.service_kind)) AS by_whom
UNION ALL
MATCH (f:Family)<-[:CONCERNS]-(:Interaction)<-[:ABOUT]-(s:Statement)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH DISTINCT f, s
WHERE (s.process = 'material_help' OR s.says = 'structural')
  AND ($voice = '' OR EXISTS { MATCH (s)<-[:REPORTS]-(v:Parent|Child|Kin|Professional|Role) WHERE v.id = $voice OR 'role:' + v.role = $voice })
OPTIONAL MATCH (s)<-[:HOLDS]-(h:Parent|Child|Kin|Professional|Role|Service)
RETURN f.id AS of_family, s.study AS study, 'statement' AS what, s.id AS told, coalesce(s.says, '') AS says,
       coalesce(s.statement_kind, '') AS sort, coalesce(s.stance, '') AS stance, false AS event, false AS habit,
       false AS held, false AS missed, collect(DISTINCT coalesce(h.role, h.service_kind)) AS by_whom
UNION ALL
MATCH (i:Interaction|Account)
WHERE i.id >= $family_from AND i.id <= $family_to AND $jurisdiction = ''
WITH i
WHERE i.kind = 'practical_help' AND $voice IN i.voices AND (i.counts OR i.reality = 'habit')
  AND NOT EXISTS { MATCH (i)-[:CONCERNS]->(:Family) }
OPTIONAL MATCH (i)-[:HELD_BY]->(v:Service)
WITH i, collect(DISTINCT v.service_kind) AS services
OPTIONAL MATCH (i)<-[t:TOOK_PART]-(p:Professional)
WITH i, services, collect(DISTINCT CASE WHEN t.part <> 'talked_about' AND t.part <> 'not_invited' THEN p.role END) AS roles
RETURN '' AS of_family, i.study AS study, 'help' AS what, i.interaction AS told, '' AS says, '' AS sort, '' AS stance,
       i.counts AS event, i.reality = 'habit' AS habit, coalesce(i.held, false) AS held,
       coalesce(i.missed, false) AS missed, services + roles AS by_whom
