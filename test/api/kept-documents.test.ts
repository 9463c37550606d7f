import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { keptDocuments } from '../../src/api/kept-documents.js';

/** A document of six tokens, seven with what its list begins with, eight with what it ends with. */
const document = (name: string): ReturnType<typeof parse> => parse(`query ${name} { id name }`);
const SIZE = 9;

describe('documents that are kept', () => {
  it('are those that were asked for last, as many tokens as there is room for', async () => {
    const store = keptDocuments(3 * SIZE);
    for (const name of ['A', 'B', 'C']) await store.set(name, document(name));
    await store.get('A');
    await store.set('D', document('D'));
    const found = await Promise.all(['A', 'B', 'C', 'D'].map(async (name) => ((await store.get(name)) ? name : '')));
    expect(found).toEqual(['A', '', 'C', 'D']);
  });

  it('are none that is larger than all of it', async () => {
    const store = keptDocuments(3 * SIZE);
    await store.set('A', document('A'));
    await store.set('large', parse(`{ ${'id '.repeat(3 * SIZE)} }`));
    expect([await store.get('large'), (await store.get('A')) !== undefined]).toEqual([undefined, true]);
  });
});
