// Asked by search, where a word of it may be an id: the nodes that have it.
// Cost: one index lookup for each such word.
UNWIND $ids AS id
MATCH (n:`Node` {id: id})
WHERE <<where>>
WITH n ORDER BY n.sortKey
WITH collect([c IN $cols | n[c]]) AS rows
MATCH (v:`DataVersion`)
RETURN rows, coalesce(v.load, v.version) AS load
