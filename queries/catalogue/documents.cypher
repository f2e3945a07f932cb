// name: documents
// question: Which documents were coded, and how many passages of each?
// chapter: Evidence
// definition: One row a document that the study names, with its file and hash where given and the number of coded
//   passages; documents without one have zero.
// params: Studies
// result: DocumentRow
// identity: document
// order: document
// release: family
MATCH (d:Document) WHERE d.id >= $id_from AND d.id <= $id_to
OPTIONAL MATCH (d)<-[:FROM_DOCUMENT]-(e:Episode)
RETURN d.id AS document, coalesce(d.title, '') AS title, coalesce(d.file, '') AS file, coalesce(d.sha256, '') AS sha256,
       count(DISTINCT e.id) AS passages
