/** A column of a list that is read, by its head: the key to the letters that stand beside the dates below it. */
export interface ListColumn {
  readonly head: string;
  /** The kind of action, by the letter beside a date; without letter by ''. */
  readonly letters: ReadonlyMap<string, string>;
  /** What the head names without a letter, where that is several kinds, or of one kind no kind that is known. */
  readonly unclear: readonly string[];
}

/** What heads call the kinds of action: the depositary writes them with a capital, and a letter in brackets behind. */
const KINDS: readonly (readonly [name: RegExp, action: string])[] = [
  [/^(?:definitive signature|signature (?:definitive|without reservation))\b/i, 'DEFINITIVE_SIGNATURE'],
  [/^succession to (?:the )?signature\b/i, 'SUCCESSION_TO_SIGNATURE'],
  [/^signature\b/i, 'SIGNATURE'],
  [/^ratification\b/i, 'RATIFICATION'],
  [/^acceptance\b/i, 'ACCEPTANCE'],
  [/^approval\b/i, 'APPROVAL'],
  [/^(?:act of )?formal confirmation\b/i, 'FORMAL_CONFIRMATION'],
  [/^accession\b/i, 'ACCESSION'],
  [/^succession\b/i, 'SUCCESSION'],
  [/^(?:consent to be bound|simplified procedure)\b/i, 'CONSENT_TO_BE_BOUND'],
  [/^provisional application\b/i, 'PROVISIONAL_APPLICATION'],
  [/^participation\b/i, 'PARTY'],
  [/^(?:denunciation|withdrawal)\b/i, 'DENUNCIATION'],
];
/** What stands before a kind and changes nothing of it: `Notification of denunciation`. */
const BEFORE_KIND = /^(?:(?:date|deposit|notification|receipt) of (?:the )?)+/i;
/** Commas outside brackets, and what joins two kinds of one word: `Ratification or accession(a)`. */
const BETWEEN =
  /,(?![^()]*\))|\/|\s+or\s+(?=(?:ratification|acceptance|approval|accession|succession)\s*(?:\([A-Za-z]{1,2}\)\s*)?(?:,|$))/i;
const LETTER = /\s*\(([A-Za-z]{1,2})\)$/;

/** Letters that mean the same in all lists, for heads that leave out their kinds. */
const USUAL: readonly (readonly [action: string, letters: Readonly<Record<string, string>>])[] = [
  ['SIGNATURE', { s: 'DEFINITIVE_SIGNATURE', d: 'SUCCESSION_TO_SIGNATURE' }],
  ['DENUNCIATION', { w: 'DENUNCIATION' }],
  ['PROVISIONAL_APPLICATION', {}],
  ['PARTY', {}],
];
const USUAL_OF_CONSENT: Readonly<Record<string, string>> = {
  ...{ a: 'ACCESSION', A: 'ACCEPTANCE', AA: 'APPROVAL', c: 'FORMAL_CONFIRMATION', d: 'SUCCESSION' },
  s: 'DEFINITIVE_SIGNATURE',
};

/** How a column is read by its head; undefined where that names no kind of action that is known. */
export function listColumn(head: string): ListColumn | undefined {
  const items = itemsOf(head);
  const known = items.flatMap(({ action }) => action ?? []);
  if (known.length === 0) return undefined;
  const [first] = known;
  const usual = USUAL.find(([action]) => action === first)?.[1] ?? USUAL_OF_CONSENT;
  const letters = new Map(Object.entries(usual));
  for (const { letter, action } of items) {
    if (letter === '') continue;
    if (action === undefined) letters.delete(letter);
    else letters.set(letter, action);
  }
  const plain = items.filter(({ letter }) => letter === '');
  // A column of one kind needs no letter, though its head has one.
  const meant = plain.length === 0 && items.length === 1 ? items : plain;
  const kinds = new Set(meant.map(({ action }) => action));
  const [only] = kinds;
  if (kinds.size === 1 && only !== undefined) return { head, letters: letters.set('', only), unclear: [] };
  return { head, letters, unclear: plain.map(({ name }) => name) };
}

/** The kinds that a head names, each with its letter. */
function itemsOf(
  head: string,
): readonly { readonly name: string; readonly letter: string; readonly action: string | undefined }[] {
  const items: string[] = [];
  for (const part of head.split(BETWEEN).map((one) => one.trim())) {
    const last = items.at(-1);
    // What goes on in small letters is the rest of a sentence: "by virtue of signature, adoption of the Agreement".
    if (last !== undefined && /^\p{Ll}/u.test(part) && kindOf(part) === undefined) {
      items[items.length - 1] = `${last}, ${part}`;
    } else if (part !== '') items.push(part);
  }
  return items.map((item) => {
    const [, letter = ''] = LETTER.exec(item) ?? [];
    const name = item.replace(LETTER, '');
    return { name, letter, action: kindOf(name) };
  });
}

function kindOf(name: string): string | undefined {
  const plain = name.replace(BEFORE_KIND, '');
  return KINDS.find(([known]) => known.test(plain))?.[1];
}
