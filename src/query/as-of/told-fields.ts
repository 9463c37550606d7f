import { visit } from 'graphql';
import type { FieldNode } from 'graphql';
import { conflictStatus, judge, judgesImplementation, latestImplementation } from '../../ontology/judgement.js';
import type { FollowUp, Judgement, JudgedConflict } from '../../ontology/judgement.js';
import type { Ontology } from '../../ontology/ontology.js';
import { madeOfFields } from '../derived-field.js';
import type { DerivedField } from '../derived-field.js';
import { invalid } from '../invalid.js';
import { PAGE } from '../plan/page.js';
import type { AnswerObject } from '../run/answer-object.js';

/** A field whose value follows from which claims there are, made of those that qualify. */
export type ToldField = Pick<DerivedField, 'make'> & { readonly madeOf: readonly FieldNode[] };

const MOST = PAGE.nested;
const IDS = '{ nodes { id } pageInfo { hasNextPage } }';

/** What is asked to tell the values of one ontology: field nodes of its own, so that no column in them is told again. */
export class ToldFields {
  readonly #stored = new Set<FieldNode>();
  readonly #claim: readonly FieldNode[];
  readonly #conflict: readonly FieldNode[];
  readonly #recommendation: readonly FieldNode[];

  constructor(ontology: Ontology) {
    const judging = [...ontology.nodes.values()].filter(judgesImplementation);
    const said = judging.map(({ name }) => `... on ${name} { implementation }`).join(' ');
    this.#claim = this.#fields(
      `id unverified supersededBy(first: 1) { nodes { id } } conflicts(first: ${MOST}) { nodes { ` +
        `kind status differsIn claims(first: 2) { nodes { id } } prevails(first: ${MOST}) ${IDS} } pageInfo { hasNextPage } }`,
    );
    this.#conflict = this.#fields('status prevails(first: 1) { nodes { id } }');
    this.#recommendation = this.#fields(
      `followedUpBy(first: ${MOST}) { nodes { id knownAt ${said} } pageInfo { hasNextPage } }`,
    );
  }

  /** Whether what a field node asks is the value as it is stored. */
  isStored(node: FieldNode): boolean {
    return this.#stored.has(node);
  }

  field(typeName: string, name: string): ToldField {
    if (typeName === 'Conflict') {
      return {
        madeOf: this.#conflict,
        make: ({ status, prevails }) => conflictStatus(status as string, nodesOf(prevails, name).length),
      };
    }
    if (name === 'implementation') {
      return {
        madeOf: this.#recommendation,
        make: ({ followedUpBy }) => latestImplementation(nodesOf(followedUpBy, name).flatMap(followUp)),
      };
    }
    return { madeOf: this.#claim, make: (parts) => judgement(parts, name)[name as keyof Judgement] };
  }

  #fields(selection: string): readonly FieldNode[] {
    const fields = madeOfFields(selection);
    for (const field of fields) visit(field, { Field: (node) => void this.#stored.add(node) });
    return fields;
  }
}

function judgement(parts: AnswerObject, field: string): Judgement {
  return judge({
    id: parts.id as string,
    unverified: parts.unverified === true,
    superseded: nodesOf(parts.supersededBy, field).length > 0,
    conflicts: nodesOf(parts.conflicts, field).map((conflict): JudgedConflict => {
      const { kind, status, differsIn, claims, prevails } = conflict;
      return {
        kind: kind as string,
        status: status as string,
        differsIn: differsIn as readonly string[],
        claims: nodesOf(claims, field).length,
        prevails: nodesOf(prevails, field).map(({ id }) => id as string),
      };
    }),
  });
}

function followUp({ id, knownAt, implementation }: AnswerObject): FollowUp[] {
  if (typeof implementation !== 'string') return [];
  return [{ id: id as string, knownAt: (knownAt ?? undefined) as string | undefined, implementation }];
}

/** @throws what the connection holds that could not be had, or where it has more than a page. */
function nodesOf(connection: unknown, field: string): readonly AnswerObject[] {
  if (connection instanceof Error) throw connection;
  const { nodes, pageInfo } = connection as { nodes: readonly AnswerObject[]; pageInfo?: { hasNextPage: boolean } };
  if (pageInfo?.hasNextPage === true) {
    throw invalid(
      `${field} under @asOf is worked out from at most ${MOST} nodes, and more lead to it here. Ask without @asOf, or for those nodes themselves.`,
      undefined,
      'LIMIT_EXCEEDED',
    );
  }
  return nodes;
}
