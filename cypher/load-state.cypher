// Asked by a load: what is loaded, in which layout, and whether a load is at work or did not end.
// Cost: one node.
MATCH (v:`DataVersion`)
RETURN v.version AS version, v.layout AS layout, v.loading AS loading, v.loadingBy AS owner, v.loadingSince AS since,
  v.beat AS beat
