// Sent by a load, for changes after which a record does not lead any more to what it led to. A row is a change with these
// nodes, each said by its place among $ends.
// Cost: an index lookup for each change and each node.
UNWIND range(0, size($ends) - 1) AS place
MATCH (b:`Node` {id: $ends[place]})
WITH place, b ORDER BY place
WITH collect(b) AS ends
WHERE size(ends) = size($ends)
UNWIND $rows AS row
MATCH (c:`Change` {id: row[0]})
UNWIND row[1] AS end
WITH c, ends[end] AS b
CREATE (c)-[:`CHANGE_LEFT`]->(b)
