// Asked by normGaps: the recommendations to a country of some rows: those that are measured against the norm, and those
// that are based on a finding on the country which is.
// Cost: the recommendations and the findings that are measured against each norm of a pair, and what is based on these.
UNWIND $pairs AS pair
WITH pair[0] AS row, pair[1] AS norm
CALL (norm) {
  MATCH (:`Node` {id: norm})<<measured>>(r:<<recommendation>>)
  WHERE <<addressed>> AND <<recommended>>
  RETURN r.`id` AS id, r.`sortKey` AS sortKey
  UNION
  MATCH (:`Node` {id: norm})<<measured>>(f:<<finding>>)<<basis>>(r:<<recommendation>>)
  WHERE <<addressed>> AND <<recommended>> AND <<on>> AND <<qualifying>>
  RETURN r.`id` AS id, r.`sortKey` AS sortKey
}
WITH row, id, sortKey, count(norm) AS times ORDER BY row, sortKey
WITH row, count(id) AS number, collect(id) AS ids
WITH row, number, ids[0..$limit] AS ids
WITH collect([row, number, ids]) AS found
MATCH (v:`DataVersion`)
RETURN found, coalesce(v.load, v.version) AS load
