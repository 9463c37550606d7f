import { GraphQLError } from 'graphql';
import { WITHDRAWN, memberNames } from '../ontology/ontology.js';
import type { Ontology } from '../ontology/ontology.js';
import { isPart, words } from '../page/labels.js';
import type { AnswerPart } from '../page/labels.js';
import { labelOn } from '../page/record-operations.js';
import { viewLinks } from './views.js';
import type { Given, View, ViewParameter, ViewQuestion } from './view-type.js';

/** An id that an address names, and by which parameter. */
export interface NamedId {
  readonly id: string;
  readonly parameter: ViewParameter;
}

/** The ids that an address names. */
export function namedIds({ parameters }: View, given: Given): readonly NamedId[] {
  return parameters.flatMap((parameter) =>
    parameter.kind === 'id' || parameter.kind === 'ids'
      ? (given.get(parameter.name) ?? []).map((id) => ({ id, parameter }))
      : [],
  );
}

/** The parameters whose ids are missing, so that there has to be a choice of them. */
export function missingParameter({ parameters }: View, given: Given): ViewParameter | undefined {
  return parameters.find(({ name, least = 0 }) => (given.get(name)?.length ?? 0) < least);
}

/** Asks what an id names. */
export function namedQuestion(ontology: Ontology, id: string): ViewQuestion {
  const withdrawn = ontology.nodes.has(WITHDRAWN) ? ` ... on ${WITHDRAWN} { reason successor { __typename id } }` : '';
  return {
    name: 'Named',
    variables: '$id: ID!',
    body: `node(id: $id) { ...Label${withdrawn} }`,
    fragments: [labelOn(ontology)],
    values: { id },
  };
}

/** What became of an id that was withdrawn. */
export interface WithdrawnId {
  readonly id: string;
  readonly reason: string;
  readonly successor: string | undefined;
}

/** Undefined of a node that is there. */
export function withdrawalOf({ __typename, id, reason, successor }: AnswerPart): WithdrawnId | undefined {
  if (__typename !== WITHDRAWN) return undefined;
  return {
    id: String(id),
    reason: String(reason),
    successor: isPart(successor) ? String(successor['id']) : undefined,
  };
}

/** @throws GraphQLError BAD_USER_INPUT where the node is of another type than the parameter takes. */
export function mustBeOf(ontology: Ontology, view: View, { id, parameter }: NamedId, node: AnswerPart): void {
  const { name, types = [] } = parameter;
  const is = String(node['__typename']);
  if (types.length === 0 || memberNames(ontology, types).includes(is)) return;
  const wanted = types.map((type) => words(type)).join(' or ');
  const said = `${name}= of /view/${view.name} takes the id of ${article(wanted)}, and ${JSON.stringify(id)} is ${article(words(is))}.`;
  const others = viewLinks(ontology, is, id).map(({ path }) => path);
  const sentence = others.length === 0 ? said : `${said} Of it there is ${others.join(', ')}.`;
  throw new GraphQLError(sentence, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
}

function article(words: string): string {
  return `${/^[aeio]/.test(words) ? 'an' : 'a'} ${words}`;
}
