// Sent by a load, for nodes whose values changed.
UNWIND $rows AS row
MATCH (n:`Node` {id: row.id})
SET n = row
