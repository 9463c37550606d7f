import type { ReadCase } from './cases.js';

/** The statements of lookup, upon the tokens of the sample. */
export const LOOKUP_READS: readonly ReadCase[] = [
  {
    title: 'tokens by stem, with how many nodes have each',
    name: 'lookup-tokens',
    parameters: { stems: ['none', 'code', '347-1'] },
    answer: {
      tokens: [
        ['347-1', '347-1', 1],
        ['code', 'code', 3],
        ['codes', 'code', 1],
      ],
      load: 'l1',
    },
  },
  {
    title: 'tokens of no stem',
    name: 'lookup-tokens',
    parameters: { stems: [] },
    answer: { tokens: [], load: 'l1' },
  },
  {
    title: 'nodes by values of their own, and nothing for a value that none has',
    name: 'lookup-values',
    names: { label: 'Law', property: 'symbol' },
    parameters: { values: ['none', 'CC', ''] },
    answer: { found: [['CC', 'kaz/criminal-code', 'Law']], load: 'l1' },
  },
  {
    title: 'what has a word, best first, cut, without parts of laws, and with its country',
    name: 'lookup-named',
    names: { named: 'Entity', part: 'Article', law: 'Law' },
    clauses: { country: '-[:`COUNTRY`]->' },
    parameters: { tokens: ['code', 'none', 'codes'], limit: 1 },
    answer: {
      found: [
        ['code', [['KAZ', 'Country', 'Kazakhstan', ['Қазақстан'], []]]],
        ['none', []],
        ['codes', [['KAZ', 'Country', 'Kazakhstan', ['Қазақстан'], []]]],
      ],
      load: 'l1',
    },
  },
  {
    title: 'what has a word, with the law that it is of in the place of a country',
    name: 'lookup-named',
    names: { named: 'Entity', part: 'Country', law: 'Article' },
    clauses: { country: '-[:`INSTRUMENT`]->' },
    parameters: { tokens: ['347'], limit: 5 },
    answer: {
      found: [['347', [['kaz/criminal-code/347.1', 'Article', null, null, ['kaz/criminal-code']]]]],
      load: 'l1',
    },
  },
  {
    title: 'what has a word, what it counts more for first, equal ones in natural order',
    name: 'lookup-named',
    names: { named: 'Entity', part: 'Law', law: 'Article' },
    clauses: { country: '-[:`INSTRUMENT`]->' },
    parameters: { tokens: ['code'], limit: 5 },
    answer: {
      found: [
        [
          'code',
          [
            ['kaz/criminal-code/107', 'Article', null, null, ['kaz/criminal-code']],
            ['kaz/criminal-code/347.1', 'Article', null, null, ['kaz/criminal-code']],
            ['KAZ', 'Country', 'Kazakhstan', ['Қазақстан'], []],
          ],
        ],
      ],
      load: 'l1',
    },
  },
  {
    title: 'what has no word',
    name: 'lookup-named',
    names: { named: 'Entity', part: 'Article', law: 'Law' },
    clauses: { country: '-[:`COUNTRY`]->' },
    parameters: { tokens: [], limit: 5 },
    answer: { found: [], load: 'l1' },
  },
];
