import type { ImportRecord } from './import-record.js';

/** A treaty of the depositary's list. */
export interface Instrument {
  /** The id of the treaty here: `CAT`. */
  readonly id: string;
  /** As the depositary numbers it: chapter, number and letter, `IV-9-b`. */
  readonly untcNumber: string;
  readonly name: string;
  /** What a sentence calls it, with its abbreviation. */
  readonly spoken: string;
  /** How many articles it has; undefined where that is not known here. */
  readonly articles: number | undefined;
  /** How texts speak of it, for tables that name treaties in prose. */
  readonly named: RegExp | undefined;
  /** Whether its articles have Roman numerals; undefined where that is not known here. */
  readonly isRoman: boolean | undefined;
}

/**
 * The human rights treaties that are asked for most. Numbers are those of Multilateral Treaties Deposited with the
 * Secretary-General (https://treaties.un.org), articles those of the texts there.
 */
export const INSTRUMENTS: readonly Instrument[] = [
  instrument(
    'GENOCIDE-CONVENTION',
    'IV-1',
    'Convention on the Prevention and Punishment of the Crime of Genocide',
    'the Genocide Convention',
    19,
    /\bgenocide convention|convention on the prevention and punishment of the crime of genocide/i,
    true,
  ),
  instrument(
    'ICERD',
    'IV-2',
    'International Convention on the Elimination of All Forms of Racial Discrimination',
    'the International Convention on the Elimination of All Forms of Racial Discrimination (ICERD)',
    25,
    /\bI?CERD\b|convention (?:on|for) the elimination of (?:all forms of )?racial discrimination/i,
  ),
  instrument(
    'ICESCR',
    'IV-3',
    'International Covenant on Economic, Social and Cultural Rights',
    'the International Covenant on Economic, Social and Cultural Rights (ICESCR)',
    31,
    /(?<!protocol (?:to|of) (?:the )?)(?<!OP-)(?:\bICESCR\b(?!-OP)|international covenant on economic,? social and cultural rights)/i,
  ),
  instrument(
    'ICESCR-OP',
    'IV-3-a',
    'Optional Protocol to the International Covenant on Economic, Social and Cultural Rights',
    'the Optional Protocol to the International Covenant on Economic, Social and Cultural Rights (ICESCR-OP)',
    22,
    /\bOP-?\s?ICESCR\b|\bICESCR-OP\b|protocol (?:to|of) (?:the )?(?:ICESCR\b|international covenant on economic)/i,
  ),
  instrument(
    'ICCPR',
    'IV-4',
    'International Covenant on Civil and Political Rights',
    'the International Covenant on Civil and Political Rights (ICCPR)',
    53,
    /(?<!protocols?(?: (?:no\.? ?)?\d(?: and \d)?)? (?:to|of) (?:the )?)(?<!OP-?\s?)(?:\bICCPR\b(?!-OP)|international covenant on civil and political rights)/i,
  ),
  instrument(
    'ICCPR-OP1',
    'IV-5',
    'Optional Protocol to the International Covenant on Civil and Political Rights',
    'the first Optional Protocol to the International Covenant on Civil and Political Rights (ICCPR-OP1)',
    14,
    /\bICCPR-?\s?OP\s?-?1\b|\bOP-?\s?1[- ](?:to the )?ICCPR\b|first optional protocol (?:to|of) (?:the )?(?:ICCPR\b|international covenant on civil)/i,
  ),
  instrument(
    'CEDAW',
    'IV-8',
    'Convention on the Elimination of All Forms of Discrimination against Women',
    'the Convention on the Elimination of All Forms of Discrimination against Women (CEDAW)',
    30,
    /(?<!protocol (?:to|of) (?:the )?)(?<!OP-?\s?)(?:\bCEDAW\b(?!-OP)|convention on the elimination of (?:all forms of )?discrimination against women)/i,
  ),
  instrument(
    'CEDAW-OP',
    'IV-8-b',
    'Optional Protocol to the Convention on the Elimination of All Forms of Discrimination against Women',
    'the Optional Protocol to the Convention on the Elimination of All Forms of Discrimination against Women (CEDAW-OP)',
    21,
    /\bOP-?\s?CEDAW\b|\bCEDAW-OP\b|protocol (?:to|of) (?:the )?(?:CEDAW\b|convention on the elimination of (?:all forms of )?discrimination against women)/i,
  ),
  instrument(
    'CAT',
    'IV-9',
    'Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment',
    'the Convention against Torture (CAT)',
    33,
    /(?<!protocols? (?:to|of) (?:the )?(?:UN |united nations )?)(?<!OP-?\s?)(?:\bCAT\b(?!-OP)|\bUNCAT\b|convention against torture)/i,
  ),
  instrument(
    'OPCAT',
    'IV-9-b',
    'Optional Protocol to the Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment',
    'the Optional Protocol to the Convention against Torture (OPCAT)',
    37,
    /\bOP-?\s?CAT\b|\bCAT-OP\b|protocols? (?:to|of) (?:the )?(?:UN |united nations )?(?:CAT\b|convention against torture)/i,
  ),
  instrument(
    'CRC',
    'IV-11',
    'Convention on the Rights of the Child',
    'the Convention on the Rights of the Child (CRC)',
    54,
    /(?<!protocols? (?:to|of) (?:the )?)(?<!OP-?\s?)(?:\bCRC\b(?!-OP)|convention on the rights of the child)/i,
  ),
  instrument(
    'CRC-OPAC',
    'IV-11-b',
    'Optional Protocol to the Convention on the Rights of the Child on the involvement of children in armed conflict',
    'the Optional Protocol to the Convention on the Rights of the Child on the involvement of children in armed conflict (CRC-OPAC)',
    13,
    /\bOP-?\s?(?:CRC-?\s?)?AC\b|\bCRC-?OP-?AC\b|involvement of children in armed conflicts?/i,
  ),
  instrument(
    'CRC-OPSC',
    'IV-11-c',
    'Optional Protocol to the Convention on the Rights of the Child on the sale of children, child prostitution and child pornography',
    'the Optional Protocol to the Convention on the Rights of the Child on the sale of children, child prostitution and child pornography (CRC-OPSC)',
    17,
    /\bOP-?\s?(?:CRC-?\s?)?SC\b|\bCRC-?OP-?SC\b|protocol\b[^.;]{0,80}\bsale of children\b/i,
  ),
  instrument(
    'CRC-OPIC',
    'IV-11-d',
    'Optional Protocol to the Convention on the Rights of the Child on a communications procedure',
    'the Optional Protocol to the Convention on the Rights of the Child on a communications procedure (CRC-OPIC)',
    24,
    /\bOP-?\s?(?:CRC-?\s?)?IC\b|\bCRC-?OP-?IC\b|protocol\b[^.;]{0,80}\bcommunications? procedure\b/i,
  ),
  instrument(
    'ICCPR-OP2',
    'IV-12',
    'Second Optional Protocol to the International Covenant on Civil and Political Rights',
    'the Second Optional Protocol to the International Covenant on Civil and Political Rights (ICCPR-OP2)',
    11,
    /\bICCPR-?\s?OP\s?-?2\b|\bOP-?\s?2[- ](?:to the )?ICCPR\b|second optional protocol/i,
  ),
  instrument(
    'ICMW',
    'IV-13',
    'International Convention on the Protection of the Rights of All Migrant Workers and Members of Their Families',
    'the International Convention on the Protection of the Rights of All Migrant Workers and Members of Their Families (ICMW)',
    93,
    /\bIC?R?MW\b|convention on the (?:protection of the )?rights of all migrant workers/i,
  ),
  instrument(
    'CRPD',
    'IV-15',
    'Convention on the Rights of Persons with Disabilities',
    'the Convention on the Rights of Persons with Disabilities (CRPD)',
    50,
    /(?<!protocol (?:to|of) (?:the )?)(?<!OP-?\s?)(?:\bCRPD\b(?!-OP)|convention on the rights of persons with disabilities)/i,
  ),
  instrument(
    'CRPD-OP',
    'IV-15-a',
    'Optional Protocol to the Convention on the Rights of Persons with Disabilities',
    'the Optional Protocol to the Convention on the Rights of Persons with Disabilities (CRPD-OP)',
    18,
    /\bOP-?\s?CRPD\b|\bCRPD-OP\b|protocol (?:to|of) (?:the )?(?:CRPD\b|convention on the rights of persons with disabilities)/i,
  ),
  instrument(
    'CPED',
    'IV-16',
    'International Convention for the Protection of All Persons from Enforced Disappearance',
    'the International Convention for the Protection of All Persons from Enforced Disappearance (CPED)',
    45,
    /\b(?:I?C?PP?ED|I?CED)\b|convention (?:for|on) the protection of all persons from (?:en)?forced disappearances?/i,
  ),
  instrument(
    'REFUGEE-CONVENTION',
    'V-2',
    'Convention relating to the Status of Refugees',
    'the Refugee Convention',
    46,
    /\brefugee convention|(?:1951|geneva) convention (?:relating to|on) the status of refugees|convention relating to the status of refugees/i,
  ),
  instrument(
    'REFUGEE-PROTOCOL',
    'V-5',
    'Protocol relating to the Status of Refugees',
    'the Protocol relating to the Status of Refugees',
    11,
    /\bprotocol relating to the status of refugees/i,
    true,
  ),
  instrument(
    'ROME-STATUTE',
    'XVIII-10',
    'Rome Statute of the International Criminal Court',
    'the Rome Statute of the International Criminal Court',
    128,
    /\brome statute\b/i,
  ),
];

const BY_NUMBER = new Map(INSTRUMENTS.map((one) => [one.untcNumber, one]));
const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];

/** Chapter, its part where it has some, number, and what is below that. */
const FILE_NUMBER = /^(\d{1,2})(?:-([a-e](?=-)))?-(\d{1,3})((?:[-.](?:[a-z]|\d{1,3}))*)$/i;

/**
 * The treaty of a file that is named as the depositary numbers it: `4-9.csv` is IV-9, `4-9-b.csv` or `4-9.b.csv` IV-9-b,
 * `11-b-16.csv` XI-B-16 and `3-2.5.csv` III-2-5.
 * @returns undefined where the name is no such number.
 */
export function instrumentOfFile(file: string): Instrument | undefined {
  const name = file.replace(/^.*[/\\]/, '').replace(/\.(?:csv|txt)$/i, '');
  const [, chapter, part, number, below = ''] = FILE_NUMBER.exec(name) ?? [];
  if (chapter === undefined || number === undefined || Number(chapter) === 0 || Number(chapter) > 29) return undefined;
  const tens = 'X'.repeat(Math.floor(Number(chapter) / 10));
  const roman = `${tens}${ROMAN[Number(chapter) % 10] ?? ''}`;
  const parts = [part?.toUpperCase() ?? '', number, ...below.toLowerCase().split(/[-.]/)];
  const untcNumber = [roman, ...parts.filter(Boolean)].join('-');
  return BY_NUMBER.get(untcNumber) ?? unknownInstrument(untcNumber);
}

/** The number as the files of the depositary's list are named: IV-9-b is `4-9-b`. */
export function fileNumber({ untcNumber }: Instrument): string {
  const [roman = '', ...rest] = untcNumber.split('-');
  const ones = roman.replace(/^X+/, '');
  const chapter = (roman.length - ones.length) * 10 + ROMAN.indexOf(ones);
  return [chapter, ...rest].join('-').toLowerCase();
}

/** The record of a treaty; what a person wrote of it prevails. */
export function instrumentRecord({ id, untcNumber, name, spoken }: Instrument): ImportRecord {
  const [, title = '', abbreviation] = /^the (?:first )?(.*?)(?: \(([^)]+)\))?$/.exec(spoken) ?? [];
  const aliases = [title, abbreviation].filter((one) => one !== undefined && one !== '' && one !== name);
  return {
    id,
    type: 'Treaty',
    name,
    kind: 'TREATY',
    ...(aliases.length === 0 ? {} : { aliases: aliases.map((text) => ({ text: String(text), language: 'en' })) }),
    untcNumber,
    absent: [{ field: 'adoptedOn', reason: 'NOT_REPORTED' }],
    sources: [{ field: 'untcNumber', address: 'https://treaties.un.org', basis: 'REGISTER', verified: false }],
  };
}

/** The record of an article, and of what it is part of. */
export function articleRecords({ id }: Instrument, path: string): ImportRecord[] {
  const parts = path.split('/');
  return parts.map((_, index) => {
    const article = `${id}/${parts.slice(0, index + 1).join('/')}`;
    return index === 0 ? { id: article, type: 'Article', instrument: id } : { id: article, type: 'Article' };
  });
}

function unknownInstrument(untcNumber: string): Instrument {
  const name = `Treaty ${untcNumber} of the list of the depositary`;
  return {
    ...{
      id: `UNTC-${untcNumber.toUpperCase()}`,
      untcNumber,
      name,
      spoken: `treaty ${untcNumber} of the list of the depositary`,
    },
    ...{ articles: undefined, named: undefined, isRoman: undefined },
  };
}

function instrument(
  id: string,
  untcNumber: string,
  name: string,
  spoken: string,
  articles: number,
  named: RegExp,
  isRoman = false,
): Instrument {
  return { id, untcNumber, name, spoken, articles, named, isRoman };
}
