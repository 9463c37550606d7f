import { describe, expect, it } from 'vitest';
import { gapSentence } from '../../../src/questions/norm-gaps/gap-sentence.js';
import type { Told } from '../../../src/questions/norm-gaps/gap-sentence.js';
import {
  BINDING_ACTIONS,
  DECIDING,
  asGraveAs,
  gapStatus,
  gravestOf,
} from '../../../src/questions/norm-gaps/gap-status.js';
import { ontology } from '../../support/good.js';

it('is bound who did anything about a treaty but sign, apply it for the time being, give it up or declare', () => {
  const kinds = ontology.enums.get('TreatyActionKind')?.values.keys() ?? [];
  expect([...kinds].filter((kind) => !BINDING_ACTIONS.includes(kind))).toEqual([
    ...['SIGNATURE', 'SUCCESSION_TO_SIGNATURE', 'PROVISIONAL_APPLICATION', 'DENUNCIATION', 'DECLARATION'],
    ...['RESERVATION', 'OBJECTION'],
  ]);
});

describe('the status of a norm', () => {
  it('is that nothing binds, whatever was found', () => {
    expect(gapStatus(false, 'VIOLATES', { provisions: 3, hasLaws: true })).toBe('NOT_BOUND');
    expect(gapStatus(false, undefined, { provisions: 0, hasLaws: true })).toBe('NOT_BOUND');
  });

  it.each(DECIDING)('is the gravest assessment that stands: %s', (assessment) => {
    expect(gapStatus(true, assessment, { provisions: 0, hasLaws: true })).toBe(assessment);
    expect(gapStatus(true, assessment, { provisions: 2, hasLaws: true })).toBe(assessment);
  });

  it('is never conformity where nothing was found', () => {
    expect(gapStatus(true, undefined, { provisions: 0, hasLaws: true })).toBe('NO_NATIONAL_PROVISION_KNOWN');
    expect(gapStatus(true, undefined, { provisions: 1, hasLaws: true })).toBe('NOT_ASSESSED');
    expect(gapStatus(true, undefined, { provisions: 0, hasLaws: false })).toBe('NOT_ASSESSED');
  });
});

describe('the gravest assessment', () => {
  it('is the first of those that any finding makes', () => {
    expect(gravestOf([{ assessment: 'CONFORMS', number: 9 }])).toBe('CONFORMS');
    const several = ['CONFORMS', 'CONCERN', 'FALLS_SHORT', 'FACT'].map((assessment) => ({ assessment, number: 1 }));
    expect(gravestOf(several)).toBe('FALLS_SHORT');
  });

  it('is none where findings assess nothing', () => {
    expect(gravestOf([])).toBeUndefined();
    expect(gravestOf([{ assessment: 'VIOLATES', number: 0 }])).toBeUndefined();
    const nothing = ['FACT', 'ALLEGATION', 'WELCOMED'].map((assessment) => ({ assessment, number: 1 }));
    expect(gravestOf(nothing)).toBeUndefined();
  });

  it('is put in doubt by what is as grave, or graver', () => {
    expect(asGraveAs(undefined)).toEqual(DECIDING);
    expect(asGraveAs('FALLS_SHORT')).toEqual(['VIOLATES', 'FALLS_SHORT']);
    expect(asGraveAs('VIOLATES')).toEqual(['VIOLATES']);
  });
});

describe('the sentence of a row', () => {
  const told: Told = {
    country: 'XNL',
    treaty: 'TRT',
    norm: 'TRT/1',
    isTreaty: true,
    status: 'NOT_ASSESSED',
    deciding: 0,
    provisions: 2,
    undated: false,
    inDoubt: 0,
  };

  it.each([
    [
      {},
      '2 provisions of XNL on the subject are recorded, and no finding that is measured against TRT/1 decides. That says nothing of conformity.',
    ],
    [
      { provisions: 1 },
      '1 provision of XNL on the subject is recorded, and no finding that is measured against TRT/1 decides. That says nothing of conformity.',
    ],
    [
      { status: 'NO_NATIONAL_PROVISION_KNOWN', inDoubt: 1 },
      'No provision of XNL on the subject is recorded, and no finding that is measured against TRT/1 decides. That says nothing of conformity. 1 claim that would change or confirm it is disputed or unverified, and does not decide alone.',
    ],
    [
      { provisions: 0 },
      'No law of XNL is recorded, so no provision was looked for, and no finding that is measured against TRT/1 decides. That says nothing of conformity.',
    ],
    [{ status: 'NOT_BOUND' }, 'Nothing recorded that stands makes XNL a party to TRT.'],
    [{ status: 'NOT_BOUND', isTreaty: false }, 'TRT is no treaty: it binds nobody.'],
    [
      { status: 'CONCERN', deciding: 1, undated: true },
      '1 finding on XNL that stands assesses CONCERN, and none that stands is graver. What binds is recorded without a date.',
    ],
    [{ status: 'NOT_BOUND', undated: true }, 'Nothing recorded that stands makes XNL a party to TRT.'],
    [
      { status: 'CONCERN', deciding: 1 },
      '1 finding on XNL that stands assesses CONCERN, and none that stands is graver.',
    ],
    [
      { status: 'VIOLATES', deciding: 3, inDoubt: 2 },
      '3 findings on XNL that stand assess VIOLATES, and none that stands is graver. 2 claims that would change or confirm it are disputed or unverified, and do not decide alone.',
    ],
  ] as const)('says why: %j', (more, sentence) => {
    expect(gapSentence({ ...told, ...more })).toBe(sentence);
  });
});
