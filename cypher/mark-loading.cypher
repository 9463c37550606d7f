// Sent by a load of several transactions, in the first one. Every statement that reads returns the version: without
// one, its answer is known to be of a graph that is half loaded.
// Cost: one node.
MATCH (v:`DataVersion` {id: 'data-version'})
SET v.version = null, v.loading = $version
