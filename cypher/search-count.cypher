// Asked by totalCount of search.
// Cost: the nodes that have any of the tokens, however many have none.
UNWIND $tokens AS token
MATCH (:`Token` {id: token})<-[:`HAS`]-(n:`Node`)
WHERE <<where>>
WITH count(DISTINCT n) AS total
MATCH (v:`DataVersion`)
RETURN total, coalesce(v.load, v.version) AS load
