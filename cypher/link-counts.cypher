// Asked by neighbourhood, of the nodes at its rim, and by subgraph: how many links each node has, by relation, direction
// and the type at the other end.
// Cost: all links of the nodes, of the relations that are asked for.
UNWIND $keys AS key
CALL (key) {
  MATCH (:`Node` {id: key})-[r:<<kinds>>]->(n:`Node`)
  WHERE <<where>>
  WITH type(r) AS kind, n.`type` AS of, count(n) AS total
  RETURN collect([kind, total, of]) AS out
}
CALL (key) {
  MATCH (:`Node` {id: key})<-[r:<<kinds>>]-(n:`Node`)
  WHERE <<where>>
  WITH type(r) AS kind, n.`type` AS of, count(n) AS total
  RETURN collect([kind, total, of]) AS back
}
WITH collect([key, out, back]) AS nodes
MATCH (v:`DataVersion`)
RETURN nodes, coalesce(v.load, v.version) AS load
