// Sent by a load of several transactions with its mark: each lane is a lock of its own, so that transactions with data
// run side by side.
// Cost: one node for each lane.
UNWIND $lanes AS lane
MERGE (l:`LoadLock` {id: lane})
SET l.owner = $owner
