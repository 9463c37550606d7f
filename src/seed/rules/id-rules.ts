import { ID_PATTERN } from '../records/id.js';
import type { Breach, Rule, SeedView } from './rule.js';

const CLAIM = ['<passage>/<letter>'];
const NATIONAL = ['<country>/<name>'];

/**
 * What the ids of a type look like; ids of other types have any form. That an article, a passage or a claim begins with
 * the id of its instrument, report or passage is a rule of its own.
 */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  Country: ['<COUNTRY>'],
  Place: NATIONAL,
  Institution: [...NATIONAL, 'un/<name>', 'ngo/<name>', 'media/<name>', 'press/<name>'],
  Person: ['person/<name>'],
  Law: NATIONAL,
  Treaty: ['<TREATY>'],
  Report: ['<registry>/<title>'],
  Incident: NATIONAL,
  Visit: ['<institution>/<name>'],
  Topic: ['topic/<name>'],
  Indicator: ['indicator/<name>'],
  TreatyAction: CLAIM,
  Finding: CLAIM,
  Recommendation: CLAIM,
  Observation: CLAIM,
  Role: CLAIM,
  Footnote: ['<report>/footnote/<number>'],
  Conflict: ['conflict/<name>'],
};

const SEGMENT = '[a-z0-9]+(?:[.-][a-z0-9]+)*';
const SEGMENTS = `${SEGMENT}(?:/${SEGMENT})*`;
const PARTS: Readonly<Record<string, string>> = {
  COUNTRY: '[A-Z]{3}',
  TREATY: '[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*',
  name: SEGMENT,
  registry: SEGMENT,
  title: SEGMENTS,
  institution: SEGMENTS,
  passage: '.+',
  report: SEGMENTS,
  letter: '[a-z]{1,2}',
  number: '[1-9]\\d*',
};

export const ID_RULES: readonly Rule[] = [
  {
    id: 'id-names-registry',
    sentence: 'An id names its registry, and <country> is the code of a country of the seed in small letters.',
    check: (seed) => {
      const codes = seed.ofType('Country').map(({ id }) => id.toLowerCase());
      return Object.entries(FORMS).flatMap(([type, forms]) => breaches(seed, type, forms, codes));
    },
  },
];

function breaches(seed: SeedView, type: string, forms: readonly string[], codes: readonly string[]): Breach[] {
  // No code is like any other text: without a country nothing is national.
  const country = codes.filter((code) => /^[a-z]+$/.test(code)).join('|') || '[^\\s\\S]';
  const parts: Readonly<Record<string, string>> = { ...PARTS, country: `(?:${country})` };
  const pattern = forms.map((form) => form.replace(/<(\w+)>/g, (_, part: string) => parts[part] ?? '')).join('|');
  const allowed = new RegExp(`^(?:${pattern})$`);
  return (
    seed
      .ofType(type)
      // What is no id at all is said already.
      .filter(({ id }) => ID_PATTERN.test(id) && !allowed.test(id))
      .map(({ id, at }) => ({ at, what: `"${id}" does not have the form ${forms.join(' or ')}.` }))
  );
}
