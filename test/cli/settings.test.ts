import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS, LIMIT_NAMES } from '../../src/api/limits.js';
import { Exit } from '../../src/cli/exit.js';
import { limitSetting, readSettings } from '../../src/cli/settings.js';
import type { Environment } from '../../src/cli/settings.js';

const SCHEMES = 'neo4j, neo4j+s, neo4j+ssc, bolt, bolt+s, bolt+ssc';
const LIKE = `it must be like neo4j://localhost:7687, with one of ${SCHEMES}.`;

function refused(environment: Environment): { code: number; lines: string[] } {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof Exit) return { code: error.code, lines: error.message.split('\n') };
    throw error;
  }
  throw new Error('The settings were taken');
}

describe('settings', () => {
  test('without any: the embedded engine, for this machine only', () => {
    expect(readSettings({})).toEqual({
      port: 4000,
      host: '127.0.0.1',
      neo4j: undefined,
      trustedProxies: [],
      origins: '*',
      metricsToken: undefined,
      metricsAddress: undefined,
      operationLog: undefined,
      snapshots: resolve('.cache/snapshots'),
      sources: undefined,
      imports: { folder: 'imports', said: false },
      limits: DEFAULT_LIMITS,
    });
  });

  test('an empty value is no value', () => {
    expect(readSettings({ PORT: '', HOST: ' ', NEO4J_URI: '', NEO4J_USER: '' })).toEqual(readSettings({}));
  });

  test('all of them', () => {
    const environment = {
      PORT: '8080',
      HOST: '0.0.0.0',
      NEO4J_URI: 'neo4j+s://graph.example:7687?policy=europe',
      NEO4J_USER: 'reader',
      NEO4J_PASSWORD: 'secret',
      NEO4J_DATABASE: 'rights',
      TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,::1/128',
      CORS_ORIGINS: 'https://atlas.example, http://localhost:5173,http://[::1]:8080',
      METRICS_TOKEN: 'mF_9.B5f-4.1JqM/+~==',
      METRICS_ADDRESS: '10.0.0.1:9464',
      OPERATION_LOG: '/var/log/rights-graph.log',
      SNAPSHOT_DIR: '/var/cache/rights-graph',
      SOURCES: '/srv/texts',
      IMPORTS: '/srv/imports',
      LIMIT_ROWS: '5',
      LIMIT_FILTER_NODES: '999999999',
    };
    expect(readSettings(environment)).toEqual({
      port: 8080,
      host: '0.0.0.0',
      neo4j: {
        uri: 'neo4j+s://graph.example:7687?policy=europe',
        user: 'reader',
        password: 'secret',
        database: 'rights',
      },
      trustedProxies: ['127.0.0.1', '10.0.0.0/8', '::1/128'],
      origins: ['https://atlas.example', 'http://localhost:5173', 'http://[::1]:8080'],
      metricsToken: 'mF_9.B5f-4.1JqM/+~==',
      metricsAddress: { host: '10.0.0.1', port: 9464 },
      operationLog: '/var/log/rights-graph.log',
      snapshots: '/var/cache/rights-graph',
      sources: '/srv/texts',
      imports: { folder: '/srv/imports', said: true },
      limits: { ...DEFAULT_LIMITS, rows: 5, filterNodes: 999_999_999 },
    });
  });

  test('no snapshots', () => {
    expect(readSettings({ SNAPSHOT_DIR: 'none' }).snapshots).toBeUndefined();
  });

  test.each([
    ['[::1]:9464', { host: '::1', port: 9464 }],
    ['localhost:0', { host: 'localhost', port: 0 }],
    ['metrics.internal:65535', { host: 'metrics.internal', port: 65_535 }],
  ])('METRICS_ADDRESS is %s', (text, address) => {
    expect(readSettings({ METRICS_ADDRESS: text }).metricsAddress).toEqual(address);
  });

  test.each(['stderr', 'stdout', './operations', 'operations.log', '/dev/null'])('OPERATION_LOG is %s', (text) => {
    expect(readSettings({ OPERATION_LOG: text }).operationLog).toBe(text);
  });

  test.each(['*', ' * '])('CORS_ORIGINS is %j', (text) => {
    expect(readSettings({ CORS_ORIGINS: text }).origins).toBe('*');
  });

  test('Neo4j has defaults, but for the password', () => {
    expect(readSettings({ NEO4J_URI: 'bolt://[::1]:7687' }).neo4j).toEqual({
      uri: 'bolt://[::1]:7687',
      user: 'neo4j',
      password: undefined,
      database: 'neo4j',
    });
  });

  const uri = { NEO4J_URI: 'bolt://localhost' };
  test.each<[Environment, string]>([
    [{ LIMIT_ROWS: '0' }, 'LIMIT_ROWS is "0": it must be a whole number from 1 to 999999999.'],
    [{ LIMIT_DEPTH: 'deep' }, 'LIMIT_DEPTH is "deep": it must be a whole number from 1 to 999999999.'],
    ...['proxy', '10.0.0.0/33', '10.0.0.1/8/8', '1.2.3.4/x'].map((proxy): [Environment, string] => [
      { TRUSTED_PROXIES: `127.0.0.1, ${proxy}` },
      `TRUSTED_PROXIES has ${JSON.stringify(proxy)}: it takes addresses and networks separated by commas, for example 127.0.0.1, 10.0.0.0/8.`,
    ]),
    ...[
      ['https://atlas.example/', ' Did you mean https://atlas.example?'],
      ['https://Atlas.example:443/x?y', ' Did you mean https://atlas.example?'],
      ['HTTP://atlas.example', ' Did you mean http://atlas.example?'],
      ['atlas.example', ''],
      ['*', ''],
      ['https://*.atlas.example', ''],
      ['null', ''],
      ['https://', ''],
      ['ftp://atlas.example', ''],
    ].map(([origin = '', hint = '']): [Environment, string] => [
      { CORS_ORIGINS: `http://localhost:5173, ${origin}` },
      `CORS_ORIGINS has ${JSON.stringify(origin)}: it takes origins separated by commas, for example https://atlas.example, http://localhost:5173, or * alone for all.${hint}`,
    ]),
    ...['short', 'with a blank in it', `${'x'.repeat(20)}ü`, `=${'x'.repeat(20)}`].map(
      (token): [Environment, string] => [
        { METRICS_TOKEN: token },
        'METRICS_TOKEN cannot be a token: it must be at least 16 letters, digits or - . _ ~ + /, as "openssl rand -hex 32" makes them.',
      ],
    ),
    ...['9464', ':9464', '127.0.0.1', '127.0.0.1:65536', '::1:9464', '[127.0.0.1]:9464', 'http://x:9464', 'a b:1'].map(
      (address): [Environment, string] => [
        { METRICS_ADDRESS: address },
        `METRICS_ADDRESS is ${JSON.stringify(address)}: it must be a host and a port, for example 127.0.0.1:9464 or [::1]:9464.`,
      ],
    ),
    ...['on', 'true', 'STDERR'].map((target): [Environment, string] => [
      { OPERATION_LOG: target },
      `OPERATION_LOG is "${target}": it must be stderr, stdout or a file, for example /var/log/rights-graph.log; a file in the folder you are in is ./${target}.`,
    ]),
    [{ PORT: 'http' }, 'PORT is "http": it must be a whole number from 0 (any free port) to 65535.'],
    [{ PORT: '65536' }, 'PORT is "65536": it must be a whole number from 0 (any free port) to 65535.'],
    [{ PORT: '-1' }, 'PORT is "-1": it must be a whole number from 0 (any free port) to 65535.'],
    [{ PORT: '40.5' }, 'PORT is "40.5": it must be a whole number from 0 (any free port) to 65535.'],
    [
      { HOST: 'http://localhost' },
      'HOST is "http://localhost": it must be a host name or an address, for example 127.0.0.1 or 0.0.0.0.',
    ],
    [{ NEO4J_URI: 'localhost' }, `NEO4J_URI is no address: ${LIKE}`],
    [{ NEO4J_URI: 'bolt://localhost:77777' }, `NEO4J_URI is no address: ${LIKE}`],
    [{ NEO4J_URI: 'localhost:7687' }, `NEO4J_URI is "localhost:7687": ${LIKE}`],
    [{ NEO4J_URI: 'http://localhost:7474' }, `NEO4J_URI is "http://localhost:7474": ${LIKE}`],
    [{ NEO4J_URI: 'bolt://' }, `NEO4J_URI is "bolt://": ${LIKE}`],
    [
      { NEO4J_URI: 'neo4j://neo4j:secret@localhost' },
      'NEO4J_URI holds a user or a password: set NEO4J_USER and NEO4J_PASSWORD.',
    ],
    [
      { NEO4J_URI: 'neo4j://localhost/rights' },
      'NEO4J_URI is "neo4j://localhost/rights": the name of the database goes into NEO4J_DATABASE.',
    ],
    [
      { NEO4J_URI: 'bolt://localhost?policy=x' },
      'NEO4J_URI is "bolt://localhost?policy=x": only neo4j addresses take a part after "?".',
    ],
    [{ ...uri, NEO4J_USER: 'reader' }, 'NEO4J_USER is set, but NEO4J_PASSWORD is not.'],
    [
      { ...uri, NEO4J_DATABASE: '1st' },
      'NEO4J_DATABASE is "1st": it must be 3 to 63 letters, digits, dots and dashes, beginning with a letter.',
    ],
    [{ NEO4J_USER: 'x' }, 'NEO4J_USER is set, but NEO4J_URI is not: set it, for example neo4j://localhost:7687.'],
    [
      { NEO4J_PASSWORD: 'x' },
      'NEO4J_PASSWORD is set, but NEO4J_URI is not: set it, for example neo4j://localhost:7687.',
    ],
    [
      { NEO4J_DATABASE: 'x' },
      'NEO4J_DATABASE is set, but NEO4J_URI is not: set it, for example neo4j://localhost:7687.',
    ],
    [{ NEO4J_URL: 'bolt://localhost' }, 'NEO4J_URL is no setting. Did you mean NEO4J_URI?'],
    [{ ...uri, NEO4J_USERNAME: 'x' }, 'NEO4J_USERNAME is no setting. Did you mean NEO4J_USER?'],
  ])('%j', (environment, sentence) => {
    expect(refused(environment)).toEqual({ code: 2, lines: [sentence] });
  });

  test('all mistakes at once', () => {
    expect(refused({ PORT: 'x', HOST: 'a b', NEO4J_URI: 'http://x', NEO4J_USER: 'x', NEO4J_DATABASE: '-' })).toEqual({
      code: 2,
      lines: [
        'PORT is "x": it must be a whole number from 0 (any free port) to 65535.',
        'HOST is "a b": it must be a host name or an address, for example 127.0.0.1 or 0.0.0.0.',
        `NEO4J_URI is "http://x": ${LIKE}`,
        'NEO4J_USER is set, but NEO4J_PASSWORD is not.',
        'NEO4J_DATABASE is "-": it must be 3 to 63 letters, digits, dots and dashes, beginning with a letter.',
      ],
    });
  });

  test('a password or a token is never repeated', () => {
    const { lines } = refused({
      PORT: 'x',
      NEO4J_URI: 'neo4j://neo4j:hush@localhost',
      NEO4J_PASSWORD: 'hush',
      METRICS_TOKEN: 'hush',
    });
    expect(lines.join('\n')).not.toContain('hush');
  });
});

test('the README has every setting in its table', () => {
  const readme = readFileSync('README.md', 'utf8');
  const names = [
    ...['PORT', 'HOST', 'NEO4J_URI', 'NEO4J_USER', 'NEO4J_PASSWORD', 'NEO4J_DATABASE', 'TRUSTED_PROXIES'],
    ...['CORS_ORIGINS', 'METRICS_TOKEN', 'METRICS_ADDRESS', 'OPERATION_LOG'],
  ];
  const limits = LIMIT_NAMES.map((name) => [limitSetting(name), String(DEFAULT_LIMITS[name])] as const);
  for (const name of names) expect(readme).toContain(`| \`${name}\` |`);
  for (const [name, value] of limits) expect(readme).toContain(`| \`${name}\` | \`${value}\` |`);
});
