// Asked by lookup: what has a word of a name, of each word those where it counts most: that is in a name of their own.
// Parts of a law, which have its words in their names, are left out. With each law the country whose it is.
// Cost: the nodes that have the word, of which the best $limit are read. The words are chosen so that these are few: the
// rarest of each name, and no more in all than the caller adds up from what each word counts.
UNWIND $tokens AS token
CALL (token) {
  MATCH (:`Token` {id: token})<-[h:`HAS`]-(n:<<named>>)
  WHERE NOT n:<<part>>
  WITH n, h.k AS points ORDER BY points DESC, n.sortKey LIMIT $limit
  CALL (n) {
    MATCH (n)<<country>>(c:`Node`)
    WHERE n:<<law>>
    RETURN collect(c.id) AS countries
  }
  RETURN collect([n.id, n.type, n.name, n.aliases, countries]) AS named
}
WITH collect([token, named]) AS found
MATCH (v:`DataVersion`)
RETURN found, coalesce(v.load, v.version) AS load
