// Sent by a load, for nodes that are no longer in seed/.
// Cost: one index lookup for each id, and the relationships of what it stands for.
UNWIND $ids AS id
MATCH (n:`Node` {id: id})
DETACH DELETE n
