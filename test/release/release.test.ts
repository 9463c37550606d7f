import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { DEFAULT_BASE } from '../../src/export/export.js';
import { FORMATS } from '../../src/export/formats.js';
import { OutputFile } from '../../src/export/output-file.js';
import { openEmbedded } from '../../src/graph/embedded/embedded.js';
import { readDataLicence } from '../../src/release/data-licence.js';
import { dataCite } from '../../src/release/datacite.js';
import { expectedRecords, filesIn, place } from '../export/exported.js';
import { oddRecords } from '../export/odd.js';
import { engines } from '../support/engines.js';
import { fictional, loaded, shipped } from '../support/seeded.js';
import { BASE, CITATION, DATE, VERSION, released } from './released.js';
import { brokenRows, rowsOf } from './tables.js';
import type { TableResource } from './tables.js';

const { ontology, records: ours } = await shipped();
const WORLDS = [
  { world: 'what ships', records: ours },
  { world: 'a country that does not exist', records: (await fictional()).records },
  { world: 'odd texts', records: oddRecords() },
] as const;

function schema(name: string): object {
  const read = JSON.parse(readFileSync(`test/release/schemas/${name}.json`, 'utf8')) as Record<string, unknown>;
  // That of DataCite has the id of an older draft, by which nothing here asks for it.
  delete read['id'];
  return read;
}
// What they call formats are left out: no package here checks them.
const LAX = { strict: false, validateFormats: false, allErrors: true } as const;
const isDataPackage = new Ajv(LAX).compile(schema('datapackage-v2.0'));
const isDataCite = new Ajv2019(LAX).compile(schema('datacite-v4.5'));
const isCitationFile = new Ajv(LAX).compile(schema('cff-v1.2.0'));

describe.each(WORLDS)('a release of $world', ({ records }) => {
  const expected = expectedRecords(ontology, records);
  let files: Record<string, string>;
  let folder: string;
  const json = (path: string): Record<string, unknown> => JSON.parse(files[path] ?? '') as Record<string, unknown>;
  const resources = (): readonly TableResource[] => json('datapackage.json')['resources'] as readonly TableResource[];

  afterAll(() => rm(folder, { recursive: true, force: true }));
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rights-graph-release-'));
    const graph = await loaded(await openEmbedded(), ontology, records);
    try {
      files = await released(ontology, graph, records, { to: join(folder, 'release') }).then(filesIn);
    } finally {
      await graph.close();
    }
  });

  it('has all formats, what describes them, and checksums that sha256sum accepts', () => {
    const top = [...new Set(Object.keys(files).map((path) => path.split('/')[0]))].sort();
    const beside = ['.zenodo.json', `${VERSION}.manifest`, 'CITATION.cff', 'LICENSE', 'README.md', 'SHA256SUMS'];
    const described = ['croissant.json', 'datacite.json', 'datapackage.json', 'dictionary.csv'];
    expect(top).toEqual([...beside, ...described, ...FORMATS.map(({ name }) => name)].sort());
    const sums = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: join(folder, 'release'), encoding: 'utf8' });
    const lines = sums.trimEnd().split('\n');
    expect(lines.filter((line) => !line.endsWith(': OK'))).toEqual([]);
    expect(lines).toHaveLength(Object.keys(files).length - 1);
  });

  it('has descriptions that the published schemas accept', () => {
    expect([isDataPackage(json('datapackage.json')), isDataPackage.errors]).toEqual([true, null]);
    expect([isDataCite(json('datacite.json')), isDataCite.errors]).toEqual([true, null]);
    expect([isCitationFile(parseYaml(files['CITATION.cff'] ?? '')), isCitationFile.errors]).toEqual([true, null]);
  });

  it('has tables with the columns, values, keys and references that its data package says', () => {
    expect(brokenRows(resources(), (path) => files[path] ?? '')).toEqual([]);
  });

  it('has as many rows as the graph has records, relationships and items, and says which files they are in', () => {
    const rows = new Map(resources().map(({ path }) => [path, rowsOf(files[path] ?? '').length - 1]));
    expect(rows.get('csv/nodes.csv')).toBe(expected.length);
    for (const { name, plural } of ontology.nodes.values()) {
      expect([name, rows.get(`csv/${plural}.csv`)]).toEqual([
        name,
        expected.filter(({ type }) => type === name).length,
      ]);
    }
    const counted = (prefix: string): number =>
      [...rows].reduce((sum, [path, count]) => sum + (path.startsWith(prefix) ? count : 0), 0);
    expect(counted('csv/relations/')).toBe(expected.flatMap(({ links }) => Object.values(links).flat()).length);
    const items = expected.flatMap(({ values }) =>
      Object.values(values).flatMap((value) => (Array.isArray(value) ? (value as readonly unknown[]) : [])),
    );
    expect(counted('csv/lists/')).toBe(items.length);
    const tables = Object.keys(files).filter((path) => path.endsWith('.csv'));
    expect([...rows.keys()].sort()).toEqual(tables.sort());
    for (const { path, bytes, hash } of resources()) {
      const text = files[path] ?? '';
      const digest = createHash('sha256').update(text).digest('hex');
      expect([path, bytes, hash]).toEqual([path, Buffer.byteLength(text), `sha256:${digest}`]);
    }
  });

  it('has a key for every table but the dictionary, and a way from every id to its record', () => {
    const without = resources().filter((table) => !table.schema.primaryKey);
    expect(without.map(({ name }) => name)).toEqual(['dictionary']);
    for (const { name, schema: table } of resources()) {
      const leading = table.foreignKeys?.map(({ fields }) => fields[0]) ?? [];
      const ids = table.fields.filter((field) => ['id', 'from', 'to'].includes(field.name)).map((field) => field.name);
      if (name !== 'nodes') expect([name, ids.filter((id) => !leading.includes(id))]).toEqual([name, []]);
    }
  });

  it('has the manifest with every id of the graph', () => {
    const lines = (files[`${VERSION}.manifest`] ?? '')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines.map((line) => line.split(' ')[0]).sort()).toEqual(expected.map(({ id }) => id).sort());
  });
});

describe('a release', () => {
  let files: Record<string, string>;
  let folder: string;
  const { records } = WORLDS[1];
  afterAll(() => rm(folder, { recursive: true, force: true }));
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rights-graph-release-'));
    const graph = await loaded(await openEmbedded(), ontology, records);
    files = await released(ontology, graph, records, { to: join(folder, 'release') }).then(filesIn);
    await graph.close();
  });
  const json = (path: string): Record<string, unknown> => JSON.parse(files[path] ?? '') as Record<string, unknown>;

  it('says in its README what it is and what is in it', () => {
    const readme = files['README.md'] ?? '';
    const version = /Data version: `([0-9a-f]+)`/.exec(readme)?.[1] ?? '';
    expect(readme.split('\n')[0]).toBe('# Atlas of Nowhere 1.2.0');
    expect(readme).toContain('- Released on: 2012-03-31\n- Holds: the whole graph, ');
    for (const path of Object.keys(files).filter((one) => !one.includes('/') && one !== 'README.md')) {
      expect(readme).toContain(`- \`${path}\`: `);
    }
    expect(readme).toContain(
      `> Atlas collective; Who, Anna: Atlas of Nowhere, version 1.2.0, data version ${version}, 2012-03-31. CC BY 4.0.`,
    );
  });

  it('has the citation file that was given, as that of the release', () => {
    const expected = CITATION.replace('Apache-2.0', 'CC-BY-4.0').replace(
      "keywords:\n  - torture\n  - '{prevention}'\n",
      "keywords:\n  - torture\n  - '{prevention}'\ndate-released: 2012-03-31\n",
    );
    expect(files['CITATION.cff']).toBe(expected);
  });

  it('knows no address but those below its base, and no licence but its own', () => {
    for (const text of Object.values(files)) expect(text).not.toContain(DEFAULT_BASE);
    expect(files['turtle/graph.ttl']).toContain(`@prefix rgid: <${BASE}id/>.`);
    expect(files['turtle/graph.ttl']).toContain('dcterms:title "Atlas of Nowhere"@en');
    expect(files['LICENSE']).toBe(readFileSync('seed/LICENSE.md', 'utf8'));
  });

  it('is described for DataCite', () => {
    const { descriptions, sizes, formats, ...said } = json('datacite.json');
    expect(said).toEqual({
      types: { resourceTypeGeneral: 'Dataset', resourceType: 'Knowledge graph' },
      creators: [
        { name: 'Atlas collective', nameType: 'Organizational' },
        {
          ...{ name: 'Who, Anna', nameType: 'Personal', givenName: 'Anna', familyName: 'Who' },
          affiliation: [{ name: 'University of Nowhere' }],
          nameIdentifiers: [
            {
              nameIdentifier: 'https://orcid.org/0000-0002-1825-0097',
              nameIdentifierScheme: 'ORCID',
              schemeUri: 'https://orcid.org',
            },
          ],
        },
      ],
      titles: [{ title: 'Atlas of Nowhere', lang: 'en' }],
      publisher: { name: 'Atlas collective; Who, Anna' },
      publicationYear: '2012',
      subjects: [
        { subject: 'torture', lang: 'en' },
        { subject: '{prevention}', lang: 'en' },
      ],
      dates: [{ date: DATE, dateType: 'Issued' }],
      language: 'en',
      url: BASE,
      version: VERSION,
      rightsList: [
        {
          rights: 'CC BY 4.0',
          rightsUri: 'https://creativecommons.org/licenses/by/4.0/',
          rightsIdentifier: 'CC-BY-4.0',
          rightsIdentifierScheme: 'SPDX',
          schemeUri: 'https://spdx.org/licenses/',
        },
      ],
      schemaVersion: 'http://datacite.org/schema/kernel-4',
    });
    expect(formats).toContain('text/csv');
    expect(sizes).toEqual([
      `${records.length} records`,
      expect.stringMatching(/^\d+ relationships$/),
      expect.stringMatching(/^\d+ bytes$/),
    ]);
    expect(JSON.stringify(descriptions)).toContain('Finding: What somebody found');
  });

  it('is described for Zenodo, in HTML where that reads some', () => {
    const { description, ...said } = json('.zenodo.json');
    expect(said).toEqual({
      title: 'Atlas of Nowhere',
      upload_type: 'dataset',
      creators: [
        { name: 'Atlas collective' },
        { name: 'Who, Anna', affiliation: 'University of Nowhere', orcid: '0000-0002-1825-0097' },
      ],
      publication_date: DATE,
      access_right: 'open',
      license: 'cc-by-4.0',
      keywords: ['torture', '{prevention}'],
      language: 'eng',
      version: VERSION,
    });
    expect(description).toMatch(/^<p>What is said of &lt;Northland&gt; &amp; others\. Data version [0-9a-f]+\. /);
  });

  it('has what Croissant asks of a dataset, and every data file in its distribution', () => {
    const { distribution, recordSet, ...said } = json('croissant.json') as {
      distribution: Record<string, unknown>[];
      recordSet: { field: { dataType: string; source: { fileObject: { '@id': string } } }[] }[];
    } & Record<string, unknown>;
    expect(said).toMatchObject({
      '@type': 'sc:Dataset',
      conformsTo: 'http://mlcommons.org/croissant/1.0',
      name: 'Atlas of Nowhere',
      url: BASE,
      license: 'https://creativecommons.org/licenses/by/4.0/',
      datePublished: DATE,
      version: VERSION,
      creator: [
        { '@type': 'sc:Organization', name: 'Atlas collective', url: 'https://collective.example' },
        { '@type': 'sc:Person', name: 'Anna Who', url: 'https://orcid.org/0000-0002-1825-0097' },
      ],
    });
    expect(said['citeAs']).toMatch(/author = \{\{Atlas collective\} and Who, Anna\}, year = \{2012\}/);
    const data = Object.keys(files).filter((path) => path.includes('/') || path === 'dictionary.csv');
    expect(distribution.map((file) => file['contentUrl']).sort()).toEqual(data.sort());
    for (const { contentUrl, sha256 } of distribution) {
      expect(files['SHA256SUMS']).toContain(`${String(sha256)}  ${String(contentUrl)}\n`);
    }
    // Two things of one name lead a reader round in a circle.
    const ids = [...JSON.stringify({ distribution, recordSet }).matchAll(/"@type":"[^"]+","@id":"([^"]+)"/g)];
    expect(new Set(ids.map(([, id]) => id)).size).toBe(ids.length);
    const types = new Set(recordSet.flatMap(({ field }) => field.map(({ dataType }) => dataType)));
    expect([...types].sort()).toEqual(['sc:Boolean', 'sc:Date', 'sc:Float', 'sc:Integer', 'sc:Text', 'sc:URL']);
  });

  it('has the DOI of its citation file, where that has one', () => {
    const read = readDataLicence(files['LICENSE'] ?? '');
    if ('reason' in read) throw new Error(read.reason);
    const made = dataCite({
      ...{ ontology, version: VERSION, date: DATE, base: BASE, licence: read.licence },
      ...{ files: [], dataVersion: 'a', records: 0, relationships: 0 },
      citation: {
        title: 'A',
        abstract: 'B',
        authors: [],
        version: VERSION,
        date: DATE,
        keywords: [],
        doi: '10.5281/x.1',
      },
    });
    expect(made['doi']).toBe('10.5281/x.1');
  });
});

describe('engines', () => {
  it('give the same release, every time', { timeout: 240_000 }, async () => {
    const records = [...(await fictional()).records, ...oddRecords()];
    const all: Record<string, string>[] = [];
    for (const { open } of engines()) {
      const graph = await loaded(await open(), ontology, records);
      for (let count = 0; count < 2; count++) all.push(await released(ontology, graph, records).then(filesIn));
      await graph.close();
    }
    const [first, ...others] = all;
    for (const other of others) expect(other).toEqual(first);
  });
});

describe('a release that is not made', () => {
  const { records } = WORLDS[1];

  it('where the disk is full leaves nothing', async () => {
    const to = join(await place(), 'release');
    const graph = await loaded(await openEmbedded(), ontology, records);
    for (const full of ['csv/nodes.csv', 'datapackage.json', 'croissant.json', `${VERSION}.manifest`, 'SHA256SUMS']) {
      const makeFile = (path: string): Promise<OutputFile> =>
        path.endsWith(full) ? OutputFile.over('/dev/full') : OutputFile.create(path);
      await expect(released(ontology, graph, records, { to, makeFile })).rejects.toMatchObject({
        code: 'NOT_WRITTEN',
        message: `The export cannot be written to ${JSON.stringify(to)}: the disk is full. Nothing of it was left behind.`,
      });
      expect(await readdir(dirname(to))).toEqual([]);
    }
    await graph.close();
  });

  it('where something is in the way, whatever it is', async () => {
    const to = join(await place(), 'release');
    await mkdir(to);
    await writeFile(join(to, 'notes.txt'), 'mine');
    const graph = await loaded(await openEmbedded(), ontology, records);
    await expect(released(ontology, graph, records, { to })).rejects.toMatchObject({
      code: 'USAGE',
      message: `The folder ${JSON.stringify(to)} is not empty: name another one.`,
    });
    await graph.close();
    expect(await readFile(join(to, 'notes.txt'), 'utf8')).toBe('mine');
  });
});

describe('the reader of tables', () => {
  const table = (name: string, text: string, given: Partial<TableResource['schema']>): [TableResource, string] => [
    {
      ...{ name, path: name, bytes: 0, hash: '' },
      schema: {
        fields: (text.split('\r\n')[0] ?? '').split(',').map((one) => ({ name: one, type: 'string' })),
        ...given,
      },
    },
    text,
  ];

  it('finds what breaks a data package', () => {
    const made = [
      table('a', 'id\r\n1\r\n1\r\n', { primaryKey: ['id'] }),
      table('b', 'id,to\r\n1,1\r\n2,7\r\n', {
        foreignKeys: [{ fields: ['to'], reference: { resource: 'a', fields: ['id'] } }],
      }),
      table('c', 'n,e\r\nx,B\r\n,\r\n', {
        fields: [
          { name: 'n', type: 'integer', constraints: { required: true } },
          { name: 'e', type: 'string', constraints: { enum: ['A'] } },
        ],
      }),
      table('d', 'id\r\n1\r\n', { fields: [{ name: 'other', type: 'string' }] }),
    ];
    const texts = new Map(made.map(([{ path }, text]) => [path, text]));
    const found = brokenRows(
      made.map(([resource]) => resource),
      (path) => texts.get(path) ?? '',
    );
    expect(found).toEqual([
      'a has a key twice',
      'b leads to 7, which a has not',
      'c.n has "x"',
      'c.e has "B"',
      'd has the head id',
    ]);
  });
});
