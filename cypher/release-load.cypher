// Sent by a load that ends or gives up: others may load, and the lanes are gone. Where nothing was written yet, the
// graph is as empty as before.
// Cost: one node, and one for each lane.
MATCH (l:`LoadLock`)
SET l.owner = null, l.since = null, l.beat = null
WITH l WHERE l.id <> 'load-lock' OR NOT EXISTS { MATCH (v:`DataVersion`) }
DELETE l
