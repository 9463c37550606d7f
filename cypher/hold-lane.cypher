// Sent by a load as the guard of a transaction that runs beside others of the same load: no record where another load
// took its place, which waits here until the transaction has ended.
// Cost: one node.
MATCH (l:`LoadLock` {id: $lane})
SET l.beat = coalesce(l.beat, 0) + 1
WITH l WHERE l.owner = $owner
RETURN l.id AS id
