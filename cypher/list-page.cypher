// Asked by every root list: one page. <<nodes>> finds each node `n` once, by its label or from the narrow end of a filter.
// Cost: in natural order, by an indexed column from its lowest value on, or by one value of an indexed column, the
// page, read from the index (Neo4j). Of those that have no value the natural order until the page is full. By any other
// column the label, sorted; from the narrow end of a filter, or by several values or a range of an indexed column, what
// it finds, sorted. The embedded engine has no ordered index: it scans and sorts the label, or what it finds. Of each row what <<below>> asks.
<<nodes>>
WITH n ORDER BY <<order>> LIMIT $limit
<<below>>WITH collect(<<row>>) AS rows
MATCH (v:`DataVersion`)
RETURN rows, coalesce(v.load, v.version) AS load
