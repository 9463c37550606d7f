import { GraphQLError } from 'graphql';
import Negotiator from 'negotiator';
import { TABLE_FORMATS } from '../table/table-text.js';
import type { TableFormat } from '../table/table-text.js';
import { nearest } from '../table/table-error.js';

/** In which form an answer is asked for. */
export type AnswerForm = JsonForm | ({ readonly kind: 'table' } & TableAsk);

export interface JsonForm {
  readonly kind: 'json';
  /** Whether the address says so, whatever the header does. */
  readonly isNamed: boolean;
}

export interface TableAsk {
  readonly format: TableFormat;
  /** Which list becomes rows. */
  readonly list: string | undefined;
  /** Which list within the rows becomes rows of its own. */
  readonly explode: string | undefined;
  /** Whether CSV begins with a byte order mark. */
  readonly bom: boolean;
}

/** What Apollo Server answers, as it names it. */
const JSON_TYPES = ['application/json; charset=utf-8', 'application/graphql-response+json; charset=utf-8'] as const;

const { csv, jsonl } = TABLE_FORMATS;
const CSV_TYPE = `${csv.mediaType}; charset=utf-8; header=present`;
const JSONL_TYPE = `${jsonl.mediaType}; charset=utf-8`;

/** The forms that there are, the first one where a client takes several of them as gladly. */
const OFFERED: readonly (readonly [type: string, format: TableFormat | undefined])[] = [
  [JSON_TYPES[0], undefined],
  [JSON_TYPES[1], undefined],
  [CSV_TYPE, csv],
  [JSONL_TYPE, jsonl],
];

const FORMATS: Readonly<Record<string, TableFormat | undefined>> = { csv, jsonl, json: undefined };
const FORM_PARAMETERS = ['format', 'list', 'explode', 'bom'] as const;

/** The content type of a table. */
export function tableType({ name }: TableFormat): string {
  return name === 'csv' ? CSV_TYPE : JSONL_TYPE;
}

/**
 * Reads in which form an answer is asked for: what the address says counts before the header, since spreadsheets can
 * send none.
 * @param parameters of the address, whatever the method.
 * @throws GraphQLError BAD_REQUEST: 406 where no form of the header is there, 400 for what the address says.
 */
export function answerForm(accept: string | undefined, parameters: URLSearchParams): AnswerForm {
  for (const name of FORM_PARAMETERS) {
    if (parameters.getAll(name).length > 1) throw badRequest(`${name}= stands in the address more than once.`);
  }
  const given = parameters.get('format');
  const format = given === null ? accepted(accept) : named(given);
  const [list, explode, bom] = (['list', 'explode', 'bom'] as const).map((name) => parameters.get(name) ?? undefined);
  if (bom !== undefined && bom !== '1')
    throw badRequest(`bom: ${JSON.stringify(bom)} is not 1: leave it out for CSV without a byte order mark.`);
  if (format) return { kind: 'table', format, list, explode, bom: bom === '1' };
  const [useless] = (['list', 'explode', 'bom'] as const).filter((name) => parameters.has(name));
  if (useless === undefined) return { kind: 'json', isNamed: given !== null };
  throw badRequest(
    `${useless}= is for tables, and JSON is asked for: send accept: ${csv.mediaType}, or write format=csv into the address.`,
  );
}

function named(given: string): TableFormat | undefined {
  if (Object.hasOwn(FORMATS, given)) return FORMATS[given];
  const names = Object.keys(FORMATS);
  throw badRequest(`format: ${JSON.stringify(given)} is none of ${names.join(', ')}.${nearest(given, names)}`);
}

function accepted(accept: string | undefined): TableFormat | undefined {
  if (accept === undefined || accept === '') return undefined;
  const types = OFFERED.map(([type]) => type);
  const chosen = new Negotiator({ headers: { accept } }).mediaType(types);
  const found = OFFERED.find(([type]) => type === chosen);
  if (found) return found[1];
  const there = types.map((type) => type.split(';', 1)[0]).join(', ');
  throw badRequest(`The accept header takes nothing that is answered here. There is ${there}.`, 406);
}

function badRequest(sentence: string, status = 400): GraphQLError {
  return new GraphQLError(sentence, { extensions: { code: 'BAD_REQUEST', http: { status } } });
}
