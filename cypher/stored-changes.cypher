// Asked by a load, to find what differs in the changes that are recorded: a page in the order of ids.
// Cost: the page, read from the index in its order (the embedded engine scans and sorts all changes).
MATCH (c:`Change`)
WHERE c.id > $after
WITH c ORDER BY c.id LIMIT $limit
RETURN collect([c.id, c.hash, c.dataVersion]) AS changes
