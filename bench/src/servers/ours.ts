import { built } from '../built.js';
import { shippedOntology } from '../load.js';
import { announce } from './announce.js';
import { ownConnection } from './driver.js';

// Ours over Neo4j, with the limits that it ships with.

const { openNeo4j } = await built('graph/neo4j/neo4j');
const { createApp } = await built('http/app');
const { DEFAULT_LIMITS } = await built('api/limits');
const graph = openNeo4j(ownConnection());
const log = (message: string): void => void process.stderr.write(`ours: ${message}\n`);
await announce(await createApp({ ontology: await shippedOntology(), graph, limits: DEFAULT_LIMITS, log }));
