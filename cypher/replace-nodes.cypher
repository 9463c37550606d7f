// Sent by a load, for nodes whose values changed.
// Cost: one index lookup for each row.
UNWIND $rows AS row
MATCH (n:`Node` {id: row.id})
SET n = row
