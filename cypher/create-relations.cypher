// Sent by a load, a statement for each relationship type and batch. A row is a node with the nodes it leads to, each
// said by its place among $ends: many lead to the same ones, and each is looked up once.
// Cost: an index lookup for each node at either end.
UNWIND range(0, size($ends) - 1) AS place
MATCH (b:`Node` {id: $ends[place]})
WITH place, b ORDER BY place
WITH collect(b) AS ends
WHERE size(ends) = size($ends)
UNWIND $rows AS row
MATCH (a:`Node` {id: row[0]})
UNWIND row[1] AS end
WITH a, ends[end] AS b
CREATE (a)-[:<<type>>]->(b)
