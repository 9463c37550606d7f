import { WITHDRAWN } from '../../ontology/ontology.js';
import type { Plan } from '../plan/plan.js';
import { CONCRETE_TYPE, isAnswerObject } from '../run/answer-object.js';
import type { AnswerObject } from '../run/answer-object.js';

/** An id, or a value of its own, that was asked for at the root and that no node has, or one that was withdrawn. */
export interface Miss {
  /** Where the answer has null for it, or what there is to know of the withdrawal. */
  readonly path: readonly (string | number)[];
  readonly target: string;
  readonly property: string;
  readonly value: string;
  /** True where a node has it that was withdrawn: none is missing, and there is more to know. */
  readonly isThere?: boolean;
}

/** What was asked for by a key and is not there, or was withdrawn, in the order of the answer. */
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
    return ids.flatMap((value, index) => {
      const object = objects[index];
      if (!isMiss(target, object)) return [];
      return [{ path: many ? [key, index] : [key], target, property: 'id', value, isThere: object !== null }];
    });
  });
}

/** Who asks for what was withdrawn knows that it was; who asks for any node is told. */
function isMiss(target: string, found: unknown): boolean {
  if (found === null) return true;
  return target !== WITHDRAWN && isAnswerObject(found) && found[CONCRETE_TYPE] === WITHDRAWN;
}
