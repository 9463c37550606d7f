import { originHeaders } from './cors.js';
import type { Origins } from './cors.js';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];

/** Monaco, the editor of the playground, writes inline styles and has its font as data. */
const FOR_THE_EDITOR: Readonly<Record<string, string>> = {
  "style-src 'self'": "style-src 'self' 'unsafe-inline'",
  "font-src 'self'": "font-src 'self' data:",
};
const PLAYGROUND_POLICY = POLICY.map((directive) => FOR_THE_EDITOR[directive] ?? directive).join('; ');

/** For pages that have no script: that of a record, that of a view, and those that say what is wrong. */
export const PLAIN_POLICY = POLICY.filter((directive) => !/^(?:script|worker|connect|font)-src /.test(directive)).join(
  '; ',
);

/** What every answer carries, errors too: browsers may do with it only what it is for. */
const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY.join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

/**
 * The headers of an answer.
 * @param origin of the page that asks, where there is one.
 */
export function headersFor(path: string, origins: Origins, origin?: string): Readonly<Record<string, string>> {
  const headers = { ...HEADERS, ...originHeaders(origins, origin) };
  if (path === '/playground') return { ...headers, 'content-security-policy': PLAYGROUND_POLICY };
  return ['/id/', '/view/', '/explore/view/'].some((plain) => path.startsWith(plain))
    ? { ...headers, 'content-security-policy': PLAIN_POLICY }
    : headers;
}

/** The path of an address, without what is asked there. */
export function pathOf(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? '';
}
