import { nodeType } from '../ontology/ontology.js';
import type { Ontology } from '../ontology/ontology.js';
import { boundsOf } from '../ontology/edtf.js';
import { parentId } from '../seed/records/id.js';
import { oneOf, textOf } from './draft.js';
import type { Draft, Drafts } from './draft.js';

/** Topics say what a claim is on, not what it is about. */
const NEVER_ABOUT = 'Topic';

/** Works out `status`, `knownAt` and `about` of every claim, after everything else is filled in. Changes the drafts. */
export function completeClaims(ontology: Ontology, drafts: Drafts): void {
  const superseded = new Set<string>();
  const disputed = new Set<string>();
  for (const draft of drafts.values()) {
    for (const id of draft.relations.get('supersedes') ?? []) superseded.add(id);
    if (draft.type !== 'Conflict' || draft.columns.get('status') !== 'OPEN') continue;
    for (const id of draft.relations.get('claims') ?? []) disputed.add(id);
  }
  for (const draft of drafts.values()) {
    const type = nodeType(ontology, draft.type);
    if (type.family !== 'Claim') continue;
    if (type.fields.has('status')) draft.columns.set('status', statusOf(draft, superseded, disputed));
    const known = type.fields.has('knownAt') ? knownAt(draft, drafts) : undefined;
    if (known !== undefined) draft.columns.set('knownAt', known);
    if (type.fields.has('about')) draft.relations.set('about', about(ontology, draft, drafts));
  }
}

function statusOf(draft: Draft, superseded: ReadonlySet<string>, disputed: ReadonlySet<string>): string {
  if (superseded.has(draft.id)) return 'SUPERSEDED';
  if (disputed.has(draft.id)) return 'DISPUTED';
  return draft.columns.get('unverified') === true ? 'UNVERIFIED' : 'ACCEPTED';
}

/** The last day of the date on which the claim was public; undefined where no source says. */
function knownAt(draft: Draft, drafts: Drafts): string | undefined {
  const report = oneOf(drafts, firstPassage(draft, drafts), 'report');
  // A list of a depositary says when a state acted, and that was public then.
  const fromList = draft.type === 'TreatyAction' && textOf(report, 'kind') === 'DATA_SET';
  const date =
    textOf(draft, 'statedOn') ??
    (fromList ? textOf(draft, 'date') : undefined) ??
    textOf(oneOf(drafts, draft, 'statedIn'), 'publishedOn') ??
    textOf(report, 'publishedOn');
  return date === undefined ? undefined : (boundsOf(date).max ?? undefined);
}

/** The passage that the claim was first read from: the one its id begins with, else the first it cites. */
function firstPassage(draft: Draft, drafts: Drafts): Draft | undefined {
  const citations = draft.relations.get('citations') ?? [];
  const first = citations.find((id) => id === parentId(draft.id)) ?? citations[0];
  return first === undefined ? undefined : drafts.get(first);
}

/** What is written, the entities the claim is related to, and the country of each of those. */
function about(ontology: Ontology, draft: Draft, drafts: Drafts): string[] {
  const ids = new Set(draft.relations.get('about') ?? []);
  for (const related of [...draft.relations.values()].flat()) {
    const target = drafts.get(related);
    if (!target || target.type === NEVER_ABOUT || nodeType(ontology, target.type).family !== 'Entity') continue;
    ids.add(related);
    const country = oneOf(drafts, target, 'country') ?? oneOf(drafts, oneOf(drafts, target, 'instrument'), 'country');
    if (country) ids.add(country.id);
  }
  return [...ids];
}
