import type { ReadCase } from './cases.js';

const KINDS = { kinds: '`INSTRUMENT`|`COUNTRY`' };
const PASSABLE = { ...KINDS, qualifying: 'true' };
const NOTHING_AVOIDED = { ends: [], avoidTypes: [], avoidIds: [] };
const ARTICLES = ['kaz/criminal-code/60', 'kaz/criminal-code/107', 'kaz/criminal-code/347.1'];

/** What walks along links reads of the sample. */
export const LINK_READS: readonly ReadCase[] = [
  {
    title: 'links that a path may go along, in both directions',
    name: 'links',
    clauses: PASSABLE,
    parameters: { keys: ['kaz/criminal-code/60', 'KAZ', 'nobody'], ...NOTHING_AVOIDED, limit: 9 },
    answer: {
      nodes: [
        ['kaz/criminal-code/60', [['INSTRUMENT', 'kaz/criminal-code', 'kaz/criminal-code', null]], []],
        ['KAZ', [], [['COUNTRY', 'kaz/criminal-code', 'kaz/criminal-code', null]]],
        ['nobody', [], []],
      ],
      load: 'l1',
    },
  },
  {
    title: 'links to nodes that are avoided, but for the ends of the path',
    name: 'links',
    clauses: PASSABLE,
    parameters: {
      keys: ['kaz/criminal-code'],
      ends: ['kaz/criminal-code/60'],
      avoidTypes: ['Article'],
      avoidIds: ['KAZ'],
      limit: 9,
    },
    answer: {
      nodes: [['kaz/criminal-code', [], [['INSTRUMENT', 'kaz/criminal-code/60', 'kaz/criminal-code/0060', null]]]],
      load: 'l1',
    },
  },
  {
    title: 'links to nodes that do not meet a test',
    name: 'links',
    clauses: { ...KINDS, qualifying: 'n.`id` = $f0' },
    parameters: { keys: ['kaz/criminal-code'], ...NOTHING_AVOIDED, limit: 9, f0: 'nobody' },
    answer: { nodes: [['kaz/criminal-code', [], []]], load: 'l1' },
  },
  {
    title: 'no more links than are asked for',
    name: 'links',
    clauses: PASSABLE,
    parameters: { keys: ['kaz/criminal-code'], ...NOTHING_AVOIDED, limit: 0 },
    answer: { nodes: [['kaz/criminal-code', [], []]], load: 'l1' },
  },
  {
    title: 'links by relation and direction, counted, the first of each in natural order',
    name: 'link-groups',
    clauses: { ...KINDS, where: 'true' },
    parameters: { keys: ['kaz/criminal-code', 'KGZ'], first: 2, after: '' },
    answer: {
      nodes: [
        ['kaz/criminal-code', [['COUNTRY', 1, ['KAZ']]], [['INSTRUMENT', 3, ARTICLES.slice(0, 2)]]],
        ['KGZ', [], []],
      ],
      load: 'l1',
    },
  },
  {
    title: 'links by relation and direction, after a place',
    name: 'link-groups',
    clauses: { ...KINDS, where: 'n.`type` IN $types' },
    parameters: { keys: ['kaz/criminal-code'], first: 2, after: 'kaz/criminal-code/0060', types: ['Article'] },
    answer: {
      nodes: [['kaz/criminal-code', [], [['INSTRUMENT', 3, ARTICLES.slice(1)]]]],
      load: 'l1',
    },
  },
  {
    title: 'links by relation and direction, counted',
    name: 'link-counts',
    clauses: { ...KINDS, where: 'true' },
    parameters: { keys: ['kaz/criminal-code', 'KGZ', 'nobody'] },
    answer: {
      nodes: [
        ['kaz/criminal-code', [['COUNTRY', 1, 'Country']], [['INSTRUMENT', 3, 'Article']]],
        ['KGZ', [], []],
        ['nobody', [], []],
      ],
      load: 'l1',
    },
  },
  {
    title: 'links among some nodes, each where it starts',
    name: 'links-among',
    clauses: KINDS,
    parameters: { keys: ['kaz/criminal-code', 'KAZ', 'KGZ'], ids: ['KAZ', 'kaz/criminal-code'] },
    answer: {
      nodes: [
        ['kaz/criminal-code', [['COUNTRY', 'KAZ', null]]],
        ['KAZ', []],
        ['KGZ', []],
      ],
      load: 'l1',
    },
  },
];
