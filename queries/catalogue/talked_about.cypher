// name: talked_about
// question: Who is talked about or decided on, how often, and were they ever there themselves?
// chapter: One family
// definition: One row a person who was talked about in an interaction that concerns the family without being there.
//   Talked about counts events, held or not; habits, and everything else that is told (requests, fears, hopes, what did
//   not happen), are counted apart. Decided counts those of the events that state a decision or are there to take one: case
//   conference, core group, looked-after review, hearing, court order, registration, move of a child. Present counts the
//   held events and the habits of the family at which the same person was there; present at decisions the deciding
//   ones of them. Never present: none is told in the window, which is not to say that there was none. Each
//   interaction counts once. Possible: may overlap the window; certain: lies wholly inside it; the other figures are of
//   any overlap.
// params: Families, Window, Voice
// result: TalkedAboutRow
// identity: family, person
// order: family, person
// release: family
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i
WHERE $voice IN i.voices AND i.from_day <= $to_day AND i.to_day >= $from_day
WITH f.id AS family, i, i.interaction AS told, coalesce(i.reality, '') AS reality, coalesce(i.counts, false) AS event,
     ((i.counts AND coalesce(i.held, false)) OR (i.reality = 'habit' AND coalesce(i.held, true))) AS held,
     (coalesce(i.decision, '') <> '' OR coalesce(i.kind, '') IN ['case_conference', 'core_group', 'looked_after_review',
      'hearing', 'court_order', 'registration', 'placement_move']) AS decides,
     (i.from_day >= $from_day AND i.to_day <= $to_day) AS sure
MATCH (i)<-[t:TOOK_PART]-(p:Parent|Child|Kin|Professional)
WITH family, p, told, reality, event, decides, sure, t.part = 'talked_about' AS spoken_of, t.present AND held AS there
WHERE spoken_of OR there
WITH family, p.id AS person, p.is_a AS person_is, coalesce(p.role, '') AS role,
     count(DISTINCT CASE WHEN spoken_of THEN told END) AS spoken,
     count(DISTINCT CASE WHEN spoken_of AND event THEN told END) AS talked_about_possible,
     count(DISTINCT CASE WHEN spoken_of AND event AND sure THEN told END) AS talked_about_certain,
     count(DISTINCT CASE WHEN spoken_of AND reality = 'habit' THEN told END) AS habits,
     count(DISTINCT CASE WHEN spoken_of AND NOT event AND reality <> 'habit' THEN told END) AS other,
     count(DISTINCT CASE WHEN spoken_of AND event AND decides THEN told END) AS decided,
     count(DISTINCT CASE WHEN there THEN told END) AS present,
     count(DISTINCT CASE WHEN there AND decides THEN told END) AS present_at_decisions
WHERE spoken > 0
RETURN family, person, person_is, role, talked_about_possible, talked_about_certain, habits, other, decided,
       present, present_at_decisions, present = 0 AS never_present
