/** In which form the answer is on the screen. */
export type View = 'json' | 'table';

const listeners = new Set<() => void>();
let view: View = 'json';

export function currentView(): View {
  return view;
}

export function setView(next: View): void {
  view = next;
  for (const listener of listeners) listener();
}

export function onView(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
