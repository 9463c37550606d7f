// Asked by every to-many field below the root: one page for each parent.
// Cost: the nodes that the relation leads to from each parent, sorted, however large their label is; one record for all
// parents. Of each node of a page what <<below>> asks.
UNWIND $keys AS key
CALL (key) {
  MATCH (:`Node` {id: key})<<relation>>(n<<ofLabel>>)
  WHERE <<where>>
  WITH n ORDER BY <<order>> LIMIT $limit
<<below>>  RETURN collect(<<row>>) AS rows
}
WITH collect([key, rows]) AS pages
MATCH (v:`DataVersion`)
RETURN pages, coalesce(v.load, v.version) AS load
