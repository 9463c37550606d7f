// @ts-check
// A parent that starts the embedded engine, has it run a query without end, and says so.
import { fork } from 'node:child_process';
import console from 'node:console';
import { URL } from 'node:url';

const child = fork(new URL('../../../src/graph/embedded/child.js', import.meta.url), { stdio: 'ignore' });
child.once('message', () => {
  const text = 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b UNWIND range(1, 100000) AS c RETURN count(*)';
  child.send({ id: 1, kind: 'read', statement: { name: 'test-spin', text }, parameters: {} }, () => {
    console.log(child.pid);
  });
});
