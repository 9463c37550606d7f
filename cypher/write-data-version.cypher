// Sent by a load, first in its transaction, so that two loads wait for each other.
// Cost: one node.
MERGE (v:`DataVersion` {id: 'data-version'})
SET v.version = $version, v.counts = $counts, v.degrees = $degrees, v.totals = $totals,
  v.values = $values
