// Sent by a load, last: in which layout the data is, and that nobody loads any more.
// Cost: one node.
MATCH (v:`DataVersion` {id: 'data-version'})
SET v.layout = $layout, v.loading = null, v.loadingBy = null, v.loadingSince = null, v.beat = null
