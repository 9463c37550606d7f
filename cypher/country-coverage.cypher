// Asked by coverage(country:): a country, how much is recorded about it, and on what footnotes its claims rest.
// The claims are those seen from it, by type and by <<status>>, a number, and how many of them have an inferred field. Entities lead to it by <<relations>>, articles by way of its laws.
// Cost: all claims that are seen from the country, three times, the second time with the passages they cite and the
// footnotes of these, the third time with the reports of these; all entities that lead to it, with the articles of its laws. So of a hub of 10,000 claims it reads 10,000
// nodes three times, and answers a row for each type and status, however many nodes there are elsewhere.
CALL () {
  MATCH (n:`Node` {id: $country})
  WHERE n:<<country>>
  RETURN collect([c IN $cols | n[c]]) AS countries
}
CALL () {
  MATCH (:`Node` {id: $country})<<claims>>(n:`Claim`)
  WHERE <<qualifying>>
  WITH n.`type` AS type, <<status>> AS status, CASE WHEN size(n.`inferred`) > 0 THEN 1 ELSE 0 END AS inferred
  WITH type, status, count(type) AS number, sum(inferred) AS inferred ORDER BY type, status
  RETURN collect([type, status, number, inferred]) AS claims
}
CALL () {
  MATCH (:`Node` {id: $country})<<claims>>(n:`Claim`)<<cites>>(:`Node`)<-[:<<footnotes>>]-(f:`Node`)
  WHERE <<qualifying>>
  WITH n.`id` AS id, max(CASE WHEN f.`status` = $unresolved THEN 1 ELSE 0 END) AS unresolved
  RETURN count(id) AS footnoted, coalesce(sum(unresolved), 0) AS unresolved
}
CALL () {
  MATCH (:`Node` {id: $country})<<claims>>(n:`Claim`)
  WHERE <<qualifying>> AND EXISTS { MATCH (n)<<cites>>(:`Node`)<<report>>(r:`Node`) WHERE r.<<kind>> <> $list }
  RETURN count(n) AS reported
}
CALL () {
  MATCH (:`Node` {id: $country})<-[:<<relations>>]-(n:`Entity`)
  WITH n.`type` AS type, n.`id` AS id
  WITH type, count(DISTINCT id) AS number ORDER BY type
  RETURN collect([type, number]) AS entities
}
CALL () {
  MATCH (:`Node` {id: $country})<<laws>>(:`Node`)<<articles>>(n:`Entity`)
  WITH n.`type` AS type, n.`id` AS id
  WITH type, count(DISTINCT id) AS number ORDER BY type
  RETURN collect([type, number]) AS articles
}
MATCH (v:`DataVersion`)
RETURN countries, claims, footnoted, unresolved, reported, entities, articles, coalesce(v.load, v.version) AS load
