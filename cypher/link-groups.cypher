// Asked by neighbourhood: of each node the nodes that it is linked to, by relation and direction: how many there are, and
// the first ones after a place in the natural order.
// Cost: all links of the nodes, of the relations that are asked for; those of each relation are sorted.
UNWIND $keys AS key
CALL (key) {
  MATCH (:`Node` {id: key})-[r:<<kinds>>]->(n:`Node`)
  WHERE <<where>>
  WITH type(r) AS kind, n ORDER BY n.sortKey
  WITH kind, count(n) AS total, collect(CASE WHEN n.sortKey > $after THEN n.id END) AS behind
  RETURN collect([kind, total, behind[0..$first]]) AS out
}
CALL (key) {
  MATCH (:`Node` {id: key})<-[r:<<kinds>>]-(n:`Node`)
  WHERE <<where>>
  WITH type(r) AS kind, n ORDER BY n.sortKey
  WITH kind, count(n) AS total, collect(CASE WHEN n.sortKey > $after THEN n.id END) AS behind
  RETURN collect([kind, total, behind[0..$first]]) AS back
}
WITH collect([key, out, back]) AS nodes
MATCH (v:`DataVersion`)
RETURN nodes, coalesce(v.load, v.version) AS load
