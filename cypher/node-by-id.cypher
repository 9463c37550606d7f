// Asked by node(id:), nodes(ids:) and every singular root field.
// Cost: one index lookup per key, and of each node what <<below>> asks. <<label>> is `Node` or a narrower label;
// <<where>> leaves out claims that do not qualify.
UNWIND $keys AS key
MATCH (n:`Node` {id: key})
WHERE n:<<label>>
<<where>><<below>>WITH collect(<<row>>) AS rows
MATCH (v:`DataVersion`)
RETURN rows, coalesce(v.load, v.version) AS load
