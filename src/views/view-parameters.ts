import { GraphQLError } from 'graphql';
import { nearest } from '../table/table-error.js';
import { isDay } from '../ontology/edtf.js';
import type { Ontology } from '../ontology/ontology.js';
import { RefusedWithWays } from '../page/refused-with-ways.js';
import type { WayOn } from '../page/refused-with-ways.js';
import { viewPath } from './view-type.js';
import type { Given, View, ViewParameter } from './view-type.js';

/** The days that `@asOf` takes: of every view. */
const AS_OF: readonly ViewParameter[] = [
  { name: 'date', kind: 'day', meaning: 'Only claims that may hold on this day, as `@asOf(date:)` has it.' },
  { name: 'knownAt', kind: 'day', meaning: 'Only claims that were public by this day, as `@asOf(knownAt:)` has it.' },
];

/** All parameters of a view. */
export function parametersOf({ parameters }: View): readonly ViewParameter[] {
  return [...parameters, ...AS_OF];
}

/**
 * Reads what an address says to a view. What is empty is not given.
 * @throws GraphQLError BAD_REQUEST for what the view does not take, or not so often.
 */
export function readGiven(ontology: Ontology, view: View, search: URLSearchParams): Given {
  const parameters = parametersOf(view);
  const names = parameters.map(({ name }) => name);
  const given = new Map<string, readonly string[]>();
  for (const key of new Set(search.keys())) {
    const parameter = parameters.find(({ name }) => name === key);
    if (!parameter) throw unknown(view, key, names);
    const values = search.getAll(key);
    if (values.length > 1) throw badRequest(`${key}= stands in the address more than once.`);
    const value = (values[0] ?? '').trim();
    if (value === '') continue;
    const others = Object.fromEntries([...search].filter(([name]) => name !== 'after'));
    given.set(
      key,
      read(ontology, parameter, value, (part) => viewPath(view.name, { ...others, [key]: part })),
    );
  }
  return given;
}

/**
 * A day as an address says it.
 * @throws GraphQLError BAD_REQUEST for what is none.
 */
export function readDay(name: string, value: string): string {
  if (!isDay(value)) throw badRequest(`${name}: ${JSON.stringify(value)} is no day. Write it as 2013-01-31.`);
  return value;
}

/** @param pathOf the path of the view with another value of the parameter. */
function read(
  ontology: Ontology,
  parameter: ViewParameter,
  value: string,
  pathOf: (value: string) => string,
): readonly string[] {
  const { name, kind, most } = parameter;
  switch (kind) {
    case 'day':
      return [readDay(name, value)];
    case 'yes':
      if (value !== 'yes') throw badRequest(`${name}: ${JSON.stringify(value)} is not yes: leave it out otherwise.`);
      return [value];
    case 'ids':
    case 'names': {
      const several = [...new Set(value.split(',').map((one) => one.trim()))].filter((one) => one !== '');
      if (most !== undefined && several.length > most) {
        const sentence = `${name}= has ${several.length} values, and takes ${most} at the most.`;
        throw new RefusedWithWays(sentence, inParts(several, most, pathOf));
      }
      if (parameter.names) mustBeAmong(name, several, parameter.names(ontology));
      return several;
    }
    default:
      return [value];
  }
}

/** Links that are written to the parts of a long list. */
const MOST_PARTS = 25;

/** A list in parts of about the same length, as few as take all of it. */
function inParts(values: readonly string[], most: number, pathOf: (value: string) => string): readonly WayOn[] {
  const count = Math.ceil(values.length / most);
  return Array.from({ length: Math.min(count, MOST_PARTS) }, (_, part) => {
    const [from, to] = [part, part + 1].map((one) => Math.round((one * values.length) / count));
    const own = values.slice(from, to);
    return { title: own.join(', '), path: pathOf(own.join(',')) };
  });
}

function mustBeAmong(parameter: string, given: readonly string[], names: readonly string[]): void {
  const wrong = given.find((one) => !names.includes(one));
  if (wrong === undefined) return;
  const sentence = `${parameter}: ${JSON.stringify(wrong)} is none of ${names.join(', ')}.`;
  throw badRequest(`${sentence}${nearest(wrong, names)}`);
}

function unknown({ name }: View, key: string, names: readonly string[]): GraphQLError {
  const said = `There is no parameter ${JSON.stringify(key)} of /view/${name}.${nearest(key, names)}`;
  return badRequest(`${said} There is ${names.join(', ')}.`);
}

function badRequest(sentence: string): GraphQLError {
  return new GraphQLError(sentence, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
}
