// Sent by a load of Neo4j after its indexes: an index that is still filling answers nothing.
CALL db.awaitIndexes(1800)
