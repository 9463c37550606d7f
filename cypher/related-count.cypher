// Asked by totalCount of every to-many field below the root.
// Cost: the nodes that the relation leads to from each parent, however large their label is.
UNWIND $keys AS key
CALL (key) {
  MATCH (:`Node` {id: key})<<relation>>(n<<ofLabel>>)
  WHERE <<where>>
  RETURN count(n) AS total
}
WITH collect([key, total]) AS totals
MATCH (v:`DataVersion`)
RETURN totals, coalesce(v.load, v.version) AS load
