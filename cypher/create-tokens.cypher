// Sent by a load, for words that no node had before. Rows are lists: both engines take them in half the time.
// Cost: the rows.
UNWIND $rows AS row
CREATE (t:`Token` {id: row[0], stem: row[1], df: row[2], surface: row[3]})
