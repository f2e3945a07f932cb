// name: accounts
// question: What does each voice tell of each of a family's interactions?
// chapter: One family
// definition: One row a voice and an interaction that concerns the family and may lie in the window, with the values as
//   this voice tells them. An interaction that is told once has its teller's row and that of the teller's role; one that
//   is told more than once has a row for each account, also where several accounts are of one role. What a voice does not say is empty, though others may say it.
// params: Families, Window, Voice
// result: AccountRow
// identity: family, interaction, voice, account
// order: family, interaction, voice, account
// release: family
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i
WHERE i.from_day <= $to_day AND i.to_day >= $from_day
UNWIND i.voices AS voice
WITH f, i, voice
WHERE voice <> '' AND ($voice = '' OR voice = $voice)
RETURN f.id AS family, i.interaction AS interaction, voice AS voice,
       CASE WHEN i.id = i.interaction THEN '' ELSE i.id END AS account, coalesce(i.edtf, '') AS edtf,
       i.from_day AS from_day, i.to_day AS to_day, coalesce(i.status, '') AS status,
       coalesce(i.reality, '') AS reality, coalesce(i.basis, '') AS basis, coalesce(i.care, '') AS care,
       coalesce(i.control, '') AS control
