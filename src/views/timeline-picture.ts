import { html } from '../page/html.js';
import type { Html } from '../page/html.js';
import { isPart } from '../page/labels.js';
import type { AnswerPart } from '../page/labels.js';

/** Sizes of the picture, in its own units: a unit is a pixel where there is room. */
const WIDTH = 700;
const SIDE = 24;
const LANE = 9;
const MARK = 3.2;
const MOST_LANES = 40;
const AXIS = 26;
/** Between the labels of years. */
const LABEL_WIDTH = 44;

interface Mark {
  readonly from: number;
  readonly to: number;
  readonly isClaim: boolean;
  readonly lane: number;
}

/**
 * Draws the entries of a page over an axis of years: a mark for each, as wide as the time that its date may mean; claims
 * round, all else angular; years of which nothing is recorded shaded. It says nothing that the list below it does not.
 * @returns undefined where nothing has a date.
 */
export function timelinePicture(
  entries: readonly AnswerPart[],
  gaps: readonly AnswerPart[],
  name: string,
): Html | undefined {
  const spans = entries.flatMap((entry) => {
    const span = spanOf(entry);
    return span ? [{ ...span, isClaim: isPart(entry['node']) && typeof entry['node']['statement'] === 'string' }] : [];
  });
  if (spans.length === 0) return undefined;
  const first = Math.floor(Math.min(...spans.map(({ from }) => from)));
  const last = Math.max(first + 1, Math.ceil(Math.max(...spans.map(({ to }) => to))));
  const x = (year: number): number => SIDE + ((year - first) / (last - first)) * (WIDTH - 2 * SIDE);
  const marks = inLanes(spans, x);
  const lanes = Math.max(...marks.map(({ lane }) => lane)) + 1;
  const height = lanes * LANE + AXIS + 8;
  const ground = lanes * LANE + 6;
  const title = `${spans.length} dated records about ${name} from ${first} to ${last}: the list below says the same.`;
  const shaded = gaps.filter(({ from, to }) => Number(to) >= first && Number(from) < last);
  return html`<div class="picture" role="region" aria-label="Picture of the timeline" tabindex="0">
      <svg viewBox="0 0 ${WIDTH} ${rounded(height)}" role="img" aria-label="${title}">
        ${shaded.map(({ from, to }) => gapBox(x(Math.max(first, Number(from))), x(Math.min(last, Number(to) + 1)), ground))}
        <line class="axis" x1="${SIDE}" y1="${ground}" x2="${WIDTH - SIDE}" y2="${ground}" />
        ${labelledYears(first, last).map((year) => yearLabel(x(year), ground, year))}
        ${marks.map((mark) => drawn(mark, x))}
      </svg>
    </div>
    <p class="note legend">
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <circle class="claim" cx="6" cy="6" r="4" />
      </svg>
      a claim,
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <rect class="thing" x="2" y="2" width="8" height="8" />
      </svg>
      anything else; a bar is as long as the time that its date may mean. Nothing is recorded of the shaded years.
    </p>`;
}

/** From when to when it may be, in years; what has no beginning or no end is as long as what is known of it. */
function spanOf({ earliest, latest, date }: AnswerPart): { readonly from: number; readonly to: number } | undefined {
  const known = [earliest, latest].filter((day) => typeof day === 'string');
  const [start] = known;
  const end = known.at(-1);
  if (typeof date !== 'string' || start === undefined || end === undefined) return undefined;
  return { from: yearsAt(start), to: yearsAt(end) };
}

/** A day as years with a fraction. */
function yearsAt(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return year + (month - 1) / 12 + (date - 1) / 366;
}

/** The lowest lane in which there is room for each; what finds none is drawn over others in the highest. */
function inLanes(spans: readonly Omit<Mark, 'lane'>[], x: (year: number) => number): readonly Mark[] {
  const ends: number[] = [];
  return spans.map((span) => {
    const [start, end] = [x(span.from) - MARK, Math.max(x(span.to), x(span.from)) + MARK];
    let lane = ends.findIndex((before) => before + 1 < start);
    if (lane === -1) lane = Math.min(ends.length, MOST_LANES - 1);
    ends[lane] = Math.max(ends[lane] ?? 0, end);
    return { ...span, lane };
  });
}

function drawn({ from, to, lane, isClaim }: Mark, x: (year: number) => number): Html {
  const y = lane * LANE + LANE / 2 + 2;
  const [start, end] = [x(from), x(to)];
  const kind = isClaim ? 'claim' : 'thing';
  // What is said to the day is a mark alone.
  if (end - start < 2 * MARK) {
    return isClaim
      ? html`<circle class="claim" cx="${rounded(start)}" cy="${rounded(y)}" r="${MARK}" />`
      : html`<rect
          class="thing"
          x="${rounded(start - MARK)}"
          y="${rounded(y - MARK)}"
          width="${2 * MARK}"
          height="${2 * MARK}"
        />`;
  }
  const corner = isClaim ? MARK : 0;
  return html`<rect
    class="${kind} span"
    x="${rounded(start)}"
    y="${rounded(y - MARK)}"
    width="${rounded(end - start)}"
    height="${2 * MARK}"
    rx="${corner}"
  />`;
}

function gapBox(from: number, to: number, ground: number): Html {
  return html`<rect
    class="gap"
    x="${rounded(from)}"
    y="0"
    width="${rounded(Math.max(0, to - from))}"
    height="${ground}"
  />`;
}

function yearLabel(at: number, ground: number, year: number): Html {
  return html`<line class="axis" x1="${rounded(at)}" y1="${ground}" x2="${rounded(at)}" y2="${ground + 5}" />
    <text x="${rounded(at)}" y="${ground + 18}" text-anchor="middle">${String(year)}</text>`;
}

/** So many years that their labels do not touch: each one, or each second, fifth, tenth ... */
function labelledYears(first: number, last: number): readonly number[] {
  const room = Math.max(1, Math.floor((WIDTH - 2 * SIDE) / LABEL_WIDTH));
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((one) => (last - first) / one <= room) ?? 1000;
  const start = Math.ceil(first / step) * step;
  return Array.from({ length: Math.floor((last - start) / step) + 1 }, (_, index) => start + index * step);
}

function rounded(number: number): number {
  return Math.round(number * 10) / 10;
}
