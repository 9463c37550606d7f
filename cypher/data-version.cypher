// Asked by meta, by /readyz and before an operation runs: which data is loaded. Nothing was loaded while it was read
// where `began` and `load` are the same.
// Cost: one node, three times.
MATCH (b:`DataVersion`)
WITH coalesce(b.load, b.version) AS began
MATCH (f:`DataVersion`)
WITH began, f.version AS version, f.counts AS counts, f.degrees AS degrees, f.totals AS totals, f.values AS values,
  f.former AS former
MATCH (v:`DataVersion`)
RETURN began, version, counts, degrees, totals, values, former, coalesce(v.load, v.version) AS load
