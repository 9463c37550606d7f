// Asked by a load, to find what differs.
// Cost: a scan of all nodes, one record.
MATCH (n:`Node`)
RETURN collect([n.`id`, n.`type`, n.`hash`]) AS records
