// Sent by a load that gives up: others may load. Where it had written nothing yet, the graph is as empty as before.
// Cost: one node.
MATCH (v:`DataVersion` {id: 'data-version'})
SET v.loadingBy = null, v.loadingSince = null, v.beat = null
WITH v WHERE v.version IS NULL AND v.loading IS NULL
DELETE v
