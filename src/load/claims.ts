import { judgesImplementation, latestImplementation } from '../ontology/judgement.js';
import { nodeType } from '../ontology/ontology.js';
import type { NodeType, Ontology } from '../ontology/ontology.js';
import { knownAt } from '../seed/records/known-at.js';
import type { SeedRecord } from '../seed/records/seed-record.js';
import { oneOf, textOf } from './draft.js';
import type { Draft, Drafts } from './draft.js';
import { judgements } from './judged-claims.js';

/** Topics say what a claim is on, not what it is about. */
const NEVER_ABOUT = 'Topic';
/** Works out what no source writes of a claim, after everything else is filled in. Changes the drafts. */
export function completeClaims(ontology: Ontology, drafts: Drafts, records: readonly SeedRecord[]): void {
  const byId = new Map(records.map((record) => [record.id, record]));
  const judge = judgements(drafts);
  for (const [id, record] of byId) {
    const [draft, type] = [drafts.get(id), nodeType(ontology, record.type)];
    if (!draft || type.family !== 'Claim') continue;
    const { status, differsIn } = judge(draft);
    if (type.fields.has('status')) draft.columns.set('status', status);
    if (type.fields.has('differsIn')) draft.columns.set('differsIn', differsIn);
    const known = type.fields.has('knownAt') ? knownAt(record, byId) : undefined;
    if (known !== undefined) draft.columns.set('knownAt', known);
    if (type.fields.has('about')) draft.relations.set('about', about(ontology, draft, drafts));
  }
  // Of the claims that follow a recommendation up, the days are known by now.
  for (const draft of drafts.values()) {
    const type = nodeType(ontology, draft.type);
    if (isFollowedUp(type)) draft.columns.set('implementation', implementation(ontology, draft, drafts));
  }
}

function isFollowedUp({ fields }: NodeType): boolean {
  const field = fields.get('implementation');
  return field?.kind === 'column' && field.computed && fields.has('followedUpBy');
}

/** What the latest claim says that follows the recommendation up and judges what became of it. */
function implementation(ontology: Ontology, draft: Draft, drafts: Drafts): string {
  const followUps = (draft.relations.get('followedUpBy') ?? []).flatMap((id) => {
    const claim = drafts.get(id);
    const judges = claim && judgesImplementation(nodeType(ontology, claim.type));
    const said = judges ? textOf(claim, 'implementation') : undefined;
    return claim && said !== undefined ? [{ id, knownAt: textOf(claim, 'knownAt'), implementation: said }] : [];
  });
  return latestImplementation(followUps);
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
