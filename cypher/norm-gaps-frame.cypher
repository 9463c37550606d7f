// Asked by normGaps: whether the country and the treaty are there, whether any law of the country is, the articles of the treaty, each with what it is part
// of, and what the country did about the treaty.
// Cost: what belongs to the country, until there is a law among it; the articles of the treaty, at most $articles; the actions about the treaty, of which each is tested: a few for
// each state.
CALL () {
  MATCH (c:`Node` {id: $country})
  WHERE c:<<state>>
  RETURN count(c) AS countries
}
CALL () {
  MATCH (:`Node` {id: $country})<<laws>>(l:`Node`)
  WHERE l:<<law>>
  WITH l LIMIT 1
  RETURN count(l) AS laws
}
CALL () {
  MATCH (t:`Node` {id: $treaty})
  WHERE t:<<instrument>>
  RETURN collect(t.<<kind>>) AS kinds
}
CALL () {
  MATCH (:`Node` {id: $treaty})<<articles>>(a:`Node`)
  WITH a ORDER BY a.`sortKey` LIMIT $articles
  CALL (a) {
    MATCH (a)<<partOf>>(w:`Node`)
    RETURN collect(w.`id`) AS wholes
  }
  RETURN collect([a.`id`, wholes]) AS articles
}
CALL () {
  MATCH (:`Node` {id: $treaty})<<actions>>(a:`Node`)<<actor>>(c:`Node`)
  WHERE c.`id` = $country AND <<qualifying>>
  WITH a ORDER BY a.`sortKey` LIMIT $actions
  CALL (a) {
    MATCH (a)<<onArticle>>(n:`Node`)
    RETURN collect(n.`id`) AS ons
  }
  RETURN collect([a.`id`, a.<<action>>, a.<<status>>, a.<<date>>, ons]) AS done
}
MATCH (v:`DataVersion`)
RETURN countries, laws, kinds, articles, done, coalesce(v.load, v.version) AS load
