import { describe, expect, test } from 'vitest';
import { COMPARE_VIEW, withNames } from '../../src/views/compare-page.js';
import { viewPath } from '../../src/views/view-type.js';
import type { AskedView } from '../../src/views/view-type.js';
import { fictional } from '../support/seeded.js';

const { ontology } = await fictional();
const NAMES: Readonly<Record<string, string>> = { XNL: 'Northland', XEM: 'Emptyland', XSO: 'Southland' };

/** What is shown of countries of which there are so many rows, where the API answers as many as it is asked for. */
async function shown(total: number, given: Readonly<Record<string, readonly string[]>>): Promise<string> {
  const ids = given['ids'] ?? [];
  const values = Object.fromEntries(Object.entries(given).map(([name, several]) => [name, several.join(',')]));
  const asked: AskedView = {
    ontology,
    given: new Map(Object.entries(given)),
    nodes: new Map(ids.map((id) => [id, { __typename: 'Country', id, name: NAMES[id] }])),
    base: 'https://example.org',
    ask: ({ values: { first } }) =>
      Promise.resolve({
        compare: {
          totalCount: total,
          rows: Array.from({ length: Math.min(total, Number(first)) }, (_, index) => ({
            subject: 'FINDINGS',
            of: { __typename: 'Topic', id: `topic/${index}`, name: `Topic ${index}` },
            period: null,
            cells: ids.map((id) => ({
              ...{ count: 0, claims: [], status: null, reason: 'NOT_RECORDED' },
              explanation: `No finding of ${id} on topic/${index} is recorded here, which does not say that there is none.`,
            })),
          })),
        },
      }),
    path: (changes) => viewPath('compare', { ...values, ...changes }),
  };
  return (await COMPARE_VIEW.show(asked)).main.markup.replace(/\s+/g, ' ');
}

const LEFT_OUT = /<strong>Left out\.<\/strong> ([^<]*)<\/p>/;
const waysIn = (markup: string): [path: string, name: string][] => {
  const [, list = ''] = /A narrower comparison shows more of them:<\/p> <ul>(.*?)<\/ul>/.exec(markup) ?? [];
  return [...list.matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)].map(([, path = '', name = '']) => [
    path.replaceAll('&amp;', '&'),
    name,
  ]);
};

describe('a comparison of more rows than a page can ask for', () => {
  test('leads on to one subject at a time, and to half of the countries', async () => {
    const markup = await shown(500, { ids: ['XNL', 'XEM', 'XSO'], after: ['60'] });
    expect(LEFT_OUT.exec(markup)?.[1]).toBe(
      '380 rows are beyond what one page can ask for. The playground, below, asks for what you choose. ',
    );
    expect(waysIn(markup)).toEqual([
      ['/view/compare?ids=XNL,XEM,XSO&of=TREATY_ACTIONS', 'Treaties'],
      ['/view/compare?ids=XNL,XEM,XSO&of=FIGURES', 'Figures'],
      ['/view/compare?ids=XNL,XEM,XSO&of=FINDINGS', 'Findings by topic'],
      ['/view/compare?ids=XNL,XEM', 'Northland, Emptyland'],
      ['/view/compare?ids=XEM,XSO', 'Emptyland, Southland'],
    ]);
  });

  test('leads on within what its address asks for', async () => {
    const given = { ids: ['XNL', 'XEM'], of: ['NORM_GAPS', 'FINDINGS'], treaty: ['CAT'], after: ['120'] };
    expect(waysIn(await shown(181, given)).map(([path]) => path)).toEqual([
      '/view/compare?ids=XNL,XEM&of=NORM_GAPS&treaty=CAT',
      '/view/compare?ids=XNL,XEM&of=FINDINGS&treaty=CAT',
    ]);
    const narrow = await shown(181, { ids: ['XNL', 'XEM'], of: ['FINDINGS'], after: ['120'] });
    expect(LEFT_OUT.exec(narrow)?.[1]).toMatch(/^1 row is beyond/);
    expect(waysIn(narrow)).toEqual([]);
  });

  test('leads to the next page, while there is one', async () => {
    const markup = await shown(500, { ids: ['XNL', 'XEM', 'XSO'] });
    expect([LEFT_OUT.exec(markup), waysIn(markup)]).toEqual([null, []]);
  });
});

describe('an empty cell', () => {
  test('says names in its sentence, not ids', async () => {
    const markup = await shown(2, { ids: ['XNL', 'XEM'] });
    expect(markup).toContain(
      'No finding of Emptyland on Topic 1 is recorded here, which does not say that there is none.',
    );
  });

  test('has names for whole ids only, and for none that a name brings', () => {
    const nodes = [
      { id: 'CAT/1', name: 'Article 1 of CAT' },
      { id: 'CAT', name: 'Convention' },
      { id: 'topic/a', name: 'A $& b' },
    ];
    expect(withNames('CAT/1 and CAT/12, topic/a and topic/a-b, CAT.', nodes)).toBe(
      'Article 1 of CAT and CAT/12, A $& b and topic/a-b, Convention.',
    );
    expect(withNames('Nothing of KAZ.', [])).toBe('Nothing of KAZ.');
  });
});

describe('an article of a table', () => {
  test('begins with its number, in its row, in its column and on a phone', async () => {
    const articles = ['SFT/1', 'SFT/2'].map((id) => ({
      ...{ __typename: 'Article', id, name: `Standard of Fair Treatment, article ${id.slice(-1)}` },
    }));
    const asked: AskedView = {
      ontology,
      given: new Map([['ids', ['SFT/1', 'SFT/2']]]),
      nodes: new Map(articles.map((node) => [node.id, node])),
      base: 'https://example.org',
      ask: () =>
        Promise.resolve({
          compare: {
            totalCount: 1,
            rows: [{ subject: 'FINDINGS', of: articles[0], period: null, cells: [{ claims: [] }, { claims: [] }] }],
          },
        }),
      path: () => '',
    };
    const { markup } = (await COMPARE_VIEW.show(asked)).main;
    const name = 'Article 1, Standard of Fair Treatment';
    expect(markup).toContain(`data-title="${name}"`);
    expect(markup.split(`<a href="/id/SFT/1"><bdi>${name}</bdi></a>`)).toHaveLength(3);
  });
});
