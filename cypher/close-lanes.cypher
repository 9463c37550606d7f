// Sent by a load with taking the lock: waits for what a load before it still writes beside its lock, and lets it write
// nothing more.
// Cost: one node for each lane.
MATCH (l:`LoadLock`)
WHERE l.id <> 'load-lock'
SET l.owner = null
