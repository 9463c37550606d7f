import { house } from '../house.js';
import { houseOntology } from '../load.js';
import { announce } from './announce.js';
import { ownConnection } from './driver.js';

// Ours over Neo4j, with the limits that it ships with.

const { openNeo4j } = await house('graph/neo4j/neo4j');
const { createApp } = await house('http/app');
const { DEFAULT_LIMITS } = await house('api/limits');
const graph = openNeo4j(ownConnection());
const log = (message: string): void => void process.stderr.write(`ours: ${message}\n`);
await announce(await createApp({ ontology: await houseOntology(), graph, limits: DEFAULT_LIMITS, log }));
