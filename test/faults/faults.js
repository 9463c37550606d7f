// @ts-check
// npm run faults -- [--minutes 30] [--seed N] [--engine embedded|neo4j]... [--write FILE]: the faults at random, for as
// long as is said, on the engines that are named or on both. Prints its table, writes it into FILE between its marks;
// ends with 1 where something was that must not be.
import { spawnSync } from 'node:child_process';
import console from 'node:console';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';

const TABLE = '.cache/faults.md';
const ENGINES = ['embedded', 'neo4j'];

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    engine: { type: 'string', multiple: true, default: ENGINES },
    write: { type: 'string' },
  },
});
const minutes = Number(values.minutes);
const seed = Number(values.seed);
if (!(minutes > 0)) fail(`--minutes is ${values.minutes}: it must be a number above 0.`);
if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 31) {
  fail(`--seed is ${values.seed}: it must be a whole number from 0 to 2147483647.`);
}
const other = values.engine.find((engine) => !ENGINES.includes(engine));
if (other !== undefined) fail(`--engine is ${other}: it must be one of ${ENGINES.join(', ')}.`);

console.error(`Faults for ${minutes} minutes on ${values.engine.join(' and ')}; --seed ${seed} repeats them.`);
rmSync(TABLE, { force: true });
const FAULTS = JSON.stringify({ minutes, seed, engines: values.engine, table: TABLE, write: values.write });
const { status } = spawnSync('npx', ['vitest', 'run', 'test/faults/faults.test.ts'], {
  env: { ...process.env, FAULTS },
  stdio: ['ignore', 2, 2],
});
if (existsSync(TABLE)) console.log(readFileSync(TABLE, 'utf8'));
process.exitCode = status ?? 1;

/**
 * @param {string} sentence
 * @returns {never}
 */
function fail(sentence) {
  console.error(sentence);
  process.exit(2);
}
