// Asked by totalCount of a root list.
// Cost: without a filter the count store (Neo4j), else a scan of the label or of an index; with a filter that goes
// through a relation the nodes that it looks at.
<<nodes>>
WITH count(n) AS total
MATCH (v:`DataVersion`)
RETURN total, v.version AS version
