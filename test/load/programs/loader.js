// @ts-check
// node loader.js EDIT: loads the seed that ships into Neo4j (NEO4J_TEST_*), in many small transactions, and says after
// each how far it is. With an EDIT every country has another name, so that much differs.
import console from 'node:console';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { URL } from 'node:url';

/** As `npm test` builds it; by address, so that a check of the types needs no build. */
/** @type {(path: string) => Promise<never>} */
const built = (path) => import(new URL(`../../../dist/${path}`, import.meta.url).href);

/** @type {typeof import('../../../src/ontology/read.js')} */
const { readOntology } = await built('ontology/read.js');
/** @type {typeof import('../../../src/seed/folder.js')} */
const { readSeedFolder } = await built('seed/folder.js');
/** @type {typeof import('../../../src/seed/seed.js')} */
const { readSeed } = await built('seed/seed.js');
/** @type {typeof import('../../../src/load/load.js')} */
const { load } = await built('load/load.js');
/** @type {typeof import('../../../src/graph/neo4j/neo4j.js')} */
const { openNeo4j } = await built('graph/neo4j/neo4j.js');

const {
  TEST_URI: uri = '',
  TEST_USER: user = '',
  TEST_PASSWORD: password = '',
  TEST_DATABASE: database = '',
} = process.env;
const edit = process.argv[2] ?? '';
const ontology = readOntology(readFileSync('schema.graphql', 'utf8'));
const files = await readSeedFolder('seed');
const edited = files.map(({ path, text }) => ({
  path,
  text: text.replaceAll('Kazakhstan', `Kazakhstan${edit}`),
}));
const { records } = readSeed(ontology, edited, 'seed');
const graph = openNeo4j({ uri, user, password, database });
console.log('ready');
await load(graph, ontology, records, {
  oneTransaction: 0,
  batch: 100,
  patience: 200,
  say: (line) => console.log(`said ${line}`),
  onProgress: () => console.log('step'),
});
await graph.close();
console.log('ended');
