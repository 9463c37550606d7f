import { describe, expect, it } from 'vitest';
import type { GraphRecord } from '../../src/load/derive.js';
import type { Diff } from '../../src/load/diff.js';
import { tokenWrites, tokensOf } from '../../src/load/tokens.js';

function record(id: string, ...texts: readonly string[]): GraphRecord {
  const postings = texts.map((text, index) => ({ token: text.toLowerCase(), k: index + 1, text }));
  return { id, type: 'Law', properties: {}, relations: [], postings };
}

const NOTHING: Diff = { added: [], changed: [], removed: [], unchanged: [] };

function sent(diff: Partial<Diff>, before: readonly GraphRecord[]): unknown {
  const stored = [...tokensOf(before).values()];
  const writes = tokenWrites({ ...NOTHING, ...diff }, stored);
  const names = (all: typeof writes.before): unknown[] =>
    all.map(({ statement, parameters }) => [statement.name, ...Object.values(parameters)]);
  return [names(writes.before), names(writes.after)];
}

describe('the tokens of records', () => {
  it('count the nodes, and are written as most nodes write them, of equal ways the first by letter', () => {
    const records = [record('a', 'Codes', 'law'), record('b', 'codes', 'Law'), record('c', 'codes')];
    expect([...tokensOf(records).values()]).toEqual([
      { id: 'codes', stem: 'code', df: 3, surface: 'codes' },
      { id: 'law', stem: 'law', df: 2, surface: 'Law' },
    ]);
  });
});

describe('the writes to the search index', () => {
  const a = record('a', 'code', 'law');
  const b = record('b', 'code');

  it('of nothing are none', () => {
    expect(sent({ unchanged: [a, b] }, [a, b])).toEqual([[], []]);
  });

  it('of an empty graph create tokens, then postings', () => {
    expect(sent({ added: [a, b] }, [])).toEqual([
      [],
      [
        [
          'create-tokens',
          [
            { id: 'code', stem: 'code', df: 2, surface: 'code' },
            { id: 'law', stem: 'law', df: 1, surface: 'law' },
          ],
        ],
        [
          'create-postings',
          [
            ['a', 'code', 1],
            ['a', 'law', 2],
            ['b', 'code', 1],
          ],
        ],
      ],
    ]);
  });

  it('replace the postings of a changed node, count its tokens anew, and drop those that nothing has', () => {
    const changed = record('a', 'code', 'Plan');
    expect(sent({ changed: [{ record: changed, storedType: 'Law' }], unchanged: [b] }, [a, b])).toEqual([
      [['delete-postings', ['a']]],
      [
        ['delete-tokens', ['law']],
        ['create-tokens', [{ id: 'plan', stem: 'plan', df: 1, surface: 'Plan' }]],
        [
          'create-postings',
          [
            ['a', 'code', 1],
            ['a', 'plan', 2],
          ],
        ],
      ],
    ]);
  });

  it('of a removed node count its tokens anew; its postings went with it', () => {
    const removed = [{ id: 'b', type: 'Law', hash: '' }];
    expect(sent({ removed, unchanged: [a] }, [a, b])).toEqual([
      [],
      [['replace-tokens', [{ id: 'code', stem: 'code', df: 1, surface: 'code' }]]],
    ]);
  });
});
