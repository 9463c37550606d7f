import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Graph } from '../../src/graph/graph.js';
import { derivation } from '../../src/load/derive.js';
import { load } from '../../src/load/load.js';
import { readState } from '../../src/load/stored.js';
import { survey } from '../../src/load/survey.js';
import type { Ontology } from '../../src/ontology/ontology.js';
import { readSeedFolder } from '../../src/seed/folder.js';
import type { SeedRecord } from '../../src/seed/records/seed-record.js';
import { readSeed } from '../../src/seed/seed.js';
import { engines } from '../support/engines.js';
import { neo4jUnderTest } from '../support/neo4j/borrowed.js';
import { shipped } from '../support/seeded.js';
import { numberFrom } from '../support/random.js';
import { dump, expected } from './dump.js';

const LOADER = fileURLToPath(new URL('programs/loader.js', import.meta.url));
const KILLS = numberFrom('KILLS', 1);
/** Kills after the random ones that come when much is written: what is tested at the end does not hang on chance. */
const LATE = 2;
const LATE_STEP = 12;
const neo4j = engines().find(({ name }) => name === 'neo4j');
const given = neo4jUnderTest;

/** Random numbers below 1 that a seed repeats. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

/** Loads in a process that is killed after some steps and some milliseconds more; all that it said. */
async function killedLoad(edit: string, steps: number, ms: number, ...once: readonly 'once'[]): Promise<string[]> {
  if ('absent' in given) throw new Error(given.absent);
  const { uri, user, password, database } = given.connection;
  const env = { ...process.env, TEST_URI: uri, TEST_USER: user, TEST_PASSWORD: password, TEST_DATABASE: database };
  const child = spawn(process.execPath, [LOADER, edit, ...once], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  let left = steps;
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (line !== 'step' && line !== 'ready' && line !== 'written') continue;
    if (left-- > 0) continue;
    await sleep(ms);
    child.kill('SIGKILL');
  }
  return lines;
}

/** What the loader loads with an edit. */
async function editedSeed(ontology: Ontology, edit: string): Promise<readonly SeedRecord[]> {
  const files = await readSeedFolder('seed');
  const edited = files.map(({ path, text }) => ({ path, text: text.replaceAll('Kazakhstan', `Kazakhstan${edit}`) }));
  return readSeed(ontology, edited, 'seed').records;
}

/** How many rows a load into an empty graph writes. */
function allRows(ontology: Ontology, records: readonly SeedRecord[]): number {
  const { tokens, records: all } = survey(ontology, derivation(ontology, records));
  return [...all.values()].reduce((sum, { nodeRows, relationRows }) => sum + nodeRows + relationRows, tokens.size);
}

describe.skipIf(neo4j === undefined)('a load that is killed', () => {
  it(`at ${KILLS} random moments leaves the mark, and the next one goes on from there`, async () => {
    const seed = Date.now() % 1_000_000;
    console.log(`killed.test.ts: random numbers from ${seed}`);
    const random = randomFrom(seed);
    const graph = (await neo4j?.open()) as Graph;
    try {
      let marked = false;
      let took = 0;
      for (let kill = 0; kill < KILLS + LATE; kill++) {
        const late = kill >= KILLS;
        // Now and then the data is another one by now.
        const edit = !late && random() < 0.15 ? ' II' : '';
        const said = await killedLoad(edit, late ? LATE_STEP : Math.floor(random() * 8), Math.floor(random() * 30));
        const state = await readState(graph);
        if (marked && said.includes('step')) {
          expect(said.filter((line) => line.includes('did not end: going on from there.'))).toHaveLength(1);
        }
        if (said.some((line) => line.includes('Taking its place.'))) took += 1;
        if (said.includes('step') && !said.includes('ended')) {
          // The second step is sent after the mark, whatever became of it.
          expect(state).toMatchObject({ version: undefined, loading: expect.any(String) as string });
        }
        marked = state?.loading !== undefined;
        expect(marked && state?.version !== undefined).toBe(false);
      }
      expect(took).toBeGreaterThan(0);
      const { ontology, records } = await shipped();
      const lines: string[] = [];
      let rows = Infinity;
      const result = await load(graph, ontology, records, {
        patience: 200,
        say: (line) => lines.push(line),
        onProgress: (_done, total) => (rows = total),
      });
      expect(lines.at(-1)).toMatch(/^A load of data version [0-9a-f]{12} did not end: going on from there\.$/);
      // What the killed ones wrote is not written again.
      expect(rows).toBeLessThan(allRows(ontology, records));
      expect(await dump(graph)).toEqual(expected(ontology, records));
      expect(await readState(graph)).toMatchObject({
        version: result.dataVersion,
        loading: undefined,
        owner: undefined,
      });
      expect(await load(graph, ontology, records)).toMatchObject({ written: false });
    } finally {
      await graph.close();
    }
  }, 600_000);

  it(`in one transaction, ${KILLS} times around its commit, leaves one whole version or the mark`, async () => {
    const seed = Date.now() % 1_000_000;
    console.log(`killed.test.ts: random numbers from ${seed}`);
    const random = randomFrom(seed);
    const { ontology, records } = await shipped();
    const other = await editedSeed(ontology, ' II');
    const graph = (await neo4j?.open()) as Graph;
    try {
      const { dataVersion: first } = await load(graph, ontology, records);
      const whole = [expected(ontology, records), expected(ontology, other)];
      const ends = new Set<string>();
      for (let kill = 0; kill < KILLS; kill++) {
        const edit = kill % 2 ? '' : ' II';
        const said = await killedLoad(edit, 1, Math.floor(random() * 200), 'once');
        // In this order: what the killed one had sent may still arrive, and its mark changes what is read after it.
        const found = await dump(graph);
        const state = await readState(graph);
        if (state?.loading === undefined) expect(whole).toContainEqual(found);
        ends.add(state?.loading !== undefined ? 'mark' : said.includes('ended') ? 'ended' : 'killed');
      }
      console.log(`killed.test.ts: ${[...ends].sort().join(', ')}`);
      const { dataVersion } = await load(graph, ontology, records, { patience: 200 });
      expect(dataVersion).toBe(first);
      expect(await dump(graph)).toEqual(expected(ontology, records));
      // Where the last one killed had written nothing, its name may stand on the lock: the next load sees that it is gone.
      expect(await readState(graph)).toMatchObject({ version: first, loading: undefined });
    } finally {
      await graph.close();
    }
  }, 600_000);
});
