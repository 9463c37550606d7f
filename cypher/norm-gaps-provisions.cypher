// Asked by normGaps: the national provisions of some rows: those on a topic that the norm is on too, each with the topics,
// and those that a finding on the country concerns which is measured against the norm, with an empty text for a topic.
// Cost: the norms on the topics of each norm, and what the findings concern that are measured against it.
UNWIND $pairs AS pair
WITH pair[0] AS row, pair[1] AS norm
CALL (norm) {
  MATCH (:`Node` {id: norm})<<topics>>(t:`Node`)<<norms>>(p:`Node`)
  WHERE p.`type` IN $provisions AND <<national>>
  RETURN p.`id` AS id, p.`sortKey` AS sortKey, t.`id` AS via
  UNION
  MATCH (:`Node` {id: norm})<<measured>>(f:<<finding>>)<<concerns>>(p:`Node`)
  WHERE p.`type` IN $provisions AND <<national>> AND <<qualifying>>
  RETURN p.`id` AS id, p.`sortKey` AS sortKey, '' AS via
}
WITH row, id, sortKey, via, count(norm) AS times ORDER BY row, sortKey, via
WITH row, id, sortKey, collect(via) AS vias ORDER BY row, sortKey
WITH row, count(id) AS number, collect([id, vias]) AS provisions
WITH row, number, provisions[0..$limit] AS provisions
WITH collect([row, number, provisions]) AS found
MATCH (v:`DataVersion`)
RETURN found, coalesce(v.load, v.version) AS load
