// Asked by a load: a database that holds nodes of somebody else is refused.
// Cost: a scan of all nodes.
MATCH (n)
WHERE NOT n:`Node` AND NOT n:`Token` AND NOT n:`DataVersion`
RETURN count(n) AS total
