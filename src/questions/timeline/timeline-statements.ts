import type { Parameters } from '../../graph/graph.js';
import { anyOf, quoted, statement } from '../../graph/statement.js';
import { membersOf, relationOf, relationsOf } from '../../ontology/ontology.js';
import type { Ontology } from '../../ontology/ontology.js';
import { boundColumns } from '../../ontology/scalars.js';
import type { FilterText } from '../../query/filter/filter-text.js';
import { hop } from '../../query/hop.js';
import type { Ask } from '../../query/run/ask.js';
import { columnsOfRow } from '../../query/run/row.js';
import { dateFieldsIn, dateFieldsOf, datedTypes } from './dates.js';
import type { DateField } from './dates.js';
import type { TimelineArguments } from './timeline-arguments.js';

/** What stands for a day that is not there, before and after all days. */
export const NO_BEGINNING = '';
export const NO_END = '~';

/** What a timeline is asked of. */
export interface Asked {
  readonly ontology: Ontology;
  readonly given: TimelineArguments;
  /** A test on what is recorded, `n`. */
  readonly qualifying: FilterText;
  /** The columns of the entity. */
  readonly aboutColumns: readonly string[];
}

/**
 * A page of entries.
 * @param columns of their nodes.
 * @param limit how many.
 */
export function askPage(asked: Asked, columns: readonly string[], limit: number): Ask {
  const { after, undated } = asked.given;
  const [earliest, latest, sortKey] = after ?? ['', '', ''];
  return {
    statement: statement('timeline-page', {}, { ...clausesOf(asked), dated: undated ? 'NULL' : 'NOT NULL' }),
    parameters: { ...parametersOf(asked), earliest, latest, sortKey, cols: columnsOfRow(columns), limit },
  };
}

/** How much there is, by the years of the earliest days. */
export function askSummary(asked: Asked): Ask {
  return { statement: statement('timeline-summary', {}, clausesOf(asked)), parameters: parametersOf(asked) };
}

function clausesOf({ ontology, qualifying }: Asked): Record<string, string> {
  return { ...writtenFor(ontology).clauses, qualifying: qualifying.text };
}

interface Written {
  readonly clauses: Readonly<Record<'claims' | 'relations' | 'at' | 'earliest' | 'latest', string>>;
  readonly parameters: Placing['parameters'];
}

/** What is the same in all statements over an ontology. */
const written = new WeakMap<Ontology, Written>();

function writtenFor(ontology: Ontology): Written {
  let known = written.get(ontology);
  if (!known) {
    const claims = relationOf(ontology, 'Entity', 'claims');
    const { clauses, parameters } = placing(ontology);
    const relations = anyOf(leadingTo(ontology));
    written.set(ontology, (known = { clauses: { ...clauses, claims: hop(claims), relations }, parameters }));
  }
  return known;
}

/** Which field places a node `n`, by its number, and its bounds where that is `at`. */
interface Placing {
  readonly clauses: Readonly<Record<'at' | 'earliest' | 'latest', string>>;
  /** The types that are placed alike. */
  readonly parameters: Readonly<Record<string, readonly string[]>>;
}

/**
 * Written out for the sake of time: of each node only what its type may have is read, and to look a column up by a name
 * that is a value takes the embedded engine four times as long.
 */
function placing(ontology: Ontology): Placing {
  const fields = dateFieldsIn(ontology);
  const alike = new Map<string, { readonly fields: readonly DateField[]; readonly types: string[] }>();
  for (const type of datedTypes(ontology)) {
    const own = dateFieldsOf(ontology, type);
    const key = own.map(({ field }) => field).join(' ');
    const known = alike.get(key);
    if (known) known.types.push(type.name);
    else alike.set(key, { fields: own, types: [type.name] });
  }
  const groups = [...alike.values()];
  const property = (name: string): string => `n.${quoted(name)}`;
  const first = (own: readonly DateField[]): string =>
    cases(own, (one) => `WHEN ${property(one.field)} IS NOT NULL THEN ${fields.indexOf(one)}`);
  const last = ({ field, until }: DateField): string => {
    const max = property(boundColumns(field).max);
    if (until === undefined) return max;
    return `CASE WHEN ${property(until)} IS NULL THEN ${max} ELSE ${property(boundColumns(until).max)} END`;
  };
  return {
    clauses: {
      at: cases(groups, (group, index) => `WHEN ${property('type')} IN $placed${index} THEN ${first(group.fields)}`),
      earliest: cases(fields, ({ field }, index) => `WHEN at = ${index} THEN ${property(boundColumns(field).min)}`),
      latest: cases(fields, (one, index) => `WHEN at = ${index} THEN ${last(one)}`),
    },
    parameters: Object.fromEntries(groups.map(({ types }, index) => [`placed${index}`, types])),
  };
}

function cases<T>(of: readonly T[], when: (one: T, index: number) => string): string {
  return `CASE ${of.map(when).join(' ')} END`;
}

function parametersOf({ ontology, given, qualifying, aboutColumns }: Asked): Parameters {
  const { about, from, to, types } = given;
  return {
    about,
    types,
    from: from ?? NO_BEGINNING,
    to: to ?? NO_END,
    aboutCols: columnsOfRow(aboutColumns),
    ...writtenFor(ontology).parameters,
    ...qualifying.parameters,
  };
}

/** The relationship types by which what has a date and is no claim leads to entities. */
function leadingTo(ontology: Ontology): string[] {
  const isEntity = (typeName: string): boolean =>
    membersOf(ontology, typeName).every(({ family }) => family === 'Entity');
  const relations = datedTypes(ontology)
    .filter(({ family }) => family !== 'Claim')
    .flatMap(relationsOf)
    .filter(({ direction, target, derived }) => direction === 'OUT' && derived === undefined && isEntity(target));
  return [...new Set(relations.map(({ type }) => type))].sort();
}
