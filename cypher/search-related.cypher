// Asked by search for hits that have no word of the query themselves: the names of what they lead to, of each
// relationship type the first ones in natural order.
// Cost: the relationships of these types that start at the hits, of which there are at most a hundred.
UNWIND $ids AS id
CALL (id) {
  MATCH (:`Node` {id: id})-[r:<<relations>>]->(n:`Node`)
  WITH type(r) AS relation, n ORDER BY n.sortKey
  WITH relation, collect([n.type, [c IN $cols | n[c]]]) AS found
  WITH relation, found[0..$most] AS ends ORDER BY relation
  RETURN collect([relation, ends]) AS ends
}
WITH collect([id, ends]) AS related
MATCH (v:`DataVersion`)
RETURN related, coalesce(v.load, v.version) AS load
