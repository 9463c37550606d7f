// Asked by totalCount of a root list.
// Cost: without a filter the count store (Neo4j; the embedded engine scans the label); by an indexed column what it
// counts, read from the index; by any other column the label; with a filter that goes through a relation the nodes that
// it looks at.
<<nodes>>
WITH count(n) AS total
MATCH (v:`DataVersion`)
RETURN total, coalesce(v.load, v.version) AS load
