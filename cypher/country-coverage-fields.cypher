// Asked by coverage(country:): in which fields of what is recorded about a country a value is absent, inferred, general
// knowledge and nothing else, or compared with its source by nobody.
// What is looked at is what country-coverage counts, and the country itself. Each list of a node becomes texts of what
// is told and, behind a blank, of what: the field or, of an absence, how it is stored. Of a source, which may have a note
// and an address, the field stands between $before and $after: it is in `known` of general knowledge, else in `said`.
// Cost: all claims that are seen from the country and all entities that lead to it, read once; a row for each type and
// text, of which no data makes more than schema.graphql has types, fields and reasons.
CALL () {
  MATCH (:`Node` {id: $country})<<claims>>(n:`Claim`)
  WHERE <<qualifying>>
  RETURN n
  UNION
  MATCH (:`Node` {id: $country})<-[:<<relations>>]-(n:`Entity`)
  RETURN n
  UNION
  MATCH (:`Node` {id: $country})<<laws>>(:`Node`)<<articles>>(n:`Entity`)
  RETURN n
  UNION
  MATCH (n:`Node` {id: $country})
  RETURN n
}
WITH n, [x IN coalesce(n.`sources`, []) WHERE x CONTAINS $general | split(split(x, $before)[1], $after)[0]] AS known,
  [x IN coalesce(n.`sources`, []) WHERE NOT x CONTAINS $general | split(split(x, $before)[1], $after)[0]] AS said
UNWIND [x IN coalesce(n.`absent`, []) | 'absent ' + x] + [x IN coalesce(n.`inferred`, []) | 'inferred ' + x]
  + [x IN known WHERE NOT x IN said | 'generalKnowledge ' + x]
  + [x IN coalesce(n.`unverifiedFields`, []) | 'unverifiedFields ' + x] AS told
WITH n.`type` AS type, n.`id` AS id, told
WITH type, told, count(DISTINCT id) AS number ORDER BY type, told
WITH collect([type, told, number]) AS rows
MATCH (v:`DataVersion`)
RETURN rows, coalesce(v.load, v.version) AS load
