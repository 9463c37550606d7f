import type { FormattedExecutionResult } from 'graphql';
import { TooLong, jsonText } from './json-text.js';
import { tooManyBytes } from './limits.js';
import type { Limits } from './limits.js';

/** Writes results as JSON. */
export interface ResultWriter {
  /** Says that a result is large: it is then written a piece at a time. */
  readonly large: WeakSet<object>;
  /** Says that a result comes again, as the same object: it is then written once. */
  readonly kept: WeakSet<object>;
  /** For Apollo Server. */
  write(result: FormattedExecutionResult): Promise<string>;
}

/** Nothing that is written has more bytes than an answer may have; what would be longer is an error in its place. */
export function resultWriter(limits: Pick<Limits, 'answerBytes'>): ResultWriter {
  const large = new WeakSet<object>();
  const kept = new WeakSet<object>();
  const texts = new WeakMap<object, string>();
  const whole = async (result: FormattedExecutionResult): Promise<string> => {
    if (result.data && large.has(result.data)) return jsonText(result, limits.answerBytes);
    const text = JSON.stringify(result);
    // No character has more than three bytes for each unit of its length.
    if (text.length * 3 > limits.answerBytes && Buffer.byteLength(text) > limits.answerBytes) throw new TooLong();
    return text;
  };
  return {
    large,
    kept,
    write: async (result) => {
      const { data } = result;
      const known = data && texts.get(data);
      if (known !== undefined && known !== null) return known;
      try {
        const text = `${await whole(result)}\n`;
        if (data && kept.has(data)) texts.set(data, text);
        return text;
      } catch (error) {
        if (!(error instanceof TooLong)) throw error;
        return `${JSON.stringify({ errors: [tooManyBytes(limits)] })}\n`;
      }
    },
  };
}
