// Asked by history of nodes: what changed in each, the newest release first, and how many changes there are in all.
// Cost: one index lookup and the changes for each node; of these there is at most one for each release.
UNWIND $ids AS id
CALL (id) {
  MATCH (:`Node` {id: id})<-[:`CHANGE_OF`]-(c:`Change`)
  WITH c ORDER BY c.at LIMIT $limit
  RETURN collect([c.at, c.id, c.record, c.type, c.kind, c.release, c.date, c.dataVersion, c.fields]) AS rows
}
CALL (id) {
  MATCH (:`Node` {id: id})<-[:`CHANGE_OF`]-(c:`Change`)
  WITH c ORDER BY c.at
  RETURN collect([c.kind, c.release]) AS each
}
WITH collect([id, rows, each]) AS found
MATCH (v:`DataVersion`)
RETURN found, coalesce(v.load, v.version) AS load
