// Asked by @cite, when all nodes of an answer are there: the passages that each of them cites.
// Cost: the citations of the nodes, and no more of them than a limit.
UNWIND $keys AS key
MATCH (:`Node` {id: key})-[:<<citations>>]->(p)
WITH key, p LIMIT $limit
WITH collect([key, p.`id`]) AS cited
MATCH (v:`DataVersion`)
RETURN cited, coalesce(v.load, v.version) AS load
