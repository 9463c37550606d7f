// Sent by a load, for words that more or fewer nodes have than before.
// Cost: one index lookup for each row.
UNWIND $rows AS row
MATCH (t:`Token` {id: row.id})
SET t = row
