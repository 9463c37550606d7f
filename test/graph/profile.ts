import type { ResultSummary, Transaction } from 'neo4j-driver';
import { encode } from '../../src/graph/neo4j/values.js';
import type { Row } from '../../src/graph/graph.js';
import type { Sent } from '../support/recording.js';

type QueryProfile = Exclude<ResultSummary['queryProfile'], false>;

/** An operator of a plan that Neo4j ran. */
export interface Operator {
  /** Without the mark of the engine. */
  readonly name: string;
  /** What it works on, as Neo4j writes it. */
  readonly details: string;
  readonly hits: number;
}

/** An operator with those that it takes its rows from, the left one first. */
export interface Plan extends Operator {
  readonly children: readonly Plan[];
}

export interface Profile {
  readonly row: Row | undefined;
  readonly plan: Plan;
  readonly operators: readonly Operator[];
  /** Database hits of all operators. */
  readonly hits: number;
}

/** Runs a statement, the server's own text, under PROFILE. */
export async function profile(transaction: Transaction, { statement, parameters }: Sent): Promise<Profile> {
  const { records, summary } = await transaction.run(`PROFILE ${statement.text}`, encode(parameters));
  if (!summary.queryProfile) throw new Error(`cypher/${statement.name}.cypher: no profile came back`);
  const plan = planOf(summary.queryProfile);
  const operators = operatorsOf(plan);
  return {
    row: records[0]?.toObject() as Row | undefined,
    plan,
    operators,
    hits: operators.reduce((sum, { hits }) => sum + hits, 0),
  };
}

function planOf({ operatorType, arguments: given, dbHits, children }: QueryProfile): Plan {
  const details: unknown = given['Details'];
  return {
    name: operatorType.replace(/@.*$/, ''),
    details: typeof details === 'string' ? details : '',
    hits: Number(dbHits),
    children: children.map(planOf),
  };
}

function operatorsOf(plan: Plan): Operator[] {
  return [plan, ...plan.children.flatMap(operatorsOf)];
}
