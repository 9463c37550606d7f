import { existsSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { chromium as playwright } from 'playwright-core';

const CANDIDATES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** What a run prints where the browser tests are left out. */
export const NO_CHROMIUM =
  'The browser tests were left out: no Chromium found. Install chromium or set CHROMIUM_PATH to its executable.';

/**
 * The path of the Chromium to test with: CHROMIUM_PATH, else where systems put it. Undefined where there is none.
 * Throws where CHROMIUM_PATH names no file, and where CI is set and there is no Chromium: in CI nothing is left out.
 */
export function chromium(
  environment: NodeJS.ProcessEnv = process.env,
  exists: (path: string) => boolean = existsSync,
): string | undefined {
  const named = environment['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (!exists(named)) throw new Error(`CHROMIUM_PATH is ${named}, and there is no such file.`);
    return named;
  }
  const found = CANDIDATES.find(exists);
  if (found === undefined && (environment['CI'] ?? '') !== '') {
    throw new Error('No Chromium found, and in CI the browser tests must run. Install chromium or set CHROMIUM_PATH.');
  }
  return found;
}

/** Starts the browser of `chromium()`; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = chromium();
  if (executablePath === undefined) throw new Error(NO_CHROMIUM);
  return playwright.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page of its own, and what went wrong on it so far. */
export interface WatchedPage {
  readonly page: Page;
  /** Console errors, uncaught exceptions, breaches of the security policy, and requests to another origin. */
  readonly problems: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens an empty page for the server at `origin`, with no stored data. */
export async function watchedPage(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ baseURL: origin, ...options });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    const own = url.origin === new URL(origin).origin || url.protocol === 'data:';
    if (!own) problems.push(`request to another origin: ${request.url()}`);
  });
  await page.exposeFunction('reportViolation', (text: string) => problems.push(`security policy: ${text}`));
  // As text, because the rest of the file is checked without the types of a browser.
  await page.addInitScript({
    content: `document.addEventListener('securitypolicyviolation', (event) => {
      window.reportViolation(event.effectiveDirective + ' refuses ' + event.blockedURI);
    });`,
  });
  return { page, problems, close: () => context.close() };
}
