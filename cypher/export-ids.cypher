// Asked by an export: the ids of a type, a page in natural order.
// Cost: the page, read from the index (the embedded engine scans and sorts the label).
MATCH (n:<<label>>)
WHERE n.sortKey > $after
WITH n ORDER BY n.sortKey LIMIT $limit
WITH collect(n.id) AS ids
MATCH (v:`DataVersion`)
RETURN ids, coalesce(v.load, v.version) AS load
