// Asked by coverage: a report, and how much of it is cited and footnoted.
// Cost: the passages of the report, with all that cites them, however many reports there are.
CALL () {
  MATCH (r:`Node` {id: $report})
  WHERE r:<<report>>
  RETURN collect([c IN $cols | r[c]]) AS reports
}
CALL () {
  MATCH (:`Node` {id: $report})<<passages>>(p:`Node`)
  RETURN count(p) AS passages
}
CALL () {
  MATCH (:`Node` {id: $report})<<passages>>(p:`Node`)
  WHERE EXISTS { MATCH (p)<<citedBy>>(c:`Node`) WHERE (c:`Claim` OR c:`Entity`) AND <<qualifying>> }
  RETURN count(p) AS cited
}
CALL () {
  MATCH (:`Node` {id: $report})<<passages>>(p:`Node`)<<citedBy>>(c:`Claim`)
  WHERE <<qualifying>>
  RETURN count(DISTINCT c.id) AS claims
}
CALL () {
  MATCH (:`Node` {id: $report})<<passages>>(p:`Node`)<<citedBy>>(c:`Claim`)
  WHERE (EXISTS { MATCH (p)<<standing>>(f:`Node`) } OR EXISTS { MATCH (p)<<covering>>(f:`Node`) }) AND <<qualifying>>
  RETURN count(DISTINCT c.id) AS footnoted
}
CALL () {
  MATCH (:`Node` {id: $report})<<passages>>(p:`Node`)<<citedBy>>(c:`Claim`)
  WHERE (EXISTS { MATCH (p)<<standing>>(f:`Node`) WHERE f.`status` = $unresolved }
    OR EXISTS { MATCH (p)<<covering>>(f:`Node`) WHERE f.`status` = $unresolved }) AND <<qualifying>>
  RETURN count(DISTINCT c.id) AS unresolved
}
CALL () {
  MATCH (:`Node` {id: $report})<<footnotes>>(f:`Node`)
  WITH f.`status` AS status, count(f) AS number ORDER BY status
  RETURN collect([status, number]) AS footnotes
}
MATCH (v:`DataVersion`)
RETURN reports, passages, cited, claims, footnoted, unresolved, footnotes, coalesce(v.load, v.version) AS load
