import type { FieldNode } from 'graphql';
import { fieldOfLink, linkKinds } from '../../ontology/link-kinds.js';
import type { Ontology } from '../../ontology/ontology.js';
import { answerParts, partsBelow } from '../../query/question.js';
import type { Parts, QuestionTools } from '../../query/question.js';
import type { AnswerObject } from '../../query/run/answer-object.js';
import { shownNodes } from '../../query/shown-nodes.js';
import type { ShownNodes } from '../../query/shown-nodes.js';
import { explanationOf } from './explanation.js';
import type { Passable } from './path-statements.js';
import type { FoundPaths } from './path-through.js';
import { PATH } from './path-types.js';
import type { Link, Step } from './shortest-paths.js';

export interface PathRequest {
  readonly ontology: Ontology;
  readonly node: FieldNode;
  /** The ends, and what lies between them. */
  readonly stops: readonly string[];
  readonly maxLength: number;
  readonly first: number;
  readonly passable: Passable;
  readonly parts: Parts;
}

/** The answer, with the nodes on the paths, which one statement reads. */
export async function pathAnswer(asked: PathRequest, found: FoundPaths, tools: QuestionTools): Promise<AnswerObject> {
  const { ontology, parts, passable, first } = asked;
  const paths = found.paths.slice(0, first);
  const hubs = found.hubs.slice(0, PATH.hubs);
  const nodes = await shownNodes(ontology, parts, [...paths.flatMap(nodesOf), ...hubs], tools);
  const values: Readonly<Record<string, unknown>> = {
    length: found.paths[0]?.length ?? null,
    shortest: found.shortest,
    bound: found.bound ?? null,
    explanation: explanationOf(asked, found) ?? null,
  };
  return answerParts(parts, (part) => {
    switch (part.name) {
      case 'paths':
        return paths.map((steps) => pathOf(ontology, partsBelow(part), steps, nodes));
      case 'hubs':
        return hubs.map((id) => nodes.object(part, id));
      case 'avoided':
        return answerParts(partsBelow(part), ({ name }) =>
          name === 'types' ? passable.avoidTypes : passable.avoidIds,
        );
      default:
        return values[part.name];
    }
  });
}

function nodesOf(steps: readonly Step[]): string[] {
  return [steps[0]?.from ?? '', ...steps.map((step) => step.to)];
}

function pathOf(ontology: Ontology, parts: Parts, steps: readonly Step[], nodes: ShownNodes): AnswerObject {
  return answerParts(parts, (part) =>
    part.name === 'nodes'
      ? nodesOf(steps).map((id) => nodes.object(part, id))
      : steps.map((step) => stepOf(ontology, partsBelow(part), step, nodes)),
  );
}

function stepOf(ontology: Ontology, parts: Parts, { from, to, links }: Step, nodes: ShownNodes): AnswerObject {
  const [best, ...others] = inPreference(ontology, links);
  const kind = best && linkKinds(ontology).get(best.kind);
  if (!kind) throw new Error(`No link leads from ${from} to ${to}`);
  const values: Readonly<Record<string, unknown>> = {
    relation: kind.type,
    direction: best.out ? 'OUT' : 'IN',
    field: fieldOfLink(ontology, kind, nodes.typeOf(from), best.out, nodes.typeOf(to))?.name ?? null,
    editorial: best.editorial,
    inferred: best.inferred,
    beside: [...new Set(others.map((link) => link.kind))],
  };
  return answerParts(parts, (part) => {
    if (part.name === 'from') return nodes.object(part, from);
    if (part.name === 'to') return nodes.object(part, to);
    return values[part.name];
  });
}

/** What a source says before what is inferred, and that before our own judgement; else what fewer types can say first. */
function inPreference(ontology: Ontology, links: readonly Link[]): Link[] {
  const kinds = linkKinds(ontology);
  const order = [...kinds.keys()];
  const doubt = ({ editorial, inferred }: Link): number => (editorial ? 2 : 0) + (inferred ? 1 : 0);
  const owners = ({ kind }: Link): number =>
    (kinds.get(kind)?.fields ?? []).filter(({ relation }) => relation.direction === 'OUT').length;
  return [...links].sort(
    (a, b) =>
      doubt(a) - doubt(b) ||
      owners(a) - owners(b) ||
      order.indexOf(a.kind) - order.indexOf(b.kind) ||
      Number(b.out) - Number(a.out),
  );
}
