import type { FieldNode } from 'graphql';
import type { Ontology } from '../../ontology/ontology.js';
import { all } from '../../query/filter/made-conditions.js';
import { ClaimsInView } from '../../query/as-of/claims-in-view.js';
import type { Condition } from '../../query/filter/condition.js';
import { invalid } from '../../query/invalid.js';
import type { QuestionTools } from '../../query/question.js';
import { ID, TYPE } from '../../query/run/row.js';
import type { StoredRow } from '../../query/run/row.js';
import { SUBJECTS } from './compare-arguments.js';
import type { CompareArguments, Subject } from './compare-arguments.js';

/** What is compared with others. */
export interface ComparedColumn {
  readonly id: string;
  /** Undefined where several things are compared. */
  readonly year: number | undefined;
}

/** The type of all that is compared. */
export type ComparedType = 'Country' | 'Article';

const COMPARABLE: readonly ComparedType[] = ['Country', 'Article'];

export function columnsOf({ ids, years }: CompareArguments): ComparedColumn[] {
  if (years === undefined) return ids.map((id) => ({ id, year: undefined }));
  return ids.flatMap((id) => years.map((year) => ({ id, year })));
}

/**
 * The type of what is compared.
 * @param rows of the ids, as far as they are here.
 * @throws GraphQLError where one is not here, or they cannot be compared.
 */
export async function comparedType(
  { ids, years, of }: CompareArguments,
  rows: readonly StoredRow[],
  node: FieldNode,
  tools: QuestionTools,
): Promise<ComparedType> {
  const types = new Map(rows.map((row) => [row[ID] as string, row[TYPE] as string]));
  const unknown = ids.filter((id) => !types.has(id));
  if (unknown.length > 0) throw invalid(`compare: ${(await tools.explain(unknown, 'Entity')).join(' ')}`, node);
  const type = COMPARABLE.find((one) => types.get(ids[0] ?? '') === one);
  const other = ids.find((id) => types.get(id) !== type);
  if (type === undefined || other !== undefined) {
    const given = ids.map((id) => `"${id}" (${types.get(id)})`).join(', ');
    throw invalid(`compare takes countries, or articles, not both, and these were given: ${given}.`, node);
  }
  if (type !== 'Country' && (years !== undefined || of?.includes('NORM_GAPS') === true)) {
    const what = years === undefined ? 'of: NORM_GAPS' : 'years:';
    throw invalid(`compare(${what}) is for countries, and "${ids[0]}" is an ${type}.`, node);
  }
  return type;
}

/** In which respects columns of a type are compared. */
export function subjectsOf({ of, treaty }: CompareArguments, type: ComparedType): Subject[] {
  return SUBJECTS.filter(
    (subject) => of?.includes(subject) ?? (subject !== 'NORM_GAPS' || (treaty !== undefined && type === 'Country')),
  );
}

/** What claims of a column must meet: those of a year hold on its last day. */
export function qualifyingIn(
  ontology: Ontology,
  { year }: ComparedColumn,
  qualifying: Condition | undefined,
): Condition | undefined {
  if (year === undefined) return qualifying;
  const date = `${String(year).padStart(4, '0')}-12-31`;
  const atItsEnd = new ClaimsInView(ontology, { date, knownAt: undefined }).qualifying('Claim');
  return atItsEnd && qualifying ? all(atItsEnd, qualifying) : (atItsEnd ?? qualifying);
}
