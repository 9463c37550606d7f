import { NO_CHROMIUM, chromium } from './browser.js';

/** Before the browser tests: says at the end of the run where they were left out; in CI that is a failure. */
export default function setup(): (() => void) | undefined {
  if (chromium() !== undefined) return undefined;
  return () => console.error(`\n${NO_CHROMIUM}`);
}
