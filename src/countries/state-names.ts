import { iso31661, iso31663 } from 'iso-3166';

/** A state of ISO 3166, also one that is there no more. */
export interface State {
  /** ISO 3166-1 alpha-3, the id of the country here; of a state that has ended the one it had. */
  readonly alpha3: string;
  /** ISO 3166-1 alpha-2; none where the state has ended, since some of these were given to others. */
  readonly alpha2: string | undefined;
  /** In English, as the United Nations write it: `Bolivia (Plurinational State of)`. */
  readonly name: string;
  /** True where others took its place: Czechoslovakia, Yugoslavia. */
  readonly ended: boolean;
}

/**
 * Names that the package has not: short ones, as tables and people write them, and former ones of states that changed
 * their name and are the same. Each with its ISO 3166-1 alpha-3 code, of a state that has ended the one it had.
 */
const OTHER_NAMES = `
Bahamas, The: BHS
Brunei: BRN
Cape Verde: CPV
Central African Empire: CAF
Ceylon: LKA
Congo (Brazzaville): COG
Congo (Kinshasa): COD
Czech Republic: CZE
Czech and Slovak Federal Republic: CSK
Democratic Kampuchea: KHM
Democratic Yemen: YMD
DPR Congo: COD
DPR Korea: PRK
DR Congo: COD
Federal Republic of Germany: DEU
Federal Republic of Yugoslavia: SCG
Former Yugoslavia: YUG
Gambia (Republic of The): GMB
Germany, Federal Republic of: DEU
Great Britain: GBR
Ivory Coast: CIV
Khmer Republic: KHM
Kyrgyz Republic: KGZ
Lao PDR: LAO
Laos: LAO
Libyan Arab Jamahiriya: LBY
Libyan Arab Republic: LBY
Macedonia: MKD
Macedonia FYR: MKD
FYR Macedonia: MKD
Malagasy Republic: MDG
Netherlands Antilles: ANT
North Korea: PRK
People's Republic of Kampuchea: KHM
Republic of Congo: COG
Republic of Serbia: SRB
Republic of the Congo: COG
Russia: RUS
Slovak Republic: SVK
Socialist Federal Republic of Yugoslavia: YUG
South Korea: KOR
Southern Yemen: YMD
State Union of Serbia and Montenegro: SCG
Surinam: SUR
Swaziland: SWZ
Syria: SYR
Taiwan: TWN
Tanganyika: TZA
TFYR Macedonia: MKD
The former Yugoslav Republic of Macedonia: MKD
Turkey: TUR
UAE: ARE
UK: GBR
Ukrainian Soviet Socialist Republic: UKR
Byelorussian Soviet Socialist Republic: BLR
Union of Soviet Socialist Republics: SUN
United Arab Republic: EGY
United Kingdom: GBR
United Republic of Cameroon: CMR
United States: USA
USA: USA
Vatican City: VAT
Vietnam: VNM
Western Samoa: WSM
Yemen Arab Republic: YEM
Yugoslavia (former): YUG
`;

/** Whose name is spoken the other way round: the Republic of Korea, the State of Palestine. */
const TURNED = ['Korea', 'Congo', 'Moldova', 'Tanzania', 'Palestine'];

const STATES = new Map<string, State>(
  iso31661.map(({ alpha2, alpha3, name }) => [alpha3, { alpha2, alpha3, name: spoken(name), ended: false }]),
);
/** The code that a former code leads to, where the state only changed its name or code. */
const RENAMED = new Map<string, string>();
for (const { type, from, to } of iso31663) {
  const [now] = to;
  // Yugoslavia became a state of another code that has ended too.
  const isRenamed = type === 'change' && now !== undefined && STATES.get(now.alpha3)?.ended === false;
  if (isRenamed) RENAMED.set(from.name, now.alpha3);
  else if (!STATES.has(from.alpha3)) {
    STATES.set(from.alpha3, { alpha2: undefined, alpha3: from.alpha3, name: spoken(from.name), ended: true });
  }
}

const BY_NAME = new Map<string, State>();
/** Short forms that several states share: Congo, Korea. */
const SHARED = new Set<string>();
for (const state of STATES.values()) {
  for (const form of shorterForms(state.name)) {
    if (BY_NAME.has(form)) SHARED.add(form);
    BY_NAME.set(form, state);
  }
}
for (const state of STATES.values()) callIt(state.name, state.alpha3);
for (const [name, alpha3] of RENAMED) callIt(name, alpha3);
for (const line of OTHER_NAMES.trim().split('\n')) {
  const [name = '', alpha3 = ''] = line.split(/:\s*(?=[A-Z]{3}$)/);
  callIt(name, alpha3);
}

/**
 * The state that a table calls by the name, in any case of letters, with or without accents, articles and what stands in
 * brackets; undefined where none or several are called so.
 */
export function stateByName(name: string): State | undefined {
  const key = folded(name);
  return SHARED.has(key) ? undefined : BY_NAME.get(key);
}

/** What the states are called, for the nearest of them. */
export const STATE_NAMES: readonly string[] = [...STATES.values()].map(({ name }) => name);

/** A name that is the state's own, whoever else has it as a short form. */
function callIt(name: string, alpha3: string): void {
  const state = STATES.get(alpha3);
  if (!state) throw new Error(`No state ${alpha3} for the name ${name}`);
  SHARED.delete(folded(name));
  BY_NAME.set(folded(name), state);
}

/** `Bolivia, Plurinational State of` is `Bolivia (Plurinational State of)`, and `Korea, Republic of` the `Republic of Korea`. */
function spoken(name: string): string {
  const [, first = '', rest = ''] = /^([^,]+), (.* of(?: the)?|[A-Z][a-z]+)$/.exec(name) ?? [];
  if (first === '') return name;
  return TURNED.includes(first) ? `${rest} ${first}` : `${first} (${rest})`;
}

/** Further ways to write a name of two parts: turned round, and the first part alone. */
function shorterForms(name: string): string[] {
  const [, first, rest] = /^([^(]+) \(([^)]+)\)$/.exec(name) ?? [];
  if (first !== undefined && rest !== undefined) return [folded(`${rest} ${first}`), folded(first)];
  const turned = TURNED.find((one) => name.endsWith(` ${one}`));
  return turned === undefined ? [] : [folded(`${turned} (${name.slice(0, -turned.length)})`), folded(turned)];
}

function folded(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('&', ' and ');
  const words = plain.replace(/['’`]s\b/g, 's').match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .filter((word) => word !== 'the')
    .map((word) => (word === 'st' ? 'saint' : word))
    .join(' ');
}
