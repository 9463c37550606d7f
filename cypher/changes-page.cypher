// Asked by changes: a page of what changed in records, the newest release first, and the records as they are now.
// <<changes>> finds changes `c`: all of them, or those of records that lead, or led once, to a node.
// Cost: of all changes the page, read from the index in its order, and what has another type before it; of a node all
// changes of what leads to it, sorted and cut off at the page.
<<changes>>
WHERE c.at > $after AND c.at >= $from AND c.at < $to AND <<typed>>
WITH c ORDER BY c.at LIMIT $limit
MATCH (c)-[:`CHANGE_OF`]->(n:`Node`)
WITH c, n ORDER BY c.at
WITH collect([c.at, c.id, c.record, c.type, c.kind, c.release, c.date, c.dataVersion, c.fields,
  CASE WHEN <<qualifying>> THEN [k IN $cols | n[k]] END]) AS rows
MATCH (v:`DataVersion`)
RETURN rows, coalesce(v.load, v.version) AS load
