// Asked by a load: what is loaded, in which layout, and whether a load is at work or did not end. Each transaction of a
// load raises a beat, on the lock or on a lane.
// Cost: two nodes, and one for each lane.
CALL () {
  MATCH (v:`DataVersion`)
  RETURN collect([v.version, v.layout, v.loading, v.former]) AS versions
}
CALL () {
  MATCH (l:`LoadLock` {id: 'load-lock'})
  RETURN collect([l.owner, l.since]) AS locks
}
CALL () {
  MATCH (l:`LoadLock`)
  RETURN coalesce(sum(l.beat), 0) AS beats
}
RETURN versions, locks, beats
