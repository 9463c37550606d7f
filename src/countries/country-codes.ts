import { iso31661 } from 'iso-3166';
import { COW_STATES, GW_STATES } from './cow-states.js';

/** In which list of codes a code was read. */
export type CodeList = 'ISO_ALPHA_2' | 'ISO_ALPHA_3' | 'M49' | 'COW' | 'GW';

/** What a code stands for in one of the lists. */
export interface CountryCode {
  readonly list: CodeList;
  /** As the list writes it: `KZ`, `398`, `705`. */
  readonly code: string;
  /** ISO 3166-1: the id of the country here; undefined for a state that has no such code. */
  readonly alpha3: string | undefined;
  /** In English. */
  readonly name: string;
  /** True where another list gives the country the same code: it is read of this list where that is said. */
  readonly isRepeated?: boolean;
}

const NAMES = new Map(iso31661.map(({ alpha3, name }) => [alpha3, name]));
const SPOKEN: Readonly<Record<CodeList, string>> = {
  ISO_ALPHA_2: 'ISO 3166-1 alpha-2',
  ISO_ALPHA_3: 'ISO 3166-1 alpha-3',
  M49: 'M49',
  COW: 'Correlates of War',
  GW: 'Gleditsch and Ward',
};
/** What is written before a code to say of which list it is. */
const LISTS: readonly (readonly [said: RegExp, lists: readonly CodeList[]])[] = [
  [/^iso(?:\s*3166(?:-1)?)?(?:\s*(?:alpha-?[23]|numeric))?$/i, ['ISO_ALPHA_2', 'ISO_ALPHA_3', 'M49']],
  [/^(?:un\s*)?m\.?\s*49$/i, ['M49']],
  [/^(?:cow|correlates of war)$/i, ['COW']],
  [/^(?:gwn?|g&w|gleditsch(?:\s+and\s+|\s*[&-]\s*|\s+)ward)$/i, ['GW']],
];
const CODE = /^(?:(.{2,30}?)(?:\s+codes?)?[\s:#-]+)?([A-Za-z]{2,3}|\d{1,3})$/u;

const entries: CountryCode[] = [
  ...iso31661.flatMap(({ alpha2, alpha3, numeric, name }): CountryCode[] => [
    { list: 'ISO_ALPHA_2', code: alpha2, alpha3, name },
    { list: 'ISO_ALPHA_3', code: alpha3, alpha3, name },
    // The numbers of ISO 3166-1 are those of the M49 list.
    { list: 'M49', code: numeric, alpha3, name },
  ]),
  ...COW_STATES.flatMap(({ number, abbreviation, alpha3, name }): CountryCode[] => {
    const named = name ?? NAMES.get(alpha3 ?? '') ?? '';
    return [number, abbreviation].map((code) => ({ list: 'COW', code, alpha3, name: named }));
  }),
  ...GW_STATES.map(({ number, alpha3, isOther }): CountryCode => ({
    ...{ list: 'GW', code: number, alpha3, name: NAMES.get(alpha3) ?? '', isRepeated: !isOther },
  })),
];
const BY_CODE = new Map<string, CountryCode[]>();
for (const entry of entries) BY_CODE.set(keyOf(entry), [...(BY_CODE.get(keyOf(entry)) ?? []), entry]);

/**
 * The countries that a text stands for as a code, in any case of letters: ISO 3166-1 alpha-2 and alpha-3, M49,
 * Correlates of War (numbers and abbreviations), and Gleditsch and Ward. A list before it (`COW 705`, `M49 398`, `GW 260`,
 * `ISO KZ`) leaves out the others; numbers are read with zeros in front or without.
 */
export function countriesByCode(text: string): readonly CountryCode[] {
  const [, said, code = ''] = CODE.exec(text) ?? [];
  if (code === '') return [];
  const key = /\d/.test(code) ? String(Number(code)) : code.toUpperCase();
  const all = BY_CODE.get(key) ?? [];
  if (said === undefined) return all.filter(({ isRepeated }) => !isRepeated);
  const lists = LISTS.find(([of]) => of.test(said))?.[1];
  return lists ? all.filter(({ list }) => lists.includes(list)) : [];
}

/**
 * The country of ISO 3166-1 that has the name, in English, but for the case of letters, and where only one has it also
 * for what stands behind a comma or in brackets: Iran (Islamic Republic of).
 */
export function countryByName(name: string): { readonly alpha3: string; readonly name: string } | undefined {
  const folded = name.toLowerCase();
  const [shorter, ...others] = iso31661.filter((one) => plain(one.name) === folded);
  return iso31661.find((one) => one.name.toLowerCase() === folded) ?? (others.length === 0 ? shorter : undefined);
}

/** What a list of codes is called. */
export function listName(list: CodeList): string {
  return SPOKEN[list];
}

function keyOf({ code }: CountryCode): string {
  return /\d/.test(code) ? String(Number(code)) : code;
}

function plain(name: string): string {
  return name.replace(/,?\s*[([,].*$/, '').toLowerCase();
}
