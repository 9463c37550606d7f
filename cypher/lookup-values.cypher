// Asked by lookup, once for each property that no two nodes of a type share: report symbols, treaty numbers, codes.
// Cost: one index lookup for each value.
UNWIND $values AS value
MATCH (n:<<label>> {<<property>>: value})
WITH collect([value, n.id, n.type]) AS found
MATCH (v:`DataVersion`)
RETURN found, coalesce(v.load, v.version) AS load
