// Sent by the first load, before its transaction.
CREATE CONSTRAINT <<name>> IF NOT EXISTS FOR (n:<<label>>) REQUIRE n.<<property>> IS UNIQUE
