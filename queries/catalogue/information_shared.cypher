// name: information_shared
// question: Between whom is information about families shared, and by whom is it withheld?
// chapter: All families
// definition: Counted are interactions of which it is told whether information was passed on, held back, or judged case
//   by case. By is the role of whoever called for or asked for it; with is the role of each other who took part, and
//   what the service does to which it was directed, or which held it without a worker being named. Where nobody is said
//   to have begun it, a single party counts as by, and between several parties the pair has no direction. Empty means
//   not said. Those only talked about are no parties. One interaction counts once in each pair. Events are counted
//   apart from habits, and both from what is told otherwise: suppositions, rules, fears, and what did not happen, such
//   as a thing never told. Where accounts disagree on whether it was shared, the agreed record counts it not. Told of
//   no family counts too unless a family or jurisdiction is asked for. Any overlap with the window counts.
// params: Families, Window, Voice
// result: SharingRow
// identity: shared, by, with_whom, directed
// order: shared, by, with_whom, directed
// release: counts
// rows: SharingTold
// function: information_shared
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i
WHERE $voice IN i.voices AND i.shared IS NOT NULL AND i.from_day <= $to_day AND i.to_day >= $from_day
OPTIONAL MATCH (i)-[:HELD_BY]->(s:Service)
WITH f, i, collect(DISTINCT CASE WHEN s.id <> '' THEN s.id + '=' + coalesce(s.service_kind, '') END) AS held_by
OPTIONAL MATCH (i)<-[:TOOK_PART]-(:Professional)-[:WORKS_FOR]->(w:Service)
WITH f, i, held_by, collect(DISTINCT CASE WHEN w.id <> '' THEN w.id + '=' + coalesce(w.service_kind, '') END) AS worked_for
OPTIONAL MATCH (i)-[:DIRECTED_TO]->(d:Service)
WITH f, i, held_by, worked_for, collect(DISTINCT CASE WHEN d.id <> '' THEN d.id + '=' + coalesce(d.service_kind, '') END) AS directed_to
OPTIONAL MATCH (i)<-[t:TOOK_PART]-(p:Professional|Parent|Child|Kin)
WITH f, i, held_by, worked_for, directed_to,
     collect(DISTINCT CASE WHEN t.part IN ['convened', 'asked_for'] THEN p.role END) AS began,
     collect(DISTINCT CASE WHEN t.part <> 'convened' AND t.part <> 'asked_for' AND t.part <> 'talked_about'
                                AND t.part <> 'not_invited' THEN p.role END) AS others
RETURN f.id AS of_family, i.interaction AS interaction, i.shared AS shared, coalesce(i.counts, true) AS event,
       coalesce(i.reality, '') = 'habit' AS habit, held_by, worked_for, directed_to, began, others
UNION ALL
MATCH (i:Interaction|Account)
WHERE i.id >= $family_from AND i.id <= $family_to AND $jurisdiction = ''
WITH i
WHERE $voice IN i.voices AND i.shared IS NOT NULL AND i.from_day <= $to_day AND i.to_day >= $from_day
  AND NOT EXISTS { MATCH (i)-[:CONCERNS]->(:Family) }
OPTIONAL MATCH (i)-[:HELD_BY]->(s:Service)
WITH i, collect(DISTINCT CASE WHEN s.id <> '' THEN s.id + '=' + coalesce(s.service_kind, '') END) AS held_by
OPTIONAL MATCH (i)<-[:TOOK_PART]-(:Professional)-[:WORKS_FOR]->(w:Service)
WITH i, held_by, collect(DISTINCT CASE WHEN w.id <> '' THEN w.id + '=' + coalesce(w.service_kind, '') END) AS worked_for
OPTIONAL MATCH (i)-[:DIRECTED_TO]->(d:Service)
WITH i, held_by, worked_for, collect(DISTINCT CASE WHEN d.id <> '' THEN d.id + '=' + coalesce(d.service_kind, '') END) AS directed_to
OPTIONAL MATCH (i)<-[t:TOOK_PART]-(p:Professional|Parent|Child|Kin)
WITH i, held_by, worked_for, directed_to,
     collect(DISTINCT CASE WHEN t.part IN ['convened', 'asked_for'] THEN p.role END) AS began,
     collect(DISTINCT CASE WHEN t.part <> 'convened' AND t.part <> 'asked_for' AND t.part <> 'talked_about'
                                AND t.part <> 'not_invited' THEN p.role END) AS others
RETURN '' AS of_family, i.interaction AS interaction, i.shared AS shared, coalesce(i.counts, true) AS event,
       coalesce(i.reality, '') = 'habit' AS habit, held_by, worked_for, directed_to, began, others
