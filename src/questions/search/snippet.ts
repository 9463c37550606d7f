import type { NodeType } from '../../ontology/ontology.js';
import { entriesOf } from '../../words/entries.js';
import type { Source } from '../../words/entries.js';
import { saturated } from '../../words/postings.js';
import type { Term } from './terms.js';

/** A piece of a snippet. */
export interface Segment {
  readonly text: string;
  /** Whether it is what was searched for. */
  readonly match: boolean;
}

export interface BestText {
  readonly field: string;
  readonly snippet: readonly Segment[];
}

interface Range {
  readonly start: number;
  readonly end: number;
}

const LONGEST = 160;
/** What a snippet shows before its first match. */
const BEFORE = 40;

/**
 * The text in which a node is best found by the terms, the first one where several are, cut around the match.
 * @returns undefined where none of the texts has any of the terms.
 */
export function bestText(type: NodeType, sources: readonly Source[], terms: readonly Term[]): BestText | undefined {
  const byToken = new Map<string, Term[]>();
  for (const term of terms) byToken.set(term.token, [...(byToken.get(term.token) ?? []), term]);
  let best: { source: Source; score: number; ranges: Range[] } | undefined;
  for (const source of sources) {
    const points = new Map<number, number>();
    const ranges: Range[] = [];
    for (const { token, start, end, points: own } of entriesOf(type, source)) {
      for (const { word, factor } of byToken.get(token) ?? []) {
        points.set(word, Math.max(points.get(word) ?? 0, saturated(own) * factor));
        ranges.push({ start, end });
      }
    }
    const score = [...points.values()].reduce((sum, one) => sum + one, 0);
    if (score > (best?.score ?? 0)) best = { source, score, ranges };
  }
  return best && { field: best.source.field, snippet: segments(best.source.text, joined(best.ranges)) };
}

/** In order, without overlaps: a compound and its part can both match. */
function joined(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    if (last && start < last.end) result[result.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else result.push({ start, end });
  }
  return result;
}

function segments(text: string, ranges: readonly Range[]): Segment[] {
  const { start, end } = windowOf(text, ranges[0] ?? { start: 0, end: 0 });
  const found: Segment[] = [];
  const add = (piece: string, match: boolean): void => {
    if (piece !== '') found.push({ text: piece, match });
  };
  let at = start;
  let before = start > 0 ? '… ' : '';
  for (const range of ranges) {
    if (range.end > end) break;
    add(before + text.slice(at, range.start), false);
    before = '';
    add(text.slice(range.start, range.end), true);
    at = range.end;
  }
  add(before + text.slice(at, end) + (end < text.length ? ' …' : ''), false);
  return found;
}

/** Whole words around the first match. */
function windowOf(text: string, first: Range): Range {
  if (text.length <= LONGEST) return { start: 0, end: text.length };
  let start = Math.max(0, Math.min(first.start - BEFORE, text.length - LONGEST));
  if (start > 0) {
    const blank = text.slice(start, first.start).search(/\s/);
    start = blank < 0 ? first.start : start + blank + 1;
  }
  if (text.length - start <= LONGEST) return { start, end: text.length };
  const rest = text.slice(first.end, start + LONGEST + 1);
  const blank = rest.search(/\s\S*$/);
  return { start, end: blank < 0 ? Math.max(first.end, start + LONGEST) : first.end + blank };
}
