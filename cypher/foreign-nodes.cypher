// Asked by a load: a database that holds nodes of somebody else is refused. What has a label of ours, but no id or
// type, is not ours.
// Cost: a scan of all nodes, once in a load.
MATCH (n)
WHERE NOT (n:`Node` OR n:`Token` OR n:`Change` OR n:`DataVersion` OR n:`LoadLock`)
  OR ((n:`Node` OR n:`Token` OR n:`Change`) AND NOT coalesce(n.id > '', false))
  OR (n:`Node` AND n.type IS NULL)
RETURN count(n) AS total
