import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Graph } from '../../src/graph/graph.js';
import { engines } from '../support/engines.js';

/** Every character that is another one in small letters. */
const CAPITALS = Array.from({ length: 0x11_0000 }, (_, code) => code)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code))
  .filter((character) => character.toLowerCase() !== character);

/** Words in which it counts what stands beside a letter, or that Turks and Kazakhs write. */
const WORDS = ['ΟΔΥΣΣΕΥΣ', 'Σ', 'ΑΣ.', 'Α Σ', 'İSTANBUL', 'ISPARTA ıI', 'ЖАҢАӨЗЕН', 'ӘҒҚҢӨҰҮҺІ', 'STRASSE ẞ'];

/** What Unicode has had since its version 14, and Java 17 does not know: Glagolitic, Latin, Vithkuqi and Garay. */
const YOUNG = /[\u1C89\u2C2F\uA7C0\uA7CB-\uA7DC\u{10570}-\u{10595}\u{10D50}-\u{10D65}\u{16EA0}-\u{16EB8}]/u;

/** What the statement of a filter asks (`containsIgnoringCase`). */
const LOWER = { name: 'lower-case', text: 'UNWIND $texts AS text RETURN collect(toLower(text)) AS lower' };

describe.each(engines())('small letters, on $name', ({ name, open }) => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await open();
  });
  afterAll(() => graph.close());

  test('are those of every other engine', async () => {
    const texts = [...CAPITALS, ...WORDS];
    const row = await graph.read(LOWER, { texts }, performance.now() + 20_000);
    const lower = (row?.['lower'] ?? []) as readonly string[];
    const other = texts.filter((text, index) => lower[index] !== text.toLowerCase());
    expect(texts.length).toBeGreaterThan(1_300);
    expect(other.filter((text) => name === 'embedded' || !YOUNG.test(text))).toEqual([]);
  });
});
