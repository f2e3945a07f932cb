// name: before_and_after
// question: What is told of a family before and after an event, and over as many days on either side?
// chapter: Comparison
// definition: The event parts what is told of each family that it concerns; it is itself on neither side. Contacts are
//   events that a service held; agencies, services and workers are those of contacts and of habits that were held;
//   demands are events of a service, held or not, for which a parent was expected; tests are drug tests that were held.
//   Refused is what did not come about since somebody refused it, missed what else did not; both also of what was asked
//   for or did not happen. Care, care_withheld, control and control_eased count what is told so: events, habits, what
//   was asked for and what did not happen; fears, hopes, suppositions and rules are in no figure.
//   Certain: all its possible days are on that side, or a source says so (before, or led to, in however many steps).
//   Possible: it may lie on that side; what may lie on either counts on both. What is not dated, and of which no order
//   to the event is told, is on neither side and counts as unplaced. Days run to the event from the first, or from it to
//   the last, thing that is dated to that side, at least: as far as is told, not as far as it went. Span all takes all
//   of a side; span equal as many days on either side as the shorter has, where both have any, with what only an order
//   places as unplaced. A side of which more is told has more, whatever changed.
// params: Event, Voice
// rows: AroundTold
// function: before_and_after
// result: BeforeAfterRow
// identity: family, span, figure
// order: family, span, place, figure
// release: family
MATCH (e:Interaction)-[:CONCERNS]->(f:Family)
WHERE e.id = $event
WITH e, f
MATCH (f)<-[:CONCERNS]-(i:Interaction|Account)
WITH e, f, i
WHERE i.interaction = e.id
   OR ($voice IN i.voices AND i.reality IN ['event', 'habit', 'request', 'did_not_happen'])
OPTIONAL MATCH (i)<-[t:TOOK_PART]-(p:Professional|Parent|Child|Kin)
WITH e, f, i,
     collect(DISTINCT CASE WHEN t.present AND t.side = 'professional' THEN p.id END) AS workers,
     count(CASE WHEN t.expected AND p.is_a = 'Parent' THEN 1 END) AS expected,
     count(CASE WHEN t.part = 'refused' THEN 1 END) AS refusals
OPTIONAL MATCH (i)-[:HELD_BY]->(s:Service)-[:PART_OF]->(a:Agency)
RETURN f.id AS family, i.interaction AS told, '' AS later, e.from_day AS event_from_day, e.to_day AS event_to_day,
       i.from_day AS from_day, i.to_day AS to_day, coalesce(i.kind, '') AS kind, coalesce(i.counts, false) AS event,
       coalesce(i.reality = 'habit', false) AS habit, coalesce(i.held, false) AS held,
       coalesce(NOT i.held, false) AS left_out,
       coalesce(i.missed, false) OR coalesce(i.reality = 'did_not_happen', false) AS missed,
       refusals > 0 OR coalesce(i.status, '') = 'refused' AS refused, expected > 0 AS demanded,
       coalesce(i.care, '') AS care, coalesce(i.control, '') AS control, workers,
       collect(DISTINCT s.id) AS services, collect(DISTINCT a.id) AS agencies
UNION ALL
MATCH (e:Interaction)-[:CONCERNS]->(f:Family)
WHERE e.id = $event
WITH e, f
MATCH (f)<-[:CONCERNS]-(i:Interaction|Account)-[:BEFORE|LED_TO]->(j:Interaction|Account)
WHERE $voice IN i.voices
RETURN f.id AS family, i.interaction AS told, j.interaction AS later, e.from_day AS event_from_day,
       e.to_day AS event_to_day, i.from_day AS from_day, i.to_day AS to_day, '' AS kind, false AS event,
       false AS habit, false AS held, false AS left_out, false AS missed, false AS refused, false AS demanded,
       '' AS care, '' AS control, [''] AS workers, [''] AS services, [''] AS agencies
