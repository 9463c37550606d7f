// Asked by compare: the claims of some columns by row: how many, and the first. A column is an entity, with the days
// between which a claim must be, where there are such; a row is what the claims lead to, and of figures a time.
// Cost: the claims that lead to each column, of which each is tested, and what they lead to.
UNWIND $columns AS place
WITH place[0] AS number, place[1] AS key, place[2] AS earliest, place[3] AS latest
CALL (key, earliest, latest) {
  MATCH (:`Node` {id: key})<<claims>>(n:<<claim>>)<<leads>>(r:`Node`)
  WHERE (earliest = '' OR (<<begins>> <= latest AND <<ends>> >= earliest)) AND <<qualifying>>
  RETURN n.`id` AS id, n.`sortKey` AS sortKey, r.`id` AS of, r.`sortKey` AS place, <<period>> AS period
}
WITH number, of, place, period, id, sortKey ORDER BY place, number, period, sortKey
WITH number, of, place, period, count(id) AS claims, collect(id) AS ids
WITH number, of, place, period, claims, ids[0..$limit] AS ids ORDER BY place, number, period LIMIT $cells
WITH collect([number, of, period, claims, ids]) AS found
MATCH (v:`DataVersion`)
RETURN found, coalesce(v.load, v.version) AS load
