import type { Page } from 'playwright-core';

/** What happened while a hand moved the picture. */
export interface Panned {
  /** Milliseconds between one frame and the next. */
  readonly frames: readonly number[];
  /** Nodes and links that were changed, as elements. */
  readonly changed: number;
  /** Lines and shapes that were drawn on a bitmap. */
  readonly drawn: number;
  /** How often a picture was moved as a whole. */
  readonly moved: number;
}

const WATCH = `(() => {
  const seen = { frames: [], changed: 0, drawn: 0, moved: 0, last: performance.now() };
  const frame = document.querySelector('.frame');
  const observer = new MutationObserver((records) => {
    for (const { target } of records) {
      const isWhole = target.matches?.('.frame > svg, .names, .bitmap');
      if (isWhole) seen.moved += 1;
      else if (target.closest?.('.frame')) seen.changed += 1;
    }
  });
  observer.observe(frame, { subtree: true, childList: true, attributes: true });
  const pen = CanvasRenderingContext2D.prototype;
  const own = { stroke: pen.stroke, fill: pen.fill };
  for (const name of ['stroke', 'fill']) pen[name] = function (...given) { seen.drawn += 1; return own[name].apply(this, given); };
  let going = true;
  const tick = (now) => { seen.frames.push(now - seen.last); seen.last = now; if (going) requestAnimationFrame(tick); };
  requestAnimationFrame((now) => { seen.last = now; requestAnimationFrame(tick); });
  window.seenWhilePanned = seen;
  window.stopWatching = () => { going = false; observer.disconnect(); Object.assign(pen, own); return seen; };
})()`;

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Pulls the picture about by the mouse, without letting go.
 * @param times steps of the hand; a frame is a step at the most.
 * @returns what was seen until just before the hand rests.
 */
export async function pan(page: Page, times: number): Promise<Panned> {
  await page.mouse.move(0, 0);
  const nothing = await toldIn(page);
  const at = await pointWhere(page, (told) => told === nothing || told.includes(' → '));
  return whileHeld(page, at, async () => {
    for (let step = 1; step <= times; step++) {
      const angle = (step / 40) * 2 * Math.PI;
      await page.mouse.move(at.x + 120 * Math.sin(angle), at.y + 60 - 60 * Math.cos(angle));
    }
  });
}

/** Pulls what is at a point by the mouse, and lets go. */
export async function pull(page: Page, { from, by }: { readonly from: Point; readonly by: Point }): Promise<Panned> {
  return whileHeld(page, from, () => page.mouse.move(from.x + by.x, from.y + by.y, { steps: 10 }));
}

async function whileHeld(page: Page, from: Point, act: () => Promise<void>): Promise<Panned> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.evaluate(WATCH);
  await act();
  const seen = await page.evaluate<Panned>('window.stopWatching()');
  await page.mouse.up();
  return seen;
}

/** A point of the frame where a finding is. */
export function pointOfFinding(page: Page): Promise<Point> {
  return pointWhere(page, (told) => told.startsWith('Finding: '));
}

/** How the picture lies in its frame, as d3 knows it. */
export function lies(page: Page): Promise<Readonly<Record<'x' | 'y' | 'k', number>>> {
  return page.evaluate(`(({ x, y, k }) => ({ x, y, k }))(document.querySelector('.frame').__zoom)`);
}

/** Fingers on the screen. */
export interface Fingers {
  down(points: readonly Point[]): Promise<void>;
  move(points: readonly Point[]): Promise<void>;
  up(): Promise<void>;
}

export async function touches(page: Page): Promise<Fingers> {
  const session = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]): Promise<void> =>
    session
      .send('Input.dispatchTouchEvent', { type, touchPoints: points.map(({ x, y }, id) => ({ x, y, id })) })
      .then(() => undefined);
  return {
    down: (points) => send('touchStart', points),
    move: (points) => send('touchMove', points),
    up: () => send('touchEnd', []),
  };
}

async function toldIn(page: Page): Promise<string> {
  return (await page.locator('.told').textContent()) ?? '';
}

/** A point of the frame of which the page says what is asked for. */
async function pointWhere(page: Page, fits: (told: string) => boolean): Promise<Point> {
  const box = await page.locator('.frame').boundingBox();
  if (!box) throw new Error('There is no picture.');
  for (const row of [0.5, 0.4, 0.6, 0.3, 0.7]) {
    for (let share = 0.05; share < 0.95; share += 0.01) {
      const at = { x: Math.round(box.x + share * box.width), y: Math.round(box.y + row * box.height) };
      await page.mouse.move(at.x, at.y);
      if (fits(await toldIn(page))) return at;
    }
  }
  throw new Error('There is no such point.');
}
