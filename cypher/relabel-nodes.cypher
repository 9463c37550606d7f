// Sent by a load, for ids that now stand for a node of another type.
// Cost: one index lookup for each id.
UNWIND $ids AS id
MATCH (n:`Node` {id: id})
REMOVE n:<<oldType>>:<<oldFamily>>
SET n:<<type>>:<<family>>
