import type { ReadCase } from './cases.js';
import { ODD, RELEASES } from './sample.js';

const ALL = { changes: 'MATCH (c:`Change`)', typed: 'true' };
const ABOUT = {
  changes: [
    'CALL () {',
    '  MATCH (n:`Node` {id: $about})',
    '  RETURN n',
    '  UNION',
    '  MATCH (:`Node` {id: $about})<-[:`COUNTRY`|`INSTRUMENT`]-(n:`Node`)',
    '  RETURN n',
    '  UNION',
    '  MATCH (:`Node` {id: $about})<-[:`CHANGE_LEFT`]-(:`Change`)-[:`CHANGE_OF`]->(n:`Node`)',
    '  RETURN n',
    '}',
    'MATCH (n)<-[:`CHANGE_OF`]-(c:`Change`)',
  ].join('\n'),
  typed: '(c.type IN $types OR c.became IN $types)',
};
const EVER = { from: '', to: '~' };
const PAGE = { ...EVER, after: '', cols: ['name'], limit: 9 };

const ADDED = ['2 KAZ', 'c1', 'KAZ', 'Country', 'ADDED', '1.0.0', '2026-01-02', 'v0', '[]'] as const;
const CHANGED = ['1 KAZ', 'c2', 'KAZ', 'Country', 'CHANGED', null, null, null, ODD] as const;
const WITHDRAWN = ['1 kaz', 'c3', 'kaz/criminal-code', 'Law', 'WITHDRAWN', null, null, 'v1', '[]'] as const;

/** What is recorded of changes in the sample. */
export const CHANGE_READS: readonly ReadCase[] = [
  {
    title: 'changes that are stored, a page',
    name: 'stored-changes',
    parameters: { after: 'c1', limit: 1 },
    answer: { changes: [['c2', 'h8', null]] },
  },
  {
    title: 'changes that are stored, the last page',
    name: 'stored-changes',
    parameters: { after: 'c2', limit: 9 },
    answer: { changes: [['c3', 'h9', 'v1']] },
  },
  {
    title: 'the releases, and that a node is there',
    name: 'releases',
    parameters: { about: 'KAZ' },
    answer: { there: 1, releases: RELEASES, version: 'v1', load: 'l1' },
  },
  {
    title: 'the releases, and that a node is not there',
    name: 'releases',
    parameters: { about: '' },
    answer: { there: 0, releases: RELEASES, version: 'v1', load: 'l1' },
  },
  {
    title: 'all changes, with their records',
    name: 'changes-page',
    clauses: { ...ALL, qualifying: 'n.`id` = $q0' },
    parameters: { ...PAGE, q0: 'KAZ' },
    answer: {
      rows: [
        [...CHANGED, ['Kazakhstan']],
        [...WITHDRAWN, null],
        [...ADDED, ['Kazakhstan']],
      ],
      load: 'l1',
    },
  },
  {
    title: 'a page of changes within an interval',
    name: 'changes-page',
    clauses: { ...ALL, qualifying: 'true' },
    parameters: { ...PAGE, from: '1 ', to: '2 ', after: '1 KAZ', limit: 1 },
    answer: { rows: [[...WITHDRAWN, [ODD]]], load: 'l1' },
  },
  {
    title: 'changes of what leads to a node, of a type that it has or had',
    name: 'changes-page',
    clauses: { ...ABOUT, qualifying: 'true' },
    parameters: { ...PAGE, about: 'KAZ', types: ['Withdrawn'] },
    answer: { rows: [[...WITHDRAWN, [ODD]]], load: 'l1' },
  },
  {
    title: 'changes of what led to a node once',
    name: 'changes-page',
    clauses: { ...ABOUT, qualifying: 'true' },
    parameters: { ...PAGE, about: 'KGZ', types: ['Law'] },
    answer: { rows: [[...WITHDRAWN, [ODD]]], load: 'l1' },
  },
  {
    title: 'changes of a node that is not there',
    name: 'changes-page',
    clauses: { ...ABOUT, qualifying: 'true' },
    parameters: { ...PAGE, about: 'nobody', types: ['Law'] },
    answer: { rows: [], load: 'l1' },
  },
  {
    title: 'how many changes there are',
    name: 'changes-count',
    clauses: ALL,
    parameters: EVER,
    answer: { total: 3, load: 'l1' },
  },
  {
    title: 'how many changes there are about a node',
    name: 'changes-count',
    clauses: ABOUT,
    parameters: { from: '1 ', to: '2 ', about: 'KAZ', types: ['Country', 'Law'] },
    answer: { total: 2, load: 'l1' },
  },
  {
    title: 'what changed in nodes, and that nothing is recorded of one',
    name: 'history',
    parameters: { ids: ['KAZ', 'KGZ'], limit: 1 },
    answer: {
      found: [
        [
          'KAZ',
          [[...CHANGED]],
          [
            ['CHANGED', null],
            ['ADDED', '1.0.0'],
          ],
        ],
        ['KGZ', [], []],
      ],
      load: 'l1',
    },
  },
];
