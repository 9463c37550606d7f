import type { Plan } from '../plan/plan.js';
import type { AnswerObject } from '../run/answer-object.js';

/** An id, or a value of its own, that was asked for at the root and that no node has. */
export interface Miss {
  /** Where the answer has null for it. */
  readonly path: readonly (string | number)[];
  readonly target: string;
  readonly property: string;
  readonly value: string;
}

/** What was asked for by a key and is not there, in the order of the answer. */
export function missesOf({ roots }: Plan, data: AnswerObject): Miss[] {
  return roots.flatMap((root): Miss[] => {
    const found = data[root.key];
    if (root.kind === 'unique') {
      const { key, target, property, value } = root;
      return found === null ? [{ path: [key], target, property, value }] : [];
    }
    if (root.kind !== 'keys') return [];
    const { key, target, many, ids } = root;
    const objects = many && Array.isArray(found) ? (found as readonly unknown[]) : [found];
    return ids.flatMap((value, index) =>
      objects[index] === null ? [{ path: many ? [key, index] : [key], target, property: 'id', value }] : [],
    );
  });
}
