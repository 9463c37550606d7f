// Asked by lookup, and beside an answer that met withdrawn ids: what became of them.
// Cost: one index lookup for each id, and one hop.
UNWIND $ids AS id
MATCH (n:`Node` {id: id})
WHERE n:<<withdrawn>>
OPTIONAL MATCH (n)<<successor>>(s:`Node`)
WITH collect([n.id, n.was, n.reason, n.date, n.note, s.id, s.type]) AS found
MATCH (v:`DataVersion`)
RETURN found, coalesce(v.load, v.version) AS load
