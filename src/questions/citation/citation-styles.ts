import { bibtex } from './bibtex.js';
import type { Cited } from './cited.js';
import { cslJson } from './csl-json.js';
import { oscola } from './oscola.js';
import { ris } from './ris.js';
import { readSource } from './cited-source.js';
import type { CitedSource } from './cited-source.js';

/** How a citation can be written: by its name in the API what it is, and how it is made. */
export const CITATION_STYLES = {
  BIBTEX: { description: 'Entries for BibTeX and BibLaTeX.', write: bibtex },
  CSL_JSON: {
    description: 'A JSON array of items for citation processors (Zotero, Pandoc ...).',
    write: cslJson,
  },
  OSCOLA: {
    description: 'A line in the style of the Oxford University Standard for the Citation of Legal Authorities.',
    write: oscola,
  },
  RIS: { description: 'Records for reference managers (Zotero, EndNote, Mendeley ...).', write: ris },
} satisfies Record<string, { description: string; write: (source: CitedSource) => string }>;

export type CitationStyle = keyof typeof CITATION_STYLES;

/**
 * A ready citation: entries for a .bib or .ris file, a JSON array of CSL items, or the text of a footnote. All but the
 * footnote have an entry for each report; every style names the locators, the data version and the node that is cited.
 * What is missing is left out.
 * @param address of the node, where it is known.
 */
export function cite(cited: Cited, style: CitationStyle, dataVersion: string, address?: string): string {
  return CITATION_STYLES[style].write(readSource(cited, dataVersion, address));
}
