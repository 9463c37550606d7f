// Asked by neighbourhood and subgraph: the links that start at some nodes and end at any of them.
// Cost: the links that start at the nodes, which are those that their own records say.
UNWIND $keys AS key
CALL (key) {
  MATCH (c:`Node` {id: key})-[r:<<kinds>>]->(n:`Node`)
  WHERE n.`id` IN $ids
  RETURN collect([type(r), n.id, c.inferred]) AS links
}
WITH collect([key, links]) AS nodes
MATCH (v:`DataVersion`)
RETURN nodes, coalesce(v.load, v.version) AS load
