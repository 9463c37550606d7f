// Asked by a root list that an indexed column orders from its highest value on: one page of those that have a value.
// The values of the page come first, then of each value its nodes in natural order.
// Cost: the page, read from the index twice: its values, and the nodes of each (the embedded engine scans and sorts the
// label, and looks the values up).
<<nodes>>
WITH n.<<column>> AS value ORDER BY value DESC LIMIT $limit
WITH DISTINCT value
CALL (value) {
  <<equal>>
  WITH n ORDER BY <<within>> LIMIT $limit
  RETURN n
}
WITH n ORDER BY <<order>> LIMIT $limit
WITH collect([c IN $cols | n[c]]) AS rows
MATCH (v:`DataVersion`)
RETURN rows, coalesce(v.load, v.version) AS load
