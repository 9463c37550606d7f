// Asked by meta, by /readyz and at start: which data is loaded.
// Cost: one node.
MATCH (v:`DataVersion`)
RETURN v.version AS version, v.counts AS counts
