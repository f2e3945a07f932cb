// name: gaps
// question: What do the sources leave open, and for which stated reason?
// chapter: Study
// definition: One row for each study, kind of thing, attribute and reason: how many of the kind have no value there
//   and say why (not stated, not known to the speaker, declined, does not apply), of how many of the kind in all. An
//   interaction counts once, by its agreed record, in which the gap of one telling is dropped where another gives the
//   value; with a voice, only interactions, by that voice's own accounts. What a sheet left empty without a reason is in
//   no row: nobody has said that it is missing. None of these is the same as no or zero.
// params: Studies, Voice
// result: GapRow
// identity: study, kind, attribute, reason
// order: study, kind, attribute, reason
// release: counts
// rows: GapTold
// function: gaps
MATCH (n:Interaction|Account)
WHERE n.id >= $id_from AND n.id <= $id_to
WITH n
WHERE $voice IN n.voices
UNWIND n.gaps AS gap
RETURN n.study AS study, 'Interaction' AS kind, gap, count(DISTINCT n.interaction) AS things, collect(DISTINCT n.interaction) AS ids
UNION ALL
MATCH (n:Interaction|Account)
WHERE n.id >= $id_from AND n.id <= $id_to
WITH n
WHERE $voice IN n.voices
WITH n.study AS study, count(DISTINCT n.interaction) AS things
RETURN study, 'Interaction' AS kind, '' AS gap, things, [''] AS ids
UNION ALL
MATCH (n:Family)
WHERE n.id >= $id_from AND n.id <= $id_to AND $voice = ''
UNWIND n.gaps AS gap
RETURN n.study AS study, 'Family' AS kind, gap, count(DISTINCT n.id) AS things, collect(DISTINCT n.id) AS ids
UNION ALL
MATCH (n:Family)
WHERE n.id >= $id_from AND n.id <= $id_to AND $voice = ''
WITH n.study AS study, count(DISTINCT n.id) AS things
RETURN study, 'Family' AS kind, '' AS gap, things, [''] AS ids
UNION ALL
MATCH (n:Parent)
WHERE n.id >= $id_from AND n.id <= $id_to AND $voice = ''
UNWIND n.gaps AS gap
RETURN n.study AS study, 'Parent' AS kind, gap, count(DISTINCT n.id) AS things, collect(DISTINCT n.id) AS ids
UNION ALL
MATCH (n:Parent)
WHERE n.id >= $id_from AND n.id <= $id_to AND $voice = ''
WITH n.study AS study, count(DISTINCT n.id) AS things
RETURN study, 'Parent' AS kind, '' AS gap, things, [''] AS ids
UNION ALL
MATCH (n:Child)
WHERE n.id >= $id_from AND n.id <= $id_to AND $voice = ''
UNWIND n.gaps AS gap
RETURN n.study AS study, 'Child' AS kind, gap, count(DISTINCT n.id) AS things, collect(DISTINCT n.id) AS ids
UNION ALL
MATCH (n:Child)
WHERE n.id >= $id_from AND n.id <= $id_to AND $voice = ''
WITH n.study AS study, count(DISTINCT n.id) AS things
RETURN study, 'Child' AS kind, '' AS gap, things, [''] AS ids
UNION ALL
MATCH (n:Kin)
WHERE n.id >= $id_from AND n.id <= $id_to AND $voice = ''
UNWIND n.gaps AS gap
RETURN n.study AS study, 'Kin' AS kind, gap, count(DISTINCT n.id) AS things, collect(DISTINCT n.id) AS ids
UNION ALL
MATCH (n:Kin)
WHERE n.id >= $id_from AND n.id <= $id_to AND $voice = ''
WITH n.study AS study, count(DISTINCT n.id) AS things
RETURN study, 'Kin' AS kind, '' AS gap, things, [''] AS ids
UNION ALL
MATCH (n:Professional)
WHERE n.id >= $id_from AND n.id <= $id_to AND $voice = ''
UNWIND n.gaps AS gap
RETURN n.study AS study, 'Professional' AS kind, gap, count(DISTINCT n.id) AS things, collect(DISTINCT n.id) AS ids
UNION ALL
MATCH (n:Professional)
WHERE n.id >= $id_from AND n.id <= $id_to AND $voice = ''
WITH n.study AS study, count(DISTINCT n.id) AS things
RETURN study, 'Professional' AS kind, '' AS gap, things, [''] AS ids
UNION ALL
MATCH (n:Service)
WHERE n.id >= $id_from AND n.id <= $id_to AND $voice = ''
UNWIND n.gaps AS gap
RETURN n.study AS study, 'Service' AS kind, gap, count(DISTINCT n.id) AS things, collect(DISTINCT n.id) AS ids
UNION ALL
MATCH (n:Service)
WHERE n.id >= $id_from AND n.id <= $id_to AND $voice = ''
WITH n.study AS study, count(DISTINCT n.id) AS things
RETURN study, 'Service' AS kind, '' AS gap, things, [''] AS ids
UNION ALL
MATCH (n:Involvement)
WHERE n.id >= $id_from AND n.id <= $id_to AND $voice = ''
UNWIND n.gaps AS gap
RETURN n.study AS study, 'Involvement' AS kind, gap, count(DISTINCT n.id) AS things, collect(DISTINCT n.id) AS ids
UNION ALL
MATCH (n:Involvement)
WHERE n.id >= $id_from AND n.id <= $id_to AND $voice = ''
WITH n.study AS study, count(DISTINCT n.id) AS things
RETURN study, 'Involvement' AS kind, '' AS gap, things, [''] AS ids
UNION ALL
MATCH (n:CareArrangement)
WHERE n.id >= $id_from AND n.id <= $id_to AND $voice = ''
UNWIND n.gaps AS gap
RETURN n.study AS study, 'CareArrangement' AS kind, gap, count(DISTINCT n.id) AS things, collect(DISTINCT n.id) AS ids
UNION ALL
MATCH (n:CareArrangement)
WHERE n.id >= $id_from AND n.id <= $id_to AND $voice = ''
WITH n.study AS study, count(DISTINCT n.id) AS things
RETURN study, 'CareArrangement' AS kind, '' AS gap, things, [''] AS ids
UNION ALL
MATCH (n:Statement)
WHERE n.id >= $id_from AND n.id <= $id_to AND $voice = ''
UNWIND n.gaps AS gap
RETURN n.study AS study, 'Statement' AS kind, gap, count(DISTINCT n.id) AS things, collect(DISTINCT n.id) AS ids
UNION ALL
MATCH (n:Statement)
WHERE n.id >= $id_from AND n.id <= $id_to AND $voice = ''
WITH n.study AS study, count(DISTINCT n.id) AS things
RETURN study, 'Statement' AS kind, '' AS gap, things, [''] AS ids
