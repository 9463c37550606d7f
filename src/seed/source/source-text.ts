import { normalised } from './digest.js';
import { splitSentences } from './sentences.js';
import type { Sentence } from './sentences.js';

/** The section that holds labels and values, not prose; its passages are numbered facts. */
export const KEY_FACTS = 'key-facts';
/** A line that stands alone, ends no sentence and is no longer than this is taken for a heading. */
const MOST_WORDS_OF_HEADING = 12;
const ENDS_LIKE_PROSE = /[.!?:;,…][)\]"'”’»]*\d{0,3}$/u;

/** A sentence, or the value of a key fact, where it stands in the text. */
export interface SourceSentence extends Sentence {
  readonly line: number;
}

export interface SourceParagraph {
  readonly line: number;
  /** One sentence, where it is the value of a key fact. */
  readonly sentences: readonly SourceSentence[];
}

/** The text of a report that somebody holds, taken apart. */
export interface SourceText {
  /** As error texts name it. */
  readonly file: string;
  /** By the slug of the heading, in the order of the text. */
  readonly sections: ReadonlyMap<string, readonly SourceParagraph[]>;
}

interface Line {
  readonly text: string;
  readonly number: number;
  readonly blanksBefore: number;
  readonly blankAfter: boolean;
}

/**
 * Takes a plain text apart: a line is a paragraph, whether blank lines stand around it or not. What stands before the
 * first heading belongs to no section.
 * @param slugs the sections that are known: a line with such a slug is a heading, whatever it looks like.
 */
export function readSourceText(file: string, text: string, slugs: ReadonlySet<string>): SourceText {
  const sections = new Map<string, SourceParagraph[]>();
  let section: string | undefined;
  let marker = 0;
  let label = false;
  for (const line of linesOf(text)) {
    const slug = slugOf(line.text);
    if (slugs.has(slug) || (section !== KEY_FACTS && isHeading(line))) {
      section = slug;
      label = false;
      if (!sections.has(slug)) sections.set(slug, []);
      continue;
    }
    if (section === undefined) continue;
    if (section === KEY_FACTS) {
      // Label and value take turns; where the label is lost, a second blank line stands for it.
      label = !label && line.blanksBefore < 2;
      if (label) continue;
    }
    const sentences =
      section === KEY_FACTS ? [{ text: line.text, marker: undefined }] : splitSentences(line.text, marker);
    marker = sentences.reduce((last, one) => one.marker ?? last, marker);
    const at = line.number;
    sections.get(section)?.push({ line: at, sentences: sentences.map((one) => ({ ...one, line: at })) });
  }
  return { file, sections };
}

/** The text of a source by paragraphs, without headings, labels and footnote markers. */
export function paragraphsOf({ sections }: SourceText): string[] {
  return [...sections.values()].flatMap((paragraphs) =>
    paragraphs.map(({ sentences }) => sentences.map(({ text }) => text).join(' ')),
  );
}

/** A heading as the ids of passages have it: `Practice of Torture` gives `practice-of-torture`. */
export function slugOf(heading: string): string {
  const plain = heading.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
}

/** The lines that are not blank. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  const all = text.split(/\r\n?|\n/).map(normalised);
  let blanksBefore = 0;
  for (const [index, line] of all.entries()) {
    if (line === '') {
      blanksBefore += 1;
      continue;
    }
    lines.push({ text: line, number: index + 1, blanksBefore, blankAfter: (all[index + 1] ?? '') === '' });
    blanksBefore = 0;
  }
  return lines;
}

function isHeading({ text, number, blanksBefore, blankAfter }: Line): boolean {
  const alone = (blanksBefore > 0 || number === 1) && blankAfter;
  return alone && !ENDS_LIKE_PROSE.test(text) && text.split(' ').length <= MOST_WORDS_OF_HEADING;
}
