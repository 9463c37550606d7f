// Sent by a load: what search finds a changed node by is written anew.
// Cost: one index lookup for each id, and what starts there.
UNWIND $ids AS id
MATCH (:`Node` {id: id})-[h:`HAS`]->(:`Token`)
DELETE h
