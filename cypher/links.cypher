// Asked by path: the links of some nodes to others that a path may go through, of each node and direction one more than
// are followed.
// Cost: the links of the nodes, of each at most $limit in each direction.
UNWIND $keys AS key
CALL (key) {
  MATCH (c:`Node` {id: key})-[r:<<kinds>>]->(n:`Node`)
  WHERE (n.`id` IN $ends OR NOT n.`type` IN $avoidTypes AND NOT n.`id` IN $avoidIds) AND <<qualifying>>
  WITH c, r, n LIMIT $limit
  RETURN collect([type(r), n.id, n.sortKey, c.inferred]) AS out
}
CALL (key) {
  MATCH (:`Node` {id: key})<-[r:<<kinds>>]-(n:`Node`)
  WHERE (n.`id` IN $ends OR NOT n.`type` IN $avoidTypes AND NOT n.`id` IN $avoidIds) AND <<qualifying>>
  WITH r, n LIMIT $limit
  RETURN collect([type(r), n.id, n.sortKey, n.inferred]) AS back
}
WITH collect([key, out, back]) AS nodes
MATCH (v:`DataVersion`)
RETURN nodes, coalesce(v.load, v.version) AS load
