import type { FieldNode } from 'graphql';
import type { Row } from '../../graph/graph.js';
import { columnOf } from '../../ontology/ontology.js';
import type { Ontology } from '../../ontology/ontology.js';
import { testText } from '../../query/filter/filter-text.js';
import type { FilterText } from '../../query/filter/filter-text.js';
import { has } from '../../query/filter/made-conditions.js';
import { invalid } from '../../query/invalid.js';
import { answerParts, partsOf, wants } from '../../query/question.js';
import type { Parts, QuestionPlan, QuestionRequest, QuestionTools } from '../../query/question.js';
import type { AnswerObject } from '../../query/run/answer-object.js';
import type { StoredRow } from '../../query/run/row.js';
import { askFields, askRecorded, recordedTypes } from './country-coverage-statements.js';
import type { Asked } from './country-coverage-statements.js';

const TYPE = 'CountryCoverage';
/** In the order in which claims are judged (src/ontology/judgement.ts): each takes what comes before for granted. */
const DECIDED_BY_OTHERS = ['SUPERSEDED', 'REFUTED', 'DISPUTED'];
const STATUSES = [...DECIDED_BY_OTHERS, 'UNVERIFIED', 'ACCEPTED'];
const OF_FIELDS = ['absent', 'inferred', 'generalKnowledge', 'unverifiedFields'];

/** What is recorded of a country. */
export function planCountryCoverage(request: QuestionRequest, country: string): QuestionPlan {
  const { ontology, node } = request;
  const parts = partsOf(request, TYPE, { nodes: { country: 'Country' } });
  const qualifying = testText(ontology, request.qualifying('Claim'), 'n', 'q');
  const asked: Asked = { ontology, country, qualifying };
  const statuses = wants(parts, 'statuses') ? statusTests(request) : [];
  return {
    cost: { statements: wants(parts, ...OF_FIELDS) ? 2 : 1, rows: 1 },
    selections: parts.selections,
    answer: (tools) => answer(asked, statuses, node, parts, tools),
  };
}

/**
 * Tests of which the first that a claim `n` meets says its status, as far as it is asked for: of those that other claims
 * decide by what is stored or, as of a day, by what is told.
 */
function statusTests(request: QuestionRequest): FilterText[] {
  const { ontology } = request;
  const status = columnOf(ontology, 'Claim', 'status');
  const unverified = columnOf(ontology, 'Claim', 'unverified');
  const decided = DECIDED_BY_OTHERS.map((value) => request.inView('Claim', has(status, 'eq', value)));
  return [...decided, has(unverified, 'eq', true)].map((test, index) => testText(ontology, test, 'n', `s${index}x`));
}

async function answer(
  asked: Asked,
  statuses: readonly FilterText[],
  node: FieldNode,
  parts: Parts,
  tools: QuestionTools,
): Promise<AnswerObject> {
  const { columns } = parts;
  const [recorded, fields] = await Promise.all([
    tools.ask(askRecorded(asked, columns, statuses)),
    wants(parts, ...OF_FIELDS) ? tools.ask(askFields(asked)) : undefined,
  ]);
  const [stored] = recorded.countries as unknown as StoredRow[];
  if (!stored) throw await unknownCountry(asked, node, tools);
  const values = { ...recordedValues(asked.ontology, recorded), ...(fields && fieldValues(asked.ontology, fields)) };
  return answerParts(
    parts,
    ({ name, selection }) => (selection ? tools.objects(selection, columns)(stored) : values[name]),
    TYPE,
  );
}

type ClaimsFound = readonly [type: string, status: number, number: number, inferred: number];

function recordedValues(ontology: Ontology, recorded: Row): Readonly<Record<string, unknown>> {
  const found = recorded.claims as unknown as ClaimsFound[];
  const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);
  const claims = sum(found.map(([, , number]) => number));
  const [entities, articles] = [recorded.entities, recorded.articles] as unknown as [string, number][][];
  const byType = new Map([...(entities ?? []), ...(articles ?? [])]);
  return {
    recorded: recordedTypes(ontology).map((type) => {
      const ofClaims = sum(found.filter(([of]) => of === type).map(([, , number]) => number));
      return { type, count: (byType.get(type) ?? 0) + ofClaims };
    }),
    claims,
    statuses: [...(ontology.enums.get('ClaimStatus')?.values.keys() ?? [])].map((status) => ({
      status,
      count: sum(found.filter(([, of]) => STATUSES[of] === status).map(([, , number]) => number)),
    })),
    claimsFromDataSets: claims - Number(recorded.reported),
    claimsWithoutFootnote: claims - Number(recorded.footnoted),
    claimsWithUnresolvedFootnote: recorded.unresolved,
    claimsWithInferredField: sum(found.map(([, , , inferred]) => inferred)),
  };
}

type ToldFound = readonly [type: string, told: string, number: number];

/** By type in the order of schema.graphql, then by field. */
function fieldValues(ontology: Ontology, fields: Row): Readonly<Record<string, unknown>> {
  const types = [...ontology.nodes.keys()];
  const found = [...(fields.rows as unknown as ToldFound[])].sort(([a], [b]) => types.indexOf(a) - types.indexOf(b));
  const values = Object.fromEntries(OF_FIELDS.map((name): [string, unknown[]] => [name, []]));
  for (const [type, told, count] of found) {
    const blank = told.indexOf(' ');
    const [name, of] = [told.slice(0, blank), told.slice(blank + 1)];
    values[name]?.push({ type, ...(name === 'absent' ? (JSON.parse(of) as object) : { field: of }), count });
  }
  return values;
}

async function unknownCountry({ country }: Asked, node: FieldNode, tools: QuestionTools): Promise<Error> {
  const [sentence = ''] = await tools.explain([country], 'Country');
  return invalid(`coverage(country:) takes the id of a country. ${sentence}`, node);
}
