// @ts-check
// Holds no engine: answers each request after a while, with how many it had at once so far and how many came before.
import process from 'node:process';
import { setTimeout } from 'node:timers';

let [running, most, before] = [0, 0, 0];

process.on('message', (/** @type {{ id: number }} */ { id }) => {
  running += 1;
  most = Math.max(most, running);
  const place = before++;
  setTimeout(() => {
    running -= 1;
    process.send?.({ kind: 'answer', id, records: [{ most, place }] });
  }, 20);
});
process.on('disconnect', () => process.exit());
process.send?.({ kind: 'ready', version: 'none' });
