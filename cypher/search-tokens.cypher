// Asked by search, first: the tokens that its words stand for.
// Cost: one index lookup for each word, and the tokens that begin with the last one, read from the index (the embedded
// engine scans all tokens for those).
CALL () {
  UNWIND $stems AS stem
  MATCH (t:`Token` {stem: stem})
  WITH t ORDER BY t.id
  RETURN collect([t.id, t.stem, t.df]) AS whole
}
CALL () {
  MATCH (t:`Token`)
  WHERE t.id STARTS WITH $begun
  WITH t ORDER BY t.df DESC, t.id LIMIT $limit
  RETURN collect([t.id, t.stem, t.df]) AS begun
}
CALL () {
  MATCH (f:`DataVersion`)
  RETURN f.counts AS counts
}
MATCH (v:`DataVersion`)
RETURN whole, begun, counts, coalesce(v.load, v.version) AS load
