import { isDeepStrictEqual } from 'node:util';
import type { ErrorCode } from '../../../src/query/error-codes.js';
import type { Answered } from '../asking.js';

type Notices = readonly { readonly message: string; readonly path?: unknown }[];

/** What a question is answered with, where nothing is wrong. */
export interface KnownAnswer {
  readonly data: Readonly<Record<string, unknown>>;
  /** What is said beside it. */
  readonly notices: Notices | undefined;
}

/** The answers to all questions that are asked, by data version and by the name of the question. */
export type KnownAnswers = ReadonlyMap<string, ReadonlyMap<string, KnownAnswer>>;

export type Verdict =
  | { readonly kind: 'right' }
  /** Nothing, or not all, was answered: with which codes. */
  | { readonly kind: 'refused'; readonly codes: readonly string[] }
  /** Some of it is of one version and some of another. */
  | { readonly kind: 'mixture'; readonly why: string }
  | { readonly kind: 'wrong'; readonly why: string };

interface Said {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly {
    readonly path?: readonly (string | number)[];
    readonly extensions?: { readonly code?: string };
  }[];
  readonly extensions?: { readonly notices?: Notices };
}

/** With which codes somebody may be refused who did nothing wrong. */
const EXCUSES: ReadonlySet<string> = new Set<ErrorCode>([
  'OVERLOADED',
  'DEADLINE_EXCEEDED',
  'DATABASE_UNAVAILABLE',
  'LOADING',
  'NOT_LOADED',
]);

/** Whether what came is the answer to a question, of the data version that it names. */
export function judge(known: KnownAnswers, question: string, { body, headers }: Omit<Answered, 'status'>): Verdict {
  let said: Said;
  try {
    said = JSON.parse(body) as Said;
  } catch {
    return { kind: 'wrong', why: `No JSON: ${body.slice(0, 200)}` };
  }
  const { data, errors = [], extensions } = said;
  const codes = [...new Set(errors.map((error) => error.extensions?.code ?? 'no code'))].sort();
  const guilty = codes.filter((code) => !EXCUSES.has(code));
  if (guilty.length > 0) return { kind: 'wrong', why: `Refused with ${guilty.join(', ')}: ${body.slice(0, 300)}` };
  if (!data) return codes.length > 0 ? { kind: 'refused', codes } : { kind: 'wrong', why: `Nothing: ${body}` };
  const version = headers['x-data-version'];
  // What asks for nothing of the data names no version, and is the same in all.
  const named = typeof version === 'string' ? [version] : [...known.keys()];
  const holes = errors.map(({ path = [] }) => path.join('.'));
  const isOf = (one: string): boolean => {
    const answer = known.get(one)?.get(question);
    return answer !== undefined && agrees(data, answer.data, holes, '');
  };
  if (!named.some(isOf)) return unlike(known, question, data, named);
  if (codes.length > 0) return { kind: 'refused', codes };
  const notices = extensions?.notices;
  const isKnown = named.some((one) => saysNoOther(notices, known.get(one)?.get(question)?.notices));
  if (!isKnown) return { kind: 'wrong', why: `Notices: ${JSON.stringify(notices)}` };
  return { kind: 'right' };
}

/** Whether notices are those that are known; where the graph does not say what may have been meant, less of it is said. */
function saysNoOther(notices: Notices = [], known: Notices = []): boolean {
  let left = known;
  return notices.every(({ message, path }) => {
    const at = left.findIndex(
      (one) => one.message.startsWith(message.replace(/\.$/, '')) && isDeepStrictEqual(one.path, path),
    );
    left = left.slice(at + 1);
    return at !== -1;
  });
}

/** Says what an answer is that is not the one of the version it names. */
function unlike(known: KnownAnswers, question: string, data: unknown, named: readonly string[]): Verdict {
  const of = `an answer to ${question} that says it is of ${named.join(' or ')}`;
  const versions = [...known].map(([version, answers]) => [version, leaves(answers.get(question)?.data)] as const);
  const strange = [...leaves(data)].filter(([path, value]) => !versions.some(([, all]) => all.get(path) === value));
  if (strange.length > 0) {
    return { kind: 'wrong', why: `${of} has what is in no version: ${JSON.stringify(strange.slice(0, 3))}` };
  }
  return { kind: 'mixture', why: `${of} has what is in others: ${JSON.stringify(data).slice(0, 500)}` };
}

/** Whether two values are equal, but for what is null because of an error there, or below. */
function agrees(value: unknown, expected: unknown, holes: readonly string[], path: string): boolean {
  if (value === null && holes.some((hole) => hole === path || hole.startsWith(`${path}.`) || path === '')) return true;
  if (typeof value !== 'object' || value === null) return Object.is(value, expected);
  if (typeof expected !== 'object' || expected === null || Array.isArray(value) !== Array.isArray(expected))
    return false;
  const keys = Object.keys(value);
  if (!isDeepStrictEqual(keys, Object.keys(expected))) return false;
  return keys.every((key) => {
    const below = path === '' ? key : `${path}.${key}`;
    return agrees(value[key as never], expected[key as never], holes, below);
  });
}

/** Every scalar of a value, by its path. */
function leaves(value: unknown, path = '', found = new Map<string, unknown>()): Map<string, unknown> {
  if (typeof value !== 'object' || value === null) return found.set(path, value);
  for (const [key, own] of Object.entries(value)) leaves(own, `${path}.${key}`, found);
  return found;
}

/** What must never leave the house: where code stands, the text of statements, the names of what is behind. */
const LEAKS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a stack trace', /(?:\\n|\n) +at [^\n]*?[:(][^\n]*?:\d+:\d+/],
  ['a path of the code', /node_modules|node:internal|dist\/(?:api|graph|http|query|cli)\//],
  ['the text of a statement', /\b(?:OPTIONAL )?MATCH \(|\bUNWIND [$\w]|\bCALL \{|\bRETURN [\w.]+ AS /],
  ['an error of the engine', /\bNeo\.(?:Client|Transient|Database)Error|GraphError|ECONNREFUSED|ECONNRESET|bolt:\/\//],
];

/** What of an answer should have stayed inside; undefined where nothing is. */
export function leakIn(body: string): string | undefined {
  const found = LEAKS.find(([, pattern]) => pattern.test(body));
  return found && `${found[0]}: ${found[1].exec(body)?.[0].slice(0, 200) ?? ''}`;
}
