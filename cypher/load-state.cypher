// Asked by a load: what is loaded, in which layout, and whether a load is at work or did not end.
// Cost: two nodes.
CALL () {
  MATCH (v:`DataVersion`)
  RETURN collect([v.version, v.layout, v.loading, v.former]) AS versions
}
CALL () {
  MATCH (l:`LoadLock`)
  RETURN collect([l.owner, l.since, l.beat]) AS locks
}
RETURN versions, locks
