import type { ReadCase } from './cases.js';

const ARTICLES = '<-[:`INSTRUMENT`]-';
const LAWS = '<-[:`COUNTRY`]-';
const CODE = 'kaz/criminal-code';
const FINDINGS = {
  names: { finding: 'Article', assessment: 'type', status: 'none' },
  clauses: { measured: ARTICLES, on: 'true', qualifying: 'true' },
};

const FRAME = {
  articles: LAWS,
  partOf: '-[:`COUNTRY`]->',
  actions: LAWS,
  actor: ARTICLES,
  onArticle: '-[:`COUNTRY`]->',
  qualifying: 'true',
};

/** What norm gaps read of the sample: laws of a country as its treaty, articles as findings. */
export const NORM_GAP_READS: readonly ReadCase[] = [
  {
    title: 'what norm gaps begin with',
    name: 'norm-gaps-frame',
    names: { state: 'Article', instrument: 'Country', kind: 'hash', action: 'symbol', status: 'hash', date: 'none' },
    clauses: FRAME,
    parameters: { country: `${CODE}/60`, treaty: 'KAZ', articles: 5, actions: 5 },
    answer: {
      countries: 1,
      kinds: ['h1'],
      articles: [[CODE, ['KAZ']]],
      done: [[CODE, 'CC', 'h3', null, ['KAZ']]],
      load: 'l1',
    },
  },
  {
    title: 'that norm gaps have nothing to begin with',
    name: 'norm-gaps-frame',
    names: { state: 'Country', instrument: 'Country', kind: 'hash', action: 'symbol', status: 'hash', date: 'none' },
    clauses: FRAME,
    parameters: { country: 'nobody', treaty: CODE, articles: 5, actions: 5 },
    answer: { countries: 0, kinds: [], articles: [], done: [], load: 'l1' },
  },
  {
    title: 'findings by row, each once however many norms of the row it is measured against',
    name: 'norm-gaps-findings',
    ...FINDINGS,
    parameters: {
      pairs: [
        ['a', CODE],
        ['a', 'nobody'],
        ['a', CODE],
        ['b', 'KAZ'],
      ],
      limit: 2,
    },
    answer: { found: [['a', 'Article', null, 3, [`${CODE}/60`, `${CODE}/107`]]], load: 'l1' },
  },
  {
    title: 'findings that meet a test',
    name: 'norm-gaps-findings',
    ...FINDINGS,
    clauses: {
      measured: ARTICLES,
      on: 'EXISTS { MATCH (f)-[:`INSTRUMENT`|`COUNTRY`*0..2]->(c:`Node`) WHERE c.`id` = $country }',
      qualifying: 'f.`id` <> $q0',
    },
    parameters: { pairs: [['a', CODE]], limit: 9, country: 'KAZ', q0: `${CODE}/107` },
    answer: { found: [['a', 'Article', null, 2, [`${CODE}/60`, `${CODE}/347.1`]]], load: 'l1' },
  },
  {
    title: 'no findings of no rows',
    name: 'norm-gaps-findings',
    ...FINDINGS,
    parameters: { pairs: [], limit: 2 },
    answer: { found: [], load: 'l1' },
  },
  {
    title: 'provisions by row, with how each was found',
    name: 'norm-gaps-provisions',
    names: { finding: 'Law' },
    clauses: {
      topics: LAWS,
      norms: ARTICLES,
      measured: LAWS,
      concerns: ARTICLES,
      national: 'p.`id` <> $p0',
      qualifying: 'true',
    },
    parameters: { pairs: [['a', 'KAZ']], provisions: ['Article'], limit: 1, p0: `${CODE}/60` },
    answer: { found: [['a', 2, [[`${CODE}/107`, ['', CODE]]]]], load: 'l1' },
  },
  {
    title: 'recommendations by row: those on the norm, and those on a finding',
    name: 'norm-gaps-recommendations',
    names: { finding: 'Law', recommendation: 'Node' },
    clauses: {
      measured: LAWS,
      basis: ARTICLES,
      addressed: 'true',
      recommended: 'true',
      on: 'true',
      qualifying: 'true',
    },
    parameters: {
      pairs: [
        ['a', 'KAZ'],
        ['b', 'KGZ'],
      ],
      limit: 3,
    },
    answer: { found: [['a', 4, [CODE, `${CODE}/60`, `${CODE}/107`]]], load: 'l1' },
  },
  {
    title: 'what claims are judged by',
    name: 'claim-judgements',
    names: { kind: 'name', status: 'hash', unverified: 'none' },
    clauses: {
      supersededBy: ARTICLES,
      conflicts: '-[:`COUNTRY`]->',
      claims: LAWS,
      prevails: LAWS,
      later: 's.`id` <> $s0',
      other: 'true',
    },
    parameters: { keys: [CODE, 'nobody', 'KAZ'], s0: `${CODE}/60` },
    answer: {
      judged: [
        [CODE, null, 2, [['Kazakhstan', 'h1', 1, [CODE]]]],
        ['KAZ', null, 0, []],
      ],
      load: 'l1',
    },
  },
  {
    title: 'claims of columns by what they lead to, within days',
    name: 'compare-claims',
    names: { claim: 'Article' },
    clauses: {
      claims: ARTICLES,
      leads: '-[:`COUNTRY`]->',
      on: 'true',
      qualifying: 'true',
      begins: 'n.`number`',
      ends: 'n.`number`',
      period: "''",
    },
    parameters: { columns: [['0', CODE, '', '']], limit: 1, cells: 9 },
    answer: { found: [], load: 'l1' },
  },
  {
    title: 'claims of columns by what they lead to: how many, and the first',
    name: 'compare-claims',
    names: { claim: 'Law' },
    clauses: {
      claims: LAWS,
      leads: ARTICLES,
      on: 'n.`id` <> key',
      qualifying: 'r.`id` <> $q0',
      begins: 'r.`number`',
      ends: 'r.`number`',
      period: "coalesce(n.`symbol`, '')",
    },
    parameters: {
      columns: [
        ['0', 'KAZ', '', ''],
        ['1', 'KAZ', '2', '7'],
        ['2', 'KGZ', '', ''],
      ],
      q0: `${CODE}/107`,
      limit: 1,
      cells: 3,
    },
    answer: {
      found: [
        ['0', `${CODE}/60`, 'CC', 1, [CODE]],
        ['1', `${CODE}/60`, 'CC', 1, [CODE]],
        ['0', `${CODE}/347.1`, 'CC', 1, [CODE]],
      ],
      load: 'l1',
    },
  },
];
