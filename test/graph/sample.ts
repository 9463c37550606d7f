import type { ChangeSet, Parameters, Statement, Write } from '../../src/graph/graph.js';
import { statement } from '../../src/graph/statement.js';

/** Characters that quoting, encoding or a file format may lose. */
export const ODD = 'Уголовный кодекс, ст. 347¹ "UK" \'x\' `y` \\ \\u0041 \u0000 \n 🕊️ $id //';

export function write(name: string, names: Record<string, string>, parameters: Parameters): Write {
  return { statement: statement(name, names), parameters };
}

function nodes(type: string, family: string, rows: readonly Parameters[]): Write {
  return write('create-nodes', { type, family }, { rows: rows.map((row) => ({ type, ...row })) });
}

/** What a load records of a graph as a whole, beside its version. */
const READ_FIGURES = { counts: '{"Country":2}', degrees: '{}', totals: '{}', values: '{}' };

/** The releases that are recorded. */
export const RELEASES = '[{"version":"1.0.0"}]';

/** The same as it is written. */
export const FIGURES = { ...READ_FIGURES, releases: RELEASES };

/** What is said of the sample as a whole. */
export const SAMPLE_LOADED = { began: 'l1', version: 'v1', ...READ_FIGURES, former: null, load: 'l1' };

export const KEYS: Pick<ChangeSet, 'unique' | 'indexed'> = {
  unique: [
    { label: 'Node', property: 'id' },
    { label: 'DataVersion', property: 'id' },
    { label: 'LoadLock', property: 'id' },
    { label: 'Token', property: 'id' },
  ],
  indexed: [
    { label: 'Node', property: 'id' },
    { label: 'Node', property: 'sortKey' },
    { label: 'Token', property: 'stem' },
  ],
};

/** Of the year another source says it too; a note may look like a field. */
const SOURCES = [
  { field: 'year', basis: 'GENERAL_KNOWLEDGE', verified: false },
  { field: 'year', basis: 'CITED', verified: false },
  { field: 'heading', basis: 'GENERAL_KNOWLEDGE', verified: false, note: '"field":"name", "basis":"CITED"' },
  { field: 'heading', basis: 'GENERAL_KNOWLEDGE', address: 'https://law.example', verified: false },
  { field: 'name', basis: 'REGISTER', verified: true, note: '"basis":"GENERAL_KNOWLEDGE"' },
];
const ABSENT = [JSON.stringify({ field: 'heading', reason: 'UNKNOWN' })];

const RELEASED = { release: '1.0.0', date: '2026-01-02', dataVersion: 'v0', fields: '[]' };

/** A graph small enough to write every expected answer by hand. */
export const SAMPLE: ChangeSet = {
  ...KEYS,
  writes: [
    write('write-data-version', {}, { version: 'v1', ...FIGURES }),
    write('end-load', {}, { layout: 1, load: 'l1' }),
    nodes('Country', 'Entity', [
      { id: 'KAZ', sortKey: 'kaz', name: 'Kazakhstan', aliases: ['Қазақстан'], hash: 'h1', area: 2724900, rate: 0.5 },
      { id: 'KGZ', sortKey: 'kgz', name: 'Kyrgyzstan', aliases: [], hash: 'h2', area: null, rate: 2 },
    ]),
    nodes('Law', 'Entity', [
      {
        ...{ id: 'kaz/criminal-code', sortKey: 'kaz/criminal-code', name: ODD, hash: 'h3', symbol: 'CC', year: 2014 },
        sources: SOURCES.map((source) => JSON.stringify(source)),
        unverifiedFields: ['heading', 'year'],
      },
    ]),
    nodes('Article', 'Entity', [
      { id: 'kaz/criminal-code/347.1', sortKey: 'kaz/criminal-code/0347.0001', number: '347.1', hash: 'h4' },
      {
        id: 'kaz/criminal-code/60',
        sortKey: 'kaz/criminal-code/0060',
        number: '60',
        hash: 'h5',
        year: 2011,
        absent: ABSENT,
      },
      {
        id: 'kaz/criminal-code/107',
        sortKey: 'kaz/criminal-code/0107',
        number: '107',
        hash: 'h6',
        year: 2009,
        absent: ABSENT,
      },
    ]),
    write('create-relations', { type: 'COUNTRY' }, { ends: ['KAZ'], rows: [['kaz/criminal-code', [0]]] }),
    write(
      'create-relations',
      { type: 'INSTRUMENT' },
      {
        ends: ['kaz/criminal-code'],
        rows: [
          ['kaz/criminal-code/347.1', [0]],
          ['kaz/criminal-code/60', [0]],
          ['kaz/criminal-code/107', [0]],
        ],
      },
    ),
    write(
      'create-changes',
      {},
      {
        rows: [
          ['KAZ', { id: 'c1', at: '2 KAZ', record: 'KAZ', type: 'Country', kind: 'ADDED', ...RELEASED, hash: 'h7' }],
          ['KAZ', { id: 'c2', at: '1 KAZ', record: 'KAZ', type: 'Country', kind: 'CHANGED', fields: ODD, hash: 'h8' }],
          [
            'kaz/criminal-code',
            {
              ...{ id: 'c3', at: '1 kaz', record: 'kaz/criminal-code', type: 'Law', became: 'Withdrawn' },
              ...{ kind: 'WITHDRAWN', fields: '[]', dataVersion: 'v1', hash: 'h9' },
            },
          ],
        ],
      },
    ),
    write('create-former-ends', {}, { ends: ['KGZ'], rows: [['c3', [0]]] }),
    write(
      'create-tokens',
      {},
      {
        rows: [
          ['code', 'code', 3, 'code'],
          ['codes', 'code', 1, 'Codes'],
          ['347-1', '347-1', 1, '347.1'],
          ['347', '347', 1, '347'],
        ],
      },
    ),
    write(
      'create-postings',
      {},
      {
        ends: ['code', 'codes', '347-1', '347'],
        rows: [
          [
            'kaz/criminal-code/347.1',
            [
              [2, 8],
              [3, 2],
              [0, 4],
            ],
          ],
          ['kaz/criminal-code/107', [[0, 4]]],
          [
            'KAZ',
            [
              [1, 6],
              [0, 1],
            ],
          ],
        ],
      },
    ),
  ],
};

/** Everything that is in a graph, in one record, in an order of its own. */
export const EVERYTHING: Statement = {
  name: 'test-everything',
  text: `MATCH (n)
WITH n ORDER BY n.id
OPTIONAL MATCH (n)-[r]->(m)
WITH n, r, m ORDER BY n.id, type(r), m.id
WITH n.id AS id, n.name AS name, n.type AS type, n.hash AS hash, n.version AS version,
  n:\`Node\` AS node, n:\`Entity\` AS entity, n:\`Claim\` AS claim, n:\`Law\` AS law, n:\`Finding\` AS finding,
  collect([type(r), m.id]) AS found
WITH id, name, type, hash, version, node, entity, claim, law, finding,
  [x IN found WHERE x[0] IS NOT NULL] AS relations ORDER BY id
RETURN collect([id, name, type, hash, version, [node, entity, claim, law, finding], relations]) AS everything`,
};
