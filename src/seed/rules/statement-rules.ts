import { nodeType } from '../../ontology/ontology.js';
import { numberInId } from '../records/article-number.js';
import { parentId } from '../records/id.js';
import { absentFields, itemsOf, positionOf, referencesOf, textOf } from '../records/seed-record.js';
import type { SeedRecord } from '../records/seed-record.js';
import { splitSentences } from '../source/sentences.js';
import { namesOf } from './entity-names.js';
import type { Breach, Rule, SeedView } from './rule.js';

/** The relations whose ends a reader of the statement alone has to know. */
const NAMED = ['concerns', 'measuredAgainst', 'foundBy', 'subjects', 'producer', 'treaty'];
/** A country is often named by what is its own: by its Parliament, by its adjective. */
const NEVER_NAMED = 'Country';

export const STATEMENT_RULES: readonly Rule[] = [
  {
    id: 'statement-is-a-sentence',
    sentence: 'The statement of a claim is one sentence that ends with a full stop.',
    checkRecords: (seed) => (claim) => {
      const statement = statementOf(claim, seed);
      if (statement === undefined) return [];
      const at = positionOf(claim, 'statement');
      if (!statement.endsWith('.'))
        return [{ at, what: `The statement of "${claim.id}" does not end with a full stop.` }];
      return splitSentences(statement).length > 1
        ? [{ at, what: `The statement of "${claim.id}" is more than one sentence.` }]
        : [];
    },
  },
  {
    id: 'statement-stands-alone',
    sentence: `A statement names what its claim has in ${NAMED.join(', ')}, by name, alias or number; countries and what is "inferred" aside.`,
    checkRecords: (seed) => (claim) => unnamed(seed, claim),
  },
];

/** Undefined for what is no claim. */
function statementOf(record: SeedRecord, { ontology }: SeedView): string | undefined {
  return nodeType(ontology, record.type).family === 'Claim' ? textOf(record, 'statement') : undefined;
}

function unnamed(seed: SeedView, claim: SeedRecord): Breach[] {
  const statement = statementOf(claim, seed);
  if (statement === undefined) return [];
  const inferred = itemsOf(claim, 'inferred').map(({ item }) => item);
  return NAMED.filter((field) => !inferred.includes(field)).flatMap((field) =>
    referencesOf(claim, field).flatMap(({ id }) => {
      const entity = seed.byId.get(id);
      const missing = entity && missingIn(statement, entity, seed);
      if (!missing) return [];
      const what = `The statement of "${claim.id}" does not say ${missing} ("${id}" in "${field}").`;
      return [{ at: positionOf(claim, 'statement'), what }];
    }),
  );
}

/** What the statement would have to say to name the entity; undefined where it does, or need not. */
function missingIn(statement: string, entity: SeedRecord, seed: SeedView): string | undefined {
  if (entity.type === NEVER_NAMED || absentFields(entity.columns.get('absent')?.value).includes('name'))
    return undefined;
  const words = wordsOf(statement);
  const names = namesOf(entity);
  const isNumber = (name: string): boolean => /^\p{N}/u.test(name) && entity.type === 'Article';
  if (names.some((name) => !isNumber(name) && hasRun(words, wordsOf(name)))) return undefined;
  const instrument = entity.type === 'Article' ? instrumentOf(entity, seed) : undefined;
  if (!instrument) return names[0] === undefined ? undefined : `"${names[0]}"`;
  const number = textOf(entity, 'number') ?? numberInId(entity.id, instrument.id);
  const numbers = [number, ...names.filter(isNumber)].filter((one) => one !== undefined);
  const ofInstrument = namesOf(instrument);
  const hasInstrument = ofInstrument.some((name) => hasRun(words, wordsOf(name)));
  const hasNumberOfIt = numbers.some((one) => hasNumber(statement, one));
  const missing = [
    ...(hasNumberOfIt ? [] : [`"${numbers[0] ?? ''}"`]),
    ...(hasInstrument ? [] : [`"${ofInstrument[0] ?? instrument.id}"`]),
  ];
  return missing.length === 0 ? undefined : missing.join(' and ');
}

/** The law or treaty of an article: its own, or that of the article which its id continues. */
function instrumentOf(article: SeedRecord, { byId }: SeedView): SeedRecord | undefined {
  for (let at: SeedRecord | undefined = article; at; at = byId.get(parentId(at.id) ?? '')) {
    const [instrument] = referencesOf(at, 'instrument');
    if (instrument) return byId.get(instrument.id);
  }
  return undefined;
}

/** The words of a text as names are looked for in them: small letters and digits, without a genitive's s. */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase();
  return plain.replace(/['’]s(?![\p{L}\p{N}])/gu, '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function hasRun(words: readonly string[], run: readonly string[]): boolean {
  return run.length > 0 && words.some((_, start) => run.every((word, index) => words[start + index] === word));
}

/** Whether the number stands in the text as a whole: `14` does not stand in `14(2)`, nor `347` in `347.1`. */
function hasNumber(text: string, number: string): boolean {
  const escaped = number.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}]|\\p{N}[.-])${escaped}(?![\\p{L}\\p{N}(]|[.-]\\p{N})`, 'iu').test(text);
}
