/** A place that was found in the text of a report. */
export interface HeldText {
  /** What the passage had as its digest when its text was verified by it; null where it has none. */
  readonly digest: string | null;
  /** Undefined where there is none that is verified. */
  readonly text: string | undefined;
}

/** The texts of the reports that the operator of a server holds, beside the graph: nothing of them is stored in it. */
export interface HeldTexts {
  /** Of a report that is held all passages, by id; undefined while texts are being read. */
  readonly passages: ReadonlyMap<string, HeldText> | undefined;
}

/** Of a server that holds no texts. */
export const NO_TEXTS: HeldTexts = { passages: new Map() };

/** The text of a passage, or a sentence that says why there is none. */
export function heldText(
  { passages }: HeldTexts,
  id: string,
  digest: string | null,
): { readonly text: string } | { readonly sentence: string } {
  if (!passages) return { sentence: 'The texts of reports are being read. Ask again in a few seconds.' };
  const held = passages.get(id);
  if (!held) {
    return {
      sentence:
        'This server holds no copy of the report that the passage stands in: its operator can give it one, with the setting SOURCES. The locator says where the words stand.',
    };
  }
  const name = JSON.stringify(id);
  // Another load may have brought another digest since.
  if (held.digest !== digest) {
    return { sentence: `${name} was loaded anew since texts were verified: start the server again.` };
  }
  if (held.text !== undefined) return { text: held.text };
  if (digest === null) return { sentence: `${name} has no digest, by which its text could be verified.` };
  return { sentence: `${name} is no sentence or key fact: its locator names a place without words of its own.` };
}
