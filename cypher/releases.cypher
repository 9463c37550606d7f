// Asked by changes: the releases that say what they changed, the version of the data as it is now, and whether the node
// that is asked about is there.
// Cost: two nodes, and one index lookup.
CALL () {
  MATCH (n:`Node` {id: $about})
  RETURN count(n) AS there
}
MATCH (d:`DataVersion`)
WITH there, d.releases AS releases, d.version AS version
MATCH (v:`DataVersion`)
RETURN there, releases, version, coalesce(v.load, v.version) AS load
