import { boundsOf } from '../../ontology/edtf.js';
import { parentId } from './id.js';
import { absentFields, referencesOf, textOf } from './seed-record.js';
import type { SeedRecord } from './seed-record.js';

type ById = ReadonlyMap<string, SeedRecord>;

/** The last day of the date on which the claim was public; undefined where no source says. */
export function knownAt(claim: SeedRecord, byId: ById): string | undefined {
  const passage = firstPassage(claim, byId);
  const report = passage && oneOf(passage, 'report', byId);
  const statedIn = oneOf(claim, 'statedIn', byId);
  // A list of a depositary says when a state acted, and that was public then.
  const fromList = claim.type === 'TreatyAction' && report !== undefined && textOf(report, 'kind') === 'DATA_SET';
  const date =
    textOf(claim, 'statedOn') ??
    (fromList ? textOf(claim, 'date') : undefined) ??
    (statedIn && textOf(statedIn, 'publishedOn')) ??
    (report && textOf(report, 'publishedOn'));
  return date === undefined ? undefined : (boundsOf(date).max ?? undefined);
}

/** From when a claim holds: as it is written, else its date or its period. */
export function validFromOf(claim: SeedRecord): string | undefined {
  const written = textOf(claim, 'validFrom');
  if (written !== undefined || absentFields(claim.columns.get('absent')?.value).includes('validFrom')) return written;
  return textOf(claim, 'date') ?? textOf(claim, 'period');
}

/** The passage that the claim was first read from: the one its id begins with, else the first it cites. */
function firstPassage(claim: SeedRecord, byId: ById): SeedRecord | undefined {
  const citations = referencesOf(claim, 'citations').map(({ id }) => id);
  return byId.get(citations.find((id) => id === parentId(claim.id)) ?? citations[0] ?? '');
}

function oneOf(record: SeedRecord, relation: string, byId: ById): SeedRecord | undefined {
  return byId.get(referencesOf(record, relation)[0]?.id ?? '');
}
