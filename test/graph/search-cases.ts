import type { ReadCase, WriteCase } from './cases.js';
import { write } from './sample.js';

/** The statements of search, upon the tokens of the sample. */
export const SEARCH_READS: readonly ReadCase[] = [
  {
    title: 'the search index, a page',
    name: 'stored-tokens',
    parameters: { after: '', limit: 2 },
    answer: {
      tokens: [
        ['347', '347', 1, '347'],
        ['347-1', '347-1', 1, '347.1'],
      ],
    },
  },
  {
    title: 'the search index, the last page',
    name: 'stored-tokens',
    parameters: { after: '347-1', limit: 20 },
    answer: {
      tokens: [
        ['code', 'code', 3, 'code'],
        ['codes', 'code', 1, 'Codes'],
      ],
    },
  },
  {
    title: 'tokens by stem, and by what they begin with, cut',
    name: 'search-tokens',
    parameters: { stems: ['none', 'code'], begun: '34', limit: 1 },
    answer: {
      whole: [
        ['code', 'code', 3],
        ['codes', 'code', 1],
      ],
      begun: [['347', '347', 1]],
      counts: '{"Country":2}',
      load: 'l1',
    },
  },
  {
    title: 'tokens of nothing',
    name: 'search-tokens',
    parameters: { stems: [], begun: '-', limit: 50 },
    answer: { whole: [], begun: [], counts: '{"Country":2}', load: 'l1' },
  },
  {
    title: 'nodes by their ids, in natural order, and nothing where there is none',
    name: 'search-ids',
    clauses: { where: 'true' },
    parameters: { ids: ['kaz/criminal-code/347.1', 'none/such', 'kaz/criminal-code/60'], cols: ['id', 'type'] },
    answer: {
      rows: [
        ['kaz/criminal-code/60', 'Article'],
        ['kaz/criminal-code/347.1', 'Article'],
      ],
      load: 'l1',
    },
  },
  {
    title: 'nodes by their ids, of some types',
    name: 'search-ids',
    clauses: { where: 'n.`type` IN $types' },
    parameters: { ids: ['kaz/criminal-code/60'], cols: ['id'], types: ['Country'] },
    answer: { rows: [], load: 'l1' },
  },
  {
    title: 'hits, of each word the best token, of all words the sum',
    name: 'search-page',
    clauses: { where: 'true' },
    parameters: {
      terms: [
        ['code', 0, 20],
        ['codes', 0, 10],
        ['347-1', 1, 10],
        ['nothing', 2, 10],
      ],
      cols: ['id'],
      limit: 20,
    },
    answer: {
      rows: [
        // 4 points at 20 and 8 at 10; of a country the form with 6 points at 10, not the one with 1 at 20.
        [160, ['kaz/criminal-code/347.1']],
        [80, ['kaz/criminal-code/107']],
        [60, ['KAZ']],
      ],
      load: 'l1',
    },
  },
  {
    title: 'hits that are equally good, in natural order, cut',
    name: 'search-page',
    clauses: { where: 'n.`type` IN $types' },
    parameters: { terms: [['code', 0, 1]], cols: ['id'], limit: 1, types: ['Article', 'Law'] },
    answer: { rows: [[4, ['kaz/criminal-code/107']]], load: 'l1' },
  },
  {
    title: 'hits of no term',
    name: 'search-page',
    clauses: { where: 'true' },
    parameters: { terms: [], cols: ['id'], limit: 20 },
    answer: { rows: [], load: 'l1' },
  },
  {
    title: 'a count of hits, each once',
    name: 'search-count',
    clauses: { where: 'true' },
    parameters: { tokens: ['code', 'codes', 'nothing'] },
    answer: { total: 3, load: 'l1' },
  },
  {
    title: 'a count of hits of some types',
    name: 'search-count',
    clauses: { where: 'n.`type` IN $types' },
    parameters: { tokens: ['code'], types: ['Country'] },
    answer: { total: 1, load: 'l1' },
  },
  {
    title: 'a count of hits of no token',
    name: 'search-count',
    clauses: { where: 'true' },
    parameters: { tokens: [] },
    answer: { total: 0, load: 'l1' },
  },
  {
    title: 'what hits lead to, by relationship type, cut, and nothing where nothing starts',
    name: 'search-related',
    clauses: { relations: '`INSTRUMENT`|`COUNTRY`' },
    parameters: { ids: ['kaz/criminal-code/60', 'kaz/criminal-code', 'KAZ'], cols: ['symbol', 'aliases'], most: 1 },
    answer: {
      related: [
        ['kaz/criminal-code/60', [['INSTRUMENT', [['Law', ['CC', null]]]]]],
        ['kaz/criminal-code', [['COUNTRY', [['Country', [null, ['Қазақстан']]]]]]],
        ['KAZ', []],
      ],
      load: 'l1',
    },
  },
  {
    title: 'tokens by their first letter, the most frequent first, cut',
    name: 'search-similar',
    parameters: { starts: ['c', '3', 'ж'], limit: 1 },
    answer: {
      similar: [
        ['c', [['code', 'code']]],
        ['3', [['347', '347']]],
        ['ж', []],
      ],
      load: 'l1',
    },
  },
];

const TOKEN = [false, false, false, false, false];
const NODE = [true, true, false, false, false];

export const SEARCH_WRITES: readonly WriteCase[] = [
  {
    title: 'tokens and postings',
    writes: [
      write('create-tokens', {}, { rows: [['new', 'new', 1, 'New']] }),
      write(
        'create-postings',
        {},
        {
          ends: ['new'],
          rows: [
            ['KGZ', [[0, 3]]],
            ['nobody', [[0, 3]]],
            ['KAZ', []],
          ],
        },
      ),
    ],
    left: {
      new: [null, null, null, null, TOKEN, []],
      KGZ: ['Kyrgyzstan', 'Country', 'h2', null, NODE, [['HAS', 'new']]],
    },
  },
  {
    title: 'a token anew keeps its postings',
    writes: [write('replace-tokens', {}, { rows: [{ id: 'code', stem: 'code', name: 'anew' }, { id: 'nothing' }] })],
    left: {
      code: ['anew', null, null, null, TOKEN, []],
      'kaz/criminal-code/107': [
        null,
        'Article',
        'h6',
        null,
        NODE,
        [
          ['HAS', 'code'],
          ['INSTRUMENT', 'kaz/criminal-code'],
        ],
      ],
    },
  },
  {
    title: 'a token deleted takes its postings along',
    writes: [write('delete-tokens', {}, { ids: ['code', 'nothing'] })],
    left: {
      code: undefined,
      'kaz/criminal-code/107': [null, 'Article', 'h6', null, NODE, [['INSTRUMENT', 'kaz/criminal-code']]],
    },
  },
  {
    title: 'postings deleted, and nothing else of the node',
    writes: [write('delete-postings', {}, { ids: ['kaz/criminal-code/107', 'nobody'] })],
    left: {
      'kaz/criminal-code/107': [null, 'Article', 'h6', null, NODE, [['INSTRUMENT', 'kaz/criminal-code']]],
      KAZ: [
        'Kazakhstan',
        'Country',
        'h1',
        null,
        NODE,
        [
          ['HAS', 'code'],
          ['HAS', 'codes'],
        ],
      ],
    },
  },
];
