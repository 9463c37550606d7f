import type { FormattedExecutionResult } from 'graphql';
import { TooLong, jsonPieces } from './json-text.js';
import { tooManyBytes } from './limits.js';
import type { Limits } from './limits.js';

/** Takes the bytes of a large answer, in pieces. */
type Taker = (pieces: readonly Buffer[]) => void;

/** Writes results as JSON. */
export interface ResultWriter {
  /** Says that a result is large, and who takes it: it is written a piece at a time, and its text is then empty. */
  large(data: object, take: Taker): void;
  /** Says that a result comes again, as the same object: it is then written once. */
  keep(data: object): void;
  /** For Apollo Server. */
  write(result: FormattedExecutionResult): Promise<string>;
}

/** Nothing that is written has more bytes than an answer may have; what would be longer is an error in its place. */
export function resultWriter(limits: Pick<Limits, 'answerBytes'>): ResultWriter {
  const takers = new WeakMap<object, Taker>();
  const kept = new WeakSet<object>();
  const texts = new WeakMap<object, string>();
  const whole = (result: FormattedExecutionResult): string => {
    const text = `${JSON.stringify(result)}\n`;
    // No character has more than three bytes for each unit of its length.
    if (text.length * 3 > limits.answerBytes && Buffer.byteLength(text) > limits.answerBytes) throw new TooLong();
    if (result.data && kept.has(result.data)) texts.set(result.data, text);
    return text;
  };
  return {
    large: (data, take) => void takers.set(data, take),
    keep: (data) => void kept.add(data),
    write: async (result) => {
      const { data } = result;
      const known = data ? texts.get(data) : undefined;
      if (known !== undefined) return known;
      try {
        const take = data ? takers.get(data) : undefined;
        if (!take) return whole(result);
        take(await jsonPieces(result, limits.answerBytes));
        return '';
      } catch (error) {
        if (!(error instanceof TooLong)) throw error;
        return `${JSON.stringify({ errors: [tooManyBytes(limits)] })}\n`;
      }
    },
  };
}
