import { nodeType } from '../ontology/ontology.js';
import type { Ontology } from '../ontology/ontology.js';
import { numberInId } from '../seed/records/article-number.js';
import { FILLED_IN, filledInFields } from '../seed/records/filled-in.js';
import type { FilledIn } from '../seed/records/filled-in.js';
import { locatorInId } from '../seed/records/passage-id.js';
import type { SeedValue } from '../seed/records/seed-record.js';
import { parentId } from '../seed/records/id.js';
import { isAbsent, oneOf, textOf } from './draft.js';
import type { Draft, Drafts } from './draft.js';

/** What goes into a field: the value of a column, or the ids of a relation; undefined where nothing can be said. */
type Filling = { readonly column: SeedValue } | { readonly ids: readonly string[] } | undefined;

const FILL: Readonly<Record<FilledIn, (draft: Draft, drafts: Drafts) => Filling>> = {
  'Passage.locator': (draft) => column(locatorInId(draft.id, draft.relations.get('report')?.[0] ?? '')),
  'Article.partOf': (draft, drafts) => ids(parentOf(draft, drafts)?.id),
  'Article.instrument': (draft, drafts) => ids(instrumentOf(draft, drafts)),
  'Article.number': (draft) => column(numberInId(draft.id, draft.relations.get('instrument')?.[0] ?? '')),
  'Article.name': (draft, drafts) => {
    const instrument = textOf(oneOf(drafts, draft, 'instrument'), 'name');
    const number = textOf(draft, 'number');
    return column(instrument === undefined || number === undefined ? undefined : `${instrument}, article ${number}`);
  },
  'Report.authors': (draft) => ids(...(draft.relations.get('publisher') ?? [])),
  'Claim.validFrom': (draft) => column(textOf(draft, 'date') ?? textOf(draft, 'period')),
};

/** Fills in, in the order of FILLED_IN, what is neither written nor declared absent. Changes the drafts. */
export function fillIn(ontology: Ontology, drafts: Drafts): void {
  const byType = new Map([...ontology.nodes.values()].map((type) => [type.name, filledInFields(type)]));
  for (const key of FILLED_IN) {
    for (const draft of drafts.values()) {
      for (const one of byType.get(draft.type) ?? []) if (one.key === key) fillField(ontology, draft, drafts, one);
    }
  }
  for (const draft of drafts.values()) {
    for (const field of nodeType(ontology, draft.type).fields.values()) {
      const isFlag = field.kind === 'column' && field.type === 'Boolean' && field.required;
      if (isFlag && !draft.columns.has(field.name)) draft.columns.set(field.name, false);
    }
  }
}

function fillField(
  ontology: Ontology,
  draft: Draft,
  drafts: Drafts,
  { key, field }: { readonly key: FilledIn; readonly field: string },
): void {
  if (draft.columns.has(field) || draft.relations.has(field) || isAbsent(draft, field)) return;
  const filling = FILL[key](draft, drafts);
  if (!filling) return;
  const { kind } = nodeType(ontology, draft.type).fields.get(field) ?? {};
  if ('ids' in filling && kind === 'relation') draft.relations.set(field, filling.ids);
  if ('column' in filling && kind === 'column') draft.columns.set(field, filling.column);
}

function column(value: SeedValue | undefined): Filling {
  return value === undefined ? undefined : { column: value };
}

function ids(...found: readonly (string | undefined)[]): Filling {
  const known = found.filter((id) => id !== undefined);
  return known.length === 0 ? undefined : { ids: known };
}

/** The article that the id of a subdivision continues. */
function parentOf(draft: Draft, drafts: Drafts): Draft | undefined {
  const parent = drafts.get(parentId(draft.id) ?? '');
  return parent?.type === draft.type ? parent : undefined;
}

function instrumentOf(draft: Draft, drafts: Drafts): string | undefined {
  const [written] = draft.relations.get('instrument') ?? [];
  const parent = written === undefined ? parentOf(draft, drafts) : undefined;
  // An id is longer than its parent's: this ends.
  return written ?? (parent && instrumentOf(parent, drafts));
}
