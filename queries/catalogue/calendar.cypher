// name: calendar
// question: What does each week ask of each parent: how many demands, of which services, with what clashes and journeys on one day?
// chapter: One family
// definition: One row a parent and ISO week. A demand is an event about the family, held or not, for which this parent
//   was expected (there, tested, invited, absent, refused or told to) and which is dated to the day. A clash is a day with
//   two demands or more; times of the day are not told, so one may be met by going from one to the other. A journey is a
//   day with demands at two places or more. The place of a demand is the site of the service that held it, or the
//   service itself where no site is told. No place has what came to the home or went by call, video, letter or text,
//   what is between services only (referrals, information sharing), what no service is told to have held, and what
//   several services at different sites held together, since where they met is not told. Undated counts the demands on
//   the parent that may lie in the window and are in no week because they are not dated to the day; habits, which stand
//   for many demands each, are in no week either. Both are the same in every row of a parent. A parent of whom only such is told has
//   one row with an empty week.
// params: Families, Window, Voice
// rows: DemandRow
// function: calendar
// result: WeekRow
// identity: family, parent, week
// order: family, parent, week
// release: family
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)<-[t:TOOK_PART]-(p:Parent)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i, t, p
WHERE $voice IN i.voices AND i.from_day <= $to_day AND i.to_day >= $from_day
  AND t.expected AND (i.counts OR i.reality = 'habit')
WITH DISTINCT f, i, p
OPTIONAL MATCH (i)-[:HELD_BY]->(s:Service)
RETURN f.id AS family, p.id AS parent, coalesce(p.role, '') AS role, i.interaction AS interaction, i.counts AS event,
       coalesce(i.held, false) AS held, coalesce(i.mandated, false) AS mandated, coalesce(i.week, '') AS week,
       coalesce(i.day, 0) AS on_day, coalesce(s.id, '') AS service, coalesce(s.site, s.id, '') AS site,
       (coalesce(i.kind, '') IN ['home_visit', 'call', 'information_sharing', 'referral']
        OR coalesce(i.venue, '') IN ['home', 'online', 'telephone']
        OR coalesce(i.mode, '') IN ['video', 'telephone', 'letter', 'text']) AS at_home
