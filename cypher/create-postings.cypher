// Sent by a load: the words that a node is found by, and how well. A row is a node with its words, each said by its
// place among $ends: many nodes have the same words, and each is looked up once.
// Cost: an index lookup for each node and each word.
UNWIND range(0, size($ends) - 1) AS place
MATCH (t:`Token` {id: $ends[place]})
WITH place, t ORDER BY place
WITH collect(t) AS ends
WHERE size(ends) = size($ends)
UNWIND $rows AS row
MATCH (n:`Node` {id: row[0]})
UNWIND row[1] AS posting
WITH n, ends[posting[0]] AS t, posting[1] AS k
CREATE (n)-[:`HAS` {k: k}]->(t)
