// Sent by the first load, before its transaction. On Neo4j an index of a column ends with the natural order, so that it
// gives equal values in order too.
CREATE INDEX <<name>> IF NOT EXISTS FOR (n:<<label>>) ON (<<properties>>)
