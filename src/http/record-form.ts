import { GraphQLError } from 'graphql';
import Negotiator from 'negotiator';
import { JSON_LD_RECORD, TURTLE_RECORD } from '../export/rdf/record-documents.js';
import type { RecordDocument } from '../export/rdf/record-documents.js';
import { DAYS, NO_DAYS } from '../page/as-of-days.js';
import type { AsOfDays } from '../page/as-of-days.js';
import type { CitationStyle } from '../questions/citation/citation-styles.js';
import { nearest } from '../table/table-error.js';
import { readDay } from '../views/view-parameters.js';

/** In which form a record is answered. */
export type RecordForm = { readonly name: string; readonly type: string; readonly title: string } & (
  | { readonly kind: 'rdf'; readonly document: RecordDocument }
  | { readonly kind: 'citation'; readonly style: CitationStyle; readonly extension: string }
  | { readonly kind: 'page' }
);

/** The first is for who takes anything; of several that a client takes as gladly, the one that comes first. */
export const RECORD_FORMS: readonly RecordForm[] = [
  { name: 'jsonld', title: 'JSON-LD', kind: 'rdf', type: JSON_LD_RECORD.type, document: JSON_LD_RECORD },
  { name: 'turtle', title: 'Turtle', kind: 'rdf', type: TURTLE_RECORD.type, document: TURTLE_RECORD },
  {
    ...{ name: 'bibtex', title: 'BibTeX', kind: 'citation', style: 'BIBTEX' },
    ...{ type: 'application/x-bibtex', extension: 'bib' },
  },
  {
    ...{ name: 'ris', title: 'RIS', kind: 'citation', style: 'RIS' },
    ...{ type: 'application/x-research-info-systems', extension: 'ris' },
  },
  {
    ...{ name: 'csl', title: 'CSL-JSON', kind: 'citation', style: 'CSL_JSON' },
    ...{ type: 'application/vnd.citationstyles.csl+json', extension: 'json' },
  },
  { name: 'html', title: 'Page', kind: 'page', type: 'text/html' },
];

const PARAMETER = 'format';

/**
 * Reads in which form a record is asked for: what the address says counts before the header, so that links lead to it.
 * @throws GraphQLError BAD_REQUEST: 400 for what the address says, 406 where the client takes no form that there is.
 */
export function recordForm(accept: string | undefined, parameters: URLSearchParams): RecordForm {
  const [given, ...more] = parameters.getAll(PARAMETER);
  if (more.length > 0) throw badRequest(400, `${PARAMETER}= stands in the address more than once.`);
  if (given !== undefined) {
    const names = RECORD_FORMS.map(({ name }) => name);
    const form = RECORD_FORMS.find(({ name }) => name === given);
    if (form) return form;
    const sentence = `${PARAMETER}: ${JSON.stringify(given)} is none of ${names.join(', ')}.${nearest(given, names)}`;
    throw badRequest(400, sentence);
  }
  const types = RECORD_FORMS.map(({ type }) => type);
  const chosen = new Negotiator({ headers: { accept } }).mediaType(types);
  const form = RECORD_FORMS.find(({ type }) => type === chosen);
  if (form) return form;
  throw badRequest(406, `A record is answered as ${types.join(' or ')}: name one of them in accept.`);
}

/**
 * Reads as of which days a record is asked for: those of `@asOf`. What is empty is not given.
 * @throws GraphQLError BAD_REQUEST for what is no day, and of a form that has none.
 */
export function recordDays(form: RecordForm, parameters: URLSearchParams): AsOfDays {
  const given = DAYS.map((name) => [name, parameters.getAll(name).filter((value) => value.trim() !== '')] as const);
  const read = given.map(([name, [value, ...more]]): readonly [string, string | undefined] => {
    if (more.length > 0) throw badRequest(400, `${name}= stands in the address more than once.`);
    if (value === undefined) return [name, undefined];
    if (form.kind === 'page') return [name, readDay(name, value.trim())];
    const sentence = `${name}: Only the page of a record is as of a day, and this is its ${form.title}. Leave it out, or add format=html.`;
    throw badRequest(400, sentence);
  });
  return { ...NO_DAYS, ...Object.fromEntries(read) };
}

/** Whether a client is a reader who is best answered by a page, whatever else was wrong with the request. */
export function takesPages(accept: string | undefined): boolean {
  const types = ['application/json', 'text/html'];
  return new Negotiator({ headers: { accept } }).mediaType(types) === 'text/html';
}

function badRequest(status: number, sentence: string): GraphQLError {
  return new GraphQLError(sentence, { extensions: { code: 'BAD_REQUEST', http: { status } } });
}
