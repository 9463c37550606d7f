import type { Stored } from '../../ontology/stored-form.js';
import type { DerivedField } from '../../query/derived-field.js';
import { invalid } from '../../query/invalid.js';
import { PAGE } from '../../query/plan/page.js';
import type { AnswerObject } from '../../query/run/answer-object.js';
import { locatorInWords } from '../citation/locator-words.js';
import type { CitedPassage } from '../citation/cited.js';
import { SPEAKERS, sideParts } from './side-parts.js';
import { sidesSdl } from './sides-types.js';

/** `sides`: of conflicts, the claims beside each other. */
export const conflictSides: DerivedField = {
  name: 'sides',
  sdl: sidesSdl,
  madeOf: sideParts,
  make: (parts) => {
    const claims = part(parts.claims);
    if ((part(claims.pageInfo) as { hasNextPage?: boolean }).hasNextPage === true) {
      throw invalid(
        `sides shows a conflict of at most ${PAGE.nested} claims, and more take part in this one. Ask for claims(first:, after:), a page at a time.`,
        undefined,
        'LIMIT_EXCEEDED',
      );
    }
    const prevails = new Set(nodes(parts.prevails).map(({ id }) => id));
    return nodes(claims).map((claim) => side(claim, parts.differsIn as readonly string[], prevails.has(claim.id)));
  },
  shows: (parts) => nodes(parts.claims),
};

function side(claim: AnswerObject, differsIn: readonly string[], prevails: boolean): object {
  const { id, statement, knownAt, statedIn } = claim;
  const passages = nodes(claim.citations);
  return {
    claim: id,
    statement,
    prevails,
    knownAt,
    saidBy: saidBy(claim, passages),
    readIn: passages.map(placeOf),
    statedIn: statedIn === null ? null : nameOf(part(statedIn)),
    values: differsIn.map((field) => valueOf(claim, field)),
  };
}

/** Who the claim names, else who is described in words, else who wrote what it was read from. */
function saidBy(claim: AnswerObject, passages: readonly AnswerObject[]): string[] {
  const named = SPEAKERS.flatMap((relation) => ends(claim[relation])).map(nameOf);
  if (named.length > 0) return distinct(named);
  if (typeof claim.attribution === 'string') return [claim.attribution];
  return distinct(
    passages.flatMap(({ report }) => {
      const { authors, publisher } = part(report);
      const wrote = nodes(authors);
      return (wrote.length > 0 ? wrote : ends(publisher)).map(nameOf);
    }),
  );
}

function placeOf(passage: AnswerObject): string {
  const place = locatorInWords(passage.locator as CitedPassage['locator']);
  const report = nameOf(part(passage.report));
  return place === undefined ? report : `${report}: ${place}`;
}

/** What is selected of a claim beside its own values. */
const NO_VALUES: ReadonlySet<string> = new Set([...SPEAKERS, 'statedIn', 'citations', 'absent']);

function valueOf(claim: AnswerObject, field: string): object {
  const nothing = { field, value: null, said: null, absent: null };
  if (!(field in claim) || NO_VALUES.has(field)) return nothing;
  const value = textOf(claim[field] as Stored | null | undefined);
  const absences = claim.absent as readonly { readonly field: string; readonly reason: string }[];
  const reason = absences.find((absence) => absence.field === field)?.reason ?? null;
  return { field, value, said: value !== null, absent: value === null ? reason : null };
}

function textOf(value: Stored | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') return String(value);
  return value.length === 0 ? null : value.map(String).join(', ');
}

function nameOf({ id, name }: AnswerObject): string {
  return (name ?? id) as string;
}

/** The nodes that a relation leads to, one or many; none where the type has no such relation. */
function ends(value: unknown): AnswerObject[] {
  if (value === null || value === undefined) return [];
  const found = part(value);
  return Array.isArray(found.nodes) ? nodes(found) : [found];
}

function nodes(connection: unknown): AnswerObject[] {
  return part(connection).nodes as AnswerObject[];
}

/** @throws what the part holds that could not be fetched: it is an error of all sides. */
function part(value: unknown): AnswerObject {
  if (value instanceof Error) throw value;
  return value as AnswerObject;
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)];
}
