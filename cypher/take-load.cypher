// Sent by a load before it compares, as a guard: from here on it is the one that loads. No record where another one
// is, unless it is the one that this load takes the place of ($was). The first SET locks the node: two loads wait for
// each other here.
// Cost: one node.
MERGE (v:`DataVersion` {id: 'data-version'})
SET v.beat = coalesce(v.beat, 0) + 1
WITH v WHERE coalesce(v.loadingBy, '') = $was
SET v.loadingBy = $owner, v.loadingSince = $since
RETURN v.id AS id
