// name: ties_between
// question: By which ties is the one tied to the other, and where does a source say so?
// chapter: Evidence
// definition: One row a tie from the one to the other, stated or derived; parallel ties that differ only in what they
//   say, such as several parts played, are one row. Document, place and memo are those that the sheet of ties gives.
// params: Ends
// result: TieRow
// identity: tie, from_id, to_id, document, place, memo
// order: tie, from_id, to_id, document, place, memo
// release: family
// by: one

// of: Statement
MATCH (a:Statement)-[t:ABOUT]->(b:Agency|Child|Family|Interaction|Kin|Parent|Professional|Role|Service|Study)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'ABOUT' AS tie, a.id AS from_id, b.id AS to_id, '' AS document, '' AS place, '' AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: CareArrangement
MATCH (a:CareArrangement)-[t:ARRANGEMENT_OF]->(b:Child)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'ARRANGEMENT_OF' AS tie, a.id AS from_id, b.id AS to_id, '' AS document, '' AS place, '' AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: CareArrangement
MATCH (a:CareArrangement)-[t:ARRANGEMENT_WITH]->(b:Kin|Parent|Service)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'ARRANGEMENT_WITH' AS tie, a.id AS from_id, b.id AS to_id, '' AS document, '' AS place, '' AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Account, CareArrangement, Interaction, Involvement, Professional
MATCH (a:Account|CareArrangement|Interaction|Involvement|Professional)-[t:BEFORE]->(b:Account|CareArrangement|Interaction|Involvement|Professional)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'BEFORE' AS tie, a.id AS from_id, b.id AS to_id, CASE WHEN t.document IS NULL THEN '' ELSE a.study + ':' + t.document END AS document, coalesce(t.place, '') AS place,
       coalesce(t.memo, '') AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Episode
MATCH (a:Episode)-[t:CODED_AS]->(b:Code)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'CODED_AS' AS tie, a.id AS from_id, b.id AS to_id, '' AS document, '' AS place, '' AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Account, Interaction
MATCH (a:Account|Interaction)-[t:CONCERNS]->(b:Family)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'CONCERNS' AS tie, a.id AS from_id, b.id AS to_id, '' AS document, '' AS place, '' AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Account, Interaction
MATCH (a:Account|Interaction)-[t:DIRECTED_TO]->(b:Service)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'DIRECTED_TO' AS tie, a.id AS from_id, b.id AS to_id, '' AS document, '' AS place, '' AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Episode
MATCH (a:Episode)-[t:EVIDENCES]->(b:Account|Interaction|Statement)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'EVIDENCES' AS tie, a.id AS from_id, b.id AS to_id, '' AS document, '' AS place, '' AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Episode
MATCH (a:Episode)-[t:FROM_DOCUMENT]->(b:Document)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'FROM_DOCUMENT' AS tie, a.id AS from_id, b.id AS to_id, '' AS document, '' AS place, '' AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Child, Kin, Parent, Professional
MATCH (a:Child|Kin|Parent|Professional)-[t:HAS_ROLE]->(b:Role)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'HAS_ROLE' AS tie, a.id AS from_id, b.id AS to_id, '' AS document, '' AS place, '' AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Account, Interaction
MATCH (a:Account|Interaction)-[t:HELD_BY]->(b:Service)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'HELD_BY' AS tie, a.id AS from_id, b.id AS to_id, '' AS document, '' AS place, '' AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Agency, Child, Kin, Parent, Professional, Role, Service
MATCH (a:Agency|Child|Kin|Parent|Professional|Role|Service)-[t:HOLDS]->(b:Statement)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'HOLDS' AS tie, a.id AS from_id, b.id AS to_id, '' AS document, '' AS place, '' AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Family
MATCH (a:Family)-[t:INVOLVED_WITH]->(b:Service)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'INVOLVED_WITH' AS tie, a.id AS from_id, b.id AS to_id, '' AS document, '' AS place, '' AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Involvement
MATCH (a:Involvement)-[t:INVOLVEMENT_OF]->(b:Family)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'INVOLVEMENT_OF' AS tie, a.id AS from_id, b.id AS to_id, '' AS document, '' AS place, '' AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Involvement
MATCH (a:Involvement)-[t:INVOLVEMENT_WITH]->(b:Service)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'INVOLVEMENT_WITH' AS tie, a.id AS from_id, b.id AS to_id, '' AS document, '' AS place, '' AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Child, Kin, Parent
MATCH (a:Child|Kin|Parent)-[t:KIN_OF]->(b:Child|Kin|Parent)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'KIN_OF' AS tie, a.id AS from_id, b.id AS to_id, CASE WHEN t.document IS NULL THEN '' ELSE a.study + ':' + t.document END AS document, coalesce(t.place, '') AS place,
       coalesce(t.memo, '') AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Account, Interaction
MATCH (a:Account|Interaction)-[t:LED_TO]->(b:Account|Interaction)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'LED_TO' AS tie, a.id AS from_id, b.id AS to_id, '' AS document, '' AS place, '' AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Child, Kin, Parent
MATCH (a:Child|Kin|Parent)-[t:MEMBER_OF]->(b:Family)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'MEMBER_OF' AS tie, a.id AS from_id, b.id AS to_id, '' AS document, '' AS place, '' AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Service
MATCH (a:Service)-[t:MET]->(b:Service)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'MET' AS tie, a.id AS from_id, b.id AS to_id, '' AS document, '' AS place, '' AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Remark
MATCH (a:Remark)-[t:ON_MAP_OF]->(b:Family)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'ON_MAP_OF' AS tie, a.id AS from_id, b.id AS to_id, '' AS document, '' AS place, '' AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Kin, Parent
MATCH (a:Kin|Parent)-[t:PARENT_OF]->(b:Child|Kin|Parent)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'PARENT_OF' AS tie, a.id AS from_id, b.id AS to_id, CASE WHEN t.document IS NULL THEN '' ELSE a.study + ':' + t.document END AS document, coalesce(t.place, '') AS place,
       coalesce(t.memo, '') AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Service
MATCH (a:Service)-[t:PART_OF]->(b:Agency)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'PART_OF' AS tie, a.id AS from_id, b.id AS to_id, '' AS document, '' AS place, '' AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Kin, Parent
MATCH (a:Kin|Parent)-[t:PARTNER_OF]->(b:Kin|Parent)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'PARTNER_OF' AS tie, a.id AS from_id, b.id AS to_id, CASE WHEN t.document IS NULL THEN '' ELSE a.study + ':' + t.document END AS document, coalesce(t.place, '') AS place,
       coalesce(t.memo, '') AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Agency, Child, Family, Interaction, Kin, Parent, Professional, Service
MATCH (a:Agency|Child|Family|Interaction|Kin|Parent|Professional|Service)-[t:POSSIBLY_SAME_AS]->(b:Agency|Child|Family|Interaction|Kin|Parent|Professional|Service)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'POSSIBLY_SAME_AS' AS tie, a.id AS from_id, b.id AS to_id, CASE WHEN t.document IS NULL THEN '' ELSE a.study + ':' + t.document END AS document, coalesce(t.place, '') AS place,
       coalesce(t.memo, '') AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Service
MATCH (a:Service)-[t:REFERRED_TO]->(b:Service)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'REFERRED_TO' AS tie, a.id AS from_id, b.id AS to_id, '' AS document, '' AS place, '' AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Remark
MATCH (a:Remark)-[t:REMARKS_ON]->(b:Child|Family|Interaction|Kin|Parent|Professional|Service|Study)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'REMARKS_ON' AS tie, a.id AS from_id, b.id AS to_id, '' AS document, '' AS place, '' AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Remark
MATCH (a:Remark)-[t:REMARKS_ON_TIE_TO]->(b:Child|Family|Interaction|Kin|Parent|Professional|Service)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'REMARKS_ON_TIE_TO' AS tie, a.id AS from_id, b.id AS to_id, '' AS document, '' AS place, '' AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Child, Kin, Parent, Professional, Role
MATCH (a:Child|Kin|Parent|Professional|Role)-[t:REPORTS]->(b:Statement)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'REPORTS' AS tie, a.id AS from_id, b.id AS to_id, '' AS document, '' AS place, '' AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Account
MATCH (a:Account)-[t:TELLS]->(b:Interaction)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'TELLS' AS tie, a.id AS from_id, b.id AS to_id, '' AS document, '' AS place, '' AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Child, Kin, Parent, Professional
MATCH (a:Child|Kin|Parent|Professional)-[t:TOOK_PART]->(b:Account|Interaction)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'TOOK_PART' AS tie, a.id AS from_id, b.id AS to_id, '' AS document, '' AS place, '' AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Involvement
MATCH (a:Involvement)-[t:WORKED_BY]->(b:Professional)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'WORKED_BY' AS tie, a.id AS from_id, b.id AS to_id, '' AS document, '' AS place, '' AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Professional
MATCH (a:Professional)-[t:WORKED_WITH]->(b:Family)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'WORKED_WITH' AS tie, a.id AS from_id, b.id AS to_id, '' AS document, '' AS place, '' AS memo
RETURN tie, from_id, to_id, document, place, memo
UNION ALL
// of: Professional
MATCH (a:Professional)-[t:WORKS_FOR]->(b:Service)
WHERE a.id = $one AND b.id = $other
WITH DISTINCT 'WORKS_FOR' AS tie, a.id AS from_id, b.id AS to_id, '' AS document, '' AS place, '' AS memo
RETURN tie, from_id, to_id, document, place, memo
