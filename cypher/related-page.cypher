// Asked by every to-many field below the root: one page for each parent.
// Cost: the degree of each parent, sorted; one record for all of them.
UNWIND $keys AS key
CALL (key) {
  MATCH (:`Node` {id: key})<<relation>>(n<<ofLabel>>)
  WHERE <<where>>
  WITH n ORDER BY <<order>> LIMIT $limit
  RETURN collect([c IN $cols | n[c]]) AS rows
}
WITH collect([key, rows]) AS pages
MATCH (v:`DataVersion`)
RETURN pages, v.version AS version
