// Lists beside the row instead of groups by lists: half the time.
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
WITH f, i
WHERE $voice IN i.voices AND i.counts AND (i.held OR i.kind = 'referral')
  AND i.from_day <= $to_day AND i.to_day >= $from_day
WITH f, i, [(i)-[:HELD_BY]->(s:Service) | s.id] AS held_by
WHERE i.kind = 'referral' OR size(held_by) > 0
WITH f, i, held_by, [(i)<-[t:TOOK_PART]-(p:Professional|Parent|Child|Kin) | [t.part, t.present, t.side, p.role]] AS parts
RETURN f.id AS family, i.interaction AS interaction, i.kind AS kind, coalesce(i.edtf, '') AS edtf,
       i.from_day AS from_day, i.to_day AS to_day, coalesce(i.status, '') AS status,
       i.kind <> 'referral' AND coalesce(i.held, false) AS contact,
       EXISTS { MATCH (i)<-[:BEFORE]-(b:Interaction|Account)-[:HELD_BY]->(:Service) WHERE b.counts AND b.held AND b.kind <> 'referral' } AS after_another,
       [one IN parts WHERE one[0] IN ['convened', 'asked_for'] | one[3]] AS referred_by, held_by AS from_services,
       [(i)-[:DIRECTED_TO]->(d:Service) | d.id] AS to_services,
       [one IN parts WHERE one[1] AND one[2] = 'professional' | one[3]] AS workers
