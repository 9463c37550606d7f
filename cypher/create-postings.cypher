// Sent by a load: that a node is found by a word, and how well.
UNWIND $rows AS row
MATCH (n:`Node` {id: row[0]})
MATCH (t:`Token` {id: row[1]})
CREATE (n)-[:`HAS` {k: row[2]}]->(t)
