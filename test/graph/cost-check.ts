import type { Parameters, Row, Value } from '../../src/graph/graph.js';
import type { Bound } from './cost-cases.js';
import type { Profile } from './profile.js';

/** The one node that says which data is loaded, and the one that says who loads: they are looked up by their labels. */
const VERSION = /^\w+:(DataVersion|LoadLock)$/;

/**
 * What a statement did that its bound does not allow, as sentences; none where its cost is as it is said.
 * @param copies how many times the data is there.
 */
export function violations(
  name: string,
  { hits, perValue, perCopy, forbidden }: Bound,
  parameters: Parameters,
  { row, operators, hits: taken }: Profile,
  copies: number,
): string[] {
  const values = valuesIn(row ?? {}) + counted(row ?? {}) + valuesIn(listsOf(parameters));
  const most = hits + perValue * values + (perCopy?.hits ?? 0) * copies;
  const plan = operators.filter((one) => one.hits > 0).map((one) => `${one.name} ${one.hits}`);
  const wrong = operators.filter((one) => forbidden.includes(one.name) && !VERSION.test(one.details));
  return [
    ...wrong.map((one) => `cypher/${name}.cypher must not need ${one.name} (${one.details})`),
    ...(taken > most
      ? [
          `cypher/${name}.cypher may have ${most} database hits for ${values} values in ${copies} times the data, ` +
            `and had ${taken}: ${plan.join(', ')}`,
        ]
      : []),
  ];
}

/** Single values, however deep they stand. */
function valuesIn(value: Value): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, one: Value) => sum + valuesIn(one), 0);
}

/** A number in place of what was counted stands for as many values. */
function counted({ total, totals }: Row): number {
  const each = Array.isArray(totals) ? (totals as [string, number][]).map(([, number]) => number) : [];
  return each.reduce((sum, number) => sum + number, typeof total === 'number' ? total : 0);
}

/** What a statement is given is a list of keys, or of rows to write. */
function listsOf(parameters: Parameters): Parameters {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => Array.isArray(value)));
}
