// name: countries
// question: What is told in Scotland and in England of the same terms, and how near are the words of the two countries?
// chapter: Comparison
// definition: One row a term of a list that is told of. Scotland and England are the families' own jurisdictions, as
//   stated; families of which none is stated are counted apart. The words are those of law and guidance in the model's
//   lists; participants may say others. Match is close where each
//   country has a word of its own: what is compared is then alike and not the same. It is one word where the list has
//   one for both and names no difference, and scotland only or england only where only that country has it. Counted are
//   interactions told as events or habits (interaction_kind, decision), services that held one and their agencies
//   (service_kind, sector), professionals with a part in one (role; not who was only talked about or not invited), and,
//   without a voice, the study's lists of care arrangements (arrangement, legal_basis) and involvements (register). Each
//   is one thing, however many families share it. Of is how many families of the country are asked about, told of or
//   not. Possible: may overlap the window; certain: lies wholly inside it. That less is told of a country may be that
//   less was coded there.
// params: Families, Window, Voice
// rows: TermTold
// function: countries
// result: CountriesRow
// identity: codelist, term
// order: codelist, term
// release: counts
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i
WHERE $voice IN i.voices AND (i.counts OR i.reality = 'habit') AND i.from_day <= $to_day AND i.to_day >= $from_day
UNWIND [{codelist: 'interaction_kind', term: i.kind}, {codelist: 'decision', term: i.decision}] AS one
WITH f, i, one.codelist AS codelist, one.term AS term
WHERE term IS NOT NULL
RETURN f.id AS whose, coalesce(f.jurisdiction, '') AS country, codelist, term, i.interaction AS thing,
       (i.from_day >= $from_day AND i.to_day <= $to_day) AS certain
UNION ALL
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)-[:HELD_BY]->(s:Service)-[:PART_OF]->(a:Agency)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i, s, a
WHERE $voice IN i.voices AND (i.counts OR i.reality = 'habit') AND i.from_day <= $to_day AND i.to_day >= $from_day
WITH f, s, a, max(CASE WHEN i.from_day >= $from_day AND i.to_day <= $to_day THEN 1 ELSE 0 END) AS certainly
UNWIND [{codelist: 'service_kind', term: s.service_kind, thing: s.id}, {codelist: 'sector', term: a.sector, thing: a.id}] AS one
WITH f, one.codelist AS codelist, one.term AS term, one.thing AS thing, max(certainly) AS sure
WHERE term IS NOT NULL
RETURN f.id AS whose, coalesce(f.jurisdiction, '') AS country, codelist, term, thing, sure = 1 AS certain
UNION ALL
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)<-[t:TOOK_PART]-(p:Professional)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i, t, p
WHERE $voice IN i.voices AND (i.counts OR i.reality = 'habit') AND i.from_day <= $to_day AND i.to_day >= $from_day
  AND t.part <> 'talked_about' AND t.part <> 'not_invited' AND p.role <> ''
WITH f, p, max(CASE WHEN i.from_day >= $from_day AND i.to_day <= $to_day THEN 1 ELSE 0 END) AS sure
RETURN f.id AS whose, coalesce(f.jurisdiction, '') AS country, 'role' AS codelist, p.role AS term, p.id AS thing,
       sure = 1 AS certain
UNION ALL
MATCH (f:Family)<-[:MEMBER_OF]-(:Child)<-[:ARRANGEMENT_OF]-(a:CareArrangement)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH DISTINCT f, a
WHERE $voice = '' AND a.from_day <= $to_day AND a.to_day >= $from_day
UNWIND [{codelist: 'arrangement', term: a.arrangement}, {codelist: 'legal_basis', term: a.legal_basis}] AS one
WITH f, a, one.codelist AS codelist, one.term AS term
WHERE term IS NOT NULL
RETURN f.id AS whose, coalesce(f.jurisdiction, '') AS country, codelist, term, a.id AS thing,
       (a.from_day >= $from_day AND a.to_day <= $to_day) AS certain
UNION ALL
MATCH (f:Family)<-[:INVOLVEMENT_OF]-(v:Involvement)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, v
WHERE $voice = '' AND v.register <> '' AND v.from_day <= $to_day AND v.to_day >= $from_day
RETURN f.id AS whose, coalesce(f.jurisdiction, '') AS country, 'register' AS codelist, v.register AS term, v.id AS thing,
       (v.from_day >= $from_day AND v.to_day <= $to_day) AS certain
UNION ALL
MATCH (f:Family)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
RETURN f.id AS whose, coalesce(f.jurisdiction, '') AS country, '' AS codelist, '' AS term, '' AS thing, false AS certain
