import { columnsOf, relationsOf } from '../ontology/ontology.js';
import type { Column, NodeType, Ontology, Relation } from '../ontology/ontology.js';
import { locatorInWords } from '../questions/citation/locator-words.js';
import type { CitedPassage } from '../questions/citation/cited.js';
import { html } from './html.js';
import type { Content, Html } from './html.js';
import {
  aboutValue,
  dateInWords,
  fieldInWords,
  isPart,
  nodesIn,
  partsIn,
  recordLink,
  recordPath,
  textsIn,
  valueInWords,
  webLink,
} from './labels.js';
import type { AnswerPart } from './labels.js';
import { moreOf, totalOf } from './more.js';
import { shownRelations } from './record-operations.js';

/** What has its own place on a page, or tells of the others. */
const ELSEWHERE = new Set(['id', 'name', 'statement', 'question', 'description', 'explanation', 'absent', 'sources']);
const ABOUT_OTHERS = new Set(['unverifiedFields', 'inferred']);
/** What a section of the page has, by type. */
const IN_SECTION: Readonly<Record<string, ReadonlySet<string>>> = { Conflict: new Set(['kind', 'status']) };
/** What a reader asks first; all else comes as schema.graphql has it. */
const FIRST: readonly string[] = [
  ...['was', 'reason', 'assessment', 'action', 'date', 'kind', 'qualifier'],
  ...['foundBy', 'recommendedBy', 'producer', 'attribution', 'status', 'differsIn', 'unverified'],
  ...['validFrom', 'validTo', 'knownAt', 'statedIn', 'statedOn'],
];
/** The relations to who says a claim, which stand among its values. */
const SPEAKERS = new Set(['foundBy', 'recommendedBy', 'producer']);

/** Whether a relation stands among the values of a node: who says it, and what leads to one node. */
export function isFact({ name, many }: Relation): boolean {
  return !many || SPEAKERS.has(name);
}

/**
 * The values of a node, each with its source where it has one of its own, and those that were looked for in vain.
 * @param authors who wrote what it was read from: they say it where it names nobody else.
 */
export function factsOf(
  ontology: Ontology,
  type: NodeType,
  node: AnswerPart,
  authors: readonly string[],
): Html | undefined {
  const isSaid = (speaker: unknown): boolean => nodesIn(speaker).length > 0 || (isPart(speaker) && 'id' in speaker);
  const isAttributed = typeof node['attribution'] === 'string' || [...SPEAKERS].some((name) => isSaid(node[name]));
  const saidBy = isAttributed ? [] : authors;
  const columns = columnsOf(type).filter(
    ({ name }) => !ELSEWHERE.has(name) && !ABOUT_OTHERS.has(name) && !IN_SECTION[type.name]?.has(name),
  );
  const relations = shownRelations(type).filter(isFact);
  const rows = [
    { name: 'attribution', value: saidBy.length === 0 ? undefined : saidBy.join('; ') },
    ...columns.map((column) => ({ name: column.name, value: valueOf(ontology, column, node[column.name]) })),
    ...relations.map((relation) => ({ name: relation.name, value: linksOf(ontology, type, node, relation) })),
  ].filter(({ value }) => value !== undefined);
  const notes = notesOn(ontology, node);
  const inFields = new Set([...columns, ...relationsOf(type)].map(({ name }) => name));
  const absent = partsIn(node['absent']).map(({ field, reason }) => ({
    name: String(field),
    value: html`<span class="quiet">not known</span> ${sentenceOn(ontology, 'AbsenceReason', String(reason))}`,
  }));
  // A name has its place above; that it is missing is told here.
  const named = [...rows, ...absent.filter(({ name }) => inFields.has(name) || ELSEWHERE.has(name))];
  const known = new Set(named.map(({ name }) => name));
  const apart = [...notes.keys()].filter((name) => !known.has(name) && ELSEWHERE.has(name));
  const all = [...named, ...apart.map((name) => ({ name, value: undefined }))];
  if (all.length === 0) return undefined;
  return html`<dl class="facts">
    ${inOrder(all).map(
      ({ name, value }) => html`
        <div>
          <dt>${fieldInWords(name)}</dt>
          <dd>${value}${notes.get(name)}</dd>
        </div>
      `,
    )}
  </dl>`;
}

function inOrder<T extends { readonly name: string }>(rows: readonly T[]): readonly T[] {
  const place = ({ name }: T): number => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  return [...rows].sort((a, b) => place(a) - place(b));
}

/** Where values come from, and which are inferred, by field. */
function notesOn(ontology: Ontology, node: AnswerPart): ReadonlyMap<string, Content> {
  const unverified = new Set(textsIn(node['unverifiedFields']));
  const notes = new Map<string, Content[]>();
  const add = (field: string, note: Html): void => void notes.set(field, [...(notes.get(field) ?? []), note]);
  for (const source of partsIn(node['sources'])) {
    const field = String(source['field']);
    add(field, sourceNote(ontology, source, unverified.has(field)));
  }
  for (const field of textsIn(node['inferred'])) {
    add(field, html`<p class="note">Inferred: we took it from the context, because the sentence does not say it.</p>`);
  }
  return notes;
}

function sourceNote(ontology: Ontology, source: AnswerPart, isUnverified: boolean): Html {
  const { passage, address, basis, note } = source;
  const where: Content =
    typeof passage === 'string'
      ? html`<a href="${recordPath(passage)}">${passage}</a>`
      : typeof address === 'string'
        ? webLink(address)
        : (aboutValue(ontology, 'SourceBasis', String(basis)) ?? '');
  const checked = isUnverified ? ' Nobody has compared it with its source.' : '';
  const said = typeof note === 'string' ? ` ${note}` : '';
  return html`<p class="note">Source: ${where}${checked}${said}</p>`;
}

function valueOf(ontology: Ontology, column: Column, value: unknown): Content {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return undefined;
  // What is not so is not worth a line.
  if (value === false && column.name === 'unverified') return undefined;
  if (!Array.isArray(value)) return oneValue(ontology, column, value);
  const items = value.map((one) => oneValue(ontology, column, one));
  return html`<ul>
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`;
}

function oneValue(ontology: Ontology, { of, type, name }: Column, value: unknown): Content {
  if (isPart(value)) return objectValue(type, value);
  const text = String(value);
  if (of === 'enum') return html`${valueInWords(text)} ${sentenceOn(ontology, type, text)}`;
  switch (type) {
    case 'URL':
      return webLink(text);
    case 'EDTF':
    case 'Date':
      return dateInWords(text);
    case 'Boolean':
      return value === true ? 'yes' : 'no';
    default:
      if (name === 'terms') return html`<q>${text}</q>`;
      return name === 'differsIn' ? fieldInWords(text).toLowerCase() : html`<bdi>${text}</bdi>`;
  }
}

function objectValue(type: string, value: AnswerPart): Content {
  if (type === 'Alias') {
    return html`<bdi lang="${String(value['language'])}">${String(value['text'])}</bdi>
      <span class="quiet">(${String(value['language'])})</span>`;
  }
  if (type === 'Locator') return locatorInWords(value as unknown as CitedPassage['locator']) ?? '';
  const fields = Object.entries(value).filter(([name, one]) => name !== '__typename' && one !== null);
  return fields.map(([name, one]) => `${fieldInWords(name).toLowerCase()}: ${String(one)}`).join(', ');
}

/** What schema.graphql says of a value, for who does not know the word. */
function sentenceOn(ontology: Ontology, enumName: string, value: string): Html | undefined {
  const about = aboutValue(ontology, enumName, value);
  return about === undefined ? undefined : html`<span class="quiet">${about}</span>`;
}

function linksOf(ontology: Ontology, type: NodeType, node: AnswerPart, relation: Relation): Content {
  const value = node[relation.name];
  if (!relation.many) return isPart(value) ? recordLink(value) : undefined;
  const nodes = nodesIn(value);
  if (nodes.length === 0) return undefined;
  return html`<ul>
      ${nodes.map((one) => html`<li>${recordLink(one)}</li>`)}
    </ul>
    ${moreOf(ontology, type, String(node['id']), relation, totalOf(value) - nodes.length)}`;
}
