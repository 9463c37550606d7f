// Asked by normGaps as of a day: what claims are judged by, whether they stand being worked out of the claims that qualify.
// Cost: the conflicts of the claims and what replaces them, each with all claims of the conflict.
UNWIND $keys AS key
CALL (key) {
  MATCH (c:`Node` {id: key})
  CALL (c) {
    MATCH (c)<<supersededBy>>(s:`Node`)
    WHERE <<later>>
    RETURN count(s) AS superseded
  }
  CALL (c) {
    MATCH (c)<<conflicts>>(k:`Node`)
    CALL (k) {
      MATCH (k)<<claims>>(o:`Node`)
      WHERE <<other>>
      RETURN count(o) AS claims
    }
    CALL (k) {
      MATCH (k)<<prevails>>(o:`Node`)
      WHERE <<other>>
      RETURN collect(o.`id`) AS prevails
    }
    RETURN collect([k.<<kind>>, k.<<status>>, claims, prevails]) AS conflicts
  }
  RETURN c.<<unverified>> AS unverified, superseded, conflicts
}
WITH collect([key, unverified, superseded, conflicts]) AS judged
MATCH (v:`DataVersion`)
RETURN judged, coalesce(v.load, v.version) AS load
