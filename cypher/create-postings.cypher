// Sent by a load: the words that a node is found by, and how well. A row is a node with its words: it is looked up once.
UNWIND $rows AS row
MATCH (n:`Node` {id: row[0]})
UNWIND row[1] AS posting
MATCH (t:`Token` {id: posting[0]})
CREATE (n)-[:`HAS` {k: posting[1]}]->(t)
