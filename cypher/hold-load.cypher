// Sent by a load as the guard of each of its transactions: no record where another load took its place. The beat says
// to others that it is alive.
// Cost: one node.
MATCH (v:`DataVersion` {id: 'data-version'})
SET v.beat = coalesce(v.beat, 0) + 1
WITH v WHERE v.loadingBy = $owner
RETURN v.id AS id
