import { describe, expect, it } from 'vitest';
import { importRecommendations } from '../../src/import/upr/import-recommendations.js';
import type { ImportedRecommendations } from '../../src/import/upr/import-recommendations.js';
import { ISSUE_TOPICS, PHRASE_TOPICS } from '../../src/import/upr/issue-topics.js';
import type { ImportRecord } from '../../src/import/import-record.js';
import { readSeedFolder } from '../../src/seed/folder.js';
import { readSeed } from '../../src/seed/seed.js';
import { ontology } from '../support/good.js';
import { REVIEW_HEADER, filesOf } from './files.js';

async function imported(
  ...tables: readonly string[]
): Promise<ImportedRecommendations & { readonly byId: ReadonlyMap<string, ImportRecord> }> {
  const file = await filesOf(Object.fromEntries(tables.map((table, index) => [`${index}.csv`, table])));
  const made = await importRecommendations(
    tables.map((_, index) => file(`${index}.csv`)),
    {},
  );
  return {
    ...made,
    byId: new Map(made.outputs.flatMap(({ records }) => records.map((one) => [one.id, one] as const))),
  };
}

function row(
  cells: Partial<Record<'to' | 'text' | 'from' | 'response' | 'action' | 'issue' | 'session', string>> = {},
): string {
  const { to = 'Albania', text = 'Define torture', from = 'Norway', response = 'Accepted' } = cells;
  const { action = '5', issue = 'Torture and other CID treatment', session = '6' } = cells;
  return `${to},EEG,OIC,"${text}",${from},WEOG,,${response},${action},"${issue}",${session}`;
}

function table(...rows: readonly string[]): string {
  return [REVIEW_HEADER, ...rows].join('\r');
}

describe('a table of recommendations', () => {
  it('becomes a report of its sessions, states, passages and recommendations', async () => {
    const made = await imported(
      table(
        row({
          text: 'Ratify OP-CAT and set up a preventive mechanism',
          issue: "International instruments,Women's rights,Rights of the Child",
        }),
        row({ session: '9', response: 'Noted', from: 'DPR Korea' }),
      ),
    );
    expect(made.outputs.map(({ name }) => name)).toEqual(['upr/sessions-6-9']);
    expect(made.report).toBe('un/upr-recommendations-sessions-6-9');
    expect(made.byId.get(made.report ?? '')).toMatchObject({
      type: 'Report',
      kind: 'DATA_SET',
      about: ['ALB'],
      name: 'Recommendations of the Universal Periodic Review, sessions 6 to 9',
    });
    expect(made.byId.get('un/upr-recommendations-sessions-6-9/record/albania-1/a')).toEqual({
      id: 'un/upr-recommendations-sessions-6-9/record/albania-1/a',
      type: 'Recommendation',
      statement:
        "Norway asked Albania for specific action on international instruments, women's rights and rights of the child, naming the Optional Protocol to the Convention against Torture (OPCAT), in session 6 of the Universal Periodic Review, and Albania accepted it.",
      kind: 'RECOMMENDATION',
      recommendedBy: ['NOR'],
      addressedTo: ['ALB'],
      response: 'ACCEPTED',
      measuredAgainst: ['OPCAT'],
      statedOn: '2009-11/2009-12',
      inferred: ['statedOn'],
      topics: ['topic/treaty-obligations', 'topic/equality-of-women-and-men', 'topic/national-preventive-mechanism'],
      citations: ['un/upr-recommendations-sessions-6-9/record/albania-1'],
    });
    expect(made.byId.get('un/upr-recommendations-sessions-6-9/record/albania-2/a')).toMatchObject({
      recommendedBy: ['PRK'],
      response: 'NOTED',
      statedOn: '2010-11',
      statement:
        'DPR Korea asked Albania for specific action on torture and other CID treatment, in session 9 of the Universal Periodic Review, and Albania took note of it.',
    });
    expect(made.texts.get('albania-2')).toBe('Define torture');
  });

  it('never repeats the words of a row', async () => {
    const made = await imported(table(row({ text: 'Adopt the wholly peculiar wording of this test' })));
    expect(JSON.stringify(made.outputs)).not.toContain('peculiar');
  });

  it.each([
    ['Define torture in its criminal code', ['topic/definition-of-torture'], undefined],
    ['Bring the definition of torture into line with article 1 of CAT', ['topic/definition-of-torture'], ['CAT']],
    ['Criminalise torture', ['topic/definition-of-torture'], undefined],
    [
      'Ratify the Optional Protocol to the Convention against Torture',
      ['topic/national-preventive-mechanism'],
      ['OPCAT'],
    ],
    ['Ratify CAT and OP-CAT', ['topic/national-preventive-mechanism'], ['CAT', 'OPCAT']],
    ['Ratify the Second Optional Protocol to ICCPR', [], ['ICCPR-OP2']],
    ['Ratify ICCPR, ICESCR, CEDAW, CRC and ICRMW', [], ['ICESCR', 'ICCPR', 'CEDAW', 'CRC', 'ICMW']],
    ['Ratify the Rome Statute', [], ['ROME-STATUTE']],
    ['Ratify CED', [], ['CPED']],
    ['Accede to Optional Protocols 1 and 2 to ICCPR', [], undefined],
    ['Ratify the Optional Protocol to CRC on a communications procedure', [], ['CRC-OPIC']],
    [
      'Ratify the Optional Protocol to the Convention on the Rights of the Child on the Sale of Children',
      [],
      ['CRC-OPSC'],
    ],
    ['Set up an institution by the Paris Principles', ['topic/national-human-rights-institution'], undefined],
    ['Educate everybody', [], undefined],
  ])('whose row says %s', async (text, topics, treaties) => {
    const made = await imported(table(row({ text, issue: 'Other' })));
    const record = made.byId.get('un/upr-recommendations-session-6/record/albania-1/a');
    expect([record?.['topics'] ?? [], record?.['measuredAgainst']]).toEqual([topics, treaties]);
  });

  it('names the issues that stand for no topic here', async () => {
    const made = await imported(
      table(row({ issue: 'Environment,Detention' }), row({ issue: 'Environment', text: 'Other' })),
    );
    expect(made.unmapped).toEqual([['Environment', 2]]);
  });

  it.each([
    [row({ to: 'Albanya' }), '"Albanya" is no state that is known by this name. Did you mean "Albania"?'],
    [row({ from: '' }), 'The row names nobody who recommends.'],
    [row({ text: ' ' }), 'The row has no text of a recommendation.'],
    [
      row({ response: 'Maybe' }),
      '"Maybe" is no answer that is known: accepted, supported, noted, rejected, not supported, pending, no response, no clear position, general response, not clear.',
    ],
    [row({ from: 'Albania', response: 'Voluntary Pledge' }), 'The row is a voluntary pledge: nobody recommends it.'],
    [row({ session: 'soon' }), '"soon" is no number of a session.'],
    ['Albania,EEG', 'The row has 2 cells and the header 11: it may have been cut off.'],
  ])('refuses a row with its reason', async (bad, reason) => {
    const made = await imported(table(bad, row()));
    expect(made.files[0]?.refused).toEqual([{ line: 2, reason }]);
    expect(made.texts.size).toBe(1);
  });

  it('has one recommendation of a row that is there twice, and those after it keep their numbers', async () => {
    const made = await imported(table(row(), row(), row({ text: 'Another' })));
    expect(made.files[0]?.refused).toEqual([
      { line: 3, reason: expect.stringMatching(/^The row is the same as that of .*0\.csv:2\.$/) as string },
    ]);
    expect([...made.texts.keys()]).toEqual(['albania-1', 'albania-3']);
  });

  it('is read by other names of its columns, in any order, with several who recommend', async () => {
    const made = await imported(
      'Session,Recommending State,State under Review,Recommendation,Response,Issue\n13,"Norway; Chad",Albania,Do it,Supported,Justice\n',
    );
    expect(made.byId.get('un/upr-recommendations-session-13/record/albania-1/a')).toMatchObject({
      recommendedBy: ['NOR', 'TCD'],
      response: 'ACCEPTED',
      statement:
        'Norway and Chad asked Albania for action on justice, in session 13 of the Universal Periodic Review, and Albania accepted it.',
    });
  });

  it('has names with a comma in them, alone and among several', async () => {
    const made = await imported(
      'Session,Recommending State,State under Review,Recommendation,Response\n48,"Iran, Islamic Republic of; Norway","Korea, Republic of",Do it,Not Supported\n48,"Norway, Chad","Netherlands, Kingdom of the",Do it,Supported\n',
    );
    expect(made.files[0]?.refused).toEqual([]);
    expect(made.byId.get('un/upr-recommendations-session-48/record/korea-republic-of-1/a')).toMatchObject({
      recommendedBy: ['IRN', 'NOR'],
      addressedTo: ['KOR'],
      response: 'REJECTED',
      statedOn: '2025-01',
    });
    expect(made.byId.get('un/upr-recommendations-session-48/record/netherlands-kingdom-of-the-1/a')).toMatchObject({
      recommendedBy: ['NOR', 'TCD'],
    });
  });

  it('has no date of a session that is not known here, and says so', async () => {
    const made = await imported(table(row({ session: '80' })));
    expect(made.byId.get('un/upr-recommendations-session-80/record/albania-1/a')).not.toHaveProperty('statedOn');
    expect(made.files[0]?.noted).toEqual([
      { line: 2, reason: 'When session 80 was held is not known here: the recommendation has no date.' },
    ]);
  });

  it('of another layout is refused as a whole', async () => {
    await expect(imported('To,From\nAlbania,Norway\n')).rejects.toThrow(
      /0\.csv:1: This is no table of recommendations of the Universal Periodic Review: it has no column "text" or "recommendation" or "full recommendation" or "recommendation text", and none "response" or "sur's response" or "sur response" or "status", and none "session" or "upr session"; the first row has "To", "From"\.$/,
    );
  });

  it('takes a row of ten thousand letters', async () => {
    const text = 'long '.repeat(2_000).trim();
    const made = await imported(table(row({ text })));
    expect(made.texts.get('albania-1')).toBe(text);
  });

  it('is read from two files as from one', async () => {
    const one = await imported(table(row(), row({ text: 'Another', session: '7' })));
    const two = await imported(table(row()), table(row({ text: 'Another', session: '7' })));
    expect(two.outputs).toEqual(one.outputs);
  });
});

it('every topic that an issue or a phrase is mapped to is in the thesaurus', async () => {
  const { records } = readSeed(ontology, await readSeedFolder('seed'));
  const topics = new Set(records.filter(({ type }) => type === 'Topic').map(({ id }) => id));
  const mapped = [...Object.values(ISSUE_TOPICS).flat(), ...PHRASE_TOPICS.map(([, topic]) => topic)];
  expect(mapped.filter((topic) => !topics.has(topic))).toEqual([]);
});
