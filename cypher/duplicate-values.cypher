// Asked by a load of the embedded engine, before a constraint: it would accept duplicates that are there already.
// Cost: a scan of the label.
MATCH (n:<<label>>)
WHERE n.<<property>> IS NOT NULL
WITH n.<<property>> AS value, count(n) AS nodes
WHERE nodes > 1
RETURN count(value) AS total
