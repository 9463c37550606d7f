// Asked by an export: some nodes of one type, each with its columns and with the relationships that start at it.
// Cost: an index lookup for each key, and the relationships that start at the nodes, which are those that their own
// records say.
UNWIND $keys AS key
CALL (key) {
  MATCH (n:`Node` {id: key})
  RETURN collect([c IN $cols | n[c]]) AS columns
}
CALL (key) {
  MATCH (:`Node` {id: key})-[r:<<kinds>>]->(m:`Node`)
  RETURN collect([type(r), m.id, m.type]) AS links
}
WITH collect([key, columns, links]) AS records
MATCH (v:`DataVersion`)
RETURN records, coalesce(v.load, v.version) AS load
