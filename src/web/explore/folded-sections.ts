/** Characters of a section that is read at a glance: it stands open. */
const SHORT = 250;

/** Sections that say how a claim is known stand open, whatever their length; of a claim its values too. */
const EVIDENCE: ReadonlySet<string> = new Set(['sources', 'conflicts']);
const OF_CLAIM: ReadonlySet<string> = new Set([...EVIDENCE, 'facts']);

/** What of a section is counted, the first that it has; what it says of its own page is not. */
const COUNTED = [':scope > .source', ':scope > article.conflict', ':scope:not([aria-labelledby="about"]) > dl > div'];

/**
 * Folds each section of a record below its heading, so that a long one is seen as a whole: open where it is short, with
 * the number of what is in it. Nothing is taken out, and print has all of it.
 */
export function foldSections(nodes: readonly Node[]): void {
  const elements = nodes.filter((node) => node instanceof HTMLElement);
  const isClaim = elements.some((element) => element.matches('h1.statement'));
  for (const element of elements) {
    if (element.matches('section[aria-labelledby]')) fold(element, isClaim ? OF_CLAIM : EVIDENCE);
  }
}

/** @param open ids of headings whose sections stand open. */
function fold(section: HTMLElement, open: ReadonlySet<string>): void {
  const heading = section.querySelector(':scope > h2');
  if (!heading) return;
  const [count = 0] = COUNTED.map((items) => section.querySelectorAll(items).length).filter((one) => one > 0);
  const length = section.textContent.replace(/\s+/g, ' ').length;
  const details = document.createElement('details');
  const summary = document.createElement('summary');
  details.open = length <= SHORT || open.has(heading.id);
  summary.append(heading);
  if (count > 1) {
    const said = document.createElement('span');
    said.className = 'quiet';
    said.textContent = ` ${count}`;
    summary.append(said);
  }
  details.append(summary, ...section.childNodes);
  section.append(details);
}
