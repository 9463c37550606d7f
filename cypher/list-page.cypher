// Asked by every root list: one page.
// Cost: in natural order an index scan that stops at the limit (the embedded
// engine scans the label); with a filter, the nodes it leaves.
MATCH (n:<<label>>)
WHERE <<where>>
WITH n ORDER BY <<order>> LIMIT $limit
WITH collect([c IN $cols | n[c]]) AS rows
MATCH (v:`DataVersion`)
RETURN rows, v.version AS version
