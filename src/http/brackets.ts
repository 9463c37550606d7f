import { tooNested } from '../api/inspect.js';

const [QUOTE, BACKSLASH] = ['"'.charCodeAt(0), '\\'.charCodeAt(0)];
const OPENING = new Set(['[', '{'].map((bracket) => bracket.charCodeAt(0)));
const CLOSING = new Set([']', '}'].map((bracket) => bracket.charCodeAt(0)));

/**
 * Refuses JSON with too many brackets within one another, before it is parsed: what reads it afterwards goes as deep.
 * @param what the text is.
 * @throws GraphQLError LIMIT_EXCEEDED
 */
export function mustNotNestMore(what: string, json: string, most: number): void {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < json.length; at++) {
    const unit = json.charCodeAt(at);
    if (inString) {
      if (unit === BACKSLASH) at += 1;
      else if (unit === QUOTE) inString = false;
    } else if (unit === QUOTE) inString = true;
    else if (OPENING.has(unit)) {
      depth += 1;
      if (depth > most) throw tooNested(what, most);
    } else if (CLOSING.has(unit)) depth -= 1;
  }
}
