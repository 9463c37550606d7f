// Asked by every to-one field below the root.
// Cost: one lookup and one hop for each parent, and of each node what <<below>> asks. <<where>> leaves out claims that do
// not qualify.
UNWIND $keys AS key
MATCH (:`Node` {id: key})<<relation>>(n<<ofLabel>>)
<<where>><<below>>WITH collect([key, <<row>>]) AS found
MATCH (v:`DataVersion`)
RETURN found, coalesce(v.load, v.version) AS load
