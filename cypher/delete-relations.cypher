// Sent by a load: what starts at a changed node is written anew.
UNWIND $ids AS id
MATCH (:`Node` {id: id})-[r]->(:`Node`)
DELETE r
