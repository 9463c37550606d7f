// Asked by what explains an id, or a value of its own, that no node has: what begins like it may have been meant.
// Cost: of each beginning at most $limit nodes, read from the index in its order (the embedded engine scans the label).
UNWIND $starts AS start
CALL (start) {
  MATCH (n:<<label>>)
  WHERE n.<<property>> STARTS WITH start
  WITH n ORDER BY n.<<property>> LIMIT $limit
  RETURN collect(n[$value]) AS begun
}
WITH collect(begun) AS lists
MATCH (v:`DataVersion`)
RETURN lists, coalesce(v.load, v.version) AS load
