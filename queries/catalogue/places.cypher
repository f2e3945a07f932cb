// name: places
// question: Where do the coded passages stand, and what is kept of their words?
// chapter: Evidence
// definition: One row a coded passage of a document, with its place in the text copy and the hash and length of its
//   words where they were at hand when the study was loaded.
// params: Studies
// result: PlaceRow
// identity: episode
// order: document, first_at, last_at, episode
// release: family
MATCH (d:Document)<-[:FROM_DOCUMENT]-(e:Episode) WHERE e.id >= $id_from AND e.id <= $id_to
RETURN d.id AS document, e.id AS episode, coalesce(e.passage_unit, '') AS unit, coalesce(e.first_at, -1) AS first_at,
       coalesce(e.last_at, -1) AS last_at, coalesce(e.quote_sha256, '') AS quote_sha256,
       coalesce(e.quote_length, -1) AS quote_length
