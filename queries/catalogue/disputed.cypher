// name: disputed
// question: On what do accounts of the same interaction disagree, and what does each of them say?
// chapter: One family
// definition: One row a value that a voice gives to something on which the tellings of one interaction disagree: what
//   happened, when, whether it was held, on what basis, what a test showed and so on. Two dates differ when they are not
//   the same, also where one is only more exact. Rows of one interaction and one matter stand together, so that its
//   accounts can be read side by side; others are the values that are said otherwise.
//   A voice that says nothing of the matter has no row, and one that contradicts itself has one for each value. Who was
//   there is not a matter of dispute here: the agreed record names everybody whom any account names. Whatever is told
//   of, events or not, that may lie in the window. With a voice only that voice's values, beside what others say.
// params: Families, Window, Voice, Kind
// rows: DisputedSourceRow
// function: disputed
// result: DisputedRow
// identity: family, interaction, matter, voice, value
// order: family, from_day, interaction, matter, voice, value
// release: family
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction)<-[:TELLS]-(c:Account)<-[:EVIDENCES]-(e:Episode)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i, c, e
WHERE size(i.disputed) > 0 AND i.from_day <= $to_day AND i.to_day >= $from_day
  AND ($kind = '' OR coalesce(i.kind, '') = $kind)
UNWIND i.disputed AS matter
UNWIND e.asserts AS asserted
WITH f, i, c, e, matter, asserted
WHERE asserted STARTS WITH (matter + '=')
RETURN f.id AS family, i.id AS interaction, coalesce(i.kind, '') AS kind, coalesce(i.edtf, '') AS edtf,
       i.from_day AS from_day, i.to_day AS to_day, matter AS matter, e.voice AS voice,
       coalesce(e.voice_role, '') AS role, asserted AS asserted, e.id AS episode, c.voices AS voices
UNION ALL
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction)<-[:EVIDENCES]-(e:Episode)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i, e
WHERE size(i.disputed) > 0 AND i.from_day <= $to_day AND i.to_day >= $from_day
  AND ($kind = '' OR coalesce(i.kind, '') = $kind)
UNWIND i.disputed AS matter
UNWIND e.asserts AS asserted
WITH f, i, e, matter, asserted
WHERE asserted STARTS WITH (matter + '=')
RETURN f.id AS family, i.id AS interaction, coalesce(i.kind, '') AS kind, coalesce(i.edtf, '') AS edtf,
       i.from_day AS from_day, i.to_day AS to_day, matter AS matter, e.voice AS voice,
       coalesce(e.voice_role, '') AS role, asserted AS asserted, e.id AS episode, i.voices AS voices
