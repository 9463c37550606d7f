// Asked by totalCount of a to-many field whose filter is narrow at its far end; parents that have none are left out.
// Cost: the nodes that the filter looks at, and what leads from those it finds to any of the parents.
<<nodes>>
MATCH (n)<<back>>(p:`Node`)
WHERE p.id IN $keys
WITH p.id AS key, count(DISTINCT n) AS total
WITH collect([key, total]) AS totals
MATCH (v:`DataVersion`)
RETURN totals, coalesce(v.load, v.version) AS load
