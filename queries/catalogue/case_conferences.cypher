// name: case_conferences
// question: Who sits in each case conference and core group, who is invited and stays away, and what does the family get to see?
// chapter: All families
// definition: One row a case conference or core group that may lie in the window, held or not;
//   kind tells the two apart, told_as tells events from habits (told once, however many there were) and from what was
//   only asked for, feared or did not happen. Present are those told to have been there, who
//   chaired or attended; -1 when of that side of the table nobody is told to have been there or to have stayed away, so
//   that the number is not known. More people may have been there than are told. The ratio is professionals to each
//   member of the family present, empty when none was or either number is not known. Roles are given once however many people of the role. A general
//   practitioner is told of as present, absent, invited (without word whether they came) or left out, or not told of.
//   What is not stated is -1 or empty; so is what accounts disagree on, which is named in disputed. Those told
//   without saying about which family have an empty family; they are left out when one family or a jurisdiction is
//   asked about.
// params: Families, Window, Voice
// result: ConferenceRow
// identity: family, interaction, account
// order: family, kind, from_day, position, interaction, account
// release: family
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
     count(DISTINCT CASE WHEN t.part = 'not_addressed' AND t.side = 'family' THEN p.id END) AS not_addressed,
     collect(DISTINCT CASE WHEN t.present AND t.side = 'professional' THEN p.role END) AS roles_present,
     collect(DISTINCT CASE WHEN t.present AND t.side = 'family' THEN p.role END) AS family_present,
     collect(DISTINCT CASE WHEN t.part = 'absent' THEN p.role END) AS roles_absent,
     collect(DISTINCT CASE WHEN t.part = 'invited' THEN p.role END) AS roles_invited,
     collect(DISTINCT CASE WHEN t.part = 'not_invited' THEN p.role END) AS roles_left_out,
     collect(DISTINCT CASE WHEN t.part = 'refused' THEN p.role END) AS roles_refused,
     count(CASE WHEN p.role = 'gp' AND t.present THEN 1 END) AS gp_present,
     count(CASE WHEN p.role = 'gp' AND t.part = 'absent' THEN 1 END) AS gp_absent,
     count(CASE WHEN p.role = 'gp' AND t.part = 'invited' THEN 1 END) AS gp_invited,
     count(CASE WHEN p.role = 'gp' AND t.part = 'not_invited' THEN 1 END) AS gp_left_out
RETURN f.id AS family, i.interaction AS interaction,
       CASE WHEN i.id = i.interaction THEN '' ELSE i.id END AS account, i.kind AS kind,
       CASE WHEN i.counts THEN 'event' ELSE coalesce(i.reality, 'disputed') END AS told_as, coalesce(i.edtf, '') AS edtf,
       i.from_day AS from_day, i.to_day AS to_day, coalesce(i.position, 0) AS position, coalesce(i.status, '') AS status,
       CASE WHEN professionals_told = 0 THEN -1 ELSE professionals END AS professionals_present,
       CASE WHEN relatives_told = 0 THEN -1 ELSE relatives END AS relatives_present,
       CASE WHEN relatives > 0 AND professionals_told > 0 THEN 1.0 * professionals / relatives END AS professionals_each,
       not_addressed AS relatives_not_addressed, roles_present, family_present, roles_invited, roles_absent,
       roles_left_out, roles_refused,
       CASE WHEN gp_present > 0 THEN 'present' WHEN gp_absent > 0 THEN 'absent' WHEN gp_invited > 0 THEN 'invited'
            WHEN gp_left_out > 0 THEN 'left out' ELSE '' END AS gp,
       coalesce(i.notice_days, -1) AS notice_days,
       CASE WHEN i.report_shared THEN 'yes' WHEN NOT i.report_shared THEN 'no' ELSE '' END AS report_shared,
       CASE WHEN i.minutes_shared THEN 'yes' WHEN NOT i.minutes_shared THEN 'no' ELSE '' END AS minutes_shared,
       coalesce(i.decision, '') AS decision, i.disputed AS disputed
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
     count(DISTINCT CASE WHEN t.part = 'not_addressed' AND t.side = 'family' THEN p.id END) AS not_addressed,
     collect(DISTINCT CASE WHEN t.present AND t.side = 'professional' THEN p.role END) AS roles_present,
     collect(DISTINCT CASE WHEN t.present AND t.side = 'family' THEN p.role END) AS family_present,
     collect(DISTINCT CASE WHEN t.part = 'absent' THEN p.role END) AS roles_absent,
     collect(DISTINCT CASE WHEN t.part = 'invited' THEN p.role END) AS roles_invited,
     collect(DISTINCT CASE WHEN t.part = 'not_invited' THEN p.role END) AS roles_left_out,
     collect(DISTINCT CASE WHEN t.part = 'refused' THEN p.role END) AS roles_refused,
     count(CASE WHEN p.role = 'gp' AND t.present THEN 1 END) AS gp_present,
     count(CASE WHEN p.role = 'gp' AND t.part = 'absent' THEN 1 END) AS gp_absent,
     count(CASE WHEN p.role = 'gp' AND t.part = 'invited' THEN 1 END) AS gp_invited,
     count(CASE WHEN p.role = 'gp' AND t.part = 'not_invited' THEN 1 END) AS gp_left_out
RETURN '' AS family, i.interaction AS interaction,
       CASE WHEN i.id = i.interaction THEN '' ELSE i.id END AS account, i.kind AS kind,
       CASE WHEN i.counts THEN 'event' ELSE coalesce(i.reality, 'disputed') END AS told_as, coalesce(i.edtf, '') AS edtf,
       i.from_day AS from_day, i.to_day AS to_day, coalesce(i.position, 0) AS position, coalesce(i.status, '') AS status,
       CASE WHEN professionals_told = 0 THEN -1 ELSE professionals END AS professionals_present,
       CASE WHEN relatives_told = 0 THEN -1 ELSE relatives END AS relatives_present,
       CASE WHEN relatives > 0 AND professionals_told > 0 THEN 1.0 * professionals / relatives END AS professionals_each,
       not_addressed AS relatives_not_addressed, roles_present, family_present, roles_invited, roles_absent,
       roles_left_out, roles_refused,
       CASE WHEN gp_present > 0 THEN 'present' WHEN gp_absent > 0 THEN 'absent' WHEN gp_invited > 0 THEN 'invited'
            WHEN gp_left_out > 0 THEN 'left out' ELSE '' END AS gp,
       coalesce(i.notice_days, -1) AS notice_days,
       CASE WHEN i.report_shared THEN 'yes' WHEN NOT i.report_shared THEN 'no' ELSE '' END AS report_shared,
       CASE WHEN i.minutes_shared THEN 'yes' WHEN NOT i.minutes_shared THEN 'no' ELSE '' END AS minutes_shared,
       coalesce(i.decision, '') AS decision, i.disputed AS disputed
