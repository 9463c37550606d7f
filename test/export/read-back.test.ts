import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { MultiDirectedGraph } from 'graphology';
import { parse as parseGexf } from 'graphology-gexf';
import { parse as parseGraphml } from 'graphology-graphml';
import jsonld from 'jsonld';
import { Parser } from 'n3';
import neo4j from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_BASE } from '../../src/export/export.js';
import { FORMATS } from '../../src/export/formats.js';
import { decimalText } from '../../src/export/rdf/triples.js';
import { openEmbedded } from '../../src/graph/embedded/embedded.js';
import { boundsOf } from '../../src/ontology/edtf.js';
import { columnsOf, nodeType, relationsOf } from '../../src/ontology/ontology.js';
import { encodeColumn } from '../../src/ontology/stored-form.js';
import type { Written } from '../../src/ontology/stored-form.js';
import { engines } from '../support/engines.js';
import { empty } from '../support/neo4j/connection.js';
import { neo4jUnderTest } from '../support/neo4j/borrowed.js';
import { fictional, loaded, shipped } from '../support/seeded.js';
import { expectedRecords, exported, filesIn, linesOf, natural } from './exported.js';
import type { Expected } from './exported.js';
import { oddRecords, ontology } from './odd.js';

/** What each world holds, and what its export is made of. */
const WORLDS = [
  { world: 'what ships', records: (await shipped()).records },
  { world: 'a country that does not exist', records: (await fictional()).records },
  { world: 'odd texts', records: oddRecords() },
] as const;

const BASE = DEFAULT_BASE;

describe.each(WORLDS)('an export of $world', ({ records }) => {
  const expected = expectedRecords(ontology, records);
  let files: Record<string, string>;
  let folder: string;

  afterAll(() => rm(folder, { recursive: true, force: true }));
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rights-graph-export-'));
    const graph = await openEmbedded();
    try {
      await loaded(graph, ontology, records);
      files = await exported(ontology, graph, { to: join(folder, 'export') }).then(filesIn);
    } finally {
      await graph.close();
    }
  });

  it('is the graph in JSON Lines', () => {
    expect(linesOf(ontology, files)).toEqual(expected);
  });

  it('is the graph in CSV', () => {
    for (const type of ontology.nodes.values()) {
      const rows = table(files[`csv/${type.plural}.csv`]);
      const own = expected.filter((record) => record.type === type.name);
      expect(rows.map(({ id }) => id)).toEqual(own.map(({ id }) => id));
      const head = table(files[`csv/${type.plural}.csv`], false)[0];
      expect(Object.values(head ?? {})).toEqual(headOf(type.name));
      for (const [index, row] of rows.entries()) expect(row).toEqual(rowOf(own[index]));
    }
  });

  it('has its lists and relationships in tables of their own', () => {
    const lists = new Map<string, unknown[][]>();
    const relationships = new Map<string, unknown[][]>();
    for (const record of expected) {
      const type = nodeType(ontology, record.type);
      for (const { name, of } of columnsOf(type).filter(({ list }) => list)) {
        const items = record.values[name] as readonly unknown[];
        const rows = items.map((item, index) => [
          ...[record.id, record.type, String(index + 1)],
          ...(of === 'value' ? Object.values(item as object) : [item]).map((value) =>
            value === null ? '' : String(value),
          ),
        ]);
        lists.set(name, [...(lists.get(name) ?? []), ...rows]);
      }
      for (const { name, type: kind, direction } of relationsOf(type)) {
        if (direction === 'IN') continue;
        const rows = (record.links[name] ?? []).map((to) => [record.id, record.type, name, to]);
        relationships.set(kind, [...(relationships.get(kind) ?? []), ...rows]);
      }
    }
    const read = (path: string): unknown[][] => table(files[path]).map((row) => Object.values(row));
    const sorted = (rows: unknown[][]): unknown[][] =>
      [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    for (const [name, rows] of lists) expect(read(`csv/lists/${name}.csv`)).toEqual(rows);
    for (const [kind, rows] of relationships) expect(sorted(read(`csv/relations/${kind}.csv`))).toEqual(sorted(rows));
    const tables = Object.keys(files).filter(
      (path) => path.startsWith('csv/relations/') || path.startsWith('csv/lists/'),
    );
    const types = [...ontology.nodes.values()];
    const due = [
      ...types.flatMap((type) => columnsOf(type).flatMap(({ name, list }) => (list ? [`csv/lists/${name}.csv`] : []))),
      ...types.flatMap((type) =>
        relationsOf(type).flatMap(({ type: kind, direction }) =>
          direction === 'OUT' ? [`csv/relations/${kind}.csv`] : [],
        ),
      ),
    ];
    expect(tables.sort()).toEqual([...new Set(due)].sort());
  });

  it('is the graph in Turtle', () => {
    expect(ownTriples(turtleQuads(files))).toEqual(expectedTriples(expected));
  });

  it('says the same in JSON-LD', { timeout: 60_000 }, async () => {
    const document: unknown = JSON.parse(files['jsonld/graph.jsonld'] ?? '');
    const quads = await jsonld.toRDF(document, { documentLoader: nowhere });
    expect(lines(quads)).toEqual(lines(turtleQuads(files)));
  });

  it.each([
    ['GEXF', 'gexf/graph.gexf', parseGexf],
    ['GraphML', 'graphml/graph.graphml', parseGraphml],
  ] as const)('is the graph in %s', (_, path, read) => {
    const graph = read(MultiDirectedGraph, files[path] ?? '');
    expect(graph.nodes().sort()).toEqual(expected.map(({ id }) => id).sort());
    for (const record of expected) expect(graph.getNodeAttributes(record.id)).toMatchObject(pictured(record));
    const edges = graph.mapEdges((_edge: string, values: Record<string, unknown>, from: string, to: string) =>
      JSON.stringify([from, to, ...['kind', 'field', 'editorial', 'weight', 'inferred'].map((name) => values[name])]),
    );
    expect(edges.sort()).toEqual(expectedEdges(expected).sort());
  });

  it('has times in GEXF', () => {
    const found = [
      ...(files['gexf/graph.gexf'] ?? '').matchAll(/<node id="([^"]*)" label="[^"]*"( start="[^"]*")?( end="[^"]*")?/g),
    ];
    const times = found.map(([, id, start = '', end = '']) => [id, start, end]);
    const due = expected.map(({ id, type, values }) => {
      // The day on which an id was withdrawn is no time of a thing.
      const date = type === 'Withdrawn' ? undefined : values['date'];
      const [from, until] = 'validFrom' in values ? [values['validFrom'], values['validTo']] : [date, date];
      const start = typeof from === 'string' ? boundsOf(from).min : null;
      const end = typeof until === 'string' ? boundsOf(until).max : null;
      return [id, start === null ? '' : ` start="${start}"`, end === null ? '' : ` end="${end}"`];
    });
    expect(times).toEqual(due);
    expect(times.filter(([, start]) => start !== '').length).toBeGreaterThan(0);
  });

  it('is of a file of checksums that fits, a dictionary and a licence', async () => {
    expect(Object.keys(files).filter((path) => !path.includes('/'))).toEqual([
      'LICENSE',
      'README.md',
      'SHA256SUMS',
      'dictionary.csv',
    ]);
    const { createHash } = await import('node:crypto');
    const sums = Object.entries(files)
      .filter(([path]) => path !== 'SHA256SUMS')
      .map(([path, text]) => `${createHash('sha256').update(text).digest('hex')}  ${path}\n`);
    expect(files['SHA256SUMS']).toBe(sums.join(''));
  });
});

it('writes numbers in RDF without an exponent', () => {
  const numbers = [34, -3, 0.5, 1e-7, -1.25e-9, 1e21, 1.5e22, 12345678.875];
  expect(numbers.map(decimalText)).toEqual([
    ...['34', '-3', '0.5', '0.0000001', '-0.00000000125'],
    ...['1000000000000000000000', '15000000000000000000000', '12345678.875'],
  ]);
});

describe('the data dictionary', () => {
  it('describes every type, field, value and code', async () => {
    const graph = await openEmbedded();
    await loaded(graph, ontology, oddRecords());
    const folder = await exported(ontology, graph, { formats: ['csv'] });
    await graph.close();
    const rows = table(await readFile(join(folder, 'dictionary.csv'), 'utf8'));
    const described = new Set(rows.map(({ owner, name }) => `${owner}.${name}`));
    for (const { name, fields } of [...ontology.nodes.values(), ...ontology.values.values()]) {
      for (const field of ['', ...fields.keys()]) expect(described).toContain(`${name}.${field}`);
    }
    for (const { name, values } of ontology.enums.values()) {
      for (const value of ['', ...values.keys()]) expect(described).toContain(`${name}.${value}`);
    }
    expect(rows.filter(({ description }) => description === '')).toEqual([]);
    expect(rows.find(({ owner, name }) => owner === 'Finding' && name === 'seenFrom')).toEqual({
      ...{
        owner: 'Finding',
        ownerKind: 'type',
        name: 'seenFrom',
        kind: 'relation',
        holds: 'Entity',
        list: 'true',
        required: 'false',
      },
      ...{ computed: 'true', editorial: 'false', relationship: 'SEEN_FROM', vocabularies: '' },
      description:
        'From where it is seen: all of `about` and `topics`, the reports it was read from, and what these are part of or narrower than.',
    });
  });
});

describe('engines', () => {
  it('give the same bytes', { timeout: 240_000 }, async () => {
    const records = [...(await fictional()).records, ...oddRecords()];
    const all: Record<string, string>[] = [];
    for (const { open } of engines()) {
      const graph = await loaded(await open(), ontology, records);
      all.push(
        await exported(ontology, graph).then(filesIn),
        await exported(ontology, graph, { selection: { country: ['XOD'] } }).then(filesIn),
      );
      await graph.close();
    }
    const [whole, part, ...others] = all;
    for (const [index, other] of others.entries()) expect(other).toEqual(index % 2 === 0 ? whole : part);
  });
});

describe.skipIf('absent' in neo4jUnderTest)('the Cypher script', () => {
  it('makes an empty Neo4j hold the graph, and refuses a second run', { timeout: 240_000 }, async () => {
    if ('absent' in neo4jUnderTest) return;
    const records = [...(await fictional()).records, ...oddRecords()];
    const graph = await loaded(await openEmbedded(), ontology, records);
    const folder = await exported(ontology, graph, { formats: ['cypher'] });
    await graph.close();
    const statements = (await readFile(join(folder, 'cypher/load.cypher'), 'utf8'))
      .split(';\n')
      .map((text) => text.trim())
      .filter((text) => text !== '');
    const { connection } = neo4jUnderTest;
    await empty(connection);
    const driver = neo4j.driver(connection.uri, neo4j.auth.basic(connection.user, connection.password), {
      disableLosslessIntegers: true,
    });
    const ask = async (text: string): Promise<Record<string, unknown>[]> => {
      const { records: found } = await driver.executeQuery(text, {}, { database: connection.database });
      return found.map((one) => one.toObject());
    };
    try {
      for (const text of statements) await ask(text);
      const nodes = await ask('MATCH (n:Node) RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties');
      const byId = new Map(nodes.map((node) => [node['id'], node]));
      const expected = expectedRecords(ontology, records);
      expect(byId.size).toBe(expected.length);
      for (const record of expected) {
        const { labels, properties } = byId.get(record.id) ?? {};
        const type = nodeType(ontology, record.type);
        expect([...(labels as string[])].sort()).toEqual([...type.labels].sort());
        const due = columnsOf(type).flatMap((column) => {
          const value = record.values[column.name];
          return value === null ? [] : encodeColumn(ontology, column, bare(value) as Written);
        });
        expect(properties).toEqual(Object.fromEntries(due));
      }
      const links = await ask('MATCH (a:Node)-[r]->(b:Node) RETURN a.id AS a, type(r) AS kind, b.id AS b');
      const due = expected.flatMap(({ id, type, links: ends }) =>
        relationsOf(nodeType(ontology, type)).flatMap(({ name, type: kind }) =>
          (ends[name] ?? []).map((to) => `${id} ${kind} ${to}`),
        ),
      );
      expect(links.map(({ a, kind, b }) => `${String(a)} ${String(kind)} ${String(b)}`).sort()).toEqual(due.sort());
      await expect(ask(statements.find((text) => text.startsWith('UNWIND')) ?? '')).rejects.toThrow('already exists');
    } finally {
      await empty(connection);
      await driver.close();
    }
  });
});

/** A value without fields that have none, as a load writes it. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null));
}

type CsvRow = Readonly<Record<string, string>>;

/** A table as another program reads it, with what was made safe as it was. */
function table(text: string | undefined, columns = true): CsvRow[] {
  const rows = parse(text ?? '', { bom: true, columns, record_delimiter: '\r\n' }) as unknown as Record<
    string,
    string
  >[];
  const plain = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, plain(cell)])));
}

function headOf(typeName: string): string[] {
  const type = nodeType(ontology, typeName);
  return [
    ...columnsOf(type).flatMap(({ name, of, list, type: value }) => {
      if (of !== 'value') return [name];
      return list ? [] : [...(ontology.values.get(value)?.fields.keys() ?? [])].map((field) => `${name}.${field}`);
    }),
    ...relationsOf(type).flatMap(({ name, direction }) => (direction === 'OUT' ? [name] : [])),
  ];
}

function rowOf(record: Expected | undefined): CsvRow {
  const cell = (value: unknown): string => (value === null || value === undefined ? '' : said(value));
  const cells = headOf(record?.type ?? '').map((name) => {
    const links = record?.links[name];
    if (links) return [name, links.join('; ')];
    const [column = '', field] = name.split('.');
    const value = record?.values[column];
    if (field !== undefined) return [name, cell((value as Record<string, unknown> | null)?.[field])];
    return [name, Array.isArray(value) ? value.join('; ') : cell(value)];
  });
  return Object.fromEntries(cells) as CsvRow;
}

interface Term {
  readonly value: string;
  readonly language?: string;
  readonly datatype?: { readonly value: string };
}
interface Quad {
  readonly subject: Term;
  readonly predicate: Term;
  readonly object: Term;
}

function turtleQuads(files: Readonly<Record<string, string>>): Quad[] {
  return new Parser().parse(files['turtle/graph.ttl'] ?? '');
}

function nowhere(url: string): Promise<never> {
  return Promise.reject(new Error(`The document asks for ${url}, and should ask for nothing.`));
}

/** Each triple as one text, in order. Tags of languages have no case in RDF. */
function lines(quads: readonly Quad[]): string[] {
  const all = quads.map(({ subject, predicate, object }) =>
    JSON.stringify([
      subject.value,
      predicate.value,
      object.value,
      (object.language ?? '').toLowerCase(),
      object.datatype?.value ?? '',
    ]),
  );
  return [...new Set(all)].sort();
}

/** What is said under names of schema.graphql. */
function ownTriples(quads: readonly Quad[]): string[] {
  const own = quads.filter(({ predicate }) => predicate.value.startsWith(`${BASE}schema#`));
  return [
    ...new Set(
      own.map(({ subject, predicate, object }) =>
        JSON.stringify([short(subject.value), short(predicate.value), plain(object)]),
      ),
    ),
  ].sort();
}

/** A number as JavaScript writes it. */
function plain({ value, datatype }: Term): string {
  return datatype?.value.endsWith('#decimal') ? String(Number(value)) : short(value);
}

function short(iri: string): string {
  return iri.replace(`${BASE}id/`, 'id:').replace(`${BASE}schema#`, 'own:');
}

function expectedTriples(expected: readonly Expected[]): string[] {
  const triples = expected.flatMap(({ id, type, values, links }) => {
    const columns = columnsOf(nodeType(ontology, type)).flatMap(({ name, of, list, type: holds }) => {
      const items = [values[name]].flat().filter((item) => item !== null && item !== undefined);
      return items.flatMap((item, index) => {
        if (of !== 'value')
          return [[`id:${id}`, `own:${name}`, of === 'enum' ? `own:${holds}.${said(item)}` : said(item)]];
        const node = `id:${id}#${name}${list ? `-${index + 1}` : ''}`;
        const fields = ontology.values.get(holds)?.fields;
        const within = Object.entries(item as Record<string, unknown>).flatMap(([field, value]) => {
          if (value === null) return [];
          const { type: kind, of: what } = fields?.get(field) ?? {};
          const text =
            what === 'enum' ? `own:${kind ?? ''}.${said(value)}` : kind === 'ID' ? `id:${said(value)}` : said(value);
          return [[node, `own:${field}`, text]];
        });
        return [[`id:${id}`, `own:${name}`, node], ...within];
      });
    });
    const relations = Object.entries(links).flatMap(([name, ends]) =>
      ends.map((to) => [`id:${id}`, `own:${name}`, `id:${to}`]),
    );
    return [...columns, ...relations];
  });
  return [...new Set(triples.map((triple) => JSON.stringify(triple)))].sort();
}

function said(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Columns that are a text of one type and a number of another: a picture has one table of all nodes. */
const MIXED = new Set(
  [...ontology.nodes.values()].flatMap(columnsOf).flatMap(({ name }, _, all) => {
    const numbers = ['Int', 'Float', 'Boolean'];
    const kinds = new Set(
      all.filter((one) => one.name === name).map((one) => numbers.find((kind) => kind === one.type)),
    );
    return kinds.size > 1 ? [name] : [];
  }),
);

/** What a node of a picture holds; a value with fields is one for each. */
function pictured({ type, values }: Expected): Record<string, unknown> {
  const node = nodeType(ontology, type);
  const own = columnsOf(node).flatMap(({ name, of, list }): (readonly [string, unknown])[] => {
    const value = values[name];
    if (name === 'id' || value === null || (list && (value as unknown[]).length === 0)) return [];
    if (of === 'value' && !list)
      return Object.entries(value as Record<string, unknown>).flatMap(([field, one]) =>
        one === null ? [] : [[`${name}.${field}`, one] as const],
      );
    if (!list) return [[name, MIXED.has(name) ? said(value) : value]];
    return [[name, (value as unknown[]).map(said).join('; ')]];
  });
  return { type, family: node.family, ...Object.fromEntries(own) };
}

function expectedEdges(expected: readonly Expected[]): string[] {
  return expected.flatMap(({ id, type, links, values }) =>
    relationsOf(nodeType(ontology, type)).flatMap(({ name, type: kind, direction, derived, editorial }) => {
      if (direction === 'IN' || derived) return [];
      const inferred = ((values['inferred'] ?? []) as readonly string[]).includes(name);
      return natural(links[name] ?? []).map((to) => JSON.stringify([id, to, kind, name, editorial, 1, inferred]));
    }),
  );
}

it('has a test for each format', () => {
  expect(FORMATS.map(({ name }) => name)).toEqual(['csv', 'jsonl', 'turtle', 'jsonld', 'graphml', 'gexf', 'cypher']);
});
