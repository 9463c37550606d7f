import type { Value } from '../../src/graph/graph.js';
import type { Relation } from '../../src/ontology/ontology.js';
import type { Condition, RelationCondition } from '../../src/query/filter/condition.js';
import { setText, testText } from '../../src/query/filter/filter-text.js';
import type { NodeSet, Start } from '../../src/query/filter/node-set.js';
import { hop, hopBack } from '../../src/query/hop.js';
import { NATURAL, afterClause, orderClause, orderedWithin } from '../../src/query/plan/order.js';
import type { OrderKey, OrderPart } from '../../src/query/plan/order.js';
import { NOTHING_BELOW } from '../../src/query/run/nested.js';
import { ontology } from '../support/good.js';
import type { ReadCase } from './cases.js';
import { ODD } from './sample.js';

/** The relation of the sample that an article has; seen from a law it leads to its articles. */
const INSTRUMENT: Relation = {
  kind: 'relation',
  name: 'instrument',
  description: '',
  type: 'INSTRUMENT',
  direction: 'OUT',
  target: 'Law',
  many: false,
  required: true,
  editorial: false,
  derived: undefined,
  searchWeight: undefined,
};
const ARTICLES: Relation = { ...INSTRUMENT, name: 'articles', direction: 'IN', target: 'Article', many: true };

const CODE = 'kaz/criminal-code';
/** Missing values are last, whatever the direction. */
const NEWEST: readonly OrderKey[] = [{ column: 'year', direction: 'DESC', indexed: true }, NATURAL];
const OLDEST: readonly OrderKey[] = [{ column: 'year', direction: 'ASC', indexed: true }, NATURAL];

const PRESENT = { order: NEWEST, part: 'present', further: ['n.`year` IS NOT NULL'] } as const;
const MISSING = { order: NEWEST, part: 'missing', further: ['n.`year` IS NULL'] } as const;

function set(start: Start, tests: readonly Condition[] = [], members: NodeSet['members'] = []): NodeSet {
  return { start, tests, members, looked: 0, size: 0 };
}

function every(label: string, ...tests: Condition[]): NodeSet {
  return set({ kind: 'label', label }, tests);
}

function ids(label: string, ...given: string[]): NodeSet {
  return set({ kind: 'ids', label, ids: given });
}

function back(from: NodeSet): NodeSet {
  return set({ kind: 'back', label: 'Article', relation: INSTRUMENT, from });
}

function year(operator: 'eq' | 'ne' | 'gt' | 'in', value: Value): Condition {
  return {
    kind: 'column',
    column: { name: 'year', type: 'Int', list: false, indexed: false },
    operator,
    value,
    path: '',
  };
}

function ofLaw(inner: Condition): RelationCondition {
  return { kind: 'relation', owner: 'Article', relation: INSTRUMENT, inner };
}

const OLD_LAW = ofLaw(year('eq', 2014));
const NO_LAW = ofLaw(year('eq', 1));

/** Nodes without what is below them. */
export const ALONE = NOTHING_BELOW.clauses;

/** A root list: the server's own texts of a set, a part and a cursor. */
function list(
  title: string,
  nodes: NodeSet,
  answer: readonly Value[],
  more: {
    readonly cols?: readonly string[];
    readonly limit?: number;
    readonly order?: readonly OrderKey[];
    readonly part?: OrderPart;
    readonly after?: readonly Value[];
    readonly further?: readonly string[];
  } = {},
): ReadCase {
  const { cols = ['number'], limit = 20, order = [NATURAL], part = 'whole', further = [] } = more;
  const after = more.after ? afterClause(order, more.after, part) : undefined;
  const { text, parameters } = setText(ontology, nodes, [...(after ? [after.clause] : []), ...further]);
  return {
    title,
    name: 'list-page',
    clauses: { nodes: text, order: orderClause(order, part), ...ALONE },
    parameters: { cols, limit, ...parameters, ...after?.parameters },
    answer: { rows: answer, load: 'l1' },
  };
}

/** Articles by year, the newest first. */
function byValue(title: string, tests: readonly Condition[], limit: number, answer: readonly Value[]): ReadCase {
  const { text, parameters } = setText(ontology, every('Article', ...tests), PRESENT.further);
  return {
    title,
    name: 'list-page-by-value',
    names: { column: 'year' },
    clauses: {
      nodes: text,
      equal: setText(ontology, every('Article', ...tests), ['n.`year` = value']).text,
      within: orderedWithin('year', [NATURAL]),
      order: orderClause(NEWEST, 'present'),
    },
    parameters: { cols: ['number', 'year'], limit, ...parameters },
    answer: { rows: answer, load: 'l1' },
  };
}

function count(title: string, nodes: NodeSet, total: number): ReadCase {
  const { text, parameters } = setText(ontology, nodes);
  return {
    title,
    name: 'list-count',
    clauses: { nodes: text },
    parameters,
    answer: { total, load: 'l1' },
  };
}

function related(title: string, condition: Condition | undefined, keys: readonly string[], answer: Value): ReadCase {
  const { text, parameters } = condition ? testText(ontology, condition) : { text: 'true', parameters: {} };
  return {
    title,
    name: 'related-page',
    clauses: { relation: hop(ARTICLES), ofLabel: ':`Article`', where: text, order: orderClause([NATURAL]), ...ALONE },
    parameters: { keys, cols: ['number'], limit: 2, ...parameters },
    answer: { pages: answer, load: 'l1' },
  };
}

function relatedOfSet(
  title: string,
  nodes: NodeSet,
  keys: readonly string[],
  answer: { readonly pages: Value; readonly totals: Value },
  after?: readonly Value[],
): ReadCase[] {
  const beyond = after && afterClause([NATURAL], after);
  const page = setText(ontology, nodes, beyond ? [beyond.clause] : []);
  const counted = setText(ontology, nodes);
  return [
    {
      title: `pages ${title}`,
      name: 'related-page-of-set',
      clauses: { nodes: page.text, back: hopBack(ARTICLES), order: orderClause([NATURAL]) },
      parameters: { keys, cols: ['number'], limit: 2, ...page.parameters, ...beyond?.parameters },
      answer: { pages: answer.pages, load: 'l1' },
    },
    {
      title: `counts ${title}`,
      name: 'related-count-of-set',
      clauses: { nodes: counted.text, back: hopBack(ARTICLES) },
      parameters: { keys, ...counted.parameters },
      answer: { totals: answer.totals, load: 'l1' },
    },
  ];
}

/** The statements of lists and counts, at the root and below it, upon the sample. */
export const LIST_READS: readonly ReadCase[] = [
  list(
    'a list in natural order, with nulls, lists, floats and an integer as limit',
    every('Country'),
    [
      ['KAZ', ['Қазақстан'], 2724900, 0.5, null],
      ['KGZ', [], null, 2, null],
    ],
    { cols: ['id', 'aliases', 'area', 'rate', 'nothing'] },
  ),
  list('a list, cut', every('Article'), [['60'], ['107']], { limit: 2, further: ['n.`sortKey` IS NOT NULL'] }),
  list('a list after a cursor', every('Article'), [['107'], ['347.1']], { after: [`${CODE}/0060`] }),
  list('a list of nothing', every('Finding'), []),
  list('a list without columns', every('Law'), [[]], { cols: [] }),
  list('a list with nothing wanted', every('Law'), [], { limit: 0 }),
  list('a list with nulls last', every('Article'), [['60'], ['107'], ['347.1']], { order: NEWEST }),
  list('a list with nulls last, the other way round', every('Article'), [['107'], ['60'], ['347.1']], {
    order: OLDEST,
  }),
  list('the part of a list that has a value', every('Article'), [['60'], ['107']], PRESENT),
  list('the part of a list that has a value, the other way round', every('Article'), [['107'], ['60']], {
    ...PRESENT,
    order: OLDEST,
  }),
  list('the part of a list that has a value, after a cursor', every('Article'), [['107']], {
    ...PRESENT,
    after: [2011, `${CODE}/0060`],
  }),
  list('the part of a list that has the value of a cursor', every('Article'), [['107']], {
    order: NEWEST,
    part: 'tied',
    after: [2009, `${CODE}/0060`],
  }),
  list('the part of a list that has the value of a cursor, after its end', every('Article'), [], {
    order: NEWEST,
    part: 'tied',
    after: [2009, `${CODE}/0107`],
  }),
  byValue('a list from its highest value on', [], 20, [
    ['60', 2011],
    ['107', 2009],
  ]),
  byValue('a list from its highest value on, cut', [], 1, [['60', 2011]]),
  byValue('a list from its highest value on, filtered', [year('ne', 2011)], 20, [['107', 2009]]),
  byValue('a list from its highest value on, of nothing', [year('eq', 1)], 20, []),
  list('the part of a list that lacks a value', every('Article'), [['347.1']], MISSING),
  list('the part of a list that lacks a value, after a cursor', every('Node'), [['60'], ['107']], {
    ...MISSING,
    order: [{ column: 'name', direction: 'ASC', indexed: true }, NATURAL],
    further: ['n.`name` IS NULL'],
    after: [null, 'kaz/criminal-code'],
    limit: 2,
  }),
  list(
    'a list that is filtered, where odd characters are a value like any other',
    every('Node', {
      kind: 'column',
      column: { name: 'name', type: 'String', list: false, indexed: false },
      operator: 'eq',
      value: ODD,
      path: '',
    }),
    [[ODD]],
    { cols: ['name'] },
  ),
  list('a list of ids, each once, with a test', ids('Node', CODE, 'KGZ', 'nobody'), [[CODE], ['KGZ']], {
    cols: ['id'],
  }),
  list('a list of ids of another type', ids('Law', 'KGZ'), []),
  list('a list of no ids', ids('Node'), []),
  list('a list over a relation, each node once', back(ids('Node', CODE, CODE)), [['60'], ['107'], ['347.1']]),
  list('a list over a relation, cut, after a cursor', back(every('Law')), [['107']], {
    after: [`${CODE}/0060`],
    limit: 1,
  }),
  list(
    'a list of any of several sets, each node once',
    set({ kind: 'union', of: [every('Article', year('gt', 2010)), back(ids('Law', CODE)), ids('Article', 'KAZ')] }, [
      year('ne', 2009),
    ]),
    [['60'], ['347.1']],
  ),
  list(
    'a list that two sets divide, of which one holds nothing',
    set(
      { kind: 'label', label: 'Article' },
      [OLD_LAW, { kind: 'not', of: NO_LAW }, year('ne', 2011)],
      [
        { condition: OLD_LAW, set: back(every('Law', year('eq', 2014))) },
        { condition: NO_LAW, set: back(every('Law', year('eq', 1))) },
      ],
    ),
    [['107'], ['347.1']],
  ),
  list('a list with a test on another node', every('Article', OLD_LAW, { kind: 'not', of: ofLaw(year('gt', 2014)) }), [
    ['60'],
    ['107'],
    ['347.1'],
  ]),
  count('a count of a label', every('Article'), 3),
  count('a count with a test', every('Article', year('ne', 2009)), 2),
  count('a count of values', every('Article', year('in', [2009, 2011, 1])), 2),
  count('a count of nothing', every('Finding'), 0),
  count('a count of ids', ids('Law', CODE, 'KAZ'), 1),
  count('a count over a relation', back(every('Law')), 3),
  count(
    'a count of any of several sets',
    set({ kind: 'union', of: [every('Article'), back(ids('Law', CODE))] }, [year('ne', 2009)]),
    2,
  ),
  count(
    'a count of what a set divides',
    set({ kind: 'label', label: 'Article' }, [OLD_LAW], [{ condition: OLD_LAW, set: back(ids('Law', CODE)) }]),
    3,
  ),
  related(
    'a page below each parent',
    undefined,
    ['KAZ', CODE, 'nobody'],
    [
      ['KAZ', []],
      [CODE, [['60'], ['107']]],
      ['nobody', []],
    ],
  ),
  related('a page below each parent, filtered', year('gt', 2009), [CODE], [[CODE, [['60']]]]),
  related('a page below no parent', undefined, [], []),
  {
    title: 'a count below each parent',
    name: 'related-count',
    clauses: { relation: hop(ARTICLES), ofLabel: '', where: 'true' },
    parameters: { keys: [CODE, 'KAZ', 'nobody'] },
    answer: {
      totals: [
        [CODE, 3],
        ['KAZ', 0],
        ['nobody', 0],
      ],
      load: 'l1',
    },
  },
  {
    title: 'a count below no parent',
    name: 'related-count',
    clauses: { relation: hop(ARTICLES), ofLabel: '', where: 'true' },
    parameters: { keys: [] },
    answer: { totals: [], load: 'l1' },
  },
  ...relatedOfSet('below parents, from a label', every('Article'), ['KAZ', CODE, 'nobody'], {
    pages: [[CODE, [['60'], ['107']]]],
    totals: [[CODE, 3]],
  }),
  ...relatedOfSet(
    'below parents, from ids, after a cursor',
    ids('Article', `${CODE}/347.1`, `${CODE}/60`),
    [CODE],
    { pages: [[CODE, [['347.1']]]], totals: [[CODE, 2]] },
    [`${CODE}/0060`],
  ),
  ...relatedOfSet('below parents that have none', ids('Article', `${CODE}/60`), ['KAZ'], { pages: [], totals: [] }),
  ...relatedOfSet('below no parents', every('Article'), [], { pages: [], totals: [] }),
  ...relatedOfSet(
    'below parents, from any of several sets',
    set({ kind: 'union', of: [every('Article', year('eq', 2009)), back(ids('Law', CODE))] }, [year('ne', 2011)]),
    [CODE],
    { pages: [[CODE, [['107'], ['347.1']]]], totals: [[CODE, 2]] },
  ),
  ...relatedOfSet(
    'below parents, from what a set divides',
    set({ kind: 'label', label: 'Article' }, [OLD_LAW], [{ condition: OLD_LAW, set: back(every('Law')) }]),
    [CODE],
    { pages: [[CODE, [['60'], ['107']]]], totals: [[CODE, 3]] },
  ),
];
