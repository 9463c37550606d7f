import type { SeedRecord } from '../../../src/seed/records/seed-record.js';
import { claimsAt } from './claims.js';
import type { Progress } from './claims.js';
import { seeded } from './random.js';
import type { Random } from './random.js';
import { record } from './record.js';
import { name, sentence } from './words.js';
import { countryOf, worldOf } from './world.js';
import type { World } from './world.js';

const SEED = 20_140_309;
const SENTENCES_OF_A_SECTION = 30;

const INSTITUTION_KINDS = ['TREATY_BODY', 'SPECIAL_PROCEDURE', 'NGO', 'GOVERNMENT', 'COURT', 'MEDIA'];
const LAW_KINDS = ['CODE', 'STATUTE', 'DECREE', 'GUIDELINES'];
const REPORT_KINDS = ['COUNTRY_PROFILE', 'MISSION_REPORT', 'NGO_REPORT', 'PRESS', 'STATE_REPORT'];

/**
 * The records of a made-up world, one after the other, the same ones for the same number: nothing here asks the time.
 * What a record leads to may come after it.
 */
export function* records(nodes: number): Generator<SeedRecord, void, undefined> {
  const world = worldOf(nodes);
  const random = seeded(SEED);
  yield* things(world, random);
  yield* evidence(world, random);
}

function* things(world: World, random: Random): Generator<SeedRecord, void, undefined> {
  const { countries, institutions, topics, treaties, treatyArticles, laws, articles } = world;
  let number = 0;
  const named = (): { name: string } => ({ name: name((number += 1)) });
  const country = (index: number): string[] => [countries[countryOf(index, countries.length)] ?? ''];
  for (const id of countries) yield record('Country', id, named(), {});
  for (const [index, id] of institutions.entries()) {
    const national = index % 3 === 2 ? country(index) : [];
    yield record('Institution', id, { ...named(), kind: at(INSTITUTION_KINDS, index) }, { country: national });
  }
  for (const id of topics) yield record('Topic', id, named(), {});
  for (const id of treaties) yield record('Treaty', id, { ...named(), kind: 'TREATY' }, {});
  for (const id of treatyArticles) yield record('Article', id, {}, { instrument: [parent(id)] });
  for (const [index, id] of laws.entries()) {
    const values = { ...named(), kind: at(LAW_KINDS, index), enactedOn: String(1950 + (index % 70)) };
    yield record('Law', id, values, { country: country(index) });
  }
  for (const id of articles) yield record('Article', id, { heading: sentence(random) }, { instrument: [parent(id)] });
}

function* evidence(world: World, random: Random): Generator<SeedRecord, void, undefined> {
  const { countries, institutions, reports, passagesOf } = world;
  const progress: Progress = { passages: 0, findings: 0, actions: 0, recommendations: 0, lastFinding: undefined };
  for (const [index, report] of reports.entries()) {
    const month = String(1 + (index % 12)).padStart(2, '0');
    const values = {
      name: name(1_000_000 + index),
      kind: at(REPORT_KINDS, index),
      publishedOn: `${1990 + (index % 35)}-${month}-15`,
    };
    const publisher = institutions[(index * 7) % institutions.length] ?? '';
    const about = countries[countryOf(index, countries.length)] ?? '';
    yield record('Report', report, values, { publisher: [publisher], about: [about] });
    let previous: string | undefined;
    for (let place = 0; place < (passagesOf[index] ?? 0); place += 1) {
      const id = `${report}/${locator(place)}`;
      yield record('Passage', id, { digest: digest(random) }, { report: [report] });
      yield* claimsAt(world, random, { passage: id, previous, country: about }, progress);
      previous = id;
    }
  }
}

/** Section, paragraph and sentence of a passage. */
function locator(place: number): string {
  const inSection = place % SENTENCES_OF_A_SECTION;
  return `section-${Math.floor(place / SENTENCES_OF_A_SECTION) + 1}/${Math.floor(inSection / 5) + 1}.${(inSection % 5) + 1}`;
}

function digest(random: Random): string {
  const parts = Array.from({ length: 8 }, () => Math.floor(random() * 2 ** 32));
  return parts.map((part) => part.toString(16).padStart(8, '0')).join('');
}

function parent(id: string): string {
  return id.slice(0, id.lastIndexOf('/'));
}

function at<T>(list: readonly T[], index: number): T | undefined {
  return list[index % list.length];
}
