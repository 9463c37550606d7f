import type { SeedRecord } from '../../../src/seed/records/seed-record.js';
import { anyOf, isChosen, longTailed } from './random.js';
import type { Random } from './random.js';
import { record } from './record.js';
import { sentence } from './words.js';
import type { World } from './world.js';

export const ASSESSMENTS = [
  'FACT',
  'ALLEGATION',
  'CONCERN',
  'CRITICISED',
  'FALLS_SHORT',
  'VIOLATES',
  'WELCOMED',
  'CONFORMS',
] as const;
const ACTIONS = ['SIGNATURE', 'RATIFICATION', 'ACCESSION', 'RESERVATION'];
const RESPONSES = ['ACCEPTED', 'NOTED', 'REJECTED', 'PENDING'];

/** How far the generator is; claims lie evenly among the passages. */
export interface Progress {
  passages: number;
  findings: number;
  actions: number;
  recommendations: number;
  lastFinding: string | undefined;
}

/** Where a claim is read. */
export interface Place {
  readonly passage: string;
  /** The passage before it in the same report. */
  readonly previous: string | undefined;
  /** The country that the report is about. */
  readonly country: string;
}

/** The claims that are first read at a passage: none, or a few. */
export function* claimsAt(
  world: World,
  random: Random,
  place: Place,
  progress: Progress,
): Generator<SeedRecord, void, undefined> {
  const index = progress.passages;
  progress.passages += 1;
  const chosen = (count: number): boolean => isChosen(index, count, world.passages);
  if (chosen(world.findings)) yield finding(world, random, place, progress);
  if (chosen(world.actions)) yield treatyAction(world, random, place, progress);
  if (chosen(world.recommendations)) yield recommendation(world, random, place, progress);
}

function finding(world: World, random: Random, place: Place, progress: Progress): SeedRecord {
  const index = progress.findings;
  progress.findings += 1;
  const id = `${place.passage}/a`;
  progress.lastFinding = id;
  const speaker = isChosen(index, world.hub, world.findings)
    ? 0
    : 1 + longTailed(random, world.institutions.length - 1);
  const second = index % 3 === 0 && place.previous !== undefined ? [place.previous] : [];
  const norm = world.treatyArticles[longTailed(random, world.treatyArticles.length)] ?? '';
  return record(
    'Finding',
    id,
    {
      statement: sentence(random),
      assessment: ASSESSMENTS[longTailed(random, ASSESSMENTS.length)],
      unverified: index % 10 === 0 ? true : undefined,
    },
    {
      foundBy: [world.institutions[speaker] ?? ''],
      concerns: [world.articles[longTailed(random, world.articles.length)] ?? ''],
      measuredAgainst: index % 2 === 0 ? [norm] : [],
      topics: [world.topics[longTailed(random, world.topics.length)] ?? ''],
      citations: [place.passage, ...second],
    },
  );
}

function treatyAction(world: World, random: Random, place: Place, progress: Progress): SeedRecord {
  const index = progress.actions;
  progress.actions += 1;
  const treaty = world.treaties[anyOf(random, world.treaties.length)] ?? '';
  return record(
    'TreatyAction',
    `${place.passage}/b`,
    { statement: sentence(random), action: ACTIONS[index % ACTIONS.length], date: String(1960 + (index % 60)) },
    { treaty: [treaty], country: [place.country], citations: [place.passage] },
  );
}

function recommendation(world: World, random: Random, place: Place, progress: Progress): SeedRecord {
  const index = progress.recommendations;
  progress.recommendations += 1;
  return record(
    'Recommendation',
    `${place.passage}/c`,
    { statement: sentence(random), kind: 'RECOMMENDATION', response: RESPONSES[index % RESPONSES.length] },
    {
      recommendedBy: [world.institutions[longTailed(random, world.institutions.length)] ?? ''],
      addressedTo: [place.country],
      basedOn: progress.lastFinding === undefined ? [] : [progress.lastFinding],
      topics: [world.topics[longTailed(random, world.topics.length)] ?? ''],
      citations: [place.passage],
    },
  );
}
