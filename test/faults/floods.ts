import type { Answered, Asker } from './asking.js';

/** So many requests of one client at once. */
export const FLOOD = 200;
/** So many that take work may be answered while one light request waits: those that have a place, and a few beside. */
const BETWEEN = 24;

export const LIGHT = '{ country(id: "KAZ") { name } }';
const SCHEMA =
  '{ __schema { types { name fields { name args { name type { name } } type { name ofType { name } } } } } }';
const PADDING = 'x'.repeat(900_000);
const nested = '['.repeat(400_000) + ']'.repeat(400_000);

export interface Flood {
  readonly name: string;
  readonly send: (one: Asker, index: number) => Promise<Answered>;
  /** What may come of one of them. */
  readonly outcomes: readonly string[];
  /** How many of them may be answered while somebody else waits for one answer; all where they are no work. */
  readonly between?: number;
}

export const FLOODS: readonly Flood[] = [
  {
    name: 'introspections, each of another text',
    send: (one, index) => one.ask(`query Q${index} ${SCHEMA}`),
    outcomes: ['200', 'OVERLOADED'],
    between: BETWEEN,
  },
  {
    name: 'bodies of 900 kB',
    send: (one) => one.ask(LIGHT, { padding: PADDING }),
    outcomes: ['200', 'OVERLOADED'],
  },
  {
    name: 'variables as deep as a body allows',
    send: (one) => one.post(`{"query":${JSON.stringify(LIGHT)},"variables":{"deep":${nested}}}`),
    outcomes: ['LIMIT_EXCEEDED', 'OVERLOADED'],
  },
  {
    name: 'documents with all fields and tokens that are allowed',
    send: (one, index) => one.ask(`query Q${index} { countries { nodes { ${'name '.repeat(490)} } } }`),
    outcomes: ['200', 'OVERLOADED'],
    between: BETWEEN,
  },
];
