// Sent by a load, for words that stand in no node any more.
// Cost: one index lookup for each id, and the relationships of what it stands for.
UNWIND $ids AS id
MATCH (t:`Token` {id: id})
DETACH DELETE t
