// Asked by normGaps: the findings on a country that are measured against some norms, by row, assessment and status: how
// many, and the first. An article is a row with its subdivisions, a treaty one without its articles. Those whose status
// depends on other claims are apart.
// Cost: the findings on the country, and the norms that each of them is measured against.
// A norm is compared in a way that no index serves, so that no plan begins there: what is on all other countries is
// measured against it too.
CALL () {
  MATCH (:`Node` {id: $country})<<findings>>(f:`Node`)<<within>>(n:`Node`)
  WHERE coalesce(n.`id`, '') IN $articles AND <<qualifying>>
  RETURN n.`id` AS row, f AS f
  UNION ALL
  MATCH (:`Node` {id: $country})<<findings>>(f:`Node`)<<against>>(n:`Node`)
  WHERE coalesce(n.`id`, '') = $treaty AND <<qualifying>>
  RETURN n.`id` AS row, f AS f
}
WITH row, f.<<assessment>> AS assessment, f.<<status>> AS status, <<depends>> AS depends, f.`id` AS id, f.`sortKey` AS sortKey
ORDER BY row, assessment, status, depends, sortKey
WITH row, assessment, status, depends, count(id) AS number, collect(id) AS ids
WITH row, assessment, status, depends, number, ids[0..CASE WHEN depends THEN $judged ELSE $limit END] AS ids
WITH collect([row, assessment, status, depends, number, ids]) AS found
MATCH (v:`DataVersion`)
RETURN found, coalesce(v.load, v.version) AS load
