// Asked by normGaps: the recommendations to a country of some rows: those that are measured against the norm, and those
// that are based on a finding on the country which is.
// Cost: the recommendations to the country, what each of them is based on, and what these are measured against.
// A norm is compared in a way that no index serves, so that no plan begins there: what is on all other countries is
// measured against it too.
CALL () {
  MATCH (:`Node` {id: $country})<<recommendations>>(r:`Node`)<<askedWithin>>(n:`Node`)
  WHERE coalesce(n.`id`, '') IN $articles AND <<recommended>>
  RETURN n.`id` AS row, r AS r
  UNION
  MATCH (:`Node` {id: $country})<<recommendations>>(r:`Node`)<<against>>(n:`Node`)
  WHERE coalesce(n.`id`, '') = $treaty AND <<recommended>>
  RETURN n.`id` AS row, r AS r
  UNION
  MATCH (:`Node` {id: $country})<<recommendations>>(r:`Node`)<<basedOn>>(f:`Node`)<<within>>(n:`Node`)
  WHERE coalesce(n.`id`, '') IN $articles AND <<recommended>> AND <<on>> AND <<qualifying>>
  RETURN n.`id` AS row, r AS r
  UNION
  MATCH (:`Node` {id: $country})<<recommendations>>(r:`Node`)<<basedOn>>(f:`Node`)<<against>>(n:`Node`)
  WHERE coalesce(n.`id`, '') = $treaty AND <<recommended>> AND <<on>> AND <<qualifying>>
  RETURN n.`id` AS row, r AS r
}
WITH row, r.`id` AS id, r.`sortKey` AS sortKey ORDER BY row, sortKey
WITH row, count(id) AS number, collect(id) AS ids
WITH row, number, ids[0..$limit] AS ids
WITH collect([row, number, ids]) AS found
MATCH (v:`DataVersion`)
RETURN found, coalesce(v.load, v.version) AS load
