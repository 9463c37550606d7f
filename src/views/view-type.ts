import type { Ontology } from '../ontology/ontology.js';
import type { Content, Html } from '../page/html.js';
import { isPart } from '../page/labels.js';
import type { AnswerPart } from '../page/labels.js';
import { goesOn } from '../page/more.js';
import type { Cell } from '../table/rows.js';

/** A page that answers a question about some nodes, at an address of its own, with its data as a table. */
export interface View {
  /** As its address has it: `/view/NAME`. */
  readonly name: string;
  /** What a link to it is called. */
  readonly title: string;
  /** What it shows, in a sentence. */
  readonly about: string;
  readonly parameters: readonly ViewParameter[];
  /** The pages of which records lead to it: a type, or what types stand for, to the parameter that takes its id. */
  readonly from: Readonly<Record<string, string>>;
  readonly show: (asked: AskedView) => Promise<ShownView>;
}

/** What the address of a view says. */
export interface ViewParameter {
  readonly name: string;
  readonly meaning: string;
  /** `ids` and `names` are several with commas between. */
  readonly kind: 'id' | 'ids' | 'names' | 'day' | 'yes' | 'cursor';
  /** Of ids, which types or interfaces they may be of. */
  readonly types?: readonly string[];
  /** Of ids, how many there have to be: none are needed where it is not said. */
  readonly least?: number;
  readonly most?: number;
  /** Of names, those that there are. */
  readonly names?: (ontology: Ontology) => readonly string[];
}

/** The values of the parameters that are given, by name: of one value a list of it. */
export type Given = ReadonlyMap<string, readonly string[]>;

/** What is asked of the API: a name, and the parts of its document. */
export interface ViewQuestion {
  readonly name: string;
  /** `$of: ID!, $after: String` */
  readonly variables: string;
  readonly body: string;
  readonly fragments?: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
  /** What the link to the playground says, where it is not the only one; none where it is no part of the answer. */
  readonly label?: string;
  /** Fields that are null where there is more of them than they hold. */
  readonly mayLack?: readonly string[];
}

export interface AskedView {
  readonly ontology: Ontology;
  readonly given: Given;
  /** What the ids of parameters name, by id: their type and what they are called. */
  readonly nodes: ReadonlyMap<string, AnswerPart>;
  /** What whole addresses begin with, without a slash at the end. */
  readonly base: string;
  /** @throws GraphQLError where any part could not be had. */
  readonly ask: (question: ViewQuestion) => Promise<AnswerPart>;
  /** The path of this view with other values; undefined takes one away. */
  readonly path: (changes: Readonly<Record<string, string | undefined>>) => string;
}

/** What a view shows. */
export interface ShownView {
  /** What stands above the heading, beside the name of the view. */
  readonly of: Content;
  readonly heading: string;
  readonly main: Html;
  readonly table: ViewTable;
  /** Where the next page begins, as `after` takes it. */
  readonly next?: string | undefined;
}

/** The data of a view: the columns are the same whatever the data. */
export interface ViewTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The value of a parameter of one value. */
export function valueOf(given: Given, name: string): string | undefined {
  return given.get(name)?.[0];
}

/** A parameter that the address must have, which was tested before. */
export function neededValue(given: Given, name: string): string {
  const value = valueOf(given, name);
  if (value === undefined) throw new Error(`The parameter ${name} is missing`);
  return value;
}

/** Where a list goes on, as `after` takes it; undefined where it does not. */
export function cursorOf(list: unknown): string | undefined {
  if (!goesOn(list) || !isPart(list) || !isPart(list['pageInfo'])) return undefined;
  const { endCursor } = list['pageInfo'];
  return typeof endCursor === 'string' ? endCursor : undefined;
}

/** The path of the address of a view. */
export function viewPath(name: string, values: Readonly<Record<string, string | undefined>>, ending = ''): string {
  const parts = Object.entries(values).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [`${key}=${inAddress(value)}`],
  );
  return `/view/${name}${ending}${parts.length === 0 ? '' : `?${parts.join('&')}`}`;
}

/** Slashes and commas stay, so that ids can be read. */
function inAddress(value: string): string {
  return encodeURIComponent(value).replaceAll('%2F', '/').replaceAll('%2C', ',');
}
