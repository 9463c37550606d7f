import { GraphQLError } from 'graphql';
import type { AsOfDays } from './as-of-days.js';
import { dateInWords } from './labels.js';
import type { AnswerPart } from './labels.js';

/** Raised of a claim that is there, and does not qualify as of the days that are asked for. */
export class NotOnThatDay extends GraphQLError {
  constructor(
    /** What `datesOperation` answers of it. */
    readonly claim: AnswerPart,
    days: AsOfDays,
  ) {
    super(sentenceOf(claim, days), { extensions: { code: 'NOT_FOUND', http: { status: 404 } } });
  }
}

function sentenceOf({ knownAt, validFrom, validTo }: AnswerPart, days: AsOfDays): string {
  const asked = [
    days.date === undefined ? undefined : `that may hold on ${dateInWords(days.date)}`,
    days.knownAt === undefined ? undefined : `that was public by ${dateInWords(days.knownAt)}`,
  ].filter((part) => part !== undefined);
  const known = [
    typeof knownAt === 'string' ? `it is public since ${dateInWords(knownAt)}` : 'since when it is public is not known',
    typeof validFrom === 'string' ? `it holds from ${dateInWords(validFrom)}` : undefined,
    typeof validTo === 'string' ? `it holds until ${dateInWords(validTo)}` : undefined,
  ].filter((part) => part !== undefined);
  return `This is no claim ${asked.join(' and ')}: ${known.join(', ')}.`;
}
