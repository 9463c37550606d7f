// Asked by an export of a part of the graph: the claims that are seen from a node, a page in natural order.
// Cost: the claims that are seen from the node, sorted for each page.
MATCH (:`Node` {id: $key})<<relation>>(n:`Claim`)
WHERE n.sortKey > $after
WITH n ORDER BY n.sortKey LIMIT $limit
WITH collect([n.`id`, n.`type`]) AS nodes
MATCH (v:`DataVersion`)
RETURN nodes, coalesce(v.load, v.version) AS load
