import type { Ontology } from '../../../src/ontology/ontology.js';
import type { ReleaseHistory } from '../../../src/seed/released/release-history.js';
import type { SeedRecord } from '../../../src/seed/records/seed-record.js';
import { madeRecord } from '../../support/made-record.js';
import { historyOf } from '../../support/release-history.js';
import { fictional } from '../../support/seeded.js';

export interface World {
  readonly ontology: Ontology;
  readonly records: readonly SeedRecord[];
  readonly history: ReleaseHistory;
  /** What is in no release: a country that was imported. */
  readonly imported: string;
}

const WITHDRAWN = ['xnl/criminal-code', 'press/northland-2010/first/1.2/c', 'XSL'];

/**
 * The fictional seed after two releases. In the first the three ids that it withdraws were in use, in the second one of
 * them was withdrawn and a law had another kind; since then two more were withdrawn, and a place was added.
 */
export async function world(): Promise<World> {
  const { ontology, records: all } = await fictional();
  const former: Readonly<Record<string, SeedRecord>> = {
    'xnl/criminal-code': madeRecord('Law', 'xnl/criminal-code', { name: 'Criminal Code' }, { country: ['XNL'] }),
    'press/northland-2010/first/1.2/c': madeRecord(
      'Finding',
      'press/northland-2010/first/1.2/c',
      { statement: 'The Northern Star reports a prison.' },
      { concerns: ['XSL'] },
    ),
    XSL: madeRecord('Country', 'XSL', { name: 'Southland', aliases: [{ text: 'Sud', language: 'fr' }] }),
  };
  const withdrawnOf = new Map(all.filter(({ type }) => type === 'Withdrawn').map((one) => [one.id, one]));
  const state = (gone: readonly string[], kind: string, left: readonly string[]): SeedRecord[] =>
    all
      .filter(({ id }) => !left.includes(id))
      .map((record) => {
        if (WITHDRAWN.includes(record.id))
          return gone.includes(record.id) ? (withdrawnOf.get(record.id) ?? record) : (former[record.id] ?? record);
        return record.id === 'xnl/penal-code' ? withKind(record, kind) : record;
      });
  const place = 'xnl/far-harbour';
  const now = [...all, madeRecord('Place', place, { name: 'Far Harbour' }, { country: ['XNL'] })].map((record) =>
    record.id === 'xnl/penal-code' ? withKind(record, 'STATUTE') : record,
  );
  const releases = [
    { version: '1.0.0', date: '2012-05-01', dataVersion: 'aaaaaaaaaaaa', records: state([], 'CODE', []) },
    { version: '1.1.0', date: '2012-07-15', dataVersion: null, records: state(['xnl/criminal-code'], 'STATUTE', []) },
  ];
  const imported = 'XIM';
  return {
    ontology,
    records: [...now, madeRecord('Country', imported, { name: 'Importland' })],
    history: historyOf(ontology, releases, now),
    imported,
  };
}

function withKind(record: SeedRecord, kind: string): SeedRecord {
  const at = record.at;
  return { ...record, columns: new Map([...record.columns, ['kind', { at, value: kind, itemsAt: [] }]]) };
}
