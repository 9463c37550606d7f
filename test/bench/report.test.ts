import { describe, expect, test } from 'vitest';
import type { Cell, Measured, Result } from '../../bench/src/measure/result.js';
import { goalTable } from '../../bench/src/report/goals.js';
import { figures, withFigures } from '../../bench/src/report/page.js';
import { plot } from '../../bench/src/report/plot.js';
import { aligned, cellTable, digits, reasons } from '../../bench/src/report/table.js';

const measured = (medians: readonly number[]): Measured => ({
  kind: 'measured',
  median: medians[2] ?? 0,
  p95: (medians[2] ?? 0) * 2,
  perSecond: 1000 / (medians[2] ?? 1),
  requests: 50,
  rounds: medians.map((median) => ({ median, perSecond: 1000 / median })),
});
const cell: Cell = {
  mode: 'warm',
  clients: 1,
  servers: {
    ours: measured([9, 10, 10, 10, 11]),
    'neo4j-graphql': measured([30, 29, 30, 31, 30]),
    dataloader: measured([2, 40, 11, 30, 12]),
    floor: { kind: 'failed', reason: 'It broke.' },
  },
};
const refused: Cell = {
  ...cell,
  servers: { ...cell.servers, ours: { kind: 'refused', reason: 'LIMIT_EXCEEDED: no' } },
};
const result: Result = {
  machine: { cpu: 'A & B', cores: 2, memoryGigabytes: 4, node: 'v20', neo4j: '5', commit: 'abc', busyBefore: 0.1 },
  nodes: 10_000,
  dataVersion: 'v',
  loadMilliseconds: 1_234,
  rounds: 5,
  secondsOfATurn: 1,
  shapes: [
    { name: 'hub', title: 'a hub', bytes: 1_000, cells: [cell] },
    { name: 'deep', title: 'a <deep> page', bytes: 2_000, cells: [refused] },
  ],
  mix: [{ server: 'ours', alone: 2, mixed: 3, heavyPerSecond: 4 }],
  memory: { ours: { now: 100, most: 120 } },
};

describe('the table', () => {
  test('has a ratio only where there is one', () => {
    expect(cellTable(result, 'warm', 1)).toEqual([
      ['shape', 'bytes', 'rights-graph', '@neo4j/graphql', '× of it', 'DataLoader', '× of it', 'floor', '× of it'],
      [
        'hub',
        '1000',
        '10.0 (20.0) ms',
        '30.0 (60.0) ms',
        '3.00',
        '11.0 (22.0) ms',
        'no difference can be told',
        'failed',
        '–',
      ],
      ['deep', '2000', 'refused', '30.0 (60.0) ms', '–', '11.0 (22.0) ms', '–', 'failed', '–'],
    ]);
  });

  test('says why there is no number', () => {
    expect(reasons(result)).toEqual([
      'hub, floor: failed. It broke.',
      'deep, rights-graph: refused. LIMIT_EXCEEDED: no',
      'deep, floor: failed. It broke.',
    ]);
  });

  test('has columns of equal width on a terminal', () => {
    expect(
      aligned([
        ['a', 'bb'],
        ['ccc', 'd'],
      ]),
    ).toBe('a    bb\nccc  d');
  });

  test.each([
    [0.123, '0.12'],
    [12.34, '12.3'],
    [123.4, '123'],
  ])('writes %f with the digits that mean something', (value, text) => {
    expect(digits(value)).toBe(text);
  });
});

describe('the page', () => {
  const page = 'Before.\n\n<!-- figures: written by npm run report -->\nold\n<!-- end of figures -->\n\nAfter.\n';

  test('has new figures between its marks, and nothing else changes', () => {
    const written = withFigures(page, 'new\n');
    expect(written).toBe(page.replace('\nold\n', '\n\nnew\n\n'));
    expect(withFigures(written, 'new')).toBe(written);
  });

  test('without marks is refused', () => {
    expect(() => withFigures('Nothing here.', 'new')).toThrow('docs/performance.md needs the line <!-- figures');
  });

  test('says what was measured on what, and has every table', () => {
    const text = figures(result, 'performance.svg');
    expect(text).toContain('10,000 nodes (data version v), loaded in 1.23 s.');
    expect(text).toContain('### One client, the same document every time');
    expect(text).toContain('| rights-graph | 2.00 ms | 3.00 ms | 1.50 | 4.00/s |');
    expect(text).toContain('- deep, rights-graph: refused. LIMIT_EXCEEDED: no');
  });

  test('has what other commands measured where they did', () => {
    const text = figures(result, 'performance.svg', {
      sizes: [
        {
          nodes: 1_000,
          loadMilliseconds: undefined,
          shapes: { article: measured([1, 1, 1, 1, 1]) },
          statements: { article: 2 },
          memory: 100,
        },
      ],
      loads: [
        { engine: 'embedded', nodes: 9, busyBefore: 0, databaseMemory: 7, dataVersion: 'v', milliseconds: 2_000 },
        {
          ...{ engine: 'neo4j', nodes: 8, heapGigabytes: 2, busyBefore: 1, databaseMemory: undefined },
          ...{ dataVersion: 'v', milliseconds: 3_000, loaderMemory: 5 },
        },
      ],
      starts: [{ name: 'a seed', busyBefore: 0.5, first: 4_000, later: [900, 1_000, 1_100], median: 1_000 }],
    });
    expect(text).toContain('| 1000 | 1.00 (2.00) ms | 1.00 | 2 | 100 MB |  |');
    expect(text).toContain(
      '| 8 | Neo4j, heap of 2 GB | 3.00 s | 5 MB |  | 1.00 |\n| 9 | embedded | 2.00 s |  | 7 MB | 0.00 |',
    );
    expect(text).toContain('| a seed | 4.00 s | 1.00 s | 0.90, 1.00, 1.10 | 0.50 |');
  });
});

describe('the goals', () => {
  const goals = new Map(goalTable(result, undefined).map(([server, title, ...row]) => [`${server}: ${title}`, row]));

  test('are reached by what is fast enough, and not by what has no number', () => {
    expect(goals.get('neo4j-graphql: any shape, the same document')).toEqual([
      '1.00',
      '1 of 2',
      'deep: no number of ours',
    ]);
    expect(goals.get('neo4j-graphql: new documents')).toEqual(['5.00', '0 of 0', '']);
  });

  test('ask nothing where the other has no number', () => {
    expect(goals.get('floor: the same document')).toEqual(['0.67', '0 of 0', '']);
  });

  test('hold for the mix and for sizes too', () => {
    expect(goals.get('itself: light queries beside a heavy client, 95th percentile')).toEqual([
      'at most 2.00',
      '1 of 1',
      '',
    ]);
    const sizes = [10_000, 1_000_000].map((nodes, index) => ({
      nodes,
      loadMilliseconds: 1,
      shapes: { article: measured([1, 1, 1 + index, 1, 1]) },
      statements: { article: 2 },
      memory: 100,
    }));
    expect(goalTable(result, sizes).at(-1)).toEqual([
      'itself',
      'from 10000 to 1000000 nodes',
      'at most 1.50',
      '0 of 1',
      'article: 2.00',
    ]);
  });
});

describe('the plot', () => {
  const picture = plot(result);

  test('draws what differs filled, and what does not as an outline', () => {
    expect(picture).toMatch(/<circle [^>]*fill="#c4510a"/);
    expect(picture).toMatch(/<rect [^>]*fill="#ffffff" stroke="#0b67a3"/);
  });

  test('says where ours has no number', () => {
    expect(picture).toContain('rights-graph: refused');
  });

  test('is XML whatever a title has in it', () => {
    expect(picture).toContain('a &lt;deep&gt; page');
    expect(picture).not.toContain('NaN');
  });
});
