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

/**
 * Pulls the picture about by the mouse, without letting go.
 * @param times steps of the hand; a frame is a step at the most.
 * @returns what was seen until just before the hand rests.
 */
export async function pan(page: Page, times: number): Promise<Panned> {
  const box = await page.locator('.frame').boundingBox();
  if (!box) throw new Error('There is no picture.');
  const at = await freePoint(page, box);
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.evaluate(WATCH);
  for (let step = 1; step <= times; step++) {
    const angle = (step / 40) * 2 * Math.PI;
    await page.mouse.move(at.x + 120 * Math.sin(angle), at.y + 60 - 60 * Math.cos(angle));
  }
  const seen = await page.evaluate<Panned>('window.stopWatching()');
  await page.mouse.up();
  return seen;
}

/** A point of the frame where no node is. */
async function freePoint(
  page: Page,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): Promise<{ x: number; y: number }> {
  for (let share = 0.05; share < 1; share += 0.05) {
    const at = { x: Math.round(x + share * width), y: Math.round(y + height / 2) };
    const isNode = await page.evaluate<boolean>(
      `document.elementFromPoint(${at.x}, ${at.y}).closest('[data-node]') !== null`,
    );
    if (!isNode) return at;
  }
  throw new Error('There are nodes everywhere.');
}
