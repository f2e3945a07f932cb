// name: conference_summary
// question: How large are case conferences and core groups, who is missing from them, and what do families get to see, taken together?
// chapter: All families
// definition: The meetings of case_conferences summed up, a row a kind of meeting and sort of thing told: events, habits
//   (each told once, however often it recurs), and what was asked for, feared or did not happen are apart. Size counts
//   those told to have been at one that was held, where it is told who was there, stayed away or was not invited; more
//   may have been there than are told. The ratio is of each meeting with both sides told and one of the family there, then the median.
//   What is not stated, or is disputed, is in none of the columns that say yes or no: shared and not shared do not add up
//   to all. A general practitioner of whom nothing is told is neither present nor away. Meetings told without saying
//   about which family count too, unless one family or a jurisdiction is asked about. Possible: may overlap the window;
//   certain: lies wholly inside it; the other columns are possible.
// params: Families, Window, Voice
// rows: MeetingTold
// function: conference_summary
// result: MeetingsRow
// identity: kind, told_as
// order: kind, told_as
// release: counts
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i
WHERE i.kind IN ['case_conference', 'core_group'] AND $voice IN i.voices AND i.from_day <= $to_day
  AND i.to_day >= $from_day
OPTIONAL MATCH (i)<-[t:TOOK_PART]-(p:Professional|Parent|Child|Kin)
WITH f, i,
     count(CASE WHEN t.side = 'professional' AND (t.present OR t.part IN ['absent', 'refused', 'not_invited']) THEN 1 END)
       AS professionals_told,
     count(CASE WHEN t.side = 'family' AND (t.present OR t.part IN ['absent', 'refused', 'not_invited']) THEN 1 END)
       AS relatives_told,
     count(DISTINCT CASE WHEN t.present AND t.side = 'professional' THEN p.id END) AS professionals,
     count(DISTINCT CASE WHEN t.present AND t.side = 'family' THEN p.id END) AS relatives,
     count(CASE WHEN p.role = 'gp' AND t.present THEN 1 END) AS gps,
     count(CASE WHEN p.role = 'gp' AND t.part IN ['absent', 'refused', 'invited', 'not_invited'] THEN 1 END) AS gps_away,
     count(CASE WHEN t.side = 'family' AND t.part = 'not_invited' THEN 1 END) AS uninvited
RETURN f.id AS whose, i.interaction AS interaction, i.kind AS kind,
       CASE WHEN i.counts THEN 'event' ELSE coalesce(i.reality, 'disputed') END AS told_as,
       (i.from_day >= $from_day AND i.to_day <= $to_day) AS sure, coalesce(i.held, false) AS held,
       CASE WHEN professionals_told = 0 THEN -1 ELSE professionals END AS professionals,
       CASE WHEN relatives_told = 0 THEN -1 ELSE relatives END AS relatives,
       gps > 0 AS gp_present, gps = 0 AND gps_away > 0 AS gp_away, uninvited > 0 AS left_out,
       coalesce(i.notice_days, -1) AS notice_days,
       CASE WHEN i.report_shared THEN 'yes' WHEN NOT i.report_shared THEN 'no' ELSE '' END AS report_shared,
       CASE WHEN i.minutes_shared THEN 'yes' WHEN NOT i.minutes_shared THEN 'no' ELSE '' END AS minutes_shared,
       coalesce(i.decision, '') AS decision
UNION ALL
MATCH (i:Interaction|Account)
WHERE i.id >= $family_from AND i.id <= $family_to AND $jurisdiction = ''
WITH i
WHERE i.kind IN ['case_conference', 'core_group'] AND $voice IN i.voices AND i.from_day <= $to_day
  AND i.to_day >= $from_day AND NOT EXISTS { MATCH (i)-[:CONCERNS]->(f:Family) }
OPTIONAL MATCH (i)<-[t:TOOK_PART]-(p:Professional|Parent|Child|Kin)
WITH i,
     count(CASE WHEN t.side = 'professional' AND (t.present OR t.part IN ['absent', 'refused', 'not_invited']) THEN 1 END)
       AS professionals_told,
     count(CASE WHEN t.side = 'family' AND (t.present OR t.part IN ['absent', 'refused', 'not_invited']) THEN 1 END)
       AS relatives_told,
     count(DISTINCT CASE WHEN t.present AND t.side = 'professional' THEN p.id END) AS professionals,
     count(DISTINCT CASE WHEN t.present AND t.side = 'family' THEN p.id END) AS relatives,
     count(CASE WHEN p.role = 'gp' AND t.present THEN 1 END) AS gps,
     count(CASE WHEN p.role = 'gp' AND t.part IN ['absent', 'refused', 'invited', 'not_invited'] THEN 1 END) AS gps_away,
     count(CASE WHEN t.side = 'family' AND t.part = 'not_invited' THEN 1 END) AS uninvited
RETURN '' AS whose, i.interaction AS interaction, i.kind AS kind,
       CASE WHEN i.counts THEN 'event' ELSE coalesce(i.reality, 'disputed') END AS told_as,
       (i.from_day >= $from_day AND i.to_day <= $to_day) AS sure, coalesce(i.held, false) AS held,
       CASE WHEN professionals_told = 0 THEN -1 ELSE professionals END AS professionals,
       CASE WHEN relatives_told = 0 THEN -1 ELSE relatives END AS relatives,
       gps > 0 AS gp_present, gps = 0 AND gps_away > 0 AS gp_away, uninvited > 0 AS left_out,
       coalesce(i.notice_days, -1) AS notice_days,
       CASE WHEN i.report_shared THEN 'yes' WHEN NOT i.report_shared THEN 'no' ELSE '' END AS report_shared,
       CASE WHEN i.minutes_shared THEN 'yes' WHEN NOT i.minutes_shared THEN 'no' ELSE '' END AS minutes_shared,
       coalesce(i.decision, '') AS decision
