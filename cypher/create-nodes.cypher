// Sent by a load, a statement for each type and batch.
UNWIND $rows AS row
CREATE (n:<<type>>:<<family>>:`Node`)
SET n = row
