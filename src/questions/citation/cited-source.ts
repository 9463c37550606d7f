import type { Cited, CitedClaim, CitedPassage, CitedRecord, CitedReport } from './cited.js';
import { RECORD } from './genre.js';
import { locatorInWords } from './locator-words.js';
import { readWork, tidy } from './work.js';
import type { Work } from './work.js';

/** A report, and where in it. */
export interface Reference {
  /** What the key of an entry is made from: no two references share it, unless they are the same. */
  readonly id: string;
  readonly work: Work;
  /** Where in the report, in words; none where the report is cited as a whole. */
  readonly locators: readonly string[];
}

/** What every style writes down, in its own way. */
export interface CitedSource {
  /** The reports that are cited, in the order of the passages. */
  readonly references: readonly Reference[];
  /** The report of the original utterance, where those cited relay one. */
  readonly original: Reference | undefined;
  /** Data version, node that is cited and its address: `rights-graph data version 1f2e, claim REPORT/key-facts/5/a`. */
  readonly provenance: string;
  /** Of a claim, what it says. */
  readonly statement: string | undefined;
}

/**
 * Sorts what is cited by report.
 * @param address of the node that is cited, where it is known: the API is asked at any address.
 */
export function readSource(cited: Cited, dataVersion: string, address?: string): CitedSource {
  const provenance = (id: string): string =>
    provenanceOf(dataVersion, [`${cited.kind} ${id}`, ...(address === undefined ? [] : [address])].join(', '));
  switch (cited.kind) {
    case 'report': {
      const { report } = cited;
      const references = [{ id: report.id, work: readWork(report), locators: [] }];
      return { references, original: undefined, provenance: provenance(report.id), statement: undefined };
    }
    case 'passage': {
      const { passage } = cited;
      const references = byReport([passage], passage.id);
      return { references, original: undefined, provenance: provenance(passage.id), statement: undefined };
    }
    case 'claim': {
      const { claim } = cited;
      return { ...referencesOf(claim), provenance: provenance(claim.id), statement: tidy(claim.statement) };
    }
    case 'record': {
      const { record } = cited;
      return {
        references: [{ id: record.id, work: workOf(record, address), locators: [] }],
        original: undefined,
        provenance: provenanceOf(dataVersion, `${record.what} ${record.id}`),
        statement: tidy(record.about),
      };
    }
  }
}

/** The data version and what is cited. */
export function provenanceOf(dataVersion: string, what: string): string {
  return tidy(`rights-graph data version ${dataVersion}, ${what}`) ?? '';
}

/** A report, and where in it some of its passages stand: each place once, in their order. */
export function referenceTo(id: string, report: CitedReport, passages: readonly CitedPassage[]): Reference {
  const words = passages.map(({ locator }) => tidy(locatorInWords(locator) ?? null));
  const locators = [...new Set(words.filter((place) => place !== undefined))];
  return { id, work: readWork(report), locators };
}

function referencesOf({ id, statement, passages, statedIn }: CitedClaim): Pick<CitedSource, 'references' | 'original'> {
  const references = byReport(passages, id);
  const relayed = statedIn !== null && !passages.some(({ report }) => report.id === statedIn.id);
  const original = relayed ? { id: idOf(statedIn, id), work: readWork(statedIn), locators: [] } : undefined;
  if (references.length > 0) return { references, original };
  // The seed has no claim without a passage; should one come, the utterance or else the claim itself is cited.
  return {
    references: [original ?? { id, work: readWork({ ...NOTHING, id, name: statement }), locators: [] }],
    original: undefined,
  };
}

/** A page of ours, which has no day: the data version says of when it is. */
function workOf({ id, name }: CitedRecord, address: string | undefined): Work {
  const report = { ...NOTHING, id, name: tidy(name) ?? id, url: address ?? null, publisher: OURSELVES.publisher };
  return { ...readWork({ ...report, authors: [{ name: OURSELVES.author, type: '' }] }), genre: RECORD };
}

/** As CITATION.cff has it. */
export const OURSELVES = { publisher: 'rights-graph', author: 'rights-graph contributors' } as const;

const NOTHING = { name: null, kind: '', symbol: null, publishedOn: null, url: null, publisher: null, authors: [] };

function byReport(passages: readonly CitedPassage[], citedId: string): Reference[] {
  const reports = new Map(passages.map(({ report }) => [report.id, report]));
  return [...reports.values()].map((report) =>
    referenceTo(
      idOf(report, citedId),
      report,
      passages.filter((passage) => passage.report.id === report.id),
    ),
  );
}

/**
 * The same report has an entry of its own for each claim, since its note differs. The report that a claim was first
 * read from gives the claim its id, which is enough; any other is told apart by its own id.
 */
function idOf(report: CitedReport, citedId: string): string {
  return citedId.startsWith(`${report.id}/`) ? citedId : `${citedId}/${report.id}`;
}
