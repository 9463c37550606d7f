// Asked by a load, to find what differs: a page in the order of ids.
// Cost: the page, read from the index (the embedded engine scans and sorts all nodes).
MATCH (n:`Node`)
WHERE n.id > $after
WITH n ORDER BY n.id LIMIT $limit
RETURN collect([n.`id`, n.`type`, n.`hash`]) AS records
