import { isIP } from 'node:net';
import { fileURLToPath } from 'node:url';
import { DEFAULT_LIMITS, LIMIT_NAMES } from '../api/limits.js';
import type { Limits } from '../api/limits.js';
import type { Origins } from '../http/cors.js';
import { SCHEMES } from '../graph/neo4j/schemes.js';
import { EXIT, Exit } from './exit.js';

export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Where Neo4j is; without it the embedded engine is used. */
  readonly neo4j: Neo4jSettings | undefined;
  /** Addresses of proxies that may say who asks; without them the one who connects is the client. */
  readonly trustedProxies: readonly string[];
  /** The origins whose pages may read answers. */
  readonly origins: Origins;
  /** What who asks for `/metrics` has to send; without it everybody is answered. */
  readonly metricsToken: string | undefined;
  /** Where `/metrics` is answered, and nothing else; without it where all is. */
  readonly metricsAddress: Address | undefined;
  /** Where lines about operations go: `stderr`, `stdout` or a file; without it nowhere. */
  readonly operationLog: string | undefined;
  /** The folder in which the embedded engine keeps snapshots; none where it keeps none. */
  readonly snapshots: string | undefined;
  /** The folder with the texts of reports that the operator holds; none where there are none. */
  readonly sources: string | undefined;
  /** The folder with records of registries. */
  readonly imports: ImportsFolder;
  readonly limits: Limits;
}

/** Where records of registries are, beside the YAML. */
export interface ImportsFolder {
  readonly folder: string;
  /** True where somebody said so: then it has to be there. */
  readonly said: boolean;
}

/** Where a server listens. */
export interface Address {
  readonly host: string;
  readonly port: number;
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

/** In the folder of the program, where git and npm do not look. */
const SNAPSHOTS = fileURLToPath(new URL('../../.cache/snapshots', import.meta.url));

/** In the folder where the program is called. */
const IMPORTS = 'imports';

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
  const trustedProxies = readProxies(value('TRUSTED_PROXIES'), problems);
  const origins = readOrigins(value('CORS_ORIGINS'), problems);
  const metricsToken = readToken(value('METRICS_TOKEN'), problems);
  const metricsAddress = readAddress(value('METRICS_ADDRESS'), problems);
  const operationLog = readOperationLog(value('OPERATION_LOG'), problems);
  const limits = readLimits(value, problems);
  const snapshots = value('SNAPSHOT_DIR') ?? SNAPSHOTS;
  if (problems.length > 0) throw new Exit(EXIT.usage, problems.join('\n'));
  return {
    port: Number(port),
    host,
    neo4j,
    trustedProxies,
    origins,
    metricsToken,
    metricsAddress,
    operationLog,
    snapshots: snapshots === 'none' ? undefined : snapshots,
    sources: value('SOURCES'),
    imports: importsFolder(environment),
    limits,
  };
}

/** The setting IMPORTS; `none` for a folder that is never read. */
export function importsFolder(environment: Environment): ImportsFolder {
  const folder = environment['IMPORTS']?.trim() ?? '';
  return folder === '' ? { folder: IMPORTS, said: false } : { folder, said: true };
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

/** Addresses and networks, separated by commas: `10.0.0.1, 10.1.0.0/16`. */
function readProxies(text: string | undefined, problems: string[]): string[] {
  const proxies = (text ?? '').split(',').flatMap((part) => part.trim() || []);
  for (const proxy of proxies) {
    const [address = '', bits, ...rest] = proxy.split('/');
    const most = isIP(address) === 6 ? 128 : 32;
    if (
      isIP(address) !== 0 &&
      rest.length === 0 &&
      (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
    ) {
      continue;
    }
    problems.push(
      `TRUSTED_PROXIES has ${JSON.stringify(proxy)}: it takes addresses and networks separated by commas, for example 127.0.0.1, 10.0.0.0/8.`,
    );
  }
  return proxies;
}

/** All origins, or some of them as browsers name them: `https://atlas.example, http://localhost:5173`. */
function readOrigins(text: string | undefined, problems: string[]): Origins {
  const origins = (text ?? '*').split(',').flatMap((part) => part.trim() || []);
  if (origins.length === 1 && origins[0] === '*') return '*';
  for (const origin of origins) {
    const meant = originOf(origin);
    if (meant === origin) continue;
    const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
    problems.push(
      `CORS_ORIGINS has ${JSON.stringify(origin)}: it takes origins separated by commas, for example https://atlas.example, http://localhost:5173, or * alone for all.${hint}`,
    );
  }
  return origins;
}

function originOf(text: string): string | undefined {
  // The URL standard takes "*" in the name of a host; browsers never send it.
  if (!/^https?:\/\/[^*]+$/i.test(text) || !URL.canParse(text)) return undefined;
  return new URL(text).origin;
}

/** At least 16 of the characters that a header takes as they are; it is a secret, so no error repeats it. */
function readToken(token: string | undefined, problems: string[]): string | undefined {
  if (token !== undefined && !/^[\w.~+/-]{16,}=*$/.test(token)) {
    problems.push(
      'METRICS_TOKEN cannot be a token: it must be at least 16 letters, digits or - . _ ~ + /, as "openssl rand -hex 32" makes them.',
    );
  }
  return token;
}

/** A host and a port: `127.0.0.1:9464`, `[::1]:9464`. */
function readAddress(text: string | undefined, problems: string[]): Address | undefined {
  if (text === undefined) return undefined;
  const [, inBrackets, plain, port = ''] = /^(?:\[([\da-f:.]+)\]|([^\s/:[\]]+)):(\d{1,5})$/i.exec(text) ?? [];
  const host = inBrackets ?? plain;
  const isHost = inBrackets === undefined ? plain !== undefined : isIP(inBrackets) === 6;
  if (host !== undefined && isHost && Number(port) <= 65_535) return { host, port: Number(port) };
  problems.push(
    `METRICS_ADDRESS is ${JSON.stringify(text)}: it must be a host and a port, for example 127.0.0.1:9464 or [::1]:9464.`,
  );
  return undefined;
}

/** A word alone is rather a mistake than the name of a file. */
function readOperationLog(text: string | undefined, problems: string[]): string | undefined {
  if (text === undefined || text === 'stderr' || text === 'stdout' || /[./\\]/.test(text)) return text;
  problems.push(
    `OPERATION_LOG is ${JSON.stringify(text)}: it must be stderr, stdout or a file, for example /var/log/rights-graph.log; a file in the folder you are in is ./${text}.`,
  );
  return undefined;
}

/** Each limit has a setting: `filterNodes` is LIMIT_FILTER_NODES. */
function readLimits(value: (name: string) => string | undefined, problems: string[]): Limits {
  const limits: Partial<Record<keyof Limits, number>> = {};
  for (const limit of LIMIT_NAMES) {
    const name = limitSetting(limit);
    const text = value(name);
    if (text === undefined) continue;
    if (/^\d{1,9}$/.test(text) && Number(text) > 0) limits[limit] = Number(text);
    else problems.push(`${name} is ${JSON.stringify(text)}: it must be a whole number from 1 to 999999999.`);
  }
  return { ...DEFAULT_LIMITS, ...limits };
}

export function limitSetting(limit: keyof Limits): string {
  return `LIMIT_${limit.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
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

/** What is the matter with an engine that does not answer, while a server waits for it. */
export function unansweredSentence({ neo4j }: Settings, seconds: number): string {
  const matter = neo4j ? `Neo4j cannot be reached at ${neo4j.uri}` : 'The embedded engine does not answer';
  return `${matter}; trying again every ${seconds} seconds.`;
}

/** What is the matter with a database that a load has not made whole. */
export function loadingSentence({ neo4j }: Settings): string {
  return (
    `Neo4j at ${neo4j?.uri} is being loaded: until that has ended it answers nothing. ` +
    'If no load is at work, one was cut off: go on with npx rights-graph load'
  );
}
