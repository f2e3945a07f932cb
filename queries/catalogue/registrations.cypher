// name: registrations
// question: Whose names were put on the child protection register or plan, kept there and taken off, and from when to when?
// chapter: All families
// definition: One row an interaction that concerns the family, may lie in the window and either is a registration or
//   tells a decision to register, not to register or to deregister, or of a case conference or core group to continue;
//   and one row an involvement for which the study lists a child protection status, with the involvement's dates. Step
//   is the decision or the status; empty when it is not stated, disputed when accounts differ. What was only asked for,
//   feared or supposed is told as such and no registration. A conference that decides and the entry that follows it are
//   two rows; rows are not numbers of children. Children are those whom the interaction names. For a registration that
//   was an event, ended gives the earliest and the latest day on which the next deregistration told of the family, of
//   whichever child, can have come after it; open when none with a date is told. With a voice no involvement is listed.
// params: Families, Window, Voice
// result: RegistrationRow
// identity: family, record
// order: family, from_day, position, to_day, record
// release: family
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i
WHERE $voice IN i.voices AND i.from_day <= $to_day AND i.to_day >= $from_day
  AND (i.kind = 'registration' OR i.decision IN ['registered', 'not_registered', 'deregistered']
       OR i.kind IN ['case_conference', 'core_group'] AND (i.decision = 'continued' OR 'decision' IN i.disputed))
OPTIONAL MATCH (i)<-[:TOOK_PART]-(c:Child)
WITH f, i, collect(DISTINCT c.id) AS children
OPTIONAL MATCH (f)<-[:CONCERNS]-(d:Interaction|Account)
WHERE i.decision = 'registered' AND i.counts AND d.decision = 'deregistered' AND d.counts AND $voice IN d.voices
  AND d.from_day > i.to_day
WITH f, i, children, min(d.from_day) AS next_from, min(d.to_day) AS next_to
RETURN f.id AS family, i.interaction AS record, coalesce(i.kind, '') AS kind,
       CASE WHEN 'decision' IN i.disputed THEN 'disputed' ELSE coalesce(i.decision, '') END AS step,
       CASE WHEN i.counts THEN 'event' ELSE coalesce(i.reality, 'disputed') END AS told_as,
       coalesce(i.status, '') AS status, coalesce(i.edtf, '') AS edtf, i.from_day AS from_day, i.to_day AS to_day,
       coalesce(i.position, 0) AS position, coalesce(next_from, 2932896) AS ended_from_day,
       coalesce(next_to, 2932896) AS ended_to_day, children, i.disputed AS disputed
UNION ALL
MATCH (f:Family)<-[:INVOLVEMENT_OF]-(v:Involvement)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, v
WHERE $voice = '' AND v.register <> '' AND v.from_day <= $to_day AND v.to_day >= $from_day
WITH f, v, collect(CASE WHEN v.register = '' THEN v.id END) AS nobody
RETURN f.id AS family, v.id AS record, 'involvement' AS kind, v.register AS step, 'listed' AS told_as, '' AS status,
       coalesce(v.edtf, '') AS edtf, v.from_day AS from_day, v.to_day AS to_day, 0 AS position,
       2932896 AS ended_from_day, 2932896 AS ended_to_day, nobody AS children, nobody AS disputed
