// Sent by a load when all data is there, in a transaction before the one that says so: which version it is.
// Cost: one node.
MERGE (v:`DataVersion` {id: 'data-version'})
SET v.version = $version, v.counts = $counts, v.degrees = $degrees, v.totals = $totals,
  v.values = $values, v.releases = $releases
