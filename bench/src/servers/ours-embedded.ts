import { built } from '../built.js';
import { shippedOntology, loadWorld } from '../load.js';
import { announce } from './announce.js';

// node ours-embedded.js NODES: ours over the embedded engine, which is loaded first.

const { openEmbedded } = await built('graph/embedded/embedded');
const { createApp } = await built('http/app');
const { DEFAULT_LIMITS } = await built('api/limits');
const ontology = await shippedOntology();
const graph = await openEmbedded();
await loadWorld(graph, ontology, Number(process.argv[2]));
const log = (message: string): void => void process.stderr.write(`ours (embedded): ${message}\n`);
await announce(await createApp({ ontology, graph, limits: DEFAULT_LIMITS, log }));
