import { createHash } from 'node:crypto';
import type { AsOf } from '../../query/as-of/as-of.js';
import { CITATION_STYLES } from '../citation/citation-styles.js';
import { OURSELVES, provenanceOf, referenceTo } from '../citation/cited-source.js';
import type { CitedSource, Reference } from '../citation/cited-source.js';
import type { CitedPassage, CitedReport } from '../citation/cited.js';
import { locatorInWords } from '../citation/locator-words.js';
import type { AnswerNodes } from './answer-nodes.js';
import { inOrder } from './read-sources.js';
import type { AnswerSources } from './read-sources.js';

/** What was asked, and of which data and when it was answered. */
export interface AnsweredOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
  readonly dataVersion: string;
  /** The day of the answer, in UTC. */
  readonly date: string;
  readonly asOf: AsOf | undefined;
}

/** A report that an answer rests on. */
export interface AnswerSource {
  readonly id: string;
  readonly symbol: string | null;
  readonly name: string | null;
  /** Where it can be read, where that is certain. */
  readonly url: string | null;
  /** Where in it; none where it stands in the answer itself only. */
  readonly passages: readonly {
    readonly id: string;
    /** In words; null where nothing says. */
    readonly locator: string | null;
  }[];
}

/** How to cite an answer: `extensions.citation`. */
export interface AnswerCitation extends Omit<AnsweredOperation, 'asOf'> {
  readonly asOf: { readonly date: string | null; readonly knownAt: string | null } | null;
  /** In the natural order of their ids. */
  readonly sources: readonly AnswerSource[];
  /** A line for the answer and one for each source, as `citation` of nodes has them. */
  readonly text: string;
  readonly bibtex: string;
  readonly cslJson: string;
  readonly ris: string;
}

/** How the whole is cited; the same as in CITATION.cff. */
export const DATA_SET: CitedReport = {
  id: 'rights-graph',
  name: 'rights-graph',
  kind: 'DATA_SET',
  symbol: null,
  publishedOn: null,
  url: null,
  publisher: null,
  authors: [{ name: OURSELVES.author, type: 'Institution' }],
};

const NO_SOURCES =
  'No source is named: no node with one stands in the answer. What it says, such as a count, is of the data as a whole at that version.';

/** @param nodes that stand in the answer. */
export function answerCitation(
  operation: AnsweredOperation,
  sources: AnswerSources,
  nodes: AnswerNodes,
): AnswerCitation {
  const { dataVersion, date, asOf } = operation;
  const used = usedReports(sources, nodes);
  const name = answerName(operation);
  const answer = referenceTo(`${DATA_SET.id}/${name}`, { ...DATA_SET, publishedOn: date }, []);
  const references = used.map(({ report, passages }) => referenceTo(`${report.id}/${name}`, report, passages));
  const provenance = provenanceOf(dataVersion, answerInWords(operation));
  const whole: CitedSource = {
    references: [answer, ...references],
    original: undefined,
    provenance,
    statement: undefined,
  };
  const line = (reference: Reference, from: string): string =>
    CITATION_STYLES.OSCOLA.write({ ...whole, references: [reference], provenance: from });
  const lines = references.map((reference) =>
    line(reference, provenanceOf(dataVersion, `report ${reference.work.id}`)),
  );
  return {
    ...operation,
    asOf: asOf ? { date: asOf.date ?? null, knownAt: asOf.knownAt ?? null } : null,
    sources: used.map(({ report: { id, symbol, name: title, url }, passages }) => ({
      id,
      symbol,
      name: title,
      url,
      passages: passages.map(({ id: passage, locator }) => ({ id: passage, locator: locatorInWords(locator) ?? null })),
    })),
    text: [line(answer, provenance), ...(lines.length > 0 ? lines : [NO_SOURCES])].join('\n'),
    bibtex: CITATION_STYLES.BIBTEX.write(whole),
    cslJson: CITATION_STYLES.CSL_JSON.write(whole),
    ris: CITATION_STYLES.RIS.write(whole),
  };
}

interface UsedReport {
  readonly report: CitedReport;
  readonly passages: readonly CitedPassage[];
}

/** The reports that the nodes rest on, with the passages that any of them does; all in natural order. */
function usedReports({ cited, passages, reports }: AnswerSources, nodes: AnswerNodes): UsedReport[] {
  const used = new Map<string, CitedPassage[]>();
  const placeIds = [...nodes.keys()].flatMap((id) => [...(cited.get(id) ?? []), ...(passages.has(id) ? [id] : [])]);
  for (const id of inOrder(new Set(placeIds))) {
    const place = passages.get(id);
    const report = place && reports.get(place.report);
    if (!report) continue;
    const known = used.get(report.id);
    if (known) known.push({ ...place, report });
    else used.set(report.id, [{ ...place, report }]);
  }
  for (const [id, type] of nodes) if (type === 'Report' && !used.has(id)) used.set(id, []);
  return inOrder(used.keys()).flatMap((id) => {
    const report = reports.get(id);
    return report ? [{ report, passages: used.get(id) ?? [] }] : [];
  });
}

/** Characters of the name of a query that each entry repeats. */
const NAME_LENGTH = 100;

/** `answer of 2026-11-29 to the query Zhanaozen, as of 2013-01-01, known at 2014-05-01`. */
function answerInWords({ date, operationName, asOf }: AnsweredOperation): string {
  const name = operationName ?? '';
  const shown = name.length <= NAME_LENGTH ? name : `${name.slice(0, NAME_LENGTH)}…`;
  const parts = [
    `answer of ${date} to ${operationName === null ? 'a query without a name' : `the query ${shown}`}`,
    asOf?.date === undefined ? undefined : `as of ${asOf.date}`,
    asOf?.knownAt === undefined ? undefined : `known at ${asOf.knownAt}`,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

/** Tells answers apart in a bibliography that cites several; the same for the same question to the same data. */
function answerName({ query, variables, operationName, dataVersion, asOf }: AnsweredOperation): string {
  const asked = JSON.stringify([
    query,
    variables,
    operationName,
    dataVersion,
    asOf?.date ?? null,
    asOf?.knownAt ?? null,
  ]);
  return `answer-${createHash('sha256').update(asked).digest('hex').slice(0, 12)}`;
}
