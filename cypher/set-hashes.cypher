// Sent by a load, with the relationships of the nodes: only what is there as a whole has its hash, so that a load
// that was cut off is gone on with by the next one.
UNWIND $rows AS row
MATCH (n:`Node` {id: row[0]})
SET n.hash = row[1]
