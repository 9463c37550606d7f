import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readOntology } from '../../../src/ontology/read.js';
import { cite } from '../../../src/questions/citation/citation-styles.js';
import type { CitationStyle } from '../../../src/questions/citation/citation-styles.js';
import type { Cited } from '../../../src/questions/citation/cited.js';
import { BARE, DATA_VERSION, FOLLOW_UP, MISSION, PROFILE, keyFact, sentence } from './reports.js';

const inStyle = (style: CitationStyle) => (cited: Cited) => cite(cited, style, DATA_VERSION);
const bibtex = inStyle('BIBTEX');
const oscola = inStyle('OSCOLA');
const csl = (cited: Cited): unknown => JSON.parse(inStyle('CSL_JSON')(cited));

describe('a report', () => {
  const cited: Cited = { kind: 'report', report: MISSION };

  it('in BibTeX', () => {
    expect(bibtex(cited)).toBe(String.raw`@techreport{un--a-hrc-14-10,
  author = {{Special Rapporteur on Torture} and van Boven, Theo},
  title = {{Миссия в Казахстан: "пытки" \& other ill-treatment}},
  institution = {{United Nations}},
  type = {Mission report},
  number = {A/HRC/14/10},
  year = {about 2009},
  month = dec,
  note = {rights-graph data version 1f2e3d, report un/a-hrc-14-10},
}`);
  });

  it('in CSL-JSON', () => {
    expect(csl(cited)).toEqual([
      {
        id: 'un/a-hrc-14-10',
        type: 'report',
        title: 'Миссия в Казахстан: "пытки" & other ill-treatment',
        author: [
          { literal: 'Special Rapporteur on Torture' },
          { family: 'Boven', given: 'Theo', 'non-dropping-particle': 'van' },
        ],
        issued: { 'date-parts': [[2009, 12]], circa: true },
        authority: 'Special Rapporteur on Torture',
        number: 'A/HRC/14/10',
        genre: 'Mission report',
        publisher: 'United Nations',
        note: 'rights-graph data version 1f2e3d, report un/a-hrc-14-10',
      },
    ]);
  });

  it('in OSCOLA', () => {
    expect(oscola(cited)).toBe(
      'Special Rapporteur on Torture and Theo van Boven, ‘Миссия в Казахстан: "пытки" & other ill-treatment’ ' +
        '(c December 2009) UN Doc A/HRC/14/10 (rights-graph data version 1f2e3d, report un/a-hrc-14-10).',
    );
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'https://me:pw@law.example/', 'law.example/press'])(
    'has no link to %s, which is none of the web',
    (url) => {
      const one: Cited = { kind: 'report', report: { ...MISSION, url } };
      for (const style of ['BIBTEX', 'CSL_JSON', 'OSCOLA', 'RIS'] as const) {
        expect(inStyle(style)(one)).toBe(inStyle(style)(cited));
      }
    },
  );

  it.each(kindsOfReport())('of the kind %s has a row of its own', (kind) => {
    expect(FORMS[kind]).toBeDefined();
    const of = { kind: 'report', report: { ...BARE, kind } } as const;
    const [item] = csl(of) as [{ type: string; genre: string }];
    expect([/^@\w+/.exec(bibtex(of))?.[0], item.type, item.genre]).toEqual(FORMS[kind]);
  });

  it('of a kind that is new here is a document', () => {
    const of = { kind: 'report', report: { ...BARE, kind: 'SERMON' } } as const;
    expect(bibtex(of)).toMatch(/^@misc\{/);
    expect(csl(of)).toEqual([
      { id: 'ngo/bare', type: 'document', note: 'rights-graph data version 1f2e3d, report ngo/bare' },
    ]);
  });

  it('with a symbol is numbered in BibTeX and has an authority in CSL, whatever its kind', () => {
    const report = { ...BARE, kind: 'DATA_SET', symbol: 'A/1_2', publisher: 'United Nations' };
    expect(bibtex({ kind: 'report', report })).toBe(String.raw`@techreport{ngo--bare,
  institution = {{United Nations}},
  type = {Data set},
  number = {A/1\_2},
  note = {rights-graph data version 1f2e3d, report ngo/bare},
}`);
    expect(csl({ kind: 'report', report })).toMatchObject([{ type: 'dataset', authority: 'United Nations' }]);
    expect(oscola({ kind: 'report', report })).toBe(
      'UN Doc A/1_2 (rights-graph data version 1f2e3d, report ngo/bare).',
    );
  });

  it('whose title begins with a sign of TeX keeps its capitals: no "special character" of BibTeX begins there', () => {
    const report = { ...BARE, name: '#MeToo', authors: [{ name: '& Co', type: 'Institution' }] };
    expect(bibtex({ kind: 'report', report })).toBe(String.raw`@techreport{ngo--bare,
  author = {{{}\& Co}},
  title = {{{}\#MeToo}},
  type = {Report},
  note = {rights-graph data version 1f2e3d, report ngo/bare},
}`);
  });

  it.each([
    ['2009/2012', { 'date-parts': [[2009], [2012]] }],
    ['2009-02/2012~', { 'date-parts': [[2009, 2], [2012]], circa: true }],
    ['2009/..', { literal: 'since 2009' }],
    ['../2012-03', { literal: 'until March 2012' }],
    ['soon', undefined],
  ])('issued %s, in CSL-JSON', (publishedOn, issued) => {
    const [item] = csl({ kind: 'report', report: { ...BARE, publishedOn } }) as [{ issued?: unknown }];
    expect(item.issued).toEqual(issued);
  });

  it('without any value is cited by its id', () => {
    const bare: Cited = { kind: 'report', report: BARE };
    expect(bibtex(bare)).toBe(`@techreport{ngo--bare,
  type = {Report},
  note = {rights-graph data version 1f2e3d, report ngo/bare},
}`);
    expect(csl(bare)).toEqual([
      {
        id: 'ngo/bare',
        type: 'report',
        genre: 'Report',
        note: 'rights-graph data version 1f2e3d, report ngo/bare',
      },
    ]);
    expect(oscola(bare)).toBe('ngo/bare (rights-graph data version 1f2e3d, report ngo/bare).');
  });

  it('of several authors and another publisher', () => {
    const people = ['Manfred Nowak', 'Juan E. Méndez', 'Nils Melzer', 'Alice Edwards'].map((name) => ({
      name,
      type: 'Person',
    }));
    const report = { ...BARE, name: 'On “torture”', publisher: 'Verso', publishedOn: '2009/2012' };
    expect(oscola({ kind: 'report', report: { ...report, authors: people.slice(0, 3) } })).toBe(
      'Manfred Nowak, Juan E. Méndez and Nils Melzer, ‘On “torture”’ (Verso, 2009–2012) ' +
        '(rights-graph data version 1f2e3d, report ngo/bare).',
    );
    expect(oscola({ kind: 'report', report: { ...report, authors: people } })).toBe(
      'Manfred Nowak and others, ‘On “torture”’ (Verso, 2009–2012) (rights-graph data version 1f2e3d, report ngo/bare).',
    );
    expect(bibtex({ kind: 'report', report: { ...report, authors: people } })).toBe(`@techreport{ngo--bare,
  author = {Nowak, Manfred and Méndez, Juan E. and Melzer, Nils and Edwards, Alice},
  title = {{On “torture”}},
  institution = {{Verso}},
  type = {Report},
  year = {2009–2012},
  note = {rights-graph data version 1f2e3d, report ngo/bare},
}`);
  });
});

describe('a passage', () => {
  const cited: Cited = { kind: 'passage', passage: sentence(PROFILE, 'legal-framework', 3, 1) };

  it('in BibTeX', () => {
    expect(bibtex(cited)).toBe(`@misc{atlas--kazakhstan-2014--legal-framework--3-1,
  author = {{Atlas of Torture}},
  title = {{Kazakhstan, country profile of the Atlas of Torture}},
  howpublished = {{Atlas of Torture}},
  year = {2014},
  month = mar,
  day = {4},
  url = {https://atlas.example.org/kazakhstan?tab=legal_framework&lang=en#p3},
  note = {Legal Framework, para 3, sentence 1; rights-graph data version 1f2e3d, passage atlas/kazakhstan-2014/legal-framework/3.1},
}`);
  });

  it('in CSL-JSON', () => {
    expect(csl(cited)).toEqual([
      {
        id: 'atlas/kazakhstan-2014/legal-framework/3.1',
        type: 'webpage',
        title: 'Kazakhstan, country profile of the Atlas of Torture',
        author: [{ literal: 'Atlas of Torture' }],
        issued: { 'date-parts': [[2014, 3, 4]] },
        genre: 'Country profile',
        'container-title': 'Atlas of Torture',
        URL: 'https://atlas.example.org/kazakhstan?tab=legal_framework&lang=en#p3',
        locator: 'Legal Framework, para 3, sentence 1',
        note:
          'Legal Framework, para 3, sentence 1; rights-graph data version 1f2e3d, ' +
          'passage atlas/kazakhstan-2014/legal-framework/3.1',
      },
    ]);
  });

  it('in OSCOLA: a pinpoint comes before the address', () => {
    expect(oscola(cited)).toBe(
      'Atlas of Torture, ‘Kazakhstan, country profile of the Atlas of Torture’ (4 March 2014) ' +
        'Legal Framework, para 3, sentence 1 ' +
        '<https://atlas.example.org/kazakhstan?tab=legal_framework&lang=en#p3> ' +
        '(rights-graph data version 1f2e3d, passage atlas/kazakhstan-2014/legal-framework/3.1).',
    );
    expect(oscola({ kind: 'passage', passage: keyFact(MISSION, 5) })).toBe(
      'Special Rapporteur on Torture and Theo van Boven, ‘Миссия в Казахстан: "пытки" & other ill-treatment’ ' +
        '(c December 2009) UN Doc A/HRC/14/10, key fact 5 ' +
        '(rights-graph data version 1f2e3d, passage un/a-hrc-14-10/key-facts/5).',
    );
  });

  it('without a locator has none', () => {
    const locator = { section: null, paragraph: null, sentence: null, fact: null, record: null };
    const passage = { id: 'ngo/bare/x', report: BARE, locator };
    expect(oscola({ kind: 'passage', passage })).toBe(
      'ngo/bare (rights-graph data version 1f2e3d, passage ngo/bare/x).',
    );
    expect(csl({ kind: 'passage', passage })).toEqual([
      {
        id: 'ngo/bare/x',
        type: 'report',
        genre: 'Report',
        note: 'rights-graph data version 1f2e3d, passage ngo/bare/x',
      },
    ]);
  });
});

describe('a claim', () => {
  const id = 'atlas/kazakhstan-2014/legal-framework/5.1/a';
  const passages = [
    sentence(PROFILE, 'legal-framework', 5, 1),
    keyFact(MISSION, 2),
    sentence(PROFILE, 'legal-framework', 5, 2),
    sentence(PROFILE, 'legal-framework', 5, 2),
  ];
  const several: Cited = {
    kind: 'claim',
    claim: { id, statement: 'The definition covers 50% of it.', passages, statedIn: null },
  };
  const relayed: Cited = {
    kind: 'claim',
    claim: { id, statement: 'He called for it.', passages: passages.slice(0, 1), statedIn: FOLLOW_UP },
  };

  it('on passages of two reports, in BibTeX', () => {
    expect(bibtex(several)).toBe(String.raw`@misc{atlas--kazakhstan-2014--legal-framework--5-1--a,
  author = {{Atlas of Torture}},
  title = {{Kazakhstan, country profile of the Atlas of Torture}},
  howpublished = {{Atlas of Torture}},
  year = {2014},
  month = mar,
  day = {4},
  url = {https://atlas.example.org/kazakhstan?tab=legal_framework&lang=en#p3},
  note = {Legal Framework, para 5, sentence 1; Legal Framework, para 5, sentence 2; rights-graph data version 1f2e3d, claim atlas/kazakhstan-2014/legal-framework/5.1/a},
  annote = {The definition covers 50\% of it.},
}

@techreport{atlas--kazakhstan-2014--legal-framework--5-1--a--un--a-hrc-14-10,
  author = {{Special Rapporteur on Torture} and van Boven, Theo},
  title = {{Миссия в Казахстан: "пытки" \& other ill-treatment}},
  institution = {{United Nations}},
  type = {Mission report},
  number = {A/HRC/14/10},
  year = {about 2009},
  month = dec,
  note = {key fact 2; rights-graph data version 1f2e3d, claim atlas/kazakhstan-2014/legal-framework/5.1/a},
  annote = {The definition covers 50\% of it.},
}`);
  });

  it('on passages of two reports, in CSL-JSON', () => {
    expect(csl(several)).toMatchObject([
      {
        id,
        title: PROFILE.name,
        locator: 'Legal Framework, para 5, sentence 1; Legal Framework, para 5, sentence 2',
        annote: 'The definition covers 50% of it.',
      },
      { id: `${id}/un/a-hrc-14-10`, title: MISSION.name, locator: 'key fact 2' },
    ]);
  });

  it('on passages of two reports, in OSCOLA', () => {
    expect(oscola(several)).toBe(
      'Atlas of Torture, ‘Kazakhstan, country profile of the Atlas of Torture’ (4 March 2014) ' +
        'Legal Framework, para 5, sentence 1; Legal Framework, para 5, sentence 2 ' +
        '<https://atlas.example.org/kazakhstan?tab=legal_framework&lang=en#p3>; ' +
        'Special Rapporteur on Torture and Theo van Boven, ‘Миссия в Казахстан: "пытки" & other ill-treatment’ ' +
        '(c December 2009) UN Doc A/HRC/14/10, key fact 2 ' +
        '(rights-graph data version 1f2e3d, claim atlas/kazakhstan-2014/legal-framework/5.1/a).',
    );
  });

  it('that a source relays, in BibTeX', () => {
    expect(bibtex(relayed))
      .toBe(`@techreport{atlas--kazakhstan-2014--legal-framework--5-1--a--un--special-rapporteur-on-torture--follow-up-2012,
  author = {{Special Rapporteur on Torture}},
  title = {{Follow-up report of the Special Rapporteur on Torture (2012)}},
  type = {Follow-up report},
  year = {2012},
  note = {as relayed in Kazakhstan, country profile of the Atlas of Torture, Legal Framework, para 5, sentence 1; rights-graph data version 1f2e3d, claim atlas/kazakhstan-2014/legal-framework/5.1/a},
  annote = {He called for it.},
}

@misc{atlas--kazakhstan-2014--legal-framework--5-1--a,
  author = {{Atlas of Torture}},
  title = {{Kazakhstan, country profile of the Atlas of Torture}},
  howpublished = {{Atlas of Torture}},
  year = {2014},
  month = mar,
  day = {4},
  url = {https://atlas.example.org/kazakhstan?tab=legal_framework&lang=en#p3},
  note = {Legal Framework, para 5, sentence 1; rights-graph data version 1f2e3d, claim atlas/kazakhstan-2014/legal-framework/5.1/a},
  annote = {He called for it.},
}`);
  });

  it('that a source relays, in CSL-JSON', () => {
    expect(csl(relayed)).toMatchObject([
      {
        id: `${id}/${FOLLOW_UP.id}`,
        title: FOLLOW_UP.name,
        note:
          'as relayed in Kazakhstan, country profile of the Atlas of Torture, Legal Framework, para 5, sentence 1; ' +
          `rights-graph data version 1f2e3d, claim ${id}`,
      },
      { id, title: PROFILE.name, locator: 'Legal Framework, para 5, sentence 1' },
    ]);
  });

  it('that a source relays, in OSCOLA', () => {
    expect(oscola(relayed)).toBe(
      'Special Rapporteur on Torture, ‘Follow-up report of the Special Rapporteur on Torture (2012)’ (2012), ' +
        'cited in Atlas of Torture, ‘Kazakhstan, country profile of the Atlas of Torture’ (4 March 2014) ' +
        'Legal Framework, para 5, sentence 1 ' +
        '<https://atlas.example.org/kazakhstan?tab=legal_framework&lang=en#p3> ' +
        '(rights-graph data version 1f2e3d, claim atlas/kazakhstan-2014/legal-framework/5.1/a).',
    );
  });

  it('does not relay a report that it cites itself', () => {
    const claim = { ...relayed.claim, statedIn: PROFILE };
    expect(oscola({ kind: 'claim', claim })).toBe(oscola({ kind: 'claim', claim: { ...claim, statedIn: null } }));
  });

  it('without a passage cites the utterance, and without that itself', () => {
    const claim = { id: 'x/1/a', statement: 'It is so.', passages: [], statedIn: null };
    expect(oscola({ kind: 'claim', claim: { ...claim, statedIn: FOLLOW_UP } })).toBe(
      'Special Rapporteur on Torture, ‘Follow-up report of the Special Rapporteur on Torture (2012)’ (2012) ' +
        '(rights-graph data version 1f2e3d, claim x/1/a).',
    );
    expect(oscola({ kind: 'claim', claim })).toBe('‘It is so.’ (rights-graph data version 1f2e3d, claim x/1/a).');
    expect(bibtex({ kind: 'claim', claim })).toBe(`@misc{x--1--a,
  title = {{It is so.}},
  note = {rights-graph data version 1f2e3d, claim x/1/a},
  annote = {It is so.},
}`);
  });
});

const FORMS: Readonly<Record<string, readonly string[]>> = {
  COUNTRY_PROFILE: ['@misc', 'webpage', 'Country profile'],
  MISSION_REPORT: ['@techreport', 'report', 'Mission report'],
  FOLLOW_UP_REPORT: ['@techreport', 'report', 'Follow-up report'],
  CONCLUDING_OBSERVATIONS: ['@techreport', 'report', 'Concluding observations'],
  DECISION: ['@techreport', 'legal_case', 'Decision'],
  UNIVERSAL_PERIODIC_REVIEW: ['@techreport', 'report', 'Universal Periodic Review'],
  STATE_REPORT: ['@techreport', 'report', 'State report'],
  NGO_REPORT: ['@techreport', 'report', 'Report'],
  PRESS: ['@misc', 'article-newspaper', 'Press report'],
  INDEX: ['@misc', 'dataset', 'Index'],
  DATA_SET: ['@misc', 'dataset', 'Data set'],
};

function kindsOfReport(): string[] {
  const kinds = readOntology(readFileSync('schema.graphql', 'utf8')).enums.get('ReportKind');
  return [...(kinds?.values.keys() ?? [])];
}
