import { layOut } from './lay-out.js';
import type { LayoutTask, Placed } from './lay-out.js';

/** What the page sends, and what it is sent back: the number tells which answer is whose. */
export interface LayoutMessage {
  readonly number: number;
  readonly task: LayoutTask;
}
export interface LayoutAnswer {
  readonly number: number;
  readonly places: readonly Placed[];
}

const worker = self as unknown as {
  onmessage: (event: MessageEvent<LayoutMessage>) => void;
  postMessage: (answer: LayoutAnswer) => void;
};
worker.onmessage = ({ data: { number, task } }) => {
  worker.postMessage({ number, places: layOut(task) });
};
