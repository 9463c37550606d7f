import type { FieldNode } from 'graphql';
import type { NodeType } from '../../ontology/ontology.js';
import { madeOfFields } from '../../query/derived-field.js';
import { CONCRETE_TYPE } from '../../query/run/answer-object.js';
import type { AnswerObject } from '../../query/run/answer-object.js';
import type { Cited, CitedClaim, CitedPassage, CitedReport } from './cited.js';

const REPORT =
  'id name kind symbol publishedOn url publisher { name } authors(first: 20) { nodes { __typename name } }';
const PLACE = 'id locator { section paragraph sentence fact record }';
const PASSAGE = `${PLACE} report { ${REPORT} }`;
const CLAIM = `id statement citations(first: 20) { nodes { ${PASSAGE} } } statedIn { ${REPORT} }`;

/** What is selected of nodes that are cited, by the type or interface that they are of. */
export const CITED_SELECTIONS = { Report: REPORT, Passage: PASSAGE, Claim: CLAIM } as const;

const SELECTIONS = { Report: madeOfFields(REPORT), Passage: madeOfFields(PASSAGE), Claim: madeOfFields(CLAIM) };

/** The field nodes below which stands what is cited of a passage, but for its report, of which the id is there only. */
export const PLACE_PARTS = madeOfFields(`${PLACE} report { id }`);
/** The field nodes below which stands what is cited of a report. */
export const REPORT_PARTS = SELECTIONS.Report;

/** The field nodes below which stands what the citation of a node of a type is made of. */
export function citationParts(type: NodeType): readonly FieldNode[] {
  if (type.name === 'Report') return SELECTIONS.Report;
  return type.name === 'Passage' ? SELECTIONS.Passage : SELECTIONS.Claim;
}

/**
 * What was selected, as plain data.
 * @throws what a part holds that could not be fetched: it is an error of the whole citation.
 */
export function readCited(parts: AnswerObject): Cited {
  const type = parts[CONCRETE_TYPE];
  if (type === 'Report' || type === 'Passage') return readCitedAs(type, parts);
  return readCitedAs('Claim', parts);
}

/**
 * The same, of a node as the API answers it.
 * @param of which of `CITED_SELECTIONS` was selected of it.
 */
export function readCitedAs(of: keyof typeof CITED_SELECTIONS, parts: AnswerObject): Cited {
  if (of === 'Report') return { kind: 'report', report: readReport(parts) };
  if (of === 'Passage') return { kind: 'passage', passage: passage(parts) };
  return { kind: 'claim', claim: claim(parts) };
}

function claim(parts: AnswerObject): CitedClaim {
  const statedIn = optional(parts.statedIn);
  return {
    id: parts.id as string,
    statement: parts.statement as string,
    passages: nodes(parts.citations).map(passage),
    statedIn: statedIn && readReport(statedIn),
  };
}

function passage(parts: AnswerObject): CitedPassage {
  return {
    id: parts.id as string,
    locator: parts.locator as CitedPassage['locator'],
    report: readReport(part(parts.report)),
  };
}

/**
 * The report that was selected with `REPORT_PARTS`, as plain data.
 * @throws what a part holds that could not be fetched.
 */
export function readReport(parts: AnswerObject): CitedReport {
  const publisher = optional(parts.publisher);
  return {
    id: parts.id as string,
    name: parts.name as string | null,
    kind: parts.kind as string,
    symbol: parts.symbol as string | null,
    publishedOn: parts.publishedOn as string | null,
    url: parts.url as string | null,
    publisher: publisher && (publisher.name as string | null),
    authors: nodes(parts.authors).map((author) => ({
      name: author.name as string | null,
      type: author[CONCRETE_TYPE] ?? (author.__typename as string | undefined) ?? '',
    })),
  };
}

function nodes(connection: unknown): AnswerObject[] {
  return part(connection).nodes as AnswerObject[];
}

function part(value: unknown): AnswerObject {
  if (value instanceof Error) throw value;
  return value as AnswerObject;
}

function optional(value: unknown): AnswerObject | null {
  return value === null ? null : part(value);
}
