// Sent by a load, a statement for each type and batch.
// Cost: the rows.
UNWIND $rows AS row
CREATE (n:<<type>>:<<family>>:`Node`)
SET n = row
