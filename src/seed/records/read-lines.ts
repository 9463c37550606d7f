import { problemAt } from '../problem.js';
import { didYouMean } from '../suggest.js';
import type { TreeEntry, TreeMap } from '../tree.js';
import { joinRecords } from './join-records.js';
import { readRecord } from './read-record.js';
import { startReading } from './record-reading.js';
import type { RecordReading } from './record-reading.js';
import type { SeedRecord } from './seed-record.js';

/**
 * Reads the records of files of JSON Lines, after all YAML: a record says its `id` and its `type`, and all that it is
 * related to. One whose id is there already is joined with the one that is there.
 * @returns the ids of those that were read first here.
 */
export function readLines(reading: RecordReading, lines: readonly TreeMap[]): ReadonlySet<string> {
  const places = new Map(reading.records.map(({ id }, index) => [id, index]));
  const added = new Set<string>();
  for (const line of lines) {
    for (const record of readLine(reading, line)) {
      const place = places.get(record.id);
      const there = place === undefined ? undefined : reading.records[place];
      if (place !== undefined && there) {
        reading.records[place] = joinRecords(reading.ontology, there, record, reading.problems);
        continue;
      }
      // Of a record that could not be read only its id is known.
      if (reading.declared.has(record.id)) continue;
      reading.declared.set(record.id, { at: record.at, type: record.type });
      places.set(record.id, reading.records.length);
      reading.records.push(record);
      added.add(record.id);
    }
  }
  return added;
}

function readLine(reading: RecordReading, { at, entries }: TreeMap): readonly SeedRecord[] {
  const { ontology, problems } = reading;
  const id = textUnder('id', entries);
  const type = textUnder('type', entries);
  if (id === undefined || type === undefined) {
    problems.push(
      problemAt(
        at,
        `A record of JSON Lines has an "id" and a "type", both texts: write "${id === undefined ? 'id' : 'type'}".`,
      ),
    );
    return [];
  }
  const nodeType = ontology.nodes.get(type);
  if (!nodeType) {
    const hint = didYouMean(type, ontology.nodes.keys()) || ` The types are ${[...ontology.nodes.keys()].join(', ')}.`;
    problems.push(problemAt(at, `Unknown type "${type}".${hint}`));
    return [];
  }
  // By itself first: whether its id is taken is no mistake here.
  const own = { ...startReading(ontology), problems };
  readRecord(
    own,
    { id, at, type: nodeType },
    entries.filter(({ key }) => key !== 'id' && key !== 'type'),
  );
  return own.records;
}

function textUnder(key: string, entries: readonly TreeEntry[]): string | undefined {
  const value = entries.find((entry) => entry.key === key)?.value;
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}
