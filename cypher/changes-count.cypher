// Asked by totalCount of changes.
// Cost: the changes that there are in the interval; of a node those of all that leads to it.
<<changes>>
WHERE c.at >= $from AND c.at < $to AND <<typed>>
WITH count(c) AS total
MATCH (v:`DataVersion`)
RETURN total, coalesce(v.load, v.version) AS load
