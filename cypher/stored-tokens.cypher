// Asked by a load, to find what differs in the search index.
// Cost: a scan of all tokens, one record.
MATCH (t:`Token`)
WITH t ORDER BY t.id
RETURN collect([t.id, t.stem, t.df, t.surface]) AS tokens
