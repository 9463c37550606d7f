import type { GraphiQLProps } from 'graphiql';

type PageStorage = NonNullable<GraphiQLProps['storage']>;

/** What is used of a browser's `localStorage`, whose keys are its own properties. */
export interface LocalTexts {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const PREFIX = 'graphiql:';

/**
 * What the browser keeps for the playground: open queries, history, settings. Where it may not keep anything, or has no
 * room, all of it lasts as long as the page.
 * @param local opens `localStorage`, which throws where it is forbidden.
 */
export function pageStorage(local: () => LocalTexts): PageStorage {
  const kept = opened(local);
  const here = new Map<string, string>();
  return {
    getItem: (key) => here.get(key) ?? kept?.getItem(key) ?? null,
    setItem(key, value) {
      try {
        if (kept === undefined) throw new Error('Nothing can be kept.');
        kept.setItem(key, value);
        here.delete(key);
      } catch {
        here.set(key, value);
      }
    },
    removeItem(key) {
      here.delete(key);
      kept?.removeItem(key);
    },
    clear() {
      here.clear();
      for (const key of keysOf(kept)) kept?.removeItem(key);
    },
    get length() {
      return new Set([...here.keys(), ...keysOf(kept)]).size;
    },
  };
}

function opened(local: () => LocalTexts): LocalTexts | undefined {
  try {
    return local();
  } catch {
    return undefined;
  }
}

function keysOf(kept: LocalTexts | undefined): string[] {
  return Object.keys(kept ?? {}).filter((key) => key.startsWith(PREFIX));
}
