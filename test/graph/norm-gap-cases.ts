import type { ReadCase } from './cases.js';

const ARTICLES = '<-[:`INSTRUMENT`]-';
const LAWS = '<-[:`COUNTRY`]-';
const CODE = 'kaz/criminal-code';
/** The laws of a country are findings on it, and its articles what these are measured against. */
const FINDINGS = {
  names: { assessment: 'type', status: 'none' },
  clauses: { findings: LAWS, within: ARTICLES, against: ARTICLES, qualifying: 'true', depends: 'false' },
};
const PROVIDED = {
  ...{ topics: LAWS, norms: ARTICLES, concerns: ARTICLES },
  ...{ findings: LAWS, within: ARTICLES, against: ARTICLES, qualifying: 'true' },
};
const NORMS = { country: 'KAZ', treaty: `${CODE}/347.1`, articles: [`${CODE}/60`, `${CODE}/107`, 'nobody'] };

const FRAME = {
  laws: '-[:`INSTRUMENT`]->',
  articles: LAWS,
  partOf: '-[:`COUNTRY`]->',
  actions: LAWS,
  actor: ARTICLES,
  onArticle: '-[:`COUNTRY`]->',
  qualifying: 'true',
};

/** What norm gaps and comparisons read of the sample, which has no treaties and no findings: others stand for them. */
export const NORM_GAP_READS: readonly ReadCase[] = [
  {
    title: 'what norm gaps begin with',
    name: 'norm-gaps-frame',
    names: {
      state: 'Article',
      law: 'Law',
      instrument: 'Country',
      kind: 'hash',
      action: 'symbol',
      status: 'hash',
      date: 'none',
    },
    clauses: FRAME,
    parameters: { country: `${CODE}/60`, treaty: 'KAZ', articles: 5, actions: 5 },
    answer: {
      countries: 1,
      laws: 1,
      kinds: ['h1'],
      articles: [[CODE, ['KAZ']]],
      done: [[CODE, 'CC', 'h3', null, ['KAZ']]],
      load: 'l1',
    },
  },
  {
    title: 'that norm gaps have nothing to begin with',
    name: 'norm-gaps-frame',
    names: {
      state: 'Country',
      law: 'Law',
      instrument: 'Country',
      kind: 'hash',
      action: 'symbol',
      status: 'hash',
      date: 'none',
    },
    clauses: FRAME,
    parameters: { country: 'nobody', treaty: CODE, articles: 5, actions: 5 },
    answer: { countries: 0, laws: 0, kinds: [], articles: [], done: [], load: 'l1' },
  },
  {
    title: 'findings by row, those against a treaty apart from those against its articles',
    name: 'norm-gaps-findings',
    ...FINDINGS,
    parameters: { ...NORMS, limit: 2, judged: 0 },
    answer: {
      found: [
        [`${CODE}/107`, 'Law', null, false, 1, [CODE]],
        [`${CODE}/347.1`, 'Law', null, false, 1, [CODE]],
        [`${CODE}/60`, 'Law', null, false, 1, [CODE]],
      ],
      load: 'l1',
    },
  },
  {
    title: 'findings that meet a test, of those whose status depends on others as many as are judged',
    name: 'norm-gaps-findings',
    ...FINDINGS,
    clauses: { ...FINDINGS.clauses, qualifying: 'f.`id` <> $q0', depends: 'f.`id` = $q1' },
    parameters: { ...NORMS, limit: 0, judged: 1, q0: 'none', q1: CODE },
    answer: {
      found: [
        [`${CODE}/107`, 'Law', null, true, 1, [CODE]],
        [`${CODE}/347.1`, 'Law', null, true, 1, [CODE]],
        [`${CODE}/60`, 'Law', null, true, 1, [CODE]],
      ],
      load: 'l1',
    },
  },
  {
    title: 'no findings of no norms',
    name: 'norm-gaps-findings',
    ...FINDINGS,
    parameters: { country: 'KAZ', treaty: 'nobody', articles: [], limit: 2, judged: 2 },
    answer: { found: [], load: 'l1' },
  },
  {
    title: 'provisions by row, with how each was found',
    name: 'norm-gaps-provisions',
    clauses: {
      ...PROVIDED,
      national: 'p.`id` <> $p0',
    },
    parameters: { ...NORMS, pairs: [['a', 'KAZ']], provisions: ['Article'], limit: 1, p0: `${CODE}/60` },
    answer: {
      found: [
        ['a', 2, [[`${CODE}/107`, [CODE]]]],
        [`${CODE}/107`, 2, [[`${CODE}/107`, ['']]]],
        [`${CODE}/347.1`, 2, [[`${CODE}/107`, ['']]]],
        [`${CODE}/60`, 2, [[`${CODE}/107`, ['']]]],
      ],
      load: 'l1',
    },
  },
  {
    title: 'provisions that are found both ways, once',
    name: 'norm-gaps-provisions',
    clauses: { ...PROVIDED, national: 'p.`id` = $p0' },
    parameters: {
      ...NORMS,
      pairs: [[`${CODE}/60`, 'KAZ']],
      provisions: ['Article'],
      limit: 2,
      p0: `${CODE}/60`,
      articles: [`${CODE}/60`],
      treaty: 'none',
    },
    answer: { found: [[`${CODE}/60`, 1, [[`${CODE}/60`, ['', CODE]]]]], load: 'l1' },
  },
  {
    title: 'recommendations by row: those on the norm, and those on a finding',
    name: 'norm-gaps-recommendations',
    clauses: {
      recommendations: LAWS,
      askedWithin: ARTICLES,
      basedOn: ARTICLES,
      // As long as nothing leads on from an article, it is its own norm.
      within: '-[:`COUNTRY`*0..1]->',
      against: '-[:`COUNTRY`*0..1]->',
      recommended: 'true',
      on: 'f.`id` <> $f0',
      qualifying: 'true',
    },
    parameters: { ...NORMS, limit: 3, f0: `${CODE}/60` },
    answer: {
      found: [
        [`${CODE}/107`, 1, [CODE]],
        [`${CODE}/347.1`, 1, [CODE]],
        [`${CODE}/60`, 1, [CODE]],
      ],
      load: 'l1',
    },
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
