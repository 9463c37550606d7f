// Asked by every root list: one page. <<nodes>> finds each node `n` once, by its label or from the narrow end of a filter.
// Cost: in natural order, or ordered by an indexed column, an index scan that stops at the limit (the embedded engine has
// no ordered index and sorts the label); from the narrow end of a filter the nodes it finds, sorted.
<<nodes>>
WITH n ORDER BY <<order>> LIMIT $limit
WITH collect([c IN $cols | n[c]]) AS rows
MATCH (v:`DataVersion`)
RETURN rows, v.version AS version
