import { describe, expect, it } from 'vitest';
import { SCALARS } from '../../src/ontology/scalars.js';
import { URL_PATTERN, whyNoAddress } from '../../src/ontology/url.js';

const ALLOWED = 'Write a full URL with http or https, like "https://example.org/page".';
const NONE = (text: string): string => `${JSON.stringify(text)} is no address. ${ALLOWED}`;
const SECRET = (text: string): string => `${JSON.stringify(text)} has a user name or a password in it: leave them out.`;
const SENT = (text: string, sent: string): string =>
  `${JSON.stringify(text)} is not how the address is sent: write "${sent}".`;

const GOOD = [
  'https://example.org',
  'http://www.wikidata.org/entity/Q232',
  'http://dbpedia.org/resource/Burden_of_proof_(law)',
  'https://example.org:8443/a/b.html?x=1&y=%D0%9F,2#part-3',
  'https://example.org?q=a@b',
  "http://xn--e1afmkfd.example/it's;~*!$+=",
];

const BAD: readonly (readonly [string, string])[] = [
  ...['javascript:alert(1)', 'JAVASCRIPT:alert(1)', 'data:text/html,<script>', 'file:///etc/passwd', 'ftp://a/b'].map(
    (text) => [text, NONE(text)] as const,
  ),
  ...['law.example/press', '//law.example', 'mailto:a@law.example', 'https:law.example', 'https://', ''].map(
    (text) => [text, NONE(text)] as const,
  ),
  ...['https:///path', 'https://?q', 'http://:80/', 'https://law.example:99999/', 'http://[::1]/'].map(
    (text) => [text, NONE(text)] as const,
  ),
  ...['https://me@law.example/', 'https://me:pw@law.example', 'https://wikidata.org@law.example/'].map(
    (text) => [text, SECRET(text)] as const,
  ),
  ['https://law.example/press act', SENT('https://law.example/press act', 'https://law.example/press%20act')],
  [
    'https://law.example/закон',
    SENT('https://law.example/закон', 'https://law.example/%D0%B7%D0%B0%D0%BA%D0%BE%D0%BD'),
  ],
  ['https://закон.example', SENT('https://закон.example', 'https://xn--80ankme.example/')],
  ['HTTPS://Law.example', SENT('HTTPS://Law.example', 'https://law.example/')],
  [
    'https://law.example\\@evil.example',
    SENT('https://law.example\\@evil.example', 'https://law.example/@evil.example'),
  ],
  ['https://law.example/a\nb', SENT('https://law.example/a\nb', 'https://law.example/ab')],
  [' https://law.example/', NONE(' https://law.example/')],
];

describe('an address', () => {
  it.each(GOOD)('may be %s', (text) => {
    expect(whyNoAddress(text)).toBeUndefined();
    expect(SCALARS['URL']?.read(text)).toEqual({ value: text });
  });

  it.each(BAD)('may not be %j', (text, reason) => {
    expect(whyNoAddress(text)).toBe(reason);
    expect(SCALARS['URL']?.read(text)).toEqual({ reason });
  });

  it('is a text', () => {
    expect(SCALARS['URL']?.read(7)).toEqual({ reason: 'It is written as text, in quotes.' });
  });

  it('has a pattern for editors, which leaves to the reader only what no pattern knows', () => {
    const pattern = new RegExp(URL_PATTERN);
    expect(GOOD.filter((text) => !pattern.test(text))).toEqual([]);
    expect(BAD.map(([text]) => text).filter((text) => pattern.test(text))).toEqual(['https://law.example:99999/']);
  });
});
