// Sent by a load as the guard of each of its transactions: no record where another load took its place. The beat says
// to others that it is alive.
// Cost: one node.
MATCH (l:`LoadLock` {id: 'load-lock'})
SET l.beat = coalesce(l.beat, 0) + 1
WITH l WHERE l.owner = $owner
RETURN l.id AS id
