// Asked by normGaps: the findings on a country that are measured against some norms, by row, assessment and status: how
// many, and the first. A row is a norm with its parts: each pair is a row and a norm that counts for it.
// Cost: the findings that are measured against each norm of a pair, of which each is tested.
UNWIND $pairs AS pair
WITH pair[0] AS row, pair[1] AS norm
CALL (norm) {
  MATCH (:`Node` {id: norm})<<measured>>(f:<<finding>>)
  WHERE <<on>> AND <<qualifying>>
  RETURN f.`id` AS id, f.`sortKey` AS sortKey, f.<<assessment>> AS assessment, f.<<status>> AS status
}
WITH row, assessment, status, id, sortKey, count(norm) AS times ORDER BY row, assessment, status, sortKey
WITH row, assessment, status, count(id) AS number, collect(id) AS ids
WITH row, assessment, status, number, ids[0..$limit] AS ids
WITH collect([row, assessment, status, number, ids]) AS found
MATCH (v:`DataVersion`)
RETURN found, coalesce(v.load, v.version) AS load
