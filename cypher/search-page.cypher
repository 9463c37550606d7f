// Asked by search: the best nodes. A term is a token, the word it stands for, and what each point of a posting is worth;
// the best term of a word counts, and the words add up.
// Cost: the nodes that have any of the tokens, of which the best are read; a frequent word costs more in a larger
// graph.
UNWIND $terms AS term
MATCH (:`Token` {id: term[0]})<-[h:`HAS`]-(n:`Node`)
WHERE <<where>>
WITH n, term[1] AS word, max(h.k * term[2]) AS points
WITH n, sum(points) AS score
ORDER BY score DESC, n.sortKey LIMIT $limit
WITH collect([score, [c IN $cols | n[c]]]) AS rows
MATCH (v:`DataVersion`)
RETURN rows, coalesce(v.load, v.version) AS load
