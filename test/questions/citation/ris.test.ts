import { plugins } from '@citation-js/core';
import '@citation-js/plugin-ris';
import { describe, expect, it } from 'vitest';
import { cite } from '../../../src/questions/citation/citation-styles.js';
import type { Cited } from '../../../src/questions/citation/cited.js';
import { BARE, DATA_VERSION, FOLLOW_UP, MISSION, PROFILE, keyFact, sentence } from './reports.js';

const ris = (cited: Cited): string => cite(cited, 'RIS', DATA_VERSION);

/** Numbers of records that this many lines begin. */
const tags = (text: string): string[] => text.split('\n').map((line) => line.slice(0, 2));

describe('RIS', () => {
  it('of a UN document', () => {
    expect(ris({ kind: 'report', report: { ...MISSION, publishedOn: '2010-02-17' } })).toBe(
      `TY  - RPRT
ID  - un/a-hrc-14-10
AU  - Special Rapporteur on Torture
AU  - van Boven, Theo
TI  - Миссия в Казахстан: "пытки" & other ill-treatment
PB  - United Nations
PY  - 2010
DA  - 2010/02/17/
SN  - A/HRC/14/10
M3  - Mission report
N1  - rights-graph data version 1f2e3d, report un/a-hrc-14-10
ER  - `,
    );
  });

  it('of a claim has a record for each report, with the place and the statement', () => {
    const id = 'atlas/kazakhstan-2014/legal-framework/3.1/a';
    const passages = [sentence(PROFILE, 'legal-framework', 3, 1), keyFact(MISSION, 5)];
    const claim = { id, statement: 'It is so.', passages, statedIn: FOLLOW_UP };
    const records = ris({ kind: 'claim', claim }).split('\n\n');
    expect(records.map((record) => /^ID {2}- (.*)$/m.exec(record)?.[1])).toEqual([
      `${id}/${FOLLOW_UP.id}`,
      ...new Set(passages.map(({ report }) => (id.startsWith(`${report.id}/`) ? id : `${id}/${report.id}`))),
    ]);
    for (const record of records) {
      expect(record).toMatch(/^TY {2}- /);
      expect(record).toMatch(/\nAB {2}- It is so\.\nER {2}- $/);
    }
    expect(records[1]).toMatch(/^SE {2}- Legal Framework, para 3/m);
  });

  it.each([
    ['2009', 'PY  - 2009\nDA  - 2009///'],
    ['2009-12', 'PY  - 2009\nDA  - 2009/12//'],
    ['2009-12~', 'PY  - 2009\nDA  - ///c December 2009'],
    ['2009/2012', 'PY  - 2009\nDA  - ///2009–2012'],
    ['../2012', 'PY  - 2012\nDA  - ///until 2012'],
  ])('issued %s', (publishedOn, lines) => {
    expect(ris({ kind: 'report', report: { ...BARE, publishedOn } })).toContain(`\n${lines}\n`);
  });

  it('leaves out what is missing, and breaks no line', () => {
    const report = {
      ...BARE,
      kind: 'SERMON',
      name: 'Two\nlines',
      authors: [{ name: 'Watch, Inc.', type: 'Institution' }],
    };
    const text = ris({ kind: 'report', report });
    expect(tags(text)).toEqual(['TY', 'ID', 'AU', 'TI', 'N1', 'ER']);
    expect(text).toContain('TY  - GEN\n');
    expect(text).toContain('\nAU  - Watch Inc.\nTI  - Two lines\n');
  });

  it('is read back by a citation library', () => {
    const text = ris({ kind: 'report', report: { ...PROFILE, publishedOn: '2014-03-04' } });
    const [item] = plugins.input.chain(text, { generateGraph: false }) as Record<string, unknown>[];
    expect(item).toMatchObject({
      type: 'webpage',
      title: PROFILE.name,
      publisher: PROFILE.publisher,
      issued: { 'date-parts': [[2014, 3, 4]] },
      URL: PROFILE.url,
    });
  });
});
