import { once } from 'node:events';
import { connect } from 'node:net';
import { inject } from 'vitest';
import type { Neo4jUnderTest } from './lender.js';

/**
 * The Neo4j that this process has for itself. Whoever imports this waits until one has started and is free: no test
 * and no hook is on the clock meanwhile.
 */
export const neo4jUnderTest = await borrow();

async function borrow(): Promise<Neo4jUnderTest> {
  const socket = connect(inject('neo4jPort'), '127.0.0.1').setEncoding('utf8');
  const [lent] = (await once(socket, 'data')) as [string];
  // It is held until the process ends, which it does not keep from ending.
  socket.unref();
  const neo4j = JSON.parse(lent) as Neo4jUnderTest;
  if ('absent' in neo4j && process.env['CI'] === 'true') throw new Error(neo4j.absent);
  return neo4j;
}
