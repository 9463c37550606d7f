import { listName } from '../../countries/country-codes.js';
import type { CodeList } from '../../countries/country-codes.js';
import type { Granted, Match } from './matches.js';
import { LONGEST_REF } from './read-ref.js';

/** Characters of a ref that a sentence repeats. */
const QUOTED = 80;
/** Things that a sentence lists. */
const LISTED = 5;
const CODE_LISTS: ReadonlySet<string> = new Set<CodeList>(['ISO_ALPHA_2', 'ISO_ALPHA_3', 'M49', 'COW', 'GW']);

export function unreadable(problem: 'TOO_LONG' | 'NO_WORD', ref: string): string {
  return problem === 'TOO_LONG'
    ? `It has ${Array.from(ref).length} characters, and at most ${LONGEST_REF} are read. Give the id, the code, the name or the citation alone.`
    : 'It has no letter and no digit. Give an id, a code, a name, a document symbol or a citation.';
}

export function several(things: readonly Match[], text: string): string {
  const last = Math.min(things.length, LISTED) - 1;
  const listed = things.slice(0, LISTED).map((one, index) => spoken(one, index < last));
  const more = things.length > LISTED ? ` or ${things.length - LISTED} more` : '';
  const codes = things.filter(({ reading }) => CODE_LISTS.has(reading));
  const hint = codes.some(({ reading }) => reading === 'COW' || reading === 'M49')
    ? `Say of which list it is, as in ${quote(`COW ${text}`)} or ${quote(`${/\d/.test(text) ? 'M49' : 'ISO'} ${text}`)}.`
    : things.some(({ granted }) => granted?.what === 'COUNTRY')
      ? 'Say the country, or give the id.'
      : 'Give the id of the one that is meant.';
  return `It may be ${listed.join(' or ')}${more}. ${hint}`;
}

function spoken({ id, name, reading }: Match, goesOn: boolean): string {
  const by = CODE_LISTS.has(reading) ? ` (${listName(reading as CodeList)})` : '';
  return id === undefined ? `${name}${by}, which is not here${goesOn ? ',' : ''}` : `${quote(id)}${by}`;
}

export function severalNamed(numbers: readonly string[]): string {
  return `It names several articles: ${numbers.join(', ')}. Give each as a ref of its own.`;
}

export function granted({ what, id }: Granted, text: string): string {
  switch (what) {
    case 'COUNTRY':
      return `It says no country: ${quote(id)} is the only law here that is called so, and others may be.`;
    case 'ADJECTIVE':
      return `No country here is called as ${quote(text)} says: ${quote(id)} is of the one whose name is most like it.`;
    case 'OTHERS':
      return `Its words stand in so many nodes that not all were looked through: more than ${quote(id)} may be called so.`;
  }
}

export function placeLeft(place: string): string {
  return `It is the document as a whole: ${quote(place)} was not looked for.`;
}

/** @param became how the sentence goes on. */
export function withdrawn(id: string, became: string): string {
  return `${quote(id)} ${became}`;
}

export function notAsOf(text: string): string {
  return `The claim ${quote(text)} is here, and does not qualify under @asOf. Ask without the directive, or for other days.`;
}

export function noArticle(instrument: string, number: string, nearest: string | undefined, root: string): string {
  const end =
    nearest === undefined
      ? `. Ask { ${root}(id: ${quote(instrument)}) { articles { nodes { id } } } } for those that are.`
      : `; the nearest is ${JSON.stringify(nearest)}.`;
  return `${quote(instrument)} is here, and its article ${number} is not${end}`;
}

export function countryByCode(text: string, { name, reading }: Match): string {
  return `${quote(text)} is ${name} (${listName(reading as CodeList)}), which is not here. Ask { countries { nodes { id name } } } for those that are.`;
}

export function countryByName(name: string): string {
  return `${name} is not here. Ask { countries { nodes { id name } } } for those that are.`;
}

export function noInstrumentSaid(number: string): string {
  return `It cites article ${number}, and names no law or treaty. Write it with one, as in "CAT art. ${number}".`;
}

export function noInstrument(number: string, instrument: string): string {
  return `It cites article ${number}, and no law or treaty here is called ${quote(instrument)}`;
}

export function noSymbol(symbol: string): string {
  return `No document here has the symbol ${quote(symbol)}`;
}

export function noId(text: string): string {
  return `No node has the id ${quote(text)}`;
}

export function noName(text: string): string {
  return `Nothing here is called ${quote(text)}`;
}

export function tooFrequent(text: string): string {
  return `The words of ${quote(text)} stand in so many nodes that not all were looked through, and none of the others is called so`;
}

/** How a sentence on a miss ends. */
export function nearest(id: string | undefined): string {
  return id === undefined
    ? ', and none is near. Look for it by its words, with search(query:).'
    : `; the nearest is ${JSON.stringify(id)}.`;
}

function quote(text: string): string {
  const characters = Array.from(text);
  return JSON.stringify(characters.length <= QUOTED ? text : `${characters.slice(0, QUOTED).join('')}…`);
}
