import { EXIT, Exit } from './exit.js';

export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Where Neo4j is; without it the embedded engine is used. */
  readonly neo4j: Neo4jSettings | undefined;
}

export interface Neo4jSettings {
  readonly uri: string;
  readonly user: string;
  /** Absent where the database asks for none. */
  readonly password: string | undefined;
  readonly database: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** What others call our settings: read over, they would serve another database than the one that is meant. */
const MISNAMED = [
  ['NEO4J_URL', 'NEO4J_URI'],
  ['NEO4J_USERNAME', 'NEO4J_USER'],
] as const;

const SCHEMES = ['neo4j', 'neo4j+s', 'neo4j+ssc', 'bolt', 'bolt+s', 'bolt+ssc'];

/**
 * Reads the settings from the environment. An empty value is no value.
 * @throws Exit (usage) with every mistake.
 */
export function readSettings(environment: Environment): Settings {
  const problems: string[] = [];
  const value = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const port = value('PORT') ?? '4000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    problems.push(`PORT is ${JSON.stringify(port)}: it must be a whole number from 0 (any free port) to 65535.`);
  }
  const host = value('HOST') ?? '127.0.0.1';
  if (/[\s/]|:\/\//.test(host)) {
    problems.push(
      `HOST is ${JSON.stringify(host)}: it must be a host name or an address, for example 127.0.0.1 or 0.0.0.0.`,
    );
  }
  for (const [wrong, right] of MISNAMED) {
    if (value(wrong)) problems.push(`${wrong} is no setting. Did you mean ${right}?`);
  }
  const neo4j = readNeo4j(value, problems);
  if (problems.length > 0) throw new Exit(EXIT.usage, problems.join('\n'));
  return { port: Number(port), host, neo4j };
}

function readNeo4j(value: (name: string) => string | undefined, problems: string[]): Neo4jSettings | undefined {
  const uri = value('NEO4J_URI');
  if (!uri) {
    for (const name of ['NEO4J_USER', 'NEO4J_PASSWORD', 'NEO4J_DATABASE']) {
      if (value(name))
        problems.push(`${name} is set, but NEO4J_URI is not: set it, for example neo4j://localhost:7687.`);
    }
    return undefined;
  }
  problems.push(...uriProblems(uri));
  if (value('NEO4J_USER') && !value('NEO4J_PASSWORD')) problems.push('NEO4J_USER is set, but NEO4J_PASSWORD is not.');
  const database = value('NEO4J_DATABASE') ?? 'neo4j';
  if (!/^[A-Za-z][A-Za-z0-9.-]{2,62}$/.test(database)) {
    problems.push(
      `NEO4J_DATABASE is ${JSON.stringify(database)}: it must be 3 to 63 letters, digits, dots and dashes, beginning with a letter.`,
    );
  }
  return { uri, user: value('NEO4J_USER') ?? 'neo4j', password: value('NEO4J_PASSWORD'), database };
}

function uriProblems(uri: string): string[] {
  const allowed = `it must be like neo4j://localhost:7687, with one of ${SCHEMES.join(', ')}.`;
  let url: URL;
  try {
    url = new URL(uri);
  } catch {
    return [`NEO4J_URI is no address: ${allowed}`];
  }
  if (url.username || url.password) return ['NEO4J_URI holds a user or a password: set NEO4J_USER and NEO4J_PASSWORD.'];
  const named = `NEO4J_URI is ${JSON.stringify(uri)}`;
  if (!SCHEMES.includes(url.protocol.slice(0, -1)) || !url.hostname) return [`${named}: ${allowed}`];
  if (url.pathname !== '' && url.pathname !== '/')
    return [`${named}: the name of the database goes into NEO4J_DATABASE.`];
  if (url.search !== '' && url.protocol.startsWith('bolt'))
    return [`${named}: only neo4j addresses take a part after "?".`];
  return [];
}

/** What to do about a database that holds nothing yet. */
export function emptySentence({ neo4j }: Settings): string {
  return `Neo4j at ${neo4j?.uri} is empty: it holds no data of rights-graph. Load it with: npx rights-graph load`;
}
