// Asked by meta, by /readyz and before the cost of an operation is worked out: which data is loaded.
// Cost: one node.
MATCH (v:`DataVersion`)
RETURN v.version AS version, v.counts AS counts, v.degrees AS degrees,
  v.totals AS totals, v.values AS values
