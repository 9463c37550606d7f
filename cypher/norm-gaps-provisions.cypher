// Asked by normGaps: the national provisions of some rows: those on a topic that the norm is on too, each with the topics,
// and those that a finding on the country concerns which is measured against the norm, with an empty text for a topic.
// Cost: the norms on the topics of each norm; the findings on the country, and what each of them is measured against and
// concerns.
// A norm is compared in a way that no index serves, so that no plan begins there: what is on all other countries is
// measured against it too.
CALL () {
  UNWIND $pairs AS pair
  MATCH (:`Node` {id: pair[1]})<<topics>>(t:`Node`)<<norms>>(p:`Node`)
  WHERE p.`type` IN $provisions
  RETURN pair[0] AS row, p AS p, t.`id` AS via
  UNION
  MATCH (:`Node` {id: $country})<<findings>>(f:`Node`)<<within>>(n:`Node`)
  WHERE coalesce(n.`id`, '') IN $articles AND <<qualifying>>
  MATCH (f)<<concerns>>(p:`Node`)
  WHERE p.`type` IN $provisions
  RETURN n.`id` AS row, p AS p, '' AS via
  UNION
  MATCH (:`Node` {id: $country})<<findings>>(f:`Node`)<<against>>(n:`Node`)
  WHERE coalesce(n.`id`, '') = $treaty AND <<qualifying>>
  MATCH (f)<<concerns>>(p:`Node`)
  WHERE p.`type` IN $provisions
  RETURN n.`id` AS row, p AS p, '' AS via
}
WITH row, p, via ORDER BY row, p.`sortKey`, via
WITH row, p, collect(via) AS vias
WHERE <<national>>
WITH row, p.`id` AS id, p.`sortKey` AS sortKey, vias ORDER BY row, sortKey
WITH row, count(id) AS number, collect([id, vias]) AS provisions
WITH row, number, provisions[0..$limit] AS provisions
WITH collect([row, number, provisions]) AS found
MATCH (v:`DataVersion`)
RETURN found, coalesce(v.load, v.version) AS load
