import { locatorInId } from '../records/passage-id.js';
import type { SeedObject, SeedRecord } from '../records/seed-record.js';
import { didYouMean } from '../suggest.js';
import { KEY_FACTS } from './source-text.js';
import type { SourceSentence, SourceText } from './source-text.js';

/** The locator of a passage: as it is written, else as its id says. */
export function locatorOf(passage: SeedRecord, reportId: string): SeedObject | undefined {
  const written = passage.columns.get('locator')?.value;
  if (typeof written === 'object' && !Array.isArray(written)) return written as SeedObject;
  return locatorInId(passage.id, reportId);
}

/** The section of a text that a locator is in; undefined where it is not in prose or facts. */
export function sectionOf(locator: SeedObject | undefined): string | undefined {
  if (locator?.fact !== undefined) return KEY_FACTS;
  return typeof locator?.section === 'string' ? locator.section : undefined;
}

/**
 * The sentences of a source that a locator stands for: all of a paragraph where it names no sentence, none where it
 * names no paragraph or a row of a data set.
 * @returns a sentence for the user where the source has no such place.
 */
export function locate(locator: SeedObject | undefined, source: SourceText): readonly SourceSentence[] | string {
  const section = sectionOf(locator);
  if (locator === undefined || section === undefined) return [];
  const paragraphs = source.sections.get(section);
  if (!paragraphs) {
    return `${source.file} has no section "${section}".${didYouMean(section, source.sections.keys())}`;
  }
  const isFact = locator.fact !== undefined;
  const number = Number(isFact ? locator.fact : (locator.paragraph ?? 0));
  if (number === 0) return [];
  const paragraph = paragraphs[number - 1];
  if (!paragraph) {
    const has = `it has ${paragraphs.length}.`;
    if (isFact) return `${source.file} has no key fact ${number}: ${has}`;
    return `${source.file} has no paragraph ${number} in section "${section}": ${has}`;
  }
  if (locator.sentence === undefined) return paragraph.sentences;
  const sentence = paragraph.sentences[Number(locator.sentence) - 1];
  if (sentence) return [sentence];
  const where = `${section}/${number}.${String(locator.sentence)}`;
  return `${source.file} has no sentence ${where}: the paragraph in line ${paragraph.line} has ${paragraph.sentences.length}.`;
}

/** Every sentence of a source, with what an id says of it after the report. */
export function everySentence(source: SourceText): { readonly place: string; readonly sentence: SourceSentence }[] {
  return [...source.sections].flatMap(([section, paragraphs]) =>
    paragraphs.flatMap(({ sentences }, paragraph) =>
      sentences.map((sentence, index) => ({
        place: `${section}/${paragraph + 1}${section === KEY_FACTS ? '' : `.${index + 1}`}`,
        sentence,
      })),
    ),
  );
}
