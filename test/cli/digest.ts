import { createHash } from 'node:crypto';

/** The digest of a sentence as a curator makes it, with a tool of the system. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
