import { nameAt } from '../../.ci/shipped.js';
import type { LockEntry } from '../../.ci/shipped.js';

/** Licences that let us give a package on, with its notice, under our own. */
export const ALLOWED: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
];

/**
 * What ships under a licence that is not on the list, a sentence each.
 * @param entries packages by their place.
 */
export function unlicensed(entries: ReadonlyMap<string, LockEntry>, allowed: readonly string[] = ALLOWED): string[] {
  return [...entries].flatMap(([path, { version, license }]) => {
    const name = `${nameAt(path)} ${version ?? '?'}`;
    if (license === undefined) return [`${name} names no licence. Allowed are ${allowed.join(', ')}.`];
    return allows(license, allowed) ? [] : [`${name} is under ${license}. Allowed are ${allowed.join(', ')}.`];
  });
}

/** An expression of SPDX with one kind of junction: of AND all count, of OR one will do. */
function allows(expression: string, allowed: readonly string[]): boolean {
  const plain = expression.replace(/^\((.*)\)$/, '$1');
  if (plain.includes(' OR ')) return plain.split(' OR ').some((one) => allowed.includes(one));
  return plain.split(' AND ').every((one) => allowed.includes(one));
}
