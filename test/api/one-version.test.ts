import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../src/graph/embedded/embedded.js';
import type { Graph, Row, Statement } from '../../src/graph/graph.js';
import { load } from '../../src/load/load.js';
import type { SeedRecord } from '../../src/seed/records/seed-record.js';
import { ALWAYS, apiOver } from '../support/api.js';
import { numberFrom } from '../support/random.js';
import type { Answered, ApiUnderTest } from '../support/api.js';
import { clusters } from '../support/clusters.js';
import { engines } from '../support/engines.js';
import { fictional, loaded } from '../support/seeded.js';

/** Answers that are read while loads go on, and how many are asked for at once in each of two ways. */
const LOADS = 6;
const ANSWERS = numberFrom('ANSWERS', 400);
const READERS = 2;
/** How many times the data: what a load changes is then many nodes. */
const COPIES = 4;
const EDITED = ' Restored';

const { ontology, records } = await fictional();

/** The records, all that have a name with another one: an answer of both is seen by its names. */
function edited(all: readonly SeedRecord[]): SeedRecord[] {
  return all.map((record) => {
    const name = record.columns.get('name');
    if (!name) return record;
    return {
      ...record,
      columns: new Map([...record.columns, ['name', { ...name, value: `${name.value as string}${EDITED}` }]]),
    };
  });
}

/** Many nodes in one statement, several statements, what is found by a word that only one of the versions has, and counts. */
const QUESTION = `{
  meta { dataVersion }
  laws { nodes { name country { name } } }
  search(query: "restored") { totalCount }
}`;

/** What tells the two versions apart in an answer: the version that it names, and for each name whether it is edited. */
function signsOf(data: Answered['data']): Set<string> {
  const { meta, search, ...rest } = data as {
    readonly meta: { readonly dataVersion: string };
    readonly search: { readonly totalCount: number };
  };
  const names = JSON.stringify(rest).match(/"name":"[^"]*"/g) ?? [];
  expect(names.length).toBeGreaterThan(COPIES);
  const which = names.map((name) => (name.endsWith(`${EDITED}"`) ? 'edited' : 'plain'));
  return new Set([...which, search.totalCount > 0 ? 'edited' : 'plain', meta.dataVersion]);
}

describe.each(engines())('while loads go on, on $name', ({ open }) => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await open();
  });
  afterAll(() => graph.close());

  it('every answer is of one version', async () => {
    const plain = clusters(ontology, records, 0, COPIES);
    const seeds = [plain, edited(plain)];
    const versions: string[] = [];
    for (const seed of seeds) versions.push((await load(graph, ontology, seed)).dataVersion);
    // What is below the nodes of a statement is asked with it, or by statements of their own.
    const apis = [await apiOver(ontology, graph, {}, { recurring: ALWAYS }), await apiOver(ontology, graph)];
    const seen = new Map<string, number>();
    let [asked, loads] = [0, 0];
    const read = async (api: ApiUnderTest): Promise<void> => {
      // However fast either is: so many answers at least, and so many loads among them.
      while (asked < ANSWERS || loads < LOADS) {
        asked += 1;
        const { data, errors = [] } = await api.ask(QUESTION);
        const refused = new Set(errors.map(({ extensions }) => String(extensions?.['code'])));
        const signs = [...(refused.size > 0 ? refused : signsOf(data))].sort().join(' ');
        seen.set(signs, (seen.get(signs) ?? 0) + 1);
      }
    };
    const ended = new AbortController();
    const readers = Promise.all(apis.flatMap((api) => Array.from({ length: READERS }, () => read(api)))).finally(() =>
      ended.abort(),
    );
    readers.catch(() => undefined);
    // The keys are there: without asking for them a load is fast, and there are more of them.
    const keyed: Graph = {
      read: (...given) => graph.read(...given),
      apply: (changes, onProgress) => graph.apply({ ...changes, unique: [], indexed: [] }, onProgress),
      describe: () => graph.describe(),
      close: () => graph.close(),
    };
    while (!ended.signal.aborted) await load(keyed, ontology, seeds[loads++ % 2] ?? []);
    await readers;
    const [first = '', second = ''] = versions;
    const allowed = [
      [first, 'plain'],
      [second, 'edited'],
    ].map((signs) => signs.sort().join(' '));
    const wrong = [...seen].filter(([signs]) => !allowed.includes(signs) && signs !== 'LOADING');
    expect(wrong).toEqual([]);
    expect(loads).toBeGreaterThanOrEqual(LOADS);
    for (const one of allowed) expect(seen.get(one)).toBeGreaterThan(20);
    for (const api of apis) {
      expect(api.logged).toEqual([]);
      await api.stop();
    }
  });
});

describe('where a load comes between', () => {
  let graph: Graph;
  let api: ApiUnderTest;
  /** What comes back for a statement. */
  let answer: (row: Row | undefined, sent: Statement) => Row | undefined;
  let sent: string[];
  const STATEMENTS_OF_LAWS = ['node-by-id', 'related-page'];
  const LAWS = '{ country(id: "XNL") { laws { nodes { id } } } }';
  const FOUND = { country: { laws: { nodes: [{ id: 'xnl/penal-code' }] } } };

  beforeEach(async () => {
    const inner = await loaded(await openEmbedded(), ontology, records);
    sent = [];
    answer = (row) => row;
    graph = {
      read: async (statement, parameters, deadline) => {
        sent.push(statement.name);
        return answer(await inner.read(statement, parameters, deadline), statement);
      },
      apply: (...given) => inner.apply(...given),
      describe: () => inner.describe(),
      close: () => inner.close(),
    };
    api = await apiOver(ontology, graph);
    await api.ask(LAWS);
    sent = [];
  });
  afterEach(async () => {
    await api.stop();
    await graph.close();
  });

  it('every time, the operation ends with a sentence, after so many runs', async () => {
    let loads = 0;
    answer = (row) => {
      const load = `load ${(loads += 1)}`;
      return row && { ...row, load, ...('began' in row && { began: load }) };
    };
    const { data, errors } = await api.ask(LAWS);
    expect({ data, errors }).toMatchObject({
      data: undefined,
      errors: [
        {
          message:
            'The data was replaced again and again while the answer was read, so nothing of it is shown. Ask again when the loads have ended.',
          path: ['country'],
          extensions: { code: 'LOADING' },
        },
      ],
    });
    const runs = sent.filter((name) => name === 'node-by-id').length;
    // Before all runs but the first it is asked anew which data is loaded.
    expect([runs, sent.filter((name) => name === 'data-version').length]).toEqual([8, 7]);
    expect(sent.length).toBeLessThanOrEqual(8 * STATEMENTS_OF_LAWS.length + 7);
  });

  it('into the second run too, that one is not answered either', async () => {
    let pages = 0;
    answer = (row, { name }) =>
      row && name === 'related-page' && ++pages <= 2 ? { ...row, load: `load ${pages}` } : row;
    expect(await api.ask(LAWS)).toMatchObject({ data: FOUND });
    expect(pages).toBe(3);
  });

  it('into what a load at work left, the operation waits for its end, and is answered', async () => {
    let left = 4;
    answer = (row, { name }) => {
      if (!row || left === 0 || name !== (left === 4 ? 'related-page' : 'data-version')) return row;
      left -= 1;
      return { ...row, load: '', version: null };
    };
    const { data, errors } = await api.ask(LAWS);
    expect([data, errors, left]).toEqual([FOUND, undefined, 0]);
    expect(sent.filter((name) => name === 'data-version')).toHaveLength(4);
  });

  it('whose version was there before too, the operation is run again all the same', async () => {
    let pages = 0;
    // The same version, and another load.
    answer = (row, { name }) => (row && name === 'related-page' && ++pages === 1 ? { ...row, load: 'another' } : row);
    expect(await api.ask(LAWS)).toMatchObject({ data: FOUND });
    expect(pages).toBe(2);
  });

  it('while it is read which data is loaded, that is read again', async () => {
    let pages = 0;
    let versions = 0;
    answer = (row, { name }) => {
      if (row && name === 'related-page' && ++pages === 1) return { ...row, load: 'another' };
      if (row && name === 'data-version' && ++versions === 1) return { ...row, began: 'the one before' };
      return row;
    };
    expect(await api.ask(LAWS)).toMatchObject({ data: FOUND });
    expect([pages, versions]).toEqual([2, 2]);
  });

  it('and what may have been meant by what is not there is of another version, it is not said', async () => {
    answer = (row, { name }) => (row && name === 'nodes-beginning' ? { ...row, load: 'another' } : row);
    const { data, extensions } = await api.ask('{ country(id: "XNK") { id } }');
    expect([data, extensions?.['notices']]).toEqual([
      { country: null },
      [{ message: 'No Country has the id "XNK".', path: ['country'] }],
    ]);
  });

  it('and what became of an id is of another version, nothing is said that the answer does not say', async () => {
    answer = (row, { name }) => (row && name === 'withdrawals' ? { ...row, load: 'another' } : row);
    const asked = '{ node(id: "XSL") { __typename } country(id: "XSL") { id } }';
    const { data, extensions } = await api.ask(asked);
    expect([data, extensions?.['notices']]).toEqual([
      { node: { __typename: 'Withdrawn' }, country: null },
      [{ message: 'No Country has the id "XSL".', path: ['country'] }],
    ]);
  });

  it('and goes on, one operation waits for its end, and the next one does not', async () => {
    answer = (row) => row && { ...row, load: '', version: null };
    const asked = async (): Promise<number> => {
      sent = [];
      const { errors } = await api.ask(LAWS);
      expect(errors?.map(({ message, extensions }) => [message, extensions])).toEqual([
        [
          'The data is being replaced at the moment. /readyz answers 200 as soon as it is whole again.',
          { code: 'LOADING' },
        ],
      ]);
      return sent.filter((name) => name === 'data-version').length;
    };
    const first = await asked();
    expect(first).toBeGreaterThan(2);
    // Each pause is twice as long as the one before.
    expect(first).toBeLessThanOrEqual(8);
    expect(await asked()).toBe(1);
  });
});
