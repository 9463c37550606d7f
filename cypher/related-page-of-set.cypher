// Asked by a to-many field whose filter is narrow at its far end: from the nodes that meet it back to the parents.
// Cost: the nodes that the filter looks at, and what leads from those it finds to any of the parents.
<<nodes>>
MATCH (n)<<back>>(p:`Node`)
WHERE p.id IN $keys
WITH DISTINCT p.id AS key, n
WITH key, n ORDER BY <<order>>
WITH key, collect([c IN $cols | n[c]]) AS rows
WITH collect([key, rows[0..$limit]]) AS pages
MATCH (v:`DataVersion`)
RETURN pages, coalesce(v.load, v.version) AS load
