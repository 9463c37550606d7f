import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/api/limits.js';
import type { Graph, Row } from '../../src/graph/graph.js';
import { load } from '../../src/load/load.js';
import type { SeedRecord } from '../../src/seed/records/seed-record.js';
import { engines } from '../support/engines.js';
import { madeRecord } from '../support/made-record.js';
import { fictional } from '../support/seeded.js';
import { framedPages } from './framed-pages.js';
import { served } from './served.js';

const { ontology } = await fictional();

/** A country with so many findings, each of a sentence of its own of a profile, on one topic, in one of twenty years. */
function hub(size: number): SeedRecord[] {
  const many = Array.from({ length: size }, (_, index) => index + 1);
  return [
    madeRecord('Country', 'XHU', { name: 'Hubland' }),
    madeRecord('Country', 'XHV', { name: 'Other' }),
    madeRecord('Topic', 'topic/hub', { name: 'hub' }),
    madeRecord('Institution', 'hub/body', { name: 'Body' }),
    madeRecord('Treaty', 'HUB', { name: 'Treaty', kind: 'TREATY' }),
    madeRecord('Article', 'HUB/1', { number: '1' }, { instrument: ['HUB'] }),
    madeRecord('Report', 'hub/other', { name: 'Other report', kind: 'NGO_REPORT', complete: false }),
    madeRecord('Passage', 'hub/other/s/1.1', {}, { report: ['hub/other'] }),
    madeRecord(
      'Report',
      'hub/profile',
      { name: 'Profile', kind: 'COUNTRY_PROFILE', complete: true },
      { about: ['XHU'] },
    ),
    ...many.flatMap((number) => [
      madeRecord(
        'Passage',
        `hub/profile/s/${number}.1`,
        { locator: { section: 's', paragraph: number, sentence: 1 } },
        { report: ['hub/profile'] },
      ),
      ...(['profile', 'other'] as const).map((report) =>
        madeRecord(
          'Finding',
          `hub/${report}/s/${number}.1/f`,
          { statement: `Finding ${number}.`, assessment: 'CONCERN', validFrom: String(2000 + (number % 20)) },
          {
            ...{ foundBy: ['hub/body'], about: ['XHU'], topics: ['topic/hub'], measuredAgainst: ['HUB/1'] },
            citations: [report === 'profile' ? `hub/profile/s/${number}.1` : 'hub/other/s/1.1'],
          },
        ),
      ),
    ]),
    // One of more claims than stand side by side.
    madeRecord(
      'Conflict',
      'conflict/hub-0',
      { question: 'Question 0?', kind: 'SCOPE', status: 'OPEN', explanation: 'They differ.' },
      { claims: many.slice(0, 101).map((number) => `hub/profile/s/${number}.1/f`) },
    ),
    ...many.map((number) =>
      madeRecord(
        'Conflict',
        `conflict/hub-${number}`,
        { question: `Question ${number}?`, kind: 'SCOPE', status: 'OPEN', explanation: 'They differ.' },
        { claims: [`hub/profile/s/${number}.1/f`, `hub/other/s/${number}.1/f`] },
      ),
    ),
  ];
}

/** Values in a row, however deep they stand. */
function valuesIn(row: unknown): number {
  if (typeof row !== 'object' || row === null) return 1;
  return Object.values(row).reduce<number>((sum, value) => sum + valuesIn(value), 0);
}

/** More than a page of anything holds. */
const SIZES = [320, 640] as const;
const PATHS = [
  'profile?of=XHU',
  'profile?of=XHU&report=hub/profile',
  'norm-gaps?country=XHU&treaty=HUB',
  'conflicts?about=XHU',
  'timeline?about=XHU',
  'compare?ids=XHU,XHV',
  'dossier?of=XHU',
  'dossier?of=topic/hub',
];

interface Asked {
  readonly statements: number;
  readonly values: number;
  readonly page: string;
}

describe.each(engines())('views of a hub, on $name', ({ openLarge }) => {
  let pages: Awaited<ReturnType<typeof framedPages>>;
  const answers = new Map<number, ReadonlyMap<string, Asked>>();

  beforeAll(async () => {
    pages = await framedPages();
    for (const size of SIZES) answers.set(size, await askedOf(size));
  }, 600_000);
  afterAll(() => pages.remove());

  const askedOf = async (size: number): Promise<ReadonlyMap<string, Asked>> => {
    const graph = await openLarge();
    await load(graph, ontology, hub(size));
    let read = { statements: 0, values: 0 };
    const counted: Graph = {
      ...{ apply: graph.apply.bind(graph), describe: () => graph.describe(), close: () => graph.close() },
      read: async (...given) => {
        const row: Row | undefined = await graph.read(...given);
        // What a load recorded of the whole graph is read to bound what is asked, and is no row.
        const { counts: _counts, degrees: _degrees, totals: _totals, values: _values, ...rest } = row ?? {};
        read = { statements: read.statements + 1, values: read.values + valuesIn(rest) };
        return row;
      },
    };
    // Neo4j plans each statement when it comes first, however busy the machine is.
    const server = await served({
      graph: counted,
      pages: pages.pages,
      // When a statement has come often enough is a question of time.
      recurring: { recurs: () => false },
      limits: { ...DEFAULT_LIMITS, milliseconds: 60_000 },
    });
    const found = new Map<string, Asked>();
    for (const path of PATHS) {
      read = { statements: 0, values: 0 };
      const response = await fetch(`${server.url}/view/${path}`, { headers: { accept: 'text/html' } });
      const page = await response.text();
      expect([path, response.status, response.status === 200 ? '' : page]).toEqual([path, 200, '']);
      found.set(path, { ...read, page });
    }
    // All of it is read by following the links: no claim is left out, none comes twice.
    found.set('all', { ...read, page: (await claimsOf(server.url, 'dossier.json?of=XHU')).join(' ') });
    const textOf = async (path: string): Promise<string> => (await fetch(`${server.url}${path}`)).text();
    found.set('conflict', { ...read, page: await textOf('/id/conflict/hub-0?format=html') });
    found.set('file', { ...read, page: await textOf('/view/conflicts.csv?about=XHU') });
    await server.close();
    return found;
  };

  const claimsOf = async (url: string, first: string): Promise<string[]> => {
    const ids: string[] = [];
    let path: string | null = `${url}/view/${first}`;
    while (path !== null) {
      const response: Response = await fetch(path);
      const body = (await response.json()) as { rows: { id: string }[]; next: string | null };
      ids.push(...body.rows.map(({ id }) => id));
      path = body.next;
    }
    return ids;
  };

  test.each(PATHS)('%s asks no more where there are more', (path) => {
    const [small, large] = SIZES.map((size) => answers.get(size)?.get(path));
    expect(large?.statements).toBe(small?.statements);
    // Fewer where the first page is of fewer years.
    expect(large?.values).toBeLessThanOrEqual(small?.values ?? 0);
    expect(large?.page.length).toBeLessThan((small?.page.length ?? 0) * 1.05 + 500);
  });

  test.each(['profile?of=XHU', 'conflicts?about=XHU', 'timeline?about=XHU', 'dossier?of=XHU'])(
    '%s says that there is more, and leads there',
    (path) => {
      const page = answers.get(SIZES[0])?.get(path)?.page ?? '';
      expect(page).toMatch(/<link rel="next" href="\/view\/[^"]*after=/);
      expect(page).toMatch(/There is more than\s+this page shows: <a/);
    },
  );

  test('a conflict of more claims than stand side by side is there, and says so', async () => {
    const page = (answers.get(SIZES[0])?.get('conflicts?about=XHU')?.page ?? '').replace(/\s+/g, ' ');
    const note = 'There are too many claims to show them side by side here: the page of the conflict links them.';
    expect([page.split(note).length - 1, page.split('<ul class="sides">').length - 1]).toEqual([1, 19]);
    const own = answers.get(SIZES[0])?.get('conflict')?.page.replace(/\s+/g, ' ');
    expect(own).toContain('There are too many claims to show them side by side here: they are linked below.');
    const file = answers.get(SIZES[0])?.get('file')?.page ?? '';
    expect(file).toMatch(
      /^conflict\/hub-0,Question 0\?,SCOPE,OPEN,[^,]*,They differ\.,[^,]*\/id\/conflict\/hub-0,{10}\r?$/m,
    );
  });

  test('a report that goes on is read on', () => {
    const page = answers.get(SIZES[0])?.get('profile?of=XHU')?.page ?? '';
    expect(page).toMatch(/The report goes on:\s*<a href="\/view\/profile\?of=XHU&amp;report=hub\/profile&amp;after=/);
  });

  test('a dossier says what it leaves out', () => {
    const page = (answers.get(SIZES[0])?.get('dossier?of=XHU')?.page ?? '')
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ');
    expect(page).toContain('Not all of it. Of 640 claims this part has 300, in the natural order of their ids;');
    expect(page).toContain('Left out. 301 more conflicts:');
  });

  test('every claim is had by following the links', () => {
    const ids = (answers.get(SIZES[0])?.get('all')?.page ?? '').split(' ');
    expect([ids.length, new Set(ids).size]).toEqual([640, 640]);
  });
});
