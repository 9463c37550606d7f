import type { Ontology } from '../../ontology/ontology.js';
import type { Row } from '../../graph/graph.js';
import type { Sizes } from '../cost/sizes.js';
import type { Condition } from '../filter/condition.js';
import { rootWay } from '../filter/filter-way.js';
import type { List } from '../plan/fetches.js';
import type { Plan } from '../plan/plan.js';
import { isAnswerObject } from '../run/answer-object.js';
import type { AnswerObject } from '../run/answer-object.js';
import type { Ask } from '../run/ask.js';
import { askListCount } from '../run/statements.js';

/** A root list without a node, whose filter has a text with letters as they are written. */
export interface EmptyList {
  readonly path: readonly [string];
  readonly list: List;
  /** Its filter, with letters of any case. */
  readonly condition: Condition;
  /** The texts that it has. */
  readonly texts: readonly string[];
}

/** So many lists of an answer are looked at again. */
const MOST_LISTS = 2;
/** What would look at more nodes is not asked for a notice. */
const MOST_LOOKED = 200_000;
/** Characters of a text that a sentence repeats. */
const QUOTED = 80;

/** The lists of an answer in which nothing stands that `contains` was to find. */
export function emptyLists({ roots }: Plan, data: AnswerObject): readonly EmptyList[] {
  const found = roots.flatMap((root): EmptyList[] => {
    if (root.kind !== 'list' || !root.list.condition || !isEmpty(root.list, data[root.key])) return [];
    const texts: string[] = [];
    const condition = ignoringCase(root.list.condition, texts);
    return texts.length === 0 ? [] : [{ path: [root.key], list: root.list, condition, texts }];
  });
  return found.slice(0, MOST_LISTS);
}

/**
 * Says how many there would be in letters of any case; undefined where there would be none, or nobody looked.
 * It sends one statement, which looks at as many nodes as the filter did.
 */
export async function otherCaseSentence(
  ontology: Ontology,
  sizes: Sizes,
  { list, condition, texts }: EmptyList,
  ask: (ask: Ask) => Promise<Row>,
): Promise<string | undefined> {
  const way = rootWay(ontology, sizes, list.target, condition);
  if (way.looked > MOST_LOOKED) return undefined;
  const { total } = await ask(askListCount(ontology, { ...list, condition }, way));
  if (typeof total !== 'number' || total === 0) return undefined;
  const given = [...new Set(texts)].map((text) => JSON.stringify(Array.from(text).slice(0, QUOTED).join('')));
  return `${list.field.name.value} found nothing: contains: ${given.join(' and ')} takes letters as they are written. containsIgnoringCase finds ${total}.`;
}

function isEmpty({ parts, first, after }: List, connection: unknown): boolean {
  if (!isAnswerObject(connection)) return false;
  return parts.some((part) => {
    const value = connection[part.key];
    if (part.kind === 'totalCount') return value === 0;
    const hasRows = part.kind === 'nodes' || part.kind === 'edges';
    return hasRows && first > 0 && after === undefined && Array.isArray(value) && value.length === 0;
  });
}

/** What is denied stays as it is: there another case would find fewer. */
function ignoringCase(condition: Condition, texts: string[]): Condition {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { ...condition, of: condition.of.map((one) => ignoringCase(one, texts)) };
    case 'relation':
      return { ...condition, inner: ignoringCase(condition.inner, texts) };
    case 'named':
      return { ...condition, of: ignoringCase(condition.of, texts) };
    case 'column':
      if (condition.operator !== 'contains') return condition;
      if (typeof condition.value !== 'string') return condition;
      texts.push(condition.value);
      return { ...condition, operator: 'containsIgnoringCase' };
    default:
      return condition;
  }
}
