// Sent by a load, a statement for each relationship type and batch.
// Cost: two index lookups for each row.
UNWIND $rows AS row
MATCH (a:`Node` {id: row[0]})
MATCH (b:`Node` {id: row[1]})
CREATE (a)-[:<<type>>]->(b)
