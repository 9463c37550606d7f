import type { CitedPassage } from './cited.js';

/** Words that a heading leaves in lower case. */
const SMALL = new Set(['a', 'an', 'and', 'at', 'by', 'for', 'from', 'in', 'of', 'on', 'or', 'the', 'to', 'with']);

/** Where a passage stands: `Legal Framework, para 3, sentence 3`, `key fact 5`, `record kaz`; undefined where nothing says. */
export function locatorInWords(locator: CitedPassage['locator']): string | undefined {
  const { section, paragraph, sentence, fact, record } = locator;
  const steps = [
    section === null ? undefined : heading(section),
    paragraph === null ? undefined : `para ${paragraph}`,
    sentence === null ? undefined : `sentence ${sentence}`,
    fact === null ? undefined : `key fact ${fact}`,
    record === null ? undefined : `record ${record}`,
  ].filter((step) => step !== undefined);
  return steps.length === 0 ? undefined : steps.join(', ');
}

/** The heading that a slug was made from, as far as it can be told: `legal-framework` is `Legal Framework`. */
function heading(slug: string): string {
  const word = (text: string, index: number): string =>
    index > 0 && SMALL.has(text) ? text : text.replace(/^./u, (letter) => letter.toUpperCase());
  return slug.split('-').map(word).join(' ');
}
