// Sent by a load, for nodes that are no longer in seed/.
UNWIND $ids AS id
MATCH (n:`Node` {id: id})
DETACH DELETE n
