import { built } from '../built.js';

// A process of its own: reads the shipped seed and a folder of imports, holds them against the rules and loads them into
// the embedded engine. Prints the milliseconds of each as JSON; modules are read before.

const [folder = ''] = process.argv.slice(2);
const { readSettings } = await built('cli/settings');
const { prepareData } = await built('cli/data');
const { openEmbedded } = await built('graph/embedded/embedded');

const { NEO4J_URI: _, ...own } = process.env;
const settings = readSettings({ ...own, IMPORTS: folder, SNAPSHOT_DIR: 'none' });
const began = performance.now();
// As a server does it: the engine starts meanwhile.
const [{ fill }, graph] = await Promise.all([prepareData(settings, undefined), openEmbedded()]);
const read = performance.now();
await fill(graph);
const loaded = performance.now();
await graph.close();
process.stdout.write(JSON.stringify({ read: read - began, load: loaded - read }));
