// Sent by the first load, before its transaction.
CREATE INDEX <<name>> IF NOT EXISTS FOR (n:<<label>>) ON (<<properties>>)
