import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { DATA_SET, answerCitation } from '../../../src/questions/answer-citation/answer-citation.js';
import type { AnswerCitation, AnsweredOperation } from '../../../src/questions/answer-citation/answer-citation.js';
import { cite } from '../../../src/questions/citation/citation-styles.js';
import { BARE, DATA_VERSION, MISSION, PROFILE, keyFact, sentence } from '../citation/reports.js';
import { OPERATION, fixedSources } from './fixed-sources.js';

const second = sentence(PROFILE, 'legal-framework', 10, 1);
const first = sentence(PROFILE, 'legal-framework', 9, 1);

function citationOf(
  { sources, nodes }: ReturnType<typeof fixedSources>,
  more: Partial<AnsweredOperation> = {},
): AnswerCitation {
  return answerCitation({ ...OPERATION, ...more }, sources, nodes);
}

/** What tells its entries from those of other answers. */
function nameIn({ cslJson }: AnswerCitation): string {
  const [whole] = JSON.parse(cslJson) as { id: string }[];
  return whole?.id.replace('rights-graph/', '') ?? '';
}

it('is of the data set as CITATION.cff has it', () => {
  const { title, type, authors } = parse(readFileSync('CITATION.cff', 'utf8')) as {
    readonly title: string;
    readonly type: string;
    readonly authors: readonly { readonly name: string }[];
  };
  expect(DATA_SET).toMatchObject({ id: title, name: title, kind: 'DATA_SET' });
  expect(type).toBe('dataset');
  expect(DATA_SET.authors.map(({ name }) => name)).toEqual(authors.map(({ name }) => name));
});

describe('the citation of an answer', () => {
  const found = fixedSources({ b: [second, first], a: [first, keyFact(MISSION, 5)] }, [BARE, MISSION]);

  it('names each report once, with each of its passages once, in the natural order', () => {
    expect(citationOf(found).sources).toEqual([
      {
        id: PROFILE.id,
        symbol: null,
        name: PROFILE.name,
        url: PROFILE.url,
        passages: [
          { id: first.id, locator: 'Legal Framework, para 9, sentence 1' },
          { id: second.id, locator: 'Legal Framework, para 10, sentence 1' },
        ],
      },
      { id: BARE.id, symbol: null, name: null, url: null, passages: [] },
      {
        id: MISSION.id,
        symbol: 'A/HRC/14/10',
        name: MISSION.name,
        url: null,
        passages: [{ id: `${MISSION.id}/key-facts/5`, locator: 'key fact 5' }],
      },
    ]);
  });

  it('has a line for the answer and one for each source', () => {
    expect(citationOf(found).text.split('\n')).toEqual([
      'rights-graph contributors, ‘rights-graph’ (29 November 2026) (rights-graph data version 1f2e3d, answer of 2026-11-29 to the query Some_Name).',
      'Atlas of Torture, ‘Kazakhstan, country profile of the Atlas of Torture’ (4 March 2014) Legal Framework, para 9, sentence 1; Legal Framework, para 10, sentence 1 <https://atlas.example.org/kazakhstan?tab=legal_framework&lang=en#p3> (rights-graph data version 1f2e3d, report atlas/kazakhstan-2014).',
      'ngo/bare (rights-graph data version 1f2e3d, report ngo/bare).',
      'Special Rapporteur on Torture and Theo van Boven, ‘Миссия в Казахстан: "пытки" & other ill-treatment’ (c December 2009) UN Doc A/HRC/14/10, key fact 5 (rights-graph data version 1f2e3d, report un/a-hrc-14-10).',
    ]);
  });

  it('writes a report as its own field does', () => {
    const [, line] = citationOf(fixedSources({}, [MISSION])).text.split('\n');
    expect(line).toBe(cite({ kind: 'report', report: MISSION }, 'OSCOLA', DATA_VERSION));
  });

  it('has an entry for the whole and one for each source, in every format', () => {
    const citation = citationOf(found);
    const name = nameIn(citation);
    expect(name).toMatch(/^answer-[0-9a-f]{12}$/);
    const ids = ['rights-graph', PROFILE.id, BARE.id, MISSION.id].map((id) => `${id}/${name}`);
    expect((JSON.parse(citation.cslJson) as { id: string }[]).map(({ id }) => id)).toEqual(ids);
    expect(citation.ris.match(/^ID {2}- .*$/gm)).toEqual(ids.map((id) => `ID  - ${id}`));
    expect(citation.bibtex.match(/^@\w+\{[^,]*/gm)).toEqual([
      `@misc{rights-graph--${name}`,
      `@misc{atlas--kazakhstan-2014--${name}`,
      `@techreport{ngo--bare--${name}`,
      `@techreport{un--a-hrc-14-10--${name}`,
    ]);
    expect(citation.bibtex).toContain(
      'note = {key fact 5; rights-graph data version 1f2e3d, answer of 2026-11-29 to the query Some\\_Name}',
    );
  });

  it('says as of when it is', () => {
    const asOf = { date: '2013-01-01', knownAt: '2014-05-01' };
    const both = citationOf(found, { asOf, operationName: null });
    expect(both.asOf).toEqual(asOf);
    expect(both.text).toMatch(
      /^.*\(rights-graph data version 1f2e3d, answer of 2026-11-29 to a query without a name, as of 2013-01-01, known at 2014-05-01\)\.\n/,
    );
    expect(citationOf(found, { asOf: { date: undefined, knownAt: '2014-05-01' } }).asOf).toEqual({
      date: null,
      knownAt: '2014-05-01',
    });
  });

  it('repeats a long name of the query in part only', () => {
    const name = 'n'.repeat(101);
    const citation = citationOf(found, { operationName: name });
    expect(citation.operationName).toBe(name);
    expect(citation.text).toContain(`to the query ${'n'.repeat(100)}…).\n`);
    expect(citation.ris).not.toContain(name);
  });

  it('has keys of its own for each question and each data version, whatever the day', () => {
    const asked: Partial<AnsweredOperation>[] = [
      {},
      { query: '{ b }' },
      { variables: { a: 1 } },
      { dataVersion: '0' },
      { operationName: 'Other' },
      { asOf: { date: '2013-01-01', knownAt: undefined } },
    ];
    expect(new Set(asked.map((more) => nameIn(citationOf(found, more)))).size).toBe(asked.length);
    expect(nameIn(citationOf(found, { date: '2027-01-01' }))).toBe(nameIn(citationOf(found)));
  });

  it('says that it rests on no source where no node has one', () => {
    const { sources, text, cslJson } = citationOf(fixedSources({ a: [] }));
    expect(sources).toEqual([]);
    expect(text.split('\n')[1]).toBe(
      'No source is named: no node with one stands in the answer. What it says, such as a count, is of the data as a whole at that version.',
    );
    expect(JSON.parse(cslJson)).toHaveLength(1);
  });

  it('leaves out what rests on nodes that are no longer there', () => {
    const { sources } = found;
    expect(answerCitation(OPERATION, sources, new Map([['b', 'Finding']])).sources.map(({ id }) => id)).toEqual([
      PROFILE.id,
    ]);
  });
});
