import { Neo4jError } from 'neo4j-driver';
import { describe, expect, it } from 'vitest';
import { GraphError } from '../../src/graph/graph.js';
import type { GraphErrorCode } from '../../src/graph/graph.js';
import { isTransient, toGraphError } from '../../src/graph/neo4j/driver-errors.js';
import { led } from '../../src/graph/neo4j/leader.js';
import type { Attempt } from '../../src/graph/neo4j/leader.js';
import { retried, untangled } from '../../src/graph/neo4j/retry.js';

const failure = (code: string, message = 'text'): Neo4jError => new Neo4jError(message, code, '50N42', 'text');
const DEADLOCK = 'Neo.TransientError.Transaction.DeadlockDetected';
const OUT_OF_MEMORY = 'Neo.TransientError.General.OutOfMemoryError';

it.each<[string, GraphErrorCode, boolean]>([
  ['ServiceUnavailable', 'UNREACHABLE', true],
  ['SessionExpired', 'UNREACHABLE', true],
  ['Neo.TransientError.General.DatabaseUnavailable', 'UNREACHABLE', true],
  ['Neo.ClientError.Database.DatabaseNotFound', 'UNREACHABLE', false],
  ['Neo.ClientError.Security.Unauthorized', 'UNAUTHORIZED', false],
  ['Neo.ClientError.Security.AuthenticationRateLimit', 'UNAUTHORIZED', false],
  ['Neo.ClientError.Security.Forbidden', 'UNAUTHORIZED', false],
  ['Neo.ClientError.Transaction.TransactionTimedOut', 'DEADLINE', false],
  ['Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration', 'DEADLINE', false],
  ['Neo.TransientError.Transaction.Terminated', 'DEADLINE', false],
  [OUT_OF_MEMORY, 'TOO_LARGE', false],
  ['Neo.TransientError.General.MemoryPoolOutOfMemoryError', 'TOO_LARGE', false],
  [DEADLOCK, 'FAILED', true],
  ['Neo.ClientError.Transaction.InvalidBookmark', 'FAILED', true],
  ['Neo.ClientError.Transaction.InvalidBookmarkMixture', 'FAILED', true],
  ['Neo.TransientError.Transaction.BookmarkTimeout', 'FAILED', true],
  ['Neo.ClientError.Statement.SyntaxError', 'FAILED', false],
  ['Neo.ClientError.Schema.ConstraintValidationFailed', 'FAILED', false],
  ['Neo.DatabaseError.General.UnknownError', 'FAILED', false],
])('takes %s as %s, to be asked again: %s', (code, expected, transient) => {
  const error = failure(code);
  expect(toGraphError(error, 'list-page')).toMatchObject({
    name: 'GraphError',
    code: expected,
    message: `cypher/list-page.cypher: ${code}: text`,
    cause: error,
  });
  expect(isTransient(error)).toBe(transient);
});

it('takes what has no code', () => {
  const full = failure('N/A', 'Connection acquisition timed out in 4000 ms. Pool status: Active conn count = 100');
  expect(toGraphError(full).code).toBe('UNREACHABLE');
  expect(toGraphError(new TypeError('x'))).toMatchObject({ code: 'FAILED', message: 'x' });
  expect(toGraphError('x')).toMatchObject({ code: 'FAILED', message: 'x' });
  const own = new GraphError('CLOSED', 'x');
  expect(toGraphError(own, 'list-page')).toBe(own);
});

/** Work that fails with these codes, one after the other, and then answers. */
function failing(...codes: string[]): { work: () => Promise<string>; left: string[] } {
  const work = async (): Promise<string> => {
    const code = codes.shift();
    if (code !== undefined) throw failure(code);
    return 'answer';
  };
  return { work, left: codes };
}

it('asks again after what passes', async () => {
  const { work } = failing(DEADLOCK, DEADLOCK, DEADLOCK);
  expect(await retried('list-page', work, () => true)).toBe('answer');
});

it('asks a server that is not there once more', async () => {
  expect(await retried('list-page', failing('SessionExpired').work, () => true)).toBe('answer');
  const { work, left } = failing('ServiceUnavailable', 'ServiceUnavailable', 'ServiceUnavailable');
  await expect(retried('list-page', work, () => true)).rejects.toMatchObject({ code: 'UNREACHABLE' });
  expect(left).toHaveLength(1);
});

it.each([[OUT_OF_MEMORY, 'TOO_LARGE'] as const, ['Neo.TransientError.Transaction.Terminated', 'DEADLINE'] as const])(
  'does not ask again after %s',
  async (code, expected) => {
    const { work, left } = failing(code, code);
    await expect(retried('list-page', work, () => true)).rejects.toMatchObject({ code: expected });
    expect(left).toHaveLength(1);
  },
);

it('does not ask again for nobody', async () => {
  const { work, left } = failing(DEADLOCK, DEADLOCK);
  await expect(retried('list-page', work, () => false)).rejects.toMatchObject({ code: 'FAILED' });
  expect(left).toHaveLength(1);
});

it('asks as often as there may be other servers, where one is lost', async () => {
  const { work, left } = failing(...Array.from({ length: 5 }, () => 'SessionExpired'));
  await expect(retried('list-page', work, () => true, 4)).rejects.toMatchObject({ code: 'UNREACHABLE' });
  expect(left).toHaveLength(1);
});

describe('a write to a leader', () => {
  /** Tries that fail with these codes, one after the other. */
  const tries = (codes: string[], lasting = false): { work: (attempt: Attempt) => Promise<void>; left: string[] } => ({
    left: codes,
    work: async (attempt) => {
      attempt.lasting = lasting;
      const code = codes.shift();
      if (code !== undefined) throw toGraphError(failure(code));
    },
  });
  const LOST = 'SessionExpired';

  it('is sent again where the leader is lost', async () => {
    const { work, left } = tries([LOST, LOST]);
    await led(work, () => true);
    expect(left).toEqual([]);
  });

  it.each<[string, string[], boolean, boolean, number | undefined, string]>([
    ['something may last', [LOST, LOST], true, true, undefined, 'UNREACHABLE'],
    ['there is one server, or nobody wants it', [LOST, LOST], false, false, undefined, 'UNREACHABLE'],
    ['there is no leader for too long', [LOST, LOST], false, true, -1, 'UNREACHABLE'],
    ['something else fails', [DEADLOCK, LOST], false, true, undefined, 'FAILED'],
  ])('is not sent again where %s', async (_, codes, lasting, again, election, code) => {
    const { work, left } = tries(codes, lasting);
    await expect(led(work, () => again, election)).rejects.toMatchObject({ code });
    expect(left).toHaveLength(1);
  });
});

describe('a transaction', () => {
  const tangled = (...codes: string[]): { work: () => Promise<void>; left: string[] } => {
    const { work, left } = failing(...codes);
    return {
      work: () =>
        work().then(
          () => undefined,
          (error: unknown) => Promise.reject(toGraphError(error)),
        ),
      left,
    };
  };

  it('is made again after it and another one waited for each other', async () => {
    const { work, left } = tangled(DEADLOCK, DEADLOCK);
    await untangled(work, () => true);
    expect(left).toEqual([]);
  });

  it.each(['ServiceUnavailable', OUT_OF_MEMORY, 'Neo.ClientError.Schema.ConstraintValidationFailed'])(
    'is not made again after %s: of what was lost nobody knows whether it is there',
    async (code) => {
      const { work, left } = tangled(code, code);
      await expect(untangled(work, () => true)).rejects.toMatchObject({ name: 'GraphError' });
      expect(left).toHaveLength(1);
    },
  );

  it('is given up where nobody waits any more', async () => {
    const { work, left } = tangled(DEADLOCK, DEADLOCK);
    await expect(untangled(work, () => false)).rejects.toMatchObject({ code: 'FAILED' });
    expect(left).toHaveLength(1);
  });
});
