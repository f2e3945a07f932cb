// name: referral_to_response
// question: How long was it from a referral to the next contact with the service referred to?
// chapter: All families
// definition: One row a referral, an event of kind referral whatever its status, and service to which it is directed. The
//   next contact is the first event, other than a referral, that concerns the family, was held, is held by that service
//   and does not certainly come before the referral. Days run from the one to the other; where dates are fuzzy they are
//   a range: the least from the last possible day of the referral to the first possible day of any contact that may
//   follow, never below 0, and the most from the first possible day of the referral to the last possible day of the
//   first contact that certainly follows. -1 means not known: the most where no contact certainly follows or the
//   referral may lie any time back, the least where none may follow or the referral has no date. Contacts without a date
//   are left out of the range and counted in undated. In touch before: the service certainly held a contact before the
//   referral. Led to is what a source says the referral brought about, whoever held it. The window is the referral's,
//   any overlap; the contact may come after it. No contact told is not the same as no response.
// params: Families, Window, Voice
// result: ResponseRow
// identity: family, referral, service
// order: family, from_day, to_day, referral, service
// release: family
// rows: ResponseTold
// function: referral_to_response
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)-[:DIRECTED_TO]->(s:Service)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i, s
WHERE $voice IN i.voices AND i.kind = 'referral' AND i.counts AND i.from_day <= $to_day AND i.to_day >= $from_day
OPTIONAL MATCH (i)-[:LED_TO]->(n:Interaction|Account)
RETURN f.id AS family, 'referral' AS what, i.interaction AS interaction, s.id AS service,
       coalesce(s.service_kind, '') AS service_kind, coalesce(i.edtf, '') AS edtf, i.from_day AS from_day,
       i.to_day AS to_day, coalesce(i.status, '') AS status, collect(DISTINCT n.interaction) AS led_to
UNION ALL
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)-[:DIRECTED_TO]->(s:Service)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i, s
WHERE $voice IN i.voices AND i.kind = 'referral' AND i.counts AND i.from_day <= $to_day AND i.to_day >= $from_day
WITH f, collect(DISTINCT s.id) AS referred_to
MATCH (f)<-[:CONCERNS]-(c:Interaction|Account)-[:HELD_BY]->(h:Service)
WITH f, referred_to, c, h
WHERE h.id IN referred_to AND $voice IN c.voices AND c.counts AND c.held AND c.kind <> 'referral'
WITH f, c, h, collect(DISTINCT '') AS nothing
RETURN f.id AS family, 'contact' AS what, c.interaction AS interaction, h.id AS service,
       coalesce(h.service_kind, '') AS service_kind, '' AS edtf, c.from_day AS from_day, c.to_day AS to_day,
       '' AS status, nothing AS led_to
