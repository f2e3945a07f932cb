// name: compare_accounts
// question: Where do accounts of the same interaction differ, and what does each voice say?
// chapter: Comparison
// definition: One row for each interaction that concerns the family and may lie in the window, each property that its
//   accounts do not agree on, each voice that states a value of it, and each value. All records are compared, events and
//   what is only wished for or feared alike, for whether it was an event may itself be disputed. A voice that tells the
//   interaction and says nothing of the property, or gives a reason for having no value, does not disagree and has no
//   row. Who took part is never disputed: the agreed record names all that any telling names. With a voice, only
//   interactions that this person or role tells of, with what the other voices say beside. No rows: no account differs,
//   or each interaction is told by one voice.
// params: Families, Window, Voice
// result: DifferenceRow
// identity: family, interaction, property, voice, value
// order: family, interaction, property, voice, value
// release: family
// rows: AccountTold
// function: compare_accounts
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction)<-[:TELLS]-(c:Account)<-[:EVIDENCES]-(e:Episode)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i, c, e
WHERE size(i.disputed) > 0 AND i.from_day <= $to_day AND i.to_day >= $from_day
MATCH (i)<-[:TELLS]-(other:Account)
WITH f, i, c, e, count(CASE WHEN $voice IN other.voices THEN 1 END) AS own
WHERE $voice = '' OR own > 0
RETURN f.id AS family, i.id AS interaction, coalesce(i.kind, '') AS kind, coalesce(e.voice, '') AS voice,
       coalesce(e.voice_role, '') AS role, e.id AS episode, coalesce(c.care, '') AS care,
       coalesce(c.control, '') AS control,
       i.disputed AS disputed, e.asserts AS asserts
UNION ALL
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction)<-[:EVIDENCES]-(e:Episode)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i, e
WHERE size(i.disputed) > 0 AND $voice IN i.voices AND i.from_day <= $to_day AND i.to_day >= $from_day
RETURN f.id AS family, i.id AS interaction, coalesce(i.kind, '') AS kind, coalesce(e.voice, '') AS voice,
       coalesce(e.voice_role, '') AS role, e.id AS episode, '' AS care, '' AS control,
       i.disputed AS disputed, e.asserts AS asserts
