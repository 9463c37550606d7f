import { asOfDays, dayVariables } from '../page/as-of-days.js';
import type { AsOfDays } from '../page/as-of-days.js';
import { valueOf } from './view-type.js';
import type { Given, ViewQuestion } from './view-type.js';

/** A question as the API is asked it, and as the playground shows it. */
export interface AskedText {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly label: string | undefined;
}

/** The days that an address says. */
export function daysOf(given: Given): AsOfDays {
  return { date: valueOf(given, 'date'), knownAt: valueOf(given, 'knownAt') };
}

/** The document of a question, as of the days that the address says. */
export function askedText(
  { name, variables, body, fragments = [], values, label }: ViewQuestion,
  given: Given,
): AskedText {
  const declared = variables === '' ? '' : `(${variables})`;
  const days = daysOf(given);
  return {
    query: asOfDays(`query ${name}${declared} { ${body} } ${fragments.join(' ')}`, days),
    variables: { ...values, ...dayVariables(days) },
    label,
  };
}
