/**
 * Mends what the editor tells programs that read the screen: Monaco gives the suggestion that is chosen another id, and
 * its list goes on naming the one before, which nothing has.
 */
export function mendLists(root: Element): void {
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      if (!(target instanceof Element)) continue;
      const list = target.closest('[role=listbox][aria-activedescendant]');
      if (list) mendList(list);
    }
  }).observe(root, { subtree: true, attributes: true, attributeFilter: ['aria-activedescendant', 'id'] });
}

function mendList(list: Element): void {
  if (document.getElementById(list.getAttribute('aria-activedescendant') ?? '')) return;
  const chosen = list.querySelector('[role=option].focused')?.id ?? '';
  if (chosen === '') list.removeAttribute('aria-activedescendant');
  else list.setAttribute('aria-activedescendant', chosen);
}
