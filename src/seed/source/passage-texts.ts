import { problemAt } from '../problem.js';
import type { Problem } from '../problem.js';
import type { SeedObject } from '../records/seed-record.js';
import { digestOf } from './digest.js';
import { everySentence, locate, sectionOf } from './locate.js';
import type { SourceText } from './source-text.js';

/** What a graph says of a passage. */
export interface LoadedPassage {
  readonly id: string;
  readonly locator: SeedObject;
  readonly digest: string | null;
}

/**
 * The text of each passage of a report, verified by its digest: undefined where the passage has none, or its locator
 * names no place in prose or facts.
 * @returns the texts, and a problem at the line of the source for each passage whose text is not the one that was read.
 */
export function passageTexts(
  passages: readonly LoadedPassage[],
  source: SourceText,
): { readonly texts: ReadonlyMap<string, string | undefined>; readonly problems: readonly Problem[] } {
  const texts = new Map<string, string | undefined>();
  const problems: Problem[] = [];
  const lines = new Map(everySentence(source).map(({ sentence }) => [digestOf(sentence.text), sentence.line]));
  for (const { id, locator, digest } of passages) {
    texts.set(id, undefined);
    if (digest === null) continue;
    const found = locate(locator, source);
    if (typeof found === 'string') {
      problems.push(problemAt(startOf(locator, source), `"${id}" is not there: ${found}`));
      continue;
    }
    const [first] = found;
    if (!first) continue;
    const text = found.map((sentence) => sentence.text).join(' ');
    if (digestOf(text) === digest) {
      texts.set(id, text);
      continue;
    }
    const elsewhere = lines.get(digest);
    const hint = elsewhere === undefined ? '' : ` They stand in line ${elsewhere}.`;
    const at = { file: source.file, line: first.line, column: 1 };
    problems.push(problemAt(at, `These are not the words of "${id}": its digest is another.${hint}`));
  }
  return { texts, problems };
}

/** The last line of the section that a locator names, else the first of the file: something is missing after it. */
function startOf(locator: SeedObject, source: SourceText): { file: string; line: number; column: number } {
  const paragraphs = source.sections.get(sectionOf(locator) ?? '') ?? [];
  return { file: source.file, line: paragraphs.at(-1)?.line ?? 1, column: 1 };
}
