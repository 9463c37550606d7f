import type { Place } from '../../../arrangement/arrangement.js';
import type { LayoutTask } from './lay-out.js';
import type { LayoutAnswer, LayoutMessage } from './layout-worker.js';

/** Works out places beside the page, so that it answers while that goes on. */
export type LayOutBeside = (task: LayoutTask) => Promise<ReadonlyMap<string, Place>>;

/** @returns a function that hands tasks to one worker, which is started with the first of them. */
export function layOutBeside(): LayOutBeside {
  const waiting = new Map<number, (places: ReadonlyMap<string, Place>) => void>();
  let worker: Worker | undefined;
  let number = 0;
  return (task) =>
    new Promise((resolve) => {
      worker ??= started(waiting);
      number += 1;
      waiting.set(number, resolve);
      worker.postMessage({ number, task } satisfies LayoutMessage);
    });
}

function started(waiting: Map<number, (places: ReadonlyMap<string, Place>) => void>): Worker {
  const worker = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<LayoutAnswer>) => {
    waiting.get(data.number)?.(new Map(data.places.map(([id, x, y]) => [id, { x, y }])));
    waiting.delete(data.number);
  };
  return worker;
}
