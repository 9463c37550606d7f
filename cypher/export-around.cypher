// Asked by an export of a part of the graph: what some nodes lead to, and what comes with them: each node once for each
// node that it is found from.
// Cost: the relationships that start at the nodes, which are those that their own records say, and of those that end at
// them only what says how a claim stands and the footnotes of a passage.
UNWIND $keys AS key
CALL (key) {
  MATCH (:`Node` {id: key})-[:<<kinds>>]->(m:`Node`)
  RETURN collect([m.`id`, m.`type`]) AS ahead
}
CALL (key) {
  MATCH (:`Node` {id: key})<-[:<<brought>>]-(m:`Node`)
  RETURN collect([m.`id`, m.`type`]) AS along
}
WITH collect(ahead + along) AS nodes
MATCH (v:`DataVersion`)
RETURN nodes, coalesce(v.load, v.version) AS load
