// Sent by a load: what starts at a changed node is written anew.
// Cost: one index lookup for each id, and what starts there.
UNWIND $ids AS id
MATCH (:`Node` {id: id})-[r]->(:`Node`)
DELETE r
