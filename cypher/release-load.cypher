// Sent by a load that ends or gives up: others may load. Where nothing was written yet, the graph is as empty as before.
// Cost: one node.
MATCH (l:`LoadLock` {id: 'load-lock'})
SET l.owner = null, l.since = null, l.beat = null
WITH l WHERE NOT EXISTS { MATCH (v:`DataVersion`) }
DELETE l
