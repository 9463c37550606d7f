import type { Ontology } from '../ontology/ontology.js';
import { isWebAddress } from '../ontology/url.js';
import { issuedInWords, readIssued } from '../questions/citation/issued.js';
import { locatorInWords } from '../questions/citation/locator-words.js';
import type { CitedPassage } from '../questions/citation/cited.js';
import { html } from './html.js';
import type { Html } from './html.js';

/** An object of an answer of the API. */
export type AnswerPart = Readonly<Record<string, unknown>>;

/** Characters of a text that a link shows. */
const SHOWN_CHARACTERS = 300;

/** Names that a reader may take for something else; all others are read as they are written. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  validFrom: 'Holds from',
  validTo: 'Holds until',
  knownAt: 'Public since',
  statedIn: 'First said in',
  statedOn: 'First said on',
  attribution: 'Said by',
  terms: 'Words of the source',
  aliases: 'Other names',
  citations: 'Passages',
  sameAs: 'The same elsewhere',
  differsIn: 'In question',
  iso2: 'ISO 3166-1 alpha-2',
  untcNumber: 'UNTC number',
  url: 'Address',
};

/** The path of the address of a record. */
export function recordPath(id: string): string {
  return `/id/${id.split('/').map(encodeURIComponent).join('/')}`;
}

/** A name of schema.graphql as words: `enactedOn` is `Enacted on`. */
export function fieldInWords(name: string): string {
  return FIELD_WORDS[name] ?? capital(words(name));
}

/** The name of a type as words: `TreatyAction` is `treaty action`. */
export function words(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
}

export function capital(text: string): string {
  return text.replace(/^./u, (letter) => letter.toUpperCase());
}

/** The value of an enum as words: `FALLS_SHORT` is `falls short`. */
export function valueInWords(value: string): string {
  return value.replaceAll('_', ' ').toLowerCase();
}

/** What is said of a value of an enum, without the fields that it points at; undefined of one that there is not. */
export function aboutValue(ontology: Ontology, enumName: string, value: string): string | undefined {
  return ontology.enums
    .get(enumName)
    ?.values.get(value)
    ?.replace(/: see .*$/, '.')
    .replaceAll('`', '');
}

/** A date as a sentence has it. */
export function dateInWords(edtf: string): string {
  const issued = readIssued(edtf);
  return issued ? issuedInWords(issued) : edtf;
}

/** What a node is called, of what `Label` selects. */
export function labelOf(node: AnswerPart): string {
  const { id, name, statement, question, number, locator } = node;
  const place = isPart(locator) ? locatorInWords(locator as unknown as CitedPassage['locator']) : undefined;
  const found = [name, statement, question, place].find((one) => typeof one === 'string' && one.trim() !== '');
  if (typeof found === 'string') return shortened(found === name ? fitting(found) : found);
  return typeof number === 'number' ? `Footnote ${number}` : String(id);
}

/** A name that ends in the number of an article, with the number first: so it stays where the name is cut. */
export function numberFirst(name: string): string {
  const [, law, article] = /^(.+), ((?:article|section|rule|principle) \S+)$/iu.exec(name) ?? [];
  return law === undefined || article === undefined ? name : `${capital(article)}, ${law}`;
}

function fitting(name: string): string {
  return Array.from(name).length <= SHOWN_CHARACTERS ? name : numberFirst(name);
}

/** A link to a node, of what `Label` selects. */
export function recordLink(node: AnswerPart): Html {
  return html`<a href="${recordPath(String(node['id']))}"><bdi>${labelOf(node)}</bdi></a>`;
}

/** The type of a node, and of what is known by its place the id too. */
export function kindOf({ __typename, id, name, statement, question }: AnswerPart): Html {
  const kind = words(String(__typename));
  const isNamed = [name, statement, question].some((text) => typeof text === 'string');
  return html`<span class="quiet">${kind}${isNamed ? undefined : html` <code>${String(id)}</code>`}</span>`;
}

/** A link to the web, where the text is an address on it. */
export function webLink(address: string): Html {
  return isWebAddress(address) ? html`<a href="${address}" rel="noreferrer">${address}</a>` : html`${address}`;
}

export function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length <= SHOWN_CHARACTERS ? text : `${characters.slice(0, SHOWN_CHARACTERS).join('')}…`;
}

export function isPart(value: unknown): value is AnswerPart {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The nodes of a connection; none where it is not there. */
export function nodesIn(connection: unknown): readonly AnswerPart[] {
  return isPart(connection) ? partsIn(connection['nodes']) : [];
}

/** The objects of a list; none where it is not there. */
export function partsIn(list: unknown): readonly AnswerPart[] {
  return Array.isArray(list) ? list.filter(isPart) : [];
}

/** The texts of a list; none where it is not there. */
export function textsIn(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
}
