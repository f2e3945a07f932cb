// name: what_led_to_what
// question: What led to what: from the first referral, test or remark through each escalation or response to the last?
// chapter: One family
// definition: One row a chain of things that, as somebody tells it, brought each other about: it begins with one that
//   nothing is said to have led to, has one to four steps, and follows every branch. A longer chain, and a circle, goes on
//   in another row from where it stopped. Whatever is told about the family counts, events or not, since a request or a
//   fear can set things going. A step whose dates put what came of it wholly before
//   what led to it is left out. That nothing is said to follow does not mean that nothing did. Days lie at least between
//   the first and the last, -1 where either is not dated. A chain belongs to the window when one of its interactions may
//   lie in it; certain when all lie wholly in it. With a voice only the steps that this voice tells; with a kind only
//   chains in which it occurs.
// params: Families, Window, Voice, Kind
// rows: LedToRow
// function: what_led_to_what
// result: ChainRow
// identity: family, chain, story
// order: family, from_day, chain, story
// release: family
MATCH (f:Family)<-[:CONCERNS]-(a:Interaction|Account)-[r:LED_TO]->(b:Interaction|Account)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, a, r, b
WHERE $voice IN a.voices AND a.from_day <= b.to_day AND a.interaction <> b.interaction
RETURN f.id AS family, a.interaction AS cause, coalesce(a.kind, '') AS cause_kind, coalesce(a.edtf, '') AS cause_edtf,
       a.from_day AS cause_from_day, a.to_day AS cause_to_day, coalesce(r.how, '') AS how,
       b.interaction AS effect, coalesce(b.kind, '') AS effect_kind, coalesce(b.edtf, '') AS effect_edtf,
       b.from_day AS effect_from_day, b.to_day AS effect_to_day
