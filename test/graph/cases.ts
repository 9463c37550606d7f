import type { ChangeSet, Parameters, Row } from '../../src/graph/graph.js';
import { statement } from '../../src/graph/statement.js';
import { CHANGE_READS } from './change-cases.js';
import { EXPORT_READS } from './export-cases.js';
import { ALONE, LIST_READS } from './list-cases.js';
import { LOOKUP_READS } from './lookup-cases.js';
import { FIGURES, ODD, SAMPLE_LOADED, write } from './sample.js';
import { LINK_READS } from './link-cases.js';
import { NORM_GAP_READS } from './norm-gap-cases.js';
import { SEARCH_READS, SEARCH_WRITES } from './search-cases.js';

/** A statement that reads the sample, and its whole answer. */
export interface ReadCase {
  readonly title: string;
  readonly name: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly clauses?: Readonly<Record<string, string>>;
  readonly parameters?: Parameters;
  readonly answer: Row | undefined;
}

const OUT = { relation: '-[:`INSTRUMENT`]->' };
const IN = { relation: '<-[:`INSTRUMENT`]-' };

/** Everything there. */
const ANY = { where: '' };
/** A test on the node. */
const TESTED = { where: 'WITH *\nWHERE (n.`id` = $f0)\n' };
/** A law is dated by its symbol and has no end, an article by its number, and by its hash it ends. */
const TIMELINE = {
  claims: IN.relation,
  relations: '`COUNTRY`',
  qualifying: 'true',
  at: 'CASE WHEN n.`symbol` IS NOT NULL THEN 0 WHEN n.`number` IS NOT NULL THEN 1 END',
  earliest: 'CASE at WHEN 0 THEN n.`symbol` WHEN 1 THEN n.`number` END',
  latest: 'CASE at WHEN 1 THEN n.`hash` END',
};
const TIMES = {
  cols: ['id', 'none'],
  aboutCols: ['name'],
};
const FROM_THE_FIRST = { earliest: '', latest: '', sortKey: '' };
const COVERAGE = {
  qualifying: 'true',
  passages: IN.relation,
  footnotes: IN.relation,
  citedBy: OUT.relation,
  standing: OUT.relation,
  covering: IN.relation,
};

/** A country whose laws are of it, and their articles; what is seen from it are articles, which are no claims. */
const COUNTRY_COVERAGE = {
  claims: '<-[:`COUNTRY`]-',
  qualifying: 'true',
  relations: '`COUNTRY`',
  laws: '<-[:`COUNTRY`]-',
  articles: IN.relation,
};

export const READS: readonly ReadCase[] = [
  ...LIST_READS,
  ...SEARCH_READS,
  ...LINK_READS,
  ...LOOKUP_READS,
  ...NORM_GAP_READS,
  ...EXPORT_READS,
  ...CHANGE_READS,
  {
    title: 'which data is loaded',
    name: 'data-version',
    answer: SAMPLE_LOADED,
  },
  {
    title: 'nodes of somebody else',
    name: 'foreign-nodes',
    answer: { total: 0 },
  },
  {
    title: 'what is stored, a page',
    name: 'stored-records',
    parameters: { after: '', limit: 4 },
    answer: {
      records: [
        ['KAZ', 'Country', 'h1'],
        ['KGZ', 'Country', 'h2'],
        ['kaz/criminal-code', 'Law', 'h3'],
        ['kaz/criminal-code/107', 'Article', 'h6'],
      ],
    },
  },
  {
    title: 'what is stored, the last page',
    name: 'stored-records',
    parameters: { after: 'kaz/criminal-code/107', limit: 4 },
    answer: {
      records: [
        ['kaz/criminal-code/347.1', 'Article', 'h4'],
        ['kaz/criminal-code/60', 'Article', 'h5'],
      ],
    },
  },
  {
    title: 'what is stored, after the last page',
    name: 'stored-records',
    parameters: { after: 'kaz/criminal-code/60', limit: 4 },
    answer: { records: [] },
  },
  {
    title: 'that nobody loads, and no versions before',
    name: 'load-state',
    answer: { versions: [['v1', 1, null, null]], locks: [], beats: 0 },
  },
  {
    title: 'duplicates, of which there are none',
    name: 'duplicate-values',
    names: { label: 'Node', property: 'id' },
    answer: { total: 0 },
  },
  {
    title: 'duplicates, of which there are two',
    name: 'duplicate-values',
    names: { label: 'Node', property: 'type' },
    answer: { total: 2 },
  },
  {
    title: 'nodes by id, in the order asked for, without those that are not there',
    name: 'node-by-id',
    names: { label: 'Node' },
    clauses: { ...ANY, ...ALONE },
    parameters: { keys: ['KGZ', 'nobody', 'kaz/criminal-code/60', ''], cols: ['type', 'id'] },
    answer: {
      rows: [
        ['Country', 'KGZ'],
        ['Article', 'kaz/criminal-code/60'],
      ],
      load: 'l1',
    },
  },
  {
    title: 'nodes by id, of one type',
    name: 'node-by-id',
    names: { label: 'Country' },
    clauses: { ...ANY, ...ALONE },
    parameters: { keys: ['kaz/criminal-code/60', 'KAZ'], cols: ['id'] },
    answer: { rows: [['KAZ']], load: 'l1' },
  },
  {
    title: 'nodes by id that meet a test',
    name: 'node-by-id',
    names: { label: 'Node' },
    clauses: { ...TESTED, ...ALONE },
    parameters: { keys: ['KGZ', 'kaz/criminal-code/60'], cols: ['id'], f0: 'KGZ' },
    answer: { rows: [['KGZ']], load: 'l1' },
  },
  {
    title: 'what nodes cite, of each node',
    name: 'cited-passages',
    clauses: { citations: '`INSTRUMENT`|`COUNTRY`' },
    parameters: { keys: ['kaz/criminal-code/60', 'KGZ', 'nobody', 'kaz/criminal-code'], limit: 9 },
    answer: {
      cited: [
        ['kaz/criminal-code/60', 'kaz/criminal-code'],
        ['kaz/criminal-code', 'KAZ'],
      ],
      load: 'l1',
    },
  },
  {
    title: 'no more of what nodes cite than are asked for',
    name: 'cited-passages',
    clauses: { citations: '`INSTRUMENT`' },
    parameters: { keys: ['kaz/criminal-code/60', 'kaz/criminal-code/107'], limit: 1 },
    answer: { cited: [['kaz/criminal-code/60', 'kaz/criminal-code']], load: 'l1' },
  },
  {
    title: 'nodes by no id',
    name: 'node-by-id',
    names: { label: 'Node' },
    clauses: { ...ANY, ...ALONE },
    parameters: { keys: [], cols: ['id'] },
    answer: { rows: [], load: 'l1' },
  },
  {
    title: 'what became of ids, with what came in the place of each, if anything',
    name: 'withdrawals',
    names: { withdrawn: 'Entity' },
    clauses: { successor: '-[:`COUNTRY`]->' },
    parameters: { ids: ['kaz/criminal-code', 'nobody', 'KGZ'] },
    answer: {
      found: [
        ['kaz/criminal-code', null, null, null, null, 'KAZ', 'Country'],
        ['KGZ', null, null, null, null, null, null],
      ],
      load: 'l1',
    },
  },
  {
    title: 'a node by a value of its own',
    name: 'node-by-unique',
    names: { label: 'Law', property: 'symbol' },
    clauses: ANY,
    parameters: { value: 'CC', cols: ['id'] },
    answer: { rows: [['kaz/criminal-code']], load: 'l1' },
  },
  {
    title: 'a node by a value of its own that does not meet a test',
    name: 'node-by-unique',
    names: { label: 'Law', property: 'symbol' },
    clauses: TESTED,
    parameters: { value: 'CC', cols: ['id'], f0: 'KGZ' },
    answer: { rows: [], load: 'l1' },
  },
  {
    title: 'a node by a value that none has',
    name: 'node-by-unique',
    names: { label: 'Law', property: 'symbol' },
    clauses: ANY,
    parameters: { value: 'cc', cols: ['id'] },
    answer: { rows: [], load: 'l1' },
  },
  {
    title: 'what begins alike, in natural order, each beginning cut for itself',
    name: 'nodes-beginning',
    names: { label: 'Node', property: 'sortKey' },
    parameters: { starts: ['kaz/criminal-code/', 'k', 'nobody'], value: 'id', limit: 2 },
    answer: {
      lists: [['kaz/criminal-code/60', 'kaz/criminal-code/107'], ['KAZ', 'kaz/criminal-code'], []],
      load: 'l1',
    },
  },
  {
    title: 'values of a type that has few: all of them, and none that is missing',
    name: 'nodes-beginning',
    names: { label: 'Law', property: 'symbol' },
    parameters: { starts: [''], value: 'symbol', limit: 2 },
    answer: { lists: [['CC']], load: 'l1' },
  },
  {
    title: 'the one at the far end',
    name: 'related-one',
    clauses: { ...OUT, ofLabel: ':`Law`', ...ANY, ...ALONE },
    parameters: { keys: ['kaz/criminal-code/60', 'nobody', 'kaz/criminal-code/347.1', 'KAZ'], cols: ['id', 'year'] },
    answer: {
      found: [
        ['kaz/criminal-code/60', ['kaz/criminal-code', 2014]],
        ['kaz/criminal-code/347.1', ['kaz/criminal-code', 2014]],
      ],
      load: 'l1',
    },
  },
  {
    title: 'the one at the far end, where it does not meet a test',
    name: 'related-one',
    clauses: { ...OUT, ofLabel: ':`Law`', ...TESTED, ...ALONE },
    parameters: { keys: ['kaz/criminal-code/60'], cols: ['id'], f0: 'KGZ' },
    answer: { found: [], load: 'l1' },
  },
  {
    title: 'the one at the far end of nothing',
    name: 'related-one',
    clauses: { ...OUT, ofLabel: ':`Law`', ...ANY, ...ALONE },
    parameters: { keys: [], cols: ['id'] },
    answer: { found: [], load: 'l1' },
  },
  {
    title: 'how much of a report is cited, with articles for its passages',
    name: 'coverage',
    names: { report: 'Law' },
    clauses: COVERAGE,
    parameters: { report: 'kaz/criminal-code', cols: ['id', 'year'], unresolved: 'UNRESOLVED' },
    answer: {
      reports: [['kaz/criminal-code', 2014]],
      passages: 3,
      cited: 3,
      claims: 0,
      footnoted: 0,
      unresolved: 0,
      footnotes: [[null, 3]],
      load: 'l1',
    },
  },
  {
    title: 'how much is cited of what is no report',
    name: 'coverage',
    names: { report: 'Law' },
    clauses: COVERAGE,
    parameters: { report: 'KAZ', cols: ['id'], unresolved: 'UNRESOLVED' },
    answer: {
      reports: [],
      passages: 0,
      cited: 0,
      claims: 0,
      footnoted: 0,
      unresolved: 0,
      footnotes: [],
      load: 'l1',
    },
  },
  {
    title: 'how much is recorded of a country',
    name: 'country-coverage',
    names: { country: 'Country', kind: 'title' },
    clauses: {
      ...COUNTRY_COVERAGE,
      status: "CASE WHEN n.`type` = 'Law' THEN 0 ELSE 1 END",
      cites: OUT.relation,
      report: OUT.relation,
      footnotes: '`COUNTRY`|`INSTRUMENT`',
    },
    parameters: { country: 'KAZ', cols: ['id', 'none'], unresolved: 'UNRESOLVED', list: 'DATA_SET' },
    answer: {
      countries: [['KAZ', null]],
      claims: [],
      footnoted: 0,
      unresolved: 0,
      reported: 0,
      entities: [['Law', 1]],
      articles: [['Article', 3]],
      load: 'l1',
    },
  },
  {
    title: 'how much is recorded of what is no country',
    name: 'country-coverage',
    names: { country: 'Country', kind: 'title' },
    clauses: {
      ...COUNTRY_COVERAGE,
      status: "CASE WHEN n.`type` = 'Law' THEN 0 ELSE 1 END",
      cites: OUT.relation,
      report: OUT.relation,
      footnotes: '`COUNTRY`|`INSTRUMENT`',
    },
    parameters: { country: 'kaz/criminal-code', cols: ['id'], unresolved: 'UNRESOLVED', list: 'DATA_SET' },
    answer: {
      countries: [],
      claims: [],
      footnoted: 0,
      unresolved: 0,
      reported: 0,
      entities: [],
      articles: [],
      load: 'l1',
    },
  },
  {
    title: 'in which fields of what is recorded of a country a value is absent, or rests on little',
    name: 'country-coverage-fields',
    clauses: COUNTRY_COVERAGE,
    parameters: { country: 'KAZ', general: '"basis":"GENERAL_KNOWLEDGE"', before: '"field":"', after: '"' },
    answer: {
      rows: [
        ['Article', 'absent {"field":"heading","reason":"UNKNOWN"}', 2],
        ['Law', 'generalKnowledge heading', 1],
        ['Law', 'unverifiedFields heading', 1],
        ['Law', 'unverifiedFields year', 1],
      ],
      load: 'l1',
    },
  },
  {
    title: 'what is recorded about a node, in order',
    name: 'timeline-page',
    clauses: { ...TIMELINE, dated: 'NOT NULL' },
    parameters: {
      ...TIMES,
      ...FROM_THE_FIRST,
      about: 'kaz/criminal-code',
      types: ['Law', 'Article'],
      from: '',
      to: '~',
      limit: 3,
    },
    answer: {
      abouts: [[ODD]],
      rows: [
        [1, '107', 'h6', ['kaz/criminal-code/107', null]],
        [1, '347.1', 'h4', ['kaz/criminal-code/347.1', null]],
        [1, '60', 'h5', ['kaz/criminal-code/60', null]],
      ],
      load: 'l1',
    },
  },
  {
    title: 'what is recorded about a node, after another one',
    name: 'timeline-page',
    clauses: { ...TIMELINE, dated: 'NOT NULL' },
    parameters: {
      ...TIMES,
      about: 'kaz/criminal-code',
      types: ['Law', 'Article'],
      from: '',
      to: '~',
      limit: 3,
      earliest: '60',
      latest: 'h5',
      sortKey: 'kaz/criminal-code/0059',
    },
    answer: {
      abouts: [[ODD]],
      rows: [
        [1, '60', 'h5', ['kaz/criminal-code/60', null]],
        [0, 'CC', '~', ['kaz/criminal-code', null]],
      ],
      load: 'l1',
    },
  },
  {
    title: 'what is recorded about a node in an interval',
    name: 'timeline-page',
    clauses: { ...TIMELINE, dated: 'NOT NULL' },
    parameters: {
      ...TIMES,
      ...FROM_THE_FIRST,
      about: 'kaz/criminal-code',
      types: ['Law', 'Article'],
      from: 'h5',
      to: '60',
      limit: 9,
    },
    answer: {
      abouts: [[ODD]],
      rows: [
        [1, '107', 'h6', ['kaz/criminal-code/107', null]],
        [1, '60', 'h5', ['kaz/criminal-code/60', null]],
      ],
      load: 'l1',
    },
  },
  {
    title: 'what is recorded about a node and has no date, the node itself once',
    name: 'timeline-page',
    clauses: { ...TIMELINE, dated: 'NULL' },
    parameters: {
      ...TIMES,
      ...FROM_THE_FIRST,
      about: 'KAZ',
      types: ['Country', 'Law'],
      from: '',
      to: '~',
      limit: 9,
    },
    answer: { abouts: [['Kazakhstan']], rows: [[null, '', '~', ['KAZ', null]]], load: 'l1' },
  },
  {
    title: 'what is recorded about a node that is not there',
    name: 'timeline-page',
    clauses: { ...TIMELINE, dated: 'NOT NULL' },
    parameters: { ...TIMES, ...FROM_THE_FIRST, about: 'nobody', types: ['Law'], from: '', to: '~', limit: 9 },
    answer: { abouts: [], rows: [], load: 'l1' },
  },
  {
    title: 'how much is recorded about a node, by year',
    name: 'timeline-summary',
    clauses: TIMELINE,
    parameters: {
      aboutCols: ['name'],
      about: 'kaz/criminal-code',
      types: ['Law', 'Article'],
      from: 'h5',
      to: '~',
    },
    answer: {
      abouts: [[ODD]],
      years: [
        [1, '107', 'h6', 1],
        [1, '60', 'h5', 1],
        [1, 'CC', '~', 1],
      ],
      load: 'l1',
    },
  },
  {
    title: 'how much is recorded about a node, with what has no date',
    name: 'timeline-summary',
    clauses: TIMELINE,
    parameters: {
      aboutCols: ['name'],
      about: 'KAZ',
      types: ['Country', 'Law'],
      from: '2000',
      to: '2001',
    },
    answer: { abouts: [['Kazakhstan']], years: [[0, '', '~', 1]], load: 'l1' },
  },
  {
    title: 'how much is recorded about a node that is not there',
    name: 'timeline-summary',
    clauses: TIMELINE,
    parameters: { aboutCols: ['name'], about: 'nobody', types: ['Law'], from: '', to: '~' },
    answer: { abouts: [], years: [], load: 'l1' },
  },
];

export function readOf({ name, names, clauses }: ReadCase): ReturnType<typeof statement> {
  return statement(name, names, clauses);
}

/** Writes upon the sample, and what they leave of the nodes they touch: name, type, hash, [Node, Entity, Claim, Law, Finding], relations. */
export interface WriteCase {
  readonly title: string;
  readonly writes: ChangeSet['writes'];
  readonly left: Readonly<Record<string, readonly unknown[] | undefined>>;
}

const NODE = [true, true, false, false, false];
const LAW = [true, true, false, true, false];
const NOTHING = [false, false, false, false, false];
const DATA_VERSION = (version: string | null): readonly unknown[] => [null, null, null, version, NOTHING, []];
const LOCK = DATA_VERSION(null);

export const WRITES: readonly WriteCase[] = [
  ...SEARCH_WRITES,
  {
    title: 'nodes and relations',
    writes: [
      write(
        'create-nodes',
        { type: 'Law', family: 'Entity' },
        { rows: [{ id: 'new', type: 'Law', name: null, hash: 'h9' }] },
      ),
      write(
        'create-relations',
        { type: 'AMENDS' },
        {
          ends: ['KAZ', 'kaz/criminal-code'],
          rows: [
            ['new', [1]],
            ['nobody', [0]],
          ],
        },
      ),
    ],
    left: { new: [null, 'Law', 'h9', null, LAW, [['AMENDS', 'kaz/criminal-code']]] },
  },
  {
    title: 'empty batches',
    writes: [
      write('create-nodes', { type: 'Law', family: 'Entity' }, { rows: [] }),
      write('create-relations', { type: 'AMENDS' }, { ends: [], rows: [] }),
      write('create-postings', {}, { ends: [], rows: [] }),
      write('delete-nodes', {}, { ids: [] }),
    ],
    left: { KGZ: ['Kyrgyzstan', 'Country', 'h2', null, NODE, []] },
  },
  {
    title: 'a node replaced loses what is not written',
    writes: [write('replace-nodes', {}, { rows: [{ id: 'KGZ', type: 'Country', hash: 'h7', name: null }] })],
    left: { KGZ: [null, 'Country', 'h7', null, NODE, []] },
  },
  {
    title: 'a node deleted takes its relations along',
    writes: [write('delete-nodes', {}, { ids: ['kaz/criminal-code', 'nobody'] })],
    left: {
      'kaz/criminal-code': undefined,
      'kaz/criminal-code/60': [null, 'Article', 'h5', null, NODE, []],
    },
  },
  {
    title: 'relations deleted where they start',
    writes: [write('delete-relations', {}, { ids: ['kaz/criminal-code', 'KGZ'] })],
    left: {
      'kaz/criminal-code': [ODD, 'Law', 'h3', null, LAW, []],
      'kaz/criminal-code/60': [null, 'Article', 'h5', null, NODE, [['INSTRUMENT', 'kaz/criminal-code']]],
    },
  },
  {
    title: 'a node of another type, twice over',
    writes: [
      write(
        'relabel-nodes',
        { oldType: 'Law', oldFamily: 'Entity', type: 'Finding', family: 'Claim' },
        { ids: ['kaz/criminal-code'] },
      ),
      write(
        'relabel-nodes',
        { oldType: 'Country', oldFamily: 'Entity', type: 'Law', family: 'Entity' },
        { ids: ['KGZ'] },
      ),
    ],
    left: {
      'kaz/criminal-code': [ODD, 'Law', 'h3', null, [true, false, true, false, true], [['COUNTRY', 'KAZ']]],
      KGZ: ['Kyrgyzstan', 'Country', 'h2', null, LAW, []],
    },
  },
  {
    title: 'changes, each of a record that is there, and what these led to before',
    writes: [
      write(
        'create-changes',
        {},
        {
          rows: [
            ['KGZ', { id: 'c4', type: 'Country', hash: 'h4' }],
            ['nobody', { id: 'c5', type: 'Country', hash: 'h5' }],
          ],
        },
      ),
      write('create-former-ends', {}, { ends: ['KAZ', 'kaz/criminal-code'], rows: [['c4', [1, 0]]] }),
      write('delete-changes', {}, { ids: ['c3', 'nobody'] }),
    ],
    left: {
      c3: undefined,
      c4: [
        ...[null, 'Country', 'h4', null, NOTHING],
        [
          ['CHANGE_LEFT', 'KAZ'],
          ['CHANGE_LEFT', 'kaz/criminal-code'],
          ['CHANGE_OF', 'KGZ'],
        ],
      ],
      c5: undefined,
    },
  },
  {
    title: 'hashes, and nothing else of the nodes',
    writes: [
      write(
        'set-hashes',
        {},
        {
          rows: [
            ['KGZ', 'h9'],
            ['nobody', 'h9'],
          ],
        },
      ),
    ],
    left: { KGZ: ['Kyrgyzstan', 'Country', 'h9', null, NODE, []] },
  },
  {
    title: 'no relations at all where an end is not there: which place is whose could not be told',
    writes: [
      write(
        'create-relations',
        { type: 'AMENDS' },
        { ends: ['nobody', 'KAZ', 'KGZ'], rows: [['kaz/criminal-code', [1]]] },
      ),
    ],
    left: { 'kaz/criminal-code': [ODD, 'Law', 'h3', null, LAW, [['COUNTRY', 'KAZ']]] },
  },
  {
    title: 'lanes of a load, which the next one closes and the end takes away',
    writes: [
      write('take-load', {}, { owner: 'a', since: '2026', was: '' }),
      write('take-lanes', {}, { lanes: ['one', 'two'], owner: 'a' }),
      write('hold-lane', {}, { lane: 'two', owner: 'a' }),
      write('close-lanes', {}, {}),
      write('release-load', {}, {}),
    ],
    left: { one: undefined, two: undefined, 'load-lock': LOCK },
  },
  {
    title: 'the mark of a load: there is no version',
    writes: [
      write('take-load', {}, { owner: 'a', since: '2026', was: '' }),
      write('mark-loading', {}, { owner: 'a', version: 'v2', former: '["v1"]' }),
    ],
    left: { 'data-version': DATA_VERSION(null), 'load-lock': LOCK },
  },
  {
    title: 'no mark of a load whose place was taken',
    writes: [
      write('take-load', {}, { owner: 'b', since: '2026', was: '' }),
      write('mark-loading', {}, { owner: 'a', version: 'v2', former: '["v1"]' }),
    ],
    left: { 'data-version': DATA_VERSION('v1'), 'load-lock': LOCK },
  },
  {
    title: 'the end of a load',
    writes: [
      write('take-load', {}, { owner: 'a', since: '2026', was: '' }),
      write('hold-load', {}, { owner: 'a' }),
      write('mark-loading', {}, { owner: 'a', version: 'v2', former: '["v1"]' }),
      write('write-data-version', {}, { ...FIGURES, version: 'v2' }),
      write('end-load', {}, { layout: 1, load: 'l2' }),
      write('release-load', {}, {}),
    ],
    left: { 'data-version': DATA_VERSION('v2'), 'load-lock': LOCK },
  },
  {
    title: 'the end of a load that gave up leaves the version',
    writes: [write('take-load', {}, { owner: 'a', since: '2026', was: '' }), write('release-load', {}, {})],
    left: { 'data-version': DATA_VERSION('v1'), 'load-lock': LOCK },
  },
  {
    title: 'the data version, of which there is one',
    writes: [
      write('write-data-version', {}, { ...FIGURES, version: 'v2' }),
      write('write-data-version', {}, { ...FIGURES, version: 'v3' }),
    ],
    left: { 'data-version': DATA_VERSION('v3') },
  },
];
