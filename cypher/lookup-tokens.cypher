// Asked by lookup, first: the tokens that the words of all refs stand for, and in how many nodes each stands.
// Cost: one index lookup for each stem.
UNWIND $stems AS stem
MATCH (t:`Token` {stem: stem})
WITH t ORDER BY t.id
WITH collect([t.id, t.stem, t.df]) AS tokens
MATCH (v:`DataVersion`)
RETURN tokens, coalesce(v.load, v.version) AS load
