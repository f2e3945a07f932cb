// name: barriers
// question: What keeps families from seeking or getting help, as they and others tell it?
// chapter: All families
// definition: Two sources. Statements that something keeps people away, that children are not allowed, that the child
//   may be taken away, or that the truth is kept back, and any statement against how help is sought or medicine is
//   dispensed; barrier is then what the statement says and concerning the practice. And interactions: what is feared;
//   conversations and calls in which somebody of the family held something back; help that somebody of the family is
//   told not to have asked for, because it did not happen; and events that a service did not offer. Barrier is then
//   feared, kept_back, not_asked_for or not_offered, the first that applies, and concerning the kind of interaction.
//   Held by are the roles of those who hold the view, what the service does whose rule it is, or the roles of those who
//   tell the interaction. A statement is of the families whose people hold, report or are the subject of it; what is
//   said of no family counts too unless a family is asked for, with a jurisdiction only where it states that one.
//   A statement counts once, however many people it speaks of; a voice's statements are those that it reports.
//   Statements have no date, so there is no window.
// params: Families, Voice
// result: BarrierRow
// identity: barrier, concerning
// order: barrier, concerning
// release: counts
// rows: BarrierTold
// function: barriers
MATCH (s:Statement)
WHERE s.id >= $family_from AND s.id <= $family_to AND ($jurisdiction = '' OR s.jurisdiction = $jurisdiction)
WITH DISTINCT s
WHERE (s.says IN ['barrier', 'children_not_allowed', 'fear_of_removal', 'conceals']
    OR (s.process IN ['help_seeking', 'dispensing'] AND s.stance = 'against'))
  AND ($voice = '' OR EXISTS { MATCH (s)<-[:REPORTS]-(v:Parent|Child|Kin|Professional|Role) WHERE v.id = $voice OR 'role:' + v.role = $voice })
OPTIONAL MATCH (s)<-[:HOLDS]-(h:Parent|Child|Kin|Professional|Role|Service)
RETURN '' AS of_family, 'statement' AS what, coalesce(s.says, 'other') AS barrier, coalesce(s.process, '') AS concerning,
       s.id AS told, collect(DISTINCT coalesce(h.role, h.service_kind)) AS held_by
UNION ALL
MATCH (f:Family)<-[:MEMBER_OF]-(:Parent|Child|Kin)-[:HOLDS|REPORTS]->(s:Statement)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH DISTINCT f, s
WHERE (s.says IN ['barrier', 'children_not_allowed', 'fear_of_removal', 'conceals']
    OR (s.process IN ['help_seeking', 'dispensing'] AND s.stance = 'against'))
  AND ($voice = '' OR EXISTS { MATCH (s)<-[:REPORTS]-(v:Parent|Child|Kin|Professional|Role) WHERE v.id = $voice OR 'role:' + v.role = $voice })
OPTIONAL MATCH (s)<-[:HOLDS]-(h:Parent|Child|Kin|Professional|Role|Service)
RETURN f.id AS of_family, 'statement' AS what, coalesce(s.says, 'other') AS barrier, coalesce(s.process, '') AS concerning,
       s.id AS told, collect(DISTINCT coalesce(h.role, h.service_kind)) AS held_by
UNION ALL
MATCH (f:Family)<-[:MEMBER_OF]-(:Parent|Child|Kin)<-[:ABOUT]-(s:Statement)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH DISTINCT f, s
WHERE (s.says IN ['barrier', 'children_not_allowed', 'fear_of_removal', 'conceals']
    OR (s.process IN ['help_seeking', 'dispensing'] AND s.stance = 'against'))
  AND ($voice = '' OR EXISTS { MATCH (s)<-[:REPORTS]-(v:Parent|Child|Kin|Professional|Role) WHERE v.id = $voice OR 'role:' + v.role = $voice })
OPTIONAL MATCH (s)<-[:HOLDS]-(h:Parent|Child|Kin|Professional|Role|Service)
RETURN f.id AS of_family, 'statement' AS what, coalesce(s.says, 'other') AS barrier, coalesce(s.process, '') AS concerning,
       s.id AS told, collect(DISTINCT coalesce(h.role, h.service_kind)) AS held_by
UNION ALL
MATCH (f:Family)<-[:ABOUT]-(s:Statement)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH DISTINCT f, s
WHERE (s.says IN ['barrier', 'children_not_allowed', 'fear_of_removal', 'conceals']
    OR (s.process IN ['help_seeking', 'dispensing'] AND s.stance = 'against'))
  AND ($voice = '' OR EXISTS { MATCH (s)<-[:REPORTS]-(v:Parent|Child|Kin|Professional|Role) WHERE v.id = $voice OR 'role:' + v.role = $voice })
OPTIONAL MATCH (s)<-[:HOLDS]-(h:Parent|Child|Kin|Professional|Role|Service)
RETURN f.id AS of_family, 'statement' AS what, coalesce(s.says, 'other') AS barrier, coalesce(s.process, '') AS concerning,
       s.id AS told, collect(DISTINCT coalesce(h.role, h.service_kind)) AS held_by
UNION ALL
MATCH (f:Family)<-[:CONCERNS]-(:Interaction)<-[:ABOUT]-(s:Statement)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH DISTINCT f, s
WHERE (s.says IN ['barrier', 'children_not_allowed', 'fear_of_removal', 'conceals']
    OR (s.process IN ['help_seeking', 'dispensing'] AND s.stance = 'against'))
  AND ($voice = '' OR EXISTS { MATCH (s)<-[:REPORTS]-(v:Parent|Child|Kin|Professional|Role) WHERE v.id = $voice OR 'role:' + v.role = $voice })
OPTIONAL MATCH (s)<-[:HOLDS]-(h:Parent|Child|Kin|Professional|Role|Service)
RETURN f.id AS of_family, 'statement' AS what, coalesce(s.says, 'other') AS barrier, coalesce(s.process, '') AS concerning,
       s.id AS told, collect(DISTINCT coalesce(h.role, h.service_kind)) AS held_by
UNION ALL
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i
WHERE $voice IN i.voices
  AND (i.reality IN ['fear', 'did_not_happen'] OR i.shared = 'withheld' OR (i.counts AND i.status = 'not_offered'))
OPTIONAL MATCH (i)<-[t:TOOK_PART]-(:Parent|Child|Kin)
WITH f, i, max(CASE WHEN t.part = 'asked_for' THEN 1 ELSE 0 END) AS asked,
     max(CASE WHEN t.part <> 'talked_about' AND t.part <> 'not_invited' THEN 1 ELSE 0 END) AS took_part
WITH f, i, CASE WHEN i.reality = 'fear' THEN 'feared'
                WHEN i.reality = 'did_not_happen' AND asked = 1 THEN 'not_asked_for'
                WHEN i.shared = 'withheld' AND i.kind IN ['conversation', 'call'] AND took_part = 1 THEN 'kept_back'
                WHEN i.counts AND i.status = 'not_offered' THEN 'not_offered' ELSE '' END AS barrier
WHERE barrier <> ''
OPTIONAL MATCH (i)<-[:EVIDENCES]-(e:Episode)
WITH f, i, barrier, collect(DISTINCT e.voice_role) AS told_by
OPTIONAL MATCH (i)<-[:TELLS]-(:Account)<-[:EVIDENCES]-(e:Episode)
WITH f, i, barrier, told_by, collect(DISTINCT e.voice_role) AS retold_by
RETURN f.id AS of_family, 'interaction' AS what, barrier, i.kind AS concerning, i.interaction AS told,
       told_by + retold_by AS held_by
