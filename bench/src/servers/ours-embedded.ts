import { house } from '../house.js';
import { houseOntology, loadWorld } from '../load.js';
import { announce } from './announce.js';

// node ours-embedded.js NODES: ours over the embedded engine, which is loaded first.

const { openEmbedded } = await house('graph/embedded/embedded');
const { createApp } = await house('http/app');
const { DEFAULT_LIMITS } = await house('api/limits');
const ontology = await houseOntology();
const graph = await openEmbedded();
await loadWorld(graph, ontology, Number(process.argv[2]));
const log = (message: string): void => void process.stderr.write(`ours (embedded): ${message}\n`);
await announce(await createApp({ ontology, graph, limits: DEFAULT_LIMITS, log }));
