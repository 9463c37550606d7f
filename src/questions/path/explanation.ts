import { PATH } from './path-types.js';
import type { FoundPaths } from './path-through.js';

interface Explained {
  readonly maxLength: number;
  readonly passable: { readonly avoidTypes: readonly string[]; readonly avoidIds: readonly string[] };
}

/** Why there is no path, or why one may be missing, in a sentence; undefined where all is known. */
export function explanationOf({ maxLength, passable }: Explained, found: FoundPaths): string | undefined {
  const { bound, paths, hubs, between } = found;
  const way = `leads from "${between[0]}" to "${between[1]}"${without(passable)}`;
  const none = paths.length === 0;
  switch (bound) {
    case undefined:
      return undefined;
    case 'SEPARATE':
      return `Nothing ${way}, whatever the length.`;
    case 'TOO_LONG': {
      const more = maxLength < PATH.steps ? ` Raise maxLength, at most ${PATH.steps}, to look for a longer path.` : '';
      return `Nothing ${way} within maxLength: ${maxLength}.${more}`;
    }
    case 'HUBS': {
      const what = none ? `It is not certain that nothing ${way}` : `A shorter path may be there that ${way}`;
      return `${what}: ${hubs.length} nodes with more than ${PATH.links} links were not gone through, see hubs. Lead the path with via: through one of them, or avoid them.`;
    }
    case 'TOO_MANY_NODES': {
      const what = none ? `It is not certain that nothing ${way}` : `A shorter path may be there that ${way}`;
      return `${what}: the search was given up at ${PATH.nodes} nodes. Avoid more, lower maxLength, or lead the path with via:.`;
    }
  }
}

function without({ avoidTypes, avoidIds }: Explained['passable']): string {
  const avoided = [
    ...(avoidTypes.length > 0 ? [`nodes of type ${listed(avoidTypes)}`] : []),
    ...(avoidIds.length > 0 ? [listed(avoidIds.map((id) => `"${id}"`))] : []),
  ];
  return avoided.length === 0 ? '' : ` without going through ${avoided.join(' or ')}`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
