import { describe, expect, it } from 'vitest';
import { importLists } from '../../src/import/untc/import-lists.js';
import type { ImportedLists } from '../../src/import/untc/import-lists.js';
import type { ImportRecord } from '../../src/import/import-record.js';
import { filesOf } from './files.js';

const HEADER = 'Participant,Signature,"Accession(a), Succession(d), Ratification"';

async function imported(
  contents: Readonly<Record<string, string>>,
  asOf: string | null = '2015',
): Promise<ImportedLists & { readonly byId: ReadonlyMap<string, ImportRecord> }> {
  const file = await filesOf(contents);
  const lists = await importLists(Object.keys(contents).map(file), asOf === null ? {} : { asOf });
  return {
    ...lists,
    byId: new Map(lists.outputs.flatMap(({ records }) => records.map((one) => [one.id, one] as const))),
  };
}

function actions({ byId }: { readonly byId: ReadonlyMap<string, ImportRecord> }): ImportRecord[] {
  return [...byId.values()].filter(({ type }) => type === 'TreatyAction');
}

describe('a list of participants', () => {
  it('becomes states, the treaty, passages and an action for each date', async () => {
    const lists = await imported({ '4-9.csv': `${HEADER}\nNorway,4 Feb 1985,9 Jul 1986\nChad,,9 Jun 1995 a\n` });
    expect(lists.outputs.map(({ name }) => name)).toEqual(['untc/status-2015/4-9']);
    expect(lists.byId.get('NOR')).toEqual({
      id: 'NOR',
      type: 'Country',
      name: 'Norway',
      iso2: 'NO',
      sources: [
        {
          field: 'iso2',
          basis: 'REGISTER',
          address: 'https://www.iso.org/iso-3166-country-codes.html',
          verified: false,
        },
      ],
    });
    expect(lists.byId.get('CAT')).toMatchObject({ type: 'Treaty', untcNumber: 'IV-9', kind: 'TREATY' });
    expect(lists.byId.get('un/treaty-collection/status-2015/record/4-9-norway/b')).toEqual({
      id: 'un/treaty-collection/status-2015/record/4-9-norway/b',
      type: 'TreatyAction',
      statement:
        'The United Nations Treaty Collection lists the ratification of the Convention against Torture (CAT) by Norway on 9 July 1986.',
      action: 'RATIFICATION',
      treaty: 'CAT',
      country: 'NOR',
      date: '1986-07-09',
      topics: ['topic/treaty-obligations'],
      citations: ['un/treaty-collection/status-2015/record/4-9-norway'],
    });
    expect(lists.byId.get('un/treaty-collection/status-2015/record/4-9-chad/a')).toMatchObject({
      action: 'ACCESSION',
      date: '1995-06-09',
      statement:
        'The United Nations Treaty Collection lists the accession of Chad to the Convention against Torture (CAT) on 9 June 1995.',
    });
    expect(lists.texts.get('4-9-chad')).toBe('Chad, , 9 Jun 1995 a');
  });

  it.each([
    ['17 Jul 2001 A', 'ACCEPTANCE'],
    ['17 Jul 2001 AA', 'APPROVAL'],
    ['17 Jul 2001 a', 'ACCESSION'],
    ['17 Jul 2001 c', 'FORMAL_CONFIRMATION'],
    ['17 Jul 2001 d', 'SUCCESSION'],
    ['17 Jul 2001 s', 'DEFINITIVE_SIGNATURE'],
    ['17 Jul 2001', 'RATIFICATION'],
    ['17 July 2001', 'RATIFICATION'],
    ['17 Jul 2001 d 5', 'SUCCESSION'],
    ['17 Jul 2001 a²', 'ACCESSION'],
  ])('reads %s as %s', async (cell, action) => {
    expect(actions(await imported({ '4-9.csv': `${HEADER}\nNorway,,${cell}\n` }))).toMatchObject([
      { action, date: '2001-07-17' },
    ]);
  });

  it('reads a succession to a signature, and a denunciation that ends what bound', async () => {
    const header = 'Participant,"Signature, Succession to signature(d)",Ratification,Denunciation';
    const lists = await imported({ '4-5.csv': `${header}\nJamaica,19 Dec 1966 d,3 Oct 1975,23 Oct 1997\n` });
    expect(actions(lists).map(({ action, supersedes }) => [action, supersedes])).toEqual([
      ['SUCCESSION_TO_SIGNATURE', undefined],
      ['RATIFICATION', undefined],
      ['DENUNCIATION', ['un/treaty-collection/status-2015/record/4-5-jamaica/b']],
    ]);
  });

  it.each([
    // The head of a column is the key to its letters.
    ['"Definitive signature(s), Acceptance(A), Succession(d)"', '12 Nov 1947 A', 'ACCEPTANCE'],
    ['"Definitive signature(s), Acceptance(A), Succession(d)"', '12 Nov 1947 d', 'SUCCESSION'],
    ['"Definitive signature(s), Acceptance(A), Succession(d)"', '12 Nov 1947 s', 'DEFINITIVE_SIGNATURE'],
    ['"Succession(d), Consent to be bound(P)"', '12 Nov 1947 P', 'CONSENT_TO_BE_BOUND'],
    ['"Ratification, Simplified procedure(p)"', '12 Nov 1947 p', 'CONSENT_TO_BE_BOUND'],
    ['Provisional application(n)', '12 Nov 1947 n', 'PROVISIONAL_APPLICATION'],
    [
      '"Provisional application by virtue of a notification (n), Provisional application by virtue of signature, adoption of the Agreement or accession thereto"',
      '12 Nov 1947',
      'PROVISIONAL_APPLICATION',
    ],
    ['Participation in the Agreement as amended under paragraph 4', '12 Nov 1947', 'PARTY'],
    ['Acceptance(A)', '12 Nov 1947', 'ACCEPTANCE'],
    ['Acceptance', '12 Nov 1947', 'ACCEPTANCE'],
    ['Notification of denunciation', '12 Nov 1947', 'DENUNCIATION'],
    ['Ratification or accession(a)', '12 Nov 1947', 'RATIFICATION'],
  ])('reads below %s the cell %s as %s', async (head, cell, action) => {
    const lists = await imported({ '7-1.csv': `Participant,${head}\nNorway,${cell}\n` });
    expect([actions(lists).map((one) => one['action']), lists.files[0]?.noted]).toEqual([[action], []]);
  });

  it.each([
    [
      '"Accession(a), Succession(d)"',
      '12 Nov 1947',
      '12 Nov 1947 has no letter, and the head of its column, "Accession(a), Succession(d)", has a letter for each kind of action.',
    ],
    [
      'Ratification or accession',
      '12 Nov 1947',
      '12 Nov 1947 has no letter, and the head of its column, "Ratification or accession", does not say which this is of: Ratification, accession.',
    ],
    [
      '"Ratification, Objection(o)"',
      '12 Nov 1947 o',
      'The letter "o" beside 12 Nov 1947 is none that is known: a, A, AA, c, d, s.',
    ],
    ['Provisional application(n)', '12 Nov 1947 P', 'The letter "P" beside 12 Nov 1947 is none that is known: n.'],
  ])('refuses below %s the cell %s', async (head, cell, reason) => {
    const lists = await imported({ '7-1.csv': `Participant,Signature,${head}\nNorway,,${cell}\nChad,9 Jun 1995,\n` });
    expect(lists.files[0]?.refused).toEqual([{ line: 2, reason }]);
  });

  it('says which columns it does not read, and how many rows have something there', async () => {
    const lists = await imported({
      '7-1.csv':
        'Participant,Signature,Entry into force\nNorway,4 Feb 1985,9 Jul 1986\nChad,,9 Jun 1995\nMali,5 Feb 1985,\n',
    });
    expect(actions(lists).map(({ action, date }) => [action, date])).toEqual([
      ['SIGNATURE', '1985-02-05'],
      ['SIGNATURE', '1985-02-04'],
    ]);
    expect(lists.files[0]).toMatchObject({
      refused: [{ line: 3, reason: 'The row has something only below "Entry into force", which is not read.' }],
      noted: [
        {
          line: 1,
          reason:
            'Nothing is read below "Entry into force", which names no kind of action that is known: 2 rows have something there.',
        },
      ],
    });
  });

  it('keeps the name that the list uses, without marks of footnotes, and says what it read', async () => {
    const lists = await imported({
      '4-9.csv': `${HEADER}\n"Serbia 3, 4",,12 Mar 2001 d\nSwaziland,,26 Mar 2004 a\nYugoslavia,18 Apr 1989,\n`,
    });
    expect(lists.byId.get('SWZ')).toMatchObject({ name: 'Eswatini', aliases: [{ text: 'Swaziland', language: 'en' }] });
    expect(lists.byId.get('YUG')).toEqual({ id: 'YUG', type: 'Country', name: 'Yugoslavia' });
    expect(lists.files[0]).toMatchObject({
      rows: 3,
      refused: [],
      noted: [
        { line: 2, reason: '"Serbia 3, 4" is read as Serbia: what follows is a mark of a footnote.' },
        { line: 4, reason: 'Yugoslavia is a state that is there no more: it is kept as YUG.' },
      ],
    });
  });

  it('keeps several rows of one state apart', async () => {
    const lists = await imported({ '4-9.csv': `${HEADER}\nChina,12 Dec 1986,4 Oct 1988\nChina,,1 Jul 1997 a\n` });
    expect(actions(lists).map(({ id }) => id)).toEqual([
      'un/treaty-collection/status-2015/record/4-9-china-2/a',
      'un/treaty-collection/status-2015/record/4-9-china/a',
      'un/treaty-collection/status-2015/record/4-9-china/b',
    ]);
  });

  it.each([
    ['Norwey,,1 Jan 2000', '"Norwey" is no state that is known by this name. Did you mean "Norway"?'],
    [
      'European Union,,23 Dec 2010 c',
      '"European Union" is an organisation, and actions on treaties are those of states here.',
    ],
    ['Norway,,31 Feb 2000', '"31 Feb 2000" is no date such as 26 Aug 1998, with a letter after it or without.'],
    ['Norway,,soon', '"soon" is no date such as 26 Aug 1998, with a letter after it or without.'],
    ['Norway,,1 Jan 2000 x', 'The letter "x" beside 1 Jan 2000 is none that is known: a, A, AA, c, d, s.'],
    ['Norway,,[1 Jan 2000]', '[1 Jan 2000] is in brackets: the act was withdrawn, and the list does not say when.'],
    ['Norway,,', 'The row has no date.'],
    ['Norway,4 Feb 1985', 'The row has 2 cells and the header 3: it may have been cut off.'],
    [',,1 Jan 2000', 'The row names no participant.'],
  ])('refuses the row %s', async (row, reason) => {
    const lists = await imported({ '4-9.csv': `${HEADER}\n${row}\nChad,,9 Jun 1995 a\n` });
    expect(lists.files[0]?.refused).toEqual([{ line: 2, reason }]);
    expect(actions(lists)).toHaveLength(1);
  });

  it('is of the year of its latest day, unless a year is given', async () => {
    const contents = { '4-9.csv': `${HEADER}\nNorway,4 Feb 1985,9 Jul 1986\nChad,,9 Jun 1995 a\n` };
    expect((await imported(contents, null)).year).toBe('1995');
    expect((await imported(contents, '2015')).byId.has('un/treaty-collection/status-2015')).toBe(true);
  });

  it('is of the treaty that its name says, also of one that is not known here', async () => {
    const rows = `${HEADER}\nNorway,,9 Jul 1986\n`;
    const lists = await imported({
      ...{ '4-9-b.csv': rows, '4-3.a.csv': rows, '26-5.csv': rows, '3-2.5.csv': rows, '11-b-16-100.csv': rows },
    });
    expect(lists.outputs.map(({ name }) => name)).toContain('untc/status-2015/11-b-16-100');
    const treaties = [...lists.byId.values()].filter(({ type }) => type === 'Treaty');
    expect(treaties.map(({ id, untcNumber }) => [id, untcNumber])).toEqual([
      ['UNTC-XI-B-16-100', 'XI-B-16-100'],
      ['UNTC-XXVI-5', 'XXVI-5'],
      ['UNTC-III-2-5', 'III-2-5'],
      ['ICESCR-OP', 'IV-3-a'],
      ['OPCAT', 'IV-9-b'],
    ]);
  });

  it('of another layout is refused as a whole', async () => {
    await expect(imported({ '4-9.csv': 'Country,Date\nNorway,1 Jan 2000\n' })).rejects.toThrow(
      /4-9\.csv:1: This is no list of the depositary: its columns are "Participant" and one or more of signature, ratification, accession and the like; the first row has "Country", "Date"\.$/,
    );
    await expect(imported({ 'torture.csv': `${HEADER}\nNorway,,1 Jan 2000\n` })).rejects.toThrow(
      /torture\.csv:1: The name of the file does not say which treaty it is of: name it by chapter and number, as 4-9\.csv for IV-9 or 4-9-b\.csv for IV-9-b\.$/,
    );
    await expect(imported({ '4-9.txt': 'Norway declares.\n' })).rejects.toThrow(
      /4-9\.txt:1: This is no text of declarations: each entry begins with a line "#" and the name of a state\.$/,
    );
  });

  it('is there once for each treaty', async () => {
    const rows = `${HEADER}\nNorway,,9 Jul 1986\n`;
    await expect(imported({ '4-9-b.csv': rows, '4-9.b.csv': rows })).rejects.toThrow(
      /4-9\.b\.csv:1: The participants of IV-9-b are in \S+4-9-b\.csv too: import one of the two\.$/,
    );
  });

  it('gives the same records whatever the order of the files', async () => {
    const file = await filesOf({
      '4-9.csv': `${HEADER}\nNorway,4 Feb 1985,9 Jul 1986\n`,
      '4-5.csv': `${HEADER}\nNorway,20 Mar 1968,13 Sep 1972\n`,
      '4-9.txt': '#Norway\nNorway recognises the competence of the Committee under articles 21 and 22.\n',
    });
    const names = ['4-9.csv', '4-5.csv', '4-9.txt'].map(file);
    const one = await importLists(names, { asOf: '2015' });
    const other = await importLists([...names].reverse(), { asOf: '2015' });
    expect(other).toEqual(one);
  });
});

describe('a text of declarations', () => {
  const act = async (text: string, state = 'Norway'): Promise<(readonly unknown[])[]> =>
    actions(await imported({ '4-9.txt': `#${state}\n${text}\n` })).map(({ action, articles, inferred }) => [
      action,
      articles,
      inferred,
    ]);

  it.each([
    [
      'Norway recognises the competence of the Committee under articles 21 and 22 of the Convention.',
      'DECLARATION',
      ['CAT/21', 'CAT/22'],
      undefined,
    ],
    ['Norway makes a reservation to article 30 (1) of the Convention.', 'RESERVATION', ['CAT/30/1'], undefined],
    ['Norway does not consider itself bound by paragraph 1 of article 30.', 'RESERVATION', ['CAT/30/1'], ['action']],
    [
      'In accordance with article 30, paragraph 2, Norway does not consider itself bound by article 30, paragraph 1.',
      'RESERVATION',
      ['CAT/30/1'],
      ['action'],
    ],
    [
      'In accordance with paragraph 2 of article 30, Norway declares that it does not consider itself bound by paragraph 1 of that article.',
      'RESERVATION',
      ['CAT/30/1'],
      ['action'],
    ],
    [
      'Norway declares, in accordance with article 28, paragraph 1, that it does not recognize the competence provided for in article 20, and in accordance with article 30, paragraph 2, that it does not consider itself bound by article 30, paragraph 1.',
      'RESERVATION',
      ['CAT/20', 'CAT/30/1'],
      ['action'],
    ],
    [
      'Under article 28 Norway does not recognize the competence of the Committee provided for in article 20.',
      'RESERVATION',
      ['CAT/20'],
      ['action'],
    ],
    [
      'The provisions of paragraphs 1, 2 and 3 of article 20 will be applied strictly.',
      'DECLARATION',
      ['CAT/20/1', 'CAT/20/2', 'CAT/20/3'],
      undefined,
    ],
    [
      'Article 14 will be applied as article 99 of the Constitution of Norway says.',
      'DECLARATION',
      ['CAT/14'],
      undefined,
    ],
    ['Article 18 of the Constitution of Norway applies.', 'DECLARATION', undefined, undefined],
  ])('%s', async (text, action, articles, inferred) => {
    expect(await act(text)).toEqual([[action, articles, inferred]]);
  });

  const actUnder = async (file: string, text: string): Promise<(readonly unknown[])[]> =>
    actions(await imported({ [file]: `#Norway\n${text}\n` })).map(({ action, articles }) => [action, articles]);

  it.each([
    // The treaty numbers its articles in Roman numerals; another has "article II" only as a slip of the pen.
    [
      '4-1.txt',
      'Norway does not consider itself bound by articles VI and IX of the Convention.',
      ['RESERVATION', ['GENOCIDE-CONVENTION/6', 'GENOCIDE-CONVENTION/9']],
    ],
    ['4-8.txt', 'Norway interprets paragraph 1 of article II in the light of article 4.', ['DECLARATION', ['CEDAW/4']]],
    // An article of the Convention is none of its Protocol, and one of another Covenant none of this.
    ['5-5.txt', 'Norway will not apply articles 8 and 9 of the Convention.', ['DECLARATION', undefined]],
    ['4-9-b.txt', 'Norway makes the declaration of article 24 of the Protocol.', ['DECLARATION', ['OPCAT/24']]],
    ['4-9.txt', 'Norway makes the declaration of article 24 of the Protocol.', ['DECLARATION', undefined]],
    ['5-5.txt', 'With a reservation to article IV of the said Protocol.', ['RESERVATION', ['REFUGEE-PROTOCOL/4']]],
    [
      '4-3.txt',
      'Norway interprets article 8 of the Covenant on Economic, Social and Cultural Rights and article 22 of the Covenant on Civil and Political Rights.',
      ['DECLARATION', ['ICESCR/8']],
    ],
    [
      '4-3.txt',
      'Article 26 of the International Covenant on Economic, Social and Cultural Rights is not universal.',
      ['DECLARATION', ['ICESCR/26']],
    ],
    ['4-8.txt', 'Norway interprets article 2 of the Convention on behalf of all.', ['DECLARATION', ['CEDAW/2']]],
    ['18-10.txt', 'Norway interprets article 17 of the Statute.', ['DECLARATION', ['ROME-STATUTE/17']]],
    ['5-5.txt', 'As to articles 7 and 8 and paragraph 1 of article 12 of the Convention.', ['DECLARATION', undefined]],
    [
      '4-11.txt',
      'Norway applies article 6 as article 25 concerning family planning of its Constitution says.',
      ['DECLARATION', ['CRC/6']],
    ],
    // Paragraphs, before their article and behind it.
    [
      '4-8.txt',
      'Norway is not bound by paragraph (f) of article 2, paragraph 2 of article 9 and paragraph 1 of article 29.',
      ['RESERVATION', ['CEDAW/2', 'CEDAW/9/2', 'CEDAW/29/1']],
    ],
    [
      '4-11.txt',
      'Norway disagrees with article 38, paragraphs 2 and 3, and with articles 17 (1) and (2) and 20.',
      ['DECLARATION', ['CRC/38/2', 'CRC/38/3', 'CRC/17/1', 'CRC/17/2', 'CRC/20']],
    ],
    // Who says that something is no reservation makes none.
    [
      '18-10.txt',
      'Norway makes a declaration, which is not a reservation, on article 17.',
      ['DECLARATION', ['ROME-STATUTE/17']],
    ],
    // Items of a list are of the kind that its first words say.
    [
      '4-8.txt',
      'Norway makes reservations with respect to the following provisions:-Article 2, as its law says;-Article 9, paragraph 2;-Article 16.',
      ['RESERVATION', ['CEDAW/2', 'CEDAW/9/2', 'CEDAW/16']],
    ],
    [
      '4-3.txt',
      'Norway reserves the right to postpone-"(a)The application of article 7 of the Covenant;"(b)The application of article 10 (2); and"(c)The application of article 13 (2) (a).',
      ['RESERVATION', ['ICESCR/7', 'ICESCR/10/2', 'ICESCR/13/2']],
    ],
  ])('under %s: %s', async (file, text, expected) => {
    expect(await actUnder(file, text)).toEqual([expected]);
  });

  it('is read in time, whatever its brackets', async () => {
    const text = `Norway interprets article 2 ${'(a) (b) 1 a '.repeat(5_000)}.`;
    expect(await actUnder('4-8.txt', text)).toEqual([['DECLARATION', ['CEDAW/2']]]);
  });

  it('has sentences that are glued to one another, and acts of two kinds', async () => {
    const text =
      'Norway does not recognise the competence of the Committee under article 20.Norway declares that the term in article 1 means what its law says.';
    expect(await act(text)).toEqual([
      ['RESERVATION', ['CAT/20'], ['action']],
      ['DECLARATION', ['CAT/1'], undefined],
    ]);
  });

  it('leads from an objection to the reservation that it objects to', async () => {
    const lists = await imported({
      '4-9.txt':
        '#Finland\nFinland objects to the reservation made by Qatar, which is general.\n\n#Qatar\nWith a general reservation as to article 1.\n',
    });
    expect(lists.byId.get('un/treaty-collection/status-2015/record/declaration-4-9-finland/a')).toMatchObject({
      action: 'OBJECTION',
      objectsTo: 'un/treaty-collection/status-2015/record/declaration-4-9-qatar/a',
      statement:
        'The United Nations Treaty Collection lists an objection of Finland to what Qatar declared under the Convention against Torture (CAT).',
    });
  });

  it.each([
    ['', 'The list has no text for it: what it declared was withdrawn, or is not given.'],
    ['"....."', 'The list has no text for it: what it declared was withdrawn, or is not given.'],
    ['See chapter IV.3.', 'The list only refers to another chapter: "See chapter IV.3.".'],
    [
      'Norway reserves the right to formulate, upon ratifying, any reservations or declarations.',
      'The text only announces reservations or declarations that may follow.',
    ],
    [
      'Norway withdraws its reservation to article 20.',
      'The text says that something was withdrawn, and nothing that stands.',
    ],
  ])('without an act says why: %s', async (text, reason) => {
    const lists = await imported({ '4-9.txt': `#Norway\n${text}\n` });
    expect(lists.files[0]?.refused).toEqual([{ line: 1, reason }]);
    expect(actions(lists)).toEqual([]);
  });
});
