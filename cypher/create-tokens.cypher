// Sent by a load, for words that no node had before.
// Cost: the rows.
UNWIND $rows AS row
CREATE (t:`Token`)
SET t = row
