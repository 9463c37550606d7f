// Sent by a load, for changes of records between releases: each leads to its record.
// Cost: an index lookup for each row.
UNWIND $rows AS row
MATCH (n:`Node` {id: row[0]})
CREATE (c:`Change`)-[:`CHANGE_OF`]->(n)
SET c = row[1]
