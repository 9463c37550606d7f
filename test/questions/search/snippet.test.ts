import { describe, expect, it } from 'vitest';
import { nodeType } from '../../../src/ontology/ontology.js';
import { bestText } from '../../../src/questions/search/snippet.js';
import type { Term } from '../../../src/questions/search/terms.js';
import { ontology } from '../../support/good.js';

const type = nodeType(ontology, 'Finding');

function terms(...tokens: readonly string[]): Term[] {
  return tokens.map((token, word) => ({ token, word, factor: 1 }));
}

/** The snippet of one text, with its matches in brackets. */
function marked(text: string, ...tokens: readonly string[]): string {
  const { snippet } = bestText(type, [{ field: 'statement', text, weight: 1 }], terms(...tokens)) ?? { snippet: [] };
  for (const { text: piece } of snippet) expect(piece).not.toBe('');
  return snippet.map(({ text: piece, match }) => (match ? `[${piece}]` : piece)).join('');
}

const LONG = Array.from({ length: 60 }, (_, index) => `word${index + 1}`).join(' ');

describe('a snippet', () => {
  it.each([
    ['a short text as a whole', 'One two three.', ['two'], 'One [two] three.'],
    ['matches that follow each other', 'one two', ['one', 'two'], '[one] [two]'],
    ['the whole word that a stem or accent hides', 'The État.', ['etat'], 'The [État].'],
    ['a part of a compound', 'on non-refoulement', ['refoulement'], 'on non-[refoulement]'],
    ['a compound and its parts as one', 'see 347.1 now', ['347', '347-1', '1'], 'see [347.1] now'],
  ])('shows %s', (_, text, tokens, expected) => {
    expect(marked(text, ...tokens)).toBe(expected);
  });

  it('is cut between words, at its end, at both ends and at its beginning', () => {
    expect(marked(LONG, 'word2')).toMatch(/^word1 \[word2\] word3 .* word\d+ …$/);
    expect(marked(LONG, 'word30')).toMatch(/^… word\d+ .*word29 \[word30\] word31 .* word\d+ …$/);
    expect(marked(LONG, 'word60')).toMatch(/^… word\d+ .*word59 \[word60\]$/);
    for (let index = 1; index <= 60; index += 1) {
      const snippet = marked(LONG, `word${index}`).replace(/[[\]…]/g, '');
      expect(snippet.length).toBeLessThanOrEqual(164);
      expect(snippet.length).toBeGreaterThan(140);
      expect(` ${LONG} `).toContain(` ${snippet.trim()} `);
    }
  });

  it('keeps its first match, however long, and cuts where there are no blanks', () => {
    expect(marked(`${'a'.repeat(100)} ${'b'.repeat(300)} c`, 'b'.repeat(64))).toBe(`… [${'b'.repeat(300)}] …`);
    expect(marked(`x ${'b'.repeat(300)}`, 'x')).toMatch(/^\[x\] …$/);
    expect(marked(`x-${'b'.repeat(300)}`, 'x')).toBe(`[x]-${'b'.repeat(158)} …`);
  });

  it('comes from the text that matches best, of equal ones the first', () => {
    const sources = [
      { field: 'name', text: 'one', weight: 8 },
      { field: 'statement', text: 'one two', weight: 1 },
      { field: 'terms', text: 'two one', weight: 1 },
    ];
    expect(bestText(type, sources, terms('one'))?.field).toBe('name');
    expect(bestText(type, sources, terms('one', 'two'))?.field).toBe('statement');
  });

  it('is none where no text has a word', () => {
    expect(bestText(type, [], terms('one'))).toBeUndefined();
    expect(bestText(type, [{ field: 'name', text: 'two', weight: 8 }], terms('one'))).toBeUndefined();
  });
});
