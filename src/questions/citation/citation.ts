import { bibtex } from './bibtex.js';
import { cslJson } from './csl-json.js';
import { oscola } from './oscola.js';
import { readSource } from './source.js';

export type CitationStyle = 'BIBTEX' | 'CSL_JSON' | 'OSCOLA';

/** What a citation is made of, as plain data. */
export interface CitedReport {
  readonly id: string;
  readonly name: string | null;
  /** A value of ReportKind. */
  readonly kind: string;
  /** The UN document symbol. */
  readonly symbol: string | null;
  /** EDTF. */
  readonly publishedOn: string | null;
  readonly url: string | null;
  /** The name of the publisher. */
  readonly publisher: string | null;
  readonly authors: readonly {
    readonly name: string | null;
    /** The type of the node: whatever is no Person is cited as a body. */
    readonly type: string;
  }[];
}

export interface CitedPassage {
  readonly id: string;
  readonly locator: {
    readonly section: string | null;
    readonly paragraph: number | null;
    readonly sentence: number | null;
    readonly fact: number | null;
    readonly record: string | null;
  };
  readonly report: CitedReport;
}

export interface CitedClaim {
  readonly id: string;
  readonly statement: string;
  readonly passages: readonly CitedPassage[];
  readonly statedIn: CitedReport | null;
}

export type Cited =
  | { readonly kind: 'report'; readonly report: CitedReport }
  | { readonly kind: 'passage'; readonly passage: CitedPassage }
  | { readonly kind: 'claim'; readonly claim: CitedClaim };

/**
 * A ready citation: entries for a .bib file, a JSON array of CSL items, or the text of a footnote. BibTeX and CSL-JSON
 * have an entry for each report; every style names the locators, the data version and the node that is cited. What is
 * missing is left out.
 */
export function cite(cited: Cited, style: CitationStyle, dataVersion: string): string {
  const source = readSource(cited, dataVersion);
  switch (style) {
    case 'BIBTEX':
      return bibtex(source);
    case 'CSL_JSON':
      return cslJson(source);
    case 'OSCOLA':
      return oscola(source);
  }
}
