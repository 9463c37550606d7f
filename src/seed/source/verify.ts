import { inReadingOrder, problemAt } from '../problem.js';
import type { Problem } from '../problem.js';
import { positionOf, referencesOf, textOf } from '../records/seed-record.js';
import type { SeedRecord } from '../records/seed-record.js';
import { digestOf } from './digest.js';
import { everySentence, locate, locatorOf, sectionOf } from './locate.js';
import type { SourceSentence, SourceText } from './source-text.js';

/** A report and what is written of its passages and footnotes. */
export interface WrittenReport {
  readonly report: SeedRecord;
  readonly passages: readonly SeedRecord[];
  readonly footnotes: readonly SeedRecord[];
}

/** The passages and footnotes of a report among all records. */
export function writtenOf(report: SeedRecord, records: readonly SeedRecord[]): WrittenReport {
  const ofType = (type: string): SeedRecord[] =>
    records.filter((one) => one.type === type && referencesOf(one, 'report').some(({ id }) => id === report.id));
  return { report, passages: ofType('Passage'), footnotes: ofType('Footnote') };
}

/** The sections that the passages of a report name. */
export function sectionsOf({ report, passages }: WrittenReport): Set<string> {
  return new Set(passages.flatMap((passage) => sectionOf(locatorOf(passage, report.id)) ?? []));
}

/**
 * Compares what is written of a report with its text: every locator is there, every digest is that of its place, every
 * footnote stands where its marker is; of a complete report also that no sentence and no marker is left out.
 * @returns the mistakes, at the record that is wrong, or at the line of the text that no record stands for.
 */
export function verify(written: WrittenReport, source: SourceText): Problem[] {
  const { report, passages } = written;
  const problems: Problem[] = [];
  const passageAt = new Map<SourceSentence, SeedRecord>();
  for (const passage of passages) {
    const found = locate(locatorOf(passage, report.id), source);
    if (typeof found === 'string') {
      problems.push(problemAt(passage.at, found));
      continue;
    }
    for (const sentence of found) passageAt.set(sentence, passage);
    const digest = textOf(passage, 'digest');
    const [first] = found;
    if (!first || digest === undefined || digest === digestOf(found.map(({ text }) => text).join(' '))) continue;
    const what = `The digest of "${passage.id}" is not that of the text in ${source.file}:${first.line}.`;
    problems.push(problemAt(positionOf(passage, 'digest'), `${what}${elsewhere(digest, source)}`));
  }
  problems.push(...wrongFootnotes(written, source, passageAt));
  if (report.columns.get('complete')?.value === true) problems.push(...leftOut(written, source, passageAt));
  return inReadingOrder(problems);
}

/** A digest that is right for another place: passages have come to be counted otherwise. */
function elsewhere(digest: string, source: SourceText): string {
  const found = everySentence(source).find(({ sentence }) => digestOf(sentence.text) === digest);
  return found ? ` It is that of ${found.place}, in line ${found.sentence.line}.` : '';
}

function wrongFootnotes(
  { footnotes }: WrittenReport,
  source: SourceText,
  passageAt: ReadonlyMap<SourceSentence, SeedRecord>,
): Problem[] {
  const byMarker = new Map(everySentence(source).map((one) => [one.sentence.marker, one]));
  return footnotes.flatMap((footnote) => {
    const number = footnote.columns.get('number')?.value;
    const [passage] = referencesOf(footnote, 'passage');
    if (typeof number !== 'number' || !passage) return [];
    const found = byMarker.get(number);
    if (!found) return [problemAt(positionOf(footnote, 'number'), `${source.file} has no marker ${number}.`)];
    if (passageAt.get(found.sentence)?.id === passage.id) return [];
    const where = `in ${found.place}, ${source.file}:${found.sentence.line}`;
    return [problemAt(passage.at, `The marker ${number} stands ${where}, not in "${passage.id}".`)];
  });
}

function leftOut(
  { report, footnotes }: WrittenReport,
  source: SourceText,
  passageAt: ReadonlyMap<SourceSentence, SeedRecord>,
): Problem[] {
  const numbers = new Set(footnotes.map((footnote) => footnote.columns.get('number')?.value));
  return everySentence(source).flatMap(({ place, sentence }) => {
    const at = { file: source.file, line: sentence.line, column: 1 };
    const problems: Problem[] = [];
    if (!passageAt.has(sentence)) problems.push(problemAt(at, `No passage of "${report.id}" is ${place}.`));
    if (sentence.marker !== undefined && !numbers.has(sentence.marker)) {
      problems.push(problemAt(at, `No footnote of "${report.id}" is number ${sentence.marker}, in ${place}.`));
    }
    return problems;
  });
}
