import { describe, expect, it } from 'vitest';
import { printProblem } from '../../src/seed/problem.js';
import { readSeed } from '../../src/seed/seed.js';
import type { SeedFile } from '../../src/seed/seed.js';
import type { SeedRecord } from '../../src/seed/records/seed-record.js';
import { goodFiles, ontology } from '../support/good.js';

const FILE = 'imports/list.jsonl';

function lines(...records: readonly (object | string)[]): SeedFile {
  return {
    path: FILE,
    text: records.map((one) => `${typeof one === 'string' ? one : JSON.stringify(one)}\n`).join(''),
  };
}

function read(...files: readonly SeedFile[]): {
  readonly byId: ReadonlyMap<string, SeedRecord>;
  readonly problems: string[];
} {
  // The order of the files makes no difference: YAML comes first.
  const { records, problems } = readSeed(ontology, [...files, ...goodFiles], ['seed', 'imports']);
  return { byId: new Map(records.map((record) => [record.id, record])), problems: problems.map(printProblem) };
}

const REPORT = {
  id: 'un/tally',
  type: 'Report',
  name: 'A list',
  kind: 'DATA_SET',
  absent: [
    { field: 'publishedOn', reason: 'NOT_REPORTED' },
    { field: 'url', reason: 'NOT_REPORTED' },
  ],
};
const TREATY = {
  id: 'CXT',
  type: 'Treaty',
  name: 'A treaty',
  kind: 'TREATY',
  absent: [{ field: 'adoptedOn', reason: 'UNKNOWN' }],
};
const STATE = { id: 'XAA', type: 'Country', name: 'Aland' };

function action(row: string, more: object = {}): readonly object[] {
  const passage = `un/tally/record/${row}`;
  return [
    { id: passage, type: 'Passage', report: 'un/tally' },
    {
      ...{ id: `${passage}/a`, type: 'TreatyAction', statement: 'The list has the accession of Aland to a treaty.' },
      ...{ action: 'ACCESSION', treaty: 'CXT', country: 'XAA', date: '2001-02-03', citations: [passage], ...more },
    },
  ];
}

describe('records of JSON Lines', () => {
  it('are read beside YAML, with all that they are related to', () => {
    const { byId, problems } = read(lines(REPORT, TREATY, STATE, '', ...action('one')));
    expect(problems).toEqual([]);
    expect(byId.get('un/tally/record/one/a')).toMatchObject({
      type: 'TreatyAction',
      at: { file: FILE, line: 6, column: 1 },
      relations: new Map([
        [
          'treaty',
          { at: { file: FILE, line: 6, column: 1 }, to: [{ id: 'CXT', at: { file: FILE, line: 6, column: 1 } }] },
        ],
        [
          'country',
          { at: { file: FILE, line: 6, column: 1 }, to: [{ id: 'XAA', at: { file: FILE, line: 6, column: 1 } }] },
        ],
        [
          'citations',
          {
            at: { file: FILE, line: 6, column: 1 },
            to: [{ id: 'un/tally/record/one', at: { file: FILE, line: 6, column: 1 } }],
          },
        ],
      ]),
    });
  });

  it.each<readonly [string, object | string, string]>([
    ['no JSON', '{"id": "XAA"', 'A line of a .jsonl file is one record as a JSON object; this is none.'],
    ['a list', '[1]', 'A line of a .jsonl file is one record as a JSON object; this is none.'],
    [
      'a bad character',
      { ...STATE, name: 'Al\u202Eand' },
      'A text has U+202E in it, a character that turns the direction of text: take it out.',
    ],
    ['no id', { type: 'Country' }, 'A record of JSON Lines has an "id" and a "type", both texts: write "id".'],
    ['no type', { id: 'XAA' }, 'A record of JSON Lines has an "id" and a "type", both texts: write "type".'],
    ['another type', { ...STATE, type: 'Countri' }, 'Unknown type "Countri". Did you mean "Country"?'],
    ['an unknown field', { ...STATE, nam: 'x' }, 'Unknown field "nam" of Country. Did you mean "name"?'],
    [
      'a number for a text',
      { ...STATE, name: 7 },
      'Field "name" of Country takes a text, but 7 is read as a number: write it in quotes: "7".',
    ],
  ])('with %s are refused with their line', (_, record, sentence) => {
    expect(read(lines(record, STATE)).problems).toEqual([`${FILE}:1:1: ${sentence}`]);
  });

  it('of a file that was cut off say so', () => {
    expect(read({ path: FILE, text: `${JSON.stringify(STATE)}\n{"id": "XB` }).problems).toEqual([
      `${FILE}:2:1: A line of a .jsonl file is one record as a JSON object; this is none, and the file ends here: it may have been cut off.`,
    ]);
  });

  it('keep the rules of YAML', () => {
    expect(read(lines(REPORT, TREATY, STATE, ...action('one', { statement: 'Two. Sentences.' }))).problems).toEqual([
      expect.stringContaining(
        `${FILE}:5:1: The statement of "un/tally/record/one/a" is more than one sentence.`,
      ) as string,
      expect.stringContaining(
        `${FILE}:5:1: The statement of "un/tally/record/one/a" does not say "A treaty"`,
      ) as string,
    ]);
  });
});

describe('a record whose id is there', () => {
  const yaml = (more: string): SeedFile => ({
    path: 'seed/reports/tally.yaml',
    text: `id: un/tally
name: A list, as we call it
kind: DATA_SET
absent:
  - { field: publishedOn, reason: NOT_REPORTED }
  - { field: url, reason: NOT_REPORTED }
passages:
  record/one:
    claims:
      a:
        type: TreatyAction
        statement: Our words on the accession to a treaty.
        action: ACCESSION
        treaty: CXT
        country: XAA
        ${more}
`,
  });

  it('adds to a passage and an entity what they have not, and to a claim nothing', () => {
    const [passage, claim] = action('one', { terms: ['added'] });
    const { byId, problems } = read(
      yaml('date: "2001-02-03"'),
      lines({ ...REPORT, description: 'Added.' }, TREATY, STATE, { ...passage, digest: 'a'.repeat(64) }, claim ?? {}),
    );
    expect(problems).toEqual([]);
    expect(byId.get('un/tally')?.columns.get('name')?.value).toBe('A list, as we call it');
    expect(byId.get('un/tally')?.columns.get('description')?.value).toBe('Added.');
    expect(byId.get('un/tally/record/one')?.columns.get('digest')?.value).toBe('a'.repeat(64));
    expect(byId.get('un/tally/record/one/a')?.columns.get('statement')?.value).toBe(
      'Our words on the accession to a treaty.',
    );
    expect(byId.get('un/tally/record/one/a')?.columns.has('terms')).toBe(false);
  });

  it('has to say the same of a claim', () => {
    const { problems } = read(
      yaml('date: "2001-02-04"'),
      lines(REPORT, TREATY, STATE, ...action('one', { action: 'SUCCESSION' })),
    );
    expect(problems).toEqual([
      `${FILE}:5:1: "un/tally/record/one/a" has "SUCCESSION" in "action", and "ACCESSION" at seed/reports/tally.yaml:10:7: they are of one row, so one of the two is mistaken.`,
      `${FILE}:5:1: "un/tally/record/one/a" has "2001-02-03" in "date", and "2001-02-04" at seed/reports/tally.yaml:10:7: they are of one row, so one of the two is mistaken.`,
    ]);
  });

  it('is of the same type', () => {
    expect(read(lines(STATE, { ...TREATY, id: 'XAA' })).problems).toEqual([
      `${FILE}:2:1: The id "XAA" is that of a Country at ${FILE}:1:1: it cannot be a Treaty too.`,
    ]);
  });

  it('is no reason that a value is said to be absent', () => {
    const { byId, problems } = read(
      lines(
        { ...TREATY },
        {
          id: 'CXT',
          type: 'Treaty',
          kind: 'TREATY',
          adoptedOn: '1999',
          sources: [{ field: 'adoptedOn', basis: 'GENERAL_KNOWLEDGE', verified: false }],
        },
      ),
    );
    expect(problems).toEqual([]);
    expect(byId.get('CXT')?.columns.has('absent')).toBe(false);
  });
});

describe('one act in several lists', () => {
  const LATER = { ...REPORT, id: 'un/later', name: 'A later list' };
  const later = (more: object = {}): readonly object[] =>
    action('one', more).map(
      (record) => JSON.parse(JSON.stringify(record).replaceAll('un/tally', 'un/later')) as object,
    );

  it('is one claim with two citations, and what leads to the second leads to it', () => {
    const objection = {
      ...{ id: 'un/later/record/one/b', type: 'TreatyAction', action: 'OBJECTION', treaty: 'CXT', country: 'XAA' },
      ...{ statement: 'The later list has an objection to a treaty.', objectsTo: 'un/later/record/one/a' },
      ...{ citations: ['un/later/record/one'], absent: [{ field: 'date', reason: 'NOT_REPORTED' }] },
    };
    const { byId, problems } = read(lines(REPORT, LATER, TREATY, STATE, ...action('one'), ...later(), objection));
    expect(problems).toEqual([]);
    expect(byId.has('un/later/record/one/a')).toBe(false);
    const ids = (id: string, field: string): string[] =>
      byId
        .get(id)
        ?.relations.get(field)
        ?.to.map((one) => one.id) ?? [];
    expect(ids('un/tally/record/one/a', 'citations')).toEqual(['un/tally/record/one', 'un/later/record/one']);
    expect(ids('un/later/record/one/b', 'objectsTo')).toEqual(['un/tally/record/one/a']);
  });

  it('is two claims where the lists differ, and they have to be declared', () => {
    const { byId, problems } = read(
      lines(REPORT, LATER, TREATY, STATE, ...action('one'), ...later({ date: '2001-02-05' })),
    );
    expect(byId.has('un/later/record/one/a')).toBe(true);
    expect(problems).toEqual([
      `${FILE}:8:1: "un/later/record/one/a" (ACCESSION 2001-02-05) differs from "un/tally/record/one/a" (ACCESSION 2001-02-03) at ${FILE}:6:1, undeclared. Rule different-joining-is-declared: Two claims on how or when one state joined one treaty that differ take part in one conflict, or one supersedes the other.`,
    ]);
  });

  it('is two claims that differ where one consents to be bound in a way of its own', () => {
    const { problems } = read(
      lines(REPORT, LATER, TREATY, STATE, ...action('one'), ...later({ action: 'CONSENT_TO_BE_BOUND' })),
    );
    expect(problems).toEqual([
      `${FILE}:8:1: "un/later/record/one/a" (CONSENT_TO_BE_BOUND 2001-02-03) differs from "un/tally/record/one/a" (ACCESSION 2001-02-03) at ${FILE}:6:1, undeclared. Rule different-joining-is-declared: Two claims on how or when one state joined one treaty that differ take part in one conflict, or one supersedes the other.`,
    ]);
  });

  it('is two claims whose difference a YAML file beside them may declare', () => {
    const conflict = {
      path: 'imports/conflicts/tally.yaml',
      text: `id: conflict/tally
question: When did Aland accede to the treaty?
kind: CONTRADICTION
claims: [un/tally/record/one/a, un/later/record/one/a]
differsIn: [date]
status: OPEN
explanation: The two lists differ by two days.
`,
    };
    const { problems } = read(
      conflict,
      lines(REPORT, LATER, TREATY, STATE, ...action('one'), ...later({ date: '2001-02-05' })),
    );
    expect(problems).toEqual([]);
  });
});
