// Sent by a load before it compares, as a guard: from here on it is the one that loads. No record where another one
// is, unless it is the one that this load takes the place of ($was). The first SET locks the node: two loads wait for
// each other here. A node of its own, so that the mark for readers can be set while a transaction with data holds it.
// Cost: one node.
MERGE (l:`LoadLock` {id: 'load-lock'})
SET l.beat = coalesce(l.beat, 0) + 1
WITH l WHERE coalesce(l.owner, '') = $was
SET l.owner = $owner, l.since = $since
RETURN l.id AS id
