import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  Source,
  getOperationAST,
  getVariableValues,
  parse,
  validate,
} from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Ontology } from '../ontology/ontology.js';
import { additionsTo } from './additions.js';
import { columnsOf, explodedLists, innerLists, keyOf, leavesOf, tellsOfPage, valuesBeside } from './table-columns.js';
import type { Column, InnerList } from './table-columns.js';
import { isConnection, rowKeysOf } from './connections.js';
import { inserted, locationBefore } from './insertions.js';
import type { Insertion } from './insertions.js';
import { pagePlan } from './paging.js';
import type { PagePlan } from './paging.js';
import { chooseRows } from './row-places.js';
import type { OptionText, RowPlace } from './row-places.js';
import { selectedPlaces } from './selected-places.js';
import type { Operation } from './selected-places.js';

/** An operation whose answer is to become a table. */
export interface TableRequest {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** Which list becomes rows: response keys, `country.laws`; needed where there are several. */
  readonly list?: string | undefined;
  /** Which list within the rows becomes rows of its own: the name of its columns, `citations`. */
  readonly explode?: string | undefined;
  /** Whether to ask how many rows there are in all, though that costs a statement. */
  readonly total?: boolean;
}

/** How the answer to an operation becomes a table. It follows from the operation alone. */
export interface TablePlan {
  /** The document to send: the one that was given, with what the table adds. */
  readonly query: string;
  readonly columns: readonly Column[];
  /** The names of the columns that the operation did not ask for. */
  readonly added: readonly string[];
  /** What the operation asks for beside the rows: it is not in the table. */
  readonly leftOut: readonly string[];
  readonly rows: RowsPlan;
  /** What was given, and what was written into it. */
  readonly source: Source;
  readonly insertions: readonly Insertion[];
}

/** Where the rows are in the answer. */
export interface RowsPlan {
  readonly kind: RowPlace['kind'];
  readonly keys: readonly string[];
  /** Of a connection the keys of its rows; none for a plain list or an object. */
  readonly rowKeys: readonly string[] | undefined;
  readonly exploded: readonly InnerList[];
  /** The lists within the rows that may go on. */
  readonly inner: readonly InnerList[];
  readonly page: PagePlan | undefined;
}

/**
 * Plans the table of an operation.
 * @returns undefined where the operation is not valid, or no query: whoever answers it says so better.
 * @throws TableError where its answer has several lists and none is chosen, or what is chosen is not there.
 */
export function planTable(
  over: { readonly ontology: Ontology; readonly schema: GraphQLSchema },
  request: TableRequest,
  optionText: OptionText,
): TablePlan | undefined {
  const query = over.schema.getQueryType();
  const given = parsed(request.query);
  if (!query || !given || validate(over.schema, given).length > 0) return undefined;
  const operation = operationIn(over.schema, given, request);
  if (!operation) return undefined;
  const root = selectedPlaces(operation, query);
  const row = chooseRows(over.ontology, root, request.list, optionText);
  const insertions = additionsTo(over.schema, row, request.total === true);
  const text = inserted(request.query, insertions);
  const enlarged = operationIn(over.schema, parse(text), request);
  if (!enlarged) throw new Error('What a table adds took away the operation');
  const chosen = row.keys.length > 0 ? keyOf(row.keys) : undefined;
  const whole = chooseRows(over.ontology, selectedPlaces(enlarged, query), chosen, optionText);
  const asked = new Set(leavesOf(row));
  const columns = columnsOf(whole, (keys) => !asked.has(keyOf(keys)) && tellsOfPage(keys, whole));
  const inner = innerLists(whole);
  return {
    query: text,
    columns,
    added: columns.flatMap(({ name, keys }) => (asked.has(keyOf(keys)) ? [] : [name])),
    leftOut: valuesBeside(root, row),
    rows: {
      kind: whole.kind,
      keys: whole.keys,
      rowKeys: isConnection(whole.place) && whole.kind === 'list' ? rowKeysOf(whole.place) : undefined,
      exploded: request.explode === undefined ? [] : explodedLists(whole, request.explode),
      inner: inner.filter(({ more }) => more !== undefined),
      page: pagePlan(whole),
    },
    source: new Source(request.query, 'GraphQL request'),
    insertions,
  };
}

/**
 * The errors of an answer to the document of a plan, as those of the document that was given: where it is, and what the
 * table adds where that may be why a limit was met.
 */
export function errorsOf(
  { query, added, source, insertions }: TablePlan,
  errors: readonly GraphQLFormattedError[],
): GraphQLFormattedError[] {
  return errors.map((error) => ({
    ...error,
    message:
      error.extensions?.['code'] === 'LIMIT_EXCEEDED' ? `${error.message}${addedSentence(added)}` : error.message,
    ...(error.locations && {
      locations: error.locations.map((location) => locationBefore(source, insertions, query, location)),
    }),
  }));
}

/** Columns that a sentence names. */
const MOST_NAMED = 8;

/** ` The table adds id and citation.` where it adds something. */
export function addedSentence(added: readonly string[]): string {
  if (added.length === 0) return '';
  const named = added.slice(0, MOST_NAMED).join(', ');
  const more = added.length > MOST_NAMED ? ` and ${added.length - MOST_NAMED} more` : '';
  return ` A table asks for more than its query: here for ${named}${more}.`;
}

function parsed(text: string): DocumentNode | undefined {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) return undefined;
    throw error;
  }
}

/** The query that is meant; undefined where there is none, or its variables do not fit. */
function operationIn(
  schema: GraphQLSchema,
  document: DocumentNode,
  { operationName, variables }: TableRequest,
): Operation | undefined {
  const definition = getOperationAST(document, operationName);
  if (definition?.operation !== OperationTypeNode.QUERY) return undefined;
  const { coerced } = getVariableValues(schema, definition.variableDefinitions ?? [], variables ?? {});
  if (!coerced) return undefined;
  const fragments = new Map(
    document.definitions.flatMap((one): [string, FragmentDefinitionNode][] =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [],
    ),
  );
  return { schema, definition, fragments, variables: coerced };
}
