// Asked by search for words that nothing has: the tokens that may have been meant.
// Cost: the tokens with the same first letter, read from the index (the embedded engine scans all tokens).
UNWIND $starts AS start
CALL (start) {
  MATCH (t:`Token`)
  WHERE t.id STARTS WITH start
  WITH t ORDER BY t.df DESC, t.id LIMIT $limit
  RETURN collect([t.id, t.surface]) AS tokens
}
WITH collect([start, tokens]) AS similar
MATCH (v:`DataVersion`)
RETURN similar, coalesce(v.load, v.version) AS load
