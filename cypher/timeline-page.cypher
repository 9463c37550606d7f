// Asked by timeline: a page of what is recorded about an entity, in the order of time, and the entity itself.
// What has a date is found by <<claims>> and <<relations>>, and each node once (the embedded engine loses rows where
// DISTINCT follows a CALL). <<at>> says which of the fields that may hold the date does, <<earliest>> and <<latest>> are
// its stored bounds; a missing one is before or after all days.
// Cost: all that leads to the entity, read, sorted and cut off at the page, however many nodes there are elsewhere: no
// index holds what leads to a node in the order of a date that is one column here and another one there. So of a hub of
// 10,000 claims each page reads 10,000 nodes, a few columns of each, and no more of any but those of the page.
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
WHERE at IS <<dated>>
WITH n, at, coalesce(<<earliest>>, '') AS earliest, coalesce(<<latest>>, '~') AS latest
WHERE earliest <= $to AND latest >= $from AND (earliest > $earliest OR (earliest = $earliest
  AND (latest > $latest OR (latest = $latest AND n.`sortKey` > $sortKey))))
WITH n, at, earliest, latest ORDER BY earliest, latest, n.`sortKey` LIMIT $limit
WITH collect([at, earliest, latest, [c IN $cols | n[c]]]) AS rows
CALL () {
  MATCH (a:`Node` {id: $about})
  WHERE a:`Entity`
  RETURN collect([c IN $aboutCols | a[c]]) AS abouts
}
MATCH (v:`DataVersion`)
RETURN abouts, rows, coalesce(v.load, v.version) AS load
