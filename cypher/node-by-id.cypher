// Asked by node(id:), nodes(ids:) and every singular root field.
// Cost: one index lookup per key. <<label>> is `Node` or a narrower label.
UNWIND $keys AS key
MATCH (n:`Node` {id: key})
WHERE n:<<label>>
WITH collect([c IN $cols | n[c]]) AS rows
MATCH (v:`DataVersion`)
RETURN rows, v.version AS version
