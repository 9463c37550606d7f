import { mkdir, open, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OutputFile } from '../../src/export/output-file.js';
import type { Graph, Row } from '../../src/graph/graph.js';
import { openEmbedded } from '../../src/graph/embedded/embedded.js';
import { clusters } from '../support/clusters.js';
import { counting } from '../support/counting.js';
import { fictional, loaded } from '../support/seeded.js';
import { oddRecords } from './odd.js';
import { exported, filesIn, linesOf, place } from './exported.js';

const { ontology, records } = await fictional();

let graph: Graph;
beforeAll(async () => {
  graph = await loaded(await openEmbedded(), ontology, records);
});
afterAll(() => graph.close());

describe('an export', () => {
  it('is the same every time', async () => {
    const once = await exported(ontology, graph).then(filesIn);
    expect(await exported(ontology, graph).then(filesIn)).toEqual(once);
  });

  it('says in its README what it is', async () => {
    const files = await exported(ontology, graph, {
      formats: ['jsonl', 'turtle'],
      selection: { country: ['XNL'], report: ['press/northland-2010'] },
    }).then(filesIn);
    const held = linesOf(ontology, files);
    const version = /Data version: `([0-9a-f]+)`/.exec(files['README.md'] ?? '')?.[1] ?? '';
    expect(version).not.toBe('');
    expect(files['README.md']).toContain(
      [
        '- Made on: 2012-03-31',
        `- Holds: a part of the graph, ${held.length} records and ${held.flatMap(({ links }) => Object.values(links).flat()).length} relationships`,
        '- Licence: CC BY 4.0 (`LICENSE`)',
      ].join('\n'),
    );
    const findings = held.filter(({ type }) => type === 'Finding').length;
    const all = linesOf(ontology, await exported(ontology, graph).then(filesIn)).filter(
      ({ type }) => type === 'Finding',
    ).length;
    expect(files['README.md']).toContain(`| Finding | ${findings} | ${all} | What somebody found:`);
    expect(files['README.md']).toContain('The part that was chosen by `--country XNL --report press/northland-2010`:');
    expect(files['README.md']).toContain('the address of a record is `https://rights-graph.example/id/`');
    expect(files['README.md']).toContain(
      `> rights-graph contributors: rights-graph, data version ${version}, selection: --country XNL --report press/northland-2010, exported on 2012-03-31. CC BY 4.0.`,
    );
    for (const caveat of ['`inferred` names', '`unverifiedFields` names', '`UNVERIFIED`', '`absent` says why']) {
      expect(files['README.md']).toContain(caveat);
    }
  });

  it('has addresses below the base that is given', async () => {
    const base = 'https://atlas.example/data/';
    const files = await exported(ontology, graph, { formats: ['turtle', 'jsonld'], base }).then(filesIn);
    expect(files['turtle/graph.ttl']).toContain('@prefix rgid: <https://atlas.example/data/id/>.');
    expect(files['jsonld/graph.jsonld']).toContain('"rgid":"https://atlas.example/data/id/"');
    expect(`${files['turtle/graph.ttl']}${files['jsonld/graph.jsonld']}`).not.toContain('rights-graph.example');
  });

  it('reads no more at once where there is more, and each record once', { timeout: 60_000 }, async () => {
    const many = await loaded(await openEmbedded(), ontology, clusters(ontology, records, 0, 25));
    const rows: number[] = [];
    const counted = counting(many);
    const watched: Pick<Graph, 'read'> = {
      read: async (...given) => {
        const row = await counted.read(...given);
        if (given[0].name === 'export-records') rows.push((row?.['records'] as unknown[]).length);
        return row;
      },
    };
    const files = await exported(ontology, watched, { formats: ['jsonl'] }).then(filesIn);
    await many.close();
    const held = linesOf(ontology, files).length;
    expect(held).toBeGreaterThan(1_000);
    expect(rows.reduce((sum, one) => sum + one, 0)).toBe(held);
    expect(Math.max(...rows)).toBeLessThanOrEqual(500);
    // One page of ids for each type, and one version.
    expect(counted.counts['export-ids']).toBe(ontology.nodes.size);
    expect(counted.counts['data-version']).toBe(1);
    expect(Object.keys(counted.counts).sort()).toEqual(['data-version', 'export-ids', 'export-records']);
  });

  it('reads fewer records at once where these have more links', async () => {
    const sizes: number[] = [];
    const grown = (row: Row | undefined): Row | undefined =>
      row && { ...row, degrees: JSON.stringify({ 'ABOUT OUT Country': 10_000 }) };
    const watched: Pick<Graph, 'read'> = {
      read: async (...given) => {
        const [{ name }, { keys }] = given;
        if (name === 'export-records') sizes.push((keys as unknown[]).length);
        const row = await graph.read(...given);
        return name === 'data-version' ? grown(row) : row;
      },
    };
    await exported(ontology, watched, { formats: ['jsonl'] });
    expect(sizes).toContain(1);
  });

  it('of nothing has all files, with their heads', async () => {
    const empty = await openEmbedded();
    await loaded(
      empty,
      ontology,
      oddRecords().filter(({ type }) => type === 'Country'),
    );
    const files = await exported(ontology, empty).then(filesIn);
    await empty.close();
    expect(files['csv/findings.csv']).toMatch(/^\uFEFFid,statement,status,differsIn,[^\r\n]*\r\n$/);
    expect(files['jsonl/findings.jsonl']).toBe('');
    expect(files['gexf/graph.gexf']).toContain('<edges>\n</edges>');
  });
});

describe('an export that is not made', () => {
  const refused = async (
    to: string,
    given: Parameters<typeof exported>[2] = {},
    from: Pick<Graph, 'read'> = graph,
  ): Promise<unknown> =>
    exported(ontology, from, { formats: ['csv', 'jsonl'], ...given, to }).then(
      () => 'It was made.',
      (error: unknown) => error,
    );

  it('where nothing is loaded', async () => {
    const to = join(await place(), 'export');
    const empty = await openEmbedded();
    const error = await refused(to, {}, empty);
    await empty.close();
    expect(error).toMatchObject({ code: 'NOT_LOADED', message: 'There is nothing to export: nothing is loaded.' });
    expect(await readdir(dirname(to))).toEqual([]);
  });

  it('where a load is at work', async () => {
    const to = join(await place(), 'export');
    const loading = changing('data-version', (row) => ({ ...row, load: null }));
    expect(await refused(to, {}, loading)).toMatchObject({
      code: 'LOADING',
      message: 'A load is at work: export when it is over.',
    });
    expect(await readdir(dirname(to))).toEqual([]);
  });

  it.each(['export-ids', 'export-records', 'export-around', 'export-claims'])(
    'where another version is loaded before %s is read',
    async (name) => {
      const to = join(await place(), 'export');
      const other = changing(name, (row) => ({ ...row, load: 'another' }));
      const selection = name === 'export-around' || name === 'export-claims' ? { country: ['XNL'] } : {};
      const { message, code } = (await refused(to, { selection }, other)) as { message: string; code: string };
      expect(code).toBe('CHANGED');
      expect(message).toMatch(
        /^The data was changed while it was exported \(it was data version [0-9a-f]+ when that began\)\. Nothing was written: export again when nothing is loaded\.$/,
      );
      expect(await readdir(dirname(to))).toEqual([]);
    },
  );

  it('where the disk is full', async () => {
    const to = join(await place(), 'export');
    for (const full of ['jsonl/findings.jsonl', 'csv/relations/CITES.csv', 'README.md', 'SHA256SUMS']) {
      const makeFile = (path: string): Promise<OutputFile> =>
        path.endsWith(full) ? OutputFile.over('/dev/full') : OutputFile.create(path);
      expect(await refused(to, { makeFile })).toMatchObject({
        code: 'NOT_WRITTEN',
        message: `The export cannot be written to ${JSON.stringify(to)}: the disk is full. Nothing of it was left behind.`,
      });
      expect(await readdir(dirname(to))).toEqual([]);
    }
  });

  it('where it is given up', async () => {
    const to = join(await place(), 'export');
    const given = new AbortController();
    const error = await refused(to, { signal: given.signal, onProgress: () => given.abort() });
    expect(error).toMatchObject({
      code: 'NOT_WRITTEN',
      message: 'The export was given up. Nothing of it was left behind.',
    });
    expect(await readdir(dirname(to))).toEqual([]);
  });

  it('where a folder is in the way', async () => {
    const folder = await place();
    const to = join(folder, 'taken');
    await mkdir(to);
    await writeFile(join(to, 'notes.txt'), 'mine');
    const name = JSON.stringify(to);
    const cases: [Parameters<typeof exported>[2], string, string][] = [
      [{}, to, `The folder ${name} is not empty: name another one, or write --force to replace the export in it.`],
      [
        { replace: true },
        to,
        `--force replaces an export and nothing else: the folder ${name} holds "notes.txt", which is of none.`,
      ],
      [
        {},
        join(to, 'notes.txt'),
        `${JSON.stringify(join(to, 'notes.txt'))} is no folder: name one that is new, or empty.`,
      ],
      [
        {},
        join(folder, 'a', 'b'),
        `${JSON.stringify(join(folder, 'a', 'b'))} cannot be made: the folder it would lie in is not there.`,
      ],
    ];
    for (const [given, path, message] of cases) {
      expect(await refused(path, given)).toMatchObject({ code: 'USAGE', message });
    }
    expect(await readdir(folder, { recursive: true })).toEqual(['taken', 'taken/notes.txt']);
  });
});

describe('an export in the place of another', () => {
  it('takes an empty folder, and with --force one that holds an export and nothing else', async () => {
    const folder = await place();
    const to = join(folder, 'export');
    await mkdir(to);
    await exported(ontology, graph, { to, formats: ['csv'] });
    await exported(ontology, graph, { to, formats: ['jsonl'], replace: true });
    expect((await readdir(to)).sort()).toEqual(['LICENSE', 'README.md', 'SHA256SUMS', 'dictionary.csv', 'jsonl']);
    expect(await readdir(folder)).toEqual(['export']);
    await writeFile(join(to, 'jsonl', 'mine.txt'), 'mine');
    await expect(exported(ontology, graph, { to, replace: true })).rejects.toThrow(
      `--force replaces an export and nothing else: the folder ${JSON.stringify(to)} holds "jsonl/mine.txt", which is of none.`,
    );
  });

  it('may be read as any other folder of the user', async () => {
    const folder = await place();
    await mkdir(join(folder, 'plain'));
    await exported(ontology, graph, { to: join(folder, 'export'), formats: ['jsonl'] });
    const modes = await Promise.all(['plain', 'export'].map(async (name) => (await stat(join(folder, name))).mode));
    expect(modes[1]).toBe(modes[0]);
  });

  it('leaves the other one where it cannot be written', async () => {
    const to = join(await place(), 'export');
    await exported(ontology, graph, { to, formats: ['csv'] });
    const before = await filesIn(to);
    const makeFile = (path: string): Promise<OutputFile> =>
      path.endsWith('SHA256SUMS') ? OutputFile.over('/dev/full') : OutputFile.create(path);
    await expect(exported(ontology, graph, { to, replace: true, makeFile })).rejects.toThrow('the disk is full');
    expect(await filesIn(to)).toEqual(before);
  });
});

/** The graph, with other answers to a statement. */
function changing(name: string, change: (row: Row) => Row): Pick<Graph, 'read'> {
  return {
    read: async (...given) => {
      const row = await graph.read(...given);
      return row && given[0].name === name ? change(row) : row;
    },
  };
}

it('the device that is always full is there', async () => {
  const handle = await open('/dev/full', 'w');
  await expect(handle.writeFile('x')).rejects.toMatchObject({ code: 'ENOSPC' });
  await handle.close();
});
