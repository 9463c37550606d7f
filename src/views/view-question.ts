import { parse, print } from 'graphql';
import { valueOf } from './view-type.js';
import type { Given, ViewQuestion } from './view-type.js';

/** The days of `@asOf`, by their names in the address, which are those of its arguments. */
const DAYS = ['date', 'knownAt'] as const;

/** A question as the API is asked it, and as the playground shows it. */
export interface AskedText {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly label: string | undefined;
}

/** The document of a question, as of the days that the address says. */
export function askedText(
  { name, variables, body, fragments = [], values, label }: ViewQuestion,
  given: Given,
): AskedText {
  const days = DAYS.filter((day) => given.has(day));
  const declared = [variables, ...days.map((day) => `$${day}: Date`)].filter((part) => part !== '').join(', ');
  const directive = days.length === 0 ? '' : ` @asOf(${days.map((day) => `${day}: $${day}`).join(', ')})`;
  const text = `query ${name}(${declared})${directive} { ${body} } ${fragments.join(' ')}`;
  return {
    query: print(parse(declared === '' ? text.replace('()', '') : text, { noLocation: true })),
    variables: { ...values, ...Object.fromEntries(days.map((day) => [day, valueOf(given, day)])) },
    label,
  };
}
