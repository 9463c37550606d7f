import { described } from '../ontology/description.js';

/** The field `citation`, as SDL writes it in a type. */
export function citationField(): string {
  return `${described('A ready citation, with the UN symbol where there is one, the place in the source, and the version of our data.', 1)}  citation(
${described('How it is written.', 2)}    style: CitationStyle! = OSCOLA
  ): String!`;
}

export function citationStyleType(): string {
  return `${described('How a citation is written.')}enum CitationStyle {
${described('Entries for BibTeX and BibLaTeX.', 1)}  BIBTEX
${described('A JSON array of items for citation processors (Zotero, Pandoc ...).', 1)}  CSL_JSON
${described('A line in the style of the Oxford University Standard for the Citation of Legal Authorities.', 1)}  OSCOLA
}`;
}
