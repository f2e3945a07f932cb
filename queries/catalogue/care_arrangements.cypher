// name: care_arrangements
// question: Where did each child of the family live, with whom and on what legal basis, from when to when?
// chapter: One family
// definition: One row an arrangement of a child's care that may lie in the window, for every child who counts as one of
//   the family, grown up or expected too. A child of whom no such arrangement is told has one row without: that is not
//   known, and is never taken as living at home. After is the arrangement of the same child that came before, in the
//   window or not: the one that a source says came earlier, or else the last that began earlier. The gap is the days
//   that lie at least between the two: 0 when they touch or overlap, -1 when it is the first or dates are not told. Gaps
//   name the reason where the source gives one for what it does not say. Certain: lies wholly inside the window.
//   Arrangements are listed and are nobody's account, so with a voice every child has the row without.
// params: Families, Window, Voice
// rows: CareSourceRow
// function: care_arrangements
// result: CareRow
// identity: family, child, care_arrangement
// order: family, child, from_day, to_day, care_arrangement
// release: family
MATCH (f:Family)<-[:MEMBER_OF]-(c:Child)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, c
OPTIONAL MATCH (c)<-[:ARRANGEMENT_OF]-(a:CareArrangement)
WHERE $voice = ''
OPTIONAL MATCH (a)<-[:BEFORE]-(b:CareArrangement)
WITH f, c, a, collect(DISTINCT b.id) AS earlier
OPTIONAL MATCH (a)-[:ARRANGEMENT_WITH]->(w:Parent|Kin|Service)
WITH f, c, a, earlier, collect(DISTINCT w.id) AS with_whom
RETURN f.id AS family, c.id AS child, coalesce(c.age_band, '') AS age_band, coalesce(a.id, '') AS care_arrangement,
       coalesce(a.arrangement, '') AS arrangement, with_whom, coalesce(a.legal_basis, '') AS legal_basis,
       coalesce(a.edtf, '') AS edtf, coalesce(a.from_day, -719162) AS from_day, coalesce(a.to_day, 2932896) AS to_day,
       earlier, a.gaps AS gaps, coalesce(a.document, '') AS document, coalesce(a.place, '') AS place
