// Asked by neighbourhood, of the nodes at its rim: how many links each has, by relation and direction.
// Cost: all links of the nodes, of the relations that are asked for.
UNWIND $keys AS key
CALL (key) {
  MATCH (:`Node` {id: key})-[r:<<kinds>>]->(n:`Node`)
  WHERE <<where>>
  WITH type(r) AS kind, count(n) AS total
  RETURN collect([kind, total]) AS out
}
CALL (key) {
  MATCH (:`Node` {id: key})<-[r:<<kinds>>]-(n:`Node`)
  WHERE <<where>>
  WITH type(r) AS kind, count(n) AS total
  RETURN collect([kind, total]) AS back
}
WITH collect([key, out, back]) AS nodes
MATCH (v:`DataVersion`)
RETURN nodes, coalesce(v.load, v.version) AS load
