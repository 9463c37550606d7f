// Sent by a load: what search finds a changed node by is written anew.
UNWIND $ids AS id
MATCH (:`Node` {id: id})-[h:`HAS`]->(:`Token`)
DELETE h
