// @ts-check
// node loader.js EDIT [once] [history]: loads the seed that ships into Neo4j (NEO4J_TEST_*), in many small transactions, and says
// after each how far it is; in one transaction with "once", and then says when all of it is sent. With an EDIT every
// country has another name, so that much differs. With "history", what releases changed is loaded too, as a server does.
import console from 'node:console';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { URL } from 'node:url';

/**
 * As `npm test` builds it; by address, so that a check of the types needs no build.
 * @param {string} path
 * @returns {Promise<unknown>}
 */
const built = (path) => import(new URL(`../../../dist/${path}`, import.meta.url).href);

const { readOntology } = /** @type {typeof import('../../../src/ontology/read.js')} */ (
  await built('ontology/read.js')
);
const { readSeedFolder } = /** @type {typeof import('../../../src/seed/folder.js')} */ (await built('seed/folder.js'));
const { readSeed } = /** @type {typeof import('../../../src/seed/seed.js')} */ (await built('seed/seed.js'));
const { load } = /** @type {typeof import('../../../src/load/load.js')} */ (await built('load/load.js'));
const { openNeo4j } = /** @type {typeof import('../../../src/graph/neo4j/neo4j.js')} */ (
  await built('graph/neo4j/neo4j.js')
);

const {
  TEST_URI: uri = '',
  TEST_USER: user = '',
  TEST_PASSWORD: password = '',
  TEST_DATABASE: database = '',
} = process.env;
const edit = process.argv[2] ?? '';
const once = process.argv.includes('once');
const withHistory = process.argv.includes('history');
const ontology = readOntology(readFileSync('schema.graphql', 'utf8'));
const files = await readSeedFolder('seed');
const edited = files.map(({ path, text }) => ({
  path,
  // What was released stays as it was.
  text: path.startsWith('seed/released/') ? text : text.replaceAll('Kazakhstan', `Kazakhstan${edit}`),
}));
const { records, history } = readSeed(ontology, edited, 'seed');
const graph = openNeo4j({ uri, user, password, database });
console.log('ready');
await load(graph, ontology, records, {
  ...(withHistory && { history }),
  ...(!once && { oneTransaction: 0, batch: 100 }),
  patience: 200,
  say: (line) => console.log(`said ${line}`),
  onProgress: (done, total) => {
    if (!once) console.log('step');
    else if (done === total - 1) console.log('written');
  },
});
await graph.close();
console.log('ended');
