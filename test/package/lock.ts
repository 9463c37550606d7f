import { nameAt } from '../../.ci/shipped.js';
import type { Lock } from '../../.ci/shipped.js';

/** The packages that npm fetches and could not verify: those without integrity, as `name version`. */
export function withoutIntegrity({ packages }: Lock): string[] {
  return Object.entries(packages)
    .filter(([path, { link, integrity }]) => path !== '' && !link && !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''))
    .map(([path, { version }]) => `${nameAt(path)} ${version ?? '?'}`)
    .sort();
}

/** The packages that run a script of their own when they are installed. */
export function withInstallScript({ packages }: Lock): string[] {
  const found = Object.entries(packages).filter(([path, { hasInstallScript }]) => path !== '' && hasInstallScript);
  return [...new Set(found.map(([path]) => nameAt(path)))].sort();
}
