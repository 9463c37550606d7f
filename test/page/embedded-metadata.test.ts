import { describe, expect, test } from 'vitest';
import { embeddedMetadata } from '../../src/page/embedded-metadata.js';
import type { Cited } from '../../src/questions/citation/cited.js';
import { BARE, FOLLOW_UP, MISSION, PROFILE, sentence } from '../questions/citation/reports.js';

const ADDRESS = 'https://rights.example/id/x/y';

/** An item as Zotero's translator "Embedded Metadata" makes one of the tags that it names. */
interface ZoteroItem {
  readonly itemType: string;
  readonly creators: readonly { readonly lastName: string; readonly firstName?: string }[];
  readonly fields: Readonly<Record<string, string>>;
}

/** Which field a tag becomes, as the translator has it (https://www.zotero.org/support/dev/exposing_metadata). */
const FIELDS: Readonly<Record<string, string>> = {
  citation_title: 'title',
  citation_publication_date: 'date',
  citation_technical_report_institution: 'institution',
  citation_technical_report_number: 'number',
  citation_publisher: 'publisher',
  citation_abstract: 'abstractNote',
  citation_public_url: 'url',
  citation_language: 'language',
};

/**
 * Reads tags by the rules of the translator: the type by dc:type; authors with a semicolon, or with blanks on both
 * sides of a comma, are several; a name with a comma is family name and given name, one without is parted at its last
 * blank; what is left at the ends of a name is cut off.
 */
function asZotero(markup: string): ZoteroItem {
  const tags = [...markup.matchAll(/<meta\s+name="([^"]*)"\s+content="([^"]*)"\s*\/>/g)].map(
    ([, name = '', content = '']) => [name, unescaped(content)] as const,
  );
  const authors = tags.flatMap(([name, content]) => {
    if (name !== 'citation_author') return [];
    const parted = content.split(/\s*;\s*/);
    const [first = '', second = ''] = content.split(/\s*,\s*/);
    return parted.length === 1 && first.includes(' ') && second.includes(' ') ? content.split(/\s*,\s*/) : parted;
  });
  return {
    itemType: tags.find(([name]) => name === 'dc.type')?.[1] ?? 'journalArticle',
    creators: authors.map((author) => {
      const clean = author.replace(/^[\s.,/[\]:]+|[\s.,/[\]:]+$/g, '');
      if (author.includes(',')) {
        const [lastName = '', firstName] = clean.split(/, ?/);
        return { lastName, ...(firstName !== undefined && { firstName }) };
      }
      const blank = clean.lastIndexOf(' ');
      return { lastName: clean.slice(blank + 1), firstName: clean.slice(0, blank) };
    }),
    fields: Object.fromEntries(
      tags.flatMap(([name, content]) => (FIELDS[name] === undefined ? [] : [[FIELDS[name], content]])),
    ),
  };
}

function unescaped(text: string): string {
  return text.replace(/&(quot|lt|gt|#39|amp);/g, (_, name: string) => {
    return { quot: '"', lt: '<', gt: '>', '#39': "'", amp: '&' }[name] ?? '';
  });
}

const read = (cited: Cited): ZoteroItem =>
  asZotero(
    embeddedMetadata(cited, '1f2e', ADDRESS)
      .map(({ markup }) => markup)
      .join(''),
  );

describe('Zotero reads in the head of a page', () => {
  test('a UN document, with bodies and people as authors', () => {
    expect(read({ kind: 'report', report: { ...MISSION, publishedOn: '2010-02-17' } })).toEqual({
      itemType: 'report',
      creators: [{ lastName: 'Special Rapporteur on Torture' }, { lastName: 'van Boven', firstName: 'Theo' }],
      fields: {
        title: MISSION.name,
        date: '2010/02/17',
        institution: 'United Nations',
        number: 'A/HRC/14/10',
        abstractNote: `rights-graph data version 1f2e, report ${MISSION.id}, ${ADDRESS}`,
        url: MISSION.url ?? ADDRESS,
        language: 'en',
      },
    });
  });

  test('a claim, by the first document that it was read from', () => {
    const passages = [sentence(PROFILE, 'legal-framework', 3, 1), sentence(MISSION, 'x', 1, 1)];
    const claim = {
      id: `${PROFILE.id}/legal-framework/3.1/a`,
      statement: 'It is "so" & <so>.',
      passages,
      statedIn: FOLLOW_UP,
    };
    const { itemType, fields } = read({ kind: 'claim', claim });
    expect(itemType).toBe('webpage');
    expect(fields).toMatchObject({ title: PROFILE.name, url: PROFILE.url });
    expect(fields.abstractNote).toBe(
      `It is "so" & <so>. — Legal Framework, para 3, sentence 1; rights-graph data version 1f2e, claim ${claim.id}, ${ADDRESS}`,
    );
  });

  test('a body with commas and semicolons in its name as one', () => {
    const authors = [{ name: 'Office of Law, Order and Peace; Section B', type: 'Institution' }];
    const { creators } = read({ kind: 'report', report: { ...BARE, authors } });
    expect(creators).toEqual([{ lastName: 'Office of Law Order and Peace Section B' }]);
  });

  test('a thing as a page of ours', () => {
    const record = { id: 'x/y', what: 'institution', name: 'Қылмыс "X"', about: null };
    expect(read({ kind: 'record', record })).toEqual({
      itemType: 'webpage',
      creators: [{ lastName: 'rights-graph contributors' }],
      fields: {
        title: 'Қылмыс "X"',
        publisher: 'rights-graph',
        abstractNote: 'rights-graph data version 1f2e, institution x/y',
        url: ADDRESS,
        language: 'en',
      },
    });
  });

  test.each([
    ['2009', '2009'],
    ['2009-12~', '2009/12'],
    ['2009/2012', '2009'],
    ['../2012', '2012'],
    [null, undefined],
  ])('a day that is %s', (publishedOn, date) => {
    expect(read({ kind: 'report', report: { ...BARE, publishedOn } }).fields.date).toBe(date);
  });
});
