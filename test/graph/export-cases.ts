import type { ReadCase } from './cases.js';
import { ODD } from './sample.js';

const KINDS = { kinds: '`INSTRUMENT`|`COUNTRY`' };

/** What an export reads of the sample. In it articles stand for claims, and a law for a conflict. */
export const EXPORT_READS: readonly ReadCase[] = [
  {
    title: 'ids of a type, a page',
    name: 'export-ids',
    names: { label: 'Article' },
    parameters: { after: '', limit: 2 },
    answer: { ids: ['kaz/criminal-code/60', 'kaz/criminal-code/107'], load: 'l1' },
  },
  {
    title: 'ids of a type, the last page',
    name: 'export-ids',
    names: { label: 'Article' },
    parameters: { after: 'kaz/criminal-code/0107', limit: 2 },
    answer: { ids: ['kaz/criminal-code/347.1'], load: 'l1' },
  },
  {
    title: 'ids of a type that has no nodes',
    name: 'export-ids',
    names: { label: 'Finding' },
    parameters: { after: '', limit: 2 },
    answer: { ids: [], load: 'l1' },
  },
  {
    title: 'columns and what starts at a node, and of a node that nothing starts at',
    name: 'export-records',
    clauses: KINDS,
    parameters: { keys: ['kaz/criminal-code', 'KAZ', 'kaz/criminal-code/60'], cols: ['name', 'aliases', 'year'] },
    answer: {
      records: [
        ['kaz/criminal-code', [[ODD, null, 2014]], [['COUNTRY', 'KAZ', 'Country']]],
        ['KAZ', [['Kazakhstan', ['Қазақстан'], null]], []],
        ['kaz/criminal-code/60', [[null, null, 2011]], [['INSTRUMENT', 'kaz/criminal-code', 'Law']]],
      ],
      load: 'l1',
    },
  },
  {
    title: 'columns and what starts at a node that is not there',
    name: 'export-records',
    clauses: KINDS,
    parameters: { keys: ['nobody'], cols: ['name'] },
    answer: { records: [['nobody', [], []]], load: 'l1' },
  },
  {
    title: 'claims that are seen from a node, of which there are none',
    name: 'export-claims',
    clauses: { relation: '<-[:`INSTRUMENT`]-' },
    parameters: { key: 'kaz/criminal-code', after: '', limit: 9 },
    answer: { nodes: [], load: 'l1' },
  },
  {
    title: 'what nodes lead to, and what comes with them',
    name: 'export-around',
    clauses: { ...KINDS, brought: '`COUNTRY`' },
    parameters: { keys: ['kaz/criminal-code/60', 'kaz/criminal-code', 'KAZ', 'nobody'] },
    answer: {
      nodes: [[['kaz/criminal-code', 'Law']], [['KAZ', 'Country']], [['kaz/criminal-code', 'Law']], []],
      load: 'l1',
    },
  },
];
