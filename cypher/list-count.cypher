// Asked by totalCount of a root list.
// Cost: without a filter the count store (Neo4j), else a scan of the label.
MATCH (n:<<label>>)
WHERE <<where>>
WITH count(n) AS total
MATCH (v:`DataVersion`)
RETURN total, v.version AS version
