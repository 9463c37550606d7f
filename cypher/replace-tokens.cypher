// Sent by a load, for words that more or fewer nodes have than before.
UNWIND $rows AS row
MATCH (t:`Token` {id: row.id})
SET t = row
