// Sent by a load before anything changes: from here on nothing is loaded as a whole, and every statement that reads says
// so. In a transaction of its own, since Neo4j shows a commit in parts. No record where another load took its place;
// that is read without a lock, which the transaction with the data holds. No `load` at all is a graph of a time before.
// Cost: two nodes.
MATCH (l:`LoadLock` {id: 'load-lock'})
WHERE l.owner = $owner
MERGE (v:`DataVersion` {id: 'data-version'})
SET v.load = '', v.version = null, v.loading = $version, v.former = $former
RETURN v.id AS id
