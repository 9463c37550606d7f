// Asked by timeline: how much is recorded about an entity, and in which years; and the entity itself.
// What is found is the same as in timeline-page. By the year of the earliest day: the last year of any, and how many.
// Cost: all that leads to the entity, read once; a row for each year.
CALL () {
  MATCH (:`Node` {id: $about})<<claims>>(n:`Node`)
  RETURN n
  UNION
  MATCH (:`Node` {id: $about})<-[:<<relations>>]-(n:`Node`)
  RETURN n
  UNION
  MATCH (n:`Node` {id: $about})
  RETURN n
}
WITH n
WHERE n.`type` IN $types AND <<qualifying>>
WITH n, <<at>> AS at
WITH CASE WHEN at IS NULL THEN 0 ELSE 1 END AS dated, coalesce(<<earliest>>, '') AS earliest,
  coalesce(<<latest>>, '~') AS latest
WHERE dated = 0 OR (earliest <= $to AND latest >= $from)
WITH dated, substring(earliest, 0, 4) AS year, max(substring(latest, 0, 4)) AS last, count(dated) AS number
ORDER BY dated, year
WITH collect([dated, year, last, number]) AS years
CALL () {
  MATCH (a:`Node` {id: $about})
  WHERE a:`Entity`
  RETURN collect([c IN $aboutCols | a[c]]) AS abouts
}
MATCH (v:`DataVersion`)
RETURN abouts, years, coalesce(v.load, v.version) AS load
