// Sent by a load, for changes that are recorded in another way now.
// Cost: one index lookup for each id, and the relationships of what it stands for.
UNWIND $ids AS id
MATCH (c:`Change` {id: id})
DETACH DELETE c
