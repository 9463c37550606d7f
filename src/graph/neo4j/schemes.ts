/** How an address of Neo4j begins. Apart from the driver, so that whoever reads settings need not wait for it. */
export const SCHEMES = ['neo4j', 'neo4j+s', 'neo4j+ssc', 'bolt', 'bolt+s', 'bolt+ssc'];
