/** How a kind of report is called in a bibliography. */
export interface Genre {
  /** A type of CSL 1.0.2. */
  readonly csl: 'report' | 'legal_case' | 'webpage' | 'article-newspaper' | 'dataset' | 'document';
  /** The classic types only: styles of BibTeX do not know `online` and `report` of biblatex, which knows both of these. */
  readonly bibtex: 'techreport' | 'misc';
  /** A reference type of RIS. */
  readonly ris: 'RPRT' | 'CASE' | 'ELEC' | 'NEWS' | 'DATA' | 'GEN';
  readonly words: string | undefined;
}

const GENRES = new Map<string, Genre>([
  ['COUNTRY_PROFILE', { csl: 'webpage', bibtex: 'misc', ris: 'ELEC', words: 'Country profile' }],
  ['MISSION_REPORT', { csl: 'report', bibtex: 'techreport', ris: 'RPRT', words: 'Mission report' }],
  ['FOLLOW_UP_REPORT', { csl: 'report', bibtex: 'techreport', ris: 'RPRT', words: 'Follow-up report' }],
  ['CONCLUDING_OBSERVATIONS', { csl: 'report', bibtex: 'techreport', ris: 'RPRT', words: 'Concluding observations' }],
  ['DECISION', { csl: 'legal_case', bibtex: 'techreport', ris: 'CASE', words: 'Decision' }],
  [
    'UNIVERSAL_PERIODIC_REVIEW',
    { csl: 'report', bibtex: 'techreport', ris: 'RPRT', words: 'Universal Periodic Review' },
  ],
  ['STATE_REPORT', { csl: 'report', bibtex: 'techreport', ris: 'RPRT', words: 'State report' }],
  ['NGO_REPORT', { csl: 'report', bibtex: 'techreport', ris: 'RPRT', words: 'Report' }],
  ['PRESS', { csl: 'article-newspaper', bibtex: 'misc', ris: 'NEWS', words: 'Press report' }],
  ['INDEX', { csl: 'dataset', bibtex: 'misc', ris: 'DATA', words: 'Index' }],
  ['DATA_SET', { csl: 'dataset', bibtex: 'misc', ris: 'DATA', words: 'Data set' }],
]);

/** The genre of a record of ours. */
export const RECORD: Genre = { csl: 'webpage', bibtex: 'misc', ris: 'ELEC', words: 'Record' };

/** The genre of a value of ReportKind; of any other, a document. */
export function genreOf(kind: string): Genre {
  return GENRES.get(kind) ?? { csl: 'document', bibtex: 'misc', ris: 'GEN', words: undefined };
}
