// Sent by a load, for words that stand in no node any more.
UNWIND $ids AS id
MATCH (t:`Token` {id: id})
DETACH DELETE t
