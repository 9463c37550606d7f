// Asked by singular root fields with an argument other than id: report(symbol:).
// Cost: one index lookup; no two nodes have the value, so nothing is left to sort. <<where>> leaves out claims that do
// not qualify.
MATCH (n:<<label>> {<<property>>: $value})
<<where>>WITH n ORDER BY n.id LIMIT 1
WITH collect([c IN $cols | n[c]]) AS rows
MATCH (v:`DataVersion`)
RETURN rows, coalesce(v.load, v.version) AS load
