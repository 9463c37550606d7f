import { describe, expect, test } from 'vitest';
import { graphExit } from '../../src/cli/engine.js';
import { METRICS, listenProblem } from '../../src/cli/listen.js';
import { readSettings, unansweredSentence } from '../../src/cli/settings.js';
import type { Settings } from '../../src/cli/settings.js';
import { GraphError } from '../../src/graph/graph.js';
import type { GraphErrorCode } from '../../src/graph/graph.js';

const embedded: Settings = { ...readSettings({}), port: 80, host: 'localhost' };
const neo4j: Settings = {
  ...embedded,
  neo4j: { uri: 'bolt://db:7687', user: 'neo4j', password: 'hush', database: 'neo4j' },
};

describe('what a failing graph makes of a command', () => {
  test.each<[GraphErrorCode, number, string]>([
    ['UNREACHABLE', 4, 'Neo4j cannot be reached at bolt://db:7687: is it running, and is NEO4J_URI right?'],
    ['CLOSED', 4, 'Neo4j cannot be reached at bolt://db:7687: is it running, and is NEO4J_URI right?'],
    [
      'UNAUTHORIZED',
      4,
      'Neo4j at bolt://db:7687 refuses the user or the password: check NEO4J_USER and NEO4J_PASSWORD.',
    ],
    ['DEADLINE', 1, 'Neo4j at bolt://db:7687 took too long to answer.'],
    [
      'TOO_LARGE',
      1,
      'Neo4j at bolt://db:7687 ran out of memory, and nothing was changed: give it more (server.memory.heap.max_size).',
    ],
    ['FAILED', 1, 'Neo4j at bolt://db:7687 failed: why'],
  ])('Neo4j: %s', (code, exit, sentence) => {
    expect(graphExit(new GraphError(code, 'why'), neo4j)).toMatchObject({ code: exit, message: sentence });
  });

  test.each<[GraphErrorCode, number]>([
    ['UNREACHABLE', 4],
    ['CLOSED', 4],
    ['DEADLINE', 1],
    ['TOO_LARGE', 1],
    ['FAILED', 1],
  ])('the embedded engine: %s', (code, exit) => {
    expect(graphExit(new GraphError(code, 'why'), embedded)).toMatchObject({
      code: exit,
      message: 'The embedded engine failed: why',
    });
  });
});

test('what a server says while its engine does not answer names the engine', () => {
  expect([unansweredSentence(neo4j, 2), unansweredSentence(embedded, 2)]).toEqual([
    'Neo4j cannot be reached at bolt://db:7687; trying again every 2 seconds.',
    'The embedded engine does not answer; trying again every 2 seconds.',
  ]);
});

describe('why a port cannot be had', () => {
  test.each([
    [
      'EADDRINUSE',
      'Port 80 on localhost is in use. Stop what uses it, or set PORT to another one (PORT=0 takes any free port).',
    ],
    ['EACCES', 'Port 80 may not be used by this user. Set PORT to one from 1024 up.'],
    ['EADDRNOTAVAIL', 'HOST is "localhost", which is no address of this machine. Set it to 127.0.0.1 or 0.0.0.0.'],
    ['ENOTFOUND', 'HOST is "localhost", which is no address of this machine. Set it to 127.0.0.1 or 0.0.0.0.'],
    ['EAI_AGAIN', 'HOST is "localhost", which is no address of this machine. Set it to 127.0.0.1 or 0.0.0.0.'],
    ['EMFILE', 'The server cannot listen on localhost:80 (EMFILE).'],
    [undefined, 'The server cannot listen on localhost:80 (unknown reason).'],
  ])('%s', (code, sentence) => {
    const error: NodeJS.ErrnoException = Object.assign(new Error('why'), code === undefined ? {} : { code });
    expect(listenProblem(error, 'localhost', 80)).toBe(sentence);
  });

  test.each([
    [
      'EADDRINUSE',
      'Port 80 on localhost is in use. Stop what uses it, or set the port of METRICS_ADDRESS to another one (0 takes any free port).',
    ],
    ['EACCES', 'Port 80 may not be used by this user. Set the port of METRICS_ADDRESS to one from 1024 up.'],
    [
      'ENOTFOUND',
      'The host of METRICS_ADDRESS is "localhost", which is no address of this machine. Set it to 127.0.0.1 or 0.0.0.0.',
    ],
  ])('of METRICS_ADDRESS: %s', (code, sentence) => {
    expect(listenProblem(Object.assign(new Error('why'), { code }), 'localhost', 80, METRICS)).toBe(sentence);
  });
});
