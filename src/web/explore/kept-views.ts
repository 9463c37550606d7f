/** A view that a reader gave a name. */
export interface NamedView {
  readonly name: string;
  /** The hash of its address. */
  readonly code: string;
}

/** What is used of a browser's `localStorage`. */
interface Texts {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const KEY = 'rights-graph:views';

/**
 * The views that this browser keeps, by name; none where it keeps nothing, or something else.
 * @param local opens `localStorage`, which throws where it is forbidden.
 */
export function keptViews(local: () => Texts): readonly NamedView[] {
  try {
    const read: unknown = JSON.parse(local().getItem(KEY) ?? '[]');
    return Array.isArray(read) ? read.filter(isNamed) : [];
  } catch {
    return [];
  }
}

/**
 * Keeps views in place of those that were kept.
 * @returns whether the browser could.
 */
export function keepViews(local: () => Texts, views: readonly NamedView[]): boolean {
  try {
    local().setItem(KEY, JSON.stringify(views));
    return true;
  } catch {
    return false;
  }
}

/** With a view under a name, in place of the one that had it. */
export function withNamed(views: readonly NamedView[], view: NamedView): readonly NamedView[] {
  return [...views.filter(({ name }) => name !== view.name), view].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

function isNamed(one: unknown): one is NamedView {
  const { name, code } = (one ?? {}) as Partial<Record<keyof NamedView, unknown>>;
  return typeof name === 'string' && typeof code === 'string';
}
