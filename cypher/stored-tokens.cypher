// Asked by a load, to find what differs in the search index: a page in the order of ids.
// Cost: the page, read from the index in its order (the embedded engine scans and sorts all tokens).
MATCH (t:`Token`)
WHERE t.id > $after
WITH t ORDER BY t.id LIMIT $limit
RETURN collect([t.id, t.stem, t.df, t.surface]) AS tokens
