// Sent by a load, last: the graph is whole. `load` is another one for each load, also of a version that was there
// before: who read the same one twice knows that nothing was loaded between.
// Cost: one node.
MATCH (v:`DataVersion` {id: 'data-version'})
SET v.load = $load, v.layout = $layout, v.loading = null
